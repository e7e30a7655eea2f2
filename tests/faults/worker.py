"""Work in a process of its own, to be killed in the middle: `worker.py KIND FOLDER`.

It prints "ready", then a line for each thing once it is done, for as long as it lives.
"""

import asyncio
import os
import signal
import sqlite3
import sys
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any

from broken import AT, FEED, OLD_VERSIONS, old_version

from briefing.config import Config, FeedConfig, append_feed, append_feeds, remove_feed
from briefing.model import ArticleId, FeedUrl, ShownSentence
from briefing.store import Store, retention

A_ROUND = 20
A_LIST = 60
TEXT = "text " * 200
KEEP_FROM = AT + timedelta(days=1)


def told(what: object) -> None:
    print(what, flush=True)


def body(first: int, last: int) -> bytes:
    """A feed that holds these entries."""
    items = "".join(
        f"<item><title>News {n}</title><guid>tag:{n}</guid><description>{TEXT}</description></item>"
        for n in range(first, last)
    )
    return f'<rss version="2.0"><channel><title>X</title>{items}</channel></rss>'.encode()


class GrowingFeed:
    """In place of the network: twenty more entries each time, the oldest left out."""

    def __init__(self, first: int) -> None:
        self.entries = first

    async def fetch(self, _: object) -> object:
        from briefing.sources.fetch import Fetched

        self.entries += A_ROUND
        return Fetched(
            body=body(max(0, self.entries - 100), self.entries),
            content_type="application/rss+xml",
            etag=f"e{self.entries}",
            last_modified="",
            url=FEED,
        )


def refreshing(folder: Path) -> None:
    """Refresh again and again; tells how many entries the feed has had by now."""
    from briefing.refresh import RefreshDone, refresh
    from briefing.sources.parse import parse_feed

    # What is imported late is imported before the time runs.
    parse_feed(body(0, 1), content_type="application/rss+xml", url=FEED)
    with Store.open(folder / "briefing.db") as store:
        feed = GrowingFeed(len(store.articles(feeds=[FEED], since=None)))
        config = Config(path=folder / "feeds.toml", feeds=(FeedConfig(url=FEED),))

        async def rounds() -> None:
            told("ready")
            while True:
                async for event in refresh(config, store, forced=True, fetcher=feed):  # type: ignore[arg-type]
                    if isinstance(event, RefreshDone) and not event.failed:
                        told(feed.entries)

        asyncio.run(rounds())


def marking(folder: Path) -> None:
    """Mark one article after the other, read or starred; tells which."""
    with Store.open(folder / "briefing.db") as store:
        articles = store.articles(feeds=[FEED], since=None)
        told("ready")
        for article in articles:
            if not article.read:
                store.mark_read([article.id], True)
                told(f"read {article.id}")
            if not article.starred:
                store.star([article.id], True)
                told(f"starred {article.id}")


def tidying(folder: Path) -> None:
    """Let go of all but the newest, a step at a time; tells how many went by now."""
    # In many steps, and so that there is something to give back.
    retention.AT_ONCE, retention.SPARE, retention.PAGES_AT_ONCE = 50, 8, 8
    with Store.open(folder / "briefing.db") as store:
        went = 0
        told("ready")
        while True:
            n = store.tidy(keep_from=KEEP_FROM, analysed_from=KEEP_FROM, followed=[FEED])
            went += n or 0
            told(went if n is not None else "done")
            if n is None:
                break


def wishing(folder: Path) -> None:
    """Put two articles apart or together, and be shown a sentence of the first; tells which."""
    with Store.open(folder / "briefing.db") as store:
        told("ready")
        for number in count():
            first = ArticleId(f"a{os.getpid()}x{number}")
            store.save_wish((first, ArticleId("b")), apart=number % 2 == 0, at=AT)
            told(f"{'apart' if number % 2 == 0 else 'together'} {first}")
            store.save_shown([ShownSentence(article=first, key=number, facts=(1, 2))], at=AT)
            told(f"shown {first}")


def migrating(folder: Path) -> None:
    """Open one database of a former version after the other; tells which is open."""
    told("ready")
    for number in count():
        place = folder / f"{number:04}"
        place.mkdir()
        version = OLD_VERSIONS[number % len(OLD_VERSIONS)]
        (place / "briefing.db").write_bytes(old_version(version))
        Store.open(place / "briefing.db").close()
        told(number)


def editing(folder: Path) -> None:
    """Add two feeds and take the first away again; tells what was done."""
    path = folder / "feeds.toml"
    told("ready")
    for number in count():
        urls = [FeedUrl(f"https://{os.getpid()}.example/{number}/{n}") for n in range(2)]
        for url in urls:
            append_feed(path, url)
            told(f"added {url}")
        told(f"removing {urls[0]}")
        remove_feed(path, urls[0])
        told(f"removed {urls[0]}")


def importing(folder: Path) -> None:
    """Import one list after the other; tells which."""
    from briefing.sources.opml import read_opml

    path = folder / "feeds.toml"
    told("ready")
    for number in count():
        outlines = "".join(
            f'<outline type="rss" text="F" xmlUrl="https://{os.getpid()}.example/{number}/{n}"/>'
            for n in range(A_LIST)
        )
        listed = read_opml(f'<opml version="2.0"><body>{outlines}</body></opml>'.encode())
        append_feeds(path, [FeedConfig(url=feed.url, name=feed.name) for feed in listed])
        told(f"imported {os.getpid()} {number}")


def dying(folder: Path) -> None:
    """Open the databases of a folder, each killed one statement later than the one before.

    Tells of each whether it came to the end, and is done with the first that does.
    """
    for number, place in enumerate(sorted(folder.iterdir())):
        child = os.fork()
        if child == 0:
            die_before(number)
            Store.open(place / "briefing.db").close()
            os._exit(0)
        if os.waitpid(child, 0)[1] == 0:
            told("whole")
            return
        told("killed")


def die_before(number: int) -> None:
    """Be killed just before that statement is run, by whichever connection."""
    statements = count()

    class Fatal(sqlite3.Connection):
        def execute(self, *words: Any) -> sqlite3.Cursor:
            if next(statements) == number:
                os.kill(os.getpid(), signal.SIGKILL)
            return super().execute(*words)

    connect: Any = sqlite3.connect
    sqlite3.connect = lambda *a, **k: connect(*a, **k, factory=Fatal)


WORK = {
    work.__name__: work
    for work in (refreshing, marking, tidying, wishing, migrating, dying, editing, importing)
}

if __name__ == "__main__":
    kind, place = sys.argv[1:]
    WORK[kind](Path(place))
