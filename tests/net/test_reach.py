"""Where a request may lead: what the reader typed may be inside, and nothing else gets there."""

import asyncio
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from loopback import Site

from briefing.config import Config, FeedConfig
from briefing.errors import FeedError, InsideError
from briefing.intake import FeedEvent, FeedFailed, FeedRefreshed
from briefing.model import FeedUrl
from briefing.refresh import refresh
from briefing.sources import reach
from briefing.sources.fetch import Failed, Fetched, Fetcher, Outcome, Request
from briefing.store import Store

INSIDE = "inside your own network"


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def neighbour() -> Iterator[Site]:
    """A server at another address of the reader's own network."""
    try:
        with Site(host="127.0.0.2") as running:
            yield running
    except OSError:
        pytest.skip("this system has no second loopback address")


class NameServer(dict[str, list[str]]):
    """Names and the addresses that each look-up gives for them, one after the other."""

    async def __call__(self, host: str) -> tuple[str, ...]:
        self.asked.append(host)
        if host not in self:
            return (host,)
        addresses = self[host]
        return tuple((addresses.pop(0) if len(addresses) > 1 else addresses[0]).split())

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> NameServer:
    server = NameServer()
    monkeypatch.setattr(reach, "look_up", server)
    return server


@pytest.fixture
def first_is_public(monkeypatch: pytest.MonkeyPatch) -> None:
    """Takes 127.0.0.1 for an address of the open internet, and 127.0.0.2 for one inside."""
    monkeypatch.setattr(reach, "is_public", "127.0.0.1".__eq__)


async def fetched(url: str, home: str = "", fetcher: Fetcher | None = None) -> Outcome:
    async with fetcher or Fetcher() as open_fetcher:
        return await open_fetcher.fetch(Request(url=FeedUrl(url), home=home))


def is_refused(outcome: Outcome) -> bool:
    return isinstance(outcome, Failed) and INSIDE in outcome.problem


def named(site: Site, name: str) -> str:
    return site.root.replace(site.host, name)


async def test_what_the_reader_typed_may_be_inside(neighbour: Site) -> None:
    assert isinstance(await fetched(neighbour.answer("/feed")), Fetched)


async def test_a_redirect_from_inside_stays_at_its_host(
    site: Site, other_site: Site, neighbour: Site
) -> None:
    assert isinstance(await fetched(site.redirect("/a", other_site.answer("/feed"))), Fetched)
    near = named(other_site, "localhost")
    assert isinstance(await fetched(site.redirect("/b", f"{near}/feed")), Fetched)
    assert is_refused(await fetched(site.redirect("/c", neighbour.answer("/feed"))))
    assert neighbour.seen == []


@pytest.mark.parametrize("host", ["2130706433", "0x7f.0.0.1", "127.1", "[::ffff:127.0.0.1]"])
async def test_an_address_in_disguise_is_not_followed(site: Site, host: str) -> None:
    site.answer("/feed")
    assert is_refused(await fetched(site.redirect("/a", f"{named(site, host)}/feed")))
    assert [seen.path for seen in site.seen] == ["/a"]


@pytest.mark.usefixtures("first_is_public")
async def test_a_public_site_leads_nobody_inside(
    site: Site, neighbour: Site, names: NameServer
) -> None:
    names["news.example"] = ["127.0.0.1"]
    names["trap.example"] = ["127.0.0.2"]
    neighbour.answer("/feed")
    for trap in (neighbour.root, named(neighbour, "trap.example")):
        start = named(site, "news.example") + "/go"
        site.redirect("/go", f"{trap}/feed")
        assert is_refused(await fetched(start))
        assert is_refused(await fetched(f"{trap}/feed", home=start))
    assert neighbour.seen == []


@pytest.mark.usefixtures("first_is_public")
async def test_of_several_addresses_only_those_outside_are_used(
    site: Site, neighbour: Site, names: NameServer
) -> None:
    port = site.root.rpartition(":")[2]
    site.answer("/feed")
    names["home.example"] = ["127.0.0.1"]
    names["mixed.example"] = ["127.0.0.2 127.0.0.1"]
    url = f"http://mixed.example:{port}/feed"
    assert isinstance(await fetched(url, home=f"http://home.example:{port}/"), Fetched)


@pytest.mark.usefixtures("first_is_public")
async def test_a_name_is_not_looked_up_again_once_it_was_checked(
    site: Site, neighbour: Site, names: NameServer
) -> None:
    names["news.example"] = ["127.0.0.1", "127.0.0.2"]
    url = named(site, "news.example")
    site.answer("/feed", headers={"Connection": "close"})
    async with Fetcher() as fetcher:
        for _ in range(2):
            outcome = await fetcher.fetch(Request(url=FeedUrl(f"{url}/feed")))
            assert isinstance(outcome, Fetched)
    assert names.asked == ["news.example"]
    assert len(site.seen) == 2


