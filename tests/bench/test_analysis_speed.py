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
from briefing.analysis.actors.finding import find_in_sentences
from briefing.analysis.article import analyse
from briefing.analysis.claims.finding import claims
from briefing.analysis.sections.placing import place
from briefing.analysis.stories.terms import terms
from briefing.analysis.stories.timeline import dates
from briefing.analysis.text.sentences import split
from briefing.model import (
    Article,
    ArticleAnalysis,
    ArticleId,
    FeedUrl,
    KnownActors,
    Paragraph,
    ParagraphAnalysis,
    ParagraphKind,
    WantedSection,
)

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
times = [time.process_time()]
import briefing.model
times.append(time.process_time())
from briefing.analysis.actors.finding import find_actors
times.append(time.process_time())
from briefing.analysis.lexicon import lexicon
lexicon()
times.append(time.process_time())
find_actors("Talks in Oslo", [], language="en")
times.append(time.process_time())
import briefing.analysis.article
times.append(time.process_time())
print(*(after - before for before, after in zip(times, times[1:])), megabytes() - bare)
"""
SECTIONS = (
    WantedSection(name="Europe", about=("Germany", "Austria", "Ukraine")),
    WantedSection(name="Sudan", about=("Sudan", "Abyei")),
    WantedSection(name="Business", about=("Business",)),
    WantedSection(name="Politics", about=("Politics",)),
    WantedSection(name="Weather", about=("typhoon", "flood")),
    WantedSection(name="Africa", about=("Africa",)),
)


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


def named(article: Article) -> ArticleAnalysis:
    """Sentences and actors alone, which is what the speed aimed at is of."""
    texts = [article.title, *(paragraph.text for paragraph in article.paragraphs)]
    spans = [split(text) for text in texts]
    found = find_in_sentences(texts, spans, language=article.language)
    return ArticleAnalysis(
        article=article.id,
        paragraphs=tuple(
            ParagraphAnalysis(index=index, sentences=its_spans, mentions=mentions)
            for index, (its_spans, mentions) in enumerate(
                zip(spans[1:], found.mentions, strict=True)
            )
        ),
        title_mentions=found.title_mentions,
        is_english=found.is_english,
    )


def test_words_per_second() -> None:
    news = articles()
    n_words = sum(len(p.text.split()) for article in news for p in article.paragraphs)
    pairs = [(article, named(article)) for article in news]
    said = {article.id: claims(article, found.paragraphs) for article, found in pairs}
    seconds = {
        "sentences and actors": best(lambda: [named(article) for article in news]),
        "term weights": best(lambda: [terms(article, found) for article, found in pairs]),
        "claims": best(lambda: [claims(article, found.paragraphs) for article, found in pairs]),
        "dates": best(
            lambda: [
                dates(article, found.paragraphs, claims=said[article.id])
                for article, found in pairs
            ]
        ),
        "all of analyse()": best(lambda: [analyse(article) for article in news]),
        "placing in six sections": best(lambda: place(pairs, SECTIONS)),
        "placing in sections found": best(lambda: place(pairs, ())),
    }
    both = seconds["sentences and actors"] + seconds["term weights"]
    print(
        f"\n{n_words} words; sentences, actors and term weights {n_words / both:,.0f} a CPU second"
    )
    for what, taken in seconds.items():
        print(f"    {what}: {n_words / taken:,.0f}")
    assert any(p.mentions for _, found in pairs for p in found.paragraphs)


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
    steps = [min(run[place] for run in runs) * 1000 for place in range(5)]
    model, loaded, lists, first, rest = steps
    memory = max(run[5] for run in runs)
    print(
        f"\nfirst use, CPU ms: {sum(steps[:4]):.0f} (model {model:.0f}, sentences and actors "
        f"{loaded:.0f}, lexicon {lists:.0f}, first text {first:.0f}); claims, dates and the rest "
        f"{rest:.0f} more; {memory:.0f} MB above the bare interpreter"
    )
    assert len(runs) == ROUNDS


def test_size_of_the_lexicon() -> None:
    sizes = {file.name: len(lzma.compress(file.read_bytes())) for file in LEXICON.iterdir()}
    print(f"\nlexicon compressed: {sum(sizes.values()) / 1024:.0f} KB, {sizes}")
    assert sizes
