"""Where the sources of one story contradict each other, as far as their words tell.

Doubt says nothing: a dispute that is none would accuse a source. What is found may still differ in
time or scope, and the page says so.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations

from briefing.fold import fold
from briefing.model import ActorKind, Claim, Dispute, DisputeKind

from .contradictions import denies, opposes
from .dispute_words import OPPOSITES, meaning
from .propositions import Proposition
from .quantities import Quantity, quantities
from .statements import Statement
from .wording import ACTING

WINDOW = timedelta(hours=48)
"""Statements further apart speak of different states of things."""
_GROWTH = timedelta(hours=6)
"""So much later, a larger number of people is the next toll."""
_CHANGE = timedelta(hours=6)
"""So long after a denial, what it denied may have come to pass."""
_MOST_SIDES = 4


def disputes(statements: Sequence[Statement], *, window: timedelta = WINDOW) -> tuple[Dispute, ...]:
    """Return the disputes of one story, each side once, in the order of the statements."""
    called = _full_names(statements)
    read = [_Read(statement, called) for statement in statements]
    found: list[_Contradiction] = []
    for (first, one), (second, other) in combinations(enumerate(read), 2):
        if one.may_contradict(other) and _may_dispute(one.statement, other.statement, window):
            for kind, about in _between(one, other):
                _join(found, _Contradiction(kind, [about], {first, second}))
    return tuple(
        Dispute(
            kind=each.kind,
            about=_told(each.about),
            sides=_sides([statements[side].claim for side in sorted(each.sides)]),
        )
        for each in found
    )


@dataclass(slots=True)
class _Contradiction:
    kind: DisputeKind
    about: list[str]
    sides: set[int]
    """The numbers of the statements."""


def _join(found: list[_Contradiction], new: _Contradiction) -> None:
    """Add a contradiction, to one of the same sides or the same count where there is one."""
    for old in found:
        is_one = (
            old.sides & new.sides
            if new.kind is DisputeKind.DENIED
            else old.about[0] == new.about[0]
        )
        if old.kind is new.kind and is_one:
            old.about += new.about
            old.sides |= new.sides
            return
    found.append(new)


def _told(about: Sequence[str]) -> str:
    """Return what a contradiction is most about, a name before a word."""
    counts = Counter(about)
    return min(counts, key=lambda word: (not word[0].isupper(), -counts[word], word))


class _Read:
    def __init__(self, statement: Statement, called: Mapping[str, str]) -> None:
        self.statement = statement
        self.proposition = Proposition(statement, called)
        start, end = statement.content
        self.quantities = tuple(
            each for each in quantities(statement.text) if start <= each.start < end
        )
        read = self.proposition
        counted = {f"#{each.of}" for each in self.quantities}
        said = read.assertions.keys() | read.implied.keys()
        self._says = read.about | said | counted
        denied = {key for denial in read.denials for key in denial.keys}
        accused = {read.source} if read.denials or read.is_untrue else set()
        self._seeks = counted | denied | accused | {b for a, b in OPPOSITES if a in said}

    def may_contradict(self, other: "_Read") -> bool:
        """Whether it is worth looking at the two closely."""
        return not (self._seeks.isdisjoint(other._says) and other._seeks.isdisjoint(self._says))


def _full_names(statements: Sequence[Statement]) -> Mapping[str, str]:
    """Return last name → full name, for persons whom one article names only by the last."""
    full: dict[str, set[str]] = {}
    for statement in statements:
        for _, _, name, kind in statement.names:
            if kind is ActorKind.PERSON and " " in name:
                full.setdefault(name.rpartition(" ")[2], set()).add(name)
    return {last: next(iter(names)) for last, names in full.items() if len(names) == 1}


def _may_dispute(one: Statement, other: Statement, window: timedelta) -> bool:
    if abs(one.published - other.published) > window:
        return False
    return fold(one.claim.source) != fold(other.claim.source)


def _between(one: _Read, other: _Read) -> Iterator[tuple[DisputeKind, str]]:
    mine, theirs = one.proposition, other.proposition
    since = one.statement.published - other.statement.published
    about = (
        (denies(mine, theirs) if since > -_CHANGE else "")
        or (denies(theirs, mine) if since < _CHANGE else "")
        or (opposes(mine, theirs) if abs(since) < _CHANGE else "")
    )
    if about:
        yield DisputeKind.DENIED, about
    for quantity in one.quantities:
        for counter in other.quantities:
            if _differ(quantity, counter, one, other):
                yield DisputeKind.FIGURES, quantity.of


def _differ(mine: Quantity, theirs: Quantity, one: _Read, other: _Read) -> bool:
    """Whether the two count the same and cannot both be right."""
    if (mine.of, mine.is_fate) != (theirs.of, theirs.is_fate) or not _is_one_group(mine, theirs):
        return False
    if not mine.contradicts(theirs) or mine.is_update or theirs.is_update:
        return False
    if mine.is_part or theirs.is_part or mine.is_unreal != theirs.is_unreal:
        return False
    if not _is_one_place(one.statement, other.statement):
        return False
    if mine.days and theirs.days and mine.days.isdisjoint(theirs.days):
        return False
    if mine.is_fate:
        return not _has_grown(mine, theirs, one.statement, other.statement)
    own = {mine.of, meaning(mine.of)}
    told = one.proposition.about & other.proposition.about - own
    near = (mine.near & theirs.near) - own
    if mine.of == "protesters":
        return bool(told)
    return len(told) > 1 and (len(near) > 1 or not near.isdisjoint(ACTING))


def _is_one_group(mine: Quantity, theirs: Quantity) -> bool:
    """Whether the same people are counted, or some who are more than all."""
    if mine.who == theirs.who or "men" in (mine.who, theirs.who):
        return True
    if mine.who and theirs.who:
        return False
    part, whole = (mine, theirs) if mine.who else (theirs, mine)
    return part.low > whole.high


def _is_one_place(one: Statement, other: Statement) -> bool:
    mine, theirs = _places(one), _places(other)
    return not mine or not theirs or not mine.isdisjoint(theirs)


def _places(statement: Statement) -> set[str]:
    named = {name for _, _, name, kind in statement.names if kind is ActorKind.PLACE}
    return named | (set(statement.meant) if not named else set())


def _has_grown(mine: Quantity, theirs: Quantity, one: Statement, other: Statement) -> bool:
    later = one.published - other.published
    if abs(later) < _GROWTH:
        return False
    return (mine.low > theirs.low) == (later > timedelta(0))


def _sides(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    by_sentence: dict[object, Claim] = {}
    for claim in claims:
        by_sentence.setdefault((claim.sentence, claim.source), claim)
    return tuple(by_sentence.values())[:_MOST_SIDES]
