"""How much a sentence speaks of what its section is about, and not only in passing."""

from collections.abc import Callable, Collection, Sequence

from briefing.analysis.sections.about import Hit, Matcher
from briefing.model import Article, ArticleAnalysis, ParagraphKind

Fit = Callable[[int, int, int], float]
"""Paragraph, start, end → how much that slice speaks of what a section is about, from 0 to 1."""

_OWN_WORDS, _ITS_ARTICLE = 0.5, 0.5
"""What a sentence's own words count, and what the article it is from is about."""


class SectionFit:
    """The sections of a page that are about something."""

    def __init__(self, names: Sequence[str], matcher: Matcher) -> None:
        self._matcher = matcher
        self._numbers = {name: number for number, name in enumerate(names)}

    def of(
        self, name: str, article: Article, analysis: ArticleAnalysis, placed: Collection[int]
    ) -> Fit | None:
        """Return how to judge an article's sentences for the section of this name.

        `placed` are the paragraphs of the article in that section. None where the section is
        about nothing, as Elsewhere is.
        """
        number = self._numbers.get(name)
        if number is None:
            return None
        title = self._weight(number, self._matcher.hits(article.title, analysis.title_mentions))
        bodies = sum(each.kind is ParagraphKind.BODY for each in article.paragraphs)
        its_article = max(title, len(placed) / max(bodies, 1))
        known = {
            index: self._matcher.hits(
                article.paragraphs[index].text, analysis.paragraphs[index].mentions
            )
            for index in placed
        }

        def fit(paragraph: int, start: int, end: int) -> float:
            own = [hit for hit in known[paragraph] if start <= hit.start < end]
            return _OWN_WORDS * self._weight(number, own) + _ITS_ARTICLE * its_article

        return fit

    def _weight(self, number: int, hits: Sequence[Hit]) -> float:
        return min(1.0, sum(hit.weight for hit in hits if hit.section == number))
