"""Serves the made-up feeds on loopback, each at an address of its own where the system has them.

Run as a process of its own; `Server` starts, tells and stops it. What it answers is made before the
first request: it must cost little beside those that ask.
"""

import argparse
import asyncio
import gzip
import hashlib
import json
import resource
import socket
import subprocess
import sys
import urllib.request
import zlib
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import parse_qsl

from . import corpus

ROOT = Path(__file__).parents[2]
LAST_MODIFIED = "Mon, 23 Nov 2026 05:00:00 GMT"
MANY_ADDRESSES = sys.platform == "linux"
"""Whether all of 127.0.0.0/8 is this machine without asking."""
PER_NET = 250


def host_of(number: int) -> str:
    """Where a feed lives: one host each, as feeds do."""
    if not MANY_ADDRESSES:
        return "127.0.0.1"
    return f"127.1.{number // PER_NET}.{number % PER_NET + 1}"


@dataclass(frozen=True, slots=True)
class Answers:
    """What one feed can answer, as bytes that are ready to be sent."""

    etag: bytes
    """What no request holds where there are no validators."""
    whole: bytes
    packed: bytes
    unchanged: bytes

    @classmethod
    def of(cls, feed: corpus.Feed, *, conditional: bool) -> Self:
        """All answers of a feed; without validators where it is not `conditional`."""
        etag = f'"{hashlib.sha256(feed.body).hexdigest()[:20]}"'
        marks = f"ETag: {etag}\r\nLast-Modified: {LAST_MODIFIED}\r\n" if conditional else ""
        common = f"Content-Type: {feed.content_type}\r\nVary: Accept-Encoding\r\n{marks}"
        packed = gzip.compress(feed.body, 6, mtime=0)

        def found(body: bytes, more: str = "") -> bytes:
            head = f"HTTP/1.1 200 OK\r\n{common}{more}Content-Length: {len(body)}\r\n\r\n"
            return head.encode("ascii") + body

        return cls(
            etag=etag.encode("ascii") if conditional else b"\0",
            whole=found(feed.body),
            packed=found(packed, "Content-Encoding: gzip\r\n"),
            unchanged=f"HTTP/1.1 304 Not Modified\r\n{marks}\r\n".encode("ascii"),
        )


class Site:
    """Every feed, and how it is answered just now."""

    def __init__(self, n_feeds: int, moment: datetime, every: timedelta | None) -> None:
        self._n_feeds, self._every = n_feeds, every
        self.feeds: list[corpus.Feed] = []
        self.answers: list[Answers] = []
        self.counts: Counter[str] = Counter()
        self.slowest_s = self.quickest_s = 0.0
        self.make(moment)
        self.set(conditional=True)

    def make(self, moment: datetime) -> None:
        """Write the feeds as they are at a moment."""
        numbers = range(self._n_feeds)
        if self._every:
            self.feeds = [corpus.going_on(n, moment, self._every) for n in numbers]
        else:
            self.feeds = [corpus.feed(n, moment) for n in numbers]

    @property
    def digest(self) -> str:
        """What stands for the text of all feeds."""
        return hashlib.sha256(b"".join(feed.body for feed in self.feeds)).hexdigest()[:16]

    def set(self, *, conditional: bool, quickest_s: float = 0, slowest_s: float = 0) -> None:
        """Answer like this from now on."""
        self.answers = [Answers.of(feed, conditional=conditional) for feed in self.feeds]
        self.quickest_s, self.slowest_s = quickest_s, slowest_s
        self.counts.clear()

    def delay_s(self, path: bytes) -> float:
        """How long this path is waited for: the same each time."""
        return (
            self.quickest_s + (self.slowest_s - self.quickest_s) * (zlib.crc32(path) % 1000) / 1000
        )

    def answer(self, path: bytes, headers: bytes) -> bytes:
        """The answer to a request for a path."""
        name = path.rpartition(b"/")[2].removesuffix(b".xml")
        number = int(name) if name.isdigit() else -1
        if not 0 <= number < len(self.answers):
            return self.control(path.decode("ascii", "replace"))
        ready = self.answers[number]
        if ready.etag in headers:
            self.counts["unchanged"] += 1
            return ready.unchanged
        self.counts["whole"] += 1
        return ready.packed if b"gzip" in headers.lower() else ready.whole

    def control(self, path: str) -> bytes:
        """Tell what was answered since it was last told how to answer; 404 for any other path."""
        name, _, query = path.partition("?")
        if name not in ("/set", "/counts", "/moment"):
            return b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
        asked = dict(parse_qsl(query))
        if name == "/moment":
            self.make(datetime.fromtimestamp(int(asked["at"]), UTC))
            self.set(conditional=True)
        if name == "/set":
            self.set(
                conditional=asked["conditional"] == "True",
                quickest_s=float(asked["quickest_s"]),
                slowest_s=float(asked["slowest_s"]),
            )
        body = json.dumps({**self.counts, "digest": self.digest}).encode()
        return b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body) + body


