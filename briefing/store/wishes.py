"""What the reader said of stories, and which of their sentences the reader was shown.

Both name articles by their words and are never taken out but by the reader.
"""

import json
import sqlite3
from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from briefing.model import ArticleId, Pair, ShownSentence, Wishes
from briefing.store.codec import microseconds, pack_numbers, seconds, unpack_numbers


def wishes(db: sqlite3.Connection) -> Wishes:
    """Everything the reader said, the first said first."""
    said: tuple[list[Pair], list[Pair]] = ([], [])
    for article, other, is_apart in db.execute(
        "SELECT article, other, is_apart FROM wish ORDER BY id"
    ):
        said[is_apart].append((ArticleId(article), ArticleId(other)))
    together, apart = said
    return Wishes(keep_apart=tuple(apart), keep_together=tuple(together))


def save_wish(db: sqlite3.Connection, pair: Pair, at: datetime, *, apart: bool) -> None:
    """Keep what was said of two articles, in place of what was said of them before."""
    db.execute(
        "INSERT OR REPLACE INTO wish (at, article, other, is_apart) VALUES (?, ?, ?, ?)",
        (seconds(at), *pair, apart),
    )


def forget_wish(db: sqlite3.Connection, pair: Pair, *, apart: bool) -> None:
    """Take back what was said of two articles, where it was this."""
    db.execute(
        "DELETE FROM wish WHERE min(article, other) = min(:article, :other)"
        " AND max(article, other) = max(:article, :other) AND is_apart = :apart",
        {"article": pair[0], "other": pair[1], "apart": apart},
    )


def shown(db: sqlite3.Connection, articles: Collection[ArticleId]) -> tuple[ShownSentence, ...]:
    """The sentences of these articles that the reader was shown."""
    rows = db.execute(
        "SELECT shown.article, shown.key, shown.facts FROM json_each(?) AS wanted"
        " JOIN shown ON shown.article = wanted.value",
        (json.dumps(list(dict.fromkeys(articles))),),
    )
    return tuple(
        ShownSentence(article=ArticleId(article), key=key, facts=unpack_numbers(facts))
        for article, key, facts in rows
    )


def save_shown(
    db: sqlite3.Connection, sentences: Iterable[ShownSentence], at: datetime
) -> datetime:
    """Keep that sentences were shown, and return the moment that stands for this save alone."""
    while db.execute("SELECT 1 FROM shown WHERE at = ?", (microseconds(at),)).fetchone():
        at += timedelta(microseconds=1)
    db.executemany(
        "INSERT INTO shown (article, key, at, facts) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (article, key) DO NOTHING",
        [(s.article, s.key, microseconds(at), pack_numbers(s.facts)) for s in sentences],
    )
    return at


def forget_shown(db: sqlite3.Connection, at: datetime) -> None:
    """Take back the save of that moment."""
    db.execute("DELETE FROM shown WHERE at = ?", (microseconds(at),))
