"""What is kept of each feed: its health, its validators, its names."""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from briefing.addresses import plain_address
from briefing.model import FeedUrl
from briefing.store.codec import optional_moment, optional_seconds, seconds
from briefing.store.values import FeedRecord

DAY = timedelta(days=1)
COUNTED = timedelta(weeks=4)
"""How far back articles are counted to say how many a feed brings in a week."""


def feed_records(db: sqlite3.Connection) -> Mapping[FeedUrl, FeedRecord]:
    """Every feed ever tried or paused, also those no longer in feeds.toml."""
    counts = dict(db.execute("SELECT feed, count(*) FROM article WHERE let_go = 0 GROUP BY feed"))
    rows = db.execute(
        "SELECT id, url, title, outlet, etag, last_modified, body_hash, moved_to,"
        " last_ok, last_try, next_try, problem, failures, paused, not_before FROM feed"
    )
    return {
        FeedUrl(row[1]): FeedRecord(
            url=FeedUrl(row[1]),
            title=row[2],
            outlet=row[3],
            etag=row[4],
            last_modified=row[5],
            body_hash=row[6],
            moved_to=row[7],
            last_ok=optional_moment(row[8]),
            last_try=optional_moment(row[9]),
            next_try=optional_moment(row[10]),
            problem=row[11],
            failures=row[12],
            paused=bool(row[13]),
            not_before=optional_moment(row[14]),
            articles=counts.get(row[0], 0),
        )
        for row in rows
    }


def articles_per_week(db: sqlite3.Connection, now: datetime) -> Mapping[FeedUrl, float]:
    """See the façade."""
    start, day = seconds(now - COUNTED), DAY.total_seconds()
    rows = db.execute(
        "SELECT url,"
        " (SELECT count(*) FROM article"
        "  WHERE feed = feed.id AND let_go = 0 AND sorted_at >= :start),"
        " (SELECT min(sorted_at) FROM article WHERE feed = feed.id AND let_go = 0) FROM feed",
        {"start": start},
    )
    return {
        FeedUrl(url): n * 7 * day / max(day, seconds(now) - max(start, oldest))
        for url, n, oldest in rows
        if oldest is not None
    }


def move(db: sqlite3.Connection, old: FeedUrl, new: FeedUrl) -> None:
    """See the façade."""
    row = db.execute("SELECT id FROM feed WHERE url = ?", (old,)).fetchone()
    there = db.execute("SELECT id FROM feed WHERE url = ?", (new,)).fetchone()
    if row is None or row == there:
        return
    if there is None:
        db.execute("UPDATE feed SET url = ? WHERE id = ?", (new, row[0]))
        return
    ids = {"old": row[0], "new": there[0]}
    is_same = (
        "mine.feed = :new AND (mine.guid_key = theirs.guid_key OR mine.link_key = theirs.link_key"
        " AND (theirs.guid_key IS NULL OR mine.title_key = theirs.title_key))"
    )
    db.execute(
        "UPDATE article AS mine SET read = max(mine.read, theirs.read),"  # noqa: S608 - our own
        " starred = max(mine.starred, theirs.starred) FROM article AS theirs"
        f" WHERE theirs.feed = :old AND {is_same}",
        ids,
    )
    db.execute(
        "UPDATE article AS theirs SET feed = :new WHERE theirs.feed = :old"  # noqa: S608 - our own
        f" AND NOT EXISTS (SELECT 1 FROM article AS mine WHERE {is_same})",
        ids,
    )


def feed_id(db: sqlite3.Connection, url: FeedUrl) -> int:
    """The row of the feed, made now where there is none.

    A feed that moves from http to https, or to or from `www.`, keeps its row, so that what was read
    stays read.
    """
    row = db.execute("SELECT id FROM feed WHERE url = ?", (url,)).fetchone()
    if row:
        return int(row[0])
    plain = plain_address(url)
    alike = "SELECT id, url FROM feed WHERE instr(lower(url), lower(?))"
    for id, known in db.execute(alike, (plain,)).fetchall():
        if plain_address(known) == plain:
            db.execute("UPDATE feed SET url = ? WHERE id = ?", (url, id))
            return int(id)
    return db.execute("INSERT INTO feed (url) VALUES (?)", (url,)).lastrowid or 0


def record_success(db: sqlite3.Connection, feed: int, *, at: datetime, next_try: datetime) -> None:
    """A try that worked."""
    db.execute(
        "UPDATE feed SET last_ok = :at, last_try = :at, next_try = :next_try, problem = NULL,"
        " failures = 0, not_before = NULL WHERE id = :feed",
        {"at": seconds(at), "next_try": seconds(next_try), "feed": feed},
    )


def record_body(db: sqlite3.Connection, feed: int, names: Mapping[str, str]) -> None:
    """What a body brought besides its entries: a value for each of the feed's text columns."""
    db.execute(
        "UPDATE feed SET title = :title, outlet = :outlet, etag = :etag,"
        " last_modified = :last_modified, body_hash = :body_hash, moved_to = :moved_to"
        " WHERE id = :feed",
        {**names, "feed": feed},
    )


def record_held(
    db: sqlite3.Connection, feed: int, articles: Sequence[int], *, is_cut: bool
) -> None:
    """Which articles the feed's last body held; of one that was cut, besides those before.

    An empty one tells nothing: feeds have their bad days.
    """
    if not articles:
        return
    if is_cut:
        before = db.execute(
            "SELECT value FROM feed, json_each(feed.holds) WHERE feed.id = ?", (feed,)
        )
        articles = [*articles, *(row for (row,) in before)]
    db.execute(
        "UPDATE feed SET holds = ? WHERE id = ?",
        (json.dumps(list(dict.fromkeys(articles)), separators=(",", ":")), feed),
    )


def record_validators(db: sqlite3.Connection, feed: int, *, etag: str, last_modified: str) -> None:
    """The validators of a body that was the same as the last one."""
    db.execute(
        "UPDATE feed SET etag = ?, last_modified = ? WHERE id = ?", (etag, last_modified, feed)
    )


def record_failure(
    db: sqlite3.Connection,
    url: FeedUrl,
    *,
    at: datetime,
    problem: str,
    next_try: datetime,
    not_before: datetime | None,
    pause: bool,
) -> None:
    """A try that failed; articles, validators and names stay."""
    db.execute(
        "UPDATE feed SET last_try = ?, next_try = ?, not_before = ?, problem = ?,"
        " failures = failures + 1, paused = max(paused, ?) WHERE id = ?",
        (
            seconds(at),
            seconds(next_try),
            optional_seconds(not_before),
            problem,
            pause,
            feed_id(db, url),
        ),
    )


def set_paused(db: sqlite3.Connection, url: FeedUrl, paused: bool) -> None:
    """Pause the feed; taking it up again makes it due at once."""
    db.execute(
        "UPDATE feed SET paused = :paused, next_try = iif(:paused, next_try, NULL)"
        " WHERE id = :feed",
        {"paused": paused, "feed": feed_id(db, url)},
    )


def name_outlets(db: sqlite3.Connection, outlets: Mapping[FeedUrl, str]) -> None:
    """Show the articles of these feeds under these names from now on."""
    db.executemany(
        "UPDATE feed SET outlet = :outlet WHERE url = :url AND outlet <> :outlet",
        [{"url": url, "outlet": outlet} for url, outlet in outlets.items() if outlet],
    )
