"""Earlier editions: the days of which one is kept."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.content import Content

from briefing import clock
from briefing.actions import Scope
from briefing.errors import BriefingError
from briefing.model import Edition
from briefing.tui.background import in_thread
from briefing.tui.blocks import Block, Text
from briefing.tui.items import DayItem
from briefing.tui.keys import bindings
from briefing.tui.render import faint
from briefing.tui.screens.base import KeyedScreen
from briefing.tui.times import day_of, days_ago
from briefing.tui.widgets.paper import Paper
from briefing.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    pass


class EditionsScreen(KeyedScreen):
    """A row for each day; opening one shows its last edition."""

    BINDINGS = bindings(Scope.EVERYWHERE)
    OPENED_BY = "editions_show"
    FOOTER = ("back", "open", "move.down", "move.up", "help")
    LABELS: ClassVar = {"open": "Read it"}

    def compose_page(self) -> ComposeResult:
        """A title and the days."""
        yield TitleBar("Earlier editions", "the last one of each day")
        yield Paper(id="days")

    def on_mount(self) -> None:
        """Look which are kept."""
        self.main_paper.focus()
        in_thread(self, "days", self.desk.newsroom.edition_days, self._list, self._refuse)

    @property
    def main_paper(self) -> Paper:
        """The days."""
        return self.query_one("#days", Paper)

    def _list(self, days: tuple[date, ...]) -> None:
        self.main_paper.show(list(_rows(days)))

    @on(Paper.Opened)
    def _chosen(self, event: Paper.Opened) -> None:
        event.stop()
        if isinstance(event.item, DayItem):
            newsroom, day = self.desk.newsroom, event.item.day
            in_thread(self, "day", lambda: newsroom.edition_on(day), self._show, self._refuse)

    def _show(self, edition: Edition | None) -> None:
        if edition is None:
            self.notify("That edition is no longer kept.", markup=False)
        else:
            self.briefing_app.show_earlier(edition)

    def _refuse(self, error: BriefingError) -> None:
        self.notify(error.message, severity="error", markup=False)


def _rows(days: tuple[date, ...]) -> Iterator[Block]:
    now = clock.now()
    for n, day in enumerate(days):
        right = faint(days_ago(day, now))
        yield Text(Content(day_of(day, now)), item=DayItem(day), right=right, above=int(n == 0))
    if not days:
        yield Text(faint("No edition is kept yet."), above=1)
