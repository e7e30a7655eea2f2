"""Feeds and pages over HTTP: polite, conditional, bounded. The one file that knows httpx."""

import asyncio
import sys
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from importlib.util import find_spec
from types import TracebackType
from typing import TYPE_CHECKING, Self
from urllib.parse import urlsplit

from briefing import clock
from briefing.sources.answers import (
    broken_off,
    connection_problem,
    retry_after,
    status_problem,
)
from briefing.sources.asking import (
    CONDITIONS,
    authorization_of,
    headers_for,
    origin,
    proxies_named,
    proxy_for,
    redirect_target,
    shown_host,
    validator,
)
from briefing.sources.coding import CodingError, named_coding, too_large, unpacked
from briefing.sources.inside import is_disguised, is_inside_name
from briefing.sources.outcomes import Failed, Fetched, NotModified, Outcome, Request
from briefing.sources.reach import Names, NotAllowedError, may_reach_home, may_reach_public
from briefing.sources.tls import trusted
from briefing.untrusted import clean_line, public_url, safe_url, shown_url

if TYPE_CHECKING:
    import httpx

__all__ = ["Failed", "Fetched", "Fetcher", "NotModified", "Outcome", "Request"]

MB = 1_000_000
SMALL = 65_536
"""A body of so many bytes is unpacked at once, though it can become a thousand times as many."""
REDIRECTS = frozenset((301, 302, 303, 307, 308))
PERMANENT = frozenset((301, 308))
REDIRECTS_LIMIT = 5

# Where they are installed, httpx loads its own command line, and HTTP/2, which is not asked for: a
# third of the time that its import takes.
for _unused in ("httpx._main", "h2"):
    sys.modules.setdefault(_unused, None)  # type: ignore[arg-type]
if not find_spec("sniffio"):
    # httpcore asks for it at every lock, and each failing search for it takes 0.3 ms.
    sys.modules["sniffio"] = None  # type: ignore[assignment]


@dataclass(frozen=True, slots=True)
class _Redirect:
    to: str
    status: int


