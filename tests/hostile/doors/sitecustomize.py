"""Opens the doors of `briefing` that keep foreign text out, so that a test can see that it would
notice. Python reads it in every process that has this folder in PYTHONPATH, workers too.

BRIEFING_TEST_DOORS names what is open: "first" is the cleaning of what comes in, "last" what is
taken from all that goes out. BRIEFING_TEST_CRASH is a fault, raised when the help is asked for.
"""

import os
import sys
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec


def open_doors(names: str) -> None:
    from briefing import untrusted

    if "first" in names:
        untrusted.clean_line = lambda text, limit=1_000: " ".join(text.split(" "))[:limit]
        untrusted.clean_text = lambda text, limit=500_000: text[:limit]
    if "last" in names:
        untrusted.printable = lambda text: text


def break_help(says: str) -> None:
    from briefing.tui.app import BriefingApp

    def show_help(self: BriefingApp, screen: object) -> None:
        foreign = says
        raise RuntimeError(foreign)

    BriefingApp.show_help = show_help


open_doors(os.environ.get("BRIEFING_TEST_DOORS", ""))


class _AfterApp(MetaPathFinder):
    """Breaks the help once the app is imported."""

    def find_spec(self, name: str, *_: object) -> ModuleSpec | None:
        if name == "briefing.commands.screen":
            sys.meta_path.remove(self)
            break_help(os.environ["BRIEFING_TEST_CRASH"])
        return None


if os.environ.get("BRIEFING_TEST_CRASH"):
    sys.meta_path.insert(0, _AfterApp())
