"""What a sentence counts: how many, of what, and within which bounds."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter

from briefing.analysis.memo import memo
from briefing.analysis.text.stems import word_set

from .dispute_words import (
    ACTS,
    ADDED,
    COMMON,
    CROWDS,
    CURRENCIES,
    DAYS,
    DURATIONS,
    EVERYBODY,
    FATES,
    GATHERINGS,
    KIN,
    MULTIPLES,
    NUMBERS,
    UNITS,
    UNREAL,
    UPDATES,
    VAGUE_NUMBERS,
    meaning,
)
from .numerals import MONTHS, NUMERALS, YEAR, bounded, multiple, number

_TOKEN = re.compile(
    r"\d[\d,]*(?:\.\d+)?(?:[-–]\d[\d,]*(?:\.\d+)?)?(?![\w-]|[.:]\d)|\d[\w:.-]*|\w+(?:['’]\w+)*|[$€£%]|[^\w\s]"
)
_COUNTS = NUMBERS.keys() | VAGUE_NUMBERS.keys() | {"dozen", "hundred", "thousand"}
_FIRST = itemgetter(0)
_TIMES = DAYS | MONTHS - {"may"}
_STOPS = word_set(
    "of in on at from to by with and or but for near were was are is have has had who that which "
    "when while after before during since as into over under than across between against "
    "the a an their its his her been be would will could may might said so including"
)
_MARKS = frozenset('.,;:()!?"“”—–-')
_FATE_OF = {word: fate for fate, words in FATES.items() for word in words}
_SENTENCES = frozenset(("penalty", "sentence", "sentences", "row", "threats", "squad"))
"""What "death" stands before without telling that anybody died."""
_IMAGINED = frozenset(("if", "example", "suppose", "imagine", "?"))
_WHERE = frozenset(("in", "with", "to", "from", "for", "at", "on"))
_EACH = frozenset(("each", "per", "every", "apiece"))
_OTHERS = word_set("others other more additional further extra apiece elsewhere")
_TOTALS = (["toll"], ["crowd"], ["total"], ["number"], ["loss"])
_OF_ALL = frozenset(("the", "them", "whom", "those", "these", "its", "their"))
_ACTS_OF_MONEY = {act: act for act in ACTS.values()} | dict.fromkeys(
    ("pay", "sell", "buy", "price", "cost", "worth", "valu"), "price"
)
_FAR = 7
_SUMS = frozenset(("toll", "number"))
_COMES_TO = word_set(
    "to at reached reaches reaching hit hits passed passes topped tops exceeded exceeds now"
)
_COUNTING = COMMON | NUMBERS.keys() | MULTIPLES.keys() | UNITS.keys() | {"dozen", "least"}
_NOT_COUNTED = COMMON - {"people"}
_MEASURES = frozenset(("km", "hectares", "tons", "hours"))
"""Units that news rounds when it turns one into another."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """So many of something."""

    low: float
    high: float
    of: str
    """What is counted: a fate of people ("dead"), a unit, or a noun."""
    who: str
    """Whose fate, where not everybody's is meant ("soldiers")."""
    is_fate: bool
    called: str
    """What is counted, in the word of the text where there is one."""
    start: int
    near: frozenset[str]
    """The stems of what stands in the same part of the sentence."""
    act: str
    """What is done with it, close by: "pay"."""
    times: frozenset[str]
    """The days, months and years in the same part of the sentence."""
    is_update: bool
    is_part: bool
    is_unreal: bool
    """Whether it is expected, feared or planned."""

    @property
    def bounds(self) -> tuple[float, float]:
        """The least and the most that it may be."""
        return self.low, self.high

    def contradicts(self, other: "Quantity") -> bool:
        """Whether the two cannot both be right, if they count the same."""
        return self.low > other.high or other.low > self.high


