"""Summaries against what people wrote of the same news: ROUGE by the scorer beside the sets.

Each set is summed up twice: in so many sentences, and in so many of at most 75 words together. A
sentence that leans on the one before it is quoted only right after it.
"""

import importlib.util
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from briefing.analysis.article import analyse
from briefing.analysis.summaries.summary import candidates, summarise
from briefing.model import Article, ArticleId, FeedUrl, Paragraph, ParagraphKind

pytestmark = [pytest.mark.quality, pytest.mark.slow]

NOON = datetime(2025, 3, 1, 12, tzinfo=UTC)
_DATE = re.compile(r"(?:\w+, )?\w+ \d{1,2}, \d{4}\.?")


def records(path) -> list[dict]:
    if not path.is_file():
        pytest.skip(f"needs {path.name} of {path.parent.name} in ../shared")
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def article_of(title, paragraphs, outlet="The Herald") -> Article:
    return Article(
        id=ArticleId(f"a{outlet}"),
        feed=FeedUrl("https://news.example/feed"),
        title=title,
        url="https://news.example/1",
        outlet=outlet,
        published=NOON,
        first_seen=NOON,
        language="en",
        paragraphs=tuple(
            Paragraph(index=index, kind=kind, text=text)
            for index, (kind, text) in enumerate(paragraphs)
        ),
    )


def from_cnndm(record) -> list[Article]:
    return [article_of("", [(ParagraphKind.BODY, text.strip()) for text in record["sentences"]])]


def from_wikinews(record) -> list[Article]:
    return [article_of(record["title"], list(_blocks(record)))]


def _blocks(record) -> Iterator[tuple[ParagraphKind, str]]:
    for block in record["paragraphs"]:
        spans = [record["sentences"][number] for number in block["sentences"]]
        if not spans:
            continue
        text = record["text"][spans[0][0] : spans[-1][1]].replace("\n", " ")
        if block["block"].startswith("head"):
            yield ParagraphKind.HEADING, text
        elif "caption" in block["block"] or "figure" in block["block"]:
            yield ParagraphKind.CAPTION, text
        else:
            yield (ParagraphKind.DATELINE if _DATE.fullmatch(text) else ParagraphKind.BODY), text


def from_neus(record) -> list[Article]:
    return [
        article_of(doc["title"], [(ParagraphKind.BODY, doc["text"])], outlet=f"outlet{number}")
        for number, doc in enumerate(record["docs"])
    ]


@pytest.mark.parametrize(
    ("name", "read", "length", "options", "floors"),
    [
        (
            "summ-cnndm",
            from_cnndm,
            3,
            ["--first-ref"],
            {10_000: {"R1": 42.3, "R2": 19.7}, 75: {"R1": 43.0, "R2": 19.6}},
        ),
        ("gum-wikinews", from_wikinews, 2, [], {10_000: {"R1": 37.3, "R2": 17.5}}),
        (
            "mds-neus",
            from_neus,
            3,
            [],
            {
                10_000: {"R1": 40.3, "R2": 18.6, "RL": 34.5},
                75: {"R1": 40.6, "R2": 18.8, "RL": 34.5},
            },
        ),
    ],
    ids=["cnndm", "wikinews", "neus"],
)
def test_rouge(shared_dir, tmp_path, figure, name, read, length, options, floors):
    if importlib.util.find_spec("rouge_score") is None:
        pytest.skip("needs the package rouge-score")
    gold = shared_dir / "data" / name / "dev.jsonl"
    sources = {
        record["id"]: [
            sentence
            for article in read(record)
            for sentence in candidates(article, analyse(article), range(len(article.paragraphs)))
        ]
        for record in records(gold)
    }
    short = {}
    for budget, floor in floors.items():
        predicted = tmp_path / f"{budget}.jsonl"
        with predicted.open("w", encoding="utf-8") as file:
            for id, sentences in sources.items():
                summary = summarise(sentences, length=length, budget_words=budget)
                told = {"id": id, "summary": [sentence.text for sentence in summary]}
                file.write(json.dumps(told) + "\n")
        printed = subprocess.run(
            [sys.executable, shared_dir / "data" / "score_summ.py", predicted, gold, *options],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        scores = json.loads(printed)
        figure(
            f"summaries, {name}, {length} sentences, {budget} words at most",
            ", ".join(f"{key} {value}" for key, value in scores.items()),
        )
        short |= {(budget, key): scores[key] for key in floor if scores[key] < floor[key]}
    assert short == {}
