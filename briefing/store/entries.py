"""What a fetch brought into the articles: inserted, or brought up to date."""

import json
import sqlite3
from collections.abc import Sequence
from datetime import datetime
from itertools import count

from briefing.model import FeedUrl
from briefing.store import edits, feeds, identity, matching, pages, search
from briefing.store.arrivals import Arrival
from briefing.store.codec import pack_paragraphs, seconds
from briefing.store.values import Saved
from briefing.store.words import indexed


def save_entries(
    db: sqlite3.Connection,
    feed: int,
    url: FeedUrl,
    arrived: Sequence[Arrival],
    at: datetime,
    *,
    is_cut: bool = False,
) -> Saved:
    """Insert what is new and update what is known, inside the caller's transaction.

    What the feed holds is kept with it; of one that was cut, what it held before may be there yet.
    """
    known = matching.match(db, feed, arrived)
    # Oldest first, so that a higher id is newer; feeds without dates begin with the newest.
    new = [arrival for arrival, row in zip(arrived, known, strict=True) if row is None][::-1]
    rows = [row for row in known if row is not None]
    if new:
        new.sort(key=lambda arrival: arrival.published or 0)
        rows += _insert(db, feed, url, new, seconds(at))
    feeds.record_held(db, feed, rows, is_cut=is_cut)
    changed = sum(
        _update(db, row, arrival, at)
        for arrival, row in zip(arrived, known, strict=True)
        if row is not None
    )
    return Saved(new=len(new), changed=changed)


def _insert(
    db: sqlite3.Connection, feed: int, url: FeedUrl, arrivals: Sequence[Arrival], at: int
) -> Sequence[int]:
    """Insert what was never met, in this order, and return its rows.

    One table after the other, and without RETURNING, for which SQLite makes a savepoint: at each of
    them the index writes out whatever it has gathered.
    """
    first = db.execute("SELECT coalesce(max(id), 0) + 1 FROM article").fetchone()[0]
    words = _free_words(db, url, arrivals)
    rows = list(zip(count(first), words, arrivals, strict=False))
    db.executemany(
        "INSERT INTO article (id, word, feed, guid_key, link_key, title_key, text_key, title, url,"
        " author, language, published, first_seen, sorted_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (_columns(row, word, feed, arrival, at) for row, word, arrival in rows),
    )
    db.executemany(
        "INSERT INTO article_text (article, body) VALUES (?, ?)",
        ((row, arrival.packed()) for row, _, arrival in rows),
    )
    search.index(db, ((row, arrival.indexed()) for row, _, arrival in rows))
    return [row for row, *_ in rows]


def _columns(row: int, word: str, feed: int, arrival: Arrival, at: int) -> tuple[object, ...]:
    return (
        row,
        word,
        feed,
        arrival.guid_key,
        arrival.link_key,
        arrival.title_key,
        arrival.text_key,
        arrival.title,
        arrival.url,
        arrival.author,
        arrival.language,
        arrival.published,
        at,
        _sorted_at(arrival.published, at),
    )


def _free_words(db: sqlite3.Connection, url: FeedUrl, arrivals: Sequence[Arrival]) -> list[str]:
    """A word for each arrival that no article has."""
    taken = _taken(db, [arrival.word for arrival in arrivals])
    words = []
    for arrival in arrivals:
        word, attempt = arrival.word, 0
        known_by = arrival.guid or arrival.url or str(arrival.text_key)
        while word in taken:
            attempt += 1
            word = identity.article_word(url, known_by, arrival.title, attempt)
            taken |= _taken(db, [word])
        taken.add(word)
        words.append(word)
    return words


def _taken(db: sqlite3.Connection, words: Sequence[str]) -> set[str]:
    """Those of the words that an article has."""
    return {
        row[0]
        for row in db.execute(
            "SELECT word FROM article WHERE word IN (SELECT value FROM json_each(?))",
            (json.dumps(words),),
        )
    }


def _update(db: sqlite3.Connection, row: int, arrival: Arrival, at: datetime) -> bool:
    """Bring a known article up to date, never its marks; whether title or text changed.

    One that was let go is as it was before.
    """
    let_go, title, first_seen, old_key, old_published, *shown = db.execute(
        "SELECT let_go, title, first_seen, text_key, published, guid_key, link_key, url, author,"
        " language FROM article WHERE id = ?",
        (row,),
    ).fetchone()
    if let_go:
        _bring_back(db, row, arrival)
        title, old_key = arrival.title, arrival.text_key
    published = old_published if arrival.published is None else arrival.published
    guid = shown[0] if arrival.guid_key is None else arrival.guid_key
    now = [guid, arrival.link_key, arrival.url, arrival.author, arrival.language]
    is_changed = old_key != arrival.text_key and _rewrite(db, row, title, arrival, at)
    if is_changed or let_go or [published, *now] != [old_published, *shown]:
        db.execute(
            "UPDATE article SET guid_key = ?, link_key = ?, url = ?, author = ?, language = ?,"
            " published = ?, sorted_at = ? WHERE id = ?",
            (*now, published, _sorted_at(published, first_seen), row),
        )
    return is_changed


def _bring_back(db: sqlite3.Connection, row: int, arrival: Arrival) -> None:
    """Give an article that was let go its title and its text again."""
    db.execute(
        "UPDATE article SET let_go = 0, title = ?, title_key = ?, text_key = ? WHERE id = ?",
        (arrival.title, arrival.title_key, arrival.text_key, row),
    )
    db.execute("INSERT INTO article_text (article, body) VALUES (?, ?)", (row, arrival.packed()))
    search.index(db, [(row, arrival.indexed())])


def _rewrite(
    db: sqlite3.Connection, row: int, old_title: str, arrival: Arrival, at: datetime
) -> bool:
    """Store another title and text in place, what they were as an edit; whether they changed.

    An entry that comes without its text keeps the text it had.
    """
    old = pages.own_text(db, row)
    title, paragraphs = arrival.title, arrival.paragraphs or old
    if (title, paragraphs) == (old_title, old):
        return False
    pages.take_back(db, row, old_title)
    edits.record(db, row, at, (old_title, title), old, paragraphs)
    search.unindex(db, [(row, indexed(old_title, old))])
    search.index(db, [(row, indexed(title, paragraphs))])
    db.execute(
        "UPDATE article_text SET body = ? WHERE article = ?", (pack_paragraphs(paragraphs), row)
    )
    db.execute(
        "UPDATE article SET title = ?, title_key = ?, text_key = ? WHERE id = ?",
        (title, arrival.title_key, identity.text_key(title, paragraphs), row),
    )
    db.execute("DELETE FROM analysis WHERE article = ?", (row,))
    return True


def _sorted_at(published: int | None, first_seen: int) -> int:
    return first_seen if published is None else min(published, first_seen)
