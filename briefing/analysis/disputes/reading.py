"""A statement as it is held against others: taken apart only where one look leaves it open."""

import re
from collections.abc import Mapping
from functools import cached_property

from briefing.analysis.text.stems import stem

from .contradictions import denies, opposes
from .dispute_words import DENYING, IMPLIES, OPPOSITES, SITES, TAKING, UNTRUE, meaning
from .matters import Matter
from .propositions import MAY_DENY, Proposition
from .quantities import Quantity, may_count, quantities
from .statements import Statement
from .wording import words_of

_CONTROL = frozenset(("control", "controls", "controlled"))
_OF_SEVERAL = (
    (TAKING | _CONTROL, "capture"),
    (_CONTROL | {"held", "holds", "holding", "hands"}, "hold"),
    (frozenset(("fell", "fallen", "falls")), "fall"),
    (frozenset(("inside",)), "enter"),
)
"""Words that may tell an act together with others, whatever they mean alone."""
_DENYING = MAY_DENY | UNTRUE
_BEING = frozenset(("was", "were"))
_STAY = re.compile(r"\b(?:was|were)\s+(?:on|aboard|at|in)\s+the\b", re.IGNORECASE)


class Reading:
    """One statement of a story; `called` tells the full names of persons it names by the last."""

    def __init__(self, statement: Statement, called: Mapping[str, str]) -> None:
        self.statement = statement
        self._called = called
        self._words = frozenset(words_of(statement.text))
        self.quantities = self._quantities()
        """What is counted in what is said."""
        counted = frozenset(f"#{quantity.of}" for quantity in self.quantities)
        self.may_say = self._told() | counted
        """What it may speak of, at one look, and what that implies; what it counts, after a #."""
        self._contraries = frozenset(contrary for act, contrary in OPPOSITES if act in self.may_say)
        self._is_denial = self._may_deny() and (
            bool(self.proposition.denials) or self.proposition.is_untrue
        )
        self.seeks = counted | self._contraries | self._denied()
        """What another has to speak of to contradict it: what it denies, counts or may exclude."""

    @cached_property
    def sites(self) -> frozenset[str]:
        """In what, by its words, something happened: a hotel, a bus."""
        return frozenset(SITES[root] for word in self._words if (root := stem(word)) in SITES)

    @cached_property
    def proposition(self) -> Proposition:
        """The statement taken apart."""
        return Proposition(self.statement, self._called)

    def denies(self, other: "Reading") -> Matter | None:
        """Return what it denies of what the other says."""
        return denies(self.proposition, other.proposition) if self._is_denial else None

    def opposes(self, other: "Reading") -> Matter | None:
        """Return what both speak of where they say opposite things."""
        if self._contraries.isdisjoint(other.may_say):
            return None
        return opposes(self.proposition, other.proposition)

    def _quantities(self) -> tuple[Quantity, ...]:
        if not may_count(self._words):
            return ()
        start, end = self.statement.content
        return tuple(q for q in quantities(self.statement.text) if start <= q.start < end)

    def _told(self) -> frozenset[str]:
        named = (name for _, _, name, _ in self.statement.names)
        actors = (self._called.get(name, name) for name in (*named, *self.statement.meant))
        told = {*map(meaning, self._words), *actors}
        told |= {act for words, act in _OF_SEVERAL if not words.isdisjoint(self._words)}
        if not _BEING.isdisjoint(self._words) and _STAY.search(self.statement.text):
            told.add("stay")
        implied = (act for cause, acts in IMPLIES.items() if cause in told for act in acts)
        return frozenset((*told, *implied))

    def _may_deny(self) -> bool:
        cue = self.statement.claim.cue.rpartition(" ")[2]
        return cue in DENYING or not _DENYING.isdisjoint(self._words)

    def _denied(self) -> frozenset[str]:
        if not self._is_denial:
            return frozenset()
        keys = (key for denial in self.proposition.denials for key in denial.keys)
        return frozenset((*keys, self.proposition.source))
