"""What the store answers with, where the model has no value for it."""

from datetime import datetime

from briefing.frozen import dataclass
from briefing.model import ArticleId, FeedUrl, StoryMerge, StorySplit


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedRecord:
    """What the store knows of a feed."""

    url: FeedUrl
    title: str = ""
    """The feed's own title, as it was last; empty before the first fetch."""
    outlet: str = ""
    """The name its articles are shown under."""
    etag: str = ""
    last_modified: str = ""
    body_hash: str = ""
    """Of the last whole body; a body with the same hash need not be parsed."""
    last_ok: datetime | None = None
    last_try: datetime | None = None
    next_try: datetime | None = None
    """Not before this moment, unless the reader asks."""
    not_before: datetime | None = None
    """The server asked to be left alone until then; None when it did not."""
    problem: str | None = None
    """What went wrong at the last try; None when it worked."""
    failures: int = 0
    """Tries that failed since the last that worked."""
    paused: bool = False
    articles: int = 0
    moved_to: str = ""
    """Where the server says the feed has gone for good; empty when it has not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """What one fetch brought."""

    new: int = 0
    changed: int = 0
    """Articles known before whose title or text is another now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """What an outlet changed in an article between two fetches."""

    at: datetime
    """When the change was met."""
    old_title: str
    title: str
    """The same as the old one where only the text changed."""
    removed: tuple[str, ...]
    """The paragraphs that are gone, in order; one that was reworded counts as gone and new."""
    added: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What came of asking for an article's web page."""

    tried_at: datetime
    problem: str = ""
    """Why there is only the feed's text, in one sentence; empty where the page's is shown."""
    is_shown: bool = False
    """Whether the article's paragraphs are those of its page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchHit:
    """An article that a search found."""

    article: ArticleId
    title: str
    outlet: str
    published: datetime
    snippet: str
    """A verbatim piece of one of its paragraphs; of the title where only that matches."""
    matches: tuple[tuple[int, int], ...]
    """Where the searched words stand in the snippet, in order."""
    read: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryChange:
    """What happened to a story besides growing."""

    at: datetime
    """When it was found, or wished."""
    what: StoryMerge | StorySplit
