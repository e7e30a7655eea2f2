"""The keys that work on the screen below, to look through and to run."""

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input

from briefing.actions import Action, Scope
from briefing.tui.items import ActionItem
from briefing.tui.keys import bindings, method, usable_in
from briefing.tui.lists import key_rows, marks_legend
from briefing.tui.screens.base import KeyedScreen
from briefing.tui.widgets.paper import Paper
from briefing.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from briefing.tui.desk import Desk


class HelpScreen(KeyedScreen):
    """The table of actions as it stands for one screen."""

    BINDINGS = bindings(Scope.EVERYWHERE)
    FOOTER = ("back", "open", "search")
    LABELS: ClassVar = {"search": "Filter", "open": "Run"}

    def __init__(self, desk: "Desk", below: KeyedScreen) -> None:
        super().__init__(desk)
        self._below = below

    def compose_page(self) -> ComposeResult:
        """A filter and the rows."""
        yield TitleBar("Keys", "[keys] in feeds.toml changes them")
        yield Input(placeholder="/ filter", id="filter", compact=True)
        yield Paper(id="keys")

    def on_mount(self) -> None:
        """Show them all."""
        self._list("")
        self.main_paper.focus()

    @property
    def main_paper(self) -> Paper:
        """The rows."""
        return self.query_one("#keys", Paper)

    @property
    def _actions(self) -> tuple[Action, ...]:
        table = usable_in(self._below.SCOPE, self.briefing_app.actions)
        return tuple(action for action in table if self._below.has_method(action))

    def _list(self, typed: str) -> None:
        legend = [] if typed else list(marks_legend())
        self.main_paper.show([*key_rows(self._actions, typed), *legend], keep_place=False)

    def action_search(self) -> None:
        """Filter the rows."""
        self.query_one(Input).focus()

    def action_help(self) -> None:
        """The key that opened it closes it."""
        self.dismiss()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._list(event.value)

    @on(Paper.Opened)
    async def _opened(self, event: Paper.Opened) -> None:
        event.stop()
        if isinstance(event.item, ActionItem):
            below, action = self._below, method(event.item.id)
            self.dismiss()
            below.call_later(below.run_action, action)
