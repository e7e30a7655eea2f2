"""From a site's page to the addresses where its feeds may be. Fetches nothing."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urljoin

from briefing.model import FeedUrl
from briefing.sources.charset import decode
from briefing.sources.html_blocks import HTML_LIMIT
from briefing.untrusted import clean_line, feed_url, public_url

FEED_TYPES = frozenset(
    (
        "application/rss+xml",
        "application/atom+xml",
        "application/rdf+xml",
        "application/feed+json",
        "text/rss+xml",
    )
)
LOOSE_TYPES = frozenset(("application/json", "application/xml", "text/xml"))
"""Types that a feed may have, but that other things have more often."""
USUAL_PLACES = (
    "/feed",
    "/rss",
    "/feed.xml",
    "/rss.xml",
    "/atom.xml",
    "/index.xml",
    "/feed.json",
    "/feeds/posts/default",
)
LINKS_LIMIT = 4
"""How many plain links that look like feeds are tried."""
_LIKE_FEED = re.compile(r"\b(?:feed|rss|atom)s?\b", re.IGNORECASE)
_COMMENTS = re.compile(r"\bcomments?\b|kommentar|commentaires", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedFeed:
    """An address where a page says, or lets guess, that a feed is."""

    url: FeedUrl
    title: str = ""
    """What the page calls it; empty for a guess."""


def find_feeds(html: bytes, url: str) -> tuple[NamedFeed, ...]:
    """The feeds that a page names, best first; where it names none, where feeds usually are."""
    links = _links(decode(html[:HTML_LIMIT]))
    base = next((public_url(urljoin(url, link.href)) for link in links if link.tag == "base"), "")
    found: dict[str, NamedFeed] = {}
    for link in _in_order(links):
        try:
            address = public_url(feed_url(urljoin(base or url, link.href.strip())))
        except ValueError:
            continue
        if address and address != url:
            feed = NamedFeed(url=FeedUrl(address), title=clean_line(link.title, 200))
            found.setdefault(address, feed)
    if not found:
        places = [public_url(urljoin(url, place)) for place in USUAL_PLACES]
        found = {place: NamedFeed(url=FeedUrl(place)) for place in places if place}
    return tuple(found.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Link:
    tag: str
    href: str
    title: str
    rel: str
    type: str


def _in_order(links: list[_Link]) -> Iterator[_Link]:
    """What is declared a feed, comments after articles; then a few links that look like one."""
    declared = [each for each in links if each.tag == "link" and _is_declared(each)]
    yield from sorted(declared, key=lambda each: bool(_COMMENTS.search(each.title + each.href)))
    if not declared:
        looking = [each for each in links if each.tag == "a" and _LIKE_FEED.search(each.href)]
        yield from looking[:LINKS_LIMIT]


def _is_declared(link: _Link) -> bool:
    if "alternate" not in link.rel:
        return False
    return link.type in FEED_TYPES or (
        link.type in LOOSE_TYPES and bool(_LIKE_FEED.search(link.href))
    )


def _links(text: str) -> list[_Link]:
    # 40 ms, and only looking for feeds needs it.
    from lxml import etree  # type: ignore[import-untyped]

    target = _Target()
    parser = etree.HTMLParser(target=target, encoding="utf-8", no_network=True)
    parser.feed(text.encode("utf-8", "replace"))
    parser.close()
    return target.links


class _Target:
    """Takes the parser's events and keeps what links to somewhere."""

    def __init__(self) -> None:
        self.links: list[_Link] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        href = attributes.get("href", "")
        if tag in ("link", "a", "base") and href:
            self.links.append(
                _Link(
                    tag=tag,
                    href=href,
                    title=attributes.get("title", ""),
                    rel=attributes.get("rel", "").lower(),
                    type=attributes.get("type", "").split(";")[0].strip().lower(),
                )
            )

    def close(self) -> None:
        """lxml asks for it."""
