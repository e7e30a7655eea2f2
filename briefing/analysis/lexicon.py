"""The packaged word lists, read once and only when the first text is analysed.

tools/build_lexicon.py makes them; briefing/data/NOTICE says where they come from.
"""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import NamedTuple


class Sort(StrEnum):
    """What an entry of the table of actors is; finer than the kinds of the model."""

    STATE = "state"
    DEMONYM = "demonym"
    CAPITAL = "capital"
    REGION = "region"
    REGIONAL = "regional"
    """Of the people of a region ("European")."""
    PLACE = "place"
    PEOPLE = "people"
    GROUP = "group"
    OTHER = "other"
    """A capitalised word or phrase that names no actor ("Christmas", "World Cup")."""
    KNOWN = "known"
    """From the reader's own file."""


_FOLDER = Path(__file__).parents[1] / "data" / "lexicon"
# Not importlib.resources: importing it takes 14 ms, and the package is never run from an archive.


class Entry(NamedTuple):
    """A name of the table: the words it is written with, and whom it means."""

    words: tuple[str, ...]
    sort: Sort
    canonical: str
    state: str = ""
    """Whom a capital may stand for; the state of a region, and of a region of a state's name."""


class WordList:
    """A sorted list of many words, of which only the parts that are asked for are taken apart.

    Making a set of all would take longer than to analyse the first article.
    """

    def __init__(self, lines: str) -> None:
        self._lines = lines
        self._parts: dict[str, frozenset[str]] = {}

    def __contains__(self, word: str) -> bool:
        beginning = word[:2] if len(word) > 1 else f"{word}\n"
        part = self._parts.get(beginning)
        if part is None:
            part = self._parts[beginning] = self._part(beginning)
        return word in part

    def _part(self, beginning: str) -> frozenset[str]:
        places = range(len(self._lines))
        start = bisect_left(places, beginning, key=self._beginning_at)
        end = bisect_right(places, beginning, lo=start, key=self._beginning_at)
        return frozenset(self._lines[start:end].splitlines())

    def _beginning_at(self, place: int) -> str:
        """The first two characters of the line that has this character; its end is one of it."""
        start = self._lines.rfind("\n", 0, place) + 1
        return self._lines[start : start + 2]


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Every list; all are read-only. There is but one, so that what it says can be remembered."""

    words: WordList
    """What English writes in lower case."""
    frequent: WordList
    """Stems of the words that are in all sorts of texts; the most frequent with a star."""
    given: frozenset[str]
    common_given: frozenset[str]
    """Given names so common that they are one even where English has a word like it ("Mark")."""
    surnames: frozenset[str]
    cities: WordList
    """Words of a name joined by spaces; a large city's has a star at its end."""
    table: dict[str, tuple[Entry, ...]]
    """First word → entries, the longest first."""
    demonym_of: dict[str, str]
    """State → the adjective of its people ("Russia" → "Russian")."""

    def is_city(self, name: str) -> bool:
        """Whether there is a city of this name (words joined by spaces)."""
        return name in self.cities or f"{name}*" in self.cities


@cache
def lexicon() -> Lexicon:
    """The packaged lists."""
    entries: dict[str, list[Entry]] = {}
    demonym_of: dict[str, str] = {}
    sorts = {sort.value: sort for sort in Sort}
    for line in _read("actors.tsv"):
        form, sort, canonical, *state = line.split("\t")
        entry = Entry(tuple(form.split(" ")), sorts[sort], canonical, *state)
        entries.setdefault(entry.words[0], []).append(entry)
        if sort == "demonym":
            demonym_of.setdefault(canonical, form)
    given = _read("given.txt")
    return Lexicon(
        words=WordList(_text("words.txt")),
        frequent=WordList(_text("frequent.txt")),
        given=frozenset(name.rstrip("*") for name in given),
        common_given=frozenset(name[:-1] for name in given if name.endswith("*")),
        surnames=frozenset(_read("surnames.txt")),
        cities=WordList(_text("cities.txt")),
        table={first: longest_first(found) for first, found in entries.items()},
        demonym_of=demonym_of,
    )


def longest_first(entries: list[Entry]) -> tuple[Entry, ...]:
    """Entries that begin with one word, so that the first that matches is the longest."""
    if len(entries) == 1:
        return (entries[0],)
    return tuple(sorted(entries, key=lambda entry: -len(entry.words)))


def _read(name: str) -> list[str]:
    return _text(name).split("\n")[:-1]


def _text(name: str) -> str:
    return (_FOLDER / name).read_text("utf-8")
