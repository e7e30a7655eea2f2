"""Which stored articles the entries of a fetch are, by the keys of identity.py."""

import re
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from briefing.store import identity
from briefing.store.arrivals import Arrival
from briefing.store.codec import unpack_paragraphs

_COUNTING_GUID = re.compile(r"\d{0,3}")
"""A guid that only numbers the entries of one fetch, so that the next fetch uses it again."""
_HAS_PATH = re.compile(r"https?://[^/?#]+(?:/[^?#]|/?\?[^#])", re.IGNORECASE)


def match(db: sqlite3.Connection, feed: int, arrivals: Sequence[Arrival]) -> tuple[int | None, ...]:
    """The row each arrival is known as; None for what is new.

    What two keys speak for comes first, so that an entry that came back under another guid never
    takes the row of one that kept its own, nor one with a guid of another that row.
    """
    if not db.execute("SELECT 1 FROM article WHERE feed = ? LIMIT 1", (feed,)).fetchone():
        return (None,) * len(arrivals)
    matching = _Matching(db, feed, arrivals)
    for find in (
        matching.by_guid_and_more,
        matching.by_link_and_title,
        matching.by_guid,
        matching.by_link,
    ):
        matching.claim(find)
    return tuple(matching.rows)


class _Matching:
    """The arrivals of one fetch, and the rows claimed for them so far; each row once."""

    def __init__(self, db: sqlite3.Connection, feed: int, arrivals: Sequence[Arrival]) -> None:
        self.rows: list[int | None] = [None] * len(arrivals)
        self._db = db
        self._feed = feed
        self._arrivals = arrivals
        self._links = Counter(arrival.link_key for arrival in arrivals)

    def claim(self, find: Callable[[Arrival], Iterable[int]]) -> None:
        """Give each arrival without a row the first that `find` knows and nobody has."""
        claimed = set(self.rows)
        for index, arrival in enumerate(self._arrivals):
            if self.rows[index] is None:
                row = next((row for row in find(arrival) if row not in claimed), None)
                self.rows[index] = row
                claimed.add(row)

    def by_guid_and_more(self, arrival: Arrival) -> list[int]:
        if arrival.guid_key is None:
            return []
        return self._find("guid_key = :guid AND (title_key = :title OR link_key = :link)", arrival)

    def by_guid(self, arrival: Arrival) -> list[int]:
        """With another title, and another link; a short guid may be that of another article now."""
        guid = arrival.guid
        if arrival.guid_key is None or _COUNTING_GUID.fullmatch(guid):
            return []
        found = self._find("guid_key = :guid", arrival)
        if identity.is_lasting(guid) or arrival.link_key is None:
            return found
        return [row for row in found if self._may_be(row, arrival)]

    def by_link_and_title(self, arrival: Arrival) -> list[int]:
        if arrival.link_key is None:
            return self._find("link_key IS NULL AND text_key = :text", arrival)
        return self._find("link_key = :link AND title_key = :title", arrival)

    def by_link(self, arrival: Arrival) -> list[int]:
        """Without guids a link names its entry, unless it is that of the whole site."""
        is_name = arrival.guid_key is None and self._links[arrival.link_key] == 1
        if arrival.link_key is None or not is_name or not _HAS_PATH.match(arrival.url):
            return []
        found = self._find("link_key = :link AND guid_key IS NULL", arrival)
        return found if len(found) == 1 else []

    def _may_be(self, row: int, arrival: Arrival) -> bool:
        """Whether it may be what a row with another link holds, seeing what both say.

        Of what was let go nothing is left to see.
        """
        found = self._db.execute(
            "SELECT article.title, article.url, article_text.body FROM article JOIN article_text"
            " ON article_text.article = article.id WHERE article.id = ?",
            (row,),
        ).fetchone()
        if found is None:
            return False
        title, url, body = found
        held = (title, unpack_paragraphs(body))
        return not url or identity.are_akin(held, (arrival.title, arrival.paragraphs))

    def _find(self, where: str, arrival: Arrival) -> list[int]:
        found = self._db.execute(
            f"SELECT id FROM article WHERE feed = :feed AND {where} ORDER BY id",  # noqa: S608
            {
                "feed": self._feed,
                "guid": arrival.guid_key,
                "link": arrival.link_key,
                "title": arrival.title_key,
                "text": arrival.text_key,
            },
        )
        return [row[0] for row in found]
