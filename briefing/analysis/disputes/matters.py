"""What two statements contradict each other about, in a word that a reader understands."""

from collections.abc import Set
from enum import IntEnum
from itertools import chain
from typing import NamedTuple

from .dispute_words import LIGHT
from .propositions import Proposition, is_verb_form
from .wording import ACTING, ACTORS


class Telling(IntEnum):
    """How well a word tells what a dispute is about, the best first."""

    PLACE = 0
    NAME = 1
    NOUN = 2
    ACT = 3
    """An act as a noun: "the strike"."""
    OTHER = 4
    ACTOR = 5
    """Those who act in any dispute: "the army"."""
    ATTRIBUTE = 6
    """What only says more of the noun after it: "personal"."""
    VERB = 7
    NOTHING = 8


class Matter(NamedTuple):
    """What two statements contradict each other about."""

    act: str
    """What was done or not, or what is counted."""
    about: str
    telling: Telling = Telling.NOUN
    names: frozenset[str] = frozenset()
    """All names that both name."""


def matter(act: str, shared: Set[str], one: Proposition, other: Proposition) -> Matter:
    """Return what two statements are about that share these words, the best telling first."""
    places = one.places | other.places
    names = frozenset(filter(is_name, shared))
    found = [(Telling.PLACE if name in places else Telling.NAME, 0, name) for name in names]
    if not found:
        found = [_called(word, one, other) for word in (*shared, act)]
    telling, _, about = min(found)
    return Matter(act, about, telling, names)


def is_name(word: str) -> bool:
    """Whether what a word tells is a name."""
    return word[0].isupper()


def _called(meant: str, one: Proposition, other: Proposition) -> tuple[Telling, int, str]:
    """Return how well a word tells what it is about, where it stands, and the word itself."""
    found = [
        (_telling(meant, word, is_last=is_last, has_article=has_article), at, word)
        for at, word, is_last, has_article in chain(one.words_for(meant), other.words_for(meant))
    ]
    return min(found, default=(Telling.NOTHING, 0, meant))


def _telling(meant: str, word: str, *, is_last: bool, has_article: bool) -> Telling:
    if word in LIGHT:
        return Telling.NOTHING
    is_noun = is_last and has_article and not word.endswith("ed")
    if meant in ACTORS:
        return Telling.ACTOR
    if meant in ACTING:
        return Telling.ACT if is_noun else Telling.VERB
    if is_noun:
        return Telling.NOUN
    if is_verb_form(word):
        return Telling.VERB
    return Telling.OTHER if is_last else Telling.ATTRIBUTE
