"""From an address a reader types to the feeds that are there."""

import asyncio
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from briefing.errors import FeedError
from briefing.model import FeedUrl, FoundFeed
from briefing.sources import workers
from briefing.sources.asking import proxy_for
from briefing.sources.bundled import read_bundled
from briefing.sources.reach import hidden_inside
from briefing.untrusted import safe_url, shown_url

if TYPE_CHECKING:
    from briefing.sources.fetch import Fetched, Fetcher

MAX_CANDIDATES = 12
"""How many of the addresses a page names are tried."""


async def find_feeds(address: str) -> tuple[FoundFeed, ...]:
    """The feed at the address itself, or the feeds its page names, each fetched and parsed once.

    An address without a scheme is tried with https. Raises FeedError with one sentence when it is
    no address, cannot be reached, holds no feed, or is inside the reader's network without looking
    it: who means that writes it into feeds.toml.
    """
    if address.startswith("bundled:"):
        document = read_bundled(FeedUrl(address))
        return (
            FoundFeed(url=FeedUrl(address), title=document.title, articles=len(document.entries)),
        )
    url = _absolute(address)
    from briefing.sources.fetch import Failed, Fetched, Fetcher, Request

    host = urlsplit(url).hostname or ""
    if not proxy_for(url) and (inside := await hidden_inside(host)):
        raise FeedError(
            f"{host} is at {inside}, inside your own network",
            "write the address into feeds.toml if you mean it",
        )
    async with Fetcher() as fetcher:
        answer = await fetcher.fetch(Request(url=FeedUrl(url)))
        if isinstance(answer, Failed):
            raise FeedError(f"{shown_url(url)}: {answer.problem}", "check the address")
        if not isinstance(answer, Fetched):
            raise FeedError(f"{shown_url(url)} answered without a body")
        try:
            return (await _found(answer.body, answer.content_type, url),)
        except FeedError as no_feed:
            found = await _from_page(fetcher, answer, url)
            if not found:
                raise FeedError(
                    f"{shown_url(url)}: {no_feed.message}",
                    "give the address of a feed, or of a site that names one",
                ) from None
            return found


def _absolute(address: str) -> str:
    address = address.strip()
    url = safe_url(address if "://" in address else f"https://{address}")
    if not url or ("." not in url and "localhost" not in url and "[" not in url):
        raise FeedError(
            f"“{shown_url(address)}” is not an address",
            "give one that starts with https:// or http://",
        )
    return url


async def _found(body: bytes, content_type: str, url: str) -> FoundFeed:
    document = await workers.parse(body, content_type=content_type, url=url)
    return FoundFeed(
        url=FeedUrl(url), title=document.title or shown_url(url), articles=len(document.entries)
    )


async def _from_page(fetcher: "Fetcher", page: "Fetched", typed: str) -> tuple[FoundFeed, ...]:
    named = await workers.find_named(page.body, url=page.url)
    candidates = [each.url for each in named][:MAX_CANDIDATES]
    tried = await asyncio.gather(*(_try(fetcher, url, typed) for url in candidates))
    return tuple(feed for feed in tried if feed)


async def _try(fetcher: "Fetcher", url: str, typed: str) -> FoundFeed | None:
    from briefing.sources.fetch import Fetched, Request

    answer = await fetcher.fetch(Request(url=FeedUrl(url), home=typed))
    if not isinstance(answer, Fetched):
        return None
    try:
        return await _found(answer.body, answer.content_type, url)
    except FeedError:
        return None
