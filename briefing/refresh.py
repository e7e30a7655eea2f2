"""Sources to store: fetch what is due, take it in, tell of each feed as it comes. Knows no screen.

A few workers share the feeds, so that none waits behind a slow one and no timeout runs before its
request does. Parsing happens in processes of its own, storing in threads. Whatever goes wrong with
a feed stays with it.
"""

import asyncio
import logging
from collections.abc import (
    AsyncGenerator,
    AsyncIterator,
    Callable,
    Collection,
    Iterator,
    Mapping,
    Sequence,
)
from contextlib import AsyncExitStack, aclosing
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from briefing import clock
from briefing.config import Config, FeedConfig
from briefing.errors import FeedError, StoreError
from briefing.full_text import read_pages
from briefing.intake import FeedEvent, FeedFailed, FeedRefreshed, Intake, hash_of, is_bundled
from briefing.model import FeedUrl
from briefing.recording import Outcome, Recorder
from briefing.schedule import is_due, must_wait, spread
from briefing.sources.asking import proxies_named, proxy_for
from briefing.sources.reach import hidden_inside
from briefing.store import FeedRecord, Store
from briefing.upkeep import tidy

if TYPE_CHECKING:
    from briefing.sources.fetch import Fetched, Fetcher

__all__ = [
    "FeedFailed",
    "FeedRefreshed",
    "RefreshDone",
    "RefreshEvent",
    "RefreshStarted",
    "refresh",
]

WORKERS = 32
"""How many feeds are asked at once: most of the time is waiting for their servers."""
READING = "briefing.arriving:read"
"""What the processes that read foreign text make of a feed."""

_log = logging.getLogger(__name__)

