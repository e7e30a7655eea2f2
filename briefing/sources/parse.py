"""A feed's bytes to a feed's document. The one file that knows feedparser."""

import io
import re
from datetime import UTC, datetime
from time import struct_time
from typing import Any

from briefing.errors import FeedError
from briefing.model import Entry, FeedDocument, Paragraph
from briefing.sources import fields
from briefing.sources.charset import decode
from briefing.sources.jsonfeed import parse_json_feed
from briefing.sources.paragraphs import from_html, from_text, inline_text
from briefing.sources.xml_guard import FEED_ROOT, guarded
from briefing.untrusted import clean_line

Parsed = dict[str, Any]
"""One of feedparser's dictionaries."""

_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE)
_PAGE_TITLE = re.compile(r"<title[^<>]{0,200}>([^<]{0,500})", re.IGNORECASE)


def parse_feed(body: bytes, *, content_type: str, url: str) -> FeedDocument:
    """What a feed holds: RSS, Atom, RDF or JSON Feed, whatever its server calls it.

    `url` is where it was fetched, for relative links. Raises FeedError with one sentence when it is
    no feed, or so damaged that nothing can be read.
    """
    text = decode(body, content_type)
    start = text[:1_000].lstrip("\ufeff \t\r\n")[:1]
    if not text.strip():
        raise FeedError("The answer is empty")
    if start in ("{", "["):
        return parse_json_feed(text, url)
    if problem := _page_problem(text):
        raise FeedError(problem)
    parsed = _parsed(guarded(text))
    language = fields.language(_text(parsed["feed"], "language"))
    entries = [_entry(each, parsed["version"], language, url) for each in parsed["entries"]]
    if not entries and not parsed["version"]:
        raise FeedError("Neither RSS nor Atom nor a JSON feed")
    return FeedDocument(
        title=_title(parsed["feed"]),
        url=fields.link(_text(parsed["feed"], "link"), url),
        language=language,
        entries=fields.newest(entries),
    )


def _page_problem(text: str) -> str:
    start = text[:20_000]
    # Some feeds are wrapped in a page, or wear a page's document type.
    if FEED_ROOT.search(start):
        return ""
    if "<opml" in start:
        return "An OPML list of feeds, not a feed"
    if not _PAGE.search(start):
        return ""
    found = _PAGE_TITLE.search(text[:200_000])
    title = clean_line(inline_text(found[1]), 80) if found else ""
    return f"A page titled “{title}”, not a feed" if title else "A page, not a feed"


def _parsed(xml: str) -> Parsed:
    import feedparser  # 90 ms, and only a refresh parses

    # A stream, because feedparser would open a file or an address of that name.
    stream = io.BytesIO(
        b"<?xml version='1.0' encoding='utf-8'?>\n" + xml.encode("utf-8", "replace")
    )
    try:
        parsed: Parsed = feedparser.parse(
            stream,
            response_headers={"content-type": "application/xml; charset=utf-8"},
            # Its HTML cleaning is for browsers and takes half its time; we keep no HTML.
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except Exception as damage:  # it raises KeyError, AssertionError and more on mangled feeds
        raise FeedError("The feed is damaged and cannot be read") from damage
    return {
        "entries": dict.get(parsed, "entries") or (),
        "feed": dict.get(parsed, "feed") or {},
        "version": dict.get(parsed, "version") or "",
    }


def _entry(of: Parsed, version: str, language: str, url: str) -> Entry:
    return Entry(
        guid=fields.guid(_text(of, "id")),
        url=fields.link(_text(of, "feedburner_origlink"), url) or _link(of, url),
        title=_title(of),
        author=fields.name(_author(of)),
        published=_date(of, "published_parsed") or _date(of, "updated_parsed"),
        language=_language(of) or language,
        paragraphs=_paragraphs(of, is_atom=version.startswith("atom")),
    )


def _text(of: Parsed, key: str) -> str:
    # feedparser's own `get` falls back to other keys, and warns that it will not do so for ever.
    found = dict.get(of, key)
    return found if isinstance(found, str) else ""


def _detail(of: Parsed, key: str) -> Parsed:
    found = dict.get(of, key)
    return found if isinstance(found, dict) else {}


def _title(of: Parsed) -> str:
    is_markup = _text(_detail(of, "title_detail"), "type") in ("text/html", "application/xhtml+xml")
    return fields.title(_text(of, "title"), is_markup=is_markup)


def _link(of: Parsed, url: str) -> str:
    candidates = [_text(of, "link")]
    candidates += [_text(each, "href") for each in dict.get(of, "links") or () if _is_page(each)]
    return next(filter(None, (fields.link(each, url) for each in candidates if each)), "")


def _is_page(link: Parsed) -> bool:
    return _text(link, "rel") == "alternate" and _text(link, "type") in ("", "text/html")


def _author(of: Parsed) -> str:
    return _text(_detail(of, "author_detail"), "name") or _text(of, "author")


def _date(of: Parsed, key: str) -> datetime | None:
    found = dict.get(of, key)
    if not isinstance(found, struct_time):
        return None
    try:
        # A leap second is a moment, but not to datetime.
        seconds = min(found.tm_sec, 59)
        return fields.moment(datetime(*found[:5], seconds, tzinfo=UTC))
    except (ValueError, OverflowError):
        return None


def _language(of: Parsed) -> str:
    for detail in (*_contents(of), _detail(of, "title_detail")):
        if found := fields.language(_text(detail, "language")):
            return found
    return ""


def _contents(of: Parsed) -> list[Parsed]:
    """The entry's content and summary, as far as they are text."""
    listed = [*(dict.get(of, "content") or ()), _detail(of, "summary_detail")]
    return [each for each in listed if _text(each, "type").startswith(("text/", "application/x"))]


def _paragraphs(of: Parsed, *, is_atom: bool) -> tuple[Paragraph, ...]:
    fullest = max(_contents(of), key=lambda each: len(_text(each, "value")), default={})
    value = _text(fullest, "value")
    if is_atom and _text(fullest, "type") == "text/plain":
        return from_text(value)
    return from_html(value)
