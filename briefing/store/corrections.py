"""What the reader moved to another section."""

import sqlite3
from datetime import datetime

from briefing.model import ArticleId, Correction
from briefing.store.codec import packed, seconds, unpacked

_WHOLE = -1


def corrections(db: sqlite3.Connection) -> tuple[Correction, ...]:
    """Everything the reader moved, the first moved first."""
    rows = db.execute(
        "SELECT article, paragraph, section, body FROM correction ORDER BY at, article, paragraph"
    )
    return tuple(_correction(*row) for row in rows)


def save(db: sqlite3.Connection, correction: Correction, at: datetime) -> None:
    """Keep a correction, in place of the one there was of the same paragraph or article."""
    body = [correction.text, correction.actors, correction.words]
    db.execute(
        "INSERT OR REPLACE INTO correction (article, paragraph, at, section, body)"
        " VALUES (?, ?, ?, ?, ?)",
        (*_key(correction), seconds(at), correction.section, packed(body)),
    )


def forget(db: sqlite3.Connection, correction: Correction) -> None:
    """Take a correction back."""
    db.execute(
        "DELETE FROM correction WHERE article = ? AND paragraph = ?",
        _key(correction),
    )


def _key(correction: Correction) -> tuple[str, int]:
    at = correction.paragraph
    return correction.article, _WHOLE if at is None else at


def _correction(article: str, paragraph: int, section: str, body: bytes) -> Correction:
    text, actors, words = unpacked(body)
    return Correction(
        article=ArticleId(article),
        paragraph=None if paragraph == _WHOLE else paragraph,
        section=section,
        text=text,
        actors=tuple(actors),
        words=tuple(words),
    )
