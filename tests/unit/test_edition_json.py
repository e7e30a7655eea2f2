import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from briefing.edition_json import from_json, to_json
from briefing.model import Edition


def edition(newsroom) -> Edition:
    return newsroom.make_edition()


def test_an_edition_survives_the_trip_through_json(newsroom):
    made = edition(newsroom)
    assert from_json(json.loads(json.dumps(to_json(made)))) == made


def test_another_schema_is_refused(newsroom):
    document = to_json(edition(newsroom)) | {"schema": 99}
    with pytest.raises(ValueError, match="99"):
        from_json(document)


def test_times_are_utc_with_a_z(newsroom):
    document = to_json(edition(newsroom))
    assert document["made_at"].endswith("Z")
    assert document["articles"][0]["published"] == "2024-12-07T00:00:00Z"


def test_edits_and_moves_survive_the_trip(newsroom):
    made = edition(newsroom)
    at = datetime(2024, 12, 8, 14, 5, tzinfo=UTC)
    [article], [feed] = made.articles, made.feeds
    told = replace(
        made,
        articles=(replace(article, edited_at=at, page_problem="for subscribers"),),
        feeds=(replace(feed, per_week=3.5, moved_to="https://new.example/"),),
    )
    document = json.loads(json.dumps(to_json(told)))
    assert document["articles"][0]["edited_at"] == "2024-12-08T14:05:00Z"
    assert from_json(document) == told
    assert to_json(made)["articles"][0]["edited_at"] is None


def test_what_an_older_version_wrote_is_read(newsroom):
    made = edition(newsroom)
    document = to_json(made)
    for article in document["articles"]:
        for name in ("edited_at", "is_page", "page_problem"):
            del article[name]
    for feed in document["feeds"]:
        for name in ("articles_per_week", "moved_to"):
            del feed[name]
    assert from_json(document) == made
