"""What a fetch brought into the articles: inserted, or brought up to date."""

import sqlite3
from collections.abc import Iterable
from datetime import datetime

from briefing.model import Entry, FeedUrl
from briefing.store import edits, identity, matching, pages, search
from briefing.store.codec import optional_seconds, pack_paragraphs, seconds
from briefing.store.matching import Arrival
from briefing.store.values import Saved


def save_entries(
    db: sqlite3.Connection, feed: int, url: FeedUrl, entries: Iterable[Entry], at: datetime
) -> Saved:
    """Insert what is new and update what is known, inside the caller's transaction."""
    arrived = matching.arrivals(entries)
    known = matching.match(db, feed, arrived)
    # Oldest first, so that a higher id is newer; feeds without dates begin with the newest.
    new = [arrival for arrival, row in zip(arrived, known, strict=True) if row is None][::-1]
    for arrival in sorted(new, key=lambda a: optional_seconds(a.entry.published) or 0):
        _insert(db, feed, url, arrival, at)
    changed = sum(
        _update(db, row, arrival, at)
        for arrival, row in zip(arrived, known, strict=True)
        if row is not None
    )
    return Saved(new=len(new), changed=changed)


def _insert(
    db: sqlite3.Connection, feed: int, url: FeedUrl, arrival: Arrival, at: datetime
) -> None:
    entry = arrival.entry
    published = optional_seconds(entry.published)
    row = db.execute(
        "INSERT INTO article (word, feed, guid_key, link_key, title_key, text_key, title, url,"
        " author, language, published, first_seen, sorted_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
        (
            _free_word(db, url, entry),
            feed,
            arrival.guid,
            arrival.link,
            arrival.title,
            arrival.text,
            entry.title,
            entry.url,
            entry.author,
            entry.language,
            published,
            seconds(at),
            _sorted_at(published, seconds(at)),
        ),
    ).fetchone()
    db.execute(
        "INSERT INTO article_text (article, body) VALUES (?, ?)",
        (row[0], pack_paragraphs(entry.paragraphs)),
    )
    search.index(db, row[0], entry.title, entry.paragraphs)


def _free_word(db: sqlite3.Connection, url: FeedUrl, entry: Entry) -> str:
    attempt = 0
    while True:
        word = identity.article_word(url, entry, attempt)
        if not db.execute("SELECT 1 FROM article WHERE word = ?", (word,)).fetchone():
            return word
        attempt += 1


def _update(db: sqlite3.Connection, row: int, arrival: Arrival, at: datetime) -> bool:
    """Bring a known article up to date, never its marks; whether title or text changed."""
    entry = arrival.entry
    title, first_seen, old_key, old_published, *shown = db.execute(
        "SELECT title, first_seen, text_key, published, guid_key, link_key, url, author, language"
        " FROM article WHERE id = ?",
        (row,),
    ).fetchone()
    published = optional_seconds(entry.published)
    published = old_published if published is None else published
    guid = shown[0] if arrival.guid is None else arrival.guid
    now = [guid, arrival.link, entry.url, entry.author, entry.language]
    is_changed = old_key != arrival.text and _rewrite(db, row, title, entry, at)
    if is_changed or [published, *now] != [old_published, *shown]:
        db.execute(
            "UPDATE article SET guid_key = ?, link_key = ?, url = ?, author = ?, language = ?,"
            " published = ?, sorted_at = ? WHERE id = ?",
            (*now, published, _sorted_at(published, first_seen), row),
        )
    return is_changed


def _rewrite(db: sqlite3.Connection, row: int, old_title: str, entry: Entry, at: datetime) -> bool:
    """Store another title and text in place, what they were as an edit; whether they changed.

    An entry that comes without its text keeps the text it had.
    """
    old = pages.own_text(db, row)
    paragraphs = entry.paragraphs or old
    if (entry.title, paragraphs) == (old_title, old):
        return False
    pages.take_back(db, row, old_title)
    edits.record(db, row, at, (old_title, entry.title), old, paragraphs)
    search.unindex(db, row, old_title, old)
    search.index(db, row, entry.title, paragraphs)
    db.execute(
        "UPDATE article_text SET body = ? WHERE article = ?", (pack_paragraphs(paragraphs), row)
    )
    db.execute(
        "UPDATE article SET title = ?, title_key = ?, text_key = ? WHERE id = ?",
        (
            entry.title,
            identity.title_key(entry.title),
            identity.text_key(entry.title, paragraphs),
            row,
        ),
    )
    db.execute("DELETE FROM analysis WHERE article = ?", (row,))
    return True


def _sorted_at(published: int | None, first_seen: int) -> int:
    return first_seen if published is None else min(published, first_seen)
