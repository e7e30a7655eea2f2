"""`briefing`: the screen. The only command that loads Textual."""

import gc
import sys
from argparse import Namespace

from briefing.commands.opened import open_newsroom
from briefing.commands.run import BUG
from briefing.errors import ExitCode

TURN_S = 0.001
"""After so long a thread at work lets the screen have its turn. A key waits for several turns:
with Python's 5 ms it took 18 ms (95 of 100: 40) while feeds were refreshed, with 1 ms 8 (19)."""
COLLECTED_AFTER = (10_000, 10, 10)
"""The collector goes its rounds more seldom, for hardly anything of an edition is garbage: with
Python's own figures it stood still for 155 ms where 700 articles became one, with these for 37."""


def run(arguments: Namespace) -> int:
    """Open the screen and stay until the reader leaves it."""
    # Nearly all that is made until the page is painted stays; the app then turns it on again.
    gc.disable()
    gc.set_threshold(*COLLECTED_AFTER)
    sys.setswitchinterval(TURN_S)
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
