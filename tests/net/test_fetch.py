"""Fetching from a real server: what comes back, what is asked, and what is told when it fails."""

import asyncio
import gzip
import socket
import zlib
from datetime import UTC, datetime, timedelta

import pytest
from loopback import FEED, Handler, Site

from briefing import clock
from briefing.model import FeedUrl
from briefing.sources.fetch import Failed, Fetched, Fetcher, NotModified, Outcome, Request


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


async def fetched(url: str, fetcher: Fetcher | None = None, **validators: str) -> Outcome:
    async with fetcher or Fetcher() as open_fetcher:
        return await open_fetcher.fetch(Request(url=FeedUrl(url), **validators))


async def body_of(url: str) -> bytes:
    outcome = await fetched(url)
    assert isinstance(outcome, Fetched), outcome
    return outcome.body


async def problem_of(url: str, fetcher: Fetcher | None = None) -> str:
    outcome = await fetched(url, fetcher)
    assert isinstance(outcome, Failed), outcome
    assert "\n" not in outcome.problem
    assert not outcome.problem.endswith(".")
    return outcome.problem


async def test_a_feed_with_what_its_server_says_of_it(site: Site) -> None:
    headers = {
        "Content-Type": "application/rss+xml",
        "ETag": '"v1"',
        "Last-Modified": "Sat, 07 Dec 2024 10:00:00 GMT",
    }
    url = site.answer("/feed", headers=headers)
    assert await fetched(url) == Fetched(
        body=FEED,
        content_type="application/rss+xml",
        etag='"v1"',
        last_modified="Sat, 07 Dec 2024 10:00:00 GMT",
        url=url,
    )


async def test_a_known_feed_is_asked_for_conditionally(site: Site) -> None:
    url = site.answer("/feed", 304)
    outcome = await fetched(url, etag='"v1"', last_modified="Sat, 07 Dec 2024 10:00:00 GMT")
    assert outcome == NotModified()
    [seen] = site.seen
    assert seen.headers["If-None-Match"] == '"v1"'
    assert seen.headers["If-Modified-Since"] == "Sat, 07 Dec 2024 10:00:00 GMT"


async def test_not_modified_unasked_is_a_problem(site: Site) -> None:
    assert "304" in await problem_of(site.answer("/feed", 304))


async def test_a_validator_that_cannot_be_sent_back_is_forgotten(site: Site) -> None:
    outcome = await fetched(site.answer("/feed", headers={"ETag": '"' + "x" * 60_000}))
    assert isinstance(outcome, Fetched)
    assert outcome.etag == ""


