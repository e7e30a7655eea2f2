"""Where the sources of one story contradict each other, as far as their words tell.

Doubt says nothing: a dispute that is none would accuse a source. What is found may still differ in
time or scope, and the page says so.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations

from briefing.fold import fold
from briefing.model import ActorKind, Claim, Dispute, DisputeKind

from .dispute_words import meaning
from .propositions import Proposition, denies, opposes
from .quantities import Quantity, quantities
from .statements import Statement

WINDOW = timedelta(hours=48)
"""Statements further apart speak of different states of things."""
_GROWTH = timedelta(hours=6)
"""So much later, a larger number of people is the next toll."""
_MOST_SIDES = 4


def disputes(statements: Sequence[Statement], *, window: timedelta = WINDOW) -> tuple[Dispute, ...]:
    """Return the disputes of one story, each side once, in the order of the statements."""
    read = [_Read(statement) for statement in statements]
    found: list[_Contradiction] = []
    for (first, one), (second, other) in combinations(enumerate(read), 2):
        if _may_dispute(one.statement, other.statement, window):
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
    def __init__(self, statement: Statement) -> None:
        self.statement = statement
        self.proposition = Proposition(statement)
        self.quantities = quantities(statement.text)


def _may_dispute(one: Statement, other: Statement, window: timedelta) -> bool:
    if abs(one.published - other.published) > window:
        return False
    return fold(one.claim.source) != fold(other.claim.source)


def _between(one: _Read, other: _Read) -> Iterator[tuple[DisputeKind, str]]:
    mine, theirs = one.proposition, other.proposition
    about = denies(mine, theirs) or denies(theirs, mine) or opposes(mine, theirs)
    if about:
        yield DisputeKind.DENIED, about
    for quantity in one.quantities:
        for counter in other.quantities:
            if _differ(quantity, counter, one, other):
                yield DisputeKind.FIGURES, quantity.of


def _differ(mine: Quantity, theirs: Quantity, one: _Read, other: _Read) -> bool:
    """Whether the two count the same and cannot both be right."""
    if (mine.of, mine.who, mine.is_fate) != (theirs.of, theirs.who, theirs.is_fate):
        return False
    if not mine.contradicts(theirs) or mine.is_update or theirs.is_update:
        return False
    if mine.is_part or theirs.is_part or mine.is_unreal != theirs.is_unreal:
        return False
    if not _is_one_place(one.statement, other.statement):
        return False
    days = one.proposition.days, other.proposition.days
    if days[0] and days[1] and days[0].isdisjoint(days[1]):
        return False
    if mine.is_fate:
        return not _has_grown(mine, theirs, one.statement, other.statement)
    own = {mine.of, meaning(mine.of)}
    return len((mine.near & theirs.near) - own) >= (1 if mine.of == "protesters" else 2)


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
