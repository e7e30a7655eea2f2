"""What the analysis finds in one article."""

from dataclasses import field
from datetime import date
from enum import StrEnum

from briefing.frozen import dataclass

from .actors import Mention
from .articles import ArticleId


class SourceKind(StrEnum):
    """Who says something: a person or body by name, an office, a newsroom, somebody unnamed."""

    NAMED = "named"
    OFFICIAL = "official"
    MEDIA = "media"
    ANONYMOUS = "anonymous"


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
class FoundDate:
    """A sentence of one article, and the day it speaks of."""

    paragraph: int
    """The index of its paragraph."""
    start: int
    end: int
    """The sentence."""
    day: date
    is_reported: bool
    """Whether it tells on which day something was said, and not when it happened."""


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
    claims: tuple[FoundClaim, ...] = ()
    """In the order of the text; none where the language is not English."""
    dates: tuple[FoundDate, ...] = ()
    """In the order of the text, at most one a sentence."""
    sketch: bytes = field(default=b"", repr=False)
    """What of it counts when it is compared with others, packed; empty where it was never made."""
