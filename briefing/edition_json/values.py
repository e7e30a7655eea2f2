"""What occurs all over an edition: moments, actors, mentions and cited sentences.

A large edition holds a hundred thousand of these and is read at every launch: a kind is looked up
in a dict, which takes a third of the time of calling its enum.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from briefing.model import Actor, ActorKind, ArticleId, CitedSentence, Mention

Json = dict[str, Any]

_ACTOR_KINDS = {kind.value: kind for kind in ActorKind}


def stamp(moment: datetime) -> str:
    """The moment in ISO 8601, in UTC, to the second."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def optional_stamp(moment: datetime | None) -> str | None:
    """As `stamp`, None for none."""
    return stamp(moment) if moment else None


moment = datetime.fromisoformat
"""The moment a stamp stands for."""


def optional_moment(stamp: str | None) -> datetime | None:
    """As `moment`, None for none."""
    return moment(stamp) if stamp else None


def ids(words: Iterable[str]) -> tuple[ArticleId, ...]:
    """The ids of articles, in their order."""
    return tuple(map(ArticleId, words))


def sentence_to_json(sentence: CitedSentence) -> Json:
    """A sentence of a summary, and where it stands."""
    return {
        "text": sentence.text,
        "article": sentence.article,
        "paragraph": sentence.paragraph,
        "start": sentence.start,
        "end": sentence.end,
        "citation": sentence.citation,
        "new": sentence.new,
    }


def sentence_from_json(sentence: Json) -> CitedSentence:
    """The sentence its document describes."""
    return CitedSentence(
        text=sentence["text"],
        article=ArticleId(sentence["article"]),
        paragraph=sentence["paragraph"],
        start=sentence["start"],
        end=sentence["end"],
        citation=sentence["citation"],
        new=sentence["new"],
    )


def sentences_from_json(sentences: list[Json]) -> tuple[CitedSentence, ...]:
    """The sentences of a list, in its order."""
    return tuple(map(sentence_from_json, sentences))


def actor_to_json(actor: Actor) -> Json:
    """An actor, with its other names and how often it is mentioned."""
    return {
        "name": actor.name,
        "kind": actor.kind.value,
        "aliases": list(actor.aliases),
        "mentions": actor.mentions,
    }


def actors_from_json(actors: list[Json]) -> tuple[Actor, ...]:
    """The actors of a list, in its order."""
    return tuple(
        Actor(
            name=actor["name"],
            kind=_ACTOR_KINDS[actor["kind"]],
            aliases=tuple(actor["aliases"]),
            mentions=actor["mentions"],
        )
        for actor in actors
    )


def mentions_to_json(mentions: tuple[Mention, ...]) -> list[Json]:
    """The mentions of one text."""
    return [
        {"start": m.start, "end": m.end, "kind": m.kind.value, "canonical": m.canonical}
        for m in mentions
    ]


def mentions_from_json(mentions: list[Json]) -> tuple[Mention, ...]:
    """The mentions of a list, in its order."""
    return tuple(
        Mention(
            start=m["start"], end=m["end"], kind=_ACTOR_KINDS[m["kind"]], canonical=m["canonical"]
        )
        for m in mentions
    )
