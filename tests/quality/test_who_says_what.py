"""How well claims are found: who says what, on labelled political news by its own scoring script.

What is measured is what the reader gets: the claims of an article, where sentences of one quotation
count as one. Each floor lies a little under what the engine reaches; run with `-s` for the figures.
"""

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefing.analysis.article import analyse
from briefing.analysis.claims.finding import claims
from briefing.model import Article, ArticleId, FeedUrl, FoundClaim, Paragraph, ParagraphKind

pytestmark = [pytest.mark.quality, pytest.mark.slow]

NOON = datetime(2016, 6, 1, 12, tzinfo=UTC)
_BLANK = re.compile(r"\n\s*\n|$")


def blocks(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for blank in _BLANK.finditer(text):
        if text[start : blank.start()].strip():
            yield start, text[start : blank.start()].replace("\n", " ")
        start = blank.end()


def article_of(texts: list[str]) -> Article:
    return Article(
        id=ArticleId("a"),
        feed=FeedUrl("https://news.example/feed"),
        title="",
        url="",
        outlet="The Herald",
        published=NOON,
        first_seen=NOON,
        language="en",
        paragraphs=tuple(
            Paragraph(index=index, kind=ParagraphKind.BODY, text=text)
            for index, text in enumerate(texts)
        ),
    )


def attributions(found: tuple[FoundClaim, ...], starts: list[int]) -> list[dict]:
    """What goes on with a quotation is joined to what names its source."""
    joined: list[dict] = []
    for claim in found:
        base = starts[claim.paragraph]
        named = claim.source_end > claim.source_start
        whose = (claim.source, claim.cue)
        last = joined[-1] if joined else None
        if last is None or last["whose"] != whose or (named and last["source"]):
            last = {"whose": whose, "source": [], "content": [], "cue": []}
            joined.append(last)
        if named:
            last["source"].append([base + claim.source_start, base + claim.source_end])
        last["content"].append([base + claim.content_start, base + claim.content_end])
    return joined


def test_who_says_what(
    shared_dir: Path, tmp_path: Path, figure: Callable[[str, str], None]
) -> None:
    folder = shared_dir / "data"
    gold = folder / "quotes-polnear" / "dev.jsonl"
    if not gold.is_file():
        pytest.skip("needs dev.jsonl of quotes-polnear in ../shared")
    answers = tmp_path / "answers.jsonl"
    with answers.open("w", encoding="utf-8") as file:
        for line in gold.read_text("utf-8").splitlines():
            record = json.loads(line)
            parts = list(blocks(record["text"]))
            article = article_of([text for _, text in parts])
            found = claims(article, analyse(article).paragraphs)
            told = attributions(found, [start for start, _ in parts])
            file.write(json.dumps({"id": record["id"], "attributions": told}) + "\n")
    done = subprocess.run(
        [sys.executable, folder / "score_quotes.py", answers, gold],
        check=True,
        capture_output=True,
        text=True,
    )
    figures = json.loads(done.stdout)
    figure(
        "claims, quotes-polnear, with the right speaker",
        f"{figures['end_to_end']}; recall of indirect speech {figures['recall']['indirect'][0]}",
    )
    assert figures["end_to_end"]["P"] >= 75
    assert figures["end_to_end"]["F1"] >= 45
    assert figures["recall"]["indirect"][0] >= 35
