"""Where in a TOML text things stand. tomllib tells lines only for what it cannot parse.

The statements are found also in a text that is broken, as far as they can be told apart.
"""

import re
import tomllib
from collections.abc import Iterator
from functools import cached_property

from briefing.frozen import dataclass

Path = tuple[str | int, ...]

MAX_DEPTH = 32
"""How many names a key may have, `a.b.c`; more of them cost the parser time without end."""
_NAME = r"""(?:"(?:\\.|[^"\\\n])*"|'[^'\n]*'|[A-Za-z0-9_-]+)"""
_TOO_DEEP = re.compile(rf"""(?<![A-Za-z0-9_"'-])(?:{_NAME}[ \t]*\.[ \t]*){{{MAX_DEPTH}}}""")
_HEADER = re.compile(r"[ \t]*\[")
_KEY = re.compile(rf"[ \t]*({_NAME})[ \t]*")
_IN_VALUE = re.compile(
    r'"""(?:\\.|[^\\])*?"""|\'\'\'.*?\'\'\'|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|#[^\n]*|[\[{]|[\]}]|\n',
    re.DOTALL,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A header or a `key = value`, with the lines it takes."""

    path: Path
    """Its place in the document, with the number of each `[[table]]` from 0."""
    first: int
    last: int
    """Lines, counted from 1."""
    is_header: bool


def too_deep(text: str) -> int | None:
    """The line of a key with more names than anybody writes; None where there is none."""
    found = _TOO_DEEP.search(text)
    return text.count("\n", 0, found.start()) + 1 if found else None


def statements(text: str) -> tuple[Statement, ...]:
    """Every statement of the text, in order."""
    return tuple(_Scanner(text).statements())


class Lines:
    """Looks up the line of a place in the document."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _first(self) -> dict[Path, int]:
        """The first line of each place; of no use in a file without a problem."""
        first: dict[Path, int] = {}
        for statement in statements(self._text):
            for size in range(1, len(statement.path) + 1):
                first.setdefault(statement.path[:size], statement.first)
        return first

    def of(self, *path: str | int) -> int | None:
        """The line where the place begins, or the nearest one around it that has a line."""
        for size in range(len(path), 0, -1):
            if (line := self._first.get(path[:size])) is not None:
                return line
        return None


class _Scanner:
    def __init__(self, text: str) -> None:
        self._text = text
        self._table: Path = ()
        self._counts: dict[Path, int] = {}

    def statements(self) -> Iterator[Statement]:
        at, line = 0, 1
        while at < len(self._text):
            end = self._end(at)
            n_lines = self._text.count("\n", at, end)
            found = self._statement(at)
            if found:
                path, is_header = found
                yield Statement(
                    path=path, first=line, last=line + max(n_lines - 1, 0), is_header=is_header
                )
            line += n_lines
            at = end

    def _end(self, at: int) -> int:
        """The end of the statement or blank line that begins here, its line break included."""
        if _HEADER.match(self._text, at):
            newline = self._text.find("\n", at)
            return len(self._text) if newline < 0 else newline + 1
        depth = 0
        for match in _IN_VALUE.finditer(self._text, at):
            piece = match[0]
            if piece in "[{":
                depth += 1
            elif piece in "]}":
                depth -= 1
            elif piece == "\n" and depth <= 0:
                return match.end()
        return len(self._text)

    def _statement(self, at: int) -> tuple[Path, bool] | None:
        text = self._text
        while text[at : at + 1] in (" ", "\t"):
            at += 1
        n_brackets = 2 if text.startswith("[[", at) else 1 if text.startswith("[", at) else 0
        names, end = self._names(at + n_brackets)
        if not names:
            return None
        if n_brackets:
            self._table = self._header(names, is_array=n_brackets == 2)
            return self._table, True
        return ((*self._table, *names), False) if text.startswith("=", end) else None

    def _names(self, at: int) -> tuple[list[str], int]:
        names: list[str] = []
        while len(names) < MAX_DEPTH and (match := _KEY.match(self._text, at)):
            names.append(_bare(match[1]))
            at = match.end()
            if not self._text.startswith(".", at):
                break
            at += 1
        return names, at

    def _header(self, names: list[str], *, is_array: bool) -> Path:
        path: Path = ()
        for index, name in enumerate(names):
            path = (*path, name)
            is_last = index == len(names) - 1
            if is_last and is_array:
                self._counts[path] = self._counts.get(path, -1) + 1
            if path in self._counts:
                path = (*path, self._counts[path])
        return path


def _bare(name: str) -> str:
    if name[0] not in "\"'":
        return name
    try:
        return str(tomllib.loads(f"x = {name}")["x"])
    except tomllib.TOMLDecodeError:
        return name[1:-1]
