"""A refresh against a real server: what is stored, what is asked again, what each failure costs."""

import asyncio
import logging
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from loopback import FEED, Handler, Site

from briefing import clock
from briefing.config import Config, FeedConfig
from briefing.intake import read_bundled_feeds
from briefing.model import Article, FeedUrl
from briefing.refresh import (
    FeedFailed,
    FeedRefreshed,
    RefreshDone,
    RefreshEvent,
    RefreshStarted,
    refresh,
)
from briefing.schedule import JITTER, LONGEST_WAIT, spread, wait_after_failure, wait_as_asked
from briefing.sources import workers
from briefing.sources.fetch import Fetched, Fetcher, Request
from briefing.store import Saved, Store, entries

NOON = datetime(2024, 12, 7, 12, tzinfo=UTC)
BUNDLED = FeedUrl("bundled:syria-2024-12-07")


def feed(*titles: str, channel: str = "The Gazette") -> bytes:
    """An RSS feed with an entry for each title."""
    items = "".join(
        f"<item><title>{title}</title><guid>g-{title}</guid><description>{title}.</description></item>"
        for title in titles
    )
    return f'<rss version="2.0"><channel><title>{channel}</title>{items}</channel></rss>'.encode()


class Now:
    """A clock that stands still until it is told to go on."""

    def __init__(self) -> None:
        self.moment = NOON

    def __call__(self) -> datetime:
        return self.moment

    def after(self, **span: int) -> None:
        self.moment += timedelta(**span)


@pytest.fixture(autouse=True)
def now(monkeypatch: pytest.MonkeyPatch) -> Now:
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    now = Now()
    monkeypatch.setattr(clock, "now", now)
    return now


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "briefing.db") as opened:
        yield opened


def config(*urls: str, refresh: timedelta | None = timedelta(minutes=30), name: str = "") -> Config:
    return Config(
        path=Path("feeds.toml"),
        refresh=refresh,
        feeds=tuple(FeedConfig(url=FeedUrl(url), name=name) for url in urls),
    )


async def events(
    config: Config,
    store: Store,
    *,
    only: tuple[str, ...] | None = None,
    forced: bool = True,
    fetcher: Fetcher | None = None,
) -> list[RefreshEvent]:
    chosen = None if only is None else [FeedUrl(url) for url in only]
    refreshing = refresh(config, store, only=chosen, forced=forced, fetcher=fetcher)
    return [event async for event in refreshing]


def stored(store: Store, *urls: str) -> tuple[Article, ...]:
    return store.articles(feeds=[FeedUrl(url) for url in urls], since=None)


async def test_a_feed_is_fetched_and_its_articles_kept(site: Site, store: Store) -> None:
    url = site.answer("/feed")

    assert await events(config(url), store) == [
        RefreshStarted(feeds=1),
        FeedRefreshed(url=FeedUrl(url), name="The Port Gazette", new=1),
        RefreshDone(fetched=1, new=1, failed=0),
    ]

    [article] = stored(store, url)
    assert (article.title, article.outlet) == ("Ferry runs again", "The Port Gazette")
    assert [paragraph.text for paragraph in article.paragraphs] == [
        "The ferry to Görün runs again."
    ]
    record = store.feed_records()[FeedUrl(url)]
    assert (record.last_ok, record.next_try) == (NOON, NOON + timedelta(minutes=30))


async def test_the_name_in_the_file_is_what_articles_are_cited_by(site: Site, store: Store) -> None:
    url = site.answer("/feed")
    await events(config(url), store)
    done = await events(config(url, name="Gazette"), store)

    assert isinstance(done[1], FeedRefreshed)
    assert done[1].name == "Gazette"
    assert [article.outlet for article in stored(store, url)] == ["Gazette"]

    await events(config(url), store)
    assert [article.outlet for article in stored(store, url)] == ["The Port Gazette"]


