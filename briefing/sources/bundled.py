"""The articles that come with the program, under `bundled:` addresses; they need no network."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import resources

from briefing.errors import FeedError
from briefing.model import Entry, FeedDocument, FeedUrl
from briefing.sources.paragraphs import from_text


@dataclass(frozen=True, slots=True, kw_only=True)
class BundledArticle:
    """What the plain text of a packaged article does not say itself."""

    file: str
    """Its name in `briefing/data`."""
    title: str
    published: datetime
    language: str


BUNDLED: Mapping[FeedUrl, BundledArticle] = {
    FeedUrl("bundled:syria-2024-12-07"): BundledArticle(
        file="syria-2024-12-07.txt",
        title="Syria, 7 December 2024",
        published=datetime(2024, 12, 7, tzinfo=UTC),
        language="en",
    ),
}
FEED_TITLE = "Bundled article"


def read_bundled(url: FeedUrl) -> FeedDocument:
    """The feed of one packaged article. Raises FeedError when there is none of that name."""
    article = BUNDLED.get(url)
    if article is None:
        raise FeedError(f"there is no article “{url}”", f"the bundled ones: {', '.join(BUNDLED)}")
    text = resources.files("briefing").joinpath("data", article.file).read_text("utf-8")
    entry = Entry(
        guid=url,
        url="",
        title=article.title,
        published=article.published,
        language=article.language,
        paragraphs=from_text(text),
    )
    return FeedDocument(title=FEED_TITLE, language=article.language, entries=(entry,))
