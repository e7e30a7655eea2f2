"""What happens when the program itself is at fault: the trace goes to the log, one line to you."""

import logging
from argparse import Namespace
from pathlib import Path

from briefing.commands.log import start_log
from briefing.commands.output import say
from briefing.paths import Paths
from briefing.untrusted import redacted


def report(error: Exception, arguments: Namespace | None) -> None:
    """Write the trace to the log file and say so; with `--verbose` it is printed as well."""
    # Which config is in use makes no difference to where the log lies.
    paths = Paths.find(config=Path(), data_dir=arguments.data_dir if arguments else None)
    start_log(paths.log_file, verbose=bool(arguments and arguments.verbose))
    logging.getLogger("briefing").error("unexpected", exc_info=error)
    say(f"briefing: the program itself went wrong ({type(error).__name__}: {redacted(str(error))})")
    is_written = paths.log_file.is_file()
    say(f"  the details are in {paths.log_file}" if is_written else "  --verbose gives the details")