@pytest.mark.parametrize(
    ("coding", "packed"),
    [
        ("gzip", gzip.compress(FEED)),
        ("gzip", gzip.compress(FEED[:100]) + gzip.compress(FEED[100:])),
        ("gzip", gzip.compress(FEED) + b"junk"),
        ("gzip", FEED),
        ("", gzip.compress(FEED)),
        ("gzip", b"".join(gzip.compress(FEED[at : at + 7]) for at in range(0, len(FEED), 7))),
        ("GZIP, identity", gzip.compress(FEED)),
        ("deflate", FEED),
        ("br", FEED),
        ("utf-8", FEED),
        ("deflate", zlib.compress(FEED)),
        ("deflate", zlib.compress(FEED, wbits=-15)),
        ("identity", FEED),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
async def test_packed_bodies_are_unpacked(site: Site, coding: str, packed: bytes) -> None:
    url = site.answer("/feed", body=packed, headers={"Content-Encoding": coding} if coding else {})
    assert await body_of(url) == FEED


@pytest.mark.parametrize("coding", ["br", "zstd", "gzip, deflate", "exotic"])
async def test_a_coding_that_was_not_asked_for_is_refused(site: Site, coding: str) -> None:
    url = site.answer("/feed", body=b"\x1b[31m", headers={"Content-Encoding": coding})
    assert coding in await problem_of(url)
    assert site.seen[0].headers["Accept-Encoding"] == "gzip, deflate"


async def test_a_bomb_does_not_go_off(site: Site) -> None:
    packer = zlib.compressobj(wbits=31)
    bomb = b"".join(packer.compress(bytes(1_000_000)) for _ in range(40)) + packer.flush()
    url = site.answer("/feed", body=bomb, headers={"Content-Encoding": "gzip"})
    assert await problem_of(url) == "The answer is larger than 20 MB"


async def test_a_huge_body_is_not_read_to_its_end(site: Site) -> None:
    sent = 0

    def pour(handler: Handler) -> None:
        nonlocal sent
        handler.send_response(200)
        handler.send_header("Content-Length", str(10**12))
        handler.end_headers()
        while not site.stopping.is_set():
            handler.wfile.write(bytes(100_000))
            sent += 100_000

    url = site.on("/feed", pour)
    assert await problem_of(url, Fetcher(max_wire=1_000_000)) == "The answer is larger than 1 MB"
    assert sent < 50_000_000


async def test_a_body_that_drips_for_ever_ends_by_the_clock(site: Site) -> None:
    def drip(handler: Handler) -> None:
        handler.send_response(200)
        handler.end_headers()
        while not site.stopping.wait(0.02):
            handler.wfile.write(b" ")

    url = site.on("/feed", drip)
    assert "No whole answer" in await problem_of(url, Fetcher(total_s=0.4))


async def test_a_server_that_says_nothing(site: Site) -> None:
    def wait(_: Handler) -> None:
        site.stopping.wait(20)

    url = site.on("/feed", wait)
    assert "No answer" in await problem_of(url, Fetcher(read_s=0.2))


async def test_of_a_body_that_breaks_off_what_came_is_there_and_no_validator(site: Site) -> None:
    def cut(handler: Handler) -> None:
        handler.reply(200, FEED[:200], {"Content-Length": str(len(FEED)), "ETag": '"cut"'})
        handler.close_connection = True

    packed = zlib.compressobj(wbits=31)
    half = packed.compress(FEED) + packed.flush(zlib.Z_FULL_FLUSH)
    headers = {"Content-Encoding": "gzip", "ETag": '"cut"'}
    urls = {site.on("/feed", cut): FEED[:200], site.answer("/gz", body=half, headers=headers): FEED}
    for url, body in urls.items():
        outcome = await fetched(url)
        assert isinstance(outcome, Fetched)
        assert (outcome.body, outcome.etag, outcome.last_modified) == (body, "", "")
        assert outcome.broke_off == f"{site.root.removeprefix('http://')} broke off its answer"


async def test_a_body_that_never_begins_is_no_body(site: Site) -> None:
    def cut(handler: Handler) -> None:
        handler.reply(200, b"", {"Content-Length": "7"})
        handler.close_connection = True

    assert "broke off" in await problem_of(site.on("/feed", cut))


async def test_one_of_the_two_conditions_is_enough(site: Site) -> None:
    url = site.answer("/feed", 304)
    assert await fetched(url, etag='"v1"') == NotModified()
    assert await fetched(url, last_modified="Sat, 07 Dec 2024 10:00:00 GMT") == NotModified()


async def test_what_follows_an_answer_is_not_the_next_one(site: Site) -> None:
    def pour(handler: Handler) -> None:
        handler.reply(200, FEED)
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil" * 9)

    first, second = site.on("/feed", pour), site.answer("/next")
    async with Fetcher() as fetcher:
        for url in (first, second, second):
            outcome = await fetcher.fetch(Request(url=FeedUrl(url)))
            assert isinstance(outcome, Fetched)
            assert outcome.body == FEED


async def test_a_proxy_that_cannot_be_used_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    for proxy in ("socks5://127.0.0.1:9", "gopher://127.0.0.1:9", "http://[::1"):
        monkeypatch.setenv("http_proxy", proxy)
        assert "proxy" in (await problem_of("http://feeds.example/feed")).lower()


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (401, "a user name and a password"),
        (403, "does not let this program"),
        (404, "no such page"),
        (410, "gone for good"),
        (500, "trouble of its own"),
        (206, "gives no feed"),
    ],
)
async def test_a_status_that_is_no_success(site: Site, status: int, words: str) -> None:
    outcome = await fetched(site.answer("/feed", status))
    assert isinstance(outcome, Failed)
    assert outcome.problem.startswith(f"HTTP {status}: ")
    assert words in outcome.problem
    assert outcome.gone == (status == 410)


