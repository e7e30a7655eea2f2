"""What a worker makes of a feed: parsed, and made ready for the store."""

from typing import Any

from briefing.model import FeedUrl
from briefing.sources.parse import parse_feed
from briefing.store.arrivals import arrived, as_plain


def read(
    body: bytes, *, content_type: str, url: str, feed: FeedUrl, is_new: bool
) -> tuple[Any, ...]:
    """What a body of a feed holds, for `from_plain`. Raises FeedError.

    `url` is where the body was found, `feed` what the feed is known as; `is_new` where nothing of
    it is stored.
    """
    document = parse_feed(body, content_type=content_type, url=url)
    return as_plain(arrived(document, feed, is_new=is_new))
