"""Breaking a line at spaces so that it fits a terminal, by cells and not by characters."""

import unicodedata


def cells(text: str) -> int:
    """How many columns a terminal gives the text: two for wide characters, none for marks."""
    if text.isascii():
        return len(text)
    return sum(map(_cells_of, text))


def _cells_of(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def wrap(line: str, width: int) -> list[str]:
    """The line in pieces of at most `width` columns; a longer word, such as a link, stays whole."""
    pieces = [""]
    used = 0
    for word in line.split(" "):
        taken = cells(word)
        if used and used + 1 + taken > width:
            pieces.append(word)
            used = taken
        elif pieces[-1]:
            pieces[-1] += f" {word}"
            used += 1 + taken
        else:
            pieces[-1] = word
            used = taken
    return pieces


def wrapped(text: str, width: int | None) -> str:
    """The text with each of its lines wrapped; as it is when there is no width."""
    if width is None:
        return text
    return "\n".join("\n".join(wrap(line, width)) for line in text.split("\n"))
