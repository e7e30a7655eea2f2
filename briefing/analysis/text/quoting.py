"""The stretches of a text between quotation marks, and the sentences such a stretch joins."""

import re
from collections.abc import Sequence

Span = tuple[int, int]

_QUOTED = re.compile(
    r"[“\"'«‘](?:"
    r"(?<=[“\"])[^”\"]*(?:[”\"]|$)"
    r"|(?<=')'(?:(?!'').)+(?:''|$)"
    r"|(?<=«)[^»]*(?:»|$)"
    r"|(?<=‘)(?<!\w.)[^‘“”]{2,}?’(?!\w)"
    r"|(?<=')(?<![\w'’].)(?=\w)(?:[^'\n]|(?<=\w)'(?=\w))+?'(?![\w'])"
    r")",
    re.DOTALL,
)
"""It begins with a set of characters, for which a text is searched many times as fast."""
_MARK = re.compile("[“\"«‘']")


def quoted(text: str) -> list[Span]:
    """Return where quotations are, marks included; one that is never closed goes to the end."""
    if not _MARK.search(text):
        return []
    return [match.span() for match in _QUOTED.finditer(text)]


def joined(sentences: Sequence[Span], quotes: Sequence[Span]) -> list[Span]:
    """Join the sentences that stand inside one quotation."""
    if not quotes:
        return list(sentences)
    units: list[Span] = []
    for start, end in sentences:
        if units and any(first < units[-1][1] and start < last for first, last in quotes):
            units[-1] = (units[-1][0], end)
        else:
            units.append((start, end))
    return units
