"""What came of one feed, into the store: its articles, or what went wrong. No network here.

Everything in it may block and is called in a thread.
"""

import logging
import random
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import blake2b
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from briefing import __version__, clock
from briefing.addresses import BUNDLED
from briefing.config import Config, FeedConfig
from briefing.errors import BriefingError, StoreError
from briefing.model import FeedDocument, FeedUrl
from briefing.schedule import INTERVAL, wait_after_failure, wait_as_asked
from briefing.store import Arrived, FeedRecord, Store
from briefing.untrusted import shown_url

if TYPE_CHECKING:
    from briefing.sources.fetch import Fetched

CUT = "The feed breaks off before its end; what came of it was read"

NOTHING = "The feed is damaged: nothing can be read of its entries"

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedRefreshed:
    """A feed worked."""

    url: FeedUrl
    name: str
    new: int = 0
    changed: int = 0
    unchanged: bool = False
    """Whether it was the same as last time, so that nothing needed reading."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedFailed:
    """A feed did not work; what is stored of it stays."""

    url: FeedUrl
    name: str
    problem: str
    """One sentence."""
    new: int = 0
    """How many articles came all the same, of one that breaks off."""


FeedEvent = FeedRefreshed | FeedFailed


class Intake:
    """Takes in the feeds of one refresh, all as of the same moment."""

    def __init__(
        self,
        config: Config,
        store: Store,
        records: Mapping[FeedUrl, FeedRecord],
        at: datetime,
    ) -> None:
        self.records = records
        self.at = at
        self._store = store
        self._interval = config.refresh or INTERVAL

    def read_bundled(self, feed: FeedConfig) -> FeedEvent:
        """Take in a bundled article, unless this version of the program has done so."""
        from briefing.sources.bundled import read_bundled

        record = self.records.get(feed.url)
        try:
            if record and record.body_hash == bundled_hash():
                return self.unchanged(feed)
            return self._save(feed, read_bundled(feed.url), body_hash=bundled_hash())
        except Exception as error:
            return self.told(feed, error)

    def is_new(self, feed: FeedConfig) -> bool:
        """Whether nothing of the feed is stored."""
        record = self.records.get(feed.url)
        return record is None or not record.articles

    def is_known(self, feed: FeedConfig, body: str) -> bool:
        """Whether a body, by its hash, is the very one of last time."""
        record = self.records.get(feed.url)
        return record is not None and record.body_hash == body

    def same_again(self, feed: FeedConfig, answer: "Fetched") -> FeedEvent:
        """Note that the feed sent the very body of last time, with validators that may be new."""
        return self.unchanged(feed, etag=answer.etag, last_modified=answer.last_modified)

    def take_in(
        self, feed: FeedConfig, answer: "Fetched", document: Arrived, body: str
    ) -> FeedEvent:
        """Store what a body of that hash holds.

        Of one that ends before its end what came is kept and the loss told; it is asked for again
        as if nothing had come.
        """
        if document.n_entries and not document.arrivals:
            return self.failed(feed, answer.broke_off or NOTHING)
        if document.is_cut:
            # What is known of the last whole body stays true.
            known = self.records.get(feed.url) or FeedRecord(url=feed.url)
            came = self._save(
                feed,
                document,
                body_hash=known.body_hash,
                etag=known.etag,
                last_modified=known.last_modified,
                moved_to=known.moved_to,
            )
            return replace(self.failed(feed, answer.broke_off or CUT), new=came.new)
        return self._save(
            feed,
            document,
            body_hash=body,
            etag=answer.etag,
            last_modified=answer.last_modified,
            moved_to=answer.moved_to,
        )

    def _save(
        self, feed: FeedConfig, document: FeedDocument | Arrived, **names: str
    ) -> FeedRefreshed:
        name = feed.name or document.title or _host(feed.url)
        saved = self._store.record_document(
            feed.url,
            document,
            outlet=name,
            at=self.at,
            next_try=self.at + self._interval,
            **names,
        )
        return FeedRefreshed(url=feed.url, name=name, new=saved.new, changed=saved.changed)

    def unchanged(self, feed: FeedConfig, **validators: str) -> FeedEvent:
        """Note that the feed worked and had nothing new."""
        self._store.record_unchanged(
            feed.url, at=self.at, next_try=self.at + self._interval, **validators
        )
        return FeedRefreshed(url=feed.url, name=self.name(feed), unchanged=True)

    def failed(
        self,
        feed: FeedConfig,
        problem: str,
        retry_after: timedelta | None = None,
        *,
        gone: bool = False,
    ) -> FeedFailed:
        """Note that the feed did not work, and when to try again; one that is gone is paused."""
        record = self.records.get(feed.url)
        failures = (record.failures if record else 0) + 1
        chance = random.random()  # noqa: S311 - spreads the tries, guards nothing
        wait = wait_after_failure(failures, self._interval, chance)
        not_before = None
        if retry_after is not None:
            not_before = self.at + wait_as_asked(retry_after)
            wait = max(wait, wait_as_asked(retry_after))
        self._store.record_failure(
            feed.url,
            at=self.at,
            problem=problem,
            next_try=self.at + wait,
            not_before=not_before,
            pause=gone,
        )
        return FeedFailed(url=feed.url, name=self.name(feed), problem=problem)

    def told(self, feed: FeedConfig, error: Exception) -> FeedEvent:
        """The event of an exception; it is on record where the store can still be written."""
        problem = _problem_of(feed, error)
        if not isinstance(error, StoreError):
            try:
                return self.failed(feed, problem)
            except Exception:
                _log.exception("the failure of %r could not be stored", shown_url(feed.url))
        return FeedFailed(url=feed.url, name=self.name(feed), problem=problem)

    def name(self, feed: FeedConfig) -> str:
        """What to call the feed: its name in the file, its own title, or its host."""
        record = self.records.get(feed.url)
        return feed.name or (record.title if record else "") or _host(feed.url)


def _problem_of(feed: FeedConfig, error: Exception) -> str:
    if isinstance(error, BriefingError):
        return error.message
    _log.error("reading %r failed", shown_url(feed.url), exc_info=error)
    return "it could not be read: an unexpected error, which is in the log"


def bundled_hash() -> str:
    """What stands for the body of a bundled feed that this version has read."""
    return hash_of(b"")


def hash_of(body: bytes) -> str:
    """Of a body as this version reads it: after an upgrade each is read once more."""
    return blake2b(body, digest_size=16, key=__version__.encode("ascii")).hexdigest()


def _host(url: FeedUrl) -> str:
    return urlsplit(url).hostname or url


def read_bundled_feeds(config: Config, store: Store) -> None:
    """Read the bundled feeds that this version of the program has not read yet.

    Where another process writes the store, they are left to it.
    """
    bundled = [feed for feed in config.feeds if is_bundled(feed)]
    if not bundled or store.read_only:
        return
    at, records = clock.now(), store.feed_records()
    intake = Intake(config, store, records, at)
    for feed in bundled:
        record = records.get(feed.url)
        if record is None or not (record.paused or record.body_hash == bundled_hash()):
            intake.read_bundled(feed)


def is_bundled(feed: FeedConfig) -> bool:
    """Whether the feed comes with the program and needs no network."""
    return feed.url.startswith(BUNDLED)