@pytest.mark.parametrize(
    ("status", "value", "wait"),
    [
        (429, "3600", timedelta(hours=1)),
        (503, "120", timedelta(minutes=2)),
        (429, "1", timedelta(minutes=1)),
        (429, "99999999999999", timedelta(hours=24)),
        (429, "9" * 5000, timedelta(hours=24)),
        (429, "Sat, 07 Dec 2024 12:30:00 GMT", timedelta(minutes=30)),
        (429, "Mon, 01 Jan 9999 00:00:00 GMT", timedelta(hours=24)),
        (429, "soon", None),
        (429, "-1", None),
        (429, "90.5", timedelta(seconds=90)),
        (429, "120, 240", timedelta(minutes=2)),
        (429, "Sat, 07 Dec 2024 12:30:00", timedelta(minutes=30)),
        (429, "Thu, 01 Jan 1970 00:00:00 GMT", timedelta(minutes=1)),
        (429, "Sat, 07 Dec 2024 12:30:00 -99999999999", None),
        (500, "3600", None),
    ],
)
async def test_a_server_that_asks_to_be_left_alone(
    site: Site, monkeypatch: pytest.MonkeyPatch, status: int, value: str, wait: timedelta | None
) -> None:
    monkeypatch.setattr(clock, "now", lambda: datetime(2024, 12, 7, 12, 0, tzinfo=UTC))
    outcome = await fetched(site.answer("/feed", status, headers={"Retry-After": value}))
    assert isinstance(outcome, Failed)
    assert outcome.retry_after == wait
    assert len(site.seen) == 1


async def test_a_feed_that_moved_for_good(site: Site) -> None:
    there = site.answer("/new")
    site.redirect("/next", "/new", 308)
    outcome = await fetched(site.redirect("/old", "/next", 301))
    assert isinstance(outcome, Fetched)
    assert (outcome.body, outcome.url, outcome.moved_to) == (FEED, there, there)


async def test_a_feed_that_is_elsewhere_for_now(site: Site) -> None:
    there = site.answer("/new")
    site.redirect("/next", "/new", 301)
    outcome = await fetched(site.redirect("/old", "/next", 302))
    assert isinstance(outcome, Fetched)
    assert (outcome.url, outcome.moved_to) == (there, "")


@pytest.mark.parametrize(
    "target",
    ["file:///etc/passwd", "gopher://127.0.0.1/", "javascript:alert(1)", "data:text/xml,<rss/>"],
)
async def test_a_redirect_leads_nowhere_but_to_the_web(site: Site, target: str) -> None:
    assert "not a web address" in await problem_of(site.redirect("/feed", target))


async def test_redirects_end(site: Site) -> None:
    site.redirect("/b", "/a")
    assert "redirects more than 5 times" in await problem_of(site.redirect("/a", "/b"))
    assert len(site.seen) == 6


async def test_a_password_stays_with_its_origin(site: Site, other_site: Site) -> None:
    other_site.answer("/feed")
    site.redirect("/near", other_site.root + "/feed")
    site.redirect("/feed", "/near")
    secret = f"{site.root}/feed".replace("//", "//me:s3cr3t@")
    outcome = await fetched(secret)
    assert isinstance(outcome, Fetched)
    assert [seen.headers.get("Authorization", "")[:6] for seen in site.seen] == ["Basic ", "Basic "]
    assert "Authorization" not in other_site.seen[0].headers
    assert "s3cr3t" not in repr(outcome)


