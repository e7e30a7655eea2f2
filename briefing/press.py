"""Makes an edition of what is stored, keeps it, and brings back those of the days before.

Opening reads two files and nothing else. The analysis is imported by the methods that need it, so
that yesterday's edition can be painted first (about 250 ms saved).
"""

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Self

from briefing import __version__, clock, following
from briefing.config import Config, find_config, load_config
from briefing.errors import StoreError
from briefing.model import Article, Edition, FeedStatus, FeedUrl, SummaryLength
from briefing.paths import Paths
from briefing.store import Store

if TYPE_CHECKING:
    from briefing.edition import Analysed
    from briefing.editor import Editor

_log = logging.getLogger(__name__)


class Press:
    """One reader's feeds.toml and store, open together, and the editions that are made of them."""

    def __init__(self, paths: Paths, config: Config, store: Store) -> None:
        self.paths = paths
        self.config = config
        self.store = store
        self._last: Edition | None = None
        self._made_by: Editor | None = None
        self.unsaved = ""
        """Why the edition made last could not be saved, in one sentence; empty where it was."""

    @classmethod
    def open(cls, *, config: Path | None = None, data_dir: Path | None = None) -> Self:
        """Open the config and the store, making them where there are none.

        Raises ConfigError when `config` names a file that is not there, StoreError when the
        database cannot be used.
        """
        path = find_config(config)
        paths = Paths.find(config=path, data_dir=data_dir)
        return cls(paths, load_config(path), Store.open(paths.database))

    def close(self) -> None:
        """Close the store; it is of no use afterwards."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def last_edition(self) -> Edition | None:
        """The edition made last, as it was stored; None before the first."""
        self._last = self.store.last_edition()
        return self._last

    def _edition(self) -> Edition | None:
        """The last edition, read from the store once; its read and star marks may be old."""
        return self._last or self.last_edition()

    def make_edition(
        self,
        *,
        since: datetime | None = None,
        summary: SummaryLength | None = None,
        so_far: Callable[[Edition], object] | None = None,
    ) -> Edition:
        """Make, store and return the edition of this moment.

        Bundled feeds that were never read are read first, so the first edition of a new reader
        needs no network. With `since`, what came after it counts as new in place of what came
        after the last look, and the edition reaches back as far; with `summary`, it is of another
        length than feeds.toml says. Then it is not stored: it answers one question and is not the
        page to open next. While many new articles are still being analysed, `so_far` is given an
        edition of the newest, in this thread.

        On a full disk it is made all the same, and `unsaved` says why it could not be stored.
        Takes seconds with thousands of new articles: keep it off the event loop.
        """
        self.unsaved = ""
        self._read_bundled()
        made_of = self._made_of()
        editor = self._editor()
        edition = editor.edition(
            self.config,
            feeds=self.feed_statuses(),
            at=clock.now(),
            since=since,
            summary=summary,
            so_far=so_far,
            on_page={article.id for article in self._last.articles} if self._last else (),
        )
        self._tell(editor.unsaved)
        if since is None and summary is None:
            with self._as_far_as_can_be():
                self.store.save_edition(
                    edition, zone=clock.zone(), made_of=made_of, left=editor.left()
                )
            self._last = edition
        return edition

    def edition_now(self, *, so_far: Callable[[Edition], object] | None = None) -> Edition:
        """The last edition where nothing it is made of has changed within the hour; else a new one.

        Of the last one only how the feeds are doing is looked up; `so_far` as in `make_edition`.
        """
        if self.store.made_of() == self._made_of() and (last := self.last_edition()):
            self._last = replace(last, feeds=self.feed_statuses())
            return self._last
        return self.make_edition(so_far=so_far)

    def _made_of(self) -> str:
        """What an edition of this hour is made of: this program, the config, what is stored."""
        import hashlib  # OpenSSL with it, which a launch can do without

        config, now = self.config, clock.now()
        hour = now.replace(minute=0, second=0)
        since = hour - config.window if config.window else None
        stored = self.store.contents(feeds=self._feed_urls(), since=since)
        made_of = (__version__, config.feeds, config.sections, config.actors, config.summary)
        return hashlib.sha256(repr((made_of, config.window, hour, stored)).encode()).hexdigest()

    def edition_days(self) -> tuple[date, ...]:
        """The reader's days of which an edition is kept, the newest first."""
        return self.store.edition_days(clock.zone())

    def edition_on(self, day: date) -> Edition | None:
        """The last edition of one of the reader's days; None where none is kept."""
        return self.store.edition_on(day, clock.zone())

    def looked(self, at: datetime) -> None:
        """Remember that the reader has seen the edition made at `at`, where that can be written."""
        if not self.store.read_only:
            with self._as_far_as_can_be():
                self.store.set_looked_at(at)

    @contextmanager
    def _as_far_as_can_be(self) -> Iterator[None]:
        """For saving what can be made again: a page that cannot be kept can still be read."""
        try:
            yield
        except StoreError as error:
            _log.warning("not saved: %s", error.message)
            self._tell(error)

    def _tell(self, error: StoreError | None) -> None:
        if error:
            why = f"{error.message}; {error.hint}" if error.hint else error.message
            self.unsaved = f"This page could not be saved and is made anew next time: {why}"

    def _editor(self) -> "Editor":
        from briefing.editor import Editor

        if self._made_by is None:
            self._made_by = Editor(self.store)
        return self._made_by

    def _feed_urls(self) -> tuple[FeedUrl, ...]:
        return tuple(feed.url for feed in self.config.feeds)

    def _read_bundled(self) -> None:
        from briefing.intake import read_bundled_feeds

        read_bundled_feeds(self.config, self.store)

    def _analysed(
        self, articles: Sequence[Article], most: int | None = None
    ) -> "tuple[Analysed, ...]":
        """Each article with its analysis, from the store where it is known.

        With `most`, those are left out that are not known and come after so many such.
        """
        return self._editor().analysed(articles, self.config.actors, most=most)

    def feed_statuses(self) -> tuple[FeedStatus, ...]:
        """Every feed of feeds.toml, in its order, and how it is doing."""
        records = self.store.feed_records()
        rates = self.store.articles_per_week(clock.now())
        return tuple(
            following.status(feed, records.get(feed.url), rates.get(feed.url))
            for feed in self.config.feeds
        )
