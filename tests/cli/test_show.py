"""`briefing show`: what it prints, in which forms, and when it goes to the network."""

import json
import re
import time

import pytest
from running import Program, Site, add_to

from briefing.edition_json import from_json

SECTIONS = ["Front page", "Battle for Homs", "Russia, Iran, Türkiye", "Damascus", "Elsewhere"]


def sections_of(page: str) -> list[str]:
    return re.findall(r"^Section: (.*) \(", page, re.MULTILINE)


def test_a_first_run_shows_the_bundled_article_by_sections(briefing: Program) -> None:
    page = briefing.out("show")
    assert sections_of(page)[:4] == SECTIONS[:4]
    assert "Key actors: " in page
    assert "(Bundled article, 7 December 2024)" in page


def test_every_sentence_is_in_the_text_it_cites(shown: Program) -> None:
    edition = json.loads(shown.out("show", "--format", "json"))
    texts = {
        (article["id"], paragraph["index"]): paragraph["text"]
        for article in edition["articles"]
        for paragraph in article["paragraphs"]
    }
    sentences = [s for section in edition["sections"] for s in section["summary"]]
    assert len(sentences) >= 9
    for s in sentences:
        assert texts[s["article"], s["paragraph"]][s["start"] : s["end"]] == s["text"]


def test_the_json_is_the_contract_s(shown: Program) -> None:
    text = shown.out("show", "--format", "json")
    assert "Türkiye" in text
    assert text.startswith('{\n "schema": 1,\n "made_at": "')
    assert text.endswith("}\n")
    assert from_json(json.loads(text)).sections[0].name == "Front page"


@pytest.mark.parametrize("wanted", ["damascus", "DÁMA"])
def test_one_section_by_a_reader_s_spelling(shown: Program, wanted: str) -> None:
    assert sections_of(shown.out("show", wanted)) == ["Damascus"]


def test_one_section_in_json_keeps_the_schema(shown: Program) -> None:
    whole = json.loads(shown.out("show", "--format", "json"))
    part = json.loads(shown.out("show", "russia", "--format", "json"))
    assert part.keys() == whole.keys()
    assert [each["name"] for each in part["sections"]] == ["Russia, Iran, Türkiye"]


def test_an_unknown_section_is_wrong_use_and_names_those_there_are(shown: Program) -> None:
    done = shown("show", "Atlantis")
    assert (done.returncode, done.stdout) == (2, "")
    assert "“Atlantis”" in done.stderr
    assert "Front page; Battle for Homs; Russia, Iran, Türkiye; Damascus" in done.stderr


def test_markdown_and_html_are_whole_documents(shown: Program) -> None:
    markdown = shown.out("show", "--format", "markdown")
    assert markdown.startswith("# Briefing of ")
    assert "\n## Damascus\n" in markdown
    assert "[^1]: Syria, 7 December 2024" in markdown
    html = shown.out("show", "--format", "html")
    assert html.startswith("<!DOCTYPE html>")
    assert html.endswith("</html>\n")
    assert "<mark" in html


def test_full_adds_the_paragraphs_of_the_section(shown: Program) -> None:
    edition = json.loads(shown.out("show", "damascus", "--format", "json"))
    placed = [
        paragraph["text"]
        for article in edition["articles"]
        for paragraph in article["paragraphs"]
        if paragraph["section"] == "Damascus"
    ]
    assert len(placed) > 3
    page = shown.out("show", "damascus", "--full").splitlines()
    assert [line for line in page if line in placed] == placed


def test_show_fetches_nothing_unless_asked(briefing: Program, site: Site) -> None:
    url = site.feed("/feed", "Leeds Post", "Tram opens")
    add_to(briefing.config, f'[[feeds]]\nurl = "{url}"')
    offline = briefing("show", ok=True)
    assert site.asked == []
    assert "1 feed was never fetched: run briefing refresh" in offline.stderr
    online = briefing("show", "--refresh", ok=True)
    assert site.asked == ["/feed"]
    assert "Tram opens" in online.stdout
    assert "never fetched" not in online.stderr


