"""The briefing made at one moment, and what the reader wishes of it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from datetime import datetime
from enum import StrEnum

from briefing.frozen import dataclass

from .actors import Actor, Mention
from .articles import ArticleId, FeedUrl, ParagraphKind
from .shelf import by_id
from .stories import CitedSentence, Dispute, Story, StoryId

FRONT_PAGE = "Front page"


ELSEWHERE = "Elsewhere"


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
    paragraphs: Sequence[BriefedParagraph]


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
    stories: tuple[StoryId, ...] = ()
    """The stories of these articles, the most important first."""
    new: int | None = field(default=None, repr=False, compare=False)
    """As `Edition.n_new_in` counts, where it was counted before."""


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
    articles: Sequence[BriefedArticle] = field(repr=False)
    """Newest first."""
    stories: Sequence[Story] = field(default=(), repr=False)
    """Each article's story; the most important first."""
    new: int | None = field(default=None, repr=False, compare=False)
    """As `n_new` counts, where it was counted before."""

    @property
    def n_new(self) -> int:
        """How many of its articles came in since the reader last looked."""
        return self.new if self.new is not None else sum(article.new for article in self.articles)

    def n_new_in(self, section: Section) -> int:
        """How many new sentences a section's summary and its stories' briefs tell.

        0 on a first look, when everything is new.
        """
        if self.since is None or section.new is not None:
            return section.new or 0
        stories = by_id(self.stories)
        briefs = (s for id in section.stories if id in stories for s in stories[id].brief)
        told = (sentence for sentence in (*section.summary, *briefs) if sentence.new)
        return len({(s.article, s.paragraph, s.start, s.end) for s in told})

    def disputes_in(self, section: Section, stories: Iterable[Story]) -> Iterator[Dispute]:
        """The disputes of these stories that a section tells.

        The front page tells all, another section those of which none holds more sides.
        """
        articles = by_id(self.articles)
        for dispute in (dispute for story in stories for dispute in story.disputes):
            if section.kind is SectionKind.FRONT:
                yield dispute
                continue
            held = Counter(_section_of(side.sentence, articles) for side in dispute.sides)
            most = max((n for name, n in held.items() if name not in ("", FRONT_PAGE)), default=0)
            if 0 < held[section.name] == most:
                yield dispute


def _section_of(sentence: CitedSentence, articles: Mapping[str, BriefedArticle]) -> str:
    article = articles.get(sentence.article)
    placed = article.paragraphs if article else ()
    return next((p.section or "" for p in placed if p.index == sentence.paragraph), "")
