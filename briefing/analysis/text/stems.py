"""Words brought to a form in which they can be compared: folded, and cut to a stem."""

import re
from collections.abc import Callable
from functools import lru_cache, partial

from briefing.fold import fold

WORD = re.compile(r"[^\W_]+")
"""One run of letters or digits; a possessive's s is a run of its own."""


_MARKS = "’“”‘—–"
_BLANKS = str.maketrans({chr(code): " " for code in range(128) if not chr(code).isalnum()})


def only_words(text: str) -> str | None:
    """Return a text with a blank for each character that is of no `WORD`, if its words are plain.

    To cut it at its blanks takes a third of the time of a search for words.
    """
    if not text.isascii():
        for mark in _MARKS:
            text = text.replace(mark, " ")
        if not text.isascii():
            return None
    return text.translate(_BLANKS)


def words_between(text: str) -> Callable[[int, int], list[str]]:
    """Return what finds every `WORD` between two places of a text."""
    plain = only_words(text)
    if plain is None:
        return partial(WORD.findall, text)
    return lambda start, end: plain[start:end].split()


def words_of(text: str) -> list[str]:
    """Return every `WORD` of a text, in order."""
    plain = only_words(text)
    return WORD.findall(text) if plain is None else plain.split()


def word_set(words: str) -> frozenset[str]:
    """Return the words of a list written as one text."""
    return frozenset(words.split())


@lru_cache(maxsize=65_536)
def fold_word(word: str) -> str:
    """Return `fold(word)`, remembered: news repeats its words."""
    return fold(word)


def folded_words(text: str) -> tuple[str, ...]:
    """Return the words of `text`, folded, in order."""
    return tuple(WORD.findall(fold(text)))


def _undouble(word: str) -> str:
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsz":
        return word[:-1]
    return word


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """Return the stem of a folded English word: "floods", "flooded", "flooding" → "flood".

    It only takes off plural and verb endings; it does not bring "election" and "elect" together.
    """
    if len(word) < 4 or not word.isalpha():
        return word
    if word.endswith(("ies", "ied")) and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    if word.endswith("ing") and len(word) > 5:
        word = _undouble(word[:-3])
    elif word.endswith("ed") and len(word) > 4:
        word = _undouble(word[:-2])
    return word.removesuffix("e") if len(word) > 4 else word


@lru_cache(maxsize=65_536)
def root(word: str) -> str:
    """Return the stem of a word as it is written: "Floods" → "flood"."""
    return stem(fold_word(word))