class Fetcher:
    """Fetches over a pool of connections, at most `per_host` at a time from one host.

    Use it as an async context manager, in one event loop. Cookies are never kept.
    """

    def __init__(
        self,
        *,
        total_s: float = 30.0,
        connect_s: float = 10.0,
        read_s: float = 15.0,
        max_wire: int = 10 * MB,
        max_body: int = 20 * MB,
        per_host: int = 2,
    ) -> None:
        self._total_s = total_s
        self._connect_s = connect_s
        self._read_s = read_s
        self._max_wire = max_wire
        self._max_body = max_body
        self._hosts: defaultdict[str, asyncio.Semaphore] = defaultdict(
            lambda: asyncio.Semaphore(per_host)
        )
        self._transports: dict[str, httpx.AsyncHTTPTransport] = {}
        """By the scheme, the proxy and the home they are for."""
        self._names = Names()
        self._proxies = proxies_named()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for transport in self._transports.values():
            await transport.aclose()
        self._transports.clear()

    async def fetch(self, request: Request) -> Outcome:
        """What is at the address now. Never raises for anything a server or the network does."""
        first = safe_url(request.url)
        if not first:
            return Failed(problem=f"{shown_url(request.url)} is not an http or https address")
        authorization = authorization_of(first)
        url = first = public_url(first)
        home = public_url(request.home) or first
        left_s = self._total_s
        is_for_good = True
        for _ in range(REDIRECTS_LIMIT + 1):
            is_home = origin(url) == origin(first)
            headers = headers_for(
                request.etag,
                request.last_modified,
                authorization if is_home else "",
                is_page=request.is_page,
            )
            # Waiting for one's turn at a host is not held against the host.
            async with self._hosts[(urlsplit(url).hostname or "").rstrip(".")]:
                started = asyncio.get_running_loop().time()
                answer = await self._hop(url, home, headers, left_s)
                left_s -= asyncio.get_running_loop().time() - started
            if not isinstance(answer, _Redirect):
                return _moved(answer, first) if is_for_good else answer
            is_for_good = is_for_good and answer.status in PERMANENT
            target = redirect_target(url, answer.to)
            if not target:
                return Failed(problem=f"{shown_host(url)} redirects to what is not a web address")
            url = target
        return Failed(problem=f"{shown_host(first)} redirects more than {REDIRECTS_LIMIT} times")

    async def _hop(
        self, url: str, home: str, headers: Mapping[str, str], left_s: float
    ) -> Outcome | _Redirect:
        import httpx

        host = shown_host(url)
        try:
            async with asyncio.timeout(left_s):
                return await self._exchange(url, home, headers)
        except NotAllowedError:
            return Failed(
                problem=f"{host} is inside your own network, where no other site may lead"
            )
        except TimeoutError:
            return Failed(problem=f"No whole answer from {host} within {self._total_s:g} s")
        except httpx.ConnectTimeout:
            return Failed(problem=f"No connection to {host} within {self._connect_s:g} s")
        except httpx.TimeoutException:
            return Failed(problem=f"No answer from {host} within {self._read_s:g} s")
        except httpx.ProtocolError as error:
            return Failed(problem=_protocol_problem(error, host))
        except httpx.ProxyError:
            return Failed(problem=f"The proxy lets nothing through to {host}")
        except (httpx.HTTPError, httpx.StreamError, OSError) as error:
            return Failed(problem=connection_problem(error, host))
        except NoProxyError:
            return Failed(problem="The proxy that the environment names cannot be used")
        except (httpx.InvalidURL, UnicodeError, ValueError):
            return Failed(problem=f"{host} cannot be asked: its address is not well formed")

    async def _exchange(
        self, url: str, home: str, headers: Mapping[str, str]
    ) -> Outcome | _Redirect:
        import httpx

        from briefing.sources.network import LimitedStream

        timeouts = {"connect": self._connect_s, "read": self._read_s}
        timeouts |= {"write": self._read_s, "pool": self._total_s}
        request = httpx.Request("GET", url, headers=headers, extensions={"timeout": timeouts})
        transport = await self._transport(url, home)
        response = await transport.handle_async_request(request)
        stream = response.extensions.get("network_stream")
        if isinstance(stream, LimitedStream):
            stream.is_answered = True
        try:
            is_conditional = not headers.keys().isdisjoint(CONDITIONS)
            return await self._answer(url, response, is_conditional=is_conditional)
        finally:
            await response.aclose()

    async def _answer(
        self, url: str, response: "httpx.Response", *, is_conditional: bool
    ) -> Outcome | _Redirect:
        status, host = response.status_code, shown_host(url)
        if status in REDIRECTS and "location" in response.headers:
            return _Redirect(response.headers["location"], status)
        if status == 304 and is_conditional:
            return NotModified()
        if status not in (200, 203):
            wait = None
            if status in (429, 503):
                wait = retry_after(response.headers.get("retry-after", ""), clock.now())
            return Failed(
                problem=status_problem(status, host), retry_after=wait, gone=status == 410
            )
        coding = clean_line(named_coding(response.headers.get("content-encoding", "")), 40)
        try:
            raw, broke_off = await self._read(response, host)
            body, is_whole = await self._unpacked(raw, coding)
        except CodingError as error:
            return Failed(problem=str(error))
        if not (broke_off or is_whole):
            broke_off = broken_off(host)
        given = {} if broke_off else response.headers
        return Fetched(
            body=body,
            content_type=clean_line(response.headers.get("content-type", ""), 200),
            etag=validator(given.get("etag", "")),
            last_modified=validator(given.get("last-modified", "")),
            url=url,
            broke_off=broke_off,
        )

    async def _unpacked(self, raw: bytes, coding: str) -> tuple[bytes, bool]:
        if len(raw) <= SMALL:
            return unpacked(raw, coding, self._max_body)
        # In a thread, for twenty megabytes take a while.
        return await asyncio.to_thread(unpacked, raw, coding, self._max_body)

    async def _read(self, response: "httpx.Response", host: str) -> tuple[bytes, str]:
        """What came of a body, and why it is not all of it."""
        import httpx

        raw = bytearray()
        try:
            async for chunk in response.aiter_raw():
                raw += chunk
                if len(raw) > self._max_wire:
                    raise CodingError(too_large(self._max_wire))
        except (httpx.ProtocolError, httpx.NetworkError) as error:
            if not raw:
                raise
            is_protocol = isinstance(error, httpx.ProtocolError)
            problem = _protocol_problem if is_protocol else connection_problem
            return bytes(raw), problem(error, host)
        return bytes(raw), ""

    async def _transport(self, url: str, home: str) -> "httpx.AsyncHTTPTransport":
        """The connections for this address on the way from `home`.

        Those to inside the reader's network are kept apart, for their home alone, so that no other
        site is led over one that stands open.
        """
        from briefing.sources.network import checked_pool

        scheme, host, home_host = urlsplit(url).scheme, _host(url), _host(home)
        proxy = proxy_for(url, self._proxies)
        if proxy:
            # The proxy looks names up, so that there is nothing to go by but the name.
            if host != home_host and (is_inside_name(host) or is_disguised(host)):
                raise NotAllowedError(host)
            way = f"{scheme} {proxy}"
            if way not in self._transports:
                self._transports[way] = _transport(scheme, proxy)
            return self._transports[way]
        addresses = await self._names.addresses(home_host)
        is_home_inside = not all(may_reach_public(home_host, each) for each in addresses)
        way = f"{scheme} {home_host if is_home_inside else ''}"
        if way not in self._transports:
            self._transports[way] = transport = _transport(scheme)
            may_reach = may_reach_home(home_host, addresses) if is_home_inside else may_reach_public
            # httpx has no way of its own to say how to connect.
            transport._pool = checked_pool(self._names, may_reach, trusted(scheme))
        return self._transports[way]


def _host(url: str) -> str:
    """The host as it is looked up and sent, in ASCII."""
    import httpx

    return httpx.URL(url).raw_host.decode("ascii")


def _transport(scheme: str, proxy: str = "") -> "httpx.AsyncHTTPTransport":
    import httpx

    try:
        return httpx.AsyncHTTPTransport(
            verify=trusted(scheme), proxy=proxy or None, trust_env=False
        )
    except (ValueError, ImportError, httpx.InvalidURL) as error:
        raise NoProxyError from error


class NoProxyError(Exception):
    """The environment names a proxy of a kind that is not known here."""


def _protocol_problem(error: Exception, host: str) -> str:
    is_cut = "closed connection" in str(error) or "disconnected" in str(error)
    return broken_off(host) if is_cut else f"{host} does not answer in proper HTTP"


def _moved(answer: Outcome, first: str) -> Outcome:
    if not isinstance(answer, Fetched) or answer.url == first:
        return answer
    return replace(answer, moved_to=answer.url)
