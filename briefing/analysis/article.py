"""One article analysed: a pure function of its text and the reader's actors."""

from dataclasses import replace

from briefing.model import Article, ArticleAnalysis, KnownActors, ParagraphAnalysis

from .actors.finding import find_in_sentences
from .claims.finding import claims
from .stories.sketch import SKETCH_VERSION, sketch, to_blob
from .stories.timeline import dates
from .text import sentences

ANALYSER_VERSION = f"10.{SKETCH_VERSION}"
"""Changes whenever the same text may give another analysis, so that stored ones are made anew."""


def analyse(article: Article, known: KnownActors | None = None) -> ArticleAnalysis:
    """What can be said of an article without looking at any other."""
    found = _read(article, known)
    if found.is_english:
        said = claims(article, found.paragraphs)
        found = replace(found, claims=said, dates=dates(article, found.paragraphs, claims=said))
    return replace(found, sketch=to_blob(sketch(article, found)))


def _read(article: Article, known: KnownActors | None) -> ArticleAnalysis:
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
