"""A known article never comes back as new, and two articles never become one."""

from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from stored import AT, FEED, Save, document, entry

from briefing.model import Entry, FeedUrl
from briefing.store import Store

SAME = {
    "guid stays, title edited": (
        entry("Homs falls", guid="tag:1", url="https://x.org/a"),
        entry("Homs has fallen", guid="tag:1", url="https://x.org/a"),
    ),
    "guid stays, link moved": (
        entry(guid="tag:1", url="https://x.org/a"),
        entry(guid="tag:1", url="https://x.org/world/a"),
    ),
    "guid stays, all else changes": (
        entry("One", guid="https://x.org/?p=812", url="https://x.org/one", text="One."),
        entry("Two", guid="https://x.org/?p=812", url="https://x.org/two", text="Two."),
    ),
    "guid is a link and goes from http to https": (
        entry("One", guid="http://x.org/1", url=""),
        entry("Two", guid="https://x.org/1", url=""),
    ),
    "guid changes, link and title stay": (
        entry(guid="tag:1", url="https://x.org/a"),
        entry(guid="tag:2", url="https://x.org/a"),
    ),
    "guid is lost": (
        entry(guid="tag:1", url="https://x.org/a"),
        entry(guid="", url="https://x.org/a"),
    ),
    "guid appears": (
        entry(guid="", url="https://x.org/a"),
        entry(guid="tag:1", url="https://x.org/a"),
    ),
    "no guid, link goes from http to https": (
        entry(url="http://x.org/a"),
        entry(url="https://x.org/a"),
    ),
    "no guid, link gains www": (entry(url="http://x.org/a"), entry(url="http://www.x.org/a")),
    "no guid, link gains a slash": (entry(url="http://x.org/a"), entry(url="http://x.org/a/")),
    "no guid, link gains tracking": (
        entry(url="http://x.org/a?id=3"),
        entry(url="http://x.org/a?utm_source=rss&id=3&at_medium=RSS#xtor=RSS-1"),
    ),
    "no guid, title edited": (
        entry("Homs falls", url="https://x.org/a"),
        entry("Homs has fallen", url="https://x.org/a"),
    ),
    "no guid, title's case and spaces change": (
        entry("Homs falls", url="https://x.org"),
        entry("HOMS  falls", url="https://x.org/"),
    ),
    "nothing but a title and a text": (entry("Homs falls"), entry("Homs falls")),
    "nothing but a text": (entry("", text="Only text."), entry("", text="Only text.")),
    "only the date changes": (
        entry(guid="tag:1", published=AT),
        entry(guid="tag:1", published=AT + timedelta(days=3)),
    ),
}

DIFFERENT = {
    "another guid, link and title": (
        entry("One", guid="tag:1", url="https://x.org/1"),
        entry("Two", guid="tag:2", url="https://x.org/2"),
    ),
    "same title under another guid and link": (
        entry("Live updates", guid="tag:1", url="https://x.org/1"),
        entry("Live updates", guid="tag:2", url="https://x.org/2"),
    ),
    "a guid that only counts": (
        entry("One", guid="1", url="https://x.org/one"),
        entry("Two", guid="1", url="https://x.org/two"),
    ),
    "no guid, every link leads to the front of the site": (
        entry("One", url="https://x.org/"),
        entry("Two", url="https://x.org/"),
    ),
    "no guid, links differ in what names the article": (
        entry(url="https://x.org/a?id=1"),
        entry(url="https://x.org/a?id=2"),
    ),
    "no guid and no link, other text": (
        entry("Warning", text="Snow."),
        entry("Warning", text="Ice."),
    ),
}


@pytest.mark.parametrize(("first", "second"), SAME.values(), ids=SAME)
def test_what_was_read_stays_one_article_and_read(
    store: Store, save: Save, first: Entry, second: Entry
) -> None:
    save(first)
    [known] = store.articles(feeds=[FEED], since=None)
    store.mark_read([known.id], True)
    store.star([known.id], True)

    saved = save(second, at=AT + timedelta(hours=1))

    [article] = store.articles(feeds=[FEED], since=None)
    assert saved.new == 0
    assert (article.id, article.read, article.starred) == (known.id, True, True)
    assert article.title == second.title
    assert article.paragraphs == second.paragraphs
    assert article.first_seen == AT


@pytest.mark.parametrize(("first", "second"), DIFFERENT.values(), ids=DIFFERENT)
def test_what_was_never_seen_is_new_and_unread(
    store: Store, save: Save, first: Entry, second: Entry
) -> None:
    save(first)
    [known] = store.articles(feeds=[FEED], since=None)
    store.mark_read([known.id], True)

    assert save(second).new == 1

    articles = store.articles(feeds=[FEED], since=None)
    assert {a.title: a.read for a in articles if a.id != known.id} == {second.title: False}
    assert len(articles) == 2


