"""The JSON of an edition, both ways: the contract that scripts read and the form the store keeps.

`SCHEMA` goes up when a field changes its meaning; new fields may join at any time, so that what an
older version wrote lacks some. Times are ISO 8601 in UTC with a `Z`; offsets count Unicode code
points of the paragraph's `text`.
"""

from datetime import UTC, datetime
from typing import Any

from briefing.model import (
    Actor,
    ActorKind,
    ArticleId,
    BriefedArticle,
    BriefedParagraph,
    CitedSentence,
    Edition,
    FeedState,
    FeedStatus,
    FeedUrl,
    Mention,
    ParagraphKind,
    Section,
    SectionKind,
)

SCHEMA = 1

Json = dict[str, Any]


def to_json(edition: Edition) -> Json:
    """The edition as plain dicts, lists, strings, numbers and None, ready for `json.dumps`."""
    return {
        "schema": SCHEMA,
        "made_at": _stamp(edition.made_at),
        "since": _stamp(edition.since),
        "feeds": [_feed_to_json(feed) for feed in edition.feeds],
        "sections": [_section_to_json(section) for section in edition.sections],
        "articles": [_article_to_json(article) for article in edition.articles],
    }


def from_json(document: Json) -> Edition:
    """The edition a document of this schema describes.

    Raises ValueError or KeyError when the document is of another schema or damaged.
    """
    if document["schema"] != SCHEMA:
        raise ValueError(f"edition of schema {document['schema']}, this version reads {SCHEMA}")
    return Edition(
        made_at=_moment(document["made_at"]),
        since=_optional_moment(document["since"]),
        feeds=tuple(map(_feed_from_json, document["feeds"])),
        sections=tuple(map(_section_from_json, document["sections"])),
        articles=tuple(map(_article_from_json, document["articles"])),
    )


def _stamp(moment: datetime | None) -> str | None:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if moment else None


def _moment(stamp: str) -> datetime:
    return datetime.fromisoformat(stamp)


def _optional_moment(stamp: str | None) -> datetime | None:
    return _moment(stamp) if stamp else None


def _feed_to_json(feed: FeedStatus) -> Json:
    return {
        "url": feed.url,
        "name": feed.name,
        "tags": list(feed.tags),
        "state": feed.state.value,
        "problem": feed.problem,
        "last_ok": _stamp(feed.last_ok),
        "next_try": _stamp(feed.next_try),
        "articles": feed.articles,
        "articles_per_week": feed.per_week,
        "moved_to": feed.moved_to or None,
    }


def _feed_from_json(feed: Json) -> FeedStatus:
    return FeedStatus(
        url=FeedUrl(feed["url"]),
        name=feed["name"],
        tags=tuple(feed["tags"]),
        state=FeedState(feed["state"]),
        problem=feed["problem"],
        last_ok=_optional_moment(feed["last_ok"]),
        next_try=_optional_moment(feed["next_try"]),
        articles=feed["articles"],
        per_week=feed.get("articles_per_week"),
        moved_to=feed.get("moved_to") or "",
    )


def _section_to_json(section: Section) -> Json:
    return {
        "name": section.name,
        "kind": section.kind.value,
        "summary": [
            {
                "text": sentence.text,
                "article": sentence.article,
                "paragraph": sentence.paragraph,
                "start": sentence.start,
                "end": sentence.end,
                "citation": sentence.citation,
                "new": sentence.new,
            }
            for sentence in section.summary
        ],
        "actors": [
            {
                "name": actor.name,
                "kind": actor.kind.value,
                "aliases": list(actor.aliases),
                "mentions": actor.mentions,
            }
            for actor in section.actors
        ],
        "articles": list(section.articles),
        "stories": [],
    }


def _section_from_json(section: Json) -> Section:
    return Section(
        name=section["name"],
        kind=SectionKind(section["kind"]),
        summary=tuple(
            CitedSentence(
                text=sentence["text"],
                article=ArticleId(sentence["article"]),
                paragraph=sentence["paragraph"],
                start=sentence["start"],
                end=sentence["end"],
                citation=sentence["citation"],
                new=sentence["new"],
            )
            for sentence in section["summary"]
        ),
        actors=tuple(
            Actor(
                name=actor["name"],
                kind=ActorKind(actor["kind"]),
                aliases=tuple(actor["aliases"]),
                mentions=actor["mentions"],
            )
            for actor in section["actors"]
        ),
        articles=tuple(map(ArticleId, section["articles"])),
    )


def _article_to_json(article: BriefedArticle) -> Json:
    return {
        "id": article.id,
        "feed": article.feed,
        "title": article.title,
        "url": article.url,
        "outlet": article.outlet,
        "published": _stamp(article.published),
        "read": article.read,
        "starred": article.starred,
        "new": article.new,
        "edited_at": _stamp(article.edited_at),
        "is_page": article.is_page,
        "page_problem": article.page_problem or None,
        "title_mentions": _mentions_to_json(article.title_mentions),
        "paragraphs": [
            {
                "index": paragraph.index,
                "kind": paragraph.kind.value,
                "text": paragraph.text,
                "section": paragraph.section,
                "why": paragraph.why,
                "mentions": _mentions_to_json(paragraph.mentions),
            }
            for paragraph in article.paragraphs
        ],
    }


def _article_from_json(article: Json) -> BriefedArticle:
    return BriefedArticle(
        id=ArticleId(article["id"]),
        feed=FeedUrl(article["feed"]),
        title=article["title"],
        url=article["url"],
        outlet=article["outlet"],
        published=_moment(article["published"]),
        read=article["read"],
        starred=article["starred"],
        new=article["new"],
        edited_at=_optional_moment(article.get("edited_at")),
        is_page=article.get("is_page", False),
        page_problem=article.get("page_problem") or "",
        title_mentions=_mentions_from_json(article["title_mentions"]),
        paragraphs=tuple(
            BriefedParagraph(
                index=paragraph["index"],
                kind=ParagraphKind(paragraph["kind"]),
                text=paragraph["text"],
                section=paragraph["section"],
                why=paragraph["why"],
                mentions=_mentions_from_json(paragraph["mentions"]),
            )
            for paragraph in article["paragraphs"]
        ),
    )


def _mentions_to_json(mentions: tuple[Mention, ...]) -> list[Json]:
    return [
        {"start": m.start, "end": m.end, "kind": m.kind.value, "canonical": m.canonical}
        for m in mentions
    ]


def _mentions_from_json(mentions: list[Json]) -> tuple[Mention, ...]:
    return tuple(
        Mention(start=m["start"], end=m["end"], kind=ActorKind(m["kind"]), canonical=m["canonical"])
        for m in mentions
    )
