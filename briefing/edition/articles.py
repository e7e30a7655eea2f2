"""An article as an edition shows it."""

from collections.abc import Sequence
from datetime import datetime

from briefing.analysis.sections.placer import Placement
from briefing.model import (
    Article,
    ArticleAnalysis,
    BriefedArticle,
    BriefedParagraph,
    ParagraphKind,
)

Analysed = tuple[Article, ArticleAnalysis]


def is_new(article: Article, since: datetime | None) -> bool:
    """Whether an article came in since the reader last looked; all did before the first look."""
    return since is None or article.first_seen > since


def brief_article(
    article: Article,
    found: ArticleAnalysis,
    paragraphs: Sequence[BriefedParagraph],
    *,
    new: bool,
) -> BriefedArticle:
    """An article as an edition shows it, with its paragraphs."""
    return BriefedArticle(
        id=article.id,
        feed=article.feed,
        title=title_of(article, found),
        url=article.url,
        outlet=article.outlet,
        published=article.published,
        read=article.read,
        starred=article.starred,
        new=new,
        title_mentions=found.title_mentions,
        paragraphs=paragraphs,
    )


def brief_paragraphs(
    article: Article, found: ArticleAnalysis, placements: Sequence[Placement | None]
) -> tuple[BriefedParagraph, ...]:
    """The paragraphs of an article with their mentions, and where each is placed."""
    return tuple(
        BriefedParagraph(
            index=paragraph.index,
            kind=paragraph.kind,
            text=paragraph.text,
            section=placed.section if placed else None,
            why=placed.why if placed else "",
            mentions=analysed.mentions,
        )
        for paragraph, analysed, placed in zip(
            article.paragraphs, found.paragraphs, placements, strict=True
        )
    )


def title_of(article: Article, found: ArticleAnalysis) -> str:
    """Its title; in a feed without titles its first sentence, verbatim."""
    if article.title:
        return article.title
    for paragraph, analysed in zip(article.paragraphs, found.paragraphs, strict=True):
        if paragraph.kind is ParagraphKind.BODY and analysed.sentences:
            start, end = analysed.sentences[0]
            return paragraph.text[start:end]
    return article.url