def test_a_guid_shared_by_many_entries_names_none_of_them(store: Store, save: Save) -> None:
    entries = [entry(f"News {n}", guid="0", url=f"https://x.org/{n}") for n in range(50)]

    assert save(*entries).new == 50
    assert save(*reversed(entries)).new == 0
    assert len(store.articles(feeds=[FEED], since=None)) == 50


def test_an_entry_given_twice_in_one_fetch_is_one_article(store: Store, save: Save) -> None:
    twice = entry(guid="tag:1", url="https://x.org/a")

    assert save(twice, twice, entry("Edited", guid="tag:1", url="https://x.org/a")).new == 1
    assert save(twice).new == 0


def test_a_shared_guid_with_other_link_and_title_is_two_articles(save: Save) -> None:
    first = entry("One", guid="tag:1", url="https://x.org/1")
    second = entry("Two", guid="tag:1", url="https://x.org/2")

    assert save(first, second).new == 2
    assert save(second, first).new == 0


def test_an_entry_with_nothing_in_it_is_no_article(save: Save) -> None:
    assert save(entry("", text="")).new == 0


def test_an_article_that_left_the_feed_and_returns_is_still_read(store: Store, save: Save) -> None:
    first, second = (entry(f"News {n}", guid=f"tag:{n}") for n in range(2))
    save(first, second)
    ids = [article.id for article in store.articles(feeds=[FEED], since=None)]
    store.mark_read(ids, True)

    save(first)
    assert save(first, second).new == 0
    assert all(article.read for article in store.articles(feeds=[FEED], since=None))


def test_an_entry_under_a_new_guid_does_not_take_the_place_of_one_that_kept_its_own(
    store: Store, save: Save
) -> None:
    save(entry(guid="tag:1", url="https://x.org/a", text="First."))

    saved = save(
        entry(guid="tag:2", url="https://x.org/a", text="Second."),
        entry(guid="tag:1", url="https://x.org/a", text="First."),
    )

    assert (saved.new, saved.changed) == (1, 0)


def test_a_feed_that_moves_to_https_keeps_what_was_read(store: Store, save: Save) -> None:
    old, new = FeedUrl("http://www.x.org/feed/"), FeedUrl("https://x.org/feed")
    save(entry(guid="tag:1"), feed=old)
    [article] = store.articles(feeds=[old], since=None)
    store.mark_read([article.id], True)

    assert save(entry(guid="tag:1"), feed=new).new == 0

    [moved] = store.articles(feeds=[new], since=None)
    assert (moved.id, moved.read) == (article.id, True)


def test_the_same_entry_in_two_feeds_is_two_articles(store: Store, save: Save) -> None:
    other = FeedUrl("https://other.example/feed.xml")
    same = entry(guid="tag:1", url="https://x.org/a")
    save(same)
    save(same, feed=other)

    first, second = store.articles(feeds=[FEED, other], since=None)
    assert first.id != second.id


def test_ids_are_short_words_and_the_same_in_a_rebuilt_store(tmp_path: Path) -> None:
    ids = []
    for name in ("one", "two"):
        with Store.open(tmp_path / name / "briefing.db") as store:
            store.record_document(
                FEED, document(entry(guid="tag:1")), outlet="X", at=AT, next_try=AT
            )
            ids += [article.id for article in store.articles(feeds=[FEED], since=None)]

    assert ids[0] == ids[1]
    assert ids[0].isascii()
    assert ids[0].isalnum()
    assert ids[0] == ids[0].lower()


ENTRIES = st.lists(
    st.builds(
        entry,
        st.sampled_from(["", "A", "B", "C"]),
        guid=st.sampled_from(["", "1", "2", "tag:1", "tag:2", "http://x.org/1"]),
        url=st.sampled_from(["", "http://x.org/", "http://x.org/1", "https://www.x.org/2?id=1"]),
        text=st.sampled_from(["", "One.", "Two."]),
    ),
    max_size=8,
)


@settings(
    max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(fetches=st.lists(ENTRIES, min_size=1, max_size=4))
def test_the_last_fetch_again_is_never_new_and_nothing_read_turns_unread(
    tmp_path_factory: pytest.TempPathFactory, fetches: list[list[Entry]]
) -> None:
    with Store.open(tmp_path_factory.mktemp("db") / "briefing.db") as store:

        def take_in(entries: list[Entry]) -> int:
            fetched = document(*entries)
            return store.record_document(FEED, fetched, outlet="X", at=AT, next_try=AT).new

        for entries in fetches:
            take_in(entries)
            ids = [article.id for article in store.articles(feeds=[FEED], since=None)]
            store.mark_read(ids, True)
            assert take_in(entries) == 0
        articles = store.articles(feeds=[FEED], since=None)
        assert {article.id for article in articles if article.read} == set(ids)
