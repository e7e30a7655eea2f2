"""Running one command: imports its module, and turns what goes wrong into a sentence and a code."""

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from importlib import import_module

from briefing.commands.output import has_screen, say
from briefing.commands.parser import parse
from briefing.errors import BriefingError, ExitCode
from briefing.memory import collect_seldom

MODULES = {
    None: "screen",
    "show": "show",
    "stories": "stories",
    "refresh": "refresh",
    "add": "add",
    "feeds": "feeds",
    "import": "opml_in",
    "export": "opml_out",
    "search": "search",
    "actors": "actors",
    "config": "config",
    "keys": "keys",
    "doctor": "doctor",
}
"""The module of each command; each has `run(arguments)`, which returns the exit code."""

INTERRUPTED = 130
PIPE_CLOSED = 141
"""What the shell itself reports for a program that SIGINT or SIGPIPE ended."""
BUG = 70


def run(words: Sequence[str]) -> int:
    """Parse the words, run the command they name, and return the exit code."""
    arguments: Namespace | None = None
    try:
        arguments = _arguments(words)
        collect_seldom()
        command: Callable[[Namespace], int] = import_module(
            f"briefing.commands.{MODULES[arguments.command]}"
        ).run
        code = command(arguments)
        _flush()
    except SystemExit as leaving:  # argparse, after --help or a wrong word
        return _leave(int(leaving.code or 0))
    except (BrokenPipeError, KeyboardInterrupt) as stopped:
        _abandon_stdout()
        return PIPE_CLOSED if isinstance(stopped, BrokenPipeError) else INTERRUPTED
    except BriefingError as error:
        is_told = getattr(arguments, "told", "") == error.message
        lines = [] if is_told else [f"briefing: {error.message}"]
        say("\n".join([*lines, *([f"  {error.hint}"] if error.hint else [])]))
        return ExitCode.WRONG_USE
    except OSError as error:
        _abandon_stdout()
        where = f"{error.filename}: " if error.filename else ""
        say(f"briefing: {where}{error.strerror or error}")
        return ExitCode.WRONG_USE
    except Exception as error:
        from briefing.commands.crash import report

        report(error, arguments)
        return BUG
    return code


def _leave(code: int) -> int:
    """The code, once what was printed is out of our hands."""
    try:
        _flush()
    except OSError:
        _abandon_stdout()
        return PIPE_CLOSED
    return code


def _arguments(words: Sequence[str]) -> Namespace:
    """The arguments; without a terminal to draw on, no command means `show`."""
    arguments = parse(words)
    if arguments.command is None and not has_screen():
        return parse([*words, "show"])
    return arguments


def _flush() -> None:
    """Write out what is buffered, so that a full disk is told of rather than lost."""
    if sys.stdout is not None:
        sys.stdout.flush()


def _abandon_stdout() -> None:
    """Let the rest of the output go nowhere, so that the interpreter's last flush is silent."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
