"""What a fetch brought, made ready for the store: keys, packed texts, words for the search. Pure.

That is most of the work of storing, and is done in the process that parsed the feed.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from briefing.model import Entry, FeedDocument, FeedUrl, Paragraph
from briefing.store import identity
from briefing.store.codec import listed_paragraphs, optional_seconds, packed, unlisted_paragraphs
from briefing.store.codec import unpacked as unpacked_body
from briefing.store.words import indexed


class Arrival(NamedTuple):
    """An entry, and the keys it may be known by."""

    guid: str
    url: str
    title: str
    author: str
    language: str
    published: int | None
    guid_key: int | None
    link_key: int | None
    title_key: int
    text_key: int
    word: str
    """The ArticleId of it when it is new, unless another article has that."""
    text: Sequence[str] | None
    """Its paragraphs as `listed_paragraphs` has them; None where `body` holds them."""
    body: bytes | None = None
    """The same, packed."""
    words: tuple[str, str] | None = None
    """What the search is to know it by, where that was made ready."""

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Its text."""
        return unlisted_paragraphs(unpacked_body(self.body) if self.body else self.text or ())

    def packed(self) -> bytes:
        """Its text as the store keeps it."""
        return self.body or packed(self.text)

    def indexed(self) -> tuple[str, str]:
        """What the search is to know it by."""
        return self.words or indexed(self.title, self.paragraphs)


class Arrived(NamedTuple):
    """What one fetch of a feed held, ready for the store."""

    title: str
    n_entries: int
    """How many entries it had, those counted that come twice or are empty."""
    is_cut: bool
    arrivals: Sequence[Arrival]
    """Each article once."""


def arrived(document: FeedDocument, feed: FeedUrl, *, is_new: bool) -> Arrived:
    """What a document holds, with all made ready that storing needs.

    Of a feed that is not new most articles are known, and little of it would be needed.
    """
    found = arrivals(document.entries, feed)
    if is_new:
        found = [_ready(arrival) for arrival in found]
    return Arrived(document.title, len(document.entries), document.is_cut, found)


def as_plain(feed: Arrived) -> tuple[Any, ...]:
    """The same made of plain tuples, for `from_plain`."""
    return (*feed[:3], [tuple(arrival) for arrival in feed.arrivals])


def from_plain(plain: Any) -> Arrived:
    """What `as_plain` was given. Raises TypeError or ValueError for anything else."""
    title, n_entries, is_cut, found = plain
    return Arrived(title, n_entries, is_cut, [Arrival._make(each) for each in found])


def arrivals(entries: Iterable[Entry], feed: FeedUrl) -> list[Arrival]:
    """The entries of a fetch with their keys, each article once, the first standing."""
    found = [
        _arrival(entry, feed)
        for entry in entries
        if entry.guid or entry.url or entry.title or entry.paragraphs
    ]
    return _usable_guids(_without_doubles(found))


def _arrival(entry: Entry, feed: FeedUrl) -> Arrival:
    text_key = identity.text_key(entry.title, entry.paragraphs)
    return Arrival(
        guid=entry.guid,
        url=entry.url,
        title=entry.title,
        author=entry.author,
        language=entry.language,
        published=optional_seconds(entry.published),
        guid_key=identity.guid_key(entry.guid),
        link_key=identity.link_key(entry.url),
        title_key=identity.title_key(entry.title),
        text_key=text_key,
        word=identity.article_word(feed, entry.guid or entry.url or str(text_key)),
        text=listed_paragraphs(entry.paragraphs),
    )


def _ready(arrival: Arrival) -> Arrival:
    return arrival._replace(body=arrival.packed(), words=arrival.indexed(), text=None)


def _without_doubles(arrivals: Iterable[Arrival]) -> list[Arrival]:
    """Each article of the fetch once, the first standing."""
    seen: set[tuple[str, object, object]] = set()
    kept = []
    for arrival in arrivals:
        guid, link, title = arrival.guid_key, arrival.link_key, arrival.title_key
        names: list[tuple[str, object, object]] = [("text", (link, title), arrival.text_key)]
        if guid is not None:
            names.append(("guid+title", guid, title))
            if link is not None:
                names.append(("guid+link", guid, link))
        elif link is not None:
            names.append(("link+title", link, title))
        if seen.isdisjoint(names):
            kept.append(arrival)
        seen.update(names)
    return kept


def _usable_guids(arrivals: Sequence[Arrival]) -> list[Arrival]:
    """The arrivals, without the keys of guids that name more than one of them."""
    counts = Counter(arrival.guid_key for arrival in arrivals)
    return [
        arrival if counts[arrival.guid_key] == 1 else arrival._replace(guid_key=None)
        for arrival in arrivals
    ]
