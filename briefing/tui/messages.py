"""What widgets and background work tell the screens."""

from dataclasses import dataclass, replace

from textual.message import Message

from briefing.model import ArticleId, BriefedArticle, Edition, StoryId
from briefing.model.shelf import changed
from briefing.tui.items import (
    ActorItem,
    ArticleItem,
    CitationItem,
    Item,
    ParagraphItem,
    QuoteItem,
    SentenceItem,
    SourceItem,
    StoryItem,
)
from briefing.tui.progress import Progress


@dataclass(eq=False, repr=False)
class OpenArticle(Message):
    """Somebody wants to read an article, perhaps from a certain place."""

    article: ArticleId
    at: SentenceItem | None = None
    """The sentence to show; a paragraph is its first sentence-less stretch, `start == end`."""


@dataclass(eq=False, repr=False)
class OpenStory(Message):
    """Somebody wants to read a story."""

    story: StoryId


@dataclass(eq=False, repr=False)
class OpenActor(Message):
    """Somebody wants to know what is said of an actor."""

    name: str


@dataclass(eq=False, repr=False)
class OpenSection(Message):
    """Somebody wants a section of the page."""

    name: str


def opening(item: Item) -> Message | None:
    """What opening an item asks for; None where its page alone knows."""
    match item:
        case SentenceItem() as at:
            return OpenArticle(at.article, at)
        case CitationItem(at) | QuoteItem(at, _):
            return OpenArticle(at.article, at)
        case ParagraphItem(article, paragraph):
            return OpenArticle(article, SentenceItem(article, paragraph, 0, 0))
        case ArticleItem(article) | SourceItem(article):
            return OpenArticle(article)
        case StoryItem(story):
            return OpenStory(story)
        case ActorItem(name):
            return OpenActor(name)
        case _:
            return None


@dataclass(eq=False, repr=False)
class EditionMade(Message):
    """There is a new edition."""

    edition: Edition
    is_whole: bool = True
    """Whether none of the articles that came in is still to be analysed."""


@dataclass(eq=False, repr=False)
class Progressed(Message):
    """A refresh has come further, or is over (None)."""

    progress: Progress | None


@dataclass(eq=False, repr=False)
class WriterChanged(Message):
    """Another briefing is writing, or is no longer: in words, the most telling first."""

    reads_only: tuple[str, ...]


class FeedsChanged(Message):
    """Feeds were added, removed, paused or tried: who shows them reads them again."""


class SettingsChanged(Message):
    """feeds.toml was read again: keys and theme may be others."""


@dataclass(eq=False, repr=False)
class ArticleMarked(Message):
    """An article got another mark; None where that mark is as it was."""

    article: ArticleId
    read: bool | None = None
    starred: bool | None = None

    def on(self, article: BriefedArticle) -> BriefedArticle:
        """The article with the mark, when it is this one."""
        if article.id != self.article:
            return article
        return replace(
            article,
            read=article.read if self.read is None else self.read,
            starred=article.starred if self.starred is None else self.starred,
        )


def marked(edition: Edition, event: ArticleMarked) -> Edition:
    """The edition with the article's other mark."""
    return replace(edition, articles=changed(edition.articles, event.article, event.on))
