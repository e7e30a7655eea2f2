"""Articles that a feed only begins, read from their own pages on a real server."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from loopback import Handler, Site

from briefing import full_text
from briefing.config import Config, FeedConfig
from briefing.model import Article, FeedUrl
from briefing.refresh import refresh
from briefing.store import Page, Store

TEASER = "The ferry to the islands runs again after nine weeks."
SENTENCES = [
    TEASER,
    "The harbour office said on Monday that the engine had been replaced and tested at sea.",
    "Islanders who had waited since March were given the first places on the morning crossing.",
    "The mayor of Görün said that the town would pay for a second boat before the summer ends.",
]
BODY = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "briefing.db") as opened:
        yield opened


def page(article: str = BODY, head: str = "") -> bytes:
    return (
        f"<html><head><title>Ferry</title>{head}</head><body><nav><a href='/'>Home</a></nav>"
        f"<article><h1>Ferry runs again</h1>{article}</article></body></html>"
    ).encode()


def feed(*paths: str, text: str = TEASER) -> bytes:
    items = "".join(
        f"<item><title>Ferry runs again</title><guid>{path}</guid><link>{path}</link>"
        f"<description>{text}</description></item>"
        for path in paths
    )
    return f'<rss version="2.0"><channel><title>Gazette</title>{items}</channel></rss>'.encode()


async def refreshed(site: Site, store: Store, *, is_wanted: bool = True) -> tuple[Article, ...]:
    url = FeedUrl(f"{site.root}/feed")
    config = Config(path=Path("feeds.toml"), feeds=(FeedConfig(url=url, full_text=is_wanted),))
    async for _ in refresh(config, store, forced=True):
        pass
    return store.articles(feeds=[url], since=None)


async def article_and_page(site: Site, store: Store) -> tuple[str, Page]:
    site.answer("/feed", body=feed("/ferry"))
    [article] = await refreshed(site, store)
    return "\n".join(each.text for each in article.paragraphs), store.pages([article.id])[
        article.id
    ]


async def test_the_page_is_read_once_and_shown(site: Site, store: Store) -> None:
    site.answer("/ferry", body=page(), headers={"Content-Type": "text/html"})
    text, came = await article_and_page(site, store)
    assert all(sentence in text for sentence in SENTENCES)
    assert (came.is_shown, came.problem) == (True, "")
    await refreshed(site, store)
    assert [seen.path for seen in site.seen].count("/ferry") == 1
    asked = next(seen for seen in site.seen if seen.path == "/ferry")
    assert asked.headers["Accept"].startswith("text/html")


async def test_only_where_it_is_wanted_and_only_what_is_a_teaser(site: Site, store: Store) -> None:
    site.answer("/feed", body=feed("/ferry"))
    await refreshed(site, store, is_wanted=False)
    site.answer("/feed", body=feed("/long", text="The ferry runs. " * 100))
    await refreshed(site, store)
    assert [seen.path for seen in site.seen if seen.path == "/long"] == []


PAYWALL = '<script type="application/ld+json">{"isAccessibleForFree": false}</script>'
FAILING = {
    "subscribers only": lambda site: site.answer("/ferry", body=page(head=PAYWALL)),
    "without running its scripts": lambda site: site.answer(
        "/ferry", body=b"<html><div id=root></div><script src=/app.js></script></html>"
    ),
    "no more of the article": lambda site: site.answer(
        "/ferry", body=page(f"<p>{TEASER}</p>" + "<p></p>" * 9)
    ),
    "another text": lambda site: site.answer(
        "/ferry", body=page("".join(f"<p>{'Cookies are used by us and by others. ' * 9}</p>"))
    ),
    "is no web page": lambda site: site.answer(
        "/ferry", body=b"%PDF-1.7", headers={"Content-Type": "application/pdf"}
    ),
    "HTTP 404": lambda site: None,
    "not a web address": lambda site: site.redirect("/ferry", "file:///etc/passwd"),
}


@pytest.mark.parametrize("why", FAILING)
async def test_when_it_fails_the_feeds_text_stays_and_why_is_kept(
    site: Site, store: Store, why: str
) -> None:
    FAILING[why](site)
    text, came = await article_and_page(site, store)
    assert text == TEASER
    assert not came.is_shown
    if why != "no more of the article":
        assert why in came.problem


async def test_few_at_a_time_and_a_host_that_fails_is_left_alone(
    site: Site, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(full_text, "AT_ONCE", 3)
    at_once, most, lock = [0], [0], threading.Lock()

    def slow(handler: Handler) -> None:
        with lock:
            at_once[0] += 1
            most[0] = max(most[0], at_once[0])
        site.stopping.wait(0.05)
        with lock:
            at_once[0] -= 1
        handler.reply(200, page())

    paths = [f"/{number}" for number in range(6)]
    for path in paths:
        site.on(path, slow)
    site.answer("/feed", body=feed(*paths))
    articles = await refreshed(site, store)
    assert all(page.is_shown for page in store.pages([each.id for each in articles]).values())
    assert most[0] <= 2

    bad = [f"/bad{number}" for number in range(8)]
    site.answer("/feed", body=feed(*bad))
    await refreshed(site, store)
    n_asked = sum(seen.path.startswith("/bad") for seen in site.seen)
    assert full_text.FAILURES <= n_asked <= full_text.FAILURES + 2


async def test_no_more_than_so_many_in_one_refresh(
    site: Site, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(full_text, "PAGES", 3)
    paths = [f"/{number}" for number in range(5)]
    for path in paths:
        site.answer(path, body=page())
    site.answer("/feed", body=feed(*paths))
    articles = await refreshed(site, store)
    assert len(store.pages([each.id for each in articles])) == 3
    await refreshed(site, store)
    assert len(store.pages([each.id for each in articles])) == 5
