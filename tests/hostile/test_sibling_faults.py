"""What else may go wrong beside the faults of the hostile server, all of it in one refresh.

Every feed is read by the real refresh, into a real store, over connections to this computer.
"""

import asyncio
import os
import re
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

import pytest
from raw_server import Asked, RawServer, http
from siblings import GOOD, Fault, N, item, rss
from siblings_feeds import CONTENT, DATES, NAMES
from siblings_http import CODING, NETWORK, REDIRECTS, STATUS
from siblings_pages import LISTS, PAGES, SUMMARY, Listed, Page

from briefing.config import Config, load_config
from briefing.errors import FeedError
from briefing.model import Article, FeedUrl
from briefing.refresh import FeedFailed, FeedRefreshed, refresh
from briefing.sources.fetch import Fetcher
from briefing.sources.opml import read_opml
from briefing.store import Store

IS_LONG = bool(os.environ.get("BRIEFING_LONG"))
FAULTS = [
    fault
    for fault in [*NETWORK, *CODING, *STATUS, *REDIRECTS, *CONTENT, *DATES, *NAMES]
    if IS_LONG or not fault.is_long
]
GOOD_FEEDS = 10
LONGEST_S = 120
"""How long the refresh of them all may take, on a computer that is busy."""
CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@dataclass
class Came:
    """What has come of one feed."""

    events: list[FeedFailed | FeedRefreshed] = field(default_factory=list)
    articles: list[Article] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)

    @property
    def problem(self) -> str:
        """What was told at the last try; empty where it went well."""
        last = self.events[-1]
        return last.problem if isinstance(last, FeedFailed) else ""

    @property
    def text(self) -> str:
        """All that the reader may see of it."""
        seen = [self.problem]
        for article in self.articles:
            seen += [article.title, article.url, article.author, article.outlet]
            seen += [each.text for each in article.paragraphs]
        return "\n".join(seen)


def path_of(name: str, folder: str = "f") -> str:
    return f"/{folder}/{quote(name[:60], safe='')}{len(name)}"


@pytest.fixture(scope="module", autouse=True)
def no_proxy() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for name in ("http_proxy", "https_proxy", "all_proxy"):
            patch.delenv(name, raising=False)
            patch.delenv(name.upper(), raising=False)
        yield


@pytest.fixture(scope="module")
def server() -> Iterator[RawServer]:
    with RawServer() as running:
        running.answers["/good"] = lambda _: [http(GOOD)]
        yield running


def refreshed(
    config: Config, store: Store, rounds: Sequence[Sequence[str]]
) -> defaultdict[str, list[FeedFailed | FeedRefreshed]]:
    """The events of each feed, in as many refreshes as there are rounds."""
    came: defaultdict[str, list[FeedFailed | FeedRefreshed]] = defaultdict(list)

    async def run() -> None:
        # Waits are short, and most that go wrong do nothing but wait.
        async with Fetcher(total_s=10.0, connect_s=5.0, read_s=5.0, per_host=16) as fetcher:
            for urls in rounds:
                only = [FeedUrl(url) for url in urls]
                async for event in refresh(config, store, only=only, fetcher=fetcher):
                    if isinstance(event, FeedFailed | FeedRefreshed):
                        came[event.url].append(event)

    asyncio.run(run())
    return came


def config_of(folder: Path, urls: Sequence[str], more: str = "") -> Config:
    file = folder / "feeds.toml"
    feeds = "".join(f'[[feeds]]\nurl = "{url}"\n{more}' for url in urls)
    file.write_text(f'[briefing]\nrefresh = "off"\n{feeds}', "utf-8")
    return load_config(file)


@dataclass
class Run:
    """One refresh of everything."""

    feeds: dict[str, Came]
    seconds: float
    grown_mb: float


@pytest.fixture(scope="module")
def run(server: RawServer, tmp_path_factory: pytest.TempPathFactory) -> Run:
    folder = tmp_path_factory.mktemp("siblings")
    urls = {}
    for fault in FAULTS:
        server.answers[path_of(fault.name)] = fault.answer
        urls[fault.name] = server.root.replace("http", fault.scheme, 1) + path_of(fault.name)
    assert len(set(urls.values())) == len(FAULTS)
    urls |= {f"good {i}": f"{server.root}/good?{i}" for i in range(GOOD_FEEDS)}
    again = {fault.name: fault.fetches for fault in FAULTS}
    rounds = [[url for name, url in urls.items() if again.get(name, 1) >= nth] for nth in (1, 2, 3)]
    before, started = memory_mb(), time.monotonic()
    with Store.open(folder / "briefing.db") as store:
        events = refreshed(config_of(folder, list(urls.values())), store, rounds)
        seconds, grown = time.monotonic() - started, memory_mb() - before
        stored = store.articles(feeds=[FeedUrl(url) for url in urls.values()], since=None)
    feeds = {
        name: Came(
            events=events[url],
            articles=[article for article in stored if article.feed == url],
            asked=[asked for asked in server.seen if url.endswith(asked.path)],
        )
        for name, url in urls.items()
    }
    failed = {fault.name: wrong_with(fault, feeds[fault.name]) for fault in FAULTS}
    n_passed = sum(not wrong for wrong in failed.values())
    print(f"\n{n_passed} of {len(FAULTS)} sibling faults in {seconds:.0f} s, +{grown:.0f} MB")
    print("".join(f"  {name}: {wrong}\n" for name, wrong in failed.items() if wrong))
    return Run(feeds=feeds, seconds=seconds, grown_mb=grown)


