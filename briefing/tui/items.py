"""What can be selected on a page. An item is found again by its value when the page is remade."""

from datetime import date

from briefing.frozen import dataclass
from briefing.model import ArticleId, FeedUrl, StoryId


@dataclass(frozen=True, slots=True)
class SectionItem:
    """A section, in the rail, the tabs or the palette."""

    name: str


@dataclass(frozen=True, slots=True)
class SentenceItem:
    """A sentence shown with its citation."""

    article: ArticleId
    paragraph: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class CitationItem:
    """The citation of a sentence: choosing it opens the article at that sentence."""

    sentence: SentenceItem


@dataclass(frozen=True, slots=True)
class QuoteItem:
    """A sentence where it is told again: as a side of a dispute, as somebody's word, as a day's."""

    sentence: SentenceItem
    part: str
    """Where on the page, so that it can stand there more than once."""


@dataclass(frozen=True, slots=True)
class StoryItem:
    """A story, by its headline."""

    story: StoryId


@dataclass(frozen=True, slots=True)
class FoldItem:
    """What a page does not show until it is asked to."""

    part: str


@dataclass(frozen=True, slots=True)
class DayItem:
    """A day of which an edition is kept."""

    day: date


@dataclass(frozen=True, slots=True)
class ActorItem:
    """An actor, by the one name it has."""

    name: str


@dataclass(frozen=True, slots=True)
class ArticleItem:
    """An article, by its title."""

    article: ArticleId


@dataclass(frozen=True, slots=True)
class ParagraphItem:
    """A paragraph of an article."""

    article: ArticleId
    paragraph: int


@dataclass(frozen=True, slots=True)
class SourceItem:
    """An article among the numbered sources of a section."""

    article: ArticleId


@dataclass(frozen=True, slots=True)
class MoreItem:
    """The stories of a section that the page does not show yet."""

    section: str


@dataclass(frozen=True, slots=True)
class FeedItem:
    """A feed, by its URL."""

    url: FeedUrl


@dataclass(frozen=True, slots=True)
class ActionItem:
    """An action of the table, by its id."""

    id: str


@dataclass(frozen=True, slots=True)
class LinkItem:
    """A web address in an article."""

    url: str


Item = (
    SectionItem
    | SentenceItem
    | CitationItem
    | QuoteItem
    | StoryItem
    | FoldItem
    | DayItem
    | ActorItem
    | ArticleItem
    | ParagraphItem
    | SourceItem
    | MoreItem
    | FeedItem
    | ActionItem
    | LinkItem
)


def placed_at(item: Item | None) -> tuple[ArticleId, int | None] | None:
    """The article and paragraph an item stands for, None as paragraph for all of the article."""
    match item:
        case CitationItem(sentence) | QuoteItem(sentence, _):
            return sentence.article, sentence.paragraph
        case SentenceItem() | ParagraphItem():
            return item.article, item.paragraph
        case ArticleItem() | SourceItem():
            return item.article, None
        case _:
            return None


def cited_article(item: Item | None) -> ArticleId | None:
    """The article an item stands for; None where it stands for something else."""
    at = placed_at(item)
    return at[0] if at else None
