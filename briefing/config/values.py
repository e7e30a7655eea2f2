"""What feeds.toml says, as values."""

from collections.abc import Mapping
from dataclasses import field
from datetime import timedelta
from pathlib import Path

from briefing.frozen import dataclass
from briefing.model import FeedUrl, KnownActors, SummaryLength, WantedSection

DEFAULT_WINDOW = timedelta(hours=48)
DEFAULT_REFRESH = timedelta(minutes=30)
DEFAULT_THEME = "newsprint"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something in feeds.toml that is not as it should be; the rest of the file still holds."""

    line: int | None
    """Counted from 1; None when it is about the whole file."""
    key: str
    """Where in the file, `feeds[2].url`, counted from 1; empty for the file itself."""
    message: str
    """One sentence without a full stop."""
    hint: str = ""
    """What to do about it; may be empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedConfig:
    """One `[[feeds]]`."""

    url: FeedUrl
    name: str = ""
    """Empty where the feed's own title is wanted."""
    tags: tuple[str, ...] = ()
    full_text: bool = False
    inside: bool = False
    """Whether the reader said that it may be inside their own network."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """feeds.toml as far as it could be understood, and what is wrong with the rest."""

    path: Path
    window: timedelta | None = DEFAULT_WINDOW
    """How far back an edition reaches; None for everything stored."""
    refresh: timedelta | None = DEFAULT_REFRESH
    """How often while the screen is open; None for by hand only."""
    keep: timedelta | None = None
    """How long articles are kept that no feed holds any more; None for ever."""
    theme: str = DEFAULT_THEME
    summary: SummaryLength = SummaryLength.MEDIUM
    """How much the summary of a section may tell."""
    own: frozenset[str] = frozenset()
    """Which keys of `[briefing]` are as the file says; the others are the default."""
    feeds: tuple[FeedConfig, ...] = ()
    sections: tuple[WantedSection, ...] = ()
    actors: KnownActors = field(default_factory=KnownActors)
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The reader's own keys by action id, as Textual names them; an empty tuple for none."""
    problems: tuple[Problem, ...] = ()
    """In the order of the file."""
