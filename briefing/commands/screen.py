"""`briefing`: the screen. The only command that loads Textual."""

import gc
from argparse import Namespace

from briefing.commands.opened import open_newsroom
from briefing.commands.run import BUG
from briefing.errors import ExitCode


def run(arguments: Namespace) -> int:
    """Open the screen and stay until the reader leaves it."""
    # Nearly all that is made until the page is painted stays; the app then turns it on again.
    gc.disable()
    try:
        with open_newsroom(arguments, tell=False) as newsroom:
            from briefing.tui.app import BriefingApp

            app = BriefingApp(newsroom)
            app.run()
    finally:
        gc.enable()
    if app.failure is not None:
        raise app.failure
    return BUG if app.return_code else ExitCode.OK
