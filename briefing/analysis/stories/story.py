"""What a story is: the articles that tell of one event, and what can happen to it."""

from dataclasses import dataclass
from typing import NewType

from briefing.model import ArticleId

StoryId = NewType("StoryId", str)
"""Opaque; made from the article that opened the story, and kept while the story grows."""

Pair = tuple[ArticleId, ArticleId]


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """The articles that tell of one event."""

    id: StoryId
    articles: tuple[ArticleId, ...]
    """Its reports, in the order they came in; never empty."""
    asides: tuple[ArticleId, ...] = ()
    """Live pages and opinion about it, which corroborate nothing and draw nothing in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """Two stories found to be one: the older one's id stays."""

    gone: StoryId
    into: StoryId


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """Articles that left a story, which keeps its id, for one of their own."""

    left: StoryId
    new: StoryId
    articles: tuple[ArticleId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouping:
    """The stories, in the order they were opened, and what changed on the way to them."""

    stories: tuple[Story, ...]
    merges: tuple[Merge, ...] = ()
    splits: tuple[Split, ...] = ()
