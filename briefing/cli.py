"""The command line's front door, kept light: what is not needed for `--version` comes later."""

import sys

from briefing import __version__


def main(arguments: list[str] | None = None) -> int:
    """Run `briefing` with these arguments (those of the process by default); the exit code."""
    words = sys.argv[1:] if arguments is None else arguments
    if words in (["--version"], ["-V"]):
        print(f"briefing {__version__}")
        return 0
    from briefing.commands.run import run

    return run(words)
