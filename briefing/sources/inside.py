"""Which addresses are of the open internet, and which of one's own computer or network. Pure."""

from collections.abc import Iterator
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from socket import inet_aton, inet_ntoa
from urllib.parse import urlsplit

_INSIDE_NAMES = (
    "localhost",
    "localdomain",
    "local",
    "lan",
    "home",
    "home.arpa",
    "internal",
    "intranet",
    "corp",
    "private",
)
_V4_WITHIN_V6 = (IPv6Network("64:ff9b::/96"), IPv6Network("::/96"))
"""Networks whose last four bytes are an IPv4 address."""
_NOT_GLOBAL = (IPv4Network("192.0.0.0/24"), IPv6Network("64:ff9b:1::/48"))
"""What `ipaddress` takes for global, or did in some version."""


def is_public(ip: str) -> bool:
    """Whether the address is one of the open internet, and none that another is wrapped in."""
    try:
        address = ip_address(ip.partition("%")[0])
    except ValueError:
        return False
    return all(_is_global(each) for each in _unwrapped(address))


def _unwrapped(address: IPv4Address | IPv6Address) -> Iterator[IPv4Address | IPv6Address]:
    """The address, or those that it stands for."""
    if isinstance(address, IPv4Address):
        yield address
    elif address.ipv4_mapped:
        yield address.ipv4_mapped
    elif address.sixtofour:
        yield address.sixtofour
    elif address.teredo:
        yield from address.teredo
    elif any(address in network for network in _V4_WITHIN_V6):
        yield IPv4Address(int(address) & 0xFFFF_FFFF)
    else:
        yield address


def _is_global(address: IPv4Address | IPv6Address) -> bool:
    if any(address in network for network in _NOT_GLOBAL):
        return False
    if address.is_multicast or address.is_reserved or address.is_unspecified:
        return False
    if isinstance(address, IPv6Address) and address.is_site_local:
        return False
    return address.is_global


def is_inside(url: str) -> bool:
    """Whether the address names a host of one's own computer or network, as far as names tell."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return False
    return is_inside_name(host)


def is_inside_name(host: str) -> bool:
    """As `is_inside`, for the host alone: a number, or a name that no public server has."""
    host = host.strip("[]").rstrip(".").lower()
    if ":" in host:
        return not is_public(host)
    if number := _number(host):
        return not is_public(number)
    return "." not in host or host.endswith(tuple(f".{name}" for name in _INSIDE_NAMES))


def is_disguised(host: str) -> bool:
    """Whether the host is an IPv4 address in a spelling that only programs read: 127.1, 0x7f000001.

    Nobody links to one in good faith.
    """
    number = _number(host)
    return bool(number) and number != host


def _number(host: str) -> str:
    """The IPv4 address that a host is, in any of the spellings systems understand."""
    if not host[:1].isdecimal() or not host.isascii():
        return ""
    try:
        return inet_ntoa(inet_aton(host))
    except OSError:
        return ""
