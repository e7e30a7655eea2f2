"""The JSON of an edition, both ways: the contract that scripts read and the form the store keeps.

`SCHEMA` goes up when a field changes its meaning; new fields may join at any time, so that what an
older version wrote lacks some. Times are ISO 8601 in UTC with a `Z`; offsets count Unicode code
points of the paragraph's `text`. The contract in full, for programs, is `schema.json` beside this.
"""

from briefing.model import Edition, Section, SectionKind, StoryId
from briefing.model.shelf import each

from .articles import article_from_json, article_to_json, head_of_article, paragraphs_to_json
from .feeds import feed_from_json, feed_to_json
from .stories import details_of_story, head_of_story, story_from_json, story_to_json
from .values import (
    Json,
    actor_to_json,
    actors_from_json,
    ids,
    moment,
    optional_moment,
    optional_stamp,
    sentence_to_json,
    sentences_from_json,
    stamp,
)

__all__ = [
    "SCHEMA",
    "Json",
    "details_of_story",
    "from_json",
    "head_of_article",
    "head_of_edition",
    "head_of_story",
    "json_schema",
    "paragraphs_to_json",
    "story_to_json",
    "to_json",
]

SCHEMA = 1


def to_json(edition: Edition) -> Json:
    """The edition as plain dicts, lists, strings, numbers and None, ready for `json.dumps`."""
    return {
        **head_of_edition(edition),
        "stories": list(map(story_to_json, edition.stories)),
        "articles": list(map(article_to_json, edition.articles)),
    }


def head_of_edition(edition: Edition) -> Json:
    """The edition without its stories and articles, of which sections have the ids."""
    return {
        "schema": SCHEMA,
        "made_at": stamp(edition.made_at),
        "since": optional_stamp(edition.since),
        "feeds": list(map(feed_to_json, edition.feeds)),
        "sections": list(map(_section_to_json, edition.sections)),
    }


def from_json(document: Json) -> Edition:
    """The edition a document of this schema describes.

    Raises ValueError or KeyError when the document is of another schema or damaged.
    """
    if document["schema"] != SCHEMA:
        raise ValueError(f"edition of schema {document['schema']}, this version reads {SCHEMA}")
    return Edition(
        made_at=moment(document["made_at"]),
        since=optional_moment(document["since"]),
        feeds=tuple(map(feed_from_json, document["feeds"])),
        sections=tuple(map(_section_from_json, document["sections"])),
        stories=each(story_from_json, document.get("stories", ())),
        articles=each(article_from_json, document["articles"]),
        new=document.get("new"),
    )


def json_schema() -> str:
    """The JSON Schema of the documents `to_json` makes, as text that ends in a newline."""
    from importlib import resources  # 15 to 100 ms that a launch can do without

    return resources.files(__name__).joinpath("schema.json").read_text("utf-8")


def _section_to_json(section: Section) -> Json:
    return {
        "name": section.name,
        "kind": section.kind.value,
        "summary": list(map(sentence_to_json, section.summary)),
        "actors": list(map(actor_to_json, section.actors)),
        "articles": list(section.articles),
        "stories": list(section.stories),
    }


def _section_from_json(section: Json) -> Section:
    return Section(
        name=section["name"],
        kind=SectionKind(section["kind"]),
        summary=sentences_from_json(section["summary"]),
        actors=actors_from_json(section["actors"]),
        articles=ids(section["articles"]),
        stories=tuple(map(StoryId, section["stories"])),
        new=section.get("new"),
    )
