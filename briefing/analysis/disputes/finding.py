"""Where the sources of one story contradict each other, as far as their words tell.

Doubt says nothing: a dispute that is none would accuse a source. What is found may still differ in
time or scope, and the page says so.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import timedelta
from math import inf

from briefing.model import ActorKind, Dispute, DisputeKind

from .dispute_words import CLASSES, CURRENCIES, DAYS, FATES, meaning
from .joining import Contradiction, Figures, dispute, is_one_source, joined
from .matters import Matter
from .quantities import Quantity
from .reading import Reading
from .statements import Statement

WINDOW = timedelta(hours=48)
"""Statements further apart speak of different states of things."""
_GROWTH = timedelta(hours=6)
"""So much later, a larger number of people is the next toll."""
_GROWTH_OF_THINGS = timedelta(hours=12)
_TOLL = 1.2
"""A toll that is less than this much larger is most likely the same, counted later."""
_OTHER_TOLL = 10
"""One that is this much larger is of more than the other: of the war, and not the day."""
_ALIKE = 0.5
"""So much of what stands around two figures of things is the same."""
_LEAST = 2
_LONGEST = 450
"""What is longer is no sentence: captions run together, a list."""
_CHANGE = timedelta(hours=6)
"""So long after a denial, what it denied may have come to pass."""
_CLASSES = frozenset(map(meaning, CLASSES))
_ARTICLE = 4
"""So many characters "the" takes before a name."""


def disputes(statements: Sequence[Statement], *, window: timedelta = WINDOW) -> tuple[Dispute, ...]:
    """Return the disputes of one story, each side once, in the order of the statements."""
    called = _full_names(statements)
    read = [Reading(statement, called) for statement in statements]
    told_since = _ToldSince(read)
    found: list[Contradiction] = []
    for first, second in _worth_looking(read, window):
        for kind, matter, figures in _between(read[first], read[second]):
            if not any(told_since.otherwise(side, kind, matter.act) for side in (first, second)):
                new = Contradiction(kind, [matter], [(first, second)], [figures])
                found = joined(found, new, statements)
    return tuple(dispute(each, statements) for each in found)


class _ToldSince:
    """What each source of a statement has said since: who says otherwise stands by it no more."""

    def __init__(self, read: Sequence[Reading]) -> None:
        self._read = read
        self._known: dict[tuple[int, DisputeKind, str], bool] = {}

    def otherwise(self, at: int, kind: DisputeKind, counted: str) -> bool:
        """Whether the source has admitted since what it denies there, or counts another number."""
        key = at, kind, counted
        if key not in self._known:
            mine = self._read[at]
            since = (
                each
                for each in self._read
                if each.statement.published > mine.statement.published
                and is_one_source(each.statement.claim.source, mine.statement.claim.source)
            )
            self._known[key] = any(
                _counts_otherwise(mine, later, counted)
                if kind is DisputeKind.FIGURES
                else mine.denies(later) is not None
                for later in since
            )
        return self._known[key]


def _counts_otherwise(mine: Reading, later: Reading, counted: str) -> bool:
    return any(
        quantity.contradicts(counter)
        for quantity in mine.quantities
        for counter in later.quantities
        if quantity.of == counter.of == counted and quantity.who == counter.who
    )


def _worth_looking(read: Sequence[Reading], window: timedelta) -> Sequence[tuple[int, int]]:
    """Return the pairs where one speaks of what the other denies, counts or contradicts."""
    sought = frozenset[str]().union(*(each.seeks for each in read))
    saying: defaultdict[str, list[int]] = defaultdict(list)
    for at, each in enumerate(read):
        for word in each.may_say & sought:
            saying[word].append(at)
    return sorted(
        {
            (min(at, other), max(at, other))
            for at, each in enumerate(read)
            for word in each.seeks
            for other in saying.get(word, ())
            if other != at and _may_dispute(each.statement, read[other].statement, window)
        }
    )


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
    if max(len(one.text), len(other.text)) > _LONGEST:
        return False
    if not (one.claim.cue or other.claim.cue) or _is_said_at_once(one, other):
        return False
    return not is_one_source(one.claim.source, other.claim.source)


def _is_said_at_once(one: Statement, other: Statement) -> bool:
    """Whether both are the same words, told of two sources."""
    (start, end), (from_, to) = one.content, other.content
    return one.claim.sentence == other.claim.sentence and start < to and from_ < end


def _between(one: Reading, other: Reading) -> Iterator[tuple[DisputeKind, Matter, Figures]]:
    since = one.statement.published - other.statement.published
    matter = (
        (one.denies(other) if since > -_CHANGE else None)
        or (other.denies(one) if since < _CHANGE else None)
        or (one.opposes(other) if abs(since) < _CHANGE else None)
    )
    if matter:
        yield DisputeKind.DENIED, matter, ()
    for quantity in one.quantities:
        for counter in other.quantities:
            if _differ(quantity, counter, one, other):
                matter = Matter(quantity.of, quantity.called)
                yield DisputeKind.FIGURES, matter, (quantity.bounds, counter.bounds)


def _differ(mine: Quantity, theirs: Quantity, one: Reading, other: Reading) -> bool:
    """Whether the two count the same and cannot both be right."""
    if (mine.of, mine.is_fate) != (theirs.of, theirs.is_fate) or not _is_one_group(mine, theirs):
        return False
    if not mine.contradicts(theirs) or mine.is_update or theirs.is_update:
        return False
    if mine.is_part or theirs.is_part or mine.is_unreal != theirs.is_unreal:
        return False
    if not _is_one_place(one.statement, other.statement):
        return False
    if not _is_one_time(mine.times, theirs.times):
        return False
    own = {mine.of, meaning(mine.of), mine.who, theirs.who, "people", *FATES}
    told = one.proposition.about & other.proposition.about - own
    near = (mine.near & theirs.near) - own
    growth = _GROWTH if mine.is_fate else _GROWTH_OF_THINGS
    if _has_grown(mine, theirs, one.statement, other.statement, growth):
        return False
    if mine.is_fate or mine.of == "protesters":
        places = one.proposition.places | other.proposition.places
        is_known = bool((told & places) | (near - {"kill"}))
        return is_known and _is_far(mine, theirs) and not _are_of_other_sites(one, other)
    if mine.of in CURRENCIES and (not mine.act or mine.act != theirs.act):
        return False
    if _are_of_others(one, other) or (mine.near ^ theirs.near) & _CLASSES:
        return False
    size = min(len(mine.near - own), len(theirs.near - own))
    return (
        len(told) > 1
        and len(near) >= max(_LEAST, size * _ALIKE)
        and not (_is_one_of_several(mine, one) or _is_one_of_several(theirs, other))
    )


def _are_of_other_sites(one: Reading, other: Reading) -> bool:
    """Whether both say in what people died, and not in the same: a hotel, a warehouse."""
    return bool(one.sites and other.sites) and one.sites.isdisjoint(other.sites)


def _are_of_others(one: Reading, other: Reading) -> bool:
    """Whether each begins with a person or a body, and the other does not name that one."""
    bodies, others = _bodies(one.statement), _bodies(other.statement)
    return bool(bodies and others) and set(bodies).isdisjoint(others)


def _bodies(statement: Statement) -> list[str]:
    """Return whom what is said begins with, and whom it names after that one."""
    begin = statement.content[0] + _ARTICLE
    found = [
        (start, name)
        for start, _, name, kind in statement.names
        if kind is not ActorKind.PLACE and not name.islower()
    ]
    begins = any(statement.content[0] <= start <= begin for start, _ in found)
    return [name for _, name in found] if begins else []


def _is_far(mine: Quantity, theirs: Quantity) -> bool:
    """Whether two counts of people differ by more than time, but may be of the same."""
    less, more = sorted((mine, theirs), key=lambda each: each.low)
    least = max(less.low, 1.0) if less.high == inf else less.high
    return least * _TOLL <= more.low <= least * _OTHER_TOLL


def _is_one_of_several(quantity: Quantity, read: Reading) -> bool:
    """Whether the sentence counts the same thing twice, so that each is a part."""
    return sum(each.of == quantity.of for each in read.quantities) > 1


def _is_one_time(mine: Collection[str], theirs: Collection[str]) -> bool:
    """Whether two figures may be of one time: a month or a year is that of another event."""
    days = [{word for word in times if word in DAYS} for times in (mine, theirs)]
    dates = [{word for word in times if word not in DAYS} for times in (mine, theirs)]
    return dates[0] == dates[1] and not (days[0] and days[1] and days[0].isdisjoint(days[1]))


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


def _has_grown(
    mine: Quantity, theirs: Quantity, one: Statement, other: Statement, growth: timedelta
) -> bool:
    later = one.published - other.published
    if abs(later) < growth:
        return False
    return (mine.low > theirs.low) == (later > timedelta(0))