class Connection(asyncio.Protocol):
    """One client, which may ask again and again."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._waiting = b""
        self._transport: asyncio.Transport

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        *requests, self._waiting = (self._waiting + data).split(b"\r\n\r\n")
        for request in requests:
            line, _, headers = request.partition(b"\r\n")
            path = line.split(b" ")[1]
            answer = self._site.answer(path, headers)
            is_last = b"connection: close" in headers.lower() or line.endswith(b"HTTP/1.0")
            asyncio.get_running_loop().call_later(
                self._site.delay_s(path), self._send, answer, is_last
            )

    def _send(self, answer: bytes, is_last: bool) -> None:
        if not self._transport.is_closing():
            self._transport.write(answer)
            if is_last:
                self._transport.close()


async def serve(n_feeds: int, moment: datetime, every: timedelta | None) -> None:
    """Serve until whoever started this closes its end."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    site = Site(n_feeds, moment, every)
    loop = asyncio.get_running_loop()
    port = 0
    for host in dict.fromkeys(["127.0.0.1", *map(host_of, range(n_feeds))]):
        listening = socket.create_server((host, port), backlog=512)
        port = listening.getsockname()[1]
        await loop.create_server(lambda: Connection(site), sock=listening)
    print(port, flush=True)
    await asyncio.to_thread(sys.stdin.read)


class Server:
    """The server, in a process of its own.

    With `every`, each feed gets an entry that often, and `go_on` shows it at another moment.
    """

    def __init__(self, n_feeds: int, moment: datetime, *, every: timedelta | None = None) -> None:
        words = [str(n_feeds), moment.isoformat(), *([str(every.total_seconds())] if every else ())]
        self._process = subprocess.Popen(
            [sys.executable, "-m", __name__, *words],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="ascii",
        )
        assert self._process.stdout is not None
        self._port = int(self._process.stdout.readline())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.communicate(timeout=10)

    @property
    def pid(self) -> int:
        """Its process."""
        return self._process.pid

    def urls(self, n_feeds: int) -> list[str]:
        """The addresses of the first feeds."""
        return [f"http://{host_of(n)}:{self._port}/{n:04d}.xml" for n in range(n_feeds)]

    def set(self, *, conditional: bool, quickest_s: float = 0, slowest_s: float = 0) -> None:
        """Answer like this from now on: with validators or without, after so long."""
        self._ask(f"/set?{conditional=!s}&{quickest_s=}&{slowest_s=}")

    def go_on(self, moment: datetime) -> None:
        """Show the feeds as they are at a moment."""
        self._ask(f"/moment?at={moment.timestamp():.0f}")

    def counts(self) -> dict[str, int]:
        """How many answers were whole feeds and how many said that nothing changed."""
        told = self._ask("/counts")
        return {name: int(told.get(name, 0)) for name in ("whole", "unchanged")}

    def digest(self) -> str:
        """What stands for the text of all its feeds."""
        return str(self._ask("/counts")["digest"])

    def _ask(self, path: str) -> dict[str, str]:
        address = f"http://127.0.0.1:{self._port}{path}"
        with urllib.request.urlopen(address, timeout=120) as answer:
            told: dict[str, str] = json.load(answer)
        return told


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("feeds", type=int)
    parser.add_argument("moment", type=datetime.fromisoformat)
    parser.add_argument("every", type=float, nargs="?", help="seconds from one entry to the next")
    words = parser.parse_args()
    every = timedelta(seconds=words.every) if words.every else None
    asyncio.run(serve(words.feeds, words.moment, every))


if __name__ == "__main__":
    main()
