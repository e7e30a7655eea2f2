"""With `keep` the file comes to an end of growing, and gives back what it does not need."""

import random
import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from stored import AT, FEED, Save, document, entry

from briefing.config import Config, FeedConfig
from briefing.model import ArticleAnalysis, Entry
from briefing.store import Store, retention
from briefing.upkeep import tidy

EVERY = timedelta(days=6)
AT_ONCE = 36
KNOWN_BY = 200
"""What an article that was let go may take, in bytes: its row, and where it stands in indexes."""


class Press:
    """Prints a year of news of words that come again."""

    def __init__(self) -> None:
        self.chance = random.Random(1)
        self.words = ["".join(self.chance.choices("aeioudlnrst", k=7)) for _ in range(4000)]

    def text(self, n: int) -> str:
        return " ".join(self.chance.choices(self.words, k=n))

    def entries(self, day: int, n: int = AT_ONCE, words: int = 150) -> list[Entry]:
        return [
            entry(self.text(8), guid=f"https://x.org/{day}/{number}", text=self.text(words))
            for number in range(n)
        ]

    def analysed(self, store: Store, since: datetime) -> None:
        store.save_analyses(
            [
                ArticleAnalysis(
                    article=article.id, paragraphs=(), sketch=self.chance.randbytes(800)
                )
                for article in store.articles(feeds=[FEED], since=since)
            ],
            "1",
        )


@pytest.fixture
def press() -> Press:
    return Press()


def config(keep: timedelta | None = timedelta(days=30), **more: timedelta | None) -> Config:
    window = more.get("window", timedelta(days=2))
    return Config(path=Path("x"), keep=keep, window=window, feeds=(FeedConfig(url=FEED),))


def free_pages(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("PRAGMA freelist_count").fetchone()[0])


def test_in_a_year_the_file_stops_growing(store: Store, path: Path, press: Press) -> None:
    sizes: list[int] = []
    printed: list[list[Entry]] = []
    for number in range(61):
        at = AT + EVERY * number
        printed.append(press.entries(number))
        with store.together():
            came = store.record_document(
                FEED, document(*printed[-1]), outlet="X", at=at, next_try=at
            )
            press.analysed(store, at)
            ids = [article.id for article in store.articles(feeds=[FEED], since=at)]
            store.mark_read(ids[::2], True)
        tidy(config(), store, at=at, came=came.new)
        sizes.append(path.stat().st_size)
        # What came within thirty days, and what the feed holds.
        assert len(store.articles(feeds=[FEED], since=None)) == AT_ONCE * min(number + 1, 6)

    quarter = len(sizes) // 4
    n_gone = AT_ONCE * (len(sizes) - quarter)
    assert max(sizes) <= max(sizes[:quarter]) + n_gone * KNOWN_BY
    assert len(store.search(press.words[0], limit=10_000)) == sum(
        press.words[0] in f"{each.title} {each.paragraphs[0].text}".split()
        for batch in printed[-6:]
        for each in batch
    )
    # All that was ever printed is known, and as read as it was.
    at = AT + EVERY * 61
    everything = [each for batch in printed for each in batch]
    again = store.record_document(FEED, document(*everything), outlet="X", at=at, next_try=at)
    assert again.new == 0
    read = [article.read for article in store.articles(feeds=[FEED], since=None)]
    assert (len(read), sum(read)) == (61 * AT_ONCE, 61 * AT_ONCE // 2)


def test_a_file_that_holds_much_less_becomes_smaller(
    store: Store, path: Path, save: Save, press: Press
) -> None:
    save(*press.entries(0, 2500, words=600))
    later = AT + timedelta(days=40)
    save(*press.entries(1), at=later)
    full = path.stat().st_size
    sizes = [full]
    while store.tidy(keep_from=later, analysed_from=None, followed=[FEED]) is not None:
        sizes.append(path.stat().st_size)
    # A little at a time, so that nobody waits for it; one page more tells where the others are.
    at_once = (retention.PAGES_AT_ONCE + 1) * 4096
    assert 0 < max(one - other for one, other in pairwise(sizes)) <= at_once
    assert path.stat().st_size < full / 3
    assert free_pages(path) <= retention.SPARE
    assert len(store.articles(feeds=[FEED], since=None)) == AT_ONCE


def test_another_that_reads_meanwhile_sees_each_article_whole_or_not_at_all(
    store: Store, path: Path, save: Save, press: Press
) -> None:
    save(*(entry(f"News {n}", guid=f"tag:{n}", text=press.text(40)) for n in range(450)))
    later = AT + timedelta(days=40)
    save(entry("News now", guid="tag:now"), at=later)
    with Store.open(path) as reader:
        assert reader.read_only
        seen = []
        while store.tidy(keep_from=later, analysed_from=None, followed=[FEED]) is not None:
            found = {article.id for article in reader.articles(feeds=[FEED], since=None)}
            assert {hit.article for hit in reader.search("news", limit=1000)} == found
            seen.append(len(found))
    assert seen == [*range(451 - retention.AT_ONCE, 0, -retention.AT_ONCE), 1]


@pytest.mark.parametrize(
    ("keep", "window", "n_left"),
    [(30, 2, 1), (30, 50, 2), (60, 2, 2), (30, None, 1), (None, 2, 2)],
)
def test_articles_of_the_window_and_of_the_time_to_keep_stay(
    store: Store, save: Save, keep: int | None, window: int | None, n_left: int
) -> None:
    save(entry("Old", guid="https://x.org/old"))
    later = AT + timedelta(days=40)
    save(entry("New", guid="https://x.org/new"), at=later)
    span = config(keep and timedelta(days=keep), window=window and timedelta(days=window))
    assert tidy(span, store, at=later, came=1) == 2 - n_left
    assert len(store.articles(feeds=[FEED], since=None)) == n_left


@pytest.mark.parametrize(("window", "is_left"), [(2, False), (50, True), (None, True)])
def test_analyses_are_kept_for_the_window_and_for_stories_that_go_on(
    store: Store, save: Save, press: Press, window: int | None, is_left: bool
) -> None:
    save(entry("Old", guid="https://x.org/old"))
    [old] = store.articles(feeds=[FEED], since=None)
    press.analysed(store, AT)
    span = config(None, window=window and timedelta(days=window))
    tidy(span, store, at=AT + timedelta(days=13))
    assert list(store.analyses([old.id], "1")) == [old.id]
    tidy(span, store, at=AT + timedelta(days=15))
    assert bool(store.analyses([old.id], "1")) == is_left
    assert store.article(old.id)
