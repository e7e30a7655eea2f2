"""Real database files, and short ways to make what goes into them."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from briefing.model import Entry, FeedDocument, FeedUrl, Paragraph, ParagraphKind
from briefing.store import Saved, Store

FEED = FeedUrl("https://news.example/feed.xml")
AT = datetime(2024, 12, 7, 12, tzinfo=UTC)
SOON = AT + timedelta(minutes=30)


def paragraphs(*texts: str) -> tuple[Paragraph, ...]:
    """Body paragraphs of these texts."""
    return tuple(
        Paragraph(index=index, kind=ParagraphKind.BODY, text=text)
        for index, text in enumerate(texts)
    )


def entry(
    title: str = "Rebels enter Homs",
    *,
    guid: str = "",
    url: str = "",
    text: str = "The city fell at dawn.",
    published: datetime | None = None,
) -> Entry:
    """An entry with one paragraph, or none where the text is empty."""
    return Entry(
        guid=guid,
        url=url,
        title=title,
        published=published,
        paragraphs=paragraphs(text) if text else (),
    )


def document(*entries: Entry, title: str = "The Example") -> FeedDocument:
    """What one fetch held."""
    return FeedDocument(title=title, entries=entries)


Save = Callable[..., Saved]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the database of the test lies; nothing is there yet."""
    return tmp_path / "data" / "briefing.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    """A new store on a real file."""
    with Store.open(path) as opened:
        yield opened


@pytest.fixture
def save(store: Store) -> Save:
    """Take in a fetch of these entries; `feed`, `outlet` and `at` may be given."""

    def saving(
        *entries: Entry, feed: FeedUrl = FEED, outlet: str = "The Example", at: datetime = AT
    ) -> Saved:
        return store.record_document(
            feed, document(*entries), outlet=outlet, at=at, next_try=at + timedelta(minutes=30)
        )

    return saving
