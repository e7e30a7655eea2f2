"""Long lists are read page by page: each article once, newest first, whatever comes meanwhile."""

import random
from collections.abc import Iterator
from datetime import timedelta

import pytest
from stored import AT, FEED, Save, entry

from briefing.model import Article, ArticleId, FeedUrl
from briefing.store import Store

OTHER, THIRD = FeedUrl("https://other.example/feed"), FeedUrl("https://third.example/feed")
FEEDS = (FEED, OTHER, THIRD)


@pytest.fixture
def full(store: Store, save: Save) -> Store:
    """Articles of three feeds in no order of time, many of the same moment, half of them read."""
    chance = random.Random(2)
    for number, feed in enumerate(FEEDS):
        save(
            *(
                entry(
                    f"News {number}.{n}",
                    guid=f"tag:{number}.{n}",
                    published=chance.choice((None, AT - timedelta(hours=chance.randrange(9)))),
                )
                for n in range(40)
            ),
            feed=feed,
            at=AT + timedelta(minutes=number),
        )
    store.mark_read([a.id for a in store.articles(feeds=FEEDS, since=None)][::2], True)
    return store


def pages(store: Store, limit: int, **more: object) -> Iterator[tuple[Article, ...]]:
    after: ArticleId | None = None
    while page := store.newest(feeds=FEEDS, limit=limit, after=after, **more):  # type: ignore[arg-type]
        yield page
        after = page[-1].id


@pytest.mark.parametrize("limit", [1, 7, 40, 500])
def test_the_pages_together_are_the_whole_list(full: Store, limit: int) -> None:
    read = list(pages(full, limit))
    assert [len(page) for page in read[:-1]] == [limit] * (len(read) - 1)
    assert tuple(article for page in read for article in page) == full.articles(
        feeds=FEEDS, since=None
    )


def test_what_is_asked_for_is_in_them_and_nothing_else(full: Store) -> None:
    since = AT - timedelta(hours=3)
    found = [a for page in pages(full, 7, since=since, unread_only=True) for a in page]
    assert found == [
        a for a in full.articles(feeds=FEEDS, since=None) if a.published >= since and not a.read
    ]
    assert 0 < len(found) < 60
    [only] = full.newest(feeds=[OTHER, OTHER], limit=1)
    assert only.feed == OTHER
    assert full.newest(feeds=[FeedUrl("https://unknown.example/")]) == ()
    assert full.newest(feeds=FEEDS, after=ArticleId("unknown")) == ()


def test_what_comes_or_is_read_between_two_pages_moves_nothing(full: Store, save: Save) -> None:
    before = full.articles(feeds=FEEDS, since=None)
    first = full.newest(feeds=FEEDS, limit=50)
    save(entry("Newer", guid="https://x.org/newer"), at=AT + timedelta(hours=1))
    full.mark_read([first[-1].id], True)
    rest = full.newest(feeds=FEEDS, limit=500, after=first[-1].id)
    assert (*first, *rest) == before
    assert full.newest(feeds=FEEDS, limit=1)[0].title == "Newer"


@pytest.mark.parametrize("limit", [1, 3, 10])
@pytest.mark.parametrize("seed", range(5))
def test_a_search_finds_the_newest_in_whatever_order_they_came(
    store: Store, save: Save, seed: int, limit: int
) -> None:
    chance = random.Random(seed)
    for fetch in range(12):
        at = AT + timedelta(days=fetch)
        save(
            *(
                entry(
                    f"News {fetch}.{n}",
                    guid=f"https://x.org/{fetch}/{n}",
                    published=at - timedelta(days=chance.choice((0, 0, 0, 1, 5, 300))),
                )
                for n in range(8)
            ),
            at=at,
        )
    newest = [article.id for article in store.articles(feeds=[FEED], since=None)]
    assert [hit.article for hit in store.search("news", limit=limit)] == newest[:limit]
