"""What a statement says and what it says is not so, as far as words tell."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefing.analysis.text.stems import word_set
from briefing.model import ActorKind

from .dispute_words import (
    COMMON,
    DENYING,
    LIGHT,
    NEGATORS,
    NUMBERS,
    SEE_THROUGH,
    SPOKEN,
    UNREAL,
    UNTRUE,
)
from .statements import Statement
from .wording import ACTING, Wording

_SCOPE, _OBJECT, _MOST = 9, 5, 6
"""How far a negator reaches, how far an act; how many words of a denial are compared."""
_KEYS = 2
_RULED_OUT = (["ruled", "out"], ["rules", "out"], ["ruling", "out"])
MAY_DENY = NEGATORS | DENYING | {"ruled", "rules", "ruling"}
_DONE_TO = (["began"], ["managed"], ["continued"], ["able"], ["started"])
"""Words before "to" and what was done all the same."""
_ASIDES = word_set("before after when as while even since until because although though")
_CLAUSE = word_set("that it he she they we there having any all")
_POINTING = word_set("it this that any all such")
_REPORTS = SPOKEN - _POINTING
_OF_REPORTS = SPOKEN | UNTRUE
_SAY_LITTLE = SEE_THROUGH | COMMON
_ABLE = word_set("able allowed going trying ready forced made seen known")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_OPINION = re.compile(r"\W*(?:I|we)(?: \w+)? (?:believe|think|feel|doubt|hope|fear|guess)\b", re.I)
_STILL_TO_COME = UNREAL - {"could"} | {"won't", "cannot", "can't"}


@dataclass(frozen=True, slots=True)
class Denial:
    """What a statement says is not so."""

    scope: tuple[str, ...]
    """What did not happen, in the order of the words."""
    keys: tuple[str, ...]
    """Those of its words that may be the act itself."""
    objects: Mapping[str, frozenset[str]]
    """To what the act would have been done, where that is told."""
    is_act: bool
    """Whether an act is denied, and not a quality."""
    subject: frozenset[str]
    """Who did not do it; empty where that is unknown."""
    times: frozenset[str]
    pronoun: str = ""
    """ "He", "she" or "they", where the subject is one."""
    is_spoken: bool = False
    """Whether it is what somebody "denied", in any order of words."""
    is_general: bool = False
    """Whether it does not say what it denies: "the accusation"."""


@dataclass(frozen=True, slots=True)
class Assertion:
    """Something that a statement says has happened."""

    subject: frozenset[str]
    object: frozenset[str]
    """What the next words name."""
    part: frozenset[str]
    """Everything in the same part of the sentence."""
    times: frozenset[str]
    is_counted: bool
    """Whether so many are said to have done it, and not one known."""
    pronoun: str


class Proposition:
    """A statement taken apart."""

    def __init__(self, statement: Statement, called: Mapping[str, str]) -> None:
        wording = self._wording = Wording(statement, called)
        words = set(wording.words)
        self.source = wording.source
        self.accused = wording.accused()
        """Whom it blames, by name."""
        self.is_untrue = not UNTRUE.isdisjoint(words) and not SPOKEN.isdisjoint(words - _POINTING)
        self.is_told = bool(statement.claim.cue)
        """Whether it is somebody's word, and not the outlet's own."""
        self.years = frozenset(filter(_YEAR.fullmatch, words)) - {str(statement.published.year)}
        """The other years it names."""
        self._is_opinion = _OPINION.match(statement.text, statement.content[0]) is not None
        self._is_question = "?" in statement.text[slice(*statement.content)]
        self._is_denial = statement.claim.cue.rpartition(" ")[2] in DENYING
        self._denied: set[int] = set()
        self._asserted: dict[str, Sequence[Assertion]] = {}
        self.denials = tuple(self._find_denials())
        self.meant = frozenset(called.get(name, name) for name in statement.meant)
        told = filter(None, map(wording.meaning_at, range(len(wording.words))))
        self.about = frozenset(told) | self.meant
        """What the sentence speaks of, its source and those that pronouns stand for included."""
        self.places = frozenset(
            called.get(name, name)
            for _, _, name, kind in statement.names
            if kind is ActorKind.PLACE
        )

    def words_for(self, meant: str) -> Iterator[tuple[int, str, bool, bool]]:
        """Yield the words that tell this: where, the word, if it ends a phrase, and one begun."""
        return self._wording.words_for(meant)

    def asserted(self, act: str) -> Sequence[Assertion]:
        """Return where the statement says that something has happened."""
        if act not in self._asserted:
            self._asserted[act] = tuple(self._assertions(act))
        return self._asserted[act]

    def _find_denials(self) -> Iterator[Denial]:
        words = self._wording.words
        if self._is_opinion or MAY_DENY.isdisjoint(words):
            return
        said = self._wording.said()
        if self._is_denial and any(map(self._denies, range(len(words)))):
            yield from self._denial_in_words(said.start, said)
            return
        for at in said:
            if at in self._denied:
                continue
            if self._denies(at) or words[at : at + 2] in _RULED_OUT:
                first, last = self._wording.part(at)
                is_passive = words[at - 1 : at] in (["was"], ["were"], ["been"])
                places = range(first, at) if is_passive else range(at + 1, last)
                yield from self._denial_in_words(at, places)
            elif self._wording.is_negator(at):
                if self._wording.says_nothing(at):
                    self._denied.update(range(at + 1, self._wording.part(at)[1]))
                else:
                    yield from self._negation(at)

    def _denies(self, at: int) -> bool:
        """Whether a report is denied, and not a service, a wish or a motion."""
        words = self._wording.words
        if words[at] not in DENYING or words[at - 1 : at] == ["to"]:
            return False
        if words[at - 1 : at] in (["was"], ["were"], ["been"]):
            return not SPOKEN.isdisjoint(words[max(0, at - 8) : at])
        after = words[at + 1 : at + 6]
        if words[at].startswith(("den", "disavow")):
            return not after or any(w in SPOKEN or w in _CLAUSE or _is_gerund(w) for w in after)
        return any(w in _REPORTS or w == "that" for w in after)

    def _denial_in_words(self, at: int, places: range) -> Iterator[Denial]:
        """Yield what somebody denied, be it a report or a sentence."""
        words = self._wording.words
        if any(word in NEGATORS for word in words[max(0, at - 3) : at]):
            self._denied.update(places)  # "neither confirmed nor denied"
            return
        self._denied.update(places)
        end = next((place for place in places if words[place] in _ASIDES), places.stop)
        told = [n for n in range(places.start, end) if words[n] not in _OF_REPORTS]
        scope = self._scope(told)
        acts = [word for word in scope if word in ACTING]
        verbs = [
            place
            for place in told
            if is_verb_form(words[place]) and words[place] not in SEE_THROUGH
        ]
        others = tuple(self._wording.meanings(verbs[:1]))
        keys = tuple(acts[:1]) or others
        yield Denial(
            scope=scope,
            keys=keys,
            objects=self._objects(keys, range(places.start, end)),
            is_act=True,
            subject=self._denied_of(keys, range(places.start, end)),
            times=self._wording.times(places.start, places.stop),
            is_spoken=True,
            is_general=len(scope) < _KEYS,
        )

    def _negation(self, at: int) -> Iterator[Denial]:
        words = self._wording.words
        first, last = self._wording.part(at)
        places, subject_ends = range(at + 1, min(last, at + 1 + _SCOPE)), at
        if words[at] in ("nothing", "nobody", "none") and at - first > 1:
            places = range(max(first, at - 2), at)  # "had agreed to nothing"
            subject_ends = places.start
        self._denied.update(places)
        scope = self._scope(places)
        is_real = _STILL_TO_COME.isdisjoint(words[first : at + 2]) and self._wording.is_steady(
            first, last
        )
        is_finite = not _is_gerund(words[at + 1]) if at + 1 < len(words) else True
        is_some = (
            words[at : at + 2] == ["none", "of"]
            or words[at - 1 : at] == ["with"]
            or "since" in words[first:last]
        )
        if (
            not scope
            or self._is_of_purpose(at, places)
            or not is_real
            or not is_finite
            or is_some
            or any(word.endswith("ly") for word in words[at + 1 : at + 3])
        ):
            return
        is_no = words[at] in ("no", "nobody", "none", "nothing")
        begins = next(
            words[place] for place in places if self._wording.meaning_at(place) == scope[0]
        )
        keys = tuple(w for w in scope if not w[0].isupper())[: _KEYS if is_no else 1]
        yield Denial(
            scope=scope,
            keys=keys,
            objects=self._objects(keys, places),
            is_act=is_no or scope[0] in ACTING or is_verb_form(begins),
            subject=self._wording.subject_of(subject_ends),
            times=self._wording.times(first, last),
            pronoun=self._wording.pronoun_before(subject_ends),
        )

    def _is_of_purpose(self, at: int, places: range) -> bool:
        """Whether no act is denied but what it would need: "are not in place to hold a vote"."""
        words = self._wording.words
        if words[at - 1 : at] in (["say"], ["says"], ["said"]):  # "said no to the plan"
            return True
        first = next((n for n in places if words[n] not in _SAY_LITTLE), at)
        purpose = next((n for n in range(at + 2, first) if words[n] == "to"), None)
        return purpose is not None and words[purpose - 1] not in _ABLE

    def _denied_of(self, keys: Iterable[str], places: range) -> frozenset[str]:
        """Return who did not do what somebody denied: those named before it, or the source."""
        wording = self._wording
        at = next((n for n in places if wording.meaning_at(n) in keys), places.start)
        before = range(places.start, at)
        named = (n for n in before if wording.words[n] not in _OF_REPORTS)
        found = frozenset(wording.meanings(n for n in named if wording.words[n] not in LIGHT))
        return found or (wording.who if wording.speaks_of_itself(places) else frozenset())

    def _objects(self, keys: Iterable[str], places: range) -> Mapping[str, frozenset[str]]:
        wording = self._wording
        where = {wording.meaning_at(place): place for place in reversed(places)}
        return {key: wording.object_of(where[key], places) for key in keys}

    def _scope(self, places: Iterable[int]) -> tuple[str, ...]:
        words = self._wording.words
        solid = [at for at in places if words[at] not in SEE_THROUGH]
        return tuple(dict.fromkeys(self._wording.meanings(solid)))[:_MOST]

    def _assertions(self, act: str) -> Iterator[Assertion]:
        if self._is_question or self.is_untrue or not self._wording.tells(act):
            return
        words = self._wording.words
        for at in self._wording.said():
            if self._wording.meaning_at(at) != act or at in self._denied:
                continue
            if not any(self._wording.meanings((at,))):  # the word for saying, or who says
                continue
            first, last = self._wording.part(at)
            is_real = UNREAL.isdisjoint(words[first:at]) and self._wording.is_steady(first, last)
            is_infinitive = words[at - 1 : at] == ["to"] and words[at - 2 : at - 1] not in _DONE_TO
            is_anybody = words[at - 1 : at] == ["you"]
            if is_anybody or not is_real or is_infinitive or self._wording.is_hearsay(first, at):
                continue
            after = range(at + 1, min(last, at + 1 + _OBJECT))
            yield Assertion(
                self._wording.subject_of(at),
                frozenset(self._wording.meanings(self._wording.without_owners(after))),
                frozenset(self._wording.meanings(range(first, last))),
                self._wording.times(first, last),
                any(w in NUMBERS or w[0].isdigit() for w in words[first:at]),
                self._wording.pronoun_before(at),
            )


def _is_gerund(word: str) -> bool:
    return len(word) > 5 and word.endswith("ing")


def is_verb_form(word: str) -> bool:
    """Whether a word may be a past or a participle."""
    return len(word) > 4 and word.endswith(("ed", "ing", "en"))
