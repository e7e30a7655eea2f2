"""Stores of many articles, filled through the store itself, and the edition of two days."""

import random
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

from briefing.model import Entry, FeedDocument, FeedUrl, Paragraph, ParagraphKind
from briefing.newsroom import Newsroom

from . import news

A_DAY = 350
"""So many articles came in on each day, so that the window of two days holds twice as many."""
WINDOW = "48h"
MOST_FEEDS = 100
DAY_BY_DAY = 30
MONTH = 30
SENTENCES = (4, 16)
PER_PARAGRAPH = 2


def entry(number: int, published: datetime, *, sentences: tuple[int, int] = SENTENCES) -> Entry:
    """The article of that number."""
    rng = random.Random(f"store {number}")
    told = news.article(rng, n_sentences=rng.randint(*sentences), seed="store")
    texts = [
        " ".join(told.sentences[at : at + PER_PARAGRAPH])
        for at in range(0, len(told.sentences), PER_PARAGRAPH)
    ]
    return Entry(
        guid=f"made-up-{number}",
        url=f"https://paper.example/{number}",
        title=told.title,
        author=told.author,
        published=published,
        language="en",
        paragraphs=tuple(
            Paragraph(index=n, kind=ParagraphKind.BODY, text=text) for n, text in enumerate(texts)
        ),
    )


def feed_url(number: int) -> FeedUrl:
    """The address of a feed of the store; nothing is fetched from it."""
    return FeedUrl(f"https://paper{number:04d}.example/feed")


def write_settings(folder: Path, n_feeds: int, *, window: str = WINDOW) -> Path:
    """A feeds.toml with so many feeds that is never refreshed by itself."""
    feeds = "".join(
        f'[[feeds]]\nurl = "{feed_url(n)}"\nname = "Paper {n:04d}"\n' for n in range(n_feeds)
    )
    config = folder / "feeds.toml"
    config.write_text(f'[briefing]\nrefresh = "off"\nwindow = "{window}"\n\n{feeds}', "utf-8")
    return config


def fill(
    folder: Path,
    n_articles: int,
    *,
    a_day: int = A_DAY,
    n_feeds: int = 0,
    sentences: tuple[int, int] = SENTENCES,
) -> Newsroom:
    """Fill a new store with so many articles, as they came in; the newsroom on it, open.

    Those of the last days came in day by day, those before month by month. Without a number of
    feeds there is one for every ten articles, and a hundred at most.
    """
    folder.mkdir(parents=True)
    n_feeds = n_feeds or max(1, min(n_articles // 10, MOST_FEEDS))
    config = write_settings(folder, n_feeds)
    newsroom = Newsroom.open(config=config, data_dir=folder / "data")
    now = datetime.now(UTC).replace(microsecond=0)
    apart = timedelta(days=1) / a_day
    for begin, end in _arrivals(n_articles, a_day):
        for feed in range(n_feeds):
            numbers = [n for n in range(begin, end) if n % n_feeds == feed]
            newsroom.store.record_document(
                feed_url(feed),
                FeedDocument(
                    title=f"Paper {feed:04d}",
                    language="en",
                    entries=tuple(entry(n, now - apart * n, sentences=sentences) for n in numbers),
                ),
                outlet=f"Paper {feed:04d}",
                at=now - apart * begin,
                next_try=now + timedelta(hours=1),
            )
    return newsroom


def _arrivals(n_articles: int, a_day: int) -> list[tuple[int, int]]:
    """The numbers of articles that came in together, 0 the newest; the oldest first."""
    days = [min(n_articles, a_day * day) for day in range(DAY_BY_DAY + 1)]
    bounds = sorted({*days, *range(days[-1], n_articles, a_day * MONTH), n_articles})
    return list(pairwise(bounds))[::-1]
