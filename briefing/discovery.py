"""From an address a reader types to the feeds that are there."""

import asyncio
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from briefing.errors import FeedError, InsideError
from briefing.model import FeedDocument, FeedUrl, FoundFeed
from briefing.sources import workers
from briefing.sources.asking import proxies_named, proxy_for
from briefing.sources.bundled import read_bundled
from briefing.sources.inside import is_inside_name
from briefing.sources.reach import hidden_inside
from briefing.untrusted import safe_url, shown_url

if TYPE_CHECKING:
    from briefing.sources.fetch import Fetched, Fetcher

MAX_CANDIDATES = 12
"""How many of the addresses a page names are tried."""
HEADLINES = 3
"""How many of a feed's newest headlines are shown before it is added."""


async def find_feeds(address: str, *, allow_inside: bool = False) -> tuple[FoundFeed, ...]:
    """The feed at the address itself, or the feeds its page names, each fetched and parsed once.

    An address without a scheme is tried with https. Raises FeedError with one sentence when it is
    no address, cannot be reached or holds no feed; InsideError, with nothing asked for, when it is
    inside the reader's own network and that is not allowed.
    """
    if address.startswith("bundled:"):
        document = read_bundled(FeedUrl(address))
        return (
            FoundFeed(
                url=FeedUrl(address),
                title=document.title,
                articles=len(document.entries),
                newest=_newest(document),
            ),
        )
    url = _absolute(address)
    from briefing.sources.fetch import Failed, Fetched, Fetcher, Request

    place = await place_inside(url)
    if place and not allow_inside:
        raise InsideError(f"{place} your own network", "only add it if you know what is there")
    async with Fetcher() as fetcher:
        answer = await fetcher.fetch(Request(url=FeedUrl(url)))
        if isinstance(answer, Failed):
            raise FeedError(f"{shown_url(url)}: {answer.problem}", "check the address")
        if not isinstance(answer, Fetched):
            raise FeedError(f"{shown_url(url)} answered without a body")
        try:
            return (await _found(answer.body, answer.content_type, url, url if place else ""),)
        except FeedError as no_feed:
            found = await _from_page(fetcher, answer, url, is_inside=bool(place))
            if not found:
                raise FeedError(
                    f"{shown_url(url)}: {no_feed.message}",
                    "give the address of a feed, or of a site that names one",
                ) from None
            return found


async def place_inside(url: str) -> str:
    """Where an address is inside the reader's network, to be followed by that; else empty."""
    host = urlsplit(url).hostname or ""
    if is_inside_name(host):
        return f"{host} is inside"
    if not proxy_for(url, proxies_named()) and (address := await hidden_inside(host)):
        return f"{host} is at {address}, inside"
    return ""


def _absolute(address: str) -> str:
    address = address.strip()
    url = safe_url(address if "://" in address else f"https://{address}")
    if not url or ("." not in url and "localhost" not in url and "[" not in url):
        raise FeedError(
            f"“{shown_url(address)}” is not an address",
            "give one that starts with https:// or http://",
        )
    return url


async def _found(body: bytes, content_type: str, url: str, inside: str = "") -> FoundFeed:
    """The feed that a body is; `inside` is the address the reader allowed to be inside."""
    document = await workers.parse(body, content_type=content_type, url=url)
    return FoundFeed(
        url=FeedUrl(url),
        title=document.title or shown_url(url),
        articles=len(document.entries),
        newest=_newest(document),
        inside=bool(inside) and urlsplit(inside).hostname == urlsplit(url).hostname,
    )


def _newest(document: FeedDocument) -> tuple[str, ...]:
    """The headlines of the newest entries; those without a date keep the feed's order, last."""
    dated = sorted(
        document.entries,
        key=lambda entry: entry.published.timestamp() if entry.published else float("-inf"),
        reverse=True,
    )
    return tuple(entry.title for entry in dated if entry.title)[:HEADLINES]


async def _from_page(
    fetcher: "Fetcher", page: "Fetched", typed: str, *, is_inside: bool
) -> tuple[FoundFeed, ...]:
    named = await workers.find_named(page.body, url=page.url)
    candidates = [each.url for each in named][:MAX_CANDIDATES]
    inside = typed if is_inside else ""
    tried = await asyncio.gather(*(_try(fetcher, url, typed, inside) for url in candidates))
    return tuple(feed for feed in tried if feed)


async def _try(fetcher: "Fetcher", url: str, typed: str, inside: str) -> FoundFeed | None:
    from briefing.sources.fetch import Fetched, Request

    answer = await fetcher.fetch(Request(url=FeedUrl(url), home=typed))
    if not isinstance(answer, Fetched):
        return None
    try:
        return await _found(answer.body, answer.content_type, url, inside)
    except FeedError:
        return None