@memo(4096)
def quantities(text: str) -> tuple[Quantity, ...]:
    """Return what a sentence counts, in the order of the text."""
    tokens = list(_TOKEN.finditer(text))
    words = [token[0].lower() for token in tokens]
    return tuple(_found(text, tokens, words))


def may_count(words: Collection[str]) -> bool:
    """Whether a sentence of these words, in lower case, may count anything."""
    return not _COUNTS.isdisjoint(words) or any(map(str.isdigit, map(_FIRST, words)))


def _found(text: str, tokens: Sequence[re.Match[str]], words: Sequence[str]) -> Iterator[Quantity]:
    at = 0
    while at < len(words):
        if not words[at][0].isdigit() and words[at] not in NUMERALS:
            at += 1
            continue
        bounds, after = number(words, at)
        if bounds is None:
            at += 1
            continue
        before = text[max(0, tokens[at].start() - 30) : tokens[at].start()].lower()
        counted = _counted(words, at, after)
        if counted is not None and not (counted[3] and bounds[0] % 1):  # no 6.1 are dead
            of, who, factor, is_fate = counted
            low, high = bounded(bounds, before, is_measure=of in _MEASURES)
            part, head = _part(words, at), _head(words, after) or ""
            yield Quantity(
                low=low * factor,
                high=high * factor,
                of=of,
                who=who,
                is_fate=is_fate,
                called=head if not is_fate and head and of == meaning(head) else of,
                start=tokens[at].start(),
                near=frozenset(
                    meaning(w)
                    for w in map(words.__getitem__, _around(words, at))
                    if w.isalpha() and w not in _COUNTING
                ),
                act=_act(words, at, after),
                times=_times(words[part[0] : part[1]]) | _years(words),
                is_update=not UPDATES.isdisjoint(words),
                is_unreal=not UNREAL.isdisjoint(words[part[0] : part[1]])
                or not _IMAGINED.isdisjoint(words)
                or _is_intended(words, at),
                is_part=_is_part(words, at, after),
            )
        at = after


def _is_part(words: Sequence[str], at: int, after: int) -> bool:
    """Whether some of more are counted, or so many each."""
    first, last = _part(words, at)
    return (
        not ADDED.isdisjoint(words[max(0, at - 3) : at])
        or not _OTHERS.isdisjoint(words[after : after + 2])
        or not _EACH.isdisjoint(words[first:last])
        or _goes_on_counting(words, after)
        or not KIN.isdisjoint(words[after : after + 3])
        or (words[at - 1 : at] == ["of"] and words[at - 2 : at - 1] not in _TOTALS)
        or words[max(0, at - 5) : at - 2] in (["of", "the", "more"], ["of", "the", "at"])
        or (words[after : after + 1] == ["of"] and words[after + 1] in _OF_ALL)
    )


def _goes_on_counting(words: Sequence[str], after: int) -> bool:
    """Whether a number follows of what was just named: "4,000 jobs in France, 300 in Spain"."""
    return any(
        words[n][0].isdigit()
        and words[n - 1] in (",", "and")
        and not YEAR.fullmatch(words[n])
        and _after_number(words, n) in _WHERE
        for n in range(after + 1, len(words))
    )


def _after_number(words: Sequence[str], at: int) -> str:
    _, after = multiple(words, at + 1)
    return words[after] if after < len(words) else ""


def _times(words: Sequence[str]) -> frozenset[str]:
    return frozenset(w for w in words if w in _TIMES) | _years(words)


def _years(words: Sequence[str]) -> frozenset[str]:
    return frozenset(word for word in words if len(word) == 4 and YEAR.fullmatch(word))


def _act(words: Sequence[str], at: int, after: int) -> str:
    near = (*reversed(words[max(0, at - 8) : at]), *words[after : after + 4])
    return next((act for word in near if (act := _ACTS_OF_MONEY.get(meaning(word)))), "")


def _is_intended(words: Sequence[str], at: int) -> bool:
    """Whether an infinitive stands right before: "asked the council to list ten ships"."""
    return any(
        words[n] == "to" and words[n - 1 : n] != ["agreed"] for n in range(max(0, at - 3), at - 1)
    )


