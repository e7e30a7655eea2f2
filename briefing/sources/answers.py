"""What an HTTP answer means for a feed, in one plain sentence. Knows no HTTP library."""

import errno
import re
import socket
import ssl
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from briefing.sources.tls import tls_problem

RETRY_AT_LEAST = timedelta(minutes=1)
RETRY_AT_MOST = timedelta(hours=24)

_SECONDS = re.compile(r"([0-9]+)(?:\.[0-9]*)?\s*(?:$|[,;])")
"""A number of seconds, or several: a header that is sent twice comes as one."""
_STATUS = {
    401: "it asks for a user name and a password",
    403: "{host} does not let this program read it",
    404: "there is no such page on {host}",
    406: "{host} has it in no form that was asked for",
    408: "{host} waited too long",
    410: "{host} says it is gone for good",
    429: "{host} asks for fewer requests",
    451: "{host} may not show it, for legal reasons",
    503: "{host} is not able to answer now",
}


def status_problem(status: int, host: str) -> str:
    """Why a status that is no success is a problem."""
    if status in _STATUS:
        return f"HTTP {status}: {_STATUS[status].format(host=host)}"
    if 500 <= status <= 599:
        return f"HTTP {status}: {host} has trouble of its own"
    return f"HTTP {status}: {host} gives no feed"


def retry_after(value: str, now: datetime) -> timedelta | None:
    """How long a server asks to be left alone, between a minute and a day."""
    value = value.strip()[:100]
    if number := _SECONDS.match(value):
        # Longer numbers are beyond a day whatever they are, and beyond what a timedelta holds.
        asked = timedelta(seconds=int(number[1])) if len(number[1]) <= 9 else RETRY_AT_MOST
    else:
        try:
            when = parsedate_to_datetime(value)
            asked = when.replace(tzinfo=when.tzinfo or UTC) - now
        except (ValueError, OverflowError):
            return None
    return min(max(asked, RETRY_AT_LEAST), RETRY_AT_MOST)


def broken_off(host: str) -> str:
    """The sentence for an answer that ends before its end."""
    return f"{host} broke off its answer"


def connection_problem(error: BaseException, host: str) -> str:
    """Why there is no connection, from the cause under a library's own error."""
    for cause in _causes(error):
        if isinstance(cause, ssl.SSLError):
            return tls_problem(cause, host)
        if isinstance(cause, socket.gaierror):
            return f"The name {host} could not be found"
        if isinstance(cause, ConnectionRefusedError):
            return f"{host} refuses the connection"
        if isinstance(cause, ConnectionResetError | BrokenPipeError):
            return f"{host} broke the connection"
        if isinstance(cause, OSError) and cause.errno in (errno.ENETUNREACH, errno.EHOSTUNREACH):
            return f"There is no way to {host}: is the network up?"
    return f"There is no connection to {host}"


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    for _ in range(10):
        if error is None:
            return
        yield error
        if isinstance(error, BaseExceptionGroup):
            # One failure for each address that was tried; the first says enough.
            error = error.exceptions[0]
        else:
            error = error.__cause__ or error.__context__
