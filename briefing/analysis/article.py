"""One article analysed: a pure function of its text and the reader's actors."""

from briefing.model import Article, ArticleAnalysis, KnownActors, ParagraphAnalysis

from .actors.finding import find_in_sentences
from .text import sentences

ANALYSER_VERSION = 7
"""Goes up whenever the same text may give another analysis, so that stored ones are made anew."""


def analyse(article: Article, known: KnownActors | None = None) -> ArticleAnalysis:
    """The sentences of each paragraph and the actors named in them and in the title."""
    texts = [article.title, *(paragraph.text for paragraph in article.paragraphs)]
    spans = [sentences.split(text) for text in texts]
    found = find_in_sentences(texts, spans, language=article.language, known=known)
    return ArticleAnalysis(
        article=article.id,
        paragraphs=tuple(
            ParagraphAnalysis(index=paragraph.index, sentences=its_spans, mentions=mentions)
            for paragraph, its_spans, mentions in zip(
                article.paragraphs, spans[1:], found.mentions, strict=True
            )
        ),
        title_mentions=found.title_mentions,
        is_english=found.is_english,
    )
