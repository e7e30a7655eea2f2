"""Short ways to make what goes into a store."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from briefing.model import Entry, FeedDocument, FeedUrl, Paragraph, ParagraphKind
from briefing.store import Saved

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