def test_a_failed_feed_is_told_at_the_end_and_by_the_code(briefing: Program, site: Site) -> None:
    add_to(briefing.config, f'[[feeds]]\nurl = "{site.address}/gone"\nname = "Leeds Post"')
    done = briefing("show", "--refresh")
    assert done.returncode == 1
    assert "Leeds Post: " in done.stdout.split("Feeds with problems:\n")[1]
    assert briefing("show").returncode == 0


def test_since_a_date_leaves_only_what_came_in_after_it(briefing: Program) -> None:
    briefing.out("show")
    everything = briefing.out("show", "--since", "2024-12-01")
    nothing = briefing.out("show", "--since", "2999-01-01")
    assert "new: [1] " in everything
    assert "[1]" not in nothing
    assert sections_of(nothing) == sections_of(everything)


def test_since_reaches_beyond_the_window(briefing: Program, site: Site) -> None:
    url = site.feed("/feed", "Leeds Post", "Tram opens", days_old=5)
    add_to(briefing.config, f'[[feeds]]\nurl = "{url}"')
    assert "Tram opens" not in briefing.out("show", "--refresh")
    assert "Tram opens" in briefing.out("show", "--since", "7d")


def summary_sizes(edition: str) -> list[int]:
    return [len(section["summary"]) for section in json.loads(edition)["sections"]]


def test_a_summary_is_as_long_as_asked_for(shown: Program) -> None:
    sizes = {
        length: summary_sizes(shown.out("show", "--format", "json", "--summary", length))
        for length in ("short", "medium", "long")
    }
    assert max(sizes["short"]) == 3
    assert all(map(int.__le__, sizes["short"], sizes["medium"]))
    assert all(map(int.__le__, sizes["medium"], sizes["long"]))
    assert sum(sizes["medium"]) < sum(sizes["long"])
    assert summary_sizes(shown.out("show", "--format", "json")) == sizes["medium"]


def test_looking_since_some_moment_does_not_change_the_next_page(briefing: Program) -> None:
    briefing.out("show", "--since", "2024-12-01")
    assert json.loads(briefing.out("show", "--format", "json"))["since"] is None


@pytest.mark.parametrize("when", ["yesterdayish", "24", "2024-13-01", ""])
def test_a_time_that_is_none_is_wrong_use(shown: Program, when: str) -> None:
    done = shown("show", "--since", when)
    assert (done.returncode, done.stdout) == (2, "")
    assert "24h" in done.stderr


def test_what_was_shown_on_a_terminal_is_no_longer_new(briefing: Program, site: Site) -> None:
    url = site.feed("/feed", "Leeds Post", "Tram opens")
    add_to(briefing.config, f'[[feeds]]\nurl = "{url}"')
    assert briefing.on_terminal("show").code == 0
    looked = int(time.time())
    while int(time.time()) == looked:  # news of the very second of the look is not new
        time.sleep(0.02)
    briefing.out("refresh")
    page = briefing.out("show")
    assert re.search(r"^new: .*Tram opens", page, re.MULTILINE)
    assert not re.search(r"^new: .*Bundled article", page, re.MULTILINE)


def test_a_script_s_look_does_not_count(briefing: Program) -> None:
    briefing.out("show")
    assert json.loads(briefing.out("show", "--format", "json"))["since"] is None


def test_on_a_terminal_lines_fit_eighty_columns_and_fewer(briefing: Program) -> None:
    for columns, limit in ((120, 80), (50, 50)):
        shown = briefing.on_terminal("show", columns=columns)
        assert shown.code == 0
        assert max(map(len, shown.screen.splitlines())) <= limit
        assert "\x1b" not in shown.screen


def test_through_a_pipe_a_sentence_is_a_line(shown: Program) -> None:
    page = shown.out("show", "battle")
    assert all(line.endswith(")") for line in page.splitlines() if line.startswith("[1] T"))
    assert "\x1b" not in page
