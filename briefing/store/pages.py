"""The text of an article's own web page, shown in place of its feed's."""

import json
import sqlite3
from collections.abc import Collection, Mapping
from datetime import datetime, timedelta

from briefing.model import Article, ArticleId, FeedUrl, Paragraph
from briefing.store import articles, identity, search
from briefing.store.codec import moment, pack_paragraphs, seconds, unpack_paragraphs
from briefing.store.values import Page
from briefing.store.words import indexed

TRIES = 3
"""How often a page is asked for that could not be had."""
BETWEEN_TRIES = timedelta(hours=1)
_UNTRIED = """
    JOIN feed AS source ON source.id = article.feed LEFT JOIN page ON page.article = article.id
    WHERE source.url IN (SELECT value FROM json_each(:feeds))
    AND article.url <> '' AND article.first_seen >= :since
    AND (page.article IS NULL OR (NOT page.is_final AND page.tries < :tries
         AND page.tried_at <= :again))
    ORDER BY article.sorted_at DESC, article.id DESC LIMIT :limit
"""


def untried(
    db: sqlite3.Connection, feeds: Collection[FeedUrl], since: datetime, at: datetime, limit: int
) -> tuple[Article, ...]:
    """The newest articles first seen since then whose page was not asked for, or may be again."""
    words = db.execute(
        f"SELECT article.word FROM article {_UNTRIED}",  # noqa: S608 - a constant of ours
        {
            "feeds": json.dumps(list(feeds)),
            "since": seconds(since),
            "tries": TRIES,
            "again": seconds(at - BETWEEN_TRIES),
            "limit": limit,
        },
    ).fetchall()
    found = (articles.article(db, ArticleId(word)) for (word,) in words)
    return tuple(article for article in found if article)


def save(
    db: sqlite3.Connection, article: Article, paragraphs: Collection[Paragraph], at: datetime
) -> None:
    """Show the page's text from now on, unless the feed's has changed meanwhile."""
    row = _row(db, article.id)
    if row is None or held(db, row) != article.paragraphs or own_text(db, row) != held(db, row):
        return
    own = pack_paragraphs(article.paragraphs)
    title = db.execute("SELECT title FROM article WHERE id = ?", (row,)).fetchone()[0]
    _hold(db, row, title, tuple(paragraphs))
    key = identity.text_key(title, paragraphs)
    db.execute(
        "INSERT INTO page (article, tried_at, is_final, own, text_key) VALUES (?, ?, 1, ?, ?)"
        " ON CONFLICT (article) DO UPDATE SET tried_at = excluded.tried_at, problem = '',"
        " is_final = 1, own = excluded.own, text_key = excluded.text_key",
        (row, seconds(at), own, key),
    )


def save_problem(
    db: sqlite3.Connection, id: ArticleId, problem: str, at: datetime, *, is_final: bool
) -> None:
    """Keep why the feed's text stays."""
    db.execute(
        "INSERT INTO page (article, tried_at, problem, is_final)"
        " SELECT id, ?, ?, ? FROM article WHERE word = ? AND let_go = 0"
        " ON CONFLICT (article) DO UPDATE SET tried_at = excluded.tried_at,"
        " tries = tries + 1, problem = excluded.problem, is_final = excluded.is_final",
        (seconds(at), problem, is_final, id),
    )


def take_back(db: sqlite3.Connection, row: int, title: str) -> None:
    """Hold the feed's own text again, and forget that the page was ever asked for."""
    own = own_text(db, row)
    if own != held(db, row):
        _hold(db, row, title, own)
    db.execute("DELETE FROM page WHERE article = ?", (row,))


def own_text(db: sqlite3.Connection, row: int) -> tuple[Paragraph, ...]:
    """What the feed itself gave."""
    found = db.execute("SELECT own FROM page WHERE article = ?", (row,)).fetchone()
    return unpack_paragraphs(found[0]) if found and found[0] is not None else held(db, row)


def held(db: sqlite3.Connection, row: int) -> tuple[Paragraph, ...]:
    """What is shown; nothing of one that was let go."""
    found = db.execute("SELECT body FROM article_text WHERE article = ?", (row,)).fetchone()
    return unpack_paragraphs(found[0]) if found else ()


def pages(db: sqlite3.Connection, ids: Collection[ArticleId]) -> Mapping[ArticleId, Page]:
    """What came of the pages of these articles; those never asked for are not in it."""
    rows = db.execute(
        "SELECT article.word, page.tried_at, page.problem, page.own IS NOT NULL"
        " FROM json_each(:ids) AS wanted JOIN article ON article.word = wanted.value"
        " JOIN page ON page.article = article.id",
        {"ids": json.dumps(list(ids))},
    )
    return {
        ArticleId(word): Page(tried_at=moment(at), problem=problem, is_shown=bool(is_shown))
        for word, at, problem, is_shown in rows
    }


def _row(db: sqlite3.Connection, id: ArticleId) -> int | None:
    found = db.execute("SELECT id FROM article WHERE word = ? AND let_go = 0", (id,)).fetchone()
    return int(found[0]) if found else None


def _hold(db: sqlite3.Connection, row: int, title: str, paragraphs: tuple[Paragraph, ...]) -> None:
    search.unindex(db, [(row, indexed(title, held(db, row)))])
    search.index(db, [(row, indexed(title, paragraphs))])
    db.execute(
        "UPDATE article_text SET body = ? WHERE article = ?", (pack_paragraphs(paragraphs), row)
    )
    db.execute("DELETE FROM analysis WHERE article = ?", (row,))
