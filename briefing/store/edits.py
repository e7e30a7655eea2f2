"""What an outlet changed in an article after it was first met: the old headline, the paragraphs."""

import json
import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from briefing.model import ArticleId, Paragraph
from briefing.store.codec import moment, packed, seconds, unpacked
from briefing.store.values import Edit

KEPT = 20
"""How many edits of one article are kept, the newest: some pages change every few minutes."""


def record(
    db: sqlite3.Connection,
    article: int,
    at: datetime,
    titles: tuple[str, str],
    old: Collection[Paragraph],
    new: Collection[Paragraph],
) -> None:
    """Keep what changed from the old title and text to the new; white space is no change."""
    old_title, title = titles
    if _words(old_title, old) == _words(title, new):
        return
    body = [old_title, title, _without(old, new), _without(new, old)]
    db.execute(
        "INSERT INTO edit (article, at, body) VALUES (?, ?, ?)",
        (article, seconds(at), packed(body)),
    )
    db.execute(
        "DELETE FROM edit WHERE article = :article AND id NOT IN"
        " (SELECT id FROM edit WHERE article = :article ORDER BY id DESC LIMIT :kept)",
        {"article": article, "kept": KEPT},
    )


def edits(db: sqlite3.Connection, id: ArticleId) -> tuple[Edit, ...]:
    """The edits of an article, the oldest first."""
    rows = db.execute(
        "SELECT edit.at, edit.body FROM edit JOIN article ON article.id = edit.article"
        " WHERE article.word = ? ORDER BY edit.id",
        (id,),
    )
    return tuple(_edit(moment(at), body) for at, body in rows)


def edited_at(db: sqlite3.Connection, ids: Collection[ArticleId]) -> Mapping[ArticleId, datetime]:
    """When each of these articles was edited last; those that never were are not in it."""
    rows = db.execute(
        "SELECT article.word, max(edit.at) FROM json_each(:ids) AS wanted"
        " JOIN article ON article.word = wanted.value JOIN edit ON edit.article = article.id"
        " GROUP BY article.id",
        {"ids": json.dumps(list(ids))},
    )
    return {ArticleId(word): moment(at) for word, at in rows}


def _edit(at: datetime, body: bytes) -> Edit:
    old_title, title, removed, added = unpacked(body)
    return Edit(at=at, old_title=old_title, title=title, removed=tuple(removed), added=tuple(added))


def _words(title: str, paragraphs: Iterable[Paragraph]) -> list[str]:
    return " ".join((title, *(paragraph.text for paragraph in paragraphs))).split()


def _without(paragraphs: Iterable[Paragraph], others: Iterable[Paragraph]) -> list[str]:
    """The texts of the paragraphs that are not among the others, each as often as it is not."""
    known = Counter(" ".join(other.text.split()) for other in others)
    left = []
    for paragraph in paragraphs:
        plain = " ".join(paragraph.text.split())
        if known[plain]:
            known[plain] -= 1
        else:
            left.append(paragraph.text)
    return left
