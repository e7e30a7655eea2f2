"""Every feed and how it is doing."""

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult

from briefing import clock
from briefing.actions import Scope
from briefing.errors import BriefingError
from briefing.model import FeedState, FeedStatus, FeedUrl
from briefing.tui.background import in_thread
from briefing.tui.items import FeedItem
from briefing.tui.keys import bindings
from briefing.tui.lists import feed_rows
from briefing.tui.render import count
from briefing.tui.screens.base import KeyedScreen
from briefing.tui.widgets.paper import Paper
from briefing.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from briefing.config import RemovedFeed
    from briefing.tui.desk import Desk

NEEDS_FEED = frozenset({"feed_remove", "feed_pause", "feed_refresh", "open", "link_copy"})
TICK_S = 20.0


class FeedsScreen(KeyedScreen):
    """Rows of feeds; add, remove, pause, refresh one, or list its articles."""

    SCOPE = Scope.FEEDS
    BINDINGS = bindings(Scope.FEEDS)
    OPENED_BY = "feeds_show"
    FOOTER = (
        "back", "feed.move", "feed.add", "feed.remove", "feed.pause", "feed.refresh", "open",
        "help",
    )  # fmt: skip
    LABELS: ClassVar = {"feed.remove": "Remove", "feed.pause": "Pause", "open": "Articles"}

    def __init__(self, desk: "Desk", url: str = "") -> None:
        super().__init__(desk)
        self._feeds: tuple[FeedStatus, ...] = ()
        self._first = url

    def compose_page(self) -> ComposeResult:
        """The rows."""
        yield TitleBar("Feeds", "")
        yield Paper(id="feeds")

    def on_mount(self) -> None:
        """Read how they are doing, and keep the times true."""
        self.main_paper.focus()
        self.feeds_changed()
        self.set_interval(TICK_S, self._list)

    @property
    def main_paper(self) -> Paper:
        """The rows."""
        return self.query_one("#feeds", Paper)

    def feeds_changed(self) -> None:
        """Read the feeds again."""
        in_thread(self, "feeds", self.desk.newsroom.feed_statuses, self._show, self._tell)

    def _show(self, feeds: tuple[FeedStatus, ...]) -> None:
        self._feeds = feeds
        self._list()
        n_failed = sum(feed.state is FeedState.FAILED for feed in feeds)
        fact = count(len(feeds), "feed") + (f" · {n_failed} failed" if n_failed else "")
        self.query_one(TitleBar).fact = fact
        if self._first:
            self.main_paper.select(FeedItem(FeedUrl(self._first)))
            self._first = ""
        self.refresh_bindings()

    def _list(self) -> None:
        self.main_paper.show(list(feed_rows(self._feeds, clock.now())))

    def _tell(self, error: BriefingError) -> None:
        self.notify(error.message, severity="error", markup=False)

    @property
    def _feed(self) -> FeedStatus | None:
        item = self.main_paper.selected
        return next((f for f in self._feeds if FeedItem(f.url) == item), None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What needs a feed needs one to be selected."""
        if action == "feed_move":
            return self.is_mounted and self._feed is not None and bool(self._feed.moved_to)
        if action in NEEDS_FEED:
            return self.is_mounted and self._feed is not None
        return super().check_action(action, parameters)

    # What can be done with one

    def action_feed_remove(self) -> None:
        """Take it out of feeds.toml."""
        feed = self._feed
        if feed is None:
            return
        app, desk, newsroom = self.briefing_app, self.desk, self.desk.newsroom

        def gone(removed: "RemovedFeed") -> None:
            app.notify(f"Removed {feed.name}. u puts it back.", markup=False)
            app.undo.push(f"removing {feed.name}", lambda: put_back(removed))
            desk.feeds_edited()

        def put_back(removed: "RemovedFeed") -> None:
            desk.write(lambda: newsroom.put_back(removed), lambda _: desk.feeds_edited())

        desk.write(lambda: newsroom.remove_feed(feed.url), gone)

    def action_feed_move(self) -> None:
        """Write the address it moved to into feeds.toml."""
        feed = self._feed
        if feed is None or not feed.moved_to:
            return
        app, desk, newsroom = self.briefing_app, self.desk, self.desk.newsroom
        old, new = feed.url, FeedUrl(feed.moved_to)

        def moved(_: None) -> None:
            app.notify(f"{feed.name} has its new address. u gives it the old one.", markup=False)
            app.undo.push(f"the new address of {feed.name}", move_back)
            self._first = new
            desk.feeds_edited()

        def move_back() -> None:
            desk.write(lambda: newsroom.move_feed(new, old), lambda _: desk.feeds_edited())

        desk.write(lambda: newsroom.move_feed(old, new), moved)

    def action_feed_pause(self) -> None:
        """Leave it out of refreshes, or take it up again."""
        feed = self._feed
        if feed is None:
            return
        is_paused = feed.state is FeedState.PAUSED
        self._pause(feed, not is_paused)
        what = f"taking up {feed.name}" if is_paused else f"pausing {feed.name}"
        self.briefing_app.undo.push(what, lambda: self._pause(feed, is_paused))

    def _pause(self, feed: FeedStatus, paused: bool) -> None:
        newsroom = self.desk.newsroom
        self.desk.write(
            lambda: newsroom.pause_feed(feed.url, paused), lambda _: self.desk.feeds_tried()
        )

    def action_feed_refresh(self) -> None:
        """Fetch this one now."""
        feed = self._feed
        if feed is not None:
            self.notify(f"Fetching {feed.name}…", timeout=2, markup=False)
            self.desk.refresh(only=(feed.url,))

    def action_link_copy(self) -> None:
        """Copy the feed's address."""
        if self._feed is not None:
            self.briefing_app.copy_link(self._feed.url)

    @on(Paper.Opened)
    def _opened(self, event: Paper.Opened) -> None:
        event.stop()
        if self._feed is not None:
            self.briefing_app.show_search(f'feed:"{self._feed.url}" ')
