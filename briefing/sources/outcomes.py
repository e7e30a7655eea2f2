"""What is asked of the network, and what comes of it. Knows no HTTP library."""

from dataclasses import dataclass
from datetime import timedelta

from briefing.model import FeedUrl


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What to fetch, and what is known of it from the last time."""

    url: FeedUrl
    etag: str = ""
    last_modified: str = ""
    home: str = ""
    """The address the reader typed that led to this one; empty where it is this one. Nothing but
    its own host may be inside the reader's network."""
    is_page: bool = False
    """Whether a web page is wanted and not a feed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """A body, unpacked."""

    body: bytes
    content_type: str
    etag: str
    last_modified: str
    url: str
    """Where it was in the end, for relative links."""
    moved_to: str = ""
    """The new address, where every redirect on the way said it is for good."""
    broke_off: str = ""
    """Why it ends before its end, in one sentence; empty for a whole one. There are no validators
    of a body that broke off."""


@dataclass(frozen=True, slots=True)
class NotModified:
    """It is as it was when the validators of the request were given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """There is nothing to read."""

    problem: str
    """Why, in one sentence without a full stop; harmless text without secrets."""
    retry_after: timedelta | None = None
    """How long the server asks to be left alone, between a minute and a day."""
    gone: bool = False
    """Whether the server says it will never be there again."""


Outcome = Fetched | NotModified | Failed
