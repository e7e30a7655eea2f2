"""What a fetch brought into the articles: inserted, or brought up to date."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import count

from briefing.model import Entry, FeedUrl
from briefing.store import edits, feeds, identity, matching, pages, search
from briefing.store.codec import optional_seconds, pack_paragraphs, seconds
from briefing.store.matching import Arrival
from briefing.store.values import Saved


def save_entries(
    db: sqlite3.Connection,
    feed: int,
    url: FeedUrl,
    entries: Iterable[Entry],
    at: datetime,
    *,
    is_cut: bool = False,
) -> Saved:
    """Insert what is new and update what is known, inside the caller's transaction.

    What the feed holds is kept with it; of one that was cut, what it held before may be there yet.
    """
    arrived = matching.arrivals(entries)
    known = matching.match(db, feed, arrived)
    # Oldest first, so that a higher id is newer; feeds without dates begin with the newest.
    new = [arrival for arrival, row in zip(arrived, known, strict=True) if row is None][::-1]
    rows = [row for row in known if row is not None]
    if new:
        new.sort(key=lambda a: optional_seconds(a.entry.published) or 0)
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
    words = _free_words(db, url, [arrival.entry for arrival in arrivals])
    rows = list(zip(count(first), words, arrivals, strict=False))
    db.executemany(
        "INSERT INTO article (id, word, feed, guid_key, link_key, title_key, text_key, title, url,"
        " author, language, published, first_seen, sorted_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (_columns(row, word, feed, arrival, at) for row, word, arrival in rows),
    )
    db.executemany(
        "INSERT INTO article_text (article, body) VALUES (?, ?)",
        ((row, pack_paragraphs(arrival.entry.paragraphs)) for row, _, arrival in rows),
    )
    search.index(
        db, ((row, arrival.entry.title, arrival.entry.paragraphs) for row, _, arrival in rows)
    )
    return [row for row, *_ in rows]


def _columns(row: int, word: str, feed: int, arrival: Arrival, at: int) -> tuple[object, ...]:
    entry = arrival.entry
    published = optional_seconds(entry.published)
    return (
        row,
        word,
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
        at,
        _sorted_at(published, at),
    )


def _free_words(db: sqlite3.Connection, url: FeedUrl, entries: Sequence[Entry]) -> list[str]:
    """A word for each entry that no article has."""
    first_choice = [identity.article_word(url, entry) for entry in entries]
    taken = _taken(db, first_choice)
    words = []
    for word, entry in zip(first_choice, entries, strict=True):
        attempt = 0
        while word in taken:
            attempt += 1
            word = identity.article_word(url, entry, attempt)
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
    entry = arrival.entry
    let_go, title, first_seen, old_key, old_published, *shown = db.execute(
        "SELECT let_go, title, first_seen, text_key, published, guid_key, link_key, url, author,"
        " language FROM article WHERE id = ?",
        (row,),
    ).fetchone()
    if let_go:
        _bring_back(db, row, entry)
        title, old_key = entry.title, arrival.text
    published = optional_seconds(entry.published)
    published = old_published if published is None else published
    guid = shown[0] if arrival.guid is None else arrival.guid
    now = [guid, arrival.link, entry.url, entry.author, entry.language]
    is_changed = old_key != arrival.text and _rewrite(db, row, title, entry, at)
    if is_changed or let_go or [published, *now] != [old_published, *shown]:
        db.execute(
            "UPDATE article SET guid_key = ?, link_key = ?, url = ?, author = ?, language = ?,"
            " published = ?, sorted_at = ? WHERE id = ?",
            (*now, published, _sorted_at(published, first_seen), row),
        )
    return is_changed


def _bring_back(db: sqlite3.Connection, row: int, entry: Entry) -> None:
    """Give an article that was let go its title and its text again."""
    db.execute(
        "UPDATE article SET let_go = 0, title = ?, title_key = ?, text_key = ? WHERE id = ?",
        (
            entry.title,
            identity.title_key(entry.title),
            identity.text_key(entry.title, entry.paragraphs),
            row,
        ),
    )
    db.execute(
        "INSERT INTO article_text (article, body) VALUES (?, ?)",
        (row, pack_paragraphs(entry.paragraphs)),
    )
    search.index(db, [(row, entry.title, entry.paragraphs)])


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
    search.unindex(db, [(row, old_title, old)])
    search.index(db, [(row, entry.title, paragraphs)])
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
