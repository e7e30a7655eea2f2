"""The numbers of a sentence: what they say at the least and at the most."""

import re
from collections.abc import Sequence
from math import inf

from briefing.analysis.text.stems import word_set

from .dispute_words import MULTIPLES, NUMBERS, VAGUE_NUMBERS

_AT_LEAST = re.compile(
    r"(?:at least|more than|over|upwards? of|no fewer than|no less than|not less than|in excess of|"
    r"above|exceeding|exceeded|surpassed|passed)(?: the)?[ $€£]*$"
)
_AT_MOST = re.compile(
    r"(?:at most|up to|as many as|fewer than|less than|under|no more than|not more than|below|"
    r"a maximum of)[ $€£]*$"
)
_ABOUT = re.compile(
    r"(?:about|around|nearly|almost|roughly|some|approximately|close to|an estimated|estimated|"
    r"just over|just under|near|or so)[ $€£]*$"
)
YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
MONTHS = word_set(
    "jan feb mar apr jun jul aug sep sept oct nov dec january february march april may june july "
    "august september october november december"
)
NUMERALS = NUMBERS.keys() | VAGUE_NUMBERS.keys() | {"a", "an"}
_EXACT_UP_TO = 1000
_ROUNDING, _ABOUT_ROUNDING = 0.05, 0.1


def number(words: Sequence[str], at: int) -> tuple[tuple[float, float] | None, int]:
    """Return the bounds of the number that begins here, and where the words go on."""
    word = words[at]
    before = words[at - 1 : at]
    if word == "one" or _is_date(words, at) or before in (["/"], ["-"], ["#"], ["no"]):
        return None, at + 1
    if word in VAGUE_NUMBERS:
        (least, most), (factor, after) = VAGUE_NUMBERS[word], multiple(words, at + 1)
        return (least * factor, most * factor), after
    low, high, after = _plain_number(words, at)
    if low is None or _is_compound(words, after) or _is_age(words, at, after):
        return None, after
    if words[after : after + 1] in (["to"], ["and"]) and (
        words[after] == "to" or (at and words[at - 1] == "between")
    ):
        upper, _, end = _plain_number(words, after + 1) if after + 1 < len(words) else (None, 0, 0)
        if upper is not None and upper > low:
            return (low, upper), end
    return (low, high), after


def _is_compound(words: Sequence[str], after: int) -> bool:
    """Whether the number is half a word: "three-car", "16 - year - old"."""
    if words[after : after + 1] in (["caliber"], ["calibre"], ["th"]):
        return True
    return words[after : after + 1] == ["-"] and words[after + 1 : after + 2] not in ([], ["-"])


def _is_age(words: Sequence[str], at: int, after: int) -> bool:
    """Whether it stands between marks, after a name: "Ann Lee, 44, was"."""
    is_apart = words[at - 1 : at] in ([","], ["("], ["aged"])
    return is_apart and words[after : after + 1] in ([","], [")"], ["and"], ["."])


def _is_date(words: Sequence[str], at: int) -> bool:
    """Whether a month stands before: "Sept. 11", "May 3"."""
    before = words[at - 1] if at else ""
    return (words[at - 2] if before == "." and at > 1 else before) in MONTHS


def _plain_number(words: Sequence[str], at: int) -> tuple[float | None, float, int]:
    word, after = words[at], at + 1
    low = high = 0.0
    if word[0].isdigit():
        parts = re.split("[-–]", word.replace(",", ""))
        try:
            low, high = float(parts[0]), float(parts[-1])
        except ValueError:
            return None, 0.0, after
        if YEAR.fullmatch(word) or high < low:
            return None, 0.0, after
    elif word in NUMBERS:
        low = float(NUMBERS[word])
        if low >= 20 and words[after : after + 2][:1] == ["-"] and words[after + 1] in NUMBERS:
            low += NUMBERS[words[after + 1]]
            after += 2
        high = low
    elif word in ("a", "an") and words[after : after + 1] in (["dozen"], ["hundred"], ["thousand"]):
        low = high = 1.0
    else:
        return None, 0.0, after
    factor, after = multiple(words, after)
    return low * factor, high * factor, after


def multiple(words: Sequence[str], after: int) -> tuple[float, int]:
    """Return by what the words after a number multiply it, and where they end."""
    factor = 1.0
    while after < len(words) and (words[after] in MULTIPLES or words[after] == "dozen"):
        factor *= 12 if words[after] == "dozen" else MULTIPLES[words[after]]
        after += 1
    return factor, after


def bounded(bounds: tuple[float, float], before: str, *, is_measure: bool) -> tuple[float, float]:
    """Return the bounds with what the words before them say: "at least", "about"."""
    low, high = bounds
    if _AT_LEAST.search(before):
        return low, inf
    if _AT_MOST.search(before):
        return 0.0, high
    slack = 0.0
    if _ABOUT.search(before) or is_measure:
        slack = _ABOUT_ROUNDING
    elif low >= _EXACT_UP_TO and low % 100 == 0:
        slack = _ROUNDING
    return low * (1 - slack), high * (1 + slack)
