"""Which words differ between two wordings of a text. Pure."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

COMPARED = 600
"""Of how many words a text may be to be compared word by word: the time grows with the square."""
AROUND = 8
"""Words shown on each side of a change; what is further away is left out."""
ALIKE = 0.4
"""What share of their words two paragraphs have in common to be two wordings of one."""

_WORD = re.compile(r"\S+")


class Stretch(NamedTuple):
    """A part of a text."""

    text: str
    is_other: bool
    """Whether the other wording lacks it."""


Wording = tuple[Stretch, ...]
LEFT_OUT = Stretch("…", False)


def reworded(old: str, new: str) -> tuple[Wording, Wording]:
    """Both wordings around what differs, the words that do marked."""
    mine, others = _WORD.findall(old), _WORD.findall(new)
    if max(len(mine), len(others)) > COMPARED:
        return (Stretch(old, True),), (Stretch(new, True),)
    codes = SequenceMatcher(None, mine, others, autojunk=False).get_opcodes()
    return (
        tuple(_stretches(mine, [(tag != "equal", i, j) for tag, i, j, _, _ in codes])),
        tuple(_stretches(others, [(tag != "equal", i, j) for tag, _, _, i, j in codes])),
    )


def _stretches(words: Sequence[str], parts: Sequence[tuple[bool, int, int]]) -> Iterator[Stretch]:
    for n, (is_other, start, end) in enumerate(parts):
        before = 0 if n == 0 else AROUND
        after = 0 if n == len(parts) - 1 else AROUND
        if is_other or end - start <= before + after + 2:
            if start < end:
                yield Stretch(" ".join(words[start:end]), is_other)
            continue
        if before:
            yield Stretch(" ".join(words[start : start + before]), False)
        yield LEFT_OUT
        if after:
            yield Stretch(" ".join(words[end - after : end]), False)


def paired(
    removed: Sequence[str], added: Sequence[str]
) -> tuple[tuple[str | None, str | None], ...]:
    """Each paragraph that is gone with the one that took its place, None where there is none."""
    waiting = [(text, Counter(_WORD.findall(text))) for text in added]
    pairs: list[tuple[str | None, str | None]] = []
    for text in removed:
        words = Counter(_WORD.findall(text))
        best = max(waiting, key=lambda each: _shared(words, each[1]), default=None)
        if best is None or _shared(words, best[1]) < ALIKE:
            pairs.append((text, None))
            continue
        pairs.append((text, best[0]))
        waiting.remove(best)
    return (*pairs, *((None, text) for text, _ in waiting))


def _shared(one: Counter[str], other: Counter[str]) -> float:
    return 2 * (one & other).total() / max(1, one.total() + other.total())
