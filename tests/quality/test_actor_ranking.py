"""Key actors against the actors people annotated, by the scorer beside the sets."""

import json
import re
import subprocess
import sys
from datetime import UTC, datetime

import pytest

from briefing.analysis.actors.key_actors import rank
from briefing.analysis.article import analyse
from briefing.model import Article, ArticleId, FeedUrl, KnownActors, Paragraph, ParagraphKind

pytestmark = [pytest.mark.quality, pytest.mark.slow]

NOON = datetime(2025, 3, 1, 12, tzinfo=UTC)


def spaced(text: str) -> str:
    """The text of a tokenised set as it would be printed."""
    text = re.sub(r" ([.,;:!?%)])", r"\1", text)
    text = re.sub(r"([($]) ", r"\1", text)
    text = re.sub(r" (['’]s|n['’]t)", r"\1", text)
    text = re.sub(r"(\w) - (\w)", r"\1-\2", text)
    return re.sub(r'" ([^"]*?) "', r'"\1"', text)


def from_newswcl50(record) -> tuple[str, list[str]]:
    return "", spaced(record["text"]).split("\n")


def from_giveme5w1h(record) -> tuple[str, list[str]]:
    return record["title"], [record["description"], *record["text"].split("\n")]


def ranked(title, texts) -> list[str]:
    article = Article(
        id=ArticleId("a1"),
        feed=FeedUrl("https://news.example/feed"),
        title=title,
        url="https://news.example/1",
        outlet="The Herald",
        published=NOON,
        first_seen=NOON,
        language="en",
        paragraphs=tuple(
            Paragraph(index=index, kind=ParagraphKind.BODY, text=text.strip())
            for index, text in enumerate(text for text in texts if text and text.strip())
        ),
    )
    actors = rank([(article, analyse(article))], None, KnownActors(), limit=5)
    return [actor.name for actor in actors]


@pytest.mark.parametrize(
    ("name", "read", "floor"),
    [
        ("actors-newswcl50", from_newswcl50, {"P@5": 0.86, "R@5": 0.79, "nDCG@5": 0.87}),
        ("actors-giveme5w1h", from_giveme5w1h, {"hit1": 0.74, "hit3": 0.85}),
    ],
    ids=["newswcl50", "giveme5w1h"],
)
def test_ranking(shared_dir, tmp_path, figure, name, read, floor):
    gold = shared_dir / "data" / name / "dev.jsonl"
    if not gold.is_file():
        pytest.skip(f"needs {name} in ../shared")
    lines = [
        json.dumps({"id": record["id"], "actors": ranked(*read(record))})
        for record in map(json.loads, gold.read_text("utf-8").splitlines())
    ]
    predicted = tmp_path / "predicted.jsonl"
    predicted.write_text("\n".join(lines) + "\n", "utf-8")
    printed = subprocess.run(
        [sys.executable, shared_dir / "data" / "score_actors.py", predicted, gold],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    scores = json.loads(printed)
    figure(f"key actors, {name}", ", ".join(f"{key} {value}" for key, value in scores.items()))
    assert {measure: scores[measure] for measure in floor if scores[measure] < floor[measure]} == {}
