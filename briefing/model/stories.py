"""What several outlets tell of one event."""

from collections.abc import Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from briefing.frozen import dataclass

from .actors import Actor
from .analysis import SourceKind
from .articles import ArticleId

StoryId = NewType("StoryId", str)
"""Opaque; made from the article that opened the story, and kept while the story grows."""

Pair = tuple[ArticleId, ArticleId]
"""Two articles the reader wants in one story, or in two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryGroup:
    """Which articles tell of one event."""

    id: StoryId
    articles: tuple[ArticleId, ...]
    """Its reports, in the order they came in; never empty."""
    asides: tuple[ArticleId, ...] = ()
    """Live pages and opinion about it, which corroborate nothing and draw nothing in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryMerge:
    """Two stories found to be one: the older one's id stays."""

    gone: StoryId
    into: StoryId


@dataclass(frozen=True, slots=True, kw_only=True)
class StorySplit:
    """Articles that left a story, which keeps its id, for one of their own."""

    left: StoryId
    new: StoryId
    articles: tuple[ArticleId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What the reader said of which articles tell of one event; it wins over what is found."""

    keep_apart: tuple[Pair, ...] = ()
    """Of each pair the second article leaves where both are in one story."""
    keep_together: tuple[Pair, ...] = ()
    """Of each pair the second article was put to the story of the first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownSentence:
    """A sentence this reader was shown for long enough to read it."""

    article: ArticleId
    key: int
    """A number for its words, the same wherever they stand; fits a signed 64-bit column."""
    facts: tuple[int, ...] = ()
    """A number for each fact it tells, as `analysis.stories.novelty` counts them."""


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


class DisputeKind(StrEnum):
    """How sources contradict each other: one denies the other, or they count differently."""

    DENIED = "denied"
    FIGURES = "figures"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """What sources of one story say that cannot both hold, if they speak of one time and scope."""

    kind: DisputeKind
    about: str
    """In a word or two: the place or person ("Homs"), what is counted ("dead")."""
    sides: tuple[Claim, ...]
    """At least two, of different sources, in the order of the story's sentences."""
    parties: tuple[int, ...] = ()
    """The party of each side, 0 or 1; empty where it cannot be told who stands with whom."""

    @property
    def opposed(self) -> tuple[tuple[Claim, ...], ...]:
        """The two parties, each with its sides; or all sides in one, where none can be told."""
        if not self.parties:
            return tuple((side,) for side in self.sides) if len(self.sides) == 2 else (self.sides,)
        sides = list(zip(self.sides, self.parties, strict=True))
        return tuple(tuple(side for side, its in sides if its == party) for party in (0, 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """One independent text, by all the articles that carry it."""

    name: str
    """The agency where one is credited, else the outlet that had it first."""
    articles: tuple[ArticleId, ...]
    outlets: tuple[str, ...]
    why: str
    """What makes them one, in a few words; empty for a single article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineEntry:
    """A day of a story, and a sentence that tells of it."""

    day: date
    sentence: CitedSentence
    is_reported: bool
    """Whether it was reported on that day, and not said to have happened then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Who of the outlets the reader gave one tag tells a story."""

    tag: str
    outlets: tuple[str, ...]
    """Those of the tag that tell it; empty where the tag is silent."""
    alone: tuple[CitedSentence, ...] = ()
    """Sentences with a fact that no outlet outside the tag has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """Why an article is in its story."""

    article: ArticleId
    why: str
    """In one line: what it shares with the others, and how long after the first it came."""
    is_wish: bool = False
    """Whether the reader put it there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One event as the outlets tell it. Citations count `articles`, then `asides`, from 1."""

    id: StoryId
    headline: str
    """The title of one of its articles, the most informative."""
    headline_article: ArticleId
    articles: tuple[ArticleId, ...]
    """Its reports, newest first."""
    asides: tuple[ArticleId, ...] = ()
    """Live pages and opinion about it."""
    origins: tuple[Origin, ...]
    outlets: tuple[str, ...]
    """Of its reports, each once."""
    updated: datetime
    """When its newest report was published."""
    brief: tuple[CitedSentence, ...]
    """2 to 5 sentences, of several origins where they add something; fewer where there are none."""
    actors: tuple[Actor, ...] = ()
    """The key actors of several articles, the most important first."""
    claims: Sequence[Claim] = ()
    disputes: tuple[Dispute, ...] = ()
    timeline: Sequence[TimelineEntry] = ()
    """By day, the earliest first."""
    coverage: Sequence[Coverage] = ()
    """A row for each tag of feeds.toml, in its order; empty where there are fewer than two."""
    together: Sequence[Together] = ()
    """For each of `articles` and `asides`, in their order; empty for a single article."""
    score: float = 0.0
    """How much it matters, as `analysis.stories.importance` weighs it."""
    reasons: tuple[str, ...] = ()
    """Why it stands where it stands, in a few words each: "4 origins", "2 h", "Hezbollah"."""
    new: int = 0
    """How many of its sentences tell a fact this reader was not shown."""
    folded: int = 0
    """How many tell nothing this reader was not shown."""
