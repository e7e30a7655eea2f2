"""A feed's bytes to a feed's document. The one file that knows feedparser."""

import io
from collections.abc import Iterable
from datetime import UTC, datetime
from time import struct_time
from typing import Any

from briefing.errors import FeedError
from briefing.model import Entry, FeedDocument, Paragraph
from briefing.sources import fields
from briefing.sources.charset import decode
from briefing.sources.dates import moment, read_date
from briefing.sources.jsonfeed import parse_json_feed
from briefing.sources.page_title import page_problem
from briefing.sources.paragraphs import from_html, from_text
from briefing.sources.plain_feed import read_plain
from briefing.sources.xml_guard import FEED_ROOT, guarded, has_entries

Parsed = dict[str, Any]
"""One of feedparser's dictionaries."""


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
    if problem := page_problem(text, is_wrapped=True):
        raise FeedError(problem)
    xml, is_cut = guarded(text)
    parsed = _parsed(xml.encode("utf-8", "replace"))
    language = fields.language(_text(parsed["feed"], "language"))
    entries = [_entry(each, parsed["version"], language, url) for each in parsed["entries"]]
    if not entries and (problem := _no_entries(text, xml, parsed, is_cut=is_cut)):
        raise FeedError(problem)
    return FeedDocument(
        title=_title(parsed["feed"]),
        url=fields.link(_text(parsed["feed"], "link"), url),
        language=language,
        entries=fields.newest(entries),
        is_cut=is_cut,
    )


def _no_entries(text: str, xml: str, parsed: Parsed, *, is_cut: bool) -> str:
    """Why there are none of them; empty where a feed just has none now."""
    if problem := page_problem(text, is_wrapped=False):
        return problem
    if has_entries(xml) and not is_cut:
        return "The feed is damaged: where its entries end cannot be told"
    is_named = _text(parsed["feed"], "title") or _text(parsed["feed"], "link")
    is_feed = parsed["version"] or (FEED_ROOT.match(xml) and is_named)
    return "" if is_feed else "Neither RSS nor Atom nor a JSON feed"


def _parsed(xml: bytes) -> Parsed:
    """What is in a feed; of one that is not plain what feedparser finds."""
    return read_plain(xml) or _parsed_thoroughly(xml)


def _parsed_thoroughly(xml: bytes) -> Parsed:
    import feedparser  # 90 ms, and few feeds need it

    # A stream, because feedparser would open a file or an address of that name.
    stream = io.BytesIO(b"<?xml version='1.0' encoding='utf-8'?>\n" + xml)
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
    contents = _contents(of)
    return Entry(
        guid=fields.guid(_text(of, "id")),
        url=fields.link(_text(of, "feedburner_origlink"), url) or _link(of, url),
        title=_title(of),
        author=fields.name(_author(of)),
        published=_published(of),
        language=_language((*contents, _detail(of, "title_detail"))) or language,
        paragraphs=_paragraphs(contents, is_atom=version.startswith("atom")),
    )


def _text(of: Parsed, key: str) -> str:
    # feedparser's own `get` falls back to other keys, and warns that it will not do so for ever.
    found = dict.get(of, key)
    return found if isinstance(found, str) else ""


def _detail(of: Parsed, key: str) -> Parsed:
    found = dict.get(of, key)
    return found if isinstance(found, dict) else {}


def _details(of: Parsed, key: str) -> list[Parsed]:
    """What feedparser lists under a key; nothing where an element of that name stood there."""
    found = dict.get(of, key)
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []


def _title(of: Parsed) -> str:
    is_markup = _text(_detail(of, "title_detail"), "type") in ("text/html", "application/xhtml+xml")
    return fields.title(_text(of, "title"), is_markup=is_markup)


def _link(of: Parsed, url: str) -> str:
    candidates = [_text(of, "link")]
    candidates += [_text(each, "href") for each in _details(of, "links") if _is_page(each)]
    return next(filter(None, (fields.link(each, url) for each in candidates if each)), "")


def _is_page(link: Parsed) -> bool:
    return _text(link, "rel") == "alternate" and _text(link, "type") in ("", "text/html")


def _author(of: Parsed) -> str:
    return _text(_detail(of, "author_detail"), "name") or _text(of, "author")


def _published(of: Parsed) -> datetime | None:
    for key in ("published", "updated", "created"):
        if when := read_date(_text(of, key)) or _date(of, f"{key}_parsed"):
            return when
    return None


def _date(of: Parsed, key: str) -> datetime | None:
    found = dict.get(of, key)
    if not isinstance(found, struct_time):
        return None
    try:
        # A leap second is a moment, but not to datetime.
        seconds = min(found.tm_sec, 59)
        return moment(datetime(*found[:5], seconds, tzinfo=UTC))
    except (ValueError, OverflowError):
        return None


def _language(details: Iterable[Parsed]) -> str:
    for detail in details:
        if found := fields.language(_text(detail, "language")):
            return found
    return ""


def _contents(of: Parsed) -> list[Parsed]:
    """The entry's content and summary, as far as they are text."""
    listed = [*_details(of, "content"), _detail(of, "summary_detail")]
    return [each for each in listed if _text(each, "type").startswith(("text/", "application/x"))]


def _paragraphs(contents: Iterable[Parsed], *, is_atom: bool) -> tuple[Paragraph, ...]:
    fullest = max(contents, key=lambda each: len(_text(each, "value")), default={})
    value = _text(fullest, "value")
    if is_atom and _text(fullest, "type") == "text/plain":
        return from_text(value)
    return from_html(value)
