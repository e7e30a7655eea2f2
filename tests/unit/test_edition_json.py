import json

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
