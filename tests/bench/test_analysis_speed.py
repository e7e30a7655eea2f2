"""How fast the analysis is and what it takes: printed, never asserted. Run with `-s`.

On texts of the project's own: the bundled article and the labelled ones, read over and over.
"""

import json
import lzma
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefing.analysis.actors.canonical import agree
from briefing.analysis.article import analyse
from briefing.analysis.text.stems import fold_word, folded_words, stem
from briefing.model import Article, ArticleId, FeedUrl, KnownActors, Paragraph, ParagraphKind

pytestmark = pytest.mark.slow

LABELLED = Path(__file__).parents[1] / "data" / "articles"
LEXICON = Path(__file__).parents[2] / "briefing" / "data" / "lexicon"
ROUNDS = 5
NOW = datetime(2025, 3, 4, 12, tzinfo=UTC)
FIRST_USE = """
import pathlib, time
def megabytes():
    status = pathlib.Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else ()
    return sum(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024
bare = megabytes()
start = time.process_time()
import briefing.model
model = time.process_time()
from briefing.analysis.actors.finding import find_actors
loaded = time.process_time()
from briefing.analysis.lexicon import lexicon
lexicon()
lists = time.process_time()
find_actors("Talks in Oslo", [], language="en")
done = time.process_time()
print(model - start, loaded - model, lists - loaded, done - lists, megabytes() - bare)
"""


def articles() -> list[Article]:
    found = []
    for file in sorted(LABELLED.glob("*.json")):
        labelled = json.loads(file.read_text("utf-8"))
        found.append(
            Article(
                id=ArticleId(file.stem),
                feed=FeedUrl("https://example.org/feed"),
                title=labelled["title"],
                url="",
                outlet="Wire",
                published=NOW,
                first_seen=NOW,
                language="en",
                paragraphs=tuple(
                    Paragraph(index=index, kind=ParagraphKind(each["kind"]), text=each["text"])
                    for index, each in enumerate(labelled["paragraphs"])
                ),
            )
        )
    return found


def best(work: Callable[[], object]) -> float:
    """The fewest CPU seconds of some rounds."""
    taken = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return min(taken)


def test_words_per_second() -> None:
    news = articles()
    texts = [p.text for article in news for p in article.paragraphs]
    n_words = sum(len(text.split()) for text in texts)
    actors = best(lambda: [analyse(article) for article in news])
    terms = best(lambda: [[stem(fold_word(word)) for word in folded_words(t)] for t in texts])
    print(
        f"\n{n_words} words: sentences and actors {n_words / actors:,.0f} a CPU second, "
        f"with the stems of all words {n_words / (actors + terms):,.0f}"
    )
    assert any(p.mentions for article in news for p in analyse(article).paragraphs)


def test_articles_agreeing() -> None:
    pairs = [(article, analyse(article)) for article in articles()]
    many = (pairs * (1000 // len(pairs) + 1))[:1000]
    taken = best(lambda: agree(many, KnownActors()))
    print(f"\n{len(many)} articles agree on names in {taken * 1000:.0f} ms of CPU")
    assert len(agree(many, KnownActors())) == len(many)


def test_first_use() -> None:
    runs = [
        [
            float(figure)
            for figure in subprocess.run(
                [sys.executable, "-c", FIRST_USE], capture_output=True, text=True, check=True
            ).stdout.split()
        ]
        for _ in range(ROUNDS)
    ]
    model, loaded, lists, first = (min(run[place] for run in runs) * 1000 for place in range(4))
    memory = max(run[4] for run in runs)
    print(
        f"\nfirst use, CPU ms: model {model:.0f}, analysis {loaded:.0f}, lexicon {lists:.0f}, "
        f"first text {first:.0f}; {memory:.0f} MB above the bare interpreter"
    )
    assert len(runs) == ROUNDS


def test_size_of_the_lexicon() -> None:
    sizes = {file.name: len(lzma.compress(file.read_bytes())) for file in LEXICON.iterdir()}
    print(f"\nlexicon compressed: {sum(sizes.values()) / 1024:.0f} KB, {sizes}")
    assert sizes
