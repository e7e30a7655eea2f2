"""What is asked for again and again is found by an index, however much is stored."""

import re
import sqlite3
from collections.abc import Callable
from datetime import timedelta

import pytest
from stored import AT, FEED, SOON, Save, entry, paragraphs

from briefing.analysis.article import analyse
from briefing.model import (
    Article,
    Correction,
    FeedUrl,
    Pair,
    ShownSentence,
    StoryGroup,
    StoryId,
    StoryMerge,
)
from briefing.store import Store

OTHER = FeedUrl("https://other.example/feed")
FEEDS = (FEED, OTHER)
TABLES = r"article|mine|theirs|article_text|analysis|edit|page|story|story_article|shown"
FIRST_FEW = "(SELECT article AS row FROM analysis ORDER BY 1 LIMIT 500)"
"""Reads a table from its beginning, but no further than that."""
READS_IT_WHOLE = re.compile(rf"SCAN (?:{TABLES})\b(?! USING COVERING INDEX)")


@pytest.fixture
def full(store: Store, save: Save) -> Store:
    """A store with something in each of its tables."""
    for feed in FEEDS:
        save(
            *(entry(f"News {n}", guid=f"{feed}/{n}", url=f"{feed}/{n}") for n in range(30)),
            feed=feed,
        )
    save(entry("News 0, edited", guid=f"{FEED}/0", url=f"{FEED}/0"))
    found = store.articles(feeds=FEEDS, since=None)
    ids = tuple(article.id for article in found)
    store.save_analyses([analyse(article) for article in found[:10]], "1")
    groups = [StoryGroup(id=StoryId(id), articles=(id,)) for id in ids]
    merge = StoryMerge(gone=StoryId("gone"), into=StoryId(ids[0]))
    store.save_grouping(groups, [merge], [], at=AT)
    store.save_shown([ShownSentence(article=id, key=1, facts=(1,)) for id in ids], at=AT)
    return store


def asked(store: Store, work: Callable[[], object]) -> list[str]:
    """The statements that SQLite is given for some work."""
    said: list[str] = []
    with store._database.reading() as db:
        db.set_trace_callback(said.append)
        work()
        db.set_trace_callback(None)
    return [each for each in said if re.match(r"\s*(SELECT|INSERT|UPDATE|DELETE)", each)]


def plan(db: sqlite3.Connection, statement: str) -> list[str]:
    lines = [row[3] for row in db.execute(f"EXPLAIN QUERY PLAN {statement}")]
    if FIRST_FEW in statement:
        lines.remove("SCAN analysis")
    return lines


def one(store: Store) -> Article:
    return store.articles(feeds=[FEED], since=None)[0]


def pair(store: Store) -> Pair:
    first, second = store.articles(feeds=[FEED], since=None)[:2]
    return first.id, second.id


WORK: dict[str, Callable[[Store], object]] = {
    "the articles of the window": lambda s: s.articles(feeds=FEEDS, since=AT),
    "an article": lambda s: s.article(one(s).id),
    "a page of articles": lambda s: s.newest(feeds=FEEDS, limit=5),
    "the next page": lambda s: s.newest(feeds=FEEDS, limit=5, after=one(s).id, unread_only=True),
    "marks": lambda s: (s.mark_read([one(s).id], True), s.star([one(s).id], True)),
    "a search": lambda s: s.search("news", limit=2),
    "a search with filters": lambda s: s.search("news", feeds=FEEDS, since=AT, unread_only=True),
    "the words of a phrase": lambda s: s.search('"news 1"'),
    "how the feeds do": lambda s: (s.feed_records(), s.articles_per_week(SOON)),
    "analyses": lambda s: s.analyses([one(s).id], "1"),
    "sketches": lambda s: s.sketches(feeds=FEEDS, since=AT, version="1"),
    "new analyses": lambda s: s.save_analyses([analyse(one(s))], "2", made_of=[one(s)]),
    "edits": lambda s: (s.edits(one(s).id), s.edited_at([one(s).id])),
    "pages": lambda s: s.pages([one(s).id]),
    "pages to ask for": lambda s: s.articles_without_page(FEEDS, since=AT, at=SOON, limit=3),
    "a page's text": lambda s: s.save_page(one(s), paragraphs("More."), at=AT),
    "stories": lambda s: (s.stories([one(s).id]), s.story_of([one(s).id])),
    "what was shown": lambda s: s.shown([one(s).id]),
    "another sentence": lambda s: s.save_shown(
        [ShownSentence(article=one(s).id, key=2, facts=())], at=AT
    ),
    "a wish": lambda s: s.save_wish(pair(s), apart=True, at=AT),
    "a move": lambda s: s.save_correction(
        Correction(article=one(s).id, paragraph=None, section="Homs"), at=AT
    ),
    "what an edition is made of": lambda s: s.contents(feeds=FEEDS, since=AT),
    "a feed that moves": lambda s: s.move_feed(OTHER, FEED),
}


@pytest.mark.parametrize("work", WORK)
def test_no_table_of_articles_is_read_whole(full: Store, work: str) -> None:
    statements = asked(full, lambda: WORK[work](full))
    assert statements
    with full._database.reading() as db:
        for statement in statements:
            whole = [line for line in plan(db, statement) if READS_IT_WHOLE.match(line)]
            assert not whole, statement


def test_nor_when_a_feed_is_taken_in_or_the_old_go(full: Store, save: Save) -> None:
    def take_in() -> None:
        save(entry("News 1, edited", guid=f"{FEED}/1"), entry("New", guid="https://x.org/new"))

    later = AT + timedelta(days=40)

    def tidy() -> None:
        while full.tidy(keep_from=later, analysed_from=later, followed=FEEDS) is not None:
            pass

    statements = [*asked(full, take_in), *asked(full, tidy)]
    assert len(full.articles(feeds=FEEDS, since=None)) == 32
    with full._database.reading() as db:
        for statement in statements:
            whole = [line for line in plan(db, statement) if READS_IT_WHOLE.match(line)]
            assert not whole, statement


def test_the_measure_knows_a_table_that_is_read_whole(full: Store) -> None:
    with full._database.reading() as db:
        lines = plan(db, "SELECT word FROM article WHERE read")
    assert any(map(READS_IT_WHOLE.match, lines))
