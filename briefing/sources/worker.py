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
from collections.abc import Mapping
from contextlib import suppress
from importlib import import_module
from typing import Any

from briefing.errors import FeedError

CPU_S = 12
"""How long one piece of work may compute."""
MEMORY = 1 << 30
"""How much address space the process may take, in bytes."""
RETIRED_AT = 250 << 10
"""A worker that has grown to this, in KB, ends, so that its memory goes back."""
_LENGTH = struct.Struct("!I")


def main(first: str) -> None:
    """Work until there is nobody left to work for; `first` is the module of the first work."""
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_AS, MEMORY)
    # The terminal's interrupt is for the program; when that ends, so does this.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with socket.socket(fileno=os.dup(0)) as link:
        import_module(first)
        send(link, b"ready")
        while job := receive(link):
            work, body, named = pickle.loads(job)  # noqa: S301 - the program's own
            used = resource.getrusage(resource.RUSAGE_SELF)
            _limit(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime) + CPU_S)
            reply = _reply(work, body, named)
            grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            is_last = reply[0] == "memory" or grown > RETIRED_AT
            send(link, pickle.dumps((*reply, is_last), pickle.HIGHEST_PROTOCOL))
            if is_last:
                return


def _reply(work: str, body: bytes, named: Mapping[str, Any]) -> tuple[str, Any]:
    """What comes of calling `work`, a `module:function`, with these."""
    module, _, function = work.partition(":")
    try:
        return "done", getattr(import_module(module), function)(body, **named)
    except FeedError as problem:
        return "problem", (problem.message, problem.hint)
    except MemoryError:
        return "memory", None
    except Exception:
        import traceback

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
