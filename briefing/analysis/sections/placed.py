"""Where paragraphs were put, kept from one edition to the next: most articles stay as they are."""

from typing import Generic, NamedTuple, TypeVar

from briefing.model import (
    Article,
    ArticleAnalysis,
    ArticleId,
    Mention,
    Paragraph,
    ParagraphAnalysis,
)

_Placements = TypeVar("_Placements")


class _Text(NamedTuple):
    """What of an article its placements depend on."""

    title: str
    paragraphs: tuple[Paragraph, ...]
    title_mentions: tuple[Mention, ...]
    found: tuple[ParagraphAnalysis, ...]


class Placed(Generic[_Placements]):
    """The placements of the last edition, by all that they depend on."""

    def __init__(self) -> None:
        self._basis: object = None
        self._before: dict[ArticleId, tuple[_Text, object, _Placements]] = {}
        self._now: dict[ArticleId, tuple[_Text, object, _Placements]] = {}

    def begin(self, basis: object) -> None:
        """Begin an edition; with another `basis`, what all placements depend on, all are new."""
        self._before = self._now if basis == self._basis else {}
        self._now = {}
        self._basis = basis

    def find(self, article: Article, analysis: ArticleAnalysis, own: object) -> _Placements | None:
        """Return the placements of an article, if neither it nor its `own` basis has changed."""
        known = self._before.get(article.id)
        text = _text(article, analysis)
        if known is None or known[:2] != (text, own):
            return None
        # The article of this edition, which is in memory anyhow, and not its twin of the last.
        self._now[article.id] = text, own, known[2]
        return known[2]

    def keep(
        self, article: Article, analysis: ArticleAnalysis, own: object, placements: _Placements
    ) -> None:
        """Keep the placements of an article for the next edition."""
        self._now[article.id] = _text(article, analysis), own, placements


def _text(article: Article, analysis: ArticleAnalysis) -> _Text:
    return _Text(article.title, article.paragraphs, analysis.title_mentions, analysis.paragraphs)
