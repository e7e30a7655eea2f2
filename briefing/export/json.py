"""An edition as JSON, in the form `edition_json` describes."""

import json
import re
from dataclasses import replace

from briefing.edition_json import Json, to_json
from briefing.model import Edition, FeedUrl
from briefing.untrusted import masked_url

_UNSEEN = re.compile("[\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""What a terminal or an editor could obey; JSON writes C0 as escapes by itself."""


def render(edition: Edition) -> str:
    """The edition as one JSON document that ends in a newline."""
    return dumps(to_json(without_secrets(edition)))


def without_secrets(edition: Edition) -> Edition:
    """The edition with the passwords and keys in the addresses of its feeds masked."""
    return replace(
        edition,
        feeds=tuple(
            replace(feed, url=_masked(feed.url), moved_to=masked_url(feed.moved_to))
            for feed in edition.feeds
        ),
        articles=tuple(replace(each, feed=_masked(each.feed)) for each in edition.articles),
    )


def _masked(url: FeedUrl) -> FeedUrl:
    return FeedUrl(masked_url(url))


def dumps(document: Json | list[Json]) -> str:
    """A document as the command line prints it: readable letters, invisible controls escaped."""
    text = json.dumps(document, ensure_ascii=False, indent=1)
    return _UNSEEN.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n"
