"""Editions, stored whole, and when the reader last looked at one."""

import sqlite3
import zlib
from dataclasses import replace
from datetime import datetime

from briefing.edition_json import from_json, to_json
from briefing.model import BriefedArticle, Edition
from briefing.store.codec import moment, packed, seconds, unpacked

KEPT = 3
"""How many editions are kept; each is as large as the texts it shows."""

_LOOKED_AT = "looked_at"


def save_edition(db: sqlite3.Connection, edition: Edition) -> None:
    """Keep the edition; the oldest makes way."""
    db.execute(
        "INSERT INTO edition (made_at, body) VALUES (?, ?)",
        (seconds(edition.made_at), packed(to_json(edition))),
    )
    db.execute(
        "DELETE FROM edition WHERE id NOT IN (SELECT id FROM edition ORDER BY id DESC LIMIT ?)",
        (KEPT,),
    )


def last_edition(db: sqlite3.Connection) -> Edition | None:
    """The edition saved last, its articles marked as they are now; None when it is unreadable."""
    row = db.execute("SELECT body FROM edition ORDER BY id DESC LIMIT 1").fetchone()
    if row is None:
        return None
    try:
        edition = from_json(unpacked(row[0]))
    except (ValueError, KeyError, TypeError, AttributeError, zlib.error):
        # Of another schema, or damaged: the next edition takes its place.
        return None
    return _marked(db, edition)


def looked_at(db: sqlite3.Connection) -> datetime | None:
    """When the reader last looked; None when never."""
    row = db.execute("SELECT value FROM meta WHERE key = ?", (_LOOKED_AT,)).fetchone()
    return moment(int(row[0])) if row else None


def set_looked_at(db: sqlite3.Connection, at: datetime) -> None:
    """Remember when the reader last looked."""
    db.execute(
        "INSERT INTO meta (key, value) VALUES (?, ?)"
        " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        (_LOOKED_AT, str(seconds(at))),
    )


def _marked(db: sqlite3.Connection, edition: Edition) -> Edition:
    """The edition with the read marks and stars of this moment."""
    marks = {
        word: (bool(read), bool(starred))
        for word, read, starred in db.execute(
            "SELECT word, read, starred FROM article WHERE read OR starred"
        )
    }

    def marked(article: BriefedArticle) -> BriefedArticle:
        read, starred = marks.get(article.id, (False, False))
        if (article.read, article.starred) == (read, starred):
            return article
        return replace(article, read=read, starred=starred)

    return replace(edition, articles=tuple(map(marked, edition.articles)))
