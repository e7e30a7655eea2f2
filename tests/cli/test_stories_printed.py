"""Stories on the command line: on the page, in a list, one of them whole, and on another day."""

import json
import re
import sqlite3
from datetime import datetime, timedelta
from typing import Any

import pytest
from ferry import publish
from jsonschema import Draft202012Validator
from running import Program, Site

HEADLINE = "Ferry Santa Lucinda capsizes off Zamboral: 31 dead"


def edition_of(program: Program, *words: str) -> Any:
    return json.loads(program.out(*(words or ("show",)), "--format", "json"))


def story_of(document: Any) -> Any:
    [story] = [each for each in document["stories"] if len(each["articles"]) > 1]
    return story


def sentences(story: Any) -> list[Any]:
    claims = [*story["claims"], *(side for each in story["disputes"] for side in each["sides"])]
    return [
        *story["brief"],
        *(claim["sentence"] for claim in claims),
        *(entry["sentence"] for entry in story["timeline"]),
        *(sentence for row in story["coverage"] for sentence in row["alone"]),
    ]


def test_three_outlets_of_one_event_are_one_story_of_two_origins(ferry: Program) -> None:
    page = ferry.out("show")
    block = page[page.index("Story: ") :].split("\n\n")[0].splitlines()
    assert re.match("2 origins, 3 outlets, ", block[1])
    assert [line[:3] for line in block[2:]].count("[1]") >= 1
    assert "Sources:" in block
    assert "Also in this section:" in page
    assert "\nStory: Tram line" not in page


def test_what_is_disputed_stands_on_the_page_with_both_sources(ferry: Program) -> None:
    [dispute] = story_of(edition_of(ferry))["disputes"]
    about = f"Disputed: {dispute['about']} (one denies the other; may differ in time or scope)"
    blocks = ferry.out("show", "front").split("\n\n")
    [block] = [each for each in blocks if about in each]
    sources = next(each for each in blocks if each.startswith("Sources:")).splitlines()
    lines = block.splitlines()
    assert lines[0] == about
    for does, line, side in zip(("Says", "Against that"), lines[1:], dispute["sides"], strict=True):
        source = f"{side['source']} ({side['source_kind']})"
        said, number, sentence = re.split(r" \[(\d+)\] ", line)
        assert said == f"{does}: {source}:"
        assert sentence.startswith(f"{side['sentence']['text']} (")
        assert any(each.startswith(f"[{number}] ") for each in sources)
    assert ["Gazette, " in line for line in lines[1:]] in ([True, False], [False, True])


def test_every_sentence_of_a_story_is_in_the_text_it_cites(ferry: Program) -> None:
    document = edition_of(ferry)
    texts = {
        (article["id"], paragraph["index"]): paragraph["text"]
        for article in document["articles"]
        for paragraph in article["paragraphs"]
    }
    story = story_of(document)
    assert len(sentences(story)) > 5
    printed = ferry.out("stories", "ferry")
    for sentence in sentences(story):
        text = texts[sentence["article"], sentence["paragraph"]]
        assert text[sentence["start"] : sentence["end"]] == sentence["text"]
        assert story["articles"][sentence["citation"] - 1] == sentence["article"]
        assert f"[{sentence['citation']}] {sentence['text']} (" in printed


def test_the_json_is_what_its_schema_says(ferry: Program) -> None:
    schema = json.loads(ferry.out("show", "--schema"))
    for words in (["show"], ["show", "elsewhere"], ["stories", "ferry"], ["show", "--since", "7d"]):
        document = edition_of(ferry, *words)
        Draft202012Validator(schema).validate(document)
        assert story_of(document)["headline"] == HEADLINE
    stories = {"items": {"$ref": "#/$defs/story"}, "$defs": schema["$defs"]}
    listed = edition_of(ferry, "stories")
    Draft202012Validator(stories).validate(listed)
    assert [each["headline"] for each in listed][:2] == [HEADLINE, "Tram line opens in Leeds"]


def test_the_schema_needs_neither_config_nor_store(tmp_path: Any, shown: Program) -> None:
    nobody = Program(home=tmp_path, config=tmp_path / "none.toml")
    assert json.loads(nobody.out("show", "--schema"))["$id"] == "urn:briefing:edition:1"
    assert list(tmp_path.iterdir()) == []


def test_the_list_gives_each_story_an_id_that_tells_it_whole(ferry: Program) -> None:
    lines = ferry.out("stories").splitlines()
    assert lines[0].startswith(f"{HEADLINE} (2 origins, 3 outlets, ")
    id = lines[0].rsplit(": ", 1)[1]
    story = ferry.out("stories", id)
    assert story == ferry.out("stories", "santa", "LUCINDA")
    labels = {line.split(":")[0] for line in story.splitlines() if ":" in line}
    assert {"Story", "Disputed", "Says", "Key actors", "Coverage", "Why together"} <= labels
    coverage = next(block for block in story.split("\n\n") if block.startswith("Coverage:"))
    assert "\nisland: Courier" in coverage
    assert re.search("\nmainland: (Herald; Gazette|Gazette; Herald)", coverage)
    assert sum(line.startswith("Origin: ") for line in story.splitlines()) == 2


