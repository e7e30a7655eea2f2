"""Search finds what a reader means, shows where, and takes any input."""

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from stored import AT, FEED, Save, entry

from briefing.model import FeedUrl
from briefing.store import Store
from briefing.store.search import MAX_QUERY
from briefing.store.words import folded, spans

NEWS = {
    "homs": "Rebels of Hayat Tahrir al-Sham reached the gates of Homs, residents said.",
    "turkey": "Türkiye’s foreign minister met his Iranian counterpart in Doha.",
    "assad": "Assad’s palace was silent. The army had left Homs by the northern road.",
    "cafe": "In the café, Müller spoke of Łódź and the straße.",
    "arabic": "قال الرئيسُ إنّ دمشق آمنة.",
    "chinese": "叙利亚反对派武装进入大马士革。",
    "russian": "Россия вывела часть войск из Сирии.",
    "hindi": "सीरिया की राजधानी दमिश्क",
}


@pytest.fixture
def filled(store: Store, save: Save) -> Store:
    """A store with one article for each text of NEWS."""
    save(*(entry(title, guid=f"tag:{title}", text=text) for title, text in NEWS.items()))
    return store


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("Homs", {"homs", "assad"}),
        ("homs RESIDENTS", {"homs"}),
        ("resid", {"homs"}),
        ("resid homs", set()),
        ("turkiye", {"turkey"}),
        ("Türkiye", {"turkey"}),
        ("Türkiye's", {"turkey"}),
        ("TÜRKİYE", {"turkey"}),
        ("al-Sham", {"homs"}),
        ("al Sham", {"homs"}),
        ("sham-al", set()),
        ('"gates of Homs"', {"homs"}),
        ('"Homs gates"', set()),
        ('"gates of Ho"', set()),
        ('"Hayat Tahrir', {"homs"}),
        ("muller lodz", {"cafe"}),
        ("cafe strasse", {"cafe"}),
        ("الرئيس", {"arabic"}),
        ("大马士革", {"chinese"}),
        ("马大", set()),
        ("россия", {"russian"}),
        ("दमिश्क", {"hindi"}),
        ("assad", {"assad"}),
        ("nothing-like-it", set()),
    ],
)
def test_a_search_finds(filled: Store, query: str, titles: set[str]) -> None:
    assert {hit.title for hit in filled.search(query)} == titles


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("homs", ["Homs"]),
        ("rebels homs", ["Rebels", "Homs"]),
        ("al-sham", ["al-Sham"]),
        ('"hayat tahrir"', ["Hayat Tahrir"]),
        ("resid", ["residents"]),
    ],
)
def test_a_hit_shows_where(filled: Store, query: str, shown: list[str]) -> None:
    [hit] = [hit for hit in filled.search(query) if hit.title == "homs"]
    assert [hit.snippet[start:end] for start, end in hit.matches] == shown
    assert hit.snippet in NEWS["homs"]


def test_a_snippet_of_a_long_paragraph_is_cut_around_the_match(store: Store, save: Save) -> None:
    text = "word " * 200 + "Damascus fell " + "word " * 200
    save(entry(text=text))
    [hit] = store.search("damascus")
    [(start, end)] = hit.matches
    assert hit.snippet[start:end] == "Damascus"
    assert hit.snippet in text
    assert len(hit.snippet) <= 200


def test_a_match_in_the_title_alone_shows_the_title(store: Store, save: Save) -> None:
    save(entry("Homs falls", text="The city is quiet."))
    [hit] = store.search("falls")
    assert (hit.snippet, hit.matches) == ("Homs falls", ((5, 10),))


def test_the_newest_come_first_and_the_limit_holds(store: Store, save: Save) -> None:
    save(
        *(
            entry(f"News {n}", guid=f"tag:{n}", published=AT - timedelta(hours=n))
            for n in (3, 1, 2, 0)
        )
    )
    assert [hit.title for hit in store.search("news")] == ["News 0", "News 1", "News 2", "News 3"]
    assert [hit.title for hit in store.search("news", limit=2)] == ["News 0", "News 1"]
    assert store.search("news", limit=0) == ()


