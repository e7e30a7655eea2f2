"""What goes out with a request, and by which way. Knows no HTTP library."""

import base64
import re
import urllib.request
from collections.abc import Mapping
from urllib.parse import unquote, urljoin, urlsplit

from briefing import __version__
from briefing.hosts import plain_host
from briefing.untrusted import clean_line, public_url

HEADERS = {
    "User-Agent": f"briefing/{__version__}",
    "Accept": "application/atom+xml, application/rss+xml, application/feed+json;q=0.9,"
    " application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.7, text/html;q=0.6, */*;q=0.5",
    "Accept-Encoding": "gzip, deflate",
    # What a server sends after one answer must never be taken for the beginning of the next.
    "Connection": "close",
}
CONDITIONS = frozenset(("If-None-Match", "If-Modified-Since"))
PAGE_HEADERS = {**HEADERS, "Accept": "text/html, application/xhtml+xml;q=0.9, */*;q=0.1"}
_VALIDATOR = re.compile(r"[\x20-\x7e]{1,1000}")
Origin = tuple[str, str | None, int | None]


def proxies_named() -> Mapping[str, str]:
    """The proxies that the environment names; looking through it takes 0.2 ms."""
    return urllib.request.getproxies_environment()


def proxy_for(url: str, proxies: Mapping[str, str]) -> str:
    """The proxy among those named for this address; empty for a direct way."""
    if not proxies:
        return ""
    parts = urlsplit(url)
    proxy = proxies.get(parts.scheme) or proxies.get("all") or ""
    is_exempt = urllib.request.proxy_bypass_environment  # type: ignore[attr-defined]
    if not proxy or is_exempt(parts.hostname or "", proxies):
        return ""
    return proxy if "://" in proxy else f"http://{proxy}"


def headers_for(
    etag: str, last_modified: str, authorization: str, *, is_page: bool = False
) -> dict[str, str]:
    """The headers of a request; what is empty is left out."""
    headers = dict(PAGE_HEADERS if is_page else HEADERS)
    if sent_etag := validator(etag):
        headers["If-None-Match"] = sent_etag
    if sent_date := validator(last_modified):
        headers["If-Modified-Since"] = sent_date
    if authorization:
        headers["Authorization"] = authorization
    return headers


def validator(value: str) -> str:
    """A validator as it may be sent back; empty when it is not worth the trouble."""
    return value if _VALIDATOR.fullmatch(value) else ""


def authorization_of(url: str) -> str:
    """The header for the name and password in an address; empty without any."""
    userinfo, at, _ = urlsplit(url).netloc.rpartition("@")
    if not at:
        return ""
    return f"Basic {base64.b64encode(unquote(userinfo).encode()).decode()}"


def origin(url: str) -> Origin:
    """What shares its secrets: scheme, host and port."""
    parts = urlsplit(url)
    port = parts.port or {"http": 80, "https": 443}[parts.scheme]
    return parts.scheme, parts.hostname, port


def redirect_target(url: str, location: str) -> str:
    """Where a redirect leads: http or https only, without a name and password put in by it."""
    try:
        return public_url(urljoin(url, location.strip()))
    except ValueError:
        return ""


def shown_host(url: str) -> str:
    """The host of an address, for a message."""
    name, colon, port = urlsplit(url).netloc.rpartition("@")[2].partition(":")
    return clean_line(f"{plain_host(name)}{colon}{port}", 100)
