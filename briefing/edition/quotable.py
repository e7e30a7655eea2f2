"""The sentences of articles that may be quoted."""

from collections.abc import Iterable

from briefing.analysis.summaries.standing import Standing
from briefing.analysis.summaries.summary import Candidate, candidates
from briefing.model import Article, ArticleAnalysis, ParagraphKind

_LOOKED_AT = 4
"""In so many paragraphs an article's opening is looked for."""


def quotable(article: Article, found: ArticleAnalysis) -> tuple[Candidate, ...]:
    """Every sentence of the article's body, in order."""
    return tuple(candidates(article, found, bodies(article)))


def first_quotable(article: Article, found: ArticleAnalysis) -> Iterable[Candidate]:
    """Those of its first paragraphs, one by one."""
    return candidates(article, found, bodies(article)[:_LOOKED_AT])


def opening(sentences: Iterable[Candidate], length: int, words: int) -> tuple[Candidate, ...]:
    """The first that stand alone: so many at most, of so many words but for one."""
    chosen: list[Candidate] = []
    for sentence in sentences:
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
