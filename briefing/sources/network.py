"""Connections, made only to addresses that were checked. The one file that knows httpcore."""

import asyncio
import ssl
from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import Any

import httpcore

from briefing.sources.reach import MayReach, Names, NotAllowedError

CONNECTIONS_LIMIT, KEPT_LIMIT, KEPT_S = 100, 20, 5.0
ADDRESSES_LIMIT = 6
"""How many addresses of one name are tried."""
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
        max_keepalive_connections=KEPT_LIMIT,
        keepalive_expiry=KEPT_S,
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

        return await _first(connect, _mixed(allowed)[:ADDRESSES_LIMIT])

    async def sleep(self, seconds: float) -> None:
        """As httpcore asks for it."""
        await asyncio.sleep(seconds)


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
