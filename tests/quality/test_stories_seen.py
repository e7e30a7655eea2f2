"""Stories found in real feeds, held against what a reader said of their articles.

    pytest -s tests/quality/test_stories_seen.py

`tests/data/stories_seen` says which articles tell of one event, without a word of them. A story is
false that holds two articles of different events.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path

import pytest

from briefing.analysis.article import analyse
from briefing.analysis.stories.grouping import group
from briefing.analysis.stories.sketch import Sketch, sketch
from briefing.errors import FeedError
from briefing.model import Article, ArticleId, FeedUrl, StoryGroup
from briefing.sources.parse import parse_feed

pytestmark = [pytest.mark.quality, pytest.mark.slow]

SEEN = Path(__file__).parents[1] / "data" / "stories_seen"
MET = datetime(2026, 1, 1, tzinfo=UTC)
"""When what gives no date is met."""
Events = Mapping[str, Sequence[tuple[str, str]]]
"""Article → each group of articles it was judged among, and its event there."""


def events(name: str) -> Events:
    seen = defaultdict(list)
    for line in (SEEN / name).read_text("ascii").splitlines():
        article, among, event = line.split("\t")
        seen[article].append((among, event))
    return seen


def single_feeds(corpus: Path) -> Iterator[tuple[str, Path]]:
    """The feeds of `test_wild_feeds`: those on whose entries two reference parsers agree."""
    found = []
    for folder in ("news-real", "feed-rs", "gofeed"):
        for line in (corpus / folder / "expected.jsonl").read_text("utf-8").splitlines():
            feed = json.loads(line)
            count = ((feed.get("ref") or {}).get("consensus") or {}).get("n_entries", 0)
            path = corpus / folder / feed["file"]
            if 0 < count <= 200 and path.is_file():
                found.append((f"{folder}/{path.name}", path))
    yield from found[:30]


def series(corpus: Path) -> Iterator[tuple[str, Path]]:
    """Fourteen outlets, fetched again and again over two weeks."""
    folder = corpus / "news-series" / "dev"
    for path in sorted(folder.rglob("*.*ml")):
        yield f"news-series/{path.parent.name}", path


def articles(feeds: Iterator[tuple[str, Path]]) -> list[Article]:
    met: dict[str, Article] = {}
    for name, path in feeds:
        try:
            document = parse_feed(path.read_bytes(), content_type="", url=f"https://x/{path.name}")
        except FeedError:
            continue
        for entry in document.entries:
            same = f"{name}|{entry.guid or entry.url or entry.title}"
            digest = hashlib.sha1(same.encode(), usedforsecurity=False).hexdigest()[:12]
            met.setdefault(
                digest,
                Article(
                    id=ArticleId(digest),
                    feed=FeedUrl(name),
                    title=entry.title,
                    url=entry.url,
                    outlet=document.title or name,
                    author=entry.author,
                    published=entry.published or MET,
                    first_seen=MET,
                    language=entry.language or document.language,
                    paragraphs=entry.paragraphs,
                ),
            )
    return sorted(met.values(), key=lambda article: article.published)


def sketches(feeds: Iterator[tuple[str, Path]]) -> list[Sketch]:
    return [sketch(article, analyse(article)) for article in articles(feeds)]


@pytest.fixture(scope="module")
def refreshed(shared_dir: Path) -> list[list[Sketch]]:
    """What one first refresh of all of them brings, and of the fourteen outlets."""
    corpus = shared_dir / "corpus"
    if not corpus.is_dir():
        pytest.skip("needs corpus in ../shared")
    return [sketches(single_feeds(corpus)), sketches(series(corpus))]


def judged(stories: list[StoryGroup], seen: Events) -> tuple[int, int]:
    """How many stories hold articles that were judged among each other, and how many are false."""
    n_judged = n_false = 0
    for story in stories:
        among = defaultdict(list)
        for article in story.articles:
            for group_seen, event in seen.get(article, ()):
                among[group_seen].append(event)
        told = [found for found in among.values() if len(found) > 1]
        n_judged += bool(told)
        n_false += any(len(set(found)) > 1 for found in told)
    return n_judged, n_false


def kept(stories: list[StoryGroup], seen: Events) -> tuple[int, int]:
    """How many pairs of articles of one event are in one story, and how many there are."""
    story_of: dict[str, str] = {
        article: story.id for story in stories for article in story.articles
    }
    of_event = defaultdict(list)
    for article, events_of in seen.items():
        for event in events_of:
            of_event[event].append(article)
    pairs = [pair for found in of_event.values() for pair in combinations(found, 2)]
    together = sum(story_of.get(a, a) == story_of.get(b, b) for a, b in pairs)
    return together, len(pairs)


@pytest.mark.parametrize("name", ["tuned_on.tsv", "held_back.tsv"])
def test_few_stories_of_real_feeds_are_false(
    refreshed: list[list[Sketch]], figure: Callable[[str, str], None], name: str
) -> None:
    seen = events(name)
    stories = [story for met in refreshed for story in group(met).stories]
    n_judged, n_false = judged(stories, seen)
    together, pairs = kept(stories, seen)
    figure(
        f"stories of real feeds, {name}: false; pairs of one event together",
        f"{n_false} of {n_judged}; {together} of {pairs}",
    )
    assert n_judged >= 30
    assert n_false <= 0.1 * n_judged
