"""A small press for the screen's tests: an edition, then news since the last look."""

import asyncio
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from html import unescape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from textual.app import App
from textual.pilot import Pilot

from briefing.model import Entry, FeedDocument, FeedUrl, Paragraph, ParagraphKind
from briefing.newsroom import Newsroom

NOW = datetime(2024, 12, 8, 6, tzinfo=UTC)
LAST_LOOK = NOW - timedelta(hours=3)
WIRE = FeedUrl("https://wire.example/feed")

FEEDS_TOML = """\
# my own comment
[briefing]
refresh = "off"
window = "all"

[[feeds]]
url = "bundled:syria-2024-12-07"

[[feeds]]
url = "https://wire.example/feed"
name = "Wire"

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

NEWS = (
    (
        "Homs falls silent after a night of fighting",
        "Fighters entered the last districts of Homs on Saturday night, three residents said.",
        "The army withdrew its tanks from Homs along the road to the coast before dawn.",
        "Bakeries in Homs opened again on Sunday and long queues formed in front of them.",
    ),
    (
        "Damascus waits",
        "Shops in Damascus stayed shut on Sunday as people listened for news on the radio.",
        "Several embassies in Damascus told their citizens to leave Syria while they could.",
    ),
)


def document(*articles: tuple[str, ...], title: str = "Wire") -> FeedDocument:
    """A feed of articles, each a title and its paragraphs."""
    return FeedDocument(
        title=title,
        language="en",
        entries=tuple(
            Entry(
                guid=f"{title}-{n}-{head}",
                url=f"https://wire.example/{n}",
                title=head,
                published=NOW - timedelta(hours=1, minutes=n),
                paragraphs=paragraphs(*texts),
            )
            for n, (head, *texts) in enumerate(articles)
        ),
    )


def paragraphs(*texts: str) -> tuple[Paragraph, ...]:
    """Body paragraphs of these texts."""
    return tuple(
        Paragraph(index=n, kind=ParagraphKind.BODY, text=text) for n, text in enumerate(texts)
    )


def receive(
    newsroom: Newsroom,
    news: FeedDocument,
    url: FeedUrl = WIRE,
    *,
    at: datetime = NOW,
    moved_to: str = "",
) -> None:
    """Take a document into the store as a refresh would."""
    newsroom.store.record_document(
        url,
        news,
        outlet=news.title,
        at=at,
        next_try=NOW + timedelta(minutes=30),
        moved_to=moved_to,
    )


def prepare(folder: Path) -> None:
    """An edition the reader has seen, then news, then an edition with that."""
    (folder / "feeds.toml").write_text(FEEDS_TOML, "utf-8")
    with open_in(folder) as newsroom:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("briefing.clock.now", lambda: LAST_LOOK)
            newsroom.make_edition()
        newsroom.looked(LAST_LOOK)
        receive(newsroom, document(*NEWS))
        newsroom.make_edition()


def open_in(folder: Path) -> Newsroom:
    """The newsroom that lies in a folder."""
    return Newsroom.open(config=folder / "feeds.toml", data_dir=folder / "data")


def fix_time(patch: pytest.MonkeyPatch) -> None:
    """Stop the clock, in Greenwich."""
    patch.setattr("briefing.clock.now", lambda: NOW)
    patch.setenv("TZ", "UTC")
    patch.delenv("NO_COLOR", raising=False)
    time.tzset()


async def settle(pilot: Pilot[None]) -> None:
    """Wait for what goes on in the background, and for what follows from it."""
    for _ in range(3):
        async with asyncio.timeout(20):
            while any(not worker.is_finished for worker in pilot.app.workers):
                await pilot.pause(0.01)
        await pilot.pause()


def on_screen(app: App[None]) -> str:
    """What can be read on the screen now, toasts and all, line by line from the left."""
    pieces = re.findall(r'<text [^>]*? y="([\d.]+)"[^>]*>(.*?)</text>', app.export_screenshot())
    lines: dict[str, str] = {}
    for y, text in pieces:
        lines[y] = lines.get(y, "") + unescape(text).replace("\xa0", " ")
    return "\n".join(lines[y] for y in sorted(lines, key=float))


RSS = """\
<?xml version="1.0"?><rss version="2.0"><channel><title>{title}</title><language>en</language>
<item><guid>1</guid><title>Bread prices rise in Aleppo</title><link>https://a.example/1</link>
<pubDate>Sun, 08 Dec 2024 05:00:00 GMT</pubDate>
<description>Bread prices in Aleppo doubled on Sunday, traders in the city said.</description>
</item></channel></rss>
"""


LINK = '<link rel="alternate" type="application/rss+xml" href="/{path}">'
PAGE = "<html><head>{links}</head><body>Hi</body></html>"


@contextmanager
def feed_server(*, wait: threading.Event | None = None) -> Iterator[str]:
    """A feed on the loopback, its address; with `wait` it answers only once that is set."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if wait is not None:
                wait.wait(20)
            if self.path == "/news.xml":
                self._answer("application/rss+xml", RSS.format(title="Aleppo Post"))
            elif self.path == "/coast.xml":
                self._answer("application/rss+xml", RSS.format(title="Latakia Post"))
            elif self.path == "/site":
                self._answer("text/html", PAGE.format(links=LINK.format(path="news.xml")))
            elif self.path == "/both":
                links = (LINK.format(path=path) for path in ("news.xml", "coast.xml"))
                self._answer("text/html", PAGE.format(links="".join(links)))
            else:
                self._answer("text/html", "<html><title>Nothing</title></html>")

        def _answer(self, kind: str, body: str) -> None:
            data = body.encode()
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
