"""The articles that a feed only begins, read to their end on their own pages. Knows no screen.

Only for feeds with `full_text = true`, after the feeds themselves, a few pages at a time, each page
once. Whatever goes wrong, the feed's text stays, and why is kept.
"""

import asyncio
import logging
import re
from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from briefing.addresses import BUNDLED
from briefing.config import FeedConfig
from briefing.errors import FeedError, StoreError
from briefing.fold import fold
from briefing.model import Article, FeedUrl, Paragraph, ParagraphKind
from briefing.store import Store
from briefing.untrusted import shown_url

if TYPE_CHECKING:
    from briefing.sources.fetch import Fetched, Fetcher

PAGES = 60
"""How many pages are asked for in one refresh, those of the newest articles."""
AT_ONCE = 4
TIME_S = 90
"""How long all of them may take; what is left over comes with the next refresh."""
FAILURES = 2
"""After how many failures a host is left alone for this refresh."""
FIRST_SEEN = timedelta(days=3)
"""Of how long ago articles are still asked for."""
WHOLE = 1_200
"""A feed's text of so many characters is taken for the whole article."""
LONGER = 1.3
"""How many times as long as the feed's text the page's must be to be more than the same."""
SHARED = 0.3
"""What share of the words of title and feed a page must hold to be of the same article."""
FEW_WORDS = 12
"""Of fewer words one is enough."""

_CUT = re.compile(
    r"(?:\u2026|\.\.\.|\[(?:\u2026|\.\.\.)\])\W{0,3}$"
    r"|\b(?:read more|continue reading|read the full|weiterlesen|lire la suite|leer más)\b.{0,60}$",
    re.IGNORECASE | re.DOTALL,
)
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|\w{4,}")

_log = logging.getLogger(__name__)


async def read_pages(
    feeds: Iterable[FeedConfig], store: Store, fetcher: "Fetcher", at: datetime
) -> int:
    """Ask for the pages of the newest articles that are only begun; how many are shown now."""
    urls = [feed.url for feed in feeds if feed.full_text and not feed.url.startswith(BUNDLED)]
    if not urls:
        return 0
    found = await asyncio.to_thread(
        store.articles_without_page, urls, since=at - FIRST_SEEN, at=at, limit=4 * PAGES
    )
    pages = _Pages(store, fetcher, at)
    teasers = [article for article in found if is_teaser(article.paragraphs)][:PAGES]
    waiting = iter(teasers)
    try:
        async with asyncio.timeout(TIME_S):
            await asyncio.gather(*(pages.work(waiting) for _ in range(min(AT_ONCE, len(teasers)))))
    except TimeoutError:
        _log.info("some pages are left for the next refresh")
    except StoreError as error:
        _log.warning("pages could not be kept: %s", error.message)
    return pages.n_shown


class _Pages:
    """The pages of one refresh."""

    def __init__(self, store: Store, fetcher: "Fetcher", at: datetime) -> None:
        self._store = store
        self._fetcher = fetcher
        self._at = at
        self._failures: dict[str, int] = {}
        """By host; what is not asked for because of it stays to be asked for."""
        self.n_shown = 0

    async def work(self, waiting: Iterable[Article]) -> None:
        """Read one page after the other."""
        for article in waiting:
            host = urlsplit(article.url).hostname or ""
            if self._failures.get(host, 0) < FAILURES:
                try:
                    await self._read(article, host)
                except StoreError:
                    raise
                except Exception:
                    _log.exception("reading %r failed", shown_url(article.url))

    async def _read(self, article: Article, host: str) -> None:
        from briefing.sources.fetch import Failed, Fetched, Request

        answer = await self._fetcher.fetch(
            Request(url=FeedUrl(article.url), home=article.feed, is_page=True)
        )
        match answer:
            case Failed():
                if answer.retry_after:
                    self._failures[host] = FAILURES
                self._failures[host] = self._failures.get(host, 0) + 1
                await self._failed(article, answer.problem, is_final=answer.gone)
            case Fetched(broke_off=problem) if problem:
                await self._failed(article, problem, is_final=False)
            case Fetched():
                await self._take_in(article, answer)

    async def _take_in(self, article: Article, answer: "Fetched") -> None:
        from briefing.sources import workers

        try:
            page = await workers.read_page(
                answer.body, content_type=answer.content_type, url=answer.url
            )
        except FeedError as error:
            await self._failed(article, error.message, is_final=True)
            return
        problem = page.problem or why_not(article, page.paragraphs)
        if problem:
            await self._failed(article, problem, is_final=True)
            return
        await asyncio.to_thread(self._store.save_page, article, page.paragraphs, at=self._at)
        self.n_shown += 1

    async def _failed(self, article: Article, problem: str, *, is_final: bool) -> None:
        await asyncio.to_thread(
            self._store.record_page_problem, article.id, problem, at=self._at, is_final=is_final
        )


def is_teaser(paragraphs: Collection[Paragraph]) -> bool:
    """Whether a feed's text is short, or says that it goes on elsewhere."""
    text = _text(paragraphs)
    return len(text) < WHOLE or bool(_CUT.search(text[-200:]))


def why_not(article: Article, paragraphs: Collection[Paragraph]) -> str:
    """Why a page's text is not better than the feed's; empty where it is."""
    own, text = _text(article.paragraphs), _text(paragraphs)
    if len(text) < LONGER * len(own):
        return "The page has no more of the article than the feed"
    wanted = set(_WORD.findall(fold(f"{article.title} {own}")))
    shared = wanted & set(_WORD.findall(fold(text)))
    needed = SHARED * len(wanted) if len(wanted) >= FEW_WORDS else min(1, len(wanted))
    return "" if len(shared) >= needed else "The page has another text than the article"


def _text(paragraphs: Collection[Paragraph]) -> str:
    return "\n".join(each.text for each in paragraphs if each.kind is ParagraphKind.BODY)
