"""Reading articles, and what the reader does to them."""

import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from briefing.model import Article, ArticleAnalysis, ArticleId, FeedUrl
from briefing.store.codec import (
    moment,
    pack_analysis,
    seconds,
    unpack_analysis,
    unpack_paragraphs,
)
from briefing.store.identity import text_key

_COLUMNS = """
    SELECT article.word, feed.url, article.title, article.url,
           coalesce(nullif(feed.outlet, ''), feed.title), article.author,
           coalesce(article.published, article.first_seen), article.first_seen,
           article.language, article_text.body, article.read, article.starred
    FROM article
    JOIN feed ON feed.id = article.feed
    JOIN article_text ON article_text.article = article.id
"""


def articles(
    db: sqlite3.Connection, feeds: Collection[FeedUrl], since: datetime | None
) -> tuple[Article, ...]:
    """The articles of these feeds since then, newest first; bundled ones of any age."""
    rows = db.execute(
        f"""
        {_COLUMNS}
        WHERE feed.url IN (SELECT value FROM json_each(:feeds))
          AND (:since IS NULL OR article.sorted_at >= :since OR feed.url LIKE 'bundled:%')
        ORDER BY article.sorted_at DESC, article.id DESC
        """,  # noqa: S608 - our own columns
        {"feeds": json.dumps(list(feeds)), "since": None if since is None else seconds(since)},
    )
    return tuple(map(_article, rows))


def article(db: sqlite3.Connection, id: ArticleId) -> Article | None:
    """One article; None when there is none of that id."""
    row = db.execute(f"{_COLUMNS} WHERE article.word = ?", (id,)).fetchone()
    return _article(row) if row else None


def mark_read(db: sqlite3.Connection, ids: Iterable[ArticleId], read: bool) -> None:
    """Mark articles read or unread; ids that are not stored are passed over."""
    db.executemany("UPDATE article SET read = ? WHERE word = ?", [(read, id) for id in ids])


def star(db: sqlite3.Connection, ids: Iterable[ArticleId], starred: bool) -> None:
    """Star articles, or take the star away."""
    db.executemany("UPDATE article SET starred = ? WHERE word = ?", [(starred, id) for id in ids])


def analyses(
    db: sqlite3.Connection, ids: Collection[ArticleId], version: str
) -> Mapping[ArticleId, ArticleAnalysis]:
    """What is stored of the analyses of these articles in this version."""
    rows = db.execute(
        "SELECT article.word, analysis.body FROM json_each(:ids) AS wanted"
        " JOIN article ON article.word = wanted.value"
        " JOIN analysis ON analysis.article = article.id WHERE analysis.version = :version",
        {"ids": json.dumps(list(ids)), "version": version},
    )
    return {ArticleId(word): unpack_analysis(ArticleId(word), body) for word, body in rows}


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
            " SELECT id, :version, :body FROM article WHERE word = :word"
            " AND (:key IS NULL OR text_key = :key)"
            " ON CONFLICT (article) DO UPDATE SET version = excluded.version, body = excluded.body",
            {
                "version": version,
                "body": pack_analysis(analysis),
                "word": analysis.article,
                "key": key,
            },
        )


def _article(row: tuple) -> Article:  # type: ignore[type-arg]
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
