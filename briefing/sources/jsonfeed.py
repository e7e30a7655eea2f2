"""JSON Feed (https://jsonfeed.org), read by hand."""

import json
from datetime import datetime
from typing import Any

from briefing.errors import FeedError
from briefing.model import Entry, FeedDocument, Paragraph
from briefing.sources import fields
from briefing.sources.dates import read_date
from briefing.sources.paragraphs import from_html, from_text


def parse_json_feed(text: str, url: str) -> FeedDocument:
    """What a JSON feed holds; raises FeedError when it is other JSON, or none."""
    try:
        # Line ends in strings are forbidden and common, and so is a comment after the end.
        feed, _ = json.JSONDecoder(strict=False).raw_decode(text.lstrip("\ufeff \t\r\n\0"))
    except (ValueError, RecursionError):
        raise FeedError("Not a feed: its JSON is damaged") from None
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list):
        raise FeedError("JSON, but not a JSON feed")
    language = fields.language(_text(feed, "language"))
    entries = [_entry(item, feed, language, url) for item in items if isinstance(item, dict)]
    return FeedDocument(
        title=fields.title(_text(feed, "title"), is_markup=False),
        url=fields.link(_text(feed, "home_page_url"), url),
        language=language,
        entries=fields.newest(entries),
    )


def _entry(item: dict[str, Any], feed: dict[str, Any], language: str, url: str) -> Entry:
    return Entry(
        guid=fields.guid(_text(item, "id")),
        url=fields.link(_text(item, "url") or _text(item, "external_url"), url),
        title=fields.title(_text(item, "title"), is_markup=False),
        author=fields.name(_author(item) or _author(feed)),
        published=_date(item, "date_published") or _date(item, "date_modified"),
        language=fields.language(_text(item, "language")) or language,
        paragraphs=_paragraphs(item),
    )


def _text(of: dict[str, Any], key: str) -> str:
    """A string, or a number as one: ids are often numbers against the specification."""
    found = of.get(key)
    if isinstance(found, str):
        return found
    return str(found) if isinstance(found, int) and not isinstance(found, bool) else ""


def _author(of: dict[str, Any]) -> str:
    """The names, in any of the forms that are met: an object, a name, a list of such."""
    listed = of.get("authors") or of.get("author")
    authors = listed if isinstance(listed, list) else [listed]
    names = [
        _text(each, "name") if isinstance(each, dict) else each if isinstance(each, str) else ""
        for each in authors[:20]
    ]
    return ", ".join(filter(None, names))


def _date(item: dict[str, Any], key: str) -> datetime | None:
    return read_date(_text(item, key))


def _paragraphs(item: dict[str, Any]) -> tuple[Paragraph, ...]:
    markup, plain = _text(item, "content_html"), _text(item, "content_text")
    if markup and len(markup) >= len(plain):
        return from_html(markup)
    return from_text(plain or _text(item, "summary"))
