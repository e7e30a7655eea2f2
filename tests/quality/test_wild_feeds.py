"""Thirty feeds from the wild, served on loopback and read through the real commands."""

import contextlib
import http.server
import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.newsroom import Newsroom
from briefing.tui.app import BriefingApp
from briefing.tui.items import ArticleItem, MoreItem, StoryItem
from briefing.tui.widgets.masthead import Masthead
from briefing.tui.widgets.section_page import SectionPage

pytestmark = pytest.mark.corpus

FEEDS = 30


@pytest.fixture(scope="module")
def expected(shared_dir: Path) -> dict[str, dict]:
    """Feeds on whose entries two reference parsers agree: file name to what they say."""
    corpus = shared_dir / "corpus"
    agreed = {}
    for folder in ("news-real", "feed-rs", "gofeed"):
        for line in (corpus / folder / "expected.jsonl").read_text("utf-8").splitlines():
            feed = json.loads(line)
            consensus = (feed.get("ref") or {}).get("consensus") or {}
            path = corpus / folder / feed["file"]
            if 0 < consensus.get("n_entries", 0) <= 200 and path.is_file():
                agreed[f"{folder}/{path.name}"] = {"path": path, **consensus}
    return dict(list(agreed.items())[:FEEDS])


@pytest.fixture(scope="module")
def server(expected: dict[str, dict]) -> Iterator[str]:
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "application/xml")
            self.end_headers()
            with contextlib.suppress(BrokenPipeError):
                self.wfile.write(expected[self.path.removeprefix("/")]["path"].read_bytes())

        def log_message(self, *_: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()


@pytest.fixture(scope="module")
def folder(
    server: str, expected: dict[str, dict], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A refreshed data folder with all of them."""
    folder = tmp_path_factory.mktemp("wild")
    feeds = "".join(f'[[feeds]]\nurl = "{server}/{name}"\n' for name in expected)
    sections = '[[sections]]\nname = "Europe"\nabout = ["France", "Germany", "United Kingdom"]\n'
    (folder / "feeds.toml").write_text(
        f'[briefing]\nwindow = "all"\nrefresh = "off"\n{feeds}{sections}', "utf-8"
    )
    run = briefing(folder, "refresh")
    assert run.returncode == 0, run.stderr
    return folder


@pytest.fixture(scope="module")
def edition(folder: Path) -> dict:
    return json.loads(briefing(folder, "show", "--format", "json").stdout)


def briefing(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "briefing", "--config", folder / "feeds.toml",
         "--data-dir", folder / "data", *words],
        capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_every_feed_shows_up_with_its_articles(edition: dict, expected: dict, server: str):
    feeds = {feed["url"].removeprefix(f"{server}/"): feed for feed in edition["feeds"]}
    assert {name for name, feed in feeds.items() if feed["state"] != "ok"} == set()
    short = {
        name: (feeds[name]["articles"], consensus["n_entries"])
        for name, consensus in expected.items()
        if feeds[name]["articles"] != consensus["n_entries"]
    }
    print(
        f"\n{len(edition['articles'])} articles of {len(feeds)} feeds; counts that differ: {short}"
    )
    # Two feeds print one entry twice, which is one article.
    assert len(short) <= 2
    assert all(counted - stored == 1 for stored, counted in short.values())
    assert len(edition["articles"]) >= 500


def test_every_summary_sentence_is_a_slice_of_its_article(edition: dict):
    texts = {
        (article["id"], paragraph["index"]): paragraph["text"]
        for article in edition["articles"]
        for paragraph in article["paragraphs"]
    }
    sentences = [s for section in edition["sections"] for s in section["summary"]]
    assert len(sentences) >= 9
    for sentence in sentences:
        text = texts[sentence["article"], sentence["paragraph"]]
        assert sentence["text"] == text[sentence["start"] : sentence["end"]]


def test_every_body_paragraph_has_a_section_of_the_page(edition: dict):
    names = {section["name"] for section in edition["sections"]}
    for article in edition["articles"]:
        for paragraph in article["paragraphs"]:
            assert (paragraph["section"] in names) == (paragraph["kind"] == "body")


def test_what_is_in_a_section_is_about_it(edition: dict):
    wanted = {"France", "Germany", "United Kingdom"}
    titles = {article["id"]: article for article in edition["articles"]}
    [section] = [section for section in edition["sections"] if section["name"] == "Europe"]
    assert section["articles"]
    without = [
        titles[id]["title"]
        for id in section["articles"]
        if not wanted
        & {
            mention["canonical"]
            for mentions in (
                titles[id]["title_mentions"],
                *(paragraph["mentions"] for paragraph in titles[id]["paragraphs"]),
            )
            for mention in mentions
        }
    ]
    print(f"\nEurope: {len(section['articles'])} articles, {len(without)} without its states")
    assert len(without) <= len(section["articles"]) * 0.25


def test_the_plain_page_names_every_section_and_counts_the_articles(folder: Path, edition: dict):
    page = briefing(folder, "show").stdout
    for section in edition["sections"]:
        assert f"Section: {section['name']}" in page
    assert f"{len(edition['articles'])} articles" in page


async def test_the_screen_shows_every_article_in_its_section(folder: Path, edition: dict):
    titles = {article["id"]: article["title"] for article in edition["articles"]}
    articles_of = {s["id"]: {*s["articles"], *s["asides"]} for s in edition["stories"]}
    with Newsroom.open(config=folder / "feeds.toml", data_dir=folder / "data") as newsroom:
        app = BriefingApp(newsroom)
        async with app.run_test(size=(120, 40)) as pilot:
            await pilot.pause()
            masthead = str(app.briefing.query_one(Masthead).render())
            assert f"{FEEDS} feeds" in masthead
            assert f"{len(titles)} articles" in masthead
            for number, section in enumerate(edition["sections"], start=1):
                await pilot.press(str(number))
                page = app.briefing.query_one(SectionPage)
                while any(isinstance(item, MoreItem) for item in page.items):
                    page.show_more()
                shown = {item.article for item in page.items if isinstance(item, ArticleItem)}
                for item in page.items:
                    if isinstance(item, StoryItem):
                        shown |= articles_of[item.story]
                assert set(section["articles"]) <= shown
