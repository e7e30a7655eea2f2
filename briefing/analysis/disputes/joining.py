"""Contradictions of a story made disputes: what is one dispute, what it is about, who is in it."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from briefing.analysis.memo import memo
from briefing.analysis.text.stems import folded_words
from briefing.fold import fold
from briefing.model import Dispute, DisputeKind

from .matters import Matter, Telling
from .statements import Statement

_MOST_SIDES = 4

Pair = tuple[int, int]
"""The numbers of two statements that contradict each other."""
Figures = tuple[tuple[float, float], ...]


@dataclass(slots=True)
class Contradiction:
    """Pairs of statements that are of one dispute; it grows."""

    kind: DisputeKind
    matters: list[Matter]
    pairs: list[Pair]
    figures: list[Figures]
    """The figures of each pair; empty for a denial."""


def joined(
    found: Sequence[Contradiction], new: Contradiction, statements: Sequence[Statement]
) -> list[Contradiction]:
    """Return the contradictions and a new one; the first that it is one with takes in all those."""
    same = [old for old in found if _is_one(old, new, statements)]
    if not same:
        return [*found, new]
    one, *others = same
    for each in (*others, new):
        one.matters += each.matters
        one.pairs += each.pairs
        one.figures += each.figures
    return [old for old in found if not any(old is other for other in others)]


def dispute(found: Contradiction, statements: Sequence[Statement]) -> Dispute:
    """Return a contradiction as it is shown."""
    sides = _sides(found, statements)
    party = _parties(found.pairs, statements) if _are_two(found) else {}
    return Dispute(
        kind=found.kind,
        about=_told(found.matters),
        sides=tuple(statements[side].claim for side in sides),
        parties=tuple(party[side] for side in sides) if party else (),
    )


def _are_two(found: Contradiction) -> bool:
    """Whether two parties can be told: of three numbers none stands with another."""
    return found.kind is DisputeKind.DENIED or len({*chain.from_iterable(found.figures)}) == 2


def is_one_source(one: str, other: str) -> bool:
    """Whether one is the other with a word more: "the city government on Wednesday"."""
    mine, theirs = _words(one), _words(other)
    return mine <= theirs or theirs <= mine


@memo(4096)
def _words(name: str) -> frozenset[str]:
    return frozenset(folded_words(name)) - {"the", "a", "an"}


def _is_one(old: Contradiction, new: Contradiction, statements: Sequence[Statement]) -> bool:
    """Whether they share a sentence, or the same two sources contradict each other on one act."""
    matter, pair = new.matters[0], new.pairs[0]
    if old.kind is not new.kind:
        return False
    if new.kind is DisputeKind.FIGURES:
        return old.matters[0].act == matter.act
    said = {statements[side].text for side in pair}
    return any(statements[side].text in said for each in old.pairs for side in each) or any(
        told.act == matter.act
        and not (told.names and matter.names and told.names.isdisjoint(matter.names))
        and _are_of_the_same(other, pair, statements)
        for told, other in zip(old.matters, old.pairs, strict=True)
    )


def _are_of_the_same(one: Pair, other: Pair, statements: Sequence[Statement]) -> bool:
    """Whether two pairs of statements are by the same two sources."""
    mine, theirs = ([statements[side].claim.source for side in pair] for pair in (one, other))
    return any(all(map(is_one_source, mine, turned)) for turned in (theirs, theirs[::-1]))


def _told(matters: Sequence[Matter]) -> str:
    """Return what a contradiction is most about, a name before a word."""
    counts = Counter(matter.about for matter in matters)
    telling: dict[str, Telling] = {}
    for matter in matters:
        telling[matter.about] = min(matter.telling, telling.get(matter.about, matter.telling))

    def order(word: str) -> tuple[bool, bool, int, Telling, str]:
        how = telling[word]
        return how > Telling.NAME, how > Telling.ACT, -counts[word], how, word

    return min(counts, key=order)


def _sides(found: Contradiction, statements: Sequence[Statement]) -> Sequence[int]:
    """Return the sides: pair by pair while there is room, and each figure once."""
    chosen: dict[int, None] = {}
    said: set[object] = set()
    for pair, figures in zip(found.pairs, found.figures, strict=True):
        keys: list[object] = list(figures) or [fold(statements[side].text) for side in pair]
        added = [side for side, key in zip(pair, keys, strict=True) if key not in said]
        if len(chosen) + len(added) <= _MOST_SIDES:
            chosen.update(dict.fromkeys(added))
            said.update(keys)
    return sorted(chosen)


def _parties(pairs: Sequence[Pair], statements: Sequence[Statement]) -> Mapping[int, int]:
    """Return the party of each side; empty where it cannot be told who stands with whom."""
    against: defaultdict[int, list[int]] = defaultdict(list)
    for one, other in pairs:
        against[one].append(other)
        against[other].append(one)
    party: dict[int, int] = {}
    while len(party) < len(against):
        waiting = _next_known(against, party, statements)
        if not waiting:
            return {}
        while waiting:
            side, its = waiting.pop()
            if side not in party:
                party[side] = its
                waiting += [(other, 1 - its) for other in against[side]]
            elif party[side] != its:
                return {}
    return party


def _next_known(
    sides: Collection[int], party: Mapping[int, int], statements: Sequence[Statement]
) -> list[tuple[int, int]]:
    """Return a side without a party, and the one it is of: that of its source, or the first."""
    if not party:
        return [(min(sides), 0)]
    return [
        (side, its)
        for side in sorted(set(sides) - set(party))
        for known, its in party.items()
        if is_one_source(statements[side].claim.source, statements[known].claim.source)
    ][:1]
