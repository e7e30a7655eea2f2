"""Reading articles, and what the reader does to them."""

import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from datetime import datetime
from heapq import merge
from itertools import islice
from typing import Any

from briefing.addresses import BUNDLED
from briefing.model import Article, ArticleAnalysis, ArticleId, FeedUrl
from briefing.store.codec import (
    UNREADABLE,
    moment,
    pack_analysis,
    seconds,
    unpack_analysis,
    unpack_paragraphs,
    unpack_sketch,
)
from briefing.store.identity import text_key

Row = tuple[Any, ...]

_COLUMNS = """
    article.word, feed.url, article.title, article.url,
           coalesce(nullif(feed.outlet, ''), feed.title), article.author,
           coalesce(article.published, article.first_seen), article.first_seen,
           article.language, article_text.body, article.read, article.starred
    FROM article
    JOIN feed ON feed.id = article.feed
    JOIN article_text ON article_text.article = article.id
"""

_OF_FEED = """
    SELECT sorted_at, id FROM article WHERE feed = :feed AND let_go = 0
      AND (:since IS NULL OR sorted_at >= :since) AND NOT (:unread AND read)
"""
_AFTER = f"{_OF_FEED} AND (sorted_at, id) < (:sorted_at, :id)"
_ORDER = "ORDER BY sorted_at DESC, id DESC LIMIT :limit"
_NEWEST = f"{_OF_FEED} {_ORDER}"


def articles(
    db: sqlite3.Connection, feeds: Collection[FeedUrl], since: datetime | None
) -> tuple[Article, ...]:
    """The articles of these feeds since then, newest first; bundled ones of any age."""
    if since is None:
        return _newest_first(_rows(db, feeds, ""))
    # Two queries, each with its index, where one with an OR would read the whole table.
    bundled = [feed for feed in feeds if feed.startswith(BUNDLED)]
    remote = [feed for feed in feeds if not feed.startswith(BUNDLED)]
    return _newest_first(
        (
            *_rows(db, remote, "AND article.sorted_at >= :since", since=seconds(since)),
            *(_rows(db, bundled, "") if bundled else ()),
        )
    )


def _rows(
    db: sqlite3.Connection, feeds: Collection[FeedUrl], where: str, **values: int
) -> list[Row]:
    """What `_article` needs, after two columns to sort by."""
    return db.execute(
        f"SELECT article.sorted_at, article.id, {_COLUMNS}"  # noqa: S608 - our own columns
        f" WHERE article.let_go = 0 AND feed.url IN (SELECT value FROM json_each(:feeds)) {where}",
        {"feeds": json.dumps(list(feeds)), **values},
    ).fetchall()


def _newest_first(rows: Collection[Row]) -> tuple[Article, ...]:
    return tuple(_article(row[2:]) for row in sorted(rows, key=lambda row: row[:2], reverse=True))


def page(
    db: sqlite3.Connection,
    feeds: Collection[FeedUrl],
    *,
    since: datetime | None,
    unread_only: bool,
    limit: int,
    after: ArticleId | None,
) -> tuple[Article, ...]:
    """The newest articles of these feeds that come after that one, and no more than are asked for.

    Each feed is read by its index, newest first, and only as far as it is needed.
    """
    asked: dict[str, object] = {
        "since": seconds(since) if since else None,
        "unread": unread_only,
        "limit": limit,
    }
    sql = _NEWEST
    if after is not None:
        place = db.execute("SELECT sorted_at, id FROM article WHERE word = ?", (after,)).fetchone()
        if place is None:
            return ()
        asked["sorted_at"], asked["id"] = place
        sql = f"{_AFTER} {_ORDER}"
    ids = db.execute(
        "SELECT feed.id FROM json_each(?) JOIN feed ON feed.url = value",
        (json.dumps(list(dict.fromkeys(feeds))),),
    ).fetchall()
    each = [db.execute(sql, {**asked, "feed": feed}) for (feed,) in ids]
    return in_rows(db, [id for _, id in islice(merge(*each, reverse=True), limit)])


