"""A pseudo-terminal that knows when each byte came: from a key to the end of what it painted."""

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import termios
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from types import TracebackType
from typing import Self

WIDTH, HEIGHT = 120, 40
QUIET_S = 0.06
"""When nothing was written for so long, a key has had its effect."""
ANSWER_S = 3.0
"""A key without any effect for so long is one that has none."""
_ESCAPES = re.compile(
    rb"\x1b\[[\x30-\x3f]*[\x20-\x2f]*[\x40-\x7e]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[()].|\x1b."
)
_ASKED, _TOLD = b"\x1b[?2026$p", b"\x1b[?2026;2$y"
"""Whether whole frames can be painted at once: they can."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a key led to."""

    first_s: float
    last_s: float
    """From the key to the first byte, and to the last before it was quiet."""


class Terminal:
    """A program on a pseudo-terminal, and the moments of its output."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        self._ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", HEIGHT, WIDTH, 0, 0))
        self._came: list[tuple[float, bytes]] = []
        self.began = time.perf_counter()
        self._process = subprocess.Popen(
            command,
            env={**environment, "TERM": "xterm-256color", "COLORTERM": "truecolor"},
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
        )
        os.close(theirs)
        self._is_over = threading.Event()
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()
        self._is_over.set()
        self._reader.join()
        os.close(self._ours)

    @property
    def pid(self) -> int:
        """Its process."""
        return self._process.pid

    def _read(self) -> None:
        while not self._is_over.is_set():
            if not select.select([self._ours], [], [], 0.2)[0]:
                continue
            try:
                data = os.read(self._ours, 1 << 16)
            except OSError:  # the other end has gone
                return
            self._came.append((time.perf_counter(), data))
            if _ASKED in data:
                os.write(self._ours, _TOLD)

    def text(self, since: int = 0) -> str:
        """What was written from the piece of that number on, without escapes."""
        written = b"".join(data for _, data in self._came[since:])
        return _ESCAPES.sub(b"", written).decode("utf-8", "replace")

    @property
    def n_pieces(self) -> int:
        """How many pieces of output there were."""
        return len(self._came)

    def wait_for(self, pattern: str, *, since: int = 0, limit_s: float = 120) -> float:
        """Wait until the text was written; the moment it was.

        Raises TimeoutError where it is not, or the program has ended before.
        """
        end = time.perf_counter() + limit_s
        looked_at = -1
        while time.perf_counter() < end:
            is_running = self._process.poll() is None
            if (n_pieces := self.n_pieces) > looked_at:
                looked_at = n_pieces
                if re.search(pattern, self.text(since)):
                    return self._moment(pattern, since)
            elif not is_running:
                break
            time.sleep(0.001)
        raise TimeoutError(f"{pattern!r} was not shown but {self.text(since)[-2000:]!r}")

    def _moment(self, pattern: str, since: int) -> float:
        """When the piece came that made the text complete."""
        written = b""
        for moment, data in self._came[since:]:
            written += data
            if re.search(pattern, _ESCAPES.sub(b"", written).decode("utf-8", "replace")):
                return moment
        return self._came[-1][0]

    def rest(self, quiet_s: float = 0.4, limit_s: float = 60) -> None:
        """Wait until nothing was written for so long."""
        end = time.perf_counter() + limit_s
        while time.perf_counter() < end:
            last = self._came[-1][0] if self._came else self.began
            if time.perf_counter() - last > quiet_s:
                return
            time.sleep(0.01)

    def send(self, keys: str) -> float:
        """Press keys; the moment they were."""
        now = time.perf_counter()
        os.write(self._ours, keys.encode())
        return now

    def press(self, keys: str, *, quiet_s: float = QUIET_S) -> Answer | None:
        """Press keys and wait until they had their effect; None where nothing was painted."""
        before = self.n_pieces
        pressed = self.send(keys)
        while time.perf_counter() - pressed < ANSWER_S:
            if self.n_pieces > before and time.perf_counter() - self._came[-1][0] > quiet_s:
                return Answer(self._came[before][0] - pressed, self._came[-1][0] - pressed)
            time.sleep(0.001)
        return None

    def leave(self, keys: str) -> None:
        """Press the last keys and wait for the end; it is ended where they do not end it."""
        with suppress(OSError):
            for key in keys:
                self.send(key)
                time.sleep(0.1)
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(5)
