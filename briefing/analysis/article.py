"""One article analysed: a pure function of its text and the reader's actors."""

from briefing.model import Article, ArticleAnalysis, KnownActors, ParagraphAnalysis
from . import sentences
from .actors import find_actors

ANALYSER_VERSION = 1
"""Goes up whenever the same text may give another analysis, so that stored ones are made anew."""


def analyse(article: Article, known: KnownActors | None = None) -> ArticleAnalysis:
    """The sentences of each paragraph and the actors named in them and in the title."""
    found = find_actors(article.title, article.paragraphs, language=article.language, known=known)
    return ArticleAnalysis(
        article=article.id,
        paragraphs=tuple(
            ParagraphAnalysis(
                index=paragraph.index,
                sentences=sentences.split(paragraph.text),
                mentions=mentions,
            )
            for paragraph, mentions in zip(article.paragraphs, found.mentions, strict=True)
        ),
        title_mentions=found.title_mentions,
        is_english=found.is_english,
    )