def memory_mb() -> float:
    """The most memory that this process ever had."""
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def wrong_with(fault: Fault, came: Came) -> list[str]:
    """What a reader would miss, or should not see."""
    wrong = plainness(came)
    if len(came.events) != fault.fetches:
        return [*wrong, f"{len(came.events)} events"]
    least, most = fault.articles
    if not least <= len(came.articles) <= most:
        wrong.append(f"{len(came.articles)} articles instead of {fault.articles}")
    if fault.says == "" and came.problem:
        wrong.append(f"told: {came.problem}")
    if fault.says and not re.search(fault.says, came.problem):
        wrong.append(f"told: {came.problem!r} instead of {fault.says!r}")
    if fault.says is None and not came.articles and not came.problem:
        wrong.append("neither an article nor a word")
    if came.articles or fault.says == "":
        wrong += [f"without {text!r}" for text in fault.has if text not in came.text]
    wrong += [f"with {text!r}" for text in fault.lacks if text in came.text]
    by_name = sorted(came.articles, key=lambda article: article.title)
    for article, when in zip(by_name, fault.dates, strict=False):
        if article.published != when:
            wrong.append(f"published {article.published} instead of {when}")
    return wrong


def plainness(came: Came) -> list[str]:
    """Whether everything told is one plain line, and everything shown is harmless."""
    told = [event.problem for event in came.events if isinstance(event, FeedFailed)]
    wrong = [f"not plain: {each!r}" for each in told if not is_plain(each)]
    if CONTROL.search(came.text):
        wrong.append("a control character")
    links = [article.url for article in came.articles if article.url]
    return wrong + [f"link {each!r}" for each in links if not re.match("https?://", each)]


def is_plain(sentence: str) -> bool:
    is_code = re.search(r"Traceback|Error\b|Exception|unexpected|at 0x|\[Errno", sentence)
    return 8 < len(sentence) < 220 and "\n" not in sentence and not is_code


@pytest.mark.slow
@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_sibling_fault(run: Run, fault: Fault) -> None:
    assert wrong_with(fault, run.feeds[fault.name]) == []


@pytest.mark.slow
def test_the_good_feeds_beside_them(run: Run) -> None:
    good = [came for name, came in run.feeds.items() if name.startswith("good ")]
    assert [came.problem for came in good] == [""] * GOOD_FEEDS
    assert [len(came.articles) for came in good] == [N] * GOOD_FEEDS
    assert run.seconds < LONGEST_S
    assert run.grown_mb < 300


@pytest.fixture(scope="module")
def pages(server: RawServer, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Came]:
    """What has come of each article whose page is hostile."""
    from briefing import full_text

    folder = tmp_path_factory.mktemp("pages")
    urls = {}
    for page in PAGES:
        server.answers[path_of(page.name, "page")] = page.answer
        link = f"<link>{server.root}{path_of(page.name, 'page')}</link>"
        story = item(0, title="Ferry runs").replace("Summary of story 0.", SUMMARY)
        body = rss(re.sub("<link>.*?</link>", link, story))
        server.answers[path_of(page.name, "of")] = lambda _, body=body: [http(body)]  # type: ignore[misc]
        urls[page.name] = server.root + path_of(page.name, "of")
    config = config_of(folder, list(urls.values()), "full_text = true\n")
    with Store.open(folder / "briefing.db") as store, pytest.MonkeyPatch.context() as patch:
        # All of them are of one host, which would be left alone after two.
        patch.setattr(full_text, "FAILURES", 1_000)
        patch.setattr(full_text, "AT_ONCE", 8)
        patch.setattr(full_text, "FIRST_SEEN", full_text.FIRST_SEEN * 1_000)
        events = refreshed(config, store, [list(urls.values())])
        stored = store.articles(feeds=[FeedUrl(url) for url in urls.values()], since=None)
    return {
        name: Came(events=events[url], articles=[a for a in stored if a.feed == url])
        for name, url in urls.items()
    }


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_sibling_page(pages: dict[str, Came], page: Page) -> None:
    came = pages[page.name]
    assert plainness(came) == []
    assert came.problem == ""
    assert len(came.articles) == 1
    is_shown = "first boat" in came.text or bool(page.is_shown and page.has in came.text)
    assert is_shown or SUMMARY in came.text
    assert page.is_shown in (None, is_shown)
    assert not is_shown or page.has in came.text
    assert [text for text in page.lacks if text in came.text] == []


@pytest.mark.parametrize("listed", LISTS, ids=lambda listed: listed.name)
def test_sibling_list(listed: Listed) -> None:
    data = listed.data.encode() if isinstance(listed.data, str) else listed.data
    if listed.feeds is None:
        with pytest.raises(FeedError, match=listed.says) as refused:
            read_opml(data)
        assert is_plain(refused.value.message)
        return
    feeds = read_opml(data)
    assert tuple(feed.url for feed in feeds) == listed.feeds
    assert not any(CONTROL.search(text) for feed in feeds for text in (feed.name, *feed.tags))
