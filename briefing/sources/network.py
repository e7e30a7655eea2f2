"""Connections, made only to addresses that were checked. The one file that knows httpcore."""

import asyncio
import ssl
from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import Any

import httpcore

from briefing.sources.reach import MayReach, Names, NotAllowedError

CONNECTIONS_LIMIT = 100
ADDRESSES_LIMIT = 6
"""How many addresses of one name are tried."""
HEAD_LIMIT = 200_000
"""How many bytes of hints and headers there may be before an answer's body."""
HEAD_START_S = 0.25
"""How long an address is tried alone before the next one is tried beside it (RFC 8305)."""

_Try = asyncio.Future[httpcore.AsyncNetworkStream]


def checked_pool(
    names: Names, may_reach: MayReach, trusted: ssl.SSLContext
) -> httpcore.AsyncConnectionPool:
    """A pool of connections to addresses that may be reached and to no other."""
    return httpcore.AsyncConnectionPool(
        ssl_context=trusted,
        network_backend=_CheckedBackend(names, may_reach),
        max_connections=CONNECTIONS_LIMIT,
        max_keepalive_connections=0,
    )


class _CheckedBackend(httpcore.AsyncNetworkBackend):
    """Connects to addresses that may be reached and to no other."""

    def __init__(self, names: Names, may_reach: MayReach) -> None:
        self._names = names
        self._may_reach = may_reach
        self._plain = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's own interface
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """A connection to the first allowed address of the host that answers."""
        addresses = await self._names.addresses(host)
        allowed = [each for each in addresses if self._may_reach(host, each)]
        if not allowed:
            raise NotAllowedError(host)

        def connect(address: str) -> Awaitable[httpcore.AsyncNetworkStream]:
            return self._plain.connect_tcp(
                address, port, timeout, local_address, socket_options=socket_options
            )

        return LimitedStream(await _first(connect, _mixed(allowed)[:ADDRESSES_LIMIT]))

    async def sleep(self, seconds: float) -> None:
        """As httpcore asks for it."""
        await asyncio.sleep(seconds)


class LimitedStream(httpcore.AsyncNetworkStream):
    """A connection of which so much is read before there is an answer, and no more.

    A server may send any number of hints before its answer, each of which is read on the spot.
    """

    def __init__(self, inner: httpcore.AsyncNetworkStream) -> None:
        self._inner = inner
        self._left = HEAD_LIMIT
        self.is_answered = False
        """Set when there is an answer; its body has limits of its own."""

    async def read(
        self,
        max_bytes: int,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's own interface
    ) -> bytes:
        """What came, at most so many bytes."""
        if self._left <= 0 and not self.is_answered:
            raise httpcore.RemoteProtocolError("too much before the answer")
        came = await self._inner.read(max_bytes, timeout)
        self._left -= len(came)
        return came

    async def write(
        self,
        buffer: bytes,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's own interface
    ) -> None:
        """Send all of it."""
        await self._inner.write(buffer, timeout)

    async def aclose(self) -> None:
        """End the connection."""
        await self._inner.aclose()

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's own interface
    ) -> httpcore.AsyncNetworkStream:
        """The same connection, secured."""
        secured = await self._inner.start_tls(ssl_context, server_hostname, timeout)
        return LimitedStream(secured)

    def get_extra_info(self, info: str) -> Any:
        """As httpcore asks for it."""
        return self._inner.get_extra_info(info)


def _mixed(addresses: Sequence[str]) -> list[str]:
    """The addresses with their two kinds taking turns, so that none is tried late."""
    first = [each for each in addresses if (":" in each) == (":" in addresses[0])]
    second = [each for each in addresses if each not in first]
    turns = [each for pair in zip(first, second, strict=False) for each in pair]
    n_paired = len(turns) // 2
    return turns + first[n_paired:] + second[n_paired:]


async def _first(
    connect: Callable[[str], Awaitable[httpcore.AsyncNetworkStream]], addresses: Sequence[str]
) -> httpcore.AsyncNetworkStream:
    """The first connection that comes about; the error of the first address when none does."""
    if len(addresses) == 1:
        return await connect(addresses[0])
    tries: list[_Try] = []
    waiting: set[_Try] = set()
    try:
        for address in addresses:
            tries.append(asyncio.ensure_future(connect(address)))
            waiting.add(tries[-1])
            done, waiting = await asyncio.wait(
                waiting, timeout=HEAD_START_S, return_when=asyncio.FIRST_COMPLETED
            )
            if won := _connected(done):
                return _let_go(tries, won).result()
        while waiting:
            done, waiting = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
            if won := _connected(done):
                return _let_go(tries, won).result()
        return tries[0].result()
    except asyncio.CancelledError:
        for each in tries:
            each.cancel()
        for came in await asyncio.gather(*tries, return_exceptions=True):
            if isinstance(came, httpcore.AsyncNetworkStream):
                await came.aclose()
        raise


def _connected(done: Iterable[_Try]) -> _Try | None:
    return next((each for each in done if not each.exception()), None)


def _let_go(tries: Iterable[_Try], won: _Try) -> _Try:
    """The one that won; the others are broken off, and nobody waits for their end.

    Whoever broke off that waiting would lose the connection that was made.
    """
    for each in tries:
        if each is not won:
            each.add_done_callback(_close)
            each.cancel()
    return won


def _close(late: _Try) -> None:
    """Let go of a connection that came about too late."""
    if not late.cancelled() and not late.exception():
        closing = asyncio.ensure_future(late.result().aclose())
        _closing.add(closing)
        closing.add_done_callback(_closing.discard)


_closing: set[asyncio.Future[None]] = set()
"""Held here, for the loop itself holds no task."""
