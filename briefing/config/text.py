"""The bytes of feeds.toml to a document: what cannot be parsed is left out, and told."""

import re
import stat
import tomllib
from pathlib import Path
from typing import Any

from briefing.config.lines import Lines, statements, too_deep
from briefing.config.values import Problem
from briefing.frozen import dataclass
from briefing.untrusted import clean_line, redacted

MAX_SIZE = 1_000_000
MAX_BREAKS = 20
MAX_BREAKS_LARGE = 3
"""How many broken statements are left out before giving up, in a file of some size fewer."""
LARGE = 100_000

_PLAINER = {
    "Illegal character '\\n'": "a text without its closing quote",
    "Unclosed array": "a list without its closing bracket",
}
_AT_LINE = re.compile(r" \(at line (\d+), column \d+\)$")
_AT_END = " (at end of document)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A TOML document, or what could be saved of it."""

    content: dict[str, Any]
    lines: Lines
    left_out: frozenset[int] = frozenset()
    """The lines that had to be left out to parse the rest."""
    problems: tuple[Problem, ...] = ()


def read_document(path: Path) -> Document | Problem:
    """The file's document; a Problem when there is no text to be had from it."""
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            return _whole("is a folder, not a file")
        if not stat.S_ISREG(status.st_mode):
            # Reading a pipe or a device would never end.
            return _whole("is a pipe or a device, not a file")
        size = status.st_size
        body = path.read_bytes() if size <= MAX_SIZE else b""
    except FileNotFoundError:
        return _whole("does not exist", "run briefing once without --config to have one written")
    except OSError as error:
        return _whole(f"cannot be read: {error.strerror}", "check who may read it")
    if size > MAX_SIZE:
        return _whole(f"is {size / 1e6:.0f} MB long; no list of feeds is", "is it the right file?")
    text, problems = decode(body)
    document = parse(text)
    return Document(
        content=document.content,
        lines=document.lines,
        left_out=document.left_out,
        problems=(*problems, *document.problems),
    )


def decode(body: bytes) -> tuple[str, tuple[Problem, ...]]:
    """The text; what is not UTF-8 becomes U+FFFD, and a Problem."""
    if body.startswith((b"\xff\xfe", b"\xfe\xff")):
        return body.decode("utf-16", "replace"), (
            Problem(line=None, key="", message="the file is UTF-16", hint="save it as UTF-8"),
        )
    try:
        return body.decode("utf-8-sig"), ()
    except UnicodeDecodeError as error:
        line = body.count(b"\n", 0, error.start) + 1
        return body.decode("utf-8-sig", "replace"), (
            Problem(
                line=line,
                key="",
                message=f"the byte 0x{body[error.start]:02x} is not UTF-8",
                hint="save the file as UTF-8",
            ),
        )


def parse(text: str) -> Document:
    """The document of the text. Statements that break it are left out, the rest stands."""
    text = text.replace("\r\n", "\n")
    lines = text.split("\n")
    left_out: set[int] = set()
    problems: list[Problem] = []
    content: dict[str, Any] = {}
    for _ in range(MAX_BREAKS if len(text) < LARGE else MAX_BREAKS_LARGE):
        read = _read("\n".join(lines))
        if isinstance(read, dict):
            content = read
            break
        message, at = read
        broken = _broken(lines, at)
        if broken.stop <= at:
            # The line it shows at is fine, once this one is gone.
            message = "a list or text that is never closed"
        problems.append(
            Problem(
                line=broken.start,
                key="",
                message=f"not TOML: {message}",
                hint=_hint(lines, broken),
            )
        )
        for number in broken:
            left_out.add(number)
            lines[number - 1] = ""
    else:
        # A file that is hardly TOML at all.
        left_out.update(range(1, len(lines) + 1))
        lines = []
    return Document(
        content=content,
        lines=Lines("\n".join(lines)),
        left_out=frozenset(left_out),
        problems=tuple(problems),
    )


def fault(text: str) -> tuple[str, int] | None:
    """What is wrong and the line it shows at; None when nothing is."""
    read = _read(text)
    return None if isinstance(read, dict) else read


def _read(text: str) -> dict[str, Any] | tuple[str, int]:
    """What stands in the text, or what is wrong with it."""
    if line := too_deep(text):
        return "too deeply nested", line
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message = str(error)
        if match := _AT_LINE.search(message):
            return _plainer(message[: match.start()]), int(match[1])
        return _plainer(message.removesuffix(_AT_END)), text.count("\n") + 1
    except RecursionError:
        return "too deeply nested", _deepest(text)
    except ValueError:
        # A number that is too much for Python; tomllib does not say where.
        return "a number that is too long", _first_unread(text)


def _broken(lines: list[str], at: int) -> range:
    """The lines to leave out for a fault that shows at a line; they are never all blank.

    It may show long after its cause, as with a bracket that is never closed: of the line itself and
    the statement before it, that one goes that lets the parser get further.
    """
    starts = [s.first for s in statements("\n".join(lines))]
    at = min(max(at, 1), len(lines))
    here = max((line for line in starts if line <= at), default=at)
    before = max((line for line in starts if line < at), default=here)
    choices = [range(at, at + 1), range(here, at + 1), range(before, max(at, before + 1))]
    choices = [c for c in choices if any(lines[number - 1].strip() for number in c)]
    if not choices:
        return range(1, len(lines) + 1)
    return _with_table(lines, max(choices, key=lambda c: (_reach(lines, c), -len(c))))


def _reach(lines: list[str], without: range) -> float:
    kept = [("" if number in without else line) for number, line in enumerate(lines, 1)]
    found = fault("\n".join(kept))
    return float("inf") if found is None else found[1]


def _with_table(lines: list[str], broken: range) -> range:
    """A header takes its table with it, or the table's keys would fall to the one before."""
    if not lines[broken[0] - 1].lstrip().startswith("["):
        return broken
    end = broken.stop
    while end <= len(lines) and not lines[end - 1].lstrip().startswith("["):
        end += 1
    return range(broken.start, end)


def _hint(lines: list[str], broken: range) -> str:
    size = len([number for number in broken if lines[number - 1].strip()])
    return "this line was left out" if size <= 1 else f"these {size} lines were left out"


def _plainer(message: str) -> str:
    return _PLAINER.get(message) or clean_line(redacted(message))


def _first_unread(text: str) -> int:
    """The line of the first statement that raises what is not a syntax error."""
    lines = text.split("\n")
    for statement in statements(text):
        try:
            tomllib.loads("\n".join(lines[statement.first - 1 : statement.last]))
        except tomllib.TOMLDecodeError:
            continue
        except ValueError:
            return statement.first
    return 1


def _deepest(text: str) -> int:
    return max(enumerate(text.split("\n"), 1), key=lambda line: line[1].count("["))[0]


def _whole(message: str, hint: str = "") -> Problem:
    return Problem(line=None, key="", message=f"the file {message}", hint=hint)
