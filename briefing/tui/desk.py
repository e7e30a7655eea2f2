"""What goes on behind the page: refreshing, making editions, watching feeds.toml.

One job at a time, in a thread of its own; what comes of it is posted to the screen. The desk shows
nothing.
"""

import asyncio
import logging
from collections import deque
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from textual.widget import Widget

from briefing.errors import BriefingError
from briefing.frozen import dataclass
from briefing.model import ArticleId, BriefedArticle, Edition, FeedState, FeedUrl
from briefing.tui.background import Result, in_thread
from briefing.tui.messages import (
    EditionMade,
    FeedsChanged,
    Progressed,
    SettingsChanged,
    WriterChanged,
)
from briefing.tui.progress import Progress

if TYPE_CHECKING:
    from briefing.following import ConfigChange
    from briefing.newsroom import Newsroom
    from briefing.refresh import RefreshEvent
    from briefing.store import Store

LOG = logging.getLogger(__name__)
WATCH_S = 2.0
"""How often feeds.toml is looked at."""
SAVE_S = 10.0
"""How often saving marks is tried again after it failed."""


WRITER_S = 5.0
"""How often it is looked whether another briefing still writes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A refresh and the edition after it, or the edition alone."""

    fetch: bool
    only: tuple[FeedUrl, ...] | None = None
    forced: bool = True


