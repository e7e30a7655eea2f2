"""Invented news of one day by four invented outlets, for the picture of a story."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from briefing.model import Entry, FeedDocument, FeedUrl, Paragraph, ParagraphKind
from briefing.newsroom import Newsroom


class Sample(NamedTuple):
    """One article: who has it, under which tag, how many hours ago, its title and paragraphs."""

    outlet: str
    tag: str
    hours: float
    title: str
    text: tuple[str, ...]


_WIRE = (
    "A ferry with more than 180 passengers capsized off the port of Zamboral before dawn on"
    " Sunday, killing at least 23 people, the coast guard said.",
    "The Santa Lucinda had left Zamboral for the island of Maripas when a wave struck its side,"
    " coast guard commander Ramon Delquiza said.",
    "Fishing boats pulled more than 140 survivors from the water, the coast guard said.",
)
NEWS = (
    Sample("Gazette", "wire", 3, "Ferry off Zamboral capsizes, killing at least 23", _WIRE),
    Sample(
        "Courier", "wire", 2, "Ferry capsizes off Zamboral, at least 23 dead",
        (*_WIRE, "Maripas Lines, the owner, said that the Santa Lucinda was not overloaded."),
    ),
    Sample(
        "Herald", "press", 1, "Divers search capsized Zamboral ferry as toll reaches 31",
        (
            "Divers searched the hull of a ferry that capsized off Zamboral on Sunday after 31"
            " people were confirmed dead in the worst accident at sea there for a decade.",
            "Survivors said that the Santa Lucinda was overloaded and leaned over within minutes.",
            "“There was no time to reach the life jackets,” said Elena Tarrago, who was on her way"
            " to Maripas with her sister.",
            "Commander Ramon Delquiza of the coast guard said that the cargo of rice had probably"
            " not been tied down.",
        ),
    ),
    Sample(
        "Radio Maripas", "local", 0.5, "Maripas mourns its dead of the Santa Lucinda",
        (
            "Church bells rang on Maripas on Sunday for the passengers of the Santa Lucinda, the"
            " ferry that capsized off Zamboral.",
            "On Saturday the ferry had been held in Zamboral for six hours because of the wind.",
            "At least 31 people died, among them nine children of one school, the governor of"
            " Maripas said.",
        ),
    ),
    Sample(
        "Courier", "wire", 7, "Budget passes in Zamboral after a long night",
        ("The city council of Zamboral passed a budget of 90 million pesos after eleven hours.",),
    ),
)  # fmt: skip

_CONFIG = """
[briefing]
refresh = "off"
[[sections]]
name = "Zamboral"
about = ["Zamboral", "Maripas"]
"""


def newsroom_of_samples(folder: Path, now: datetime) -> Newsroom:
    """A newsroom that holds these articles and an edition of the day before."""
    outlets = {sample.outlet: sample.tag for sample in NEWS} | {"Northern Post": "abroad"}
    feeds = "".join(
        f'[[feeds]]\nurl = "{_url(outlet)}"\nname = "{outlet}"\ntags = ["{tag}"]\n'
        for outlet, tag in outlets.items()
    )
    (folder / "feeds.toml").write_text(_CONFIG + feeds, "utf-8")
    newsroom = Newsroom.open(config=folder / "feeds.toml", data_dir=folder / "data")
    newsroom.looked(now - timedelta(days=1))
    for outlet in outlets:
        entries = tuple(_entry(sample, now) for sample in NEWS if sample.outlet == outlet)
        newsroom.store.record_document(
            _url(outlet),
            FeedDocument(title=outlet, language="en", entries=entries),
            outlet=outlet,
            at=now,
            next_try=now,
        )
    return newsroom


def _url(outlet: str) -> FeedUrl:
    return FeedUrl(f"https://{outlet.lower().replace(' ', '-')}.example/feed")


def _entry(sample: Sample, now: datetime) -> Entry:
    return Entry(
        guid=sample.title,
        url=f"{_url(sample.outlet)}/{sample.title.lower().replace(' ', '-')}",
        title=sample.title,
        published=now - timedelta(hours=sample.hours),
        paragraphs=tuple(
            Paragraph(index=index, kind=ParagraphKind.BODY, text=text)
            for index, text in enumerate(sample.text)
        ),
    )
