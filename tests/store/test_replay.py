"""Real feeds, as they were fetched again and again: only what is new comes, what was read stays so.

Each outlet's fetches come forth, back, or in any order; each in one of the three by default, in
all three with BRIEFING_LONG=1.
"""

import os
import random
from datetime import timedelta
from functools import cache
from pathlib import Path

import pytest
from stored import AT, FEED

from briefing.errors import FeedError
from briefing.model import ArticleId, FeedDocument
from briefing.sources.parse import parse_feed
from briefing.store import Store

OUTLETS = (
    *("abscbnnews", "bbc", "cnn", "dailymail", "fox", "gmanews", "latimes", "nytimes"),
    *("nzherald", "philstar", "rnz", "smh", "straittimes", "wsj"),
)
ORDERS = ("forth", "back", "any")
CASES = [
    (outlet, order)
    for number, outlet in enumerate(OUTLETS)
    for place, order in enumerate(ORDERS)
    if os.environ.get("BRIEFING_LONG") or number % len(ORDERS) == place
]


@cache
def fetches(folder: Path) -> tuple[FeedDocument, ...]:
    """What could be read of the fetches of an outlet, in the order of time."""
    documents = []
    for file in sorted(folder.glob("*.xml")):
        try:
            documents.append(parse_feed(file.read_bytes(), content_type="text/xml", url=FEED))
        except FeedError:
            continue
    return tuple(documents)


@pytest.mark.corpus
@pytest.mark.parametrize(("outlet", "order"), CASES)
def test_only_what_was_not_there_before_is_new_and_what_was_read_stays_read(
    shared_dir: Path, store: Store, outlet: str, order: str
) -> None:
    """Against the plainest count there is: guids, or links where there are none, seen before."""
    documents = list(fetches(shared_dir / "corpus/news-series/dev" / outlet))
    if not documents:
        pytest.skip(f"no fetches of {outlet} in ../shared")
    chance = random.Random(outlet + order)
    if order != "forth":
        documents.reverse()
    if order == "any":
        chance.shuffle(documents)
    seen: set[str] = set()
    read: set[ArticleId] = set()
    for hour, document in enumerate(documents):
        names = {entry.guid or entry.url for entry in document.entries}
        at = AT + timedelta(hours=hour)
        saved = store.record_document(FEED, document, outlet=outlet, at=at, next_try=at)
        assert saved.new == len(names - seen)
        seen |= names
        articles = store.articles(feeds=[FEED], since=None)
        assert {article.id for article in articles if article.read} == read
        some = {article.id for article in articles if chance.random() < 0.4}
        store.mark_read(some, True)
        read |= some
    assert len(articles) == len(seen)
    assert len({(article.url, article.title) for article in articles}) == len(articles)
    n_entries = sum(len(document.entries) for document in documents)
    print(
        f"{outlet}, {order}: {len(documents)} fetches, {n_entries} entries,"
        f" {len(articles)} articles, {len(read)} read, 0 of them came back"
    )