def in_rows(db: sqlite3.Connection, rows: Iterable[int]) -> tuple[Article, ...]:
    """The articles in these rows, in their order."""
    shown = f"SELECT {_COLUMNS} WHERE article.id = ?"
    return tuple(_article(db.execute(shown, (row,)).fetchone()) for row in rows)


def article(db: sqlite3.Connection, id: ArticleId) -> Article | None:
    """One article; None when there is none of that id."""
    row = db.execute(f"SELECT {_COLUMNS} WHERE article.word = ?", (id,)).fetchone()
    return _article(row) if row else None


def mark_read(db: sqlite3.Connection, marks: Mapping[ArticleId, bool]) -> None:
    """Mark articles read or unread; ids that are not stored are passed over."""
    db.executemany(
        "UPDATE article SET read = ? WHERE word = ?", [(read, id) for id, read in marks.items()]
    )


def star(db: sqlite3.Connection, marks: Mapping[ArticleId, bool]) -> None:
    """Star articles, or take the star away."""
    db.executemany(
        "UPDATE article SET starred = ? WHERE word = ?",
        [(starred, id) for id, starred in marks.items()],
    )


def analyses(
    db: sqlite3.Connection, ids: Collection[ArticleId], version: str
) -> Mapping[ArticleId, ArticleAnalysis]:
    """What is stored of the analyses of these articles in this version, and can be read."""
    rows = db.execute(
        "SELECT article.word, analysis.body FROM json_each(:ids) AS wanted"
        " JOIN article ON article.word = wanted.value"
        " JOIN analysis ON analysis.article = article.id WHERE analysis.version = :version",
        {"ids": json.dumps(list(ids)), "version": version},
    )
    found = {}
    for word, body in rows:
        with suppress(*UNREADABLE):
            found[ArticleId(word)] = unpack_analysis(ArticleId(word), body)
    return found


def sketches(
    db: sqlite3.Connection, feeds: Collection[FeedUrl], since: datetime, version: str
) -> Mapping[ArticleId, bytes]:
    """What the articles of these feeds since then are compared by, in the order they came in."""
    rows = db.execute(
        "SELECT article.word, analysis.body FROM feed"
        " JOIN article ON article.feed = feed.id AND article.let_go = 0"
        " AND article.sorted_at >= :since"
        " JOIN analysis ON analysis.article = article.id AND analysis.version = :version"
        " WHERE feed.url IN (SELECT value FROM json_each(:feeds))"
        " ORDER BY article.first_seen, article.sorted_at",
        {"version": version, "since": seconds(since), "feeds": json.dumps(list(feeds))},
    )
    found = {}
    for word, body in rows:
        with suppress(*UNREADABLE):
            found[ArticleId(word)] = unpack_sketch(body)
    return found


def save_analyses(
    db: sqlite3.Connection,
    found: Iterable[ArticleAnalysis],
    version: str,
    texts: Mapping[ArticleId, Article],
) -> None:
    """Keep analyses, except of a text that has become another since it was read."""
    for analysis in found:
        made_of = texts.get(analysis.article)
        key = None if made_of is None else text_key(made_of.title, made_of.paragraphs)
        db.execute(
            "INSERT INTO analysis (article, version, body)"
            " SELECT id, :version, :body FROM article WHERE word = :word AND let_go = 0"
            " AND (:key IS NULL OR text_key = :key OR EXISTS"
            " (SELECT 1 FROM page WHERE page.article = article.id AND page.text_key = :key))"
            " ON CONFLICT (article) DO UPDATE SET version = excluded.version, body = excluded.body",
            {
                "version": version,
                "body": pack_analysis(analysis),
                "word": analysis.article,
                "key": key,
            },
        )


def _article(row: Row) -> Article:
    return Article(
        id=ArticleId(row[0]),
        feed=FeedUrl(row[1]),
        title=row[2],
        url=row[3],
        outlet=row[4],
        author=row[5],
        published=moment(row[6]),
        first_seen=moment(row[7]),
        language=row[8],
        paragraphs=unpack_paragraphs(row[9]),
        read=bool(row[10]),
        starred=bool(row[11]),
    )
