"""The JSON export, and the narrowing that all exports share."""

import json

import pytest
from export_editions import SINCE, article, edition, section

from briefing.edition_json import from_json, to_json
from briefing.errors import BriefingError
from briefing.export.json import render
from briefing.export.narrow import find_section, only_new, only_section

HOMS = article("a", "Rebels entered Homs.", new=True)
IRAN = article("b", "Iran “regrets” it — all of it.")
EDITION = edition(
    section("Battle for Homs", HOMS),
    section("Russia, Iran, Türkiye", IRAN, HOMS),
    section("Damascus"),
    section("Damaged goods"),
    articles=(HOMS, IRAN),
    since=SINCE,
)


def test_the_document_is_the_edition_and_comes_back_as_it_was() -> None:
    assert json.loads(render(EDITION)) == to_json(EDITION)
    assert from_json(json.loads(render(EDITION))) == EDITION


def test_letters_stay_readable_and_the_last_line_ends() -> None:
    text = render(EDITION)
    assert "Iran “regrets” it — all of it." in text
    assert text.endswith("\n}\n")


def test_what_a_terminal_could_obey_is_escaped_and_still_there() -> None:
    one = article("a", "a\x9b31mb\u202ec\x7f\u2066d")
    document = edition(section("Homs", one), articles=(one,))
    text = render(document)
    assert not set("\x9b\u202e\x7f\u2066") & set(text)
    assert from_json(json.loads(text)) == document


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        ("Damascus", "Damascus"),
        ("dAMASCUS", "Damascus"),
        ("russia, iran, turkiye", "Russia, Iran, Türkiye"),
        ("RUSSIA, IRAN, TÜRKİYE", "Russia, Iran, Türkiye"),
        ("rus", "Russia, Iran, Türkiye"),
        ("  battle   for ", "Battle for Homs"),
        ("damag", "Damaged goods"),
    ],
)
def test_a_section_is_found_by_a_reader_s_spelling(wanted: str, name: str) -> None:
    assert find_section(EDITION, wanted).name == name


@pytest.mark.parametrize("wanted", ["Aleppo", "dama", "", "homs"])
def test_an_unknown_or_doubtful_section_names_those_there_are(wanted: str) -> None:
    with pytest.raises(BriefingError) as caught:
        find_section(EDITION, wanted)
    assert "Battle for Homs; Russia, Iran, Türkiye; Damascus; Damaged goods" in caught.value.hint


def test_one_section_keeps_the_schema_and_only_its_articles() -> None:
    document = json.loads(render(only_section(EDITION, find_section(EDITION, "battle"))))
    assert document.keys() == json.loads(render(EDITION)).keys()
    assert [each["name"] for each in document["sections"]] == ["Battle for Homs"]
    assert [each["id"] for each in document["articles"]] == ["a"]


def test_only_new_leaves_every_section_but_only_what_came_in() -> None:
    fresh = only_new(EDITION)
    assert [each.name for each in fresh.sections] == [each.name for each in EDITION.sections]
    assert [[s.text for s in each.summary] for each in fresh.sections] == [
        ["Rebels entered Homs."], ["Rebels entered Homs."], [], [],
    ]  # fmt: skip
    assert fresh.articles == (HOMS,)
