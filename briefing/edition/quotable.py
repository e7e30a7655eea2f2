"""The sentences of an edition's articles that may be quoted, each looked at once."""

from briefing.analysis.summaries.standing import Standing
from briefing.analysis.summaries.summary import Candidate, candidates
from briefing.model import Article, ArticleAnalysis, ArticleId, ParagraphKind

_LOOKED_AT = 4
"""In so many paragraphs an article's opening is looked for."""


class Quotable:
    """What may be quoted of each article, kept while an edition is made."""

    def __init__(self) -> None:
        self._of: dict[ArticleId, tuple[Candidate, ...]] = {}

    def of(self, article: Article, found: ArticleAnalysis) -> tuple[Candidate, ...]:
        """Every sentence of the article's body, in order."""
        if article.id not in self._of:
            self._of[article.id] = tuple(candidates(article, found, bodies(article)))
        return self._of[article.id]

    def opening(
        self, article: Article, found: ArticleAnalysis, length: int, words: int
    ) -> tuple[Candidate, ...]:
        """The first sentences that stand alone: so many at most, of so many words but for one."""
        opening = self._of.get(article.id) or candidates(
            article, found, bodies(article)[:_LOOKED_AT]
        )
        chosen: list[Candidate] = []
        for sentence in opening:
            if sentence.standing is Standing.ALONE:
                words -= sentence.words
                if chosen and words < 0:
                    break
                chosen.append(sentence)
                if len(chosen) == length:
                    break
        return tuple(chosen)


def bodies(article: Article) -> tuple[int, ...]:
    """The indexes of the article's body paragraphs."""
    return tuple(p.index for p in article.paragraphs if p.kind is ParagraphKind.BODY)
