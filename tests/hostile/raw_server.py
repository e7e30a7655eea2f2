"""A server on loopback that writes any bytes at any pace, and what else a socket can do wrong."""

import asyncio
import socket
import struct
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

LONGEST_S = 15.0
"""How long an answer goes on at most."""


class Reset:
    """Break the connection so that the other side gets an error and no end."""


RESET = Reset()
Part = bytes | float | Reset
"""Bytes to send, seconds to wait, or the end of the connection."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A request, and the how manyth of its path it is, from 1."""

    path: str
    headers: Mapping[str, str]
    nth: int
    port: int


Answer = Callable[[Asked], Iterable[Part]]


@dataclass
class RawServer:
    """A running server: what it answers by path, and what it was asked."""

    answers: dict[str, Answer] = field(default_factory=dict)
    seen: list[Asked] = field(default_factory=list)
    port: int = 0

    def __enter__(self) -> Self:
        ready = threading.Event()
        self._counts: Counter[str] = Counter()
        self._thread = threading.Thread(target=asyncio.run, args=(self._serve(ready),), daemon=True)
        self._thread.start()
        assert ready.wait(10)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._loop.call_soon_threadsafe(self._is_over.set)
        self._thread.join(10)

    @property
    def root(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def _serve(self, ready: threading.Event) -> None:
        self._loop, self._is_over = asyncio.get_running_loop(), asyncio.Event()
        server = await asyncio.start_server(self._talk, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        ready.set()
        await self._is_over.wait()
        server.close()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(
            ConnectionError, TimeoutError, asyncio.IncompleteReadError, asyncio.LimitOverrunError
        ):
            async with asyncio.timeout(LONGEST_S):
                while await self._answered(reader, writer):
                    pass
        writer.close()
        with suppress(ConnectionError):
            await writer.wait_closed()

    async def _answered(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        """Answer one request; whether the connection stays open for another."""
        lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        path = lines[0].split(" ")[1]
        pairs = (line.partition(":") for line in lines[1:] if ":" in line)
        name = path.partition("?")[0]
        self._counts[name] += 1
        asked = Asked(
            path=path,
            headers={key.lower(): value.strip() for key, _, value in pairs},
            nth=self._counts[name],
            port=self.port,
        )
        self.seen.append(asked)
        answer = self.answers.get(name, lambda _: [b"HTTP/1.1 404 Not Found\r\n\r\n"])
        is_kept = False
        for part in answer(asked):
            match part:
                case bytes():
                    is_kept = is_kept or b"keep-alive" in part[:500]
                    writer.write(part)
                    await writer.drain()
                case Reset():
                    sock = writer.get_extra_info("socket")
                    sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                    writer.transport.abort()
                    return False
                case float():
                    await asyncio.sleep(part)
        return is_kept


def http(
    body: bytes | str = b"",
    *headers: str,
    status: str = "200 OK",
    type: str = "application/rss+xml",
    length: int | None = None,
) -> bytes:
    """A whole answer that closes the connection."""
    body = body.encode() if isinstance(body, str) else body
    n = len(body) if length is None else length
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {n}", "Connection: close", *headers]
    if type:
        lines.append(f"Content-Type: {type}")
    return head(*lines) + body


def head(*lines: str) -> bytes:
    """The lines of an answer's head, and its end."""
    return "\r\n".join([*lines, "", ""]).encode("latin-1")


def chunked(*chunks: bytes, end: bytes = b"0\r\n\r\n") -> bytes:
    """An answer in chunks."""
    start = head("HTTP/1.1 200 OK", "Transfer-Encoding: chunked", "Connection: close")
    return start + b"".join(b"%x\r\n%b\r\n" % (len(each), each) for each in chunks) + end
