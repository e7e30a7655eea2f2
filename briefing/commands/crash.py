"""What happens when the program itself is at fault: the trace goes to the log, one line to you."""

import sys
import traceback
from argparse import Namespace
from pathlib import Path

from briefing.commands.output import say


def report(error: Exception, arguments: Namespace | None) -> None:
    """Append the trace to the log file and say so; with `--verbose`, print it too."""
    trace = "".join(traceback.format_exception(error))
    if arguments is not None and arguments.verbose:
        say(trace)
    kind = type(error).__name__
    where = _log(trace, arguments)
    say(f"briefing: the program itself went wrong ({kind}: {error})")
    say(f"  the details are in {where}" if where else "  run it with --verbose for the details")


def _log(trace: str, arguments: Namespace | None) -> str:
    """The log file's path once the trace is in it; empty when it cannot be written."""
    from briefing.clock import now
    from briefing.paths import Paths

    try:
        data_dir = arguments.data_dir if arguments else None
        paths = Paths.find(config=Path(), data_dir=data_dir)
        paths.log_file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with paths.log_file.open("a", encoding="utf-8", errors="replace") as log:
            log.write(f"{now().isoformat()} {sys.argv[1:]!r}\n{trace}\n")
    except Exception:
        return ""
    return str(paths.log_file)
