"""Feeds as they were met, and articles as they are stored."""

from datetime import datetime
from enum import StrEnum
from typing import NewType

from briefing.frozen import dataclass

ArticleId = NewType("ArticleId", str)
"""Stable for the life of an article in one store; an opaque word of [a-z0-9]."""


FeedUrl = NewType("FeedUrl", str)
"""The URL as `feeds.toml` has it: http, https or `bundled:`."""


class ParagraphKind(StrEnum):
    """What a paragraph is; only a body paragraph counts for sections and summaries."""

    BODY = "body"
    HEADING = "heading"
    CAPTION = "caption"
    DATELINE = "dateline"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph of an article as it is stored."""

    index: int
    """Its place in the article, from 0, counting every kind."""
    kind: ParagraphKind
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry as a feed gave it, cleaned, before the store knows it."""

    guid: str
    """What the feed calls it; empty when it gives none."""
    url: str
    """Its page, absolute, http or https; empty when there is none."""
    title: str
    author: str = ""
    published: datetime | None = None
    language: str = ""
    paragraphs: tuple[Paragraph, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedDocument:
    """What one fetch of a feed held."""

    title: str
    url: str = ""
    """The site's own address; empty when the feed gives none."""
    language: str = ""
    entries: tuple[Entry, ...]
    """In the feed's order."""
    is_cut: bool = False
    """Whether it ends before its end, so that more may have been in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundFeed:
    """A feed met at an address the reader gave."""

    url: FeedUrl
    title: str
    articles: int
    """How many entries it held when it was met."""
    newest: tuple[str, ...] = ()
    """The headlines of its newest entries, the newest first."""
    inside: bool = False
    """Whether it is inside the reader's own network, and the reader said that this is meant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One entry of a feed, or the bundled article."""

    id: ArticleId
    feed: FeedUrl
    title: str
    url: str
    """The article's own page, http or https; empty when the feed gives none."""
    outlet: str
    """The name shown beside a citation: the feed's `name` in the file, or its own title."""
    author: str = ""
    published: datetime
    """When the feed says it was published, or first seen where it says nothing."""
    first_seen: datetime
    """When this store first met it."""
    language: str = ""
    """A BCP 47 tag as the feed gives it, lower case; empty when it gives none."""
    paragraphs: tuple[Paragraph, ...]
    read: bool = False
    starred: bool = False
