"""The JSON Schema that scripts' authors are given, against the documents they get."""

import json
from dataclasses import replace
from typing import Any

import pytest
from export_editions import MADE_AT, feed
from export_stories import page
from jsonschema import Draft202012Validator

from briefing.edition_json import SCHEMA, json_schema, to_json

SCHEMA_DOCUMENT = json.loads(json_schema())
FULL = replace(page(), feeds=(feed("BBC"), feed("Radio", "It is gone.", MADE_AT, MADE_AT)))


def strict(schema: Any) -> Any:
    """The schema with no room for a field it does not describe."""
    if isinstance(schema, list):
        return [strict(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {"additionalProperties": False} if "properties" in schema else {}
    return {**{key: strict(each) for key, each in schema.items()}, **closed}


def faults(document: Any) -> list[str]:
    return [
        error.message
        for error in Draft202012Validator(strict(SCHEMA_DOCUMENT)).iter_errors(document)
    ]


def test_it_is_a_json_schema_of_this_schema_number() -> None:
    Draft202012Validator.check_schema(SCHEMA_DOCUMENT)
    assert SCHEMA_DOCUMENT["properties"]["schema"] == {"const": SCHEMA}
    assert SCHEMA_DOCUMENT["$id"].endswith(f":{SCHEMA}")


def test_a_document_with_everything_in_it_is_described_field_by_field() -> None:
    assert faults(to_json(FULL)) == []


def test_a_real_edition_is_described_field_by_field(newsroom) -> None:
    assert faults(to_json(newsroom.make_edition())) == []


def test_every_field_is_promised() -> None:
    """What is described is in every document, so that a script need not ask."""
    described = [SCHEMA_DOCUMENT, *SCHEMA_DOCUMENT["$defs"].values()]
    for schema in described:
        assert set(schema.get("required", ())) == set(schema.get("properties", ()))


@pytest.mark.parametrize(
    "change",
    [
        lambda document: document.pop("stories"),
        lambda document: document.update(made_at="yesterday"),
        lambda document: document["stories"][0].update(folded=-1),
        lambda document: document["stories"][0]["timeline"][0].update(day="6 December"),
        lambda document: document["stories"][0]["disputes"][0]["sides"].pop(),
        lambda document: document["stories"][0]["claims"][0].update(source_kind="rumour"),
        lambda document: document["articles"][0]["paragraphs"][0].update(mood="sombre"),
        lambda document: document["articles"][0].update(url="javascript:alert(1)"),
    ],
)
def test_what_is_not_so_is_found(change: Any) -> None:
    document = json.loads(json.dumps(to_json(FULL)))
    change(document)
    assert faults(document)