async def test_a_password_is_not_told(site: Site) -> None:
    outcome = await fetched(site.answer("/feed", 401).replace("//", "//me:s3cr3t@"))
    assert "s3cr3t" not in repr(outcome)
    assert "s3cr3t" not in await problem_of("ftp://me:s3cr3t@example.org/")


async def test_a_password_put_in_by_a_redirect_is_not_used(site: Site) -> None:
    there = site.answer("/new")
    outcome = await fetched(site.redirect("/old", there.replace("//", "//me:hunter2@")))
    assert isinstance(outcome, Fetched)
    assert "hunter2" not in repr(outcome)
    assert "Authorization" not in site.seen[1].headers


async def test_cookies_are_not_kept(site: Site) -> None:
    url = site.answer("/feed", headers={"Set-Cookie": "who=me"})
    async with Fetcher() as fetcher:
        for _ in range(2):
            await fetcher.fetch(Request(url=FeedUrl(url)))
    assert all("Cookie" not in seen.headers for seen in site.seen)


async def test_a_host_is_asked_few_things_at_a_time(site: Site) -> None:
    at_once: list[int] = [0]
    most: list[int] = []

    def slow(handler: Handler) -> None:
        at_once[0] += 1
        most.append(at_once[0])
        site.stopping.wait(0.05)
        at_once[0] -= 1
        handler.reply(200, FEED)

    urls = [site.on(f"/{number}", slow) for number in range(8)]
    async with Fetcher(per_host=2) as fetcher:
        outcomes = await asyncio.gather(*(fetcher.fetch(Request(url=FeedUrl(url))) for url in urls))
    assert all(isinstance(outcome, Fetched) for outcome in outcomes)
    assert max(most) == 2


async def test_waiting_for_ones_turn_is_not_the_servers_fault(site: Site) -> None:
    def slow(handler: Handler) -> None:
        site.stopping.wait(0.4)
        handler.reply(200, FEED)

    urls = [site.on(f"/{number}", slow) for number in range(5)]
    async with Fetcher(per_host=1, total_s=1.8) as fetcher:
        outcomes = await asyncio.gather(*(fetcher.fetch(Request(url=FeedUrl(url))) for url in urls))
    assert all(isinstance(outcome, Fetched) for outcome in outcomes)


async def test_nobody_listens() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    assert "refuses the connection" in await problem_of(f"http://127.0.0.1:{port}/")


async def test_a_server_that_speaks_something_else() -> None:
    async def greet(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"SSH-2.0-OpenSSH_9.2\r\n\r\n")
        writer.close()

    async with await asyncio.start_server(greet, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        assert "does not answer in proper HTTP" in await problem_of(f"http://127.0.0.1:{port}/")
        assert "TLS" in await problem_of(f"https://127.0.0.1:{port}/")


async def test_a_certificate_nobody_signed(self_signed_site: Site) -> None:
    url = self_signed_site.answer("/feed")
    assert "is signed by nobody but itself" in await problem_of(url)
    assert self_signed_site.seen == []


@pytest.mark.parametrize("url", ["", "example.org", "ftp://x/", "file:///etc/passwd", "http://"])
async def test_what_is_no_web_address_is_not_fetched(url: str) -> None:
    assert "not an http or https address" in await problem_of(url)


async def test_a_proxy_of_the_environment_is_used(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.answer("http://feeds.example/feed")
    monkeypatch.setenv("http_proxy", site.root)
    assert await body_of("http://feeds.example/feed") == FEED
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    assert await body_of(site.answer("/near")) == FEED
    assert [seen.path for seen in site.seen] == ["http://feeds.example/feed", "/near"]
