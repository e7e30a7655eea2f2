"""Telling of a refresh on stderr: a bar on a terminal, lines elsewhere."""

import sys
from typing import Self

from briefing.commands.output import is_terminal, say
from briefing.untrusted import printable


class Teller:
    """What hears of a refresh as it goes; this one keeps it to itself."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Leave the terminal as it was."""

    def started(self, feeds: int) -> None:
        """So many feeds will be fetched."""

    def advanced(self, new: int, failed: int) -> None:
        """One more feed is done; `new` and `failed` count from the start."""

    def line(self, text: str) -> None:
        """Something worth a line of its own."""


class Lines(Teller):
    """Tells only what is worth a line."""

    def line(self, text: str) -> None:
        """Print it."""
        say(text)


class Bar(Teller):
    """A bar with counts that goes when the refresh is over; lines stay above it."""

    def __init__(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

        self._progress = Progress(
            TextColumn("Refreshing"),
            BarColumn(bar_width=30),
            MofNCompleteColumn(),
            TextColumn("{task.fields[said]}", markup=False),
            console=Console(stderr=True),
            transient=True,
        )
        self._task = self._progress.add_task("", total=None, said="")

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Take the bar away."""
        self._progress.stop()

    def started(self, feeds: int) -> None:
        """Show how many there are to do."""
        self._progress.update(self._task, total=feeds)

    def advanced(self, new: int, failed: int) -> None:
        """Move the bar on by one feed."""
        said = f"{new} new" + (f", {failed} failed" if failed else "")
        self._progress.update(self._task, advance=1, said=said)

    def line(self, text: str) -> None:
        """Print above the bar, without reading anything into the text."""
        self._progress.console.print(printable(text), markup=False, highlight=False, emoji=False)


def teller(*, quiet: bool) -> Teller:
    """The bar where stderr is a terminal, lines elsewhere, silence with `quiet`."""
    if quiet:
        return Teller()
    return Bar() if is_terminal(sys.stderr) else Lines()
