"""What is new of a story to a reader, on real feeds as they were fetched day by day.

    BRIEFING_LONG=1 pytest -s tests/quality/test_what_is_new.py

Each day the fetches of fourteen outlets are parsed, analysed and put to their stories; the reader
is shown what is marked new, all of it or half, and comes back the next day. What must be told and
what must not come again is found by means of its own: figures by a pattern, names by whom the
analysis says they name. The first ten days by default, all three weeks with BRIEFING_LONG=1.
"""

import json
import os
import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from difflib import SequenceMatcher
from pathlib import Path

import pytest

from briefing.analysis.article import analyse
from briefing.analysis.stories.desk import Desk
from briefing.analysis.stories.novelty import Memory, shown_sentence
from briefing.analysis.stories.sketch import sketch
from briefing.errors import FeedError
from briefing.fold import fold
from briefing.model import (
    ActorKind,
    Article,
    ArticleAnalysis,
    ArticleId,
    Entry,
    FeedUrl,
    Mention,
    Paragraph,
    ParagraphKind,
    ShownSentence,
)
from briefing.sources.parse import parse_feed

pytestmark = [pytest.mark.quality, pytest.mark.slow]

Figure = Callable[[str, str], None]
Told = tuple[str, tuple[Mention, ...]]
"""A sentence and the mentions in it."""

FIRST_DAYS = "20200526"
FIGURE = re.compile(r"\d+(?:[.,:]\d+)*")
ALIKE = 0.6
"""From how like an old sentence on, as `difflib` counts, one is a rewording of it."""


@dataclass
class Day:
    """What came in on one day, and the stories in the evening."""

    changed: dict[ArticleId, tuple[Told, ...]] = field(default_factory=dict)
    """Each article that is new or was edited: its sentences."""
    stories: list[tuple[ArticleId, ...]] = field(default_factory=list)


def sentences(article: Article, analysis: ArticleAnalysis) -> tuple[Told, ...]:
    return tuple(
        (
            paragraph.text[start:end],
            tuple(m for m in found.mentions if start <= m.start and m.end <= end),
        )
        for paragraph, found in zip(article.paragraphs, analysis.paragraphs, strict=True)
        if paragraph.kind is ParagraphKind.BODY
        for start, end in found.sentences
    )


def article_of(entry: Entry, outlet: str, at: datetime) -> Article:
    return Article(
        id=ArticleId(f"{outlet} {entry.guid or entry.url}"),
        feed=FeedUrl(f"https://{outlet}/feed"),
        title=entry.title,
        url=entry.url,
        outlet=outlet,
        published=entry.published or at,
        first_seen=at,
        paragraphs=entry.paragraphs,
    )


def fetched(folder: Path) -> Iterator[tuple[str, list[Article]]]:
    """Yield the articles of each fetch in the order of time, with the day it was made."""
    for file in sorted(folder.glob("*/*.xml"), key=lambda file: file.stem.partition("-")[2]):
        at = datetime.strptime(file.stem.partition("-")[2], "%Y%m%dT%H%M").replace(tzinfo=UTC)
        if at.strftime("%Y%m%d") > FIRST_DAYS and not os.environ.get("BRIEFING_LONG"):
            return
        try:
            document = parse_feed(file.read_bytes(), content_type="text/xml", url="https://x/feed")
        except FeedError:
            continue
        outlet = file.parent.name
        yield f"{at:%Y%m%d}", [article_of(entry, outlet, at) for entry in document.entries]


@pytest.fixture(scope="module")
def days(shared_dir: Path) -> Sequence[Day]:
    """The days of the series in order; an edited article counts as changed, in its old story."""
    folder = shared_dir / "corpus/news-series/dev"
    if not folder.is_dir():
        pytest.skip("needs the corpus of feeds fetched again and again in ../shared")
    desk = Desk()
    stored: dict[ArticleId, Article] = {}
    by_date: defaultdict[str, Day] = defaultdict(Day)
    for date, articles in fetched(folder):
        for article in articles:
            old = stored.get(article.id)
            if old and (old.title, old.paragraphs) == (article.title, article.paragraphs):
                continue
            stored[article.id] = article
            analysis = analyse(article)
            if old is None:
                desk.add(sketch(article, analysis))
            by_date[date].changed[article.id] = sentences(article, analysis)
        by_date[date].stories = [
            (*story.articles, *story.asides) for story in desk.grouping().stories
        ]
    return list(by_date.values())


class Shown:
    """What was shown of one story, counted by other means than the program's."""

    def __init__(self, told: Sequence[Told]) -> None:
        self.words: set[str] = set()
        self.figures: set[str] = set()
        self.names: set[str] = set()
        for each in told:
            self.add(each)

    def add(self, told: Told) -> None:
        text, mentions = told
        self.words.add(plain(text))
        self.figures.update(FIGURE.findall(text))
        for mention in mentions:
            self.names.add(fold(mention.canonical))
            if mention.kind is ActorKind.PERSON:
                self.names.update(fold(mention.canonical).split())

    def has_all(self, told: Told) -> bool:
        text, mentions = told
        names = {fold(m.canonical) for m in mentions if not m.canonical.islower()}
        figures = set(FIGURE.findall(text))
        return plain(text) in self.words or (figures <= self.figures and names <= self.names)


def plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


@dataclass
class Reading:
    """What a reader met."""

    first: int = 0
    """Sentences of stories never shown before."""
    later: int = 0
    """Sentences of stories the reader knew, on each day on which something came to them."""
    came: int = 0
    """Those of them that are of articles new or edited on that day."""
    new: int = 0
    """Those of them that are marked new."""
    twice: list[str] = field(default_factory=list)
    """Marked new although it was shown."""
    missed: list[str] = field(default_factory=list)
    """Not marked new although a figure or a name in it was not shown."""


def read(days: Sequence[Day], looks: float) -> Reading:
    """Let a reader see that share of what is marked new, every day."""
    chance = random.Random(5)
    texts: dict[ArticleId, tuple[Told, ...]] = {}
    kept: defaultdict[ArticleId, list[tuple[ShownSentence, Told]]] = defaultdict(list)
    reading = Reading()
    for day in days:
        texts |= day.changed
        for story in day.stories:
            if not day.changed.keys().isdisjoint(story):
                one_story(story, day.changed, texts, kept, reading, chance, looks)
    return reading


def one_story(
    story: Sequence[ArticleId],
    changed: Mapping[ArticleId, object],
    texts: Mapping[ArticleId, Sequence[Told]],
    kept: defaultdict[ArticleId, list[tuple[ShownSentence, Told]]],
    reading: Reading,
    chance: random.Random,
    looks: float,
) -> None:
    before = [each for article in story for each in kept[article]]
    memory = Memory(sentence for sentence, _ in before)
    shown = Shown([told for _, told in before])
    for article in story:
        for told in texts[article]:
            is_new = memory.is_new(*told)
            if before:
                reading.later += 1
                reading.came += article in changed
                reading.new += is_new
            else:
                reading.first += 1
            if not is_new:
                reading.missed += [] if shown.has_all(told) else [told[0]]
                continue
            reading.twice += [told[0]] if plain(told[0]) in shown.words else []
            sentence = shown_sentence(article, *told)
            memory.add(sentence)
            shown.add(told)
            if chance.random() < looks:
                kept[article].append((sentence, told))


@pytest.mark.parametrize("looks", [1.0, 0.5], ids=["at all", "at half"])
def test_nothing_comes_twice_and_no_new_figure_or_name_is_folded(
    days: Sequence[Day], looks: float, figure: Figure
):
    reading = read(days, looks)
    print(*reading.twice[:20], *reading.missed[:20], sep="\n")
    assert reading.later >= 200
    assert reading.twice == []
    assert reading.missed == []
    figure(
        f"new to a reader who looks at {looks:.0%} of it",
        f"{reading.first} sentences at first; later {reading.later}, of them {reading.came} of "
        f"articles that came in, {reading.new} marked new, 0 of these shown before; "
        "0 figures or names missed",
    )
    assert reading.new <= reading.later * 0.5


def test_a_copy_adds_nothing(shared_dir: Path, figure: Figure):
    """Copies made by a program: chrome around, parts dropped, other datelines, lightly reworded."""
    file = shared_dir / "data/neardup-wikinews-constructed/dev.jsonl"
    if not file.is_file():
        pytest.skip("needs neardup-wikinews-constructed in ../shared")
    by_event = defaultdict(list)
    for record in map(json.loads, file.read_text("utf-8").splitlines()):
        by_event[record["event"]].append(record)
    same, reworded, others, new = 0, 0, 0, []
    for records in by_event.values():
        records.sort(key=lambda record: record["kind"] != "original")
        original, *copies = map(told_by, records)
        memory = Memory(shown_sentence(ArticleId("original"), *told) for told in original)
        known = {plain(text) for text, _ in original}
        for text, mentions in (told for copy in copies for told in copy):
            if memory.is_new(text, mentions):
                new.append(text)
            if plain(text) in known:
                same += 1
            elif any(SequenceMatcher(None, old, text).ratio() > ALIKE for old, _ in original):
                reworded += 1
            else:
                others += 1
    print(*new, sep="\n")
    figure(
        "new in copies",
        f"{len(new)} sentences; {same} copied, {reworded} reworded, {others} bylines and the like",
    )
    assert same >= 1000
    assert reworded >= 20
    assert others >= 20
    assert len(new) <= 2


def told_by(record: Mapping[str, str]) -> tuple[Told, ...]:
    at = datetime(2020, 1, 1, tzinfo=UTC)
    article = Article(
        id=ArticleId(record["id"]),
        feed=FeedUrl("https://x/feed"),
        title=record["title"],
        url="",
        outlet="",
        published=at,
        first_seen=at,
        paragraphs=tuple(
            Paragraph(index=index, kind=ParagraphKind.BODY, text=text)
            for index, text in enumerate(filter(str.strip, record["text"].split("\n\n")))
        ),
    )
    return sentences(article, analyse(article))
