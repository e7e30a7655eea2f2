"""How well the days of sentences are read, on sentences labelled before any rule was written.

tests/data/days/README.md has the conventions. The sentences at odd places were looked at while the
rules were made, those at even places never.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from briefing.analysis.article import analyse
from briefing.model import Article, ArticleId, FeedUrl, FoundDate, Paragraph, ParagraphKind

pytestmark = pytest.mark.quality

SENTENCES = Path(__file__).parents[1] / "data" / "days" / "sentences.json"


def records() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(SENTENCES.read_text("utf-8"))
    return found


def found_in(record: dict[str, Any]) -> FoundDate | None:
    """The day of a sentence, as the only one of an article."""
    published = datetime.fromisoformat(record["published"]).replace(hour=12, tzinfo=UTC)
    article = Article(
        id=ArticleId("a"),
        feed=FeedUrl("https://news.example/feed"),
        title="",
        url="",
        outlet="The Herald",
        published=published,
        first_seen=published,
        language="en",
        paragraphs=(Paragraph(index=0, kind=ParagraphKind.BODY, text=record["text"]),),
    )
    found = analyse(article).dates
    return found[0] if found else None


@dataclass
class Score:
    """How many of the labelled sentences came out right."""

    named: int = 0
    found: int = 0
    right: int = 0
    silent: int = 0
    told: int = 0
    told_right: int = 0

    def add(self, record: dict[str, Any]) -> bool:
        found = found_in(record)
        is_right = (found.day.isoformat() if found else None) in (
            record["day"],
            *record.get("also_ok", ()),
        )
        self.named += record["day"] is not None
        self.found += found is not None
        if found is None:
            self.silent += is_right
            return is_right
        self.right += is_right
        if not is_right or record["reported"] is None:
            return is_right
        self.told += 1
        is_right = found.is_reported is record["reported"]
        self.told_right += is_right
        return is_right

    def __str__(self) -> str:
        return (
            f"{self.right} of {self.named} days right, {self.found - self.right} wrong; "
            f"happened or reported {self.told_right} of {self.told}"
        )


def test_days(figure: Callable[[str, str], None]) -> None:
    seen, unseen = Score(), Score()
    for number, record in enumerate(records()):
        (unseen if number % 2 else seen).add(record)
    figure("days of sentences, half looked at", str(seen))
    figure("days of sentences, other half", str(unseen))
    assert unseen.right >= 0.85 * unseen.named
    assert unseen.right >= 0.9 * unseen.found
    assert unseen.told_right >= 0.85 * unseen.told
