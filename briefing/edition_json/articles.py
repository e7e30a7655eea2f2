"""The articles of an edition and their paragraphs, as JSON and back."""

from collections.abc import Iterable

from briefing.model import ArticleId, BriefedArticle, BriefedParagraph, FeedUrl, ParagraphKind

from .later import mapped
from .values import (
    Json,
    mentions_from_json,
    mentions_to_json,
    moment,
    optional_moment,
    optional_stamp,
    stamp,
)

_KINDS = {kind.value: kind for kind in ParagraphKind}


def article_to_json(article: BriefedArticle) -> Json:
    """An article as an edition shows it."""
    return {**head_of_article(article), "paragraphs": paragraphs_to_json(article.paragraphs)}


def head_of_article(article: BriefedArticle) -> Json:
    """An article without its text."""
    return {
        "id": article.id,
        "feed": article.feed,
        "title": article.title,
        "url": article.url,
        "outlet": article.outlet,
        "published": stamp(article.published),
        "read": article.read,
        "starred": article.starred,
        "new": article.new,
        "edited_at": optional_stamp(article.edited_at),
        "is_page": article.is_page,
        "page_problem": article.page_problem or None,
        "title_mentions": mentions_to_json(article.title_mentions),
    }


def paragraphs_to_json(paragraphs: Iterable[BriefedParagraph]) -> list[Json]:
    """The text of an article, and where each paragraph stands."""
    return [
        {
            "index": paragraph.index,
            "kind": paragraph.kind.value,
            "text": paragraph.text,
            "section": paragraph.section,
            "why": paragraph.why,
            "mentions": mentions_to_json(paragraph.mentions),
        }
        for paragraph in paragraphs
    ]


def article_from_json(article: Json) -> BriefedArticle:
    """The article its document describes."""
    return BriefedArticle(
        id=ArticleId(article["id"]),
        feed=FeedUrl(article["feed"]),
        title=article["title"],
        url=article["url"],
        outlet=article["outlet"],
        published=moment(article["published"]),
        read=article["read"],
        starred=article["starred"],
        new=article["new"],
        edited_at=optional_moment(article.get("edited_at")),
        is_page=article.get("is_page", False),
        page_problem=article.get("page_problem") or "",
        title_mentions=mentions_from_json(article["title_mentions"]),
        paragraphs=mapped(_paragraph_from_json, article["paragraphs"]),
    )


def _paragraph_from_json(paragraph: Json) -> BriefedParagraph:
    return BriefedParagraph(
        index=paragraph["index"],
        kind=_KINDS[paragraph["kind"]],
        text=paragraph["text"],
        section=paragraph["section"],
        why=paragraph["why"],
        mentions=mentions_from_json(paragraph["mentions"]),
    )
