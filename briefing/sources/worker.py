"""What runs in a worker process: one piece of foreign text after the other, under limits.

It is started by `workers.py` with a socket as its standard input, and ends with the other end of
it. Nothing here may be trusted by the program that started it: what comes back is checked there.
"""

import os
import pickle
import resource
import signal
import socket
import struct
import traceback
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from briefing.errors import FeedError

CPU_S = 12
"""How long one piece of work may compute."""
MEMORY = 1 << 30
"""How much address space the process may take, in bytes."""
RETIRED_AT = 250 << 10
"""A worker that has grown to this, in KB, ends, so that its memory goes back."""
_LENGTH = struct.Struct("!I")


def feed(body: bytes, content_type: str, url: str) -> object:
    """The feed a body holds."""
    from briefing.sources.parse import parse_feed

    return parse_feed(body, content_type=content_type, url=url)


def page(body: bytes, content_type: str, url: str) -> object:
    """The article on a page."""
    from briefing.sources.page import read_page

    return read_page(body, url, content_type=content_type)


def links(body: bytes, content_type: str, url: str) -> object:
    """The feeds that a page names."""
    from briefing.sources.discover import find_feeds

    return find_feeds(body, url)


WORK: dict[str, Callable[[bytes, str, str], object]] = {"feed": feed, "page": page, "links": links}


def main() -> None:
    """Work until there is nobody left to work for."""
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_AS, MEMORY)
    # The terminal's interrupt is for the program; when that ends, so does this.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with socket.socket(fileno=os.dup(0)) as link:
        from briefing.sources import parse  # noqa: F401 - most work is feeds

        send(link, b"ready")
        while job := receive(link):
            name, body, content_type, url = pickle.loads(job)  # noqa: S301 - the program's own
            used = resource.getrusage(resource.RUSAGE_SELF)
            _limit(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime) + CPU_S)
            reply = _reply(name, body, content_type, url)
            grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            is_last = reply[0] == "memory" or grown > RETIRED_AT
            send(link, pickle.dumps((*reply, is_last)))
            if is_last:
                return


def _reply(name: str, body: bytes, content_type: str, url: str) -> tuple[str, Any]:
    try:
        return "done", WORK[name](body, content_type, url)
    except FeedError as problem:
        return "problem", (problem.message, problem.hint)
    except MemoryError:
        return "memory", None
    except Exception:
        return "crash", traceback.format_exc(limit=-5)


def _limit(which: int, at: int) -> None:
    hard = resource.getrlimit(which)[1]
    if hard != resource.RLIM_INFINITY:
        at = min(at, hard)
    # Not every system knows every limit.
    with suppress(ValueError, OSError):
        resource.setrlimit(which, (at, hard))


def send(link: socket.socket, message: bytes) -> None:
    """One message, with its length before it."""
    link.sendall(_LENGTH.pack(len(message)))
    link.sendall(message)


def receive(link: socket.socket, patience: int = 1, limit: int = 1 << 32) -> bytes:
    """One whole message; nothing when the other end has gone.

    Raises TimeoutError when the socket's own timeout has passed as often as `patience` says, and
    ValueError for a message that is larger than `limit`.
    """
    header = _exactly(link, _LENGTH.size, patience)
    if not header:
        return b""
    length = _LENGTH.unpack(header)[0]
    if length > limit:
        raise ValueError(f"a message of {length} bytes")
    return _exactly(link, length, patience)


def _exactly(link: socket.socket, size: int, patience: int) -> bytes:
    got = bytearray()
    while len(got) < size:
        try:
            part = link.recv(min(size - len(got), 1 << 20))
        except TimeoutError:
            patience -= 1
            if patience <= 0:
                raise
            continue
        except ConnectionError:
            part = b""
        if not part:
            return b""
        got += part
    return bytes(got)
