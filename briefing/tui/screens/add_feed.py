"""Adding a feed: an address, the feeds that are there, and one of them into feeds.toml."""

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, Static

from briefing.actions import Scope
from briefing.errors import BriefingError, InsideError
from briefing.model import FoundFeed
from briefing.tui.background import in_thread
from briefing.tui.items import FeedItem
from briefing.tui.keys import bindings
from briefing.tui.lists import candidate_rows
from briefing.tui.render import count
from briefing.tui.screens.base import KeyedScreen
from briefing.tui.widgets.paper import Paper
from briefing.tui.widgets.title_bar import TitleBar
from briefing.untrusted import shown_url

if TYPE_CHECKING:
    from briefing.tui.desk import Desk

ASK = "The address of a feed, or of a site that names its feeds. Enter looks there; Esc leaves."
CHOOSE = "Enter adds the selected one under the title shown, Esc adds none."


class AddFeedScreen(KeyedScreen):
    """A line for the address, what came of it, and the feeds found, of which Enter saves one."""

    BINDINGS = bindings(Scope.EVERYWHERE)
    OPENED_BY = "feed_add"
    FOOTER = ("back", "open", "pane.next", "help")
    LABELS: ClassVar = {"open": "Look, then add"}

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self._found: tuple[FoundFeed, ...] = ()
        self._asked_about = ""
        """The address inside the network that the next Enter would look at."""

    def compose_page(self) -> ComposeResult:
        """The line, the answer, the candidates."""
        yield TitleBar("Add a feed")
        yield Input(placeholder="https://", id="address", compact=True)
        yield Static(Content(ASK), id="answer", markup=False)
        yield Paper(id="candidates")

    def on_mount(self) -> None:
        """Ask."""
        self.query_one(Input).focus()

    @property
    def main_paper(self) -> Paper:
        """The candidates."""
        return self.query_one("#candidates", Paper)

    def _say(self, text: str, *, is_problem: bool = False) -> None:
        answer = self.query_one("#answer", Static)
        answer.update(Content(text))
        answer.set_class(is_problem, "-problem")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Look for feeds at the address."""
        event.stop()
        address = event.value.strip()
        if not address:
            self._say(ASK)
            return
        self._found = ()
        self.main_paper.show(())
        is_meant = address == self._asked_about
        self._asked_about = ""
        self._say(f"Looking at {shown_url(address)} …")
        newsroom = self.desk.newsroom
        in_thread(
            self,
            "find",
            lambda: asyncio.run(newsroom.find_feeds(address, allow_inside=is_meant)),
            self._show_found,
            lambda error: self._refuse(error, address),
        )

    @on(Input.Changed)
    def _typed(self) -> None:
        """Another address is another question."""
        if self._asked_about and self.query_one(Input).value.strip() != self._asked_about:
            self._asked_about = ""
            self._say(ASK)

    def _show_found(self, found: tuple[FoundFeed, ...]) -> None:
        self._found = found
        self._say(f"{count(len(found), 'feed')} found. {CHOOSE}")
        self.main_paper.show(list(candidate_rows(found)), keep_place=False)
        self.main_paper.focus()

    def _refuse(self, error: BriefingError, address: str = "") -> None:
        self.query_one(Input).focus()
        if isinstance(error, InsideError):
            self._asked_about = address
            self._say(f"{error.message}. Enter again looks there all the same; Esc leaves.")
            return
        hint = f" ({error.hint})" if error.hint else ""
        self._say(f"{error.message}{hint}", is_problem=True)

    @on(Paper.Opened)
    def _chosen(self, event: Paper.Opened) -> None:
        event.stop()
        feed = next((f for f in self._found if FeedItem(f.url) == event.item), None)
        if feed is None:
            return
        newsroom = self.desk.newsroom
        in_thread(
            self, "add", lambda: newsroom.add_feed(feed), lambda _: self._added(feed), self._refuse
        )

    def _added(self, feed: FoundFeed) -> None:
        newsroom, desk = self.desk.newsroom, self.desk

        def take_back() -> None:
            desk.write(lambda: newsroom.remove_feed(feed.url), lambda _: desk.feeds_edited())

        self.briefing_app.undo.push(f"adding {feed.title}", take_back)
        self.briefing_app.notify(f"Added {feed.title}. u takes it back.", markup=False)
        desk.feeds_tried()
        desk.refresh(only=(feed.url,))
        self.dismiss()

    def action_back(self) -> None:
        """From the candidates to the address, from there away."""
        if self.main_paper.has_focus:
            self.query_one(Input).focus()
        else:
            self.dismiss()
