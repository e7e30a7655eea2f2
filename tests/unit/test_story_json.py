"""The stories of an edition as JSON and back."""

import json
from dataclasses import fields, replace
from typing import Any

import pytest
from export_stories import HOMS, page

from briefing.edition_json import from_json, to_json
from briefing.model import Edition, Story

PAGE = page()


def travelled(edition: Edition) -> dict[str, Any]:
    """The document, as it is once it was written and read."""
    document: dict[str, Any] = json.loads(json.dumps(to_json(edition)))
    return document


def test_stories_survive_the_trip_with_all_they_hold():
    assert from_json(travelled(PAGE)) == PAGE


def test_every_field_of_a_story_is_in_the_document_under_its_name():
    [homs, _] = travelled(PAGE)["stories"]
    assert set(homs) == {field.name for field in fields(Story)}
    assert all(homs[field.name] for field in fields(Story)), "the sample leaves a field empty"


def test_a_section_names_its_stories_by_id():
    document = travelled(PAGE)
    assert document["sections"][0]["stories"] == ["shoms", "stram"]
    assert [story["id"] for story in document["stories"]] == ["shoms", "stram"]


def test_days_and_kinds_are_plain_words():
    [homs, _] = travelled(PAGE)["stories"]
    assert [entry["day"] for entry in homs["timeline"]] == ["2024-12-06", "2024-12-07"]
    assert [dispute["kind"] for dispute in homs["disputes"]] == ["denied", "figures"]
    assert {claim["source_kind"] for claim in homs["claims"]} == {"official", "anonymous", "media"}
    assert homs["updated"] == "2024-12-07T14:05:00Z"


def test_an_edition_stored_before_there_were_stories_is_read():
    document = travelled(PAGE)
    del document["stories"]
    for section in document["sections"]:
        section["stories"] = []
    read = from_json(document)
    assert read.stories == ()
    assert read.articles == PAGE.articles


@pytest.mark.parametrize("damage", [{"updated": "soon"}, {"claims": [{"source": "army"}]}])
def test_a_damaged_story_is_an_error_the_store_knows(damage: dict[str, Any]):
    document = travelled(replace(PAGE, stories=(HOMS,)))
    document["stories"][0] |= damage
    with pytest.raises((ValueError, KeyError)):
        from_json(document)
