"""Editions, stored whole, and when the reader last looked at one."""

import json
import sqlite3
from collections.abc import Collection
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, tzinfo
from typing import Any

from briefing.model import BriefedArticle, Edition, FeedUrl
from briefing.model.shelf import by_id, each
from briefing.store.codec import UNREADABLE, moment, seconds
from briefing.store.edition_body import unpack_edition, unpack_left

KEPT = 3
"""So many of the newest editions are kept; each is as large as the texts it shows, compressed."""
KEPT_DAYS = 14
"""Of so many days, the newest that have any, the last edition is kept as well."""

_LOOKED_AT, _MADE_OF = "looked_at", "made_of"


def save_edition(
    db: sqlite3.Connection, made_at: datetime, body: bytes, zone: tzinfo, made_of: str
) -> None:
    """Keep an edition as it is packed.

    Those make way that are neither new nor the last of their day in `zone`.
    """
    _set(db, _MADE_OF, made_of)
    db.execute(
        "INSERT INTO edition (made_at, body) VALUES (?, ?)",
        (seconds(made_at), body),
    )
    newest = db.execute("SELECT id FROM edition ORDER BY id DESC LIMIT ?", (KEPT,)).fetchall()
    of_days = _last_of_days(db, zone)
    days = sorted(of_days, reverse=True)[:KEPT_DAYS]
    kept = [*(of_days[day] for day in days), *(id for (id,) in newest)]
    db.execute(
        "DELETE FROM edition WHERE id NOT IN (SELECT value FROM json_each(?))", (json.dumps(kept),)
    )


def let_go(db: sqlite3.Connection, before: datetime) -> int:
    """Let go of an edition from before that is none of the newest; how many were."""
    return db.execute(
        "DELETE FROM edition WHERE id = (SELECT id FROM edition WHERE made_at < ? AND id NOT IN"
        " (SELECT id FROM edition ORDER BY id DESC LIMIT ?) ORDER BY id LIMIT 1)",
        (seconds(before), KEPT),
    ).rowcount


def last_edition(db: sqlite3.Connection) -> Edition | None:
    """The edition saved last, its articles marked as they are now; None when it is unreadable."""
    row = db.execute("SELECT max(id) FROM edition").fetchone()
    return _edition(db, row[0])


def last_left(db: sqlite3.Connection) -> tuple[Edition, Any] | None:
    """The edition saved last as it was stored, and what was left beside it; None without both."""
    row = db.execute("SELECT body FROM edition ORDER BY id DESC LIMIT 1").fetchone()
    with suppress(*UNREADABLE):
        if row and (left := unpack_left(row[0])):
            return unpack_edition(row[0]), left
    return None


def edition_days(db: sqlite3.Connection, zone: tzinfo) -> tuple[date, ...]:
    """The days in `zone` of which an edition is kept, the newest first."""
    return tuple(sorted(_last_of_days(db, zone), reverse=True))


def edition_on(db: sqlite3.Connection, day: date, zone: tzinfo) -> Edition | None:
    """The last edition made on that day in `zone`, as `last_edition`."""
    return _edition(db, _last_of_days(db, zone).get(day))


def made_of(db: sqlite3.Connection) -> str:
    """What the edition saved last was made of; empty when that was not said."""
    return _get(db, _MADE_OF)


def contents(db: sqlite3.Connection, feeds: Collection[FeedUrl], since: datetime | None) -> str:
    """What changes with the articles of these feeds, their marks, and what the reader said."""
    articles = db.execute(
        "SELECT count(*), total(article.id), total(article.text_key % 1000003),"
        " total(article.id * (read + 2 * starred)), total(page.problem <> '')"
        " FROM feed JOIN article ON article.feed = feed.id AND article.let_go = 0"
        " AND article.sorted_at >= :since LEFT JOIN page ON page.article = article.id"
        " WHERE feed.url IN (SELECT value FROM json_each(:feeds))",
        {"feeds": json.dumps(list(feeds)), "since": seconds(since) if since else -(2**62)},
    ).fetchone()
    said = db.execute(
        "SELECT (SELECT max(id) FROM edit),"
        " (SELECT count(*) FROM shown), (SELECT max(at) FROM shown),"
        " (SELECT count(*) FROM wish), (SELECT max(at) FROM wish),"
        " (SELECT count(*) FROM correction), (SELECT max(at) FROM correction)"
    ).fetchone()
    return json.dumps([articles, said, _get(db, _LOOKED_AT)])


def looked_at(db: sqlite3.Connection) -> datetime | None:
    """When the reader last looked; None when never."""
    stamp = _get(db, _LOOKED_AT)
    return moment(int(stamp)) if stamp else None


def set_looked_at(db: sqlite3.Connection, at: datetime) -> None:
    """Remember when the reader last looked."""
    _set(db, _LOOKED_AT, str(seconds(at)))


def _get(db: sqlite3.Connection, key: str) -> str:
    row = db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return str(row[0]) if row else ""


def _set(db: sqlite3.Connection, key: str, value: str) -> None:
    db.execute(
        "INSERT INTO meta (key, value) VALUES (?, ?)"
        " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        (key, value),
    )


def _last_of_days(db: sqlite3.Connection, zone: tzinfo) -> dict[date, int]:
    """The last edition of each day."""
    rows = db.execute("SELECT made_at, id FROM edition ORDER BY id")
    return {moment(made_at).astimezone(zone).date(): id for made_at, id in rows}


def _edition(db: sqlite3.Connection, id: int | None) -> Edition | None:
    row = db.execute("SELECT body FROM edition WHERE id = ?", (id,)).fetchone()
    if row is None:
        return None
    try:
        edition = unpack_edition(row[0])
    except UNREADABLE:
        # Of another schema, or damaged: the next edition takes its place.
        return None
    return _marked(db, edition)


def _marked(db: sqlite3.Connection, edition: Edition) -> Edition:
    """The edition with the read marks and stars of this moment."""
    marks = {
        word: (bool(read), bool(starred))
        for word, read, starred in db.execute(
            "SELECT word, read, starred FROM json_each(?) JOIN article ON word = value"
            " WHERE read OR starred",
            (json.dumps(list(by_id(edition.articles))),),
        )
    }

    def marked(article: BriefedArticle) -> BriefedArticle:
        read, starred = marks.get(article.id, (False, False))
        if (article.read, article.starred) == (read, starred):
            return article
        return replace(article, read=read, starred=starred)

    return replace(edition, articles=each(marked, edition.articles))
