"""What is let go of with time, in small steps: old articles, what was found in them, free pages.

Of an article its row stays, with its keys and marks: should its feed bring it back, it is no news,
and as read as it was.
"""

import json
import sqlite3
from collections.abc import Collection
from datetime import datetime, timedelta

from briefing.addresses import BUNDLED
from briefing.model import FeedUrl
from briefing.store import search, stories
from briefing.store.codec import seconds, unpack_paragraphs
from briefing.store.words import indexed

AT_ONCE = 100
"""How many articles are let go of in one step."""
REMEMBERED = timedelta(days=730)
"""So much longer than its text an article is known."""
PAGES_AT_ONCE = 256
SPARE = 256
"""So many free pages stay in the file, or an eighth of it, for what comes in next."""
_ROWS_AT_ONCE = 500

# What the reader starred or moved stays, what its feed still holds, and what came with the program.
# A feed that was not read since that is kept may hold anything.
_OLD = """
    SELECT article.id, article.word, article.title, article_text.body
    FROM feed CROSS JOIN article ON article.feed = feed.id
    JOIN article_text ON article_text.article = article.id
    WHERE article.let_go = 0 AND article.sorted_at < :before AND article.first_seen < :before
      AND NOT article.starred AND feed.url NOT LIKE :bundled
      AND (feed.holds IS NOT NULL OR feed.url NOT IN (SELECT value FROM json_each(:followed)))
      AND article.id NOT IN (SELECT value FROM feed, json_each(feed.holds)
                             WHERE feed.url IN (SELECT value FROM json_each(:followed)))
      AND article.word NOT IN (SELECT article FROM correction)
      AND article.word NOT IN (SELECT article FROM wish UNION SELECT other FROM wish)
    LIMIT :limit
"""


def let_go(db: sqlite3.Connection, before: datetime, followed: Collection[FeedUrl]) -> int:
    """Let go of some articles that came in and were published before; how many."""
    rows = db.execute(
        _OLD,
        {
            "before": seconds(before),
            "followed": json.dumps(list(followed)),
            "bundled": f"{BUNDLED}%",
            "limit": AT_ONCE,
        },
    ).fetchall()
    if rows:
        texts = ((id, indexed(title, unpack_paragraphs(body))) for id, _, title, body in rows)
        search.unindex(db, texts)
        _empty(db, json.dumps([id for id, *_ in rows]))
        stories.let_go(db, [word for _, word, *_ in rows], before)
        db.execute("INSERT INTO article_words (article_words, rank) VALUES ('merge', 128)")
    return len(rows)


def _empty(db: sqlite3.Connection, ids: str) -> None:
    """Leave of these articles what they are known by."""
    for table in ("article_text", "analysis", "edit", "page"):
        db.execute(
            f"DELETE FROM {table} WHERE article IN (SELECT value FROM json_each(?))",  # noqa: S608
            (ids,),
        )
    db.execute(
        "DELETE FROM shown WHERE article IN"
        " (SELECT word FROM article WHERE id IN (SELECT value FROM json_each(?)))",
        (ids,),
    )
    # Not an UPDATE: that would leave the pages as many, and two thirds of each empty. The key of
    # the text tells apart only what has no link.
    known = db.execute(
        "SELECT id, word, feed, guid_key, link_key, title_key, iif(link_key IS NULL, text_key, 0),"
        " first_seen, read FROM article WHERE id IN (SELECT value FROM json_each(?))",
        (ids,),
    ).fetchall()
    db.execute("DELETE FROM article WHERE id IN (SELECT value FROM json_each(?))", (ids,))
    db.executemany(
        "INSERT INTO article (id, word, feed, guid_key, link_key, title_key, text_key, first_seen,"
        " read, sorted_at, title, url, author, language, let_go)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, '', '', '', '', 1)",
        known,
    )


def forget(db: sqlite3.Connection, before: datetime) -> int:
    """Forget some articles that were let go of long ago; how many."""
    return db.execute(
        "DELETE FROM article WHERE id IN (SELECT id FROM article"
        " WHERE let_go = 1 AND first_seen < ? LIMIT ?)",
        (seconds(before - REMEMBERED), _ROWS_AT_ONCE),
    ).rowcount


def let_analyses_go(db: sqlite3.Connection, before: datetime) -> int:
    """Let go of analyses of articles from before, which can be made again; how many.

    The first to have come in are looked at, which are the oldest but for a few.
    """
    return db.execute(
        "DELETE FROM analysis WHERE article IN"
        " (SELECT article.id FROM (SELECT article AS row FROM analysis ORDER BY 1 LIMIT :limit)"
        " JOIN article ON article.id = row JOIN feed ON feed.id = article.feed"
        " WHERE article.sorted_at < :before AND feed.url NOT LIKE :bundled)",
        {"before": seconds(before), "bundled": f"{BUNDLED}%", "limit": _ROWS_AT_ONCE},
    ).rowcount


def give_back(db: sqlite3.Connection) -> int:
    """Give some of the free pages back to the system, where the file can; how many."""
    free, pages, vacuum = (
        db.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("freelist_count", "page_count", "auto_vacuum")
    )
    n = min(PAGES_AT_ONCE, free - max(SPARE, pages // 8))
    if n <= 0 or not vacuum:
        return 0
    for _ in range(n):
        # It gives back one page at each step, and `execute` makes one step.
        db.execute("PRAGMA incremental_vacuum(1)")
    return int(n)
