"""Where paragraphs were put, kept from one edition to the next: most articles stay as they are."""

from collections.abc import Callable
from typing import Generic, TypeVar

from briefing.analysis.of_the_last import OfTheLast, mark, state
from briefing.model import Article, ArticleAnalysis, ArticleId, WantedSection

_Placements = TypeVar("_Placements")


class Placed(Generic[_Placements]):
    """The placements of the last edition, by all that they depend on."""

    def __init__(self, state: Callable[[Article, ArticleAnalysis], int] = state) -> None:
        self.kept: OfTheLast[tuple[ArticleId, int], _Placements] = OfTheLast()
        """By a number for all that they depend on."""
        self.depends_on: dict[ArticleId, int] = {}
        """That number, by article."""
        self.found: tuple[WantedSection, ...] = ()
        """The sections that were found last, where the reader wanted none."""
        self._state = state
        self._basis = 0

    def begin(self, basis: object) -> None:
        """Begin an edition; with another `basis`, what all placements depend on, all are new."""
        self._basis = mark(basis)
        self.depends_on.clear()
        self.kept.begin()

    def are_known(self, article: Article, analysis: ArticleAnalysis, own: object) -> bool:
        """Whether those of an article still hold; not where it or its `own` basis has changed."""
        depends_on = mark(self._basis, self._state(article, analysis), own)
        self.depends_on[article.id] = depends_on
        return self.kept.are_known((article.id, depends_on))

    def of(self, article: ArticleId, make: Callable[[], _Placements]) -> _Placements:
        """Return the placements of an article that was asked for, made where they do not hold."""
        return self.kept.of((article, self.depends_on[article]), make)
