"""`briefing search` and `briefing actors`."""

import json

from running import Program


def test_search_prints_what_matches_with_its_outlet_and_date(shown: Program) -> None:
    text = shown.out("search", "Hezbollah")
    assert text.startswith("Syria, 7 December 2024 (Bundled article, 7 December 2024")
    assert "Hezbollah" in text.splitlines()[1]


def test_search_in_json_marks_where_the_words_stand(shown: Program) -> None:
    [hit] = json.loads(shown.out("search", "hezbollah", "israel", "--format", "json"))
    assert {hit["snippet"][start:end] for start, end in hit["matches"]} <= {"Hezbollah", "Israel"}
    assert hit["matches"]
    assert hit["outlet"] == "Bundled article"
    assert hit["published"] == "2024-12-07T00:00:00Z"


def test_nothing_found_is_no_error_and_no_output(shown: Program) -> None:
    done = shown("search", "zebra", ok=True)
    assert done.stdout == ""
    assert "Nothing" in done.stderr
    assert shown.out("search", "zebra", "--format", "json") == "[]\n"


def test_search_takes_filters_and_odd_words(shown: Program) -> None:
    assert shown.out("search", "Homs", "feed:bundled")
    assert shown.out("search", "Homs", "feed:bbc") == ""
    assert shown("search", "--", '"', "AND", "a*b(c", "NEAR(", "--", "section:").returncode == 0
    wrong = shown("search", "Homs", "since:yesterdayish")
    assert wrong.returncode == 2


def test_actors_lists_them_with_kind_and_mentions(shown: Program) -> None:
    lines = shown.out("actors").splitlines()
    assert any(line.startswith("Bashar Assad (person): ") for line in lines)
    assert any(line.startswith("Syria (state): ") for line in lines)
    counts = [actor["mentions"] for actor in json.loads(shown.out("actors", "-f", "json"))]
    assert counts == sorted(counts, reverse=True)


def test_an_actor_is_found_by_any_of_its_names(shown: Program) -> None:
    page = shown.out("actors", "Hezbollah")
    assert page.startswith("Hezbollah (group): ")
    assert shown.out("actors", "hezBOLLAH") == page
    assert "\n\nStory: Syria, 7 December 2024\n" in page
    sentences = [line for line in page.split("\nStory: ")[1].splitlines()[1:] if line]
    assert sentences
    assert page.splitlines()[1] == f"Sentences a day: 7 December 2024: {len(sentences)}"
    assert all("(Bundled article, 7 December 2024" in line for line in sentences)
    assert shown.out("actors", "Turkiye").startswith("Türkiye (state): ")


def test_each_sentence_of_an_actor_is_verbatim(shown: Program) -> None:
    edition = json.loads(shown.out("show", "--format", "json"))
    texts = {
        (article["id"], paragraph["index"]): paragraph["text"]
        for article in edition["articles"]
        for paragraph in article["paragraphs"]
    }
    actor = json.loads(shown.out("actors", "Russia", "--format", "json"))
    assert actor["kind"] == "state"
    assert len(actor["sentences"]) >= 3
    for s in actor["sentences"]:
        assert texts[s["article"], s["paragraph"]][s["start"] : s["end"]] == s["text"]
        assert (s["story"], s["headline"]) == (
            edition["stories"][0]["id"], edition["stories"][0]["headline"]
        )  # fmt: skip
    assert actor["days"] == [{"day": "2024-12-07", "sentences": len(actor["sentences"])}]


def test_an_unknown_actor_is_wrong_use(shown: Program) -> None:
    done = shown("actors", "Nobody At All")
    assert (done.returncode, done.stdout) == (2, "")
    assert "“Nobody At All”" in done.stderr
