"""One edition from what is stored, with the time of each stage, then one with a new article.

`python -m tests.bench.editing`; prints JSON. A process of its own, so that nothing is known yet.
"""

import argparse
import json
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import briefing.edition
from briefing import clock
from briefing.analysis.article import analyse
from briefing.analysis.sections.placing import Placing
from briefing.analysis.stories.desk import Desk
from briefing.edition.sections import SectionPages
from briefing.edition.stories import Stories
from briefing.editor import Editor
from briefing.memory import collect_seldom
from briefing.model import FeedDocument
from briefing.newsroom import Newsroom
from briefing.store import Store

from . import stores

STAGES: tuple[tuple[str, Any, str], ...] = (
    ("read", Store, "articles"),
    ("analyse", Editor, "_analysed_of"),
    ("group", Desk, "add"),
    ("group", Desk, "grouping"),
    ("agree on names", briefing.edition, "agree"),
    ("place", Placing, "__init__"),
    ("place", Placing, "plan"),
    ("tell", SectionPages, "section"),
    ("tell", Stories, "told"),
    ("save", Store, "save_edition"),
    ("save", Store, "save_grouping"),
)
SAMPLED = 300
"""So many articles are analysed here alone, for the words a second."""


class Stopwatch:
    """Adds up the wall time of each stage, wherever it is called."""

    def __init__(self) -> None:
        self.taken: dict[str, float] = {}
        for stage, owner, name in STAGES:
            setattr(owner, name, self._timed(stage, getattr(owner, name)))

    def _timed(self, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def timed(*values: Any, **named: Any) -> Any:
            began = time.perf_counter()
            try:
                return function(*values, **named)
            finally:
                self.taken[stage] = self.taken.get(stage, 0) + time.perf_counter() - began

        return timed

    def edition(self, newsroom: Newsroom) -> dict[str, float]:
        """Make an edition; the wall seconds of each stage, and of all of it."""
        self.taken.clear()
        began, cpu = time.perf_counter(), time.process_time()
        newsroom.make_edition()
        whole = time.perf_counter() - began
        rest = whole - sum(self.taken.values())
        own_cpu = time.process_time() - cpu
        return {**self.taken, "the rest": rest, "all": whole, "own CPU": own_cpu}


def fold_in(newsroom: Newsroom) -> None:
    """Take in one more article of a feed that is known."""
    now = clock.now()
    newsroom.store.record_document(
        stores.feed_url(0),
        FeedDocument(title="Paper 0000", language="en", entries=(stores.entry(-1, now),)),
        outlet="Paper 0000",
        at=now,
        next_try=now + timedelta(hours=1),
    )


def words_a_second(newsroom: Newsroom) -> float:
    """How many words are analysed in a second of CPU, once the lists are there."""
    feeds = [feed.url for feed in newsroom.config.feeds]
    articles = newsroom.store.articles(feeds=feeds, since=None)[:SAMPLED]
    analyse(articles[0])
    began = time.process_time()
    for article in articles:
        analyse(article)
    taken = time.process_time() - began
    n_words = sum(len(p.text.split()) for article in articles for p in article.paragraphs)
    return n_words / taken


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--config", type=Path, required=True)
    parser.add_argument("--data-dir", type=Path, required=True)
    parser.add_argument("--first-alone", action="store_true", help="make one edition, and end")
    words = parser.parse_args()
    collect_seldom()  # as every command does
    told: dict[str, dict[str, float]] = {}
    with Newsroom.open(config=words.config, data_dir=words.data_dir) as newsroom:
        stopwatch = Stopwatch()
        told["edition"] = stopwatch.edition(newsroom)
        if not words.first_alone:
            fold_in(newsroom)
            told["one more"] = stopwatch.edition(newsroom)
            told["alone"] = {"words": words_a_second(newsroom)}
    print(json.dumps(told))


if __name__ == "__main__":
    main()