def _counted(words: Sequence[str], at: int, after: int) -> tuple[str, str, float, bool] | None:
    """Return what is counted, whose fate, the factor of its unit, and whether it is a fate."""
    if at and words[at - 1] in CURRENCIES:
        return CURRENCIES[words[at - 1]], "", 1.0, False
    if words[after : after + 1] and words[after] in UNITS:
        unit, factor = UNITS[words[after]]
        return unit, "", factor, False
    if "by" in words[max(0, at - 3) : at] and "up" not in words[max(0, at - 3) : at]:
        return None
    head = _head(words, after)
    if head in DURATIONS:
        return None
    fate = _fate(words, at, after)
    if fate:
        who = "" if head is None or head in EVERYBODY or head in FATES[fate] else head
        return fate, meaning(who) if who and meaning(who) != "people" else "", 1.0, True
    if head is None and words[at - 1 : at] == ["of"] and at > 1:
        head = "protesters" if words[at - 2] == "crowd" else None
    if head is None or head in _NOT_COUNTED or not head.isalpha() or len(head) < 3:
        return None
    if head in CROWDS and (head != "people" or not GATHERINGS.isdisjoint(words)):
        return "protesters", "", 1.0, False
    return meaning(head), "", 1.0, False


def _head(words: Sequence[str], after: int) -> str | None:
    """Return the noun that is counted: the last word before something else begins."""
    end = after
    while end < min(after + 4, len(words)) and not (
        words[end] in _STOPS
        or words[end] in _MARKS
        or words[end] in _FATE_OF
        or (end > after and words[end].endswith("ed"))
    ):
        end += 1
    if end == after or words[end - 1].endswith(("ed", "ly")):
        return None
    return words[end - 1]


def _fate(words: Sequence[str], at: int, after: int) -> str:
    """Return what happened to those counted: the nearest word for a fate says so."""
    best, nearest = "", _FAR
    for place in _around(words, at):
        fate = _FATE_OF.get(words[place])
        if fate is None or _is_sentence(words, place):
            continue
        between = words[after:place] if place >= after else words[place:at]
        if "," in between:
            between = between[: between.index(",")]
        if len(between) < nearest and "and" not in between:
            best, nearest = fate, len(between)
    return best or _fate_of_sum(words, at)


def _fate_of_sum(words: Sequence[str], at: int) -> str:
    """Return what a sum told of at length counts: "the number of people killed … rose to"."""
    if at == 0 or words[at - 1] not in _COMES_TO:
        return ""
    before = words[_part(words, at)[0] : at]
    begins = next((place for place, word in enumerate(before) if word in _SUMS), at)
    return next((_FATE_OF[word] for word in before[begins:] if word in _FATE_OF), "")


def _is_sentence(words: Sequence[str], place: int) -> bool:
    return words[place] == "death" and not _SENTENCES.isdisjoint(words[place + 1 : place + 2])


def _around(words: Sequence[str], at: int) -> Sequence[int]:
    """Return where the fate of those counted may be told; an aside on some of them is left out."""
    first, last = _part(words, at)
    places = list(range(first, last))
    if words[last : last + 1] == [","] and words[last + 1 : last + 2] in (["including"], ["among"]):
        resumed = next((n for n in range(last + 1, len(words)) if words[n] == ","), len(words))
        places += (
            range(resumed + 1, _part(words, resumed + 1)[1]) if resumed + 1 < len(words) else ()
        )
    return places


def _part(words: Sequence[str], at: int) -> tuple[int, int]:
    """Return the part of the sentence around a place, between two marks."""
    first = at
    while first and words[first - 1] not in (",", ";", ":", "—", "–", "while", "but"):
        first -= 1
    last = at
    while last < len(words) and words[last] not in (",", ";", ":", "—", "–", "while", "but", "."):
        last += 1
    return first, last
