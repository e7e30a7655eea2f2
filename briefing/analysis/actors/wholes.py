"""Names that go on over a mark or a number: "3rd Battalion", "Roberto “Hands” Duran", "D.C."."""

import re
from collections.abc import Sequence
from itertools import pairwise

from briefing.analysis.lexicon import Entry, Lexicon, Sort
from briefing.analysis.text.tokens import Token

from . import cues
from .names import Name

_ORDINAL = re.compile(r"(?<![\w-])\d{1,3}(?:st|nd|rd|th)[ \u00a0]$")
_NICKNAME = re.compile(r" (?:[\"“‘'] ?[\w .'’-]{1,24}? ?[\"”’']|\( ?[\w.'’-]{2,16} ?\)) ")

_MODEL = re.compile(r"(?<![\w-])[A-Z]{1,4}-?\d{1,4}[A-Z]{0,2} $")
_CODE = re.compile(r"-\d{1,4}[A-Z]{0,2}\b")


def join(names: Sequence[Name], texts: Sequence[str], lexicon: Lexicon) -> list[Name]:
    """The names of an article, those in pieces made whole."""
    for name in names:
        _with_ordinal(name, texts[name.text_number])
    whole: list[Name] = []
    skipped: set[int] = set()
    ordered = sorted(names, key=lambda name: (name.text_number, name.start))
    for place, name in enumerate(ordered):
        if place in skipped:
            continue
        last = _last_of_person(ordered, place, texts, lexicon)
        if last > place:
            skipped.update(range(place + 1, last + 1))
            name.form = f"{name.form} {ordered[last].form}"
            name.end = ordered[last].end
            name.entry = None
        whole.append(name)
    return _with_district(whole, texts)


def _with_ordinal(name: Name, text: str) -> None:
    """Let a unit's number belong to its name."""
    if (
        name.start < 4
        or text[name.start - 2] not in "tdh"
        or cues.UNITS.isdisjoint(name.form.split())
    ):
        return
    if found := _ORDINAL.search(text, max(0, name.start - 7), name.start):
        name.start = found.start()
        name.form = f"{found.group().strip()} {name.form}"
        name.entry = None


def _last_of_person(
    names: Sequence[Name], place: int, texts: Sequence[str], lexicon: Lexicon
) -> int:
    """The place of the surname that a nickname parts from the first name at `place`."""
    first = names[place]
    text = texts[first.text_number]
    if text[first.end + 1 : first.end + 2] not in ('"', "“", "‘", "'", "("):
        return place
    found = _NICKNAME.match(text, first.end)
    if found is None or first.form.split(" ")[0] not in lexicon.given:
        return place
    for other in range(place + 1, min(place + 4, len(names))):
        last = names[other]
        if last.text_number != first.text_number or last.start > found.end() or last.entry:
            break
        if last.start == found.end() and " " not in last.form and not last.form.isupper():
            return other
    return place


def _with_district(names: Sequence[Name], texts: Sequence[str]) -> list[Name]:
    """ "Washington, D.C." is one place."""
    merged = set()
    for before, name in pairwise(names):
        if name.form != "D.C." or before.form != "Washington":
            continue
        if texts[name.text_number][before.end : name.start] in (", ", " , ", " "):
            before.end = name.end
            merged.add(id(name))
    return [name for name in names if id(name) not in merged] if merged else list(names)


def state_of_polity(piece: Sequence[Token], table: dict[str, tuple[Entry, ...]]) -> Entry | None:
    """The state that "Government of Iraq" or "Hashemite Kingdom of Jordan" means."""
    words = [token.text for token in piece]
    if len(words) < 3 or "of" not in words[1:-1]:
        return None
    place = words.index("of")
    if words[place - 1] not in cues.POLITIES:
        return None
    rest = tuple(words[place + 2 :] if words[place + 1] == "the" else words[place + 1 :])
    for entry in table.get(rest[0], ()) if rest else ():
        if entry.words == rest and entry.sort is Sort.STATE:
            return entry
    return None


def follows_model(text: str, start: int) -> bool:
    """Whether a model's code stands before: what is called so is no actor ("F-16 Falcon")."""
    if text[start - 2 : start - 1].islower():
        return False
    return _MODEL.search(text, max(0, start - 10), start) is not None


def is_model_code(text: str, start: int, end: int) -> bool:
    """Whether these capitals are the letters of a model's code ("DC-9")."""
    return end - start <= 4 and text[start:end].isupper() and bool(_CODE.match(text, end))