_Came = asyncio.Queue[FeedEvent | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class RefreshStarted:
    """The first event: how many feeds will be tried."""

    feeds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RefreshDone:
    """The last event."""

    fetched: int
    """How many feeds worked."""
    new: int
    """How many articles came in."""
    failed: int


RefreshEvent = RefreshStarted | FeedEvent | RefreshDone


async def refresh(
    config: Config,
    store: Store,
    *,
    only: Collection[FeedUrl] | None = None,
    forced: bool = False,
    fetcher: "Fetcher | None" = None,
) -> AsyncIterator[RefreshEvent]:
    """Try the feeds that are due, all of them when `forced`, or `only` these, paused or not.

    A server that asked to be left alone is, in any case. Raises StoreError, with nothing fetched,
    where another process writes the store, and when it cannot be read at all.
    """
    at = clock.now()
    await asyncio.to_thread(store.must_write)
    records = await asyncio.to_thread(store.feed_records)
    await asyncio.to_thread(_name_outlets, config, store, records)
    workers = _Workers(Intake(config, store, records, at), store)
    feeds = [
        feed
        for feed in config.feeds
        if _is_wanted(feed, records.get(feed.url), at, only, forced=forced)
    ]
    yield RefreshStarted(feeds=len(feeds))
    fetched = new = failed = 0
    async with aclosing(workers.events(feeds, fetcher)) as events:
        async for event in events:
            match event:
                case FeedRefreshed():
                    fetched += 1
                    new += event.new
                case FeedFailed():
                    failed += 1
                    new += event.new
            yield event
    await asyncio.to_thread(_back_up, store)
    await asyncio.to_thread(tidy, config, store, at=at, came=new)
    yield RefreshDone(fetched=fetched, new=new, failed=failed)


class _Workers:
    """The tasks that share the feeds of one refresh."""

    def __init__(self, intake: Intake, store: Store) -> None:
        self._intake = intake
        self._store = store
        self._proxies = proxies_named()

    async def events(
        self, feeds: Sequence[FeedConfig], fetcher: "Fetcher | None"
    ) -> AsyncGenerator[FeedEvent, None]:
        """What came of each feed, as it comes."""
        for feed in filter(is_bundled, feeds):
            yield await asyncio.to_thread(self._intake.read_bundled, feed)
        remote = spread([feed for feed in feeds if not is_bundled(feed)])
        if not remote:
            return
        if n_new := sum(feed.url not in self._intake.records for feed in remote):
            from briefing.sources import workers

            # Most of these will send something to read, and the first answer takes a while.
            workers.get_ready(READING, n_new)
        async with AsyncExitStack() as stack:
            if fetcher is None:
                # Imported here, for the 150 ms of its HTTP client.
                from briefing.sources.fetch import Fetcher

                fetcher = await stack.enter_async_context(Fetcher())
            async with aclosing(self._fetched(remote, fetcher)) as events:
                async for event in events:
                    yield event
            await read_pages(remote, self._store, fetcher, self._intake.at)

    async def _fetched(
        self, feeds: Sequence[FeedConfig], fetcher: "Fetcher"
    ) -> AsyncGenerator[FeedEvent, None]:
        """What came of each feed, told when it is stored."""
        came: _Came = asyncio.Queue()
        recorder = Recorder(self._intake, self._store, came.put_nowait)
        tasks = [
            asyncio.create_task(self._ask(feeds, fetcher, recorder)),
            asyncio.create_task(recorder.work()),
        ]
        ended = asyncio.ensure_future(asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION))
        ended.add_done_callback(lambda _: came.put_nowait(None))
        try:
            while event := await came.get():
                yield event
            for task in tasks:
                if task.done():
                    task.result()
        finally:
            for each in (ended, *tasks):
                each.cancel()
            await asyncio.gather(ended, *tasks, return_exceptions=True)

    async def _ask(
        self, feeds: Sequence[FeedConfig], fetcher: "Fetcher", recorder: Recorder
    ) -> None:
        """Ask for all of the feeds, a few at a time."""
        waiting = iter(feeds)
        async with asyncio.TaskGroup() as workers:
            for _ in range(min(WORKERS, len(feeds))):
                workers.create_task(self._work(waiting, fetcher, recorder))
        await recorder.end()

    async def _work(
        self, waiting: Iterator[FeedConfig], fetcher: "Fetcher", recorder: Recorder
    ) -> None:
        """Ask for one feed after the other."""
        for feed in waiting:
            try:
                record = await self._try(feed, fetcher)
            except Exception as error:
                record = partial(self._intake.told, feed, error)
            await recorder.take(Outcome(feed=feed, record=record))

    async def _try(self, feed: FeedConfig, fetcher: "Fetcher") -> Callable[[], FeedEvent]:
        """What is left to do when the feed was asked for."""
        from briefing.sources.fetch import Failed, Fetched, NotModified, Request

        intake = self._intake
        record = intake.records.get(feed.url) or FeedRecord(url=feed.url)
        if must_wait(record, intake.at):
            return partial(
                FeedFailed,
                url=feed.url,
                name=intake.name(feed),
                problem=f"the server asked to wait until {record.not_before:%H:%M} UTC",
            )
        if place := await _hidden_place(feed, self._proxies):
            return partial(intake.failed, feed, place)
        request = Request(url=feed.url, etag=record.etag, last_modified=record.last_modified)
        match await fetcher.fetch(request):
            case Fetched() as answer:
                return await self._read(feed, answer)
            case NotModified():
                return partial(intake.unchanged, feed)
            case Failed() as answer:
                return partial(
                    intake.failed, feed, answer.problem, answer.retry_after, gone=answer.gone
                )

    async def _read(self, feed: FeedConfig, answer: "Fetched") -> Callable[[], FeedEvent]:
        body = hash_of(answer.body)
        if self._intake.is_known(feed, body):
            return partial(self._intake.same_again, feed, answer)
        from briefing.sources import workers
        from briefing.store.arrivals import from_plain

        try:
            plain = await workers.run(
                READING,
                answer.body,
                "The feed",
                "tuple",
                url=answer.url,
                content_type=answer.content_type,
                feed=feed.url,
                is_new=self._intake.is_new(feed),
            )
        except FeedError:
            if not answer.broke_off:
                raise
            return partial(self._intake.failed, feed, answer.broke_off)
        # Many may wait to be stored, and without their bodies they are small.
        answer, document = replace(answer, body=b""), from_plain(plain)
        return partial(self._intake.take_in, feed, answer, document, body)


async def _hidden_place(feed: FeedConfig, proxies: Mapping[str, str]) -> str:
    """That a feed is inside the reader's network, does not look it, and is not allowed to be."""
    host = urlsplit(feed.url).hostname or ""
    if feed.inside or proxy_for(feed.url, proxies) or not (address := await hidden_inside(host)):
        return ""
    return (
        f"{host} is at {address}, inside your own network:"
        " add inside = true to it in feeds.toml if that is meant"
    )


def _is_wanted(
    feed: FeedConfig,
    record: FeedRecord | None,
    at: datetime,
    only: Collection[FeedUrl] | None,
    *,
    forced: bool,
) -> bool:
    if only is not None:
        return feed.url in only
    return is_due(record, at, forced=forced)


def _back_up(store: Store) -> None:
    """Make the day's copy; a refresh that brought its articles is not spoilt without one."""
    try:
        store.back_up()
    except StoreError as error:
        _log.warning("no backup was made: %s", error.message)


def _name_outlets(config: Config, store: Store, records: Mapping[FeedUrl, FeedRecord]) -> None:
    """Show stored articles under the names that the file has now."""
    outlets = {
        feed.url: name
        for feed in config.feeds
        if (record := records.get(feed.url))
        and (name := feed.name or record.title)
        and name != record.outlet
    }
    if outlets:
        store.name_outlets(outlets)
