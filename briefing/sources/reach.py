"""What a request may reach: names are looked up once, and what they mean is checked."""

import asyncio
import socket
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from ipaddress import IPv4Address

from briefing.sources.inside import is_disguised, is_inside_name, is_public

LOOK_UP_S = 10.0
"""How long a name may take to be found."""
_askers = ThreadPoolExecutor(16, "names")
"""Threads of their own, for a name server that says nothing must not keep the others waiting."""

MayReach = Callable[[str, str], bool]
"""Whether a host may be reached at an address."""


class NotAllowedError(Exception):
    """The host is at no address that may be reached."""


class Names:
    """What names were found to mean; each is looked up once."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[str, ...]] = {}

    async def addresses(self, host: str) -> tuple[str, ...]:
        """The addresses of a host, best first. Raises OSError where there are none."""
        if host not in self._known:
            try:
                async with asyncio.timeout(LOOK_UP_S):
                    self._known[host] = await look_up(host)
            except TimeoutError as error:
                raise socket.gaierror(socket.EAI_AGAIN, "no answer") from error
        return self._known[host]


async def look_up(host: str) -> tuple[str, ...]:
    """The addresses the system knows for a host. Raises OSError where there are none."""
    if _is_address(host):
        return (host,)
    asking = partial(socket.getaddrinfo, host.strip("[]"), None, type=socket.SOCK_STREAM)
    try:
        found = await asyncio.get_running_loop().run_in_executor(_askers, asking)
    except UnicodeError as error:
        raise socket.gaierror(socket.EAI_NONAME, "not a name") from error
    addresses = tuple(dict.fromkeys(str(each[4][0]) for each in found))
    if not addresses:
        raise socket.gaierror(socket.EAI_NONAME, "no address")
    return addresses


def _is_address(host: str) -> bool:
    try:
        return str(IPv4Address(host)) == host
    except ValueError:
        return False


async def hidden_inside(host: str) -> str:
    """Where inside the reader's network a host is that does not look it; empty for any other."""
    if is_inside_name(host) and not is_disguised(host):
        return ""
    try:
        found = await look_up(host)
    except OSError:
        return ""
    return next((address for address in found if not is_public(address)), "")


def may_reach_public(host: str, address: str) -> bool:
    """For what nobody typed: the open internet, and no address in disguise."""
    return is_public(address) and not is_disguised(host)


def may_reach_home(home: str, addresses: Iterable[str]) -> MayReach:
    """For what starts at a host that the reader typed: also this host, wherever it is."""
    own = frozenset(addresses)

    def may_reach(host: str, address: str) -> bool:
        if host == home:
            return True
        return not is_disguised(host) and (address in own or is_public(address))

    return may_reach
