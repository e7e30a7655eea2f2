"""A feed under another address keeps all it had; and how much a feed brings."""

from datetime import timedelta

import pytest
from stored import AT, FEED, Save, document, entry

from briefing.model import FeedUrl
from briefing.store import Saved, Store

NEW = FeedUrl("https://moved.example/rss")


def test_articles_marks_and_health_go_along_and_nothing_is_new(store: Store, save: Save) -> None:
    save(entry("One", guid="1"), entry("Two", guid="2"))
    before = store.articles(feeds=[FEED], since=None)
    store.mark_read([before[0].id], True)
    store.star([before[1].id], True)
    old = store.feed_records()[FEED]
    store.move_feed(FEED, NEW)
    assert store.articles(feeds=[FEED], since=None) == ()
    after = store.articles(feeds=[NEW], since=None)
    assert [(a.id, a.read, a.starred) for a in after] == [
        (before[0].id, True, False),
        (before[1].id, False, True),
    ]
    moved = store.feed_records()[NEW]
    assert (moved.last_ok, moved.title, moved.articles) == (old.last_ok, old.title, 2)
    again = save(entry("One", guid="1"), entry("Two", guid="2"), feed=NEW, at=AT)
    assert again == Saved(new=0, changed=0)
    assert len(store.search("dawn", feeds=[NEW])) == 2


def test_it_can_go_back(store: Store, save: Save) -> None:
    save(entry("One", guid="1"))
    before = store.articles(feeds=[FEED], since=None)
    store.move_feed(FEED, NEW)
    store.move_feed(NEW, FEED)
    assert store.articles(feeds=[FEED], since=None) == before
    assert NEW not in store.feed_records()


def test_where_the_new_address_is_known_both_come_together(store: Store, save: Save) -> None:
    save(entry("One", guid="1"), entry("Two", guid="2"))
    save(entry("Two", guid="2"), entry("Three", guid="3"), feed=NEW)
    [two] = [a for a in store.articles(feeds=[FEED], since=None) if a.title == "Two"]
    store.mark_read([two.id], True)
    store.move_feed(FEED, NEW)
    found = {a.title: a.read for a in store.articles(feeds=[NEW], since=None)}
    assert found == {"One": False, "Two": True, "Three": False}
    assert len(store.articles(feeds=[NEW], since=None)) == 3


def test_an_article_under_another_guid_there_is_not_twice(store: Store, save: Save) -> None:
    save(entry("One", guid="http://old.example/?p=1", url="https://x.org/one"))
    store.mark_read([store.articles(feeds=[FEED], since=None)[0].id], True)
    save(entry("One", guid="https://moved.example/1", url="http://www.x.org/one/"), feed=NEW)
    store.move_feed(FEED, NEW)
    assert [a.read for a in store.articles(feeds=[NEW], since=None)] == [True]


def test_an_unknown_feed_moves_nothing(store: Store, save: Save) -> None:
    save(entry("One", guid="1"))
    store.move_feed(FeedUrl("https://nobody.example/"), NEW)
    assert len(store.articles(feeds=[FEED], since=None)) == 1
    assert NEW not in store.feed_records()


@pytest.mark.parametrize(
    ("days_old", "expected"),
    [
        ([1, 8, 15, 22], 4 / (22 / 7)),  # no older ones: of the time since the first
        ([1, 8, 15, 22, 300], 1.0),  # of four weeks
        ([40, 300], 0.0),
        ([0, 0, 0], 21.0),  # of a day at least
        ([2] * 10, 35.0),
    ],
)
def test_articles_per_week(store: Store, days_old: list[int], expected: float) -> None:
    entries = [
        entry(f"Number {n}", guid=str(n), published=AT - timedelta(days=days))
        for n, days in enumerate(days_old)
    ]
    store.record_document(FEED, document(*entries), outlet="X", at=AT, next_try=AT)
    assert store.articles_per_week(AT) == {FEED: pytest.approx(expected)}


def test_without_dates_the_first_sight_counts_and_without_articles_nothing(
    store: Store, save: Save
) -> None:
    save(entry("One", guid="1"), entry("Two", guid="2"))
    store.record_failure(NEW, at=AT, problem="no answer", next_try=AT)
    assert store.articles_per_week(AT + timedelta(days=14)) == {FEED: pytest.approx(1.0)}