def test_a_list_can_be_cut_and_says_so(ferry: Program) -> None:
    done = ferry("stories", "--limit", "1", ok=True)
    assert len(done.stdout.splitlines()) == 1
    assert re.search(r"^\d+ more: --limit \d+ lists them all$", done.stderr, re.MULTILINE)
    assert ferry("stories", "--limit", "1", "--quiet").stderr == ""


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["stories", "zebra"], "“zebra”"),
        (["stories", "--format", "html"], "not written as html"),
        (["show", "--edition", "someday"], "“someday” is not a day"),
        (["show", "--edition", "2020-02-30"], "“2020-02-30” is not a day"),
        (["show", "--edition", "2020-02-29"], "no edition of 29 February 2020 is kept"),
        (["stories", "--edition", "yesterday"], "is kept"),
        (["show", "--edition", "-40"], "“-40” is further back"),
        (["show", "--edition", "last", "--since", "24h"], "--since"),
        (["show", "--edition", "last", "--refresh"], "--refresh"),
        (["show", "--edition", "last", "--summary", "long"], "--summary"),
    ],
    ids=" ".join,
)
def test_wrong_use_is_a_sentence_and_code_2(shown: Program, words: list[str], said: str) -> None:
    done = shown(*words)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


def test_a_day_without_an_edition_names_those_there_are(shown: Program) -> None:
    today = datetime.now().astimezone().date()
    assert f"the days there are: {today}" in shown("show", "--edition", "2020-02-29").stderr


def test_before_the_first_page_there_is_no_edition(briefing: Program) -> None:
    done = briefing("show", "--edition", "last")
    assert (done.returncode, done.stdout) == (2, "")
    assert "briefing show makes the first" in done.stderr


def test_a_whole_story_is_a_document_in_every_format(ferry: Program) -> None:
    markdown = ferry.out("stories", "ferry", "--format", "markdown")
    assert markdown.startswith(f"# {HEADLINE}\n")
    assert "\n## Who says what\n" in markdown
    html = ferry.out("stories", "ferry", "--format", "html")
    assert html.startswith("<!DOCTYPE html>")
    assert html.endswith("</html>\n")
    assert all("\x1b" not in text for text in (markdown, html, ferry.out("stories", "ferry")))


def test_on_a_terminal_a_story_fits_its_columns(ferry: Program) -> None:
    for words in (["stories"], ["stories", "ferry"]):
        shown = ferry.on_terminal(*words, columns=50)
        assert shown.code == 0
        lines = [line for line in shown.screen.splitlines() if "http://" not in line]
        assert max(map(len, lines)) <= 50
        assert "\x1b" not in shown.screen


def test_an_actor_s_sentences_stand_by_story_and_are_counted_by_day(ferry: Program) -> None:
    blocks = ferry.out("actors", "Zamboral").rstrip("\n").split("\n\n")
    [story] = blocks[1:]
    lines = story.splitlines()
    assert lines[0] == f"Story: {HEADLINE}"
    assert {re.split(r", \d", line.rsplit("(", 1)[1])[0] for line in lines[1:]} == {
        "Courier", "Herald", "Gazette",
    }  # fmt: skip
    days = re.findall(r"\d{4}: (\d+)", blocks[0].splitlines()[1])
    assert sum(map(int, days)) == len(lines) - 1


# Another day


def put_back(program: Program, days: int) -> None:
    """Let every edition that is kept be so many days older."""
    [database] = program.home.rglob("*.db")
    with sqlite3.connect(database) as db:
        db.execute("UPDATE edition SET made_at = made_at - ?", (days * 86400,))
    db.close()


def test_an_edition_of_another_day_is_shown_as_it_was(briefing: Program, site: Site) -> None:
    before = briefing.out("show")
    put_back(briefing, days=1)
    publish(site, briefing)
    now = briefing.out("show")
    assert HEADLINE in now
    day = datetime.now().astimezone().date() - timedelta(days=1)
    for which in ("yesterday", "-1", str(day)):
        old = briefing.out("show", "--edition", which)
        assert old == before
    for which in ("today", "last"):
        assert HEADLINE in briefing.out("show", "--edition", which)
    assert HEADLINE in briefing.out("stories")
    assert HEADLINE not in briefing.out("stories", "--edition", "yesterday")


# What was shown


def test_what_was_shown_on_a_terminal_is_not_new_when_it_is_told_again(
    briefing: Program, site: Site
) -> None:
    publish(site, briefing)
    assert briefing.on_terminal("show").code == 0
    assert story_of(edition_of(briefing))["brief"]
    assert not any(sentence["new"] for sentence in story_of(edition_of(briefing))["brief"])
