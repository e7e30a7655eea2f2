"""The stories of an edition, as JSON and back. Days are written "2024-12-06"."""

from datetime import date

from briefing.model import (
    ArticleId,
    Claim,
    Coverage,
    Dispute,
    DisputeKind,
    Origin,
    SourceKind,
    Story,
    StoryId,
    TimelineEntry,
    Together,
)

from .later import mapped
from .values import (
    Json,
    actor_to_json,
    actors_from_json,
    ids,
    moment,
    sentence_from_json,
    sentence_to_json,
    sentences_from_json,
    stamp,
)

_SOURCE_KINDS = {kind.value: kind for kind in SourceKind}


def story_to_json(story: Story) -> Json:
    """A story, all of it: its articles by their ids, its sentences in full."""
    return head_of_story(story) | details_of_story(story)


def head_of_story(story: Story) -> Json:
    """A story without what only its own page shows."""
    return {
        "id": story.id,
        "headline": story.headline,
        "headline_article": story.headline_article,
        "articles": list(story.articles),
        "asides": list(story.asides),
        "origins": [
            {
                "name": origin.name,
                "articles": list(origin.articles),
                "outlets": list(origin.outlets),
                "why": origin.why,
            }
            for origin in story.origins
        ],
        "outlets": list(story.outlets),
        "updated": stamp(story.updated),
        "brief": list(map(sentence_to_json, story.brief)),
        "actors": list(map(actor_to_json, story.actors)),
        "disputes": [
            {
                "kind": dispute.kind.value,
                "about": dispute.about,
                "sides": list(map(_claim_to_json, dispute.sides)),
                "parties": list(dispute.parties),
            }
            for dispute in story.disputes
        ],
        "score": story.score,
        "reasons": list(story.reasons),
        "new": story.new,
        "folded": story.folded,
    }


def details_of_story(story: Story) -> Json:
    """What of a story only its own page shows."""
    return {
        "claims": list(map(_claim_to_json, story.claims)),
        "timeline": [
            {
                "day": entry.day.isoformat(),
                "sentence": sentence_to_json(entry.sentence),
                "is_reported": entry.is_reported,
            }
            for entry in story.timeline
        ],
        "coverage": [
            {
                "tag": row.tag,
                "outlets": list(row.outlets),
                "alone": list(map(sentence_to_json, row.alone)),
            }
            for row in story.coverage
        ],
        "together": [
            {"article": each.article, "why": each.why, "is_wish": each.is_wish}
            for each in story.together
        ],
    }


def story_from_json(story: Json) -> Story:
    """The story its document describes."""
    return Story(
        id=StoryId(story["id"]),
        headline=story["headline"],
        headline_article=ArticleId(story["headline_article"]),
        articles=ids(story["articles"]),
        asides=ids(story["asides"]),
        origins=tuple(map(_origin_from_json, story["origins"])),
        outlets=tuple(story["outlets"]),
        updated=moment(story["updated"]),
        brief=sentences_from_json(story["brief"]),
        actors=actors_from_json(story["actors"]),
        claims=mapped(_claim_from_json, story["claims"]),
        disputes=tuple(map(_dispute_from_json, story["disputes"])),
        timeline=mapped(_entry_from_json, story["timeline"]),
        coverage=mapped(_row_from_json, story["coverage"]),
        together=mapped(_together_from_json, story["together"]),
        score=story["score"],
        reasons=tuple(story["reasons"]),
        new=story["new"],
        folded=story["folded"],
    )


def _claim_to_json(claim: Claim) -> Json:
    return {
        "sentence": sentence_to_json(claim.sentence),
        "source": claim.source,
        "source_kind": claim.source_kind.value,
        "actor": claim.actor,
        "cue": claim.cue,
    }


def _claim_from_json(claim: Json) -> Claim:
    return Claim(
        sentence=sentence_from_json(claim["sentence"]),
        source=claim["source"],
        source_kind=_SOURCE_KINDS[claim["source_kind"]],
        actor=claim["actor"],
        cue=claim["cue"],
    )


def _dispute_from_json(dispute: Json) -> Dispute:
    return Dispute(
        kind=DisputeKind(dispute["kind"]),
        about=dispute["about"],
        sides=tuple(map(_claim_from_json, dispute["sides"])),
        parties=tuple(dispute.get("parties", ())),  # of older editions none is known
    )


def _origin_from_json(origin: Json) -> Origin:
    return Origin(
        name=origin["name"],
        articles=ids(origin["articles"]),
        outlets=tuple(origin["outlets"]),
        why=origin["why"],
    )


def _entry_from_json(entry: Json) -> TimelineEntry:
    return TimelineEntry(
        day=date.fromisoformat(entry["day"]),
        sentence=sentence_from_json(entry["sentence"]),
        is_reported=entry["is_reported"],
    )


def _row_from_json(row: Json) -> Coverage:
    return Coverage(
        tag=row["tag"],
        outlets=tuple(row["outlets"]),
        alone=sentences_from_json(row["alone"]),
    )


def _together_from_json(each: Json) -> Together:
    return Together(article=ArticleId(each["article"]), why=each["why"], is_wish=each["is_wish"])
