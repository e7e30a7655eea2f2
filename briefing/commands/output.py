"""Writing to stdout and stderr: data to the one, narration to the other, controls to neither."""

import sys
from io import TextIOWrapper
from shutil import get_terminal_size

from briefing.untrusted import printable

MAX_WIDTH = 80


def write(text: str, *, utf8: bool = False) -> None:
    """Print data to stdout as it is, without what a terminal would obey.

    `utf8` is for formats that are UTF-8 whatever the locale says; elsewhere a character that the
    locale lacks is shown as a question mark.
    """
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8" if utf8 else None, errors="replace")
    sys.stdout.write(printable(text))


def say(text: str) -> None:
    """Tell something on stderr, in one line or more."""
    print(printable(text), file=sys.stderr)


def ask(question: str) -> str | None:
    """What the reader answers, stripped; None where nobody can answer. Leaves stdout alone."""
    if not (is_terminal(sys.stdin) and is_terminal(sys.stderr)):
        return None
    print(printable(question), end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip()


def is_yes(answer: str) -> bool:
    """Whether an answer to a question that ends in [y/N] is a yes."""
    return answer.casefold() in ("y", "yes")


def width() -> int | None:
    """The columns to wrap to; None where stdout is not a terminal and lines stay whole."""
    if not is_terminal(sys.stdout):
        return None
    return max(20, min(MAX_WIDTH, get_terminal_size().columns))


def is_terminal(stream: object) -> bool:
    """Whether the stream is open and a terminal."""
    try:
        return bool(stream.isatty())  # type: ignore[attr-defined]
    except (AttributeError, ValueError):
        return False


def has_screen() -> bool:
    """Whether the screen can open: it reads stdin and draws on stderr, and stdout is not a pipe."""
    import os

    streams = (sys.stdin, sys.stdout, sys.stderr)
    return all(map(is_terminal, streams)) and os.environ.get("TERM", "") != "dumb"
