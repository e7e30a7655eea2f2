"""The real program in a process of its own: a home of its own, a feeds.toml of its own."""

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

TIMEOUT_S = 60


@dataclass(frozen=True)
class Program:
    """`briefing`, ready to be run again and again by the same reader."""

    home: Path
    config: Path
    printed: dict[tuple[str, ...], str] | None = None
    """What it printed before, where nothing changes between two runs; None where something may."""

    def environment(self, **more: str) -> dict[str, str]:
        return {
            "PATH": os.environ["PATH"],
            "HOME": str(self.home),
            "XDG_CONFIG_HOME": str(self.home / "config"),
            "XDG_DATA_HOME": str(self.home / "data"),
            "XDG_STATE_HOME": str(self.home / "state"),
            "BRIEFING_CONFIG": str(self.config),
            "LANG": "C.UTF-8",
            "TERM": "xterm-256color",
            **more,
        }

    def __call__(
        self, *words: str, stdin: str = "", env: Mapping[str, str] = {}, ok: bool | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run it away from a terminal. `ok=True` demands exit code 0."""
        done = subprocess.run(
            [sys.executable, "-m", "briefing", *words],
            input=stdin,
            capture_output=True,
            encoding="utf-8",
            timeout=TIMEOUT_S,
            cwd=self.home,
            env=self.environment(**env),
        )
        assert "Traceback" not in done.stderr, done.stderr
        if ok:
            assert done.returncode == 0, done.stderr
        return done

    def out(self, *words: str) -> str:
        """What it prints on stdout, when all is well."""
        if self.printed is None:
            return self(*words, ok=True).stdout
        if words not in self.printed:
            self.printed[words] = self(*words, ok=True).stdout
        return self.printed[words]

    def on_terminal(
        self,
        *words: str,
        typed: str = "",
        streams: Sequence[str] = ("stdin", "stdout", "stderr"),
        columns: int = 100,
        env: Mapping[str, str] = {},
        program: Sequence[str] = ("-m", "briefing"),
    ) -> "OnTerminal":
        """Run it with these streams on a pseudo-terminal, where `typed` waits to be read."""
        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
        os.write(ours, typed.encode())
        process = subprocess.Popen(
            [sys.executable, *program, *words],
            cwd=self.home,
            env=self.environment(**env),
            stdin=theirs if "stdin" in streams else subprocess.DEVNULL,
            stdout=theirs if "stdout" in streams else subprocess.PIPE,
            stderr=theirs if "stderr" in streams else subprocess.PIPE,
        )
        os.close(theirs)
        shown = bytearray()
        reader = threading.Thread(target=_drain, args=(ours, shown))
        reader.start()
        try:
            out, err = process.communicate(timeout=TIMEOUT_S)
        finally:
            process.kill()
            reader.join()
            os.close(ours)
        return OnTerminal(
            code=process.returncode,
            screen=shown.decode("utf-8", "replace").replace("\r\n", "\n"),
            stdout=(out or b"").decode(),
            stderr=(err or b"").decode(),
        )


@dataclass(frozen=True)
class OnTerminal:
    """What came of a run on a terminal: `screen` is every byte that reached it."""

    code: int
    screen: str
    stdout: str
    stderr: str

    @property
    def has_colours(self) -> bool:
        return re.search(r"\x1b\[[0-9;]*[34][0-9;]*m", self.screen) is not None


def _drain(descriptor: int, into: bytearray) -> None:
    while True:
        try:
            piece = os.read(descriptor, 65536)
        except OSError:
            return
        if not piece:
            return
        into.extend(piece)


@dataclass
class Site:
    """A web site on this machine: what each path answers, and which were asked for."""

    address: str = ""
    pages: dict[str, tuple[int, str, str]] = field(default_factory=dict)
    """Path → status, content type, body."""
    asked: list[str] = field(default_factory=list)

    def feed(self, path: str, title: str, *items: str, days_old: int = 0) -> str:
        """Put an RSS feed there, its items of so many days ago; its address."""
        published = format_datetime(datetime.now(UTC) - timedelta(days=days_old))
        entries = "".join(
            f"<item><title>{item}</title><guid>{path}-{item}</guid>"
            f"<link>{self.address}/{n}</link><pubDate>{published}</pubDate>"
            f"<description>{item} is what the mayor of Leeds said on Monday.</description></item>"
            for n, item in enumerate(items)
        )
        body = f'<rss version="2.0"><channel><title>{title}</title>{entries}</channel></rss>'
        self.pages[path] = (200, "application/rss+xml", body)
        return self.address + path

    def redirect(self, path: str, to: str) -> str:
        """Lead from there to another address, for good; its address."""
        self.pages[path] = (301, "text/plain", to)
        return self.address + path


def add_to(config: Path, text: str) -> None:
    """Append to feeds.toml."""
    config.write_text(config.read_text("utf-8") + "\n" + text, "utf-8")
