"""The values that cross the house: immutable, slotted, without behaviour beyond properties.

Every text here has passed `untrusted.py`. Every `datetime` is aware and in UTC. Offsets count
Unicode code points of the paragraph's `text`, end-exclusive, so that a shown sentence is a slice of
a stored paragraph and cannot be anything else.
"""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import NewType

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


class ActorKind(StrEnum):
    """What an actor is; `group` is any organisation, army, party, company or band of people."""

    PERSON = "person"
    GROUP = "group"
    STATE = "state"
    PLACE = "place"


class SectionKind(StrEnum):
    """Where a section comes from: the user's file, the program, or one of the two fixed ones."""

    FRONT = "front"
    USER = "user"
    FOUND = "found"
    ELSEWHERE = "elsewhere"


class FeedState(StrEnum):
    """How a feed is: `new` has never been tried."""

    NEW = "new"
    OK = "ok"
    FAILED = "failed"
    PAUSED = "paused"


class SummaryLength(StrEnum):
    """How much the summary of a section may tell."""

    SHORT = "short"
    MEDIUM = "medium"
    LONG = "long"


class SourceKind(StrEnum):
    """Who says something: a person or body by name, an office, a newsroom, somebody unnamed."""

    NAMED = "named"
    OFFICIAL = "official"
    MEDIA = "media"
    ANONYMOUS = "anonymous"


class DisputeKind(StrEnum):
    """How sources contradict each other: one denies the other, or they count differently."""

    DENIED = "denied"
    FIGURES = "figures"


FRONT_PAGE = "Front page"
ELSEWHERE = "Elsewhere"


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A stretch of one paragraph that names an actor."""

    start: int
    end: int
    kind: ActorKind
    canonical: str
    """The actor's one name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A person, group, state or place that the news is about."""

    name: str
    kind: ActorKind
    aliases: tuple[str, ...] = ()
    """The other forms it was mentioned by, most frequent first; never its own name."""
    mentions: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownActors:
    """The reader's own actors, from `[actors]` in feeds.toml."""

    watch: tuple[str, ...] = ()
    """Names always listed and always highlighted."""
    aliases: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """(canonical name, its other names); they win over what the program finds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedSection:
    """A section the reader asks for in feeds.toml."""

    name: str
    about: tuple[str, ...]
    """Actors and words; never empty: where the file gives none, the name itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A paragraph, or all of an article, that the reader moved to a section."""

    article: ArticleId
    paragraph: int | None = None
    """Its index in the article when it was moved; None for the whole article."""
    section: str
    """The name of a section of the page, also Front page or Elsewhere."""
    text: str = ""
    """What the paragraph said when it was moved; empty for a whole article."""
    actors: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    """What it spoke of (canonical names; stems), so that it teaches also when the article is gone;
    where they are empty the article is looked into."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphAnalysis:
    """What depends on the text of one paragraph in its article, and on nothing else."""

    index: int
    sentences: tuple[tuple[int, int], ...]
    """The (start, end) of each sentence, in order, trimmed of white space."""
    mentions: tuple[Mention, ...]
    """In order of `start`; they never overlap."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundClaim:
    """A sentence of one article, and whose word it is."""

    paragraph: int
    """The index of its paragraph."""
    start: int
    end: int
    """The sentence."""
    source: str
    """The actor's one name, or the words of the article ("residents", "a Syrian army source")."""
    source_kind: SourceKind
    actor: str | None
    """The canonical name of the source, where it is an actor."""
    cue: str
    """The word that makes it a claim: "said", "according to"."""
    source_start: int
    source_end: int
    """Where the sentence names its source, be it as "he"; the same where it goes on with what the
    claim before it began to quote."""
    content_start: int
    content_end: int
    """What is claimed, within the sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleAnalysis:
    """What the analysis found in one article; a pure function of its text and the user's actors."""

    article: ArticleId
    paragraphs: tuple[ParagraphAnalysis, ...]
    """One for each paragraph of the article, in its order."""
    title_mentions: tuple[Mention, ...] = ()
    """Mentions in the title, offsets into it."""
    is_english: bool = True
    """Whether kinds were judged; in other languages every name is found by its capitals alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefedParagraph:
    """A paragraph as an edition shows it."""

    index: int
    kind: ParagraphKind
    text: str
    section: str | None
    """The name of its section; None for what is not body text."""
    why: str = ""
    """Why it is in that section, in a few words ("about Homs"); may be empty."""
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefedArticle:
    """An article as an edition shows it."""

    id: ArticleId
    feed: FeedUrl
    title: str
    url: str
    outlet: str
    published: datetime
    read: bool
    starred: bool
    new: bool
    """Whether it came in since the reader last looked."""
    edited_at: datetime | None = None
    """When its outlet last changed the headline or the text; None when it never did."""
    is_page: bool = False
    """Whether the paragraphs are those of its own web page, and not of the feed."""
    page_problem: str = ""
    """Why its page could not be shown, in one sentence; empty where it is, or was not wanted."""
    title_mentions: tuple[Mention, ...] = ()
    paragraphs: tuple[BriefedParagraph, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedSentence:
    """A sentence of a summary: `text` equals the slice `start:end` of the paragraph it cites."""

    text: str
    article: ArticleId
    paragraph: int
    start: int
    end: int
    citation: int
    """The number of its article among the section's sources, from 1."""
    new: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A sentence of a story, and whose word it is."""

    sentence: CitedSentence
    source: str
    """As in `FoundClaim`; the outlet where the sentence names nobody."""
    source_kind: SourceKind
    actor: str | None = None
    cue: str = ""
    """Empty where the outlet speaks for itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """What sources of one story say that cannot both hold, if they speak of one time and scope."""

    kind: DisputeKind
    about: str
    """In a word or two: the place or person ("Homs"), what is counted ("dead")."""
    sides: tuple[Claim, ...]
    """At least two, of different sources, in the order of the story's sentences."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A named part of the briefing."""

    name: str
    kind: SectionKind
    summary: tuple[CitedSentence, ...]
    """3 to 6 sentences in reading order; fewer where the sources hold fewer."""
    actors: tuple[Actor, ...]
    """The key actors, the most important first."""
    articles: tuple[ArticleId, ...]
    """The articles with a paragraph in the section, the most relevant first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedStatus:
    """How one feed is doing, for the reader and for scripts."""

    url: FeedUrl
    name: str
    tags: tuple[str, ...] = ()
    state: FeedState
    problem: str | None = None
    """What went wrong at the last try, in one sentence; None when it worked."""
    last_ok: datetime | None = None
    next_try: datetime | None = None
    articles: int = 0
    """How many of its articles are stored."""
    per_week: float | None = None
    """How many articles it brings in a week, as `store.articles_per_week` counts; None before the
    first one."""
    moved_to: str = ""
    """Where its server says it has gone for good; empty when it has not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """The briefing made at one moment. Immutable, stored, can be reopened."""

    made_at: datetime
    since: datetime | None
    """When the reader last looked; None on the first run, when everything is new."""
    feeds: tuple[FeedStatus, ...]
    sections: tuple[Section, ...]
    """Front page, the user's sections in file order, found sections, Elsewhere."""
    articles: tuple[BriefedArticle, ...] = field(repr=False)
    """Newest first."""
