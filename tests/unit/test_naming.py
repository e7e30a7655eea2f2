"""An actor's sentences are looked for where it can be named, in all that is stored."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from briefing import archive, clock
from briefing.model import Entry, FeedDocument, FeedUrl, Paragraph, ParagraphKind
from briefing.newsroom import Newsroom

FEED = FeedUrl("https://news.example/feed")
TOLD = {
    "Talks": "Vladimir Putin met the minister in the capital on Monday.",
    "More talks": "On Tuesday Putin said that the talks were useful.",
    "Gas": "Moscow announced new prices for gas on Friday.",
    "Troops": "Russian troops left the town, residents said on Sunday.",
    "Vote": "Emmanuel Macron lost the vote in parliament on Thursday.",
    "Rebels": "HTS entered the city at dawn, residents said.",
}
CONFIG = f"""
[[feeds]]
url = "{FEED}"

[actors.aliases]
"Hayat Tahrir al-Sham" = ["HTS"]
"""


@pytest.fixture
def newsroom(tmp_path: Path) -> Iterator[Newsroom]:
    """A newsroom whose articles are all older than an edition reaches."""
    config = tmp_path / "feeds.toml"
    config.write_text(CONFIG, "utf-8")
    with Newsroom.open(config=config, data_dir=tmp_path / "data") as opened:
        take_in(opened, clock.now() - timedelta(days=60), TOLD)
        yield opened


def take_in(newsroom: Newsroom, at: datetime, told: dict[str, str]) -> None:
    entries = tuple(
        Entry(
            guid=f"https://news.example/{title}",
            url="",
            title=title,
            language="en",
            paragraphs=(Paragraph(index=0, kind=ParagraphKind.BODY, text=text),),
        )
        for title, text in told.items()
    )
    document = FeedDocument(title="X", entries=entries)
    newsroom.store.record_document(FEED, document, outlet="X", at=at, next_try=at)


@pytest.mark.parametrize(
    ("actor", "titles"),
    [
        ("Vladimir Putin", {"Talks", "More talks"}),
        ("Russia", {"Gas", "Troops"}),
        ("Emmanuel Macron", {"Vote"}),
        ("Hayat Tahrir al-Sham", {"Rebels"}),
        ("Nobody Atall", set()),
    ],
)
def test_whatever_an_article_calls_it(newsroom: Newsroom, actor: str, titles: set[str]) -> None:
    found = newsroom.sentences_naming(actor)
    assert {sentence.title for sentence in found} == titles
    assert [sentence.text for sentence in found] == [TOLD[sentence.title] for sentence in found]


def test_no_other_article_is_analysed_for_it(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    analysed = newsroom._analysed
    monkeypatch.setattr(
        newsroom,
        "_analysed",
        lambda found, **more: read.extend(a.title for a in found) or analysed(found, **more),
    )
    newsroom.sentences_naming("Emmanuel Macron")
    assert read == ["Vote"]


def test_of_many_old_articles_the_newest_are_read_with_all_that_are_known(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "MOST_ANALYSED", 3)
    now = clock.now()
    for n in range(6):
        told = {f"Port {n}": f"Hakan Fidan spoke in port {n} on Monday."}
        take_in(newsroom, now - timedelta(days=50 - n), told)

    def titles() -> list[str]:
        return [sentence.title for sentence in newsroom.sentences_naming("Hakan Fidan")]

    assert titles() == ["Port 5", "Port 4", "Port 3"]
    # Those are known now, so that others can be read.
    assert titles() == ["Port 5", "Port 4", "Port 3", "Port 2", "Port 1", "Port 0"]