async def test_the_second_time_only_what_changed_is_asked_for(site: Site, store: Store) -> None:
    def answer(handler: Handler) -> None:
        if handler.headers["If-None-Match"] == '"v1"':
            handler.reply(304)
        else:
            handler.reply(
                200, FEED, {"ETag": '"v1"', "Last-Modified": "Sat, 07 Dec 2024 10:00:00 GMT"}
            )

    url = site.on("/feed", answer)
    await events(config(url), store)
    again = await events(config(url), store)

    assert again[1:] == [
        FeedRefreshed(url=FeedUrl(url), name="The Port Gazette", unchanged=True),
        RefreshDone(fetched=1, new=0, failed=0),
    ]
    assert site.seen[1].headers["If-None-Match"] == '"v1"'
    assert site.seen[1].headers["If-Modified-Since"] == "Sat, 07 Dec 2024 10:00:00 GMT"
    assert len(site.seen) == 2
    assert len(stored(store, url)) == 1


async def test_the_same_body_again_is_not_read_again_but_its_new_etag_is_kept(
    site: Site, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = site.answer("/feed", headers={"ETag": '"v1"'})
    await events(config(url), store)
    site.answer("/feed", headers={"ETag": '"v2"'})
    monkeypatch.setattr("briefing.sources.workers.run", None)

    again = await events(config(url), store)

    assert again[1] == FeedRefreshed(url=FeedUrl(url), name="The Port Gazette", unchanged=True)
    assert store.feed_records()[FeedUrl(url)].etag == '"v2"'


async def test_an_edit_is_told_as_a_change_and_the_read_mark_stays(
    site: Site, store: Store
) -> None:
    url = site.answer("/feed", body=feed("One"))
    await events(config(url), store)
    store.mark_read([article.id for article in stored(store, url)], True)
    site.answer("/feed", body=feed("Two", "One").replace(b"One.", b"One, corrected."))

    [_, done, _] = await events(config(url), store)

    assert done == FeedRefreshed(url=FeedUrl(url), name="The Gazette", new=1, changed=1)
    assert {article.title: article.read for article in stored(store, url)} == {
        "One": True,
        "Two": False,
    }


async def test_the_bundled_article_needs_no_network(store: Store) -> None:
    first, second = [await events(config(BUNDLED), store) for _ in range(2)]

    assert first[1] == FeedRefreshed(url=BUNDLED, name="Bundled article", new=1)
    assert second[1] == FeedRefreshed(url=BUNDLED, name="Bundled article", unchanged=True)
    [article] = stored(store, BUNDLED)
    assert article.title == "Syria, 7 December 2024"


def test_bundled_feeds_are_read_once_before_the_first_edition(store: Store) -> None:
    read_bundled_feeds(config(BUNDLED, "https://never.example/"), store)
    read_bundled_feeds(config(BUNDLED), store)
    assert len(stored(store, BUNDLED)) == 1
    assert list(store.feed_records()) == [BUNDLED]


def answering(status: int, body: bytes = b"", **headers: str) -> Callable[[Site], str]:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda site: site.answer("/bad", status, body, named)


def silent(site: Site) -> str:
    return site.on("/bad", lambda handler: (site.stopping.wait(30), None)[1])


FAILURES = {
    "404": answering(404, b"gone fishing"),
    "500 with a feed in it": answering(500, FEED),
    "a page": answering(200, b"<html><title>Welcome</title></html>", Content_Type="text/html"),
    "nothing": answering(200, b""),
    "half a feed": answering(200, FEED[:200], Content_Length=str(len(FEED))),
    "a redirect to itself": lambda site: site.redirect("/bad", "/bad"),
    "no answer": silent,
    "nobody there": lambda site: "http://127.0.0.1:9/feed",
}


@pytest.mark.parametrize("failing", FAILURES.values(), ids=FAILURES)
async def test_a_feed_that_fails_is_told_and_costs_nothing_that_is_stored(
    site: Site, store: Store, failing: Callable[[Site], str]
) -> None:
    good = site.answer("/good")
    worked = site.answer("/bad", body=feed("Kept"), headers={"ETag": '"v1"'})
    await events(config(worked), store)
    bad = failing(site)
    async with Fetcher(total_s=1, connect_s=1, read_s=1) as fetcher:
        done = await events(config(bad, good), store, fetcher=fetcher)

    [failed] = [event for event in done if isinstance(event, FeedFailed)]
    assert failed.url == bad
    assert failed.problem
    assert "\n" not in failed.problem
    assert done[-1] == RefreshDone(fetched=1, new=1, failed=1)
    records = store.feed_records()
    record = records[FeedUrl(bad)]
    assert (record.problem, record.failures) == (failed.problem, 1)
    assert record.next_try is not None
    assert record.next_try > NOON
    assert records[FeedUrl(worked)].etag == '"v1"'
    assert [article.title for article in stored(store, worked)] == ["Kept"]
    assert len(stored(store, good)) == 1


async def test_a_failure_is_forgotten_when_the_feed_works_again(site: Site, store: Store) -> None:
    url = site.answer("/feed", 503)
    for _ in range(3):
        await events(config(url), store)
    assert store.feed_records()[FeedUrl(url)].failures == 3

    site.answer("/feed")
    await events(config(url), store)
    record = store.feed_records()[FeedUrl(url)]
    assert (record.problem, record.failures) == (None, 0)


async def test_a_plain_refresh_leaves_alone_what_is_not_due(
    site: Site, store: Store, now: Now
) -> None:
    url = site.answer("/feed")
    await events(config(url), store)

    now.after(minutes=29)
    assert await events(config(url), store, forced=False) == [
        RefreshStarted(feeds=0),
        RefreshDone(fetched=0, new=0, failed=0),
    ]
    now.after(minutes=1)
    await events(config(url), store, forced=False)
    assert len(site.seen) == 2


async def test_a_feed_that_keeps_failing_is_tried_less_and_less(
    site: Site, store: Store, now: Now
) -> None:
    url = site.answer("/feed", 500)
    waits = []
    for _ in range(12):
        await events(config(url), store)
        next_try = store.feed_records()[FeedUrl(url)].next_try
        assert next_try is not None
        waits.append(next_try - now.moment)
    assert waits[0] <= timedelta(minutes=30) * (1 + JITTER)
    assert waits[1] > waits[0]
    assert waits[-1] >= LONGEST_WAIT * (1 - JITTER)
    assert max(waits) <= LONGEST_WAIT * (1 + JITTER)


async def test_a_server_that_asks_to_wait_is_left_alone_even_when_asked_to_refresh(
    site: Site, store: Store, now: Now
) -> None:
    url = site.answer("/feed", 429, headers={"Retry-After": "3600"})
    await events(config(url), store)
    site.answer("/feed")

    now.after(minutes=59)
    assert (await events(config(url), store))[0] == RefreshStarted(feeds=0)
    [_, told, _] = await events(config(url), store, only=(url,))
    assert isinstance(told, FeedFailed)
    assert "asked to wait until 13:00" in told.problem
    assert len(site.seen) == 1

    now.after(minutes=1)
    await events(config(url), store)
    assert len(stored(store, url)) == 1


@pytest.mark.parametrize("asked", ["99999999999999", "-5", "0", "soon"])
async def test_no_retry_after_is_too_odd(site: Site, store: Store, asked: str) -> None:
    url = site.answer("/feed", 429, headers={"Retry-After": asked})
    [_, told, _] = await events(config(url), store)
    assert isinstance(told, FeedFailed)
    next_try = store.feed_records()[FeedUrl(url)].next_try
    assert next_try is not None
    assert NOON < next_try <= NOON + LONGEST_WAIT * (1 + JITTER)


async def test_a_feed_that_is_gone_is_paused_and_its_articles_stay(
    site: Site, store: Store
) -> None:
    url = site.answer("/feed")
    await events(config(url), store)
    site.answer("/feed", 410)
    [_, told, _] = await events(config(url), store)

    assert isinstance(told, FeedFailed)
    assert store.feed_records()[FeedUrl(url)].paused
    assert (await events(config(url), store))[0] == RefreshStarted(feeds=0)
    assert len(stored(store, url)) == 1


async def test_a_paused_feed_is_fetched_only_when_it_is_named(site: Site, store: Store) -> None:
    url, other = site.answer("/feed"), site.answer("/other")
    store.set_paused(FeedUrl(url), True)

    await events(config(url, other), store)
    assert [seen.path for seen in site.seen] == ["/other"]

    await events(config(url, other), store, only=(url,))
    assert [seen.path for seen in site.seen] == ["/other", "/feed"]
    assert store.feed_records()[FeedUrl(url)].paused


async def test_a_feed_that_moved_for_good_says_where(site: Site, store: Store) -> None:
    new = site.answer("/new")
    old = site.redirect("/old", "/new", 301)
    await events(config(old), store)
    assert store.feed_records()[FeedUrl(old)].moved_to == new
    assert len(stored(store, old)) == 1


async def test_slow_feeds_hold_up_no_other(site: Site, store: Store) -> None:
    """The slow ones stand first in the file and answer only when all the others are told."""
    release = threading.Event()

    def slow(handler: Handler) -> None:
        release.wait(20)
        handler.reply(200, feed(handler.path.strip("/")))

    slow_ones = [site.on(f"/slow{n}", slow) for n in range(2)]
    good_ones = [site.answer(f"/good{n}", body=feed(f"Good {n}")) for n in range(30)]
    told: list[RefreshEvent] = []
    async with Fetcher(per_host=100) as fetcher:
        async for event in refresh(
            config(*slow_ones, *good_ones), store, forced=True, fetcher=fetcher
        ):
            told.append(event)
            if len(told) == 1 + len(good_ones):
                release.set()

    early = [event.url for event in told[1:31] if isinstance(event, FeedRefreshed)]
    assert sorted(early) == sorted(good_ones)
    assert told[-1] == RefreshDone(fetched=32, new=32, failed=0)


async def test_every_feed_of_many_is_counted(site: Site, store: Store) -> None:
    urls = [site.answer(f"/{n}", body=feed(f"News {n}")) for n in range(90)]
    urls += [site.answer(f"/bad{n}", 404) for n in range(10)]
    done = await events(config(*urls), store)

    assert done[0] == RefreshStarted(feeds=100)
    assert done[-1] == RefreshDone(fetched=90, new=90, failed=10)
    assert len(done) == 102
    assert len(stored(store, *urls)) == 90


class Stumbling(Fetcher):
    """A fetcher with a bug in it."""

    async def fetch(self, request: Request) -> Fetched:
        if request.url.endswith("/bug"):
            raise RuntimeError("s3cr3t")
        return Fetched(
            body=FEED, content_type="", etag="", last_modified="", url=request.url, moved_to=""
        )


async def test_a_bug_is_one_failed_feed_and_a_line_in_the_log(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    bug, good = "http://user:s3cr3t@a.example/bug", "http://b.example/good"
    with caplog.at_level(logging.ERROR):
        async with Stumbling() as fetcher:
            done = await events(config(bug, good), store, fetcher=fetcher)

    [failed] = [event for event in done if isinstance(event, FeedFailed)]
    assert "unexpected" in failed.problem
    assert "s3cr3t" not in failed.problem
    assert done[-1] == RefreshDone(fetched=1, new=1, failed=1)
    assert "s3cr3t@" not in caplog.records[0].getMessage()
    assert caplog.records[0].exc_info


async def test_a_database_that_cannot_be_written_is_told_for_each_feed(
    site: Site, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    urls = [site.answer(f"/{n}", body=feed(f"News {n}")) for n in range(3)]
    with store._database.reading() as db:
        db.execute("PRAGMA busy_timeout = 50")
    with closing(sqlite3.connect(tmp_path / "briefing.db")) as other:
        other.execute("BEGIN IMMEDIATE")
        done = await events(config(*urls), store)
        other.rollback()

    problems = [event.problem for event in done if isinstance(event, FeedFailed)]
    assert len(problems) == 3
    assert all("in use by another program" in problem for problem in problems)
    assert (await events(config(*urls), store))[-1] == RefreshDone(fetched=3, new=3, failed=0)


async def test_a_refresh_that_is_broken_off_leaves_no_task_behind(site: Site, store: Store) -> None:
    site.on("/slow", lambda handler: (site.stopping.wait(30), None)[1])
    urls = [site.answer("/good"), *(f"{site.root}/slow?{n}" for n in range(4))]
    refreshing = refresh(config(*urls), store, forced=True)
    async for event in refreshing:
        if isinstance(event, FeedRefreshed | FeedFailed):
            break
    await refreshing.aclose()  # type: ignore[attr-defined]
    assert asyncio.all_tasks() == {asyncio.current_task()}


@pytest.mark.parametrize("chance", [0.0, 0.5, 1.0])
@pytest.mark.parametrize("failures", [0, 1, 5, 40, 10**6])
def test_the_wait_after_failures_stays_within_bounds(failures: int, chance: float) -> None:
    wait = wait_after_failure(failures, timedelta(minutes=30), chance)
    assert timedelta(minutes=24) <= wait <= LONGEST_WAIT * (1 + JITTER)


def test_a_wait_asked_for_stays_within_reason() -> None:
    assert wait_as_asked(timedelta(0)) == timedelta(minutes=1)
    assert wait_as_asked(timedelta(hours=2)) == timedelta(hours=2)
    assert wait_as_asked(timedelta.max) == LONGEST_WAIT


def test_the_feeds_of_one_host_are_far_apart() -> None:
    urls = [
        "http://a.example/1",
        "http://a.example/2",
        "http://me:x@a.example/3",
        "http://b.example/",
    ]
    feeds = [FeedConfig(url=FeedUrl(url)) for url in urls]
    assert [feed.url[-1] for feed in spread(feeds)] == ["1", "/", "2", "3"]


async def test_a_feed_that_breaks_off_keeps_its_whole_entries_and_says_so(
    site: Site, store: Store
) -> None:
    whole = feed("One", "Two", "Three")
    url = site.answer("/feed", body=whole[: whole.find(b"Three")], headers={"ETag": '"cut"'})
    [_, failed, done] = await events(config(url), store)
    assert isinstance(failed, FeedFailed)
    assert failed.problem == "The feed breaks off before its end; what came of it was read"
    assert failed.new == 2
    assert done == RefreshDone(fetched=0, new=2, failed=1)
    assert sorted(article.title for article in stored(store, url)) == ["One", "Two"]
    assert store.feed_records()[FeedUrl(url)].etag == ""
    site.answer("/feed", body=whole)
    await events(config(url), store)
    assert len(stored(store, url)) == 3


async def test_many_unchanged_feeds_start_no_process_and_few_transactions(
    site: Site, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each transaction waits for the disk."""
    urls = [site.answer(f"/{n}", body=feed(f"News {n}")) for n in range(60)]
    await events(config(*urls), store)
    monkeypatch.setattr(workers, "_pool", None)
    statements: list[str] = []
    with store._database.reading() as db:
        db.set_trace_callback(statements.append)
    done = await events(config(*urls), store)
    with store._database.reading() as db:
        db.set_trace_callback(None)

    assert done[-1] == RefreshDone(fetched=60, new=0, failed=0)
    assert 1 <= statements.count("COMMIT") <= 30


async def test_what_one_feed_breaks_is_not_lost_to_the_others(
    site: Site, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    urls = [site.answer(f"/{n}", body=feed(f"News {n}")) for n in range(12)]
    save_entries = entries.save_entries

    def breaking(db: sqlite3.Connection, feed: int, url: FeedUrl, *rest: Any, **more: Any) -> Saved:
        saved = save_entries(db, feed, url, *rest, **more)
        if url == urls[5]:
            raise ValueError("a bug, after it was written")
        return saved

    monkeypatch.setattr(entries, "save_entries", breaking)
    done = await events(config(*urls), store)

    assert done[-1] == RefreshDone(fetched=11, new=11, failed=1)
    assert len(stored(store, *urls)) == 11
    assert store.feed_records()[FeedUrl(urls[5])].problem


async def test_what_is_too_old_to_keep_goes_after_a_refresh_and_comes_back_read(
    site: Site, store: Store, now: Now
) -> None:
    url = site.answer("/feed", body=feed("Then"))
    keeping = replace(config(url), keep=timedelta(days=30))
    await events(keeping, store)
    store.mark_read([article.id for article in stored(store, url)], True)

    now.after(days=31)
    await events(keeping, store)
    assert [article.title for article in stored(store, url)] == ["Then"]
    site.answer("/feed", body=feed("Now"))
    await events(config(url), store)
    assert len(stored(store, url)) == 2
    await events(keeping, store)
    assert [article.title for article in stored(store, url)] == ["Now"]

    site.answer("/feed", body=feed("Now", "Then"))
    done = await events(keeping, store)
    assert done[-1] == RefreshDone(fetched=1, new=0, failed=0)
    assert {article.title: article.read for article in stored(store, url)} == {
        "Now": False,
        "Then": True,
    }
