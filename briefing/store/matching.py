"""Which stored articles the entries of a fetch are, by the keys of identity.py."""

import re
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from briefing.frozen import dataclass
from briefing.model import Entry
from briefing.store import identity
from briefing.store.codec import unpack_paragraphs

_COUNTING_GUID = re.compile(r"\d{0,3}")
"""A guid that only numbers the entries of one fetch, so that the next fetch uses it again."""
_HAS_PATH = re.compile(r"https?://[^/?#]+(?:/[^?#]|/?\?[^#])", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """An entry and the keys it may be known by."""

    entry: Entry
    guid: int | None
    link: int | None
    title: int
    text: int


def arrivals(entries: Iterable[Entry]) -> list[Arrival]:
    """The entries of a fetch with their keys, each article once, the first standing."""
    return _usable_guids(_without_doubles(map(_arrival, entries)))


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
        self._links = Counter(arrival.link for arrival in arrivals)

    def claim(self, find: Callable[[Arrival], Iterable[int]]) -> None:
        """Give each arrival without a row the first that `find` knows and nobody has."""
        claimed = set(self.rows)
        for index, arrival in enumerate(self._arrivals):
            if self.rows[index] is None:
                row = next((row for row in find(arrival) if row not in claimed), None)
                self.rows[index] = row
                claimed.add(row)

    def by_guid_and_more(self, arrival: Arrival) -> list[int]:
        if arrival.guid is None:
            return []
        return self._find("guid_key = :guid AND (title_key = :title OR link_key = :link)", arrival)

    def by_guid(self, arrival: Arrival) -> list[int]:
        """With another title, and another link; a short guid may be that of another article now."""
        guid = arrival.entry.guid
        if arrival.guid is None or _COUNTING_GUID.fullmatch(guid):
            return []
        found = self._find("guid_key = :guid", arrival)
        if identity.is_lasting(guid) or arrival.link is None:
            return found
        return [row for row in found if self._may_be(row, arrival.entry)]

    def by_link_and_title(self, arrival: Arrival) -> list[int]:
        if arrival.link is None:
            return self._find("link_key IS NULL AND text_key = :text", arrival)
        return self._find("link_key = :link AND title_key = :title", arrival)

    def by_link(self, arrival: Arrival) -> list[int]:
        """Without guids a link names its entry, unless it is that of the whole site."""
        is_name = arrival.guid is None and self._links[arrival.link] == 1
        if arrival.link is None or not is_name or not _HAS_PATH.match(arrival.entry.url):
            return []
        found = self._find("link_key = :link AND guid_key IS NULL", arrival)
        return found if len(found) == 1 else []

    def _may_be(self, row: int, entry: Entry) -> bool:
        """Whether the entry may be what a row with another link holds, seeing what both say.

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
        held = Entry(guid="", url=url, title=title, paragraphs=unpack_paragraphs(body))
        return not url or identity.are_akin(held, entry)

    def _find(self, where: str, arrival: Arrival) -> list[int]:
        found = self._db.execute(
            f"SELECT id FROM article WHERE feed = :feed AND {where} ORDER BY id",  # noqa: S608
            {
                "feed": self._feed,
                "guid": arrival.guid,
                "link": arrival.link,
                "title": arrival.title,
                "text": arrival.text,
            },
        )
        return [row[0] for row in found]


def _arrival(entry: Entry) -> Arrival:
    return Arrival(
        entry=entry,
        guid=identity.guid_key(entry.guid),
        link=identity.link_key(entry.url),
        title=identity.title_key(entry.title),
        text=identity.text_key(entry.title, entry.paragraphs),
    )


def _without_doubles(arrivals: Iterable[Arrival]) -> list[Arrival]:
    """Each article of the fetch once, the first standing; and nothing that is empty."""
    seen: set[tuple[str, object, object]] = set()
    kept = []
    for arrival in arrivals:
        names: list[tuple[str, object, object]] = [
            ("text", (arrival.link, arrival.title), arrival.text)
        ]
        if arrival.guid is not None:
            names.append(("guid+title", arrival.guid, arrival.title))
            if arrival.link is not None:
                names.append(("guid+link", arrival.guid, arrival.link))
        elif arrival.link is not None:
            names.append(("link+title", arrival.link, arrival.title))
        entry = arrival.entry
        is_empty = not (entry.guid or entry.url or entry.title or entry.paragraphs)
        if not is_empty and seen.isdisjoint(names):
            kept.append(arrival)
        seen.update(names)
    return kept


def _usable_guids(arrivals: Sequence[Arrival]) -> list[Arrival]:
    """The arrivals, without the guids that name more than one of them."""
    counts = Counter(arrival.guid for arrival in arrivals)
    return [
        arrival if counts[arrival.guid] == 1 else replace(arrival, guid=None)
        for arrival in arrivals
    ]