@pytest.mark.usefixtures("first_is_public")
async def test_an_open_connection_inside_is_not_lent_to_another_site(
    site: Site, neighbour: Site, names: NameServer
) -> None:
    names["news.example"] = ["127.0.0.1"]
    mine = neighbour.answer("/feed")
    site.redirect("/go", mine)
    async with Fetcher() as fetcher:
        assert isinstance(await fetcher.fetch(Request(url=FeedUrl(mine))), Fetched)
        start = FeedUrl(named(site, "news.example") + "/go")
        assert is_refused(await fetcher.fetch(Request(url=start)))
    assert len(neighbour.seen) == 1


async def test_the_next_address_is_tried_beside_one_that_says_nothing(
    site: Site, names: NameServer
) -> None:
    site.answer("/feed")
    # Of a network for documentation, which is nowhere; then one that refuses at once.
    names["slow.example"] = ["192.0.2.1 127.0.0.3 127.0.0.1"]
    outcome = await asyncio.wait_for(fetched(named(site, "slow.example") + "/feed"), 8)
    assert isinstance(outcome, Fetched)


async def test_a_name_that_nobody_knows(monkeypatch: pytest.MonkeyPatch) -> None:
    async def unknown(host: str) -> tuple[str, ...]:
        raise socket.gaierror(socket.EAI_NONAME, "not known")

    monkeypatch.setattr(reach, "look_up", unknown)
    outcome = await fetched("http://nowhere.example/")
    assert outcome == Failed(problem="The name nowhere.example could not be found")


async def test_a_name_server_that_says_nothing_keeps_nobody_else_waiting(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    is_over = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: is_over.wait(30) and [])
    monkeypatch.setattr(reach, "LOOK_UP_S", 0.1)
    try:
        lost = [fetched(f"http://lost-{number}.example/") for number in range(40)]
        outcomes = asyncio.gather(*lost)
        # Threads for other work are there all the while.
        assert await asyncio.to_thread(lambda: "stored") == "stored"
        assert {each.problem for each in await outcomes if isinstance(each, Failed)} == {
            f"The name lost-{number}.example could not be found" for number in range(40)
        }
    finally:
        is_over.set()


async def test_behind_a_proxy_the_name_decides(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.redirect("http://news.example/go", "http://router.lan/feed")
    site.answer("http://router.lan/feed")
    monkeypatch.setenv("http_proxy", site.root)
    assert is_refused(await fetched("http://news.example/go"))
    assert isinstance(await fetched("http://router.lan/feed"), Fetched)


@pytest.mark.usefixtures("first_is_public")
async def test_a_public_name_that_is_inside_is_not_added_unseen(
    neighbour: Site, names: NameServer
) -> None:
    from briefing.discovery import find_feeds

    names["news.example"] = ["127.0.0.2"]
    neighbour.answer("/feed")
    with pytest.raises(InsideError) as refused:
        await find_feeds(named(neighbour, "news.example") + "/feed")
    assert refused.value.message == "news.example is at 127.0.0.2, inside your own network"
    with pytest.raises(InsideError, match=r"^127\.0\.0\.2 is inside your own network$"):
        await find_feeds(f"{neighbour.root}/feed")
    assert neighbour.seen == []
    [found] = await find_feeds(f"{neighbour.root}/feed", allow_inside=True)
    assert (found.articles, found.inside) == (1, True)


@pytest.mark.usefixtures("first_is_public")
async def test_a_site_does_not_name_a_feed_inside(
    site: Site, neighbour: Site, names: NameServer
) -> None:
    from briefing.discovery import find_feeds

    names["news.example"] = ["127.0.0.1"]
    neighbour.answer("/feed")
    link = f"<link rel=alternate type='application/rss+xml' href='{neighbour.root}/feed'>"
    site.answer("/", body=f"<html><title>News</title>{link}</html>".encode())
    with pytest.raises(FeedError):
        await find_feeds(named(site, "news.example") + "/")
    assert neighbour.seen == []


@pytest.mark.usefixtures("first_is_public")
async def test_a_feed_that_is_inside_unseen_is_read_only_where_that_is_noted(
    neighbour: Site, names: NameServer, tmp_path: Path
) -> None:
    names["news.example"] = ["127.0.0.2"]
    neighbour.answer("/feed")
    url = FeedUrl(named(neighbour, "news.example") + "/feed")
    with Store.open(tmp_path / "briefing.db") as store:

        async def came_of(*, inside: bool) -> FeedEvent:
            config = Config(path=tmp_path, feeds=(FeedConfig(url=url, inside=inside),))
            [_, event, _] = [each async for each in refresh(config, store, forced=True)]
            assert isinstance(event, FeedEvent)
            return event

        refused = await came_of(inside=False)
        assert isinstance(refused, FeedFailed)
        assert INSIDE in refused.problem
        assert "inside = true" in refused.problem
        assert neighbour.seen == []
        assert isinstance(await came_of(inside=True), FeedRefreshed)
        assert [seen.path for seen in neighbour.seen] == ["/feed"]