def test_filters_narrow_the_search(store: Store, save: Save) -> None:
    other = FeedUrl("https://other.example/rss")
    save(entry("News old", guid="t1", published=AT - timedelta(days=9)), entry("News", guid="t2"))
    save(entry("News there", guid="t3"), feed=other)
    [here] = store.search("news", feeds=[FEED], since=AT - timedelta(days=1))
    assert here.title == "News"
    store.mark_read([here.article], True)

    assert {hit.title for hit in store.search("news", feeds=[other])} == {"News there"}
    assert store.search("news", feeds=[]) == ()
    unread = store.search("news", unread_only=True)
    assert {hit.title for hit in unread} == {"News old", "News there"}
    assert {hit.title: hit.read for hit in store.search("news")}["News"]


def test_an_edit_is_found_by_its_new_words_and_not_by_its_old(store: Store, save: Save) -> None:
    save(entry("Before", guid="tag:1", text="Aleppo is calm."), entry("Other", guid="tag:2"))
    save(entry("After", guid="tag:1", text="Hama is calm."))

    assert [hit.title for hit in store.search("hama")] == ["After"]
    assert [hit.title for hit in store.search("after")] == ["After"]
    assert store.search("aleppo") == ()
    assert store.search("before") == ()
    assert [hit.title for hit in store.search("dawn")] == ["Other"]


def test_the_index_is_whole_after_many_edits(store: Store, save: Save, path: Path) -> None:
    for n in range(12):
        save(*(entry(f"{n} {title}", guid=title, text=NEWS[title] * (n % 3 + 1)) for title in NEWS))
    with store._database.writing() as db:
        db.execute("INSERT INTO article_words (article_words) VALUES ('integrity-check')")
    assert len(store.search("11")) == len(NEWS)
    assert store.search("10") == ()
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"


@pytest.mark.parametrize(
    "query",
    ["", " ", '"', '""', "*", "a*", "(", "NEAR(", "AND", "NOT x", "title:x", "-x", "^x", "x + y",
     "{a b}: c", "'", "\\", "\0", "\ud800", "😀", "﷽", "%", "; DROP TABLE article", "a" * 100_000,
     "x " * 5000, '"' * 999, "ﬁ½²"],
)  # fmt: skip
def test_no_input_is_an_error(filled: Store, query: str) -> None:
    assert isinstance(filled.search(query), tuple)


@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(query=st.text(max_size=MAX_QUERY + 20))
def test_any_input_gives_places_inside_the_snippet(filled: Store, query: str) -> None:
    for hit in filled.search(query):
        reached = 0
        for start, end in hit.matches:
            assert reached <= start < end <= len(hit.snippet)
            reached = end


@settings(deadline=None)
@given(text=st.text())
def test_the_words_and_their_places_agree_with_the_folded_text(text: str) -> None:
    words = spans(text)
    assert " ".join(word for word, _, _ in words) == folded(text)
    assert all(0 <= start < end <= len(text) for _, start, end in words)


@settings(deadline=None)
@given(text=st.text(min_size=1))
def test_the_index_splits_words_where_we_do(text: str) -> None:
    """Every folded word is one token to SQLite, or taking it out again would miss it."""
    with closing(sqlite3.connect(":memory:")) as db:
        db.execute("CREATE VIRTUAL TABLE w USING fts5 (t, tokenize='ascii')")
        db.execute("CREATE VIRTUAL TABLE v USING fts5vocab (w, 'instance')")
        db.execute("INSERT INTO w VALUES (?)", (folded(text),))
        tokens = [term for (term,) in db.execute("SELECT term FROM v ORDER BY offset")]
    assert tokens == folded(text).split()


@pytest.mark.parametrize("title", NEWS)
def test_every_word_of_an_article_finds_it(filled: Store, title: str) -> None:
    for word in folded(NEWS[title]).split():
        assert title in {hit.title for hit in filled.search(f'"{word}"')}, word
