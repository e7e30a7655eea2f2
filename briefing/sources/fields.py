"""The small values of a feed, made safe and of one form, whichever format they came in."""

import html
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from urllib.parse import urljoin

from briefing.model import Entry
from briefing.sources.paragraphs import inline_text
from briefing.untrusted import URL_LIMIT, clean_line, public_url

ENTRIES_LIMIT = 2_000
"""How many entries of one feed are read, the newest."""
GUID_LIMIT = 2_000
NAME_LIMIT = 200

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{1,8}){0,4}")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8}\d{0,2});", re.IGNORECASE)
_PLAIN_LINK = re.compile(
    r"https?://[a-z0-9-]{1,60}(?:\.[a-z0-9-]{1,60}){1,3}/[A-Za-z0-9/_~.-]{0,500}"
    r"(?:\?[A-Za-z0-9/_~.=&%+-]{1,500})?"
)
"""Absolute, and of no character that would have to be looked at twice: what most links are."""
_UNDATED = datetime(1, 1, 1, tzinfo=UTC)


def title(text: str, *, is_markup: bool) -> str:
    """One line; markup in it read as such, or taken as the characters it is."""
    text = text[:20_000]
    if is_markup:
        return inline_text(text)
    # Many feeds escape twice, so that "&amp;#8217;" would be shown as "&#8217;".
    return clean_line(html.unescape(text) if _ENTITY.search(text) else text)


def name(text: str) -> str:
    """The name of a person or a feed, short."""
    return clean_line(inline_text(text[:2_000]), NAME_LIMIT)


def guid(text: str) -> str:
    """What a feed calls an entry."""
    return clean_line(text, GUID_LIMIT)


def link(text: str, base: str) -> str:
    """An absolute http or https address; empty where there is none."""
    text = text.strip()[: URL_LIMIT + 1]
    if not text or _PLAIN_LINK.fullmatch(text):
        return text
    try:
        return public_url(text and urljoin(base, text))
    except ValueError:
        return ""


def language(text: str) -> str:
    """A BCP 47 tag in lower case, or nothing."""
    text = text.strip().lower().replace("_", "-")
    return text if text and _LANGUAGE.fullmatch(text) else ""


def newest(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The newest entries, as many as are read, in the feed's order; the undated count as old."""
    if len(entries) <= ENTRIES_LIMIT:
        return tuple(entries)
    by_age = sorted(
        range(len(entries)), key=lambda i: entries[i].published or _UNDATED, reverse=True
    )
    return tuple(entries[i] for i in sorted(by_age[:ENTRIES_LIMIT]))