class Desk:
    """Works for one screen, `owner`, on one newsroom."""

    def __init__(self, newsroom: "Newsroom", owner: Widget) -> None:
        self.newsroom = newsroom
        self._owner = owner
        self._waiting: deque[Job] = deque()
        self._at_work = False
        self._fetching: tuple[asyncio.AbstractEventLoop, asyncio.Task[int]] | None = None
        self._is_leaving = False
        self._told_unsaved = ""

    # Starting and leaving

    def start(self, edition: Edition | None) -> None:
        """Begin the day's work, once yesterday's edition is on the screen."""
        if notice := self.newsroom.store.notice:
            self._owner.notify(notice, timeout=10, markup=False)
        if edition is None or self._has_unread_bundled(edition):
            self._add(Job(fetch=False))
        if edition is not None:
            self._read_whole(edition)
        if self.newsroom.config.refresh is not None:
            self.refresh_quietly()
            self._owner.set_interval(
                self.newsroom.config.refresh.total_seconds(), self.refresh_quietly
            )
        self._owner.set_interval(WATCH_S, self.look_at_config)
        self._owner.set_interval(SAVE_S, self._save_marks)
        self._owner.set_interval(WRITER_S, self.look_for_writer)
        self.look_for_writer()

    def _read_whole(self, edition: Edition) -> None:
        """Have at hand what the first page did not show: it would be read at the first key."""

        def read() -> int:
            return len([*edition.stories, *edition.articles])

        in_thread(self._owner, "edition read", read, lambda _: None, self._tell)

    def look_for_writer(self) -> None:
        """Tell whether this briefing only reads; when the other one is gone, this one writes."""
        if not self._is_leaving:
            store = self.newsroom.store
            in_thread(
                self._owner, "writer", lambda: reads_only(store), self._found_writer, self._tell
            )

    def _found_writer(self, words: tuple[str, ...]) -> None:
        self._owner.post_message(WriterChanged(words))

    def _save_marks(self) -> None:
        """Try again to save the marks that a full disk kept from being saved."""
        if self.newsroom.store.unsaved_marks:
            self.write(self.newsroom.store.save_marks)

    def _has_unread_bundled(self, edition: Edition) -> bool:
        known = {feed.url for feed in edition.feeds if feed.state is not FeedState.NEW}
        urls = (feed.url for feed in self.newsroom.config.feeds)
        return any(url.startswith("bundled:") and url not in known for url in urls)

    def leave(self) -> None:
        """Give up what is not begun, and break off what is being fetched."""
        self._is_leaving = True
        self._waiting.clear()
        if self._fetching is not None:
            loop, task = self._fetching
            loop.call_soon_threadsafe(task.cancel)

    # Jobs

    @property
    def is_fetching(self) -> bool:
        """Whether feeds are being fetched, or wait to be."""
        return self._fetching is not None or any(job.fetch for job in self._waiting)

    def refresh(self, only: tuple[FeedUrl, ...] | None = None) -> None:
        """Fetch all feeds, or `only` these, now."""
        self._add(Job(fetch=True, only=only))

    def refresh_quietly(self) -> None:
        """Fetch the feeds that are due, unless another briefing does."""
        if not self.is_fetching and not self.newsroom.store.read_only:
            self._add(Job(fetch=True, forced=False))

    def make(self) -> None:
        """Make an edition of what is stored."""
        self._add(Job(fetch=False))

    def _add(self, job: Job) -> None:
        if job not in self._waiting:
            self._waiting.append(job)
        if not self._at_work:
            self._next()

    def _next(self) -> None:
        self._at_work = bool(self._waiting) and not self._is_leaving
        if not self._at_work:
            self._owner.post_message(Progressed(None))
            return
        job = self._waiting.popleft()

        def run() -> Edition | None:
            from briefing.memory import give_back

            try:
                return self._do(job)
            finally:
                give_back()

        in_thread(self._owner, "edition", run, self._done, self._failed, exclusive=False)

    def _do(self, job: Job) -> Edition | None:
        """In the thread. None when the work was broken off."""
        if job.fetch:
            n_changed = self._fetch(job)
            self._owner.post_message(FeedsChanged())
            if n_changed is None:
                return None
        if self._is_leaving:
            return None
        self._owner.post_message(Progressed(Progress(making=True)))
        make = self.newsroom.edition_now if job.fetch else self.newsroom.make_edition
        return make(so_far=self._show_so_far)

    def _show_so_far(self, edition: Edition) -> None:
        if not self._is_leaving:
            self._owner.post_message(EditionMade(edition, is_whole=False))

    def _fetch(self, job: Job) -> int | None:
        """Fetch in an event loop of this thread; None when it was broken off."""

        async def run() -> int:
            task = asyncio.ensure_future(self._follow(job))
            self._fetching = (asyncio.get_running_loop(), task)
            if self._is_leaving:
                task.cancel()
            return await task

        try:
            return asyncio.run(run())
        except asyncio.CancelledError:
            return None
        finally:
            self._fetching = None

    async def _follow(self, job: Job) -> int:
        progress = Progress()
        async for event in self.newsroom.refresh(job.only, forced=job.forced):
            progress = advanced(progress, event)
            self._owner.post_message(Progressed(progress))
        return progress.new

    def _done(self, edition: Edition | None) -> None:
        if edition is not None:
            self._owner.post_message(EditionMade(edition))
            self._tell_unsaved()
        self._next()

    def _tell_unsaved(self) -> None:
        """Say once that pages cannot be saved, and again only after one could be."""
        unsaved = self.newsroom.unsaved
        if unsaved and unsaved != self._told_unsaved:
            self._owner.notify(unsaved, severity="warning", timeout=15, markup=False)
        self._told_unsaved = unsaved

    def _failed(self, error: BriefingError) -> None:
        self._tell(error)
        self._next()

    def _tell(self, error: BriefingError) -> None:
        text = f"{error.message}. {error.hint}" if error.hint else error.message
        self._owner.notify(text, severity="error", markup=False)

    # feeds.toml

    def look_at_config(self) -> None:
        """Read feeds.toml again if it was changed."""
        if not self._is_leaving:
            # Not exclusive: what changed is told once, and would be lost with a look given up.
            look, owner = self.newsroom.reload_config, self._owner
            in_thread(owner, "config", look, self._reloaded, self._tell, exclusive=False)

    def _reloaded(self, change: "ConfigChange | None") -> None:
        if change is None:
            return
        self._owner.notify(change.sentence, markup=False)
        self._owner.post_message(SettingsChanged())
        self._owner.post_message(FeedsChanged())
        if change.added:
            self._add(Job(fetch=True, forced=False))
        elif change.removed or change.sections_changed:
            self.make()

    def feeds_tried(self) -> None:
        """A feed was added, tried or paused."""
        self._owner.post_message(FeedsChanged())

    def feeds_edited(self) -> None:
        """A feed came into feeds.toml or went out of it: the page is made anew."""
        self.feeds_tried()
        self._add(Job(fetch=True, forced=False))

    # Small reads and writes

    def look_up(self, id: ArticleId, then: Callable[[BriefedArticle], object]) -> None:
        """Read a stored article and give it to `then`; say so where it is no longer there."""

        def found(article: BriefedArticle | None) -> None:
            if article is None:
                self._owner.notify("That article is no longer stored.", markup=False)
            else:
                then(article)

        in_thread(self._owner, "article", lambda: self.newsroom.article(id), found, self._tell)

    def write(
        self,
        job: Callable[[], Result],
        then: Callable[[Result], object] = lambda _: None,
        *,
        quietly: bool = False,
    ) -> None:
        """Do a small write in a thread, in its own time, and `then` what follows on the loop.

        With `quietly` a failure is only logged: nobody asked for it.
        """
        failed = _log if quietly else self._tell
        in_thread(self._owner, "write", job, then, failed, exclusive=False)


def _log(error: BriefingError) -> None:
    LOG.warning("not saved: %s", error.message)


def reads_only(store: "Store") -> tuple[str, ...]:
    """That this briefing only reads and why, in many words or few; empty where it writes."""
    if not store.read_only:
        return ()
    pid = store.writer_pid
    if pid is None:
        return ("reading only",)
    return (
        f"reading only: another briefing (pid {pid}) is writing",
        f"reading only, pid {pid} writes",
        "reading only",
    )


def advanced(progress: Progress, event: "RefreshEvent") -> Progress:
    """The counts after one more event."""
    from briefing.refresh import FeedFailed, FeedRefreshed, RefreshDone, RefreshStarted

    match event:
        case RefreshStarted():
            return Progress(total=event.feeds)
        case FeedRefreshed():
            return replace(progress, fetched=progress.fetched + 1, new=progress.new + event.new)
        case FeedFailed():
            return replace(progress, failed=progress.failed + 1, new=progress.new + event.new)
        case RefreshDone():
            return progress
