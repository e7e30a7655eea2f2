"""The bundled article against its labels, through the real commands and in four forms of feed.

The labels were made by hand before there was any code; they and their scorer lie outside the
project. Floors are what was asked for; the printed figures are what is reached.
"""

import html
import http.server
import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.quality

SECTIONS = """
[[sections]]
name = "Battle for Homs"
about = ["Homs", "Hama", "Battle for Homs"]
[[sections]]
name = "Russia, Iran, Türkiye"
about = ["Russia", "Iran", "Türkiye", "Hezbollah"]
[[sections]]
name = "Damascus"
about = ["Damascus"]
"""
FLOORS = {
    "kinds_accuracy": 1.0,
    "section_accuracy": 0.97,
    "section_macro_f1": 0.95,
    "span_f1": 0.97,
    "kind_accuracy": 0.95,
    "canonical_accuracy": 0.95,
}


def _tagged(paragraph: dict) -> str:
    text = html.escape(paragraph["text"])
    match paragraph["kind"]:
        case "heading":
            return f"<h2>{text}</h2>"
        case "caption":
            return f"<figure><img src='/a.jpg'><figcaption>{text}</figcaption></figure>"
        case _:
            return f"<p>{text}</p>"


def _bodies(labels: dict) -> dict[str, str]:
    paragraphs = labels["paragraphs"]
    return {
        "tagged": "".join(map(_tagged, paragraphs)),
        "p": "".join(f"<p>{html.escape(p['text'])}</p>" for p in paragraphs),
        "br": "<br /><br />".join(html.escape(p["text"]) for p in paragraphs),
        "plain": "\n\n".join(html.escape(p["text"]) for p in paragraphs),
    }


def _rss(body: str) -> bytes:
    return f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>Wire</title><link>http://example.org/</link><language>en</language>
<item><guid isPermaLink="false">one</guid><title>Syria's Assad at stake as rebels close in
</title><link>http://example.org/one</link><pubDate>Sat, 07 Dec 2024 18:00:00 GMT</pubDate>
<description>{html.escape(body)}</description></item></channel></rss>""".encode()


@pytest.fixture(scope="module")
def labels(shared_dir: Path) -> dict:
    return json.loads((shared_dir / "data/bundled/labels.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def wire(labels: dict) -> Iterator[str]:
    """A loopback server with the article as a feed, one path a form."""
    bodies = {f"/{name}": _rss(body) for name, body in _bodies(labels).items()}

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "application/rss+xml; charset=utf-8")
            self.end_headers()
            self.wfile.write(bodies[self.path])

        def log_message(self, *_: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def _briefing(folder: Path, *words: str) -> str:
    return subprocess.run(
        [sys.executable, "-m", "briefing", "--config", folder / "feeds.toml",
         "--data-dir", folder / "data", *words],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip


def _score(url: str, folder: Path, shared_dir: Path) -> dict:
    (folder / "feeds.toml").write_text(
        f'[briefing]\nwindow = "all"\n[[feeds]]\nurl = "{url}"\n{SECTIONS}', "utf-8"
    )
    _briefing(folder, "refresh")
    edition = json.loads(_briefing(folder, "show", "--format", "json"))
    [article] = edition["articles"]
    (folder / "predictions.json").write_text(json.dumps({"paragraphs": article["paragraphs"]}))
    scorer = shared_dir / "data/bundled/score_bundled.py"
    return json.loads(
        subprocess.run(
            [sys.executable, scorer, folder / "predictions.json"],
            capture_output=True, text=True, check=True,
        ).stdout
    )  # fmt: skip


def _check(figures: dict, form: str) -> None:
    shown = {key: value for key, value in figures.items() if key != "errors"}
    print(f"\nbundled article, {form}: {shown}")
    short = {key: figures[key] for key, floor in FLOORS.items() if figures[key] < floor}
    assert not short, figures["errors"]


def test_the_bundled_article(tmp_path: Path, shared_dir: Path):
    _check(_score("bundled:syria-2024-12-07", tmp_path, shared_dir), "as bundled")


@pytest.mark.parametrize("form", ["tagged", "p", "br", "plain"])
def test_the_same_article_from_a_feed(wire: str, form: str, tmp_path: Path, shared_dir: Path):
    _check(_score(f"{wire}/{form}", tmp_path, shared_dir), form)
