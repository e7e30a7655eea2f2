"""What a statement says and what it says is not so, as far as words tell."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from briefing.fold import fold
from briefing.model import ActorKind

from .dispute_words import (
    ACTS,
    ALIKE,
    BLAMING,
    COMMON,
    DAYS,
    DENYING,
    IMPLIES,
    KEEPING,
    MEETINGS,
    NEGATORS,
    NOT_NEGATING,
    OPPOSITES,
    SEE_THROUGH,
    SPOKEN,
    TAKING,
    UNREAL,
    UNTRUE,
    meaning,
)
from .statements import Statement

_TOKEN = re.compile(r"\w+(?:['’-]\w+)*|[^\w\s]")
_CUTS = frozenset((",", ";", ":", "—", "–", "but", "while", "although", "though", "because"))
_SCOPE = 9
_SUBJECT = 8
_OBJECT = 5
_MOST = 6
_KEYS = 2
"""So many words after "not" may be the act that did not happen."""
_COVERED = 0.5
"""So much of what is denied the other has to say."""


ACTORS = frozenset(ALIKE.values())
ACTING = frozenset(ACTS.values())


@dataclass(frozen=True, slots=True)
class Denial:
    """What a statement says is not so."""

    scope: tuple[str, ...]
    """What did not happen, the act first."""
    subject: frozenset[str]
    """Who did not do it; empty where that is unknown."""
    is_spoken: bool = False
    """Whether it is what somebody "denied", in any order of words."""


@dataclass(frozen=True, slots=True)
class Assertion:
    """Something that a statement says has happened."""

    subject: frozenset[str]
    object: frozenset[str]
    """What the next words name."""
    part: frozenset[str]
    """Everything in the same part of the sentence."""


class Proposition:
    """A statement taken apart."""

    def __init__(self, statement: Statement) -> None:
        self.statement = statement
        self._tokens = list(_TOKEN.finditer(statement.text))
        self._words = [token[0].lower().replace("’", "'") for token in self._tokens]
        self._named = self._names()
        self.is_question = statement.text.rstrip('”" ').endswith("?")
        self.days = DAYS & set(self._words)
        self.is_blaming = not BLAMING.isdisjoint(self._words)
        self.is_untrue = not UNTRUE.isdisjoint(self._words)
        cue = statement.claim.cue.rpartition(" ")[2]
        self.is_denial = cue in DENYING
        self._denied: set[int] = set()
        self.denials = tuple(self._find_denials())
        self.assertions: dict[str, list[Assertion]] = {}
        """What is said to have happened, by the word that tells it."""
        self.implied: dict[str, list[Assertion]] = {}
        self._find_assertions()
        self.about = frozenset(map(self._meaning, range(len(self._words)))) | statement.meant
        """What the sentence speaks of, its source and those that pronouns stand for included."""

    def _names(self) -> dict[int, str]:
        """Return token → the actor whose name it is in."""
        found = {}
        for start, end, name, _ in self.statement.names:
            if not name.islower():
                for at, token in enumerate(self._tokens):
                    if start <= token.start() < end:
                        found[at] = name
        return found

    def _meanings(self, places: Sequence[int]) -> Iterator[str]:
        first, last = self.statement.source
        for at in places:
            if not first <= self._tokens[at].start() < last and (meant := self._meaning(at)):
                yield meant

    def _meaning(self, at: int) -> str:
        """Return what a word tells; empty where it tells nothing."""
        word = self._words[at]
        if at in self._named:
            return self._named[at]
        if not word[0].isalpha() or word in COMMON or word in NEGATORS:
            return ""
        act = self._act_of_several(at, word)
        return meaning(word) if act is None else act

    def _act_of_several(self, at: int, word: str) -> str | None:
        """Return what a word does that needs others to tell; None for all other words."""
        before = self._words[at - 1] if at else ""
        after = self._words[at + 1] if at + 1 < len(self._words) else ""
        if word in ("control", "controls", "controlled"):
            if before in TAKING:
                return "capture"
            return "hold" if before in KEEPING or word != "control" else ""
        if word in TAKING:
            return "capture" if after == "the" or at + 1 in self._named else ""
        if word in ("held", "holds", "holding"):
            return "" if after in MEETINGS else "hold"
        if word in ("fell", "fallen", "falls"):
            return "" if after in ("back", "short", "to", "ill") else "fall"
        if word == "inside":
            return "enter" if before in ("are", "were", "is", "was", "deep", "been") else ""
        return None

    def _part(self, at: int) -> tuple[int, int]:
        words, first, last = self._words, at, at
        while first and words[first - 1] not in _CUTS:
            first -= 1
        while last < len(words) and words[last] not in _CUTS:
            last += 1
        return first, last

    def _said(self) -> range:
        """Return the tokens of what is said."""
        start, end = self.statement.content
        inside = [at for at, token in enumerate(self._tokens) if start <= token.start() < end]
        return range(inside[0], inside[-1] + 1) if inside else range(0)

    def _find_denials(self) -> Iterator[Denial]:
        said = self._said()
        if self.is_denial:
            self._denied.update(said)
            scope = self._scope(word for word in said if self._words[word] not in SPOKEN)
            yield Denial(scope, frozenset(), is_spoken=True)
            return
        for at in said:
            if self._words[at] in NEGATORS and not self._says_nothing(at):
                _, last = self._part(at)
                inside = range(at + 1, min(last, at + 1 + _SCOPE))
                self._denied.update(inside)
                if scope := self._scope(inside):
                    yield Denial(scope, frozenset(self._subject_of(at)))

    def _scope(self, places: Iterable[int]) -> tuple[str, ...]:
        solid = [at for at in places if self._words[at] not in SEE_THROUGH]
        return tuple(dict.fromkeys(self._meanings(solid)))[:_MOST]

    def _says_nothing(self, at: int) -> bool:
        """Whether the negator denies nothing: "not only", "no longer", "no comment"."""
        following = self._words[at + 1 : at + 3]
        return not following or any(word in NOT_NEGATING for word in following)

    def _subject_of(self, at: int) -> list[str]:
        first, _ = self._part(at)
        return list(self._meanings(range(max(first, at - _SUBJECT), at)))

    def _find_assertions(self) -> None:
        if self.is_question or self.is_untrue:
            return
        words = self._words
        for at in self._said():
            if at in self._denied:
                continue
            meant = next(self._meanings((at,)), "")
            first, last = self._part(at)
            if not meant or not UNREAL.isdisjoint(words[first:at]):
                continue
            after = range(at + 1, min(last, at + 1 + _OBJECT))
            assertion = Assertion(
                frozenset(self._subject_of(at)),
                frozenset(self._meanings(after)),
                frozenset(self._meanings(range(first, last))),
            )
            self.assertions.setdefault(meant, []).append(assertion)
            for act in IMPLIES.get(meant, ()):
                self.implied.setdefault(act, []).append(assertion)


def denies(one: Proposition, other: Proposition) -> str:
    """Return what `one` denies of what `other` says; empty for nothing."""
    if one.days and other.days and one.days.isdisjoint(other.days):
        return ""
    for denial in one.denials:
        for key in denial.scope if denial.is_spoken else denial.scope[:_KEYS]:
            for assertion in other.assertions.get(key, ()):
                if shared := _denied(denial, key, assertion, one, other.about):
                    return _about(shared, one, other)
            for assertion in other.implied.get(key, ()):
                if shared := _denied(denial, key, assertion, one, assertion.part):
                    return _about(shared, one, other)
    if one.is_denial or one.is_untrue:
        return _denied_blame(one, other)
    return ""


def _denied(
    denial: Denial, key: str, assertion: Assertion, one: Proposition, about: frozenset[str]
) -> frozenset[str]:
    """Return what denial and assertion share besides the act, if they are of one thing."""
    if not _is_same(denial.subject, assertion.subject):
        return frozenset()
    scope = set(denial.scope)
    names = {word for word in scope if word[0].isupper()}
    covered = (scope & assertion.part) | (names & about) | {key}
    if names and not names & covered:
        return frozenset()
    shared = (covered | ((denial.subject | one.statement.meant) & about)) - {key}
    solid = {word for word in shared if word not in ACTING}
    if not solid or len(covered) < max(len(scope) * _COVERED, min(2, len(scope))):
        return frozenset()
    if key in ACTING:
        return frozenset(shared)
    is_act = denial.is_spoken or key == denial.scope[0]
    return frozenset(shared) if is_act and len(covered) > 2 else frozenset()


def opposes(one: Proposition, other: Proposition) -> str:
    """Return what both speak of where they say opposite things; empty where they do not."""
    if one.days and other.days and one.days.isdisjoint(other.days):
        return ""
    for pair in OPPOSITES:
        for act in pair:
            (contrary,) = pair - {act}
            for mine in one.assertions.get(act, ()):
                for theirs in other.assertions.get(contrary, ()):
                    shared = (mine.part & theirs.part) - pair
                    if "hold" in pair:
                        if _is_same(mine.subject, theirs.subject, strictly=True):
                            continue
                    elif not _is_same(mine.subject, theirs.subject):
                        continue
                    is_one = (mine.object & theirs.object) - ACTING
                    if shared - ACTING and (len(shared) > 1 or _has_name(shared) or is_one):
                        return _about(shared, one, other)
    return ""


def _has_name(words: Collection[str]) -> bool:
    return any(word[0].isupper() for word in words)


def _is_same(one: frozenset[str], other: frozenset[str], *, strictly: bool = False) -> bool:
    """Whether two subjects may be the same; `strictly`: whether they share somebody."""
    if one & other:
        return True
    if strictly:
        return False
    mine = {name for name in one if name in ACTORS or name[0].isupper()}
    theirs = {name for name in other if name in ACTORS or name[0].isupper()}
    return not (mine and theirs)


def _denied_blame(one: Proposition, other: Proposition) -> str:
    """Whether `other` accuses the source of `one`, who denies it."""
    source = one.statement.claim.actor
    if source is None or source not in other.about or other.denials:
        return ""
    if fold(other.statement.claim.source) == fold(source):
        return ""
    shared = one.about & other.about - {source}
    return source if other.is_blaming or len(shared) > 1 else ""


def _about(shared: frozenset[str], one: Proposition, other: Proposition) -> str:
    """Return the name that tells best what it is about: a place before a person or a body."""
    kinds = {name: kind for p in (one, other) for _, _, name, kind in p.statement.names}
    names = sorted(
        (name for name in shared if name[0].isupper()),
        key=lambda name: (kinds.get(name) is not ActorKind.PLACE, name),
    )
    return names[0] if names else (min(shared) if shared else "")
