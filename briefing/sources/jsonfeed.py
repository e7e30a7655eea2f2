"""JSON Feed (https://jsonfeed.org), read by hand."""

import json
from datetime import datetime
from typing import Any

from briefing.errors import FeedError
from briefing.model import Entry, FeedDocument, Paragraph
from briefing.sources import fields
from briefing.sources.paragraphs import from_html, from_text


def parse_json_feed(text: str, url: str) -> FeedDocument:
    """What a JSON feed holds; raises FeedError when it is other JSON, or none."""
    try:
        feed = json.loads(text.lstrip("\ufeff"))
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
    listed = of.get("authors")
    authors = listed if isinstance(listed, list) else [of.get("author")]
    names = [_text(each, "name") for each in authors[:20] if isinstance(each, dict)]
    return ", ".join(filter(None, names))


def _date(item: dict[str, Any], key: str) -> datetime | None:
    try:
        return fields.moment(datetime.fromisoformat(_text(item, key)[:40].strip()))
    except ValueError:
        return None


def _paragraphs(item: dict[str, Any]) -> tuple[Paragraph, ...]:
    markup, plain = _text(item, "content_html"), _text(item, "content_text")
    if markup and len(markup) >= len(plain):
        return from_html(markup)
    return from_text(plain or _text(item, "summary"))
