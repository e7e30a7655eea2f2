"""The readers that are measured side by side: how each is set up, run and counted."""

import os
import shutil
import sqlite3
import sys
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Reader:
    """One reader with a folder of its own."""

    folder: Path
    name = ""

    @property
    def is_here(self) -> bool:
        """Whether it is installed."""
        return shutil.which(self.name) is not None

    def set_up(self, urls: Sequence[str]) -> None:
        """Begin anew with these feeds and nothing stored."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        self.write_settings(urls)

    def write_settings(self, urls: Sequence[str]) -> None:
        """Write down the feeds."""
        raise NotImplementedError

    def refreshing(self) -> list[str]:
        """The command that fetches every feed and shows nothing."""
        raise NotImplementedError

    def screen(self) -> list[str]:
        """The command that opens its screen."""
        raise NotImplementedError

    def stored(self) -> int:
        """How many entries it holds."""
        raise NotImplementedError

    def files(self) -> list[Path]:
        """Where it keeps them."""
        raise NotImplementedError

    def kb_per_1000(self) -> float:
        """The size of its store."""
        n_bytes = sum(
            file.stat().st_size
            for place in self.files()
            for file in (place.rglob("*") if place.is_dir() else [place])
            if file.is_file()
        )
        return n_bytes / max(1, self.stored())

    def environment(self) -> dict[str, str]:
        """What it is run with: a home of its own."""
        return {
            "PATH": os.environ["PATH"],
            "HOME": str(self.folder),
            "XDG_CONFIG_HOME": str(self.folder / "config"),
            "XDG_DATA_HOME": str(self.folder / "data"),
            "XDG_CACHE_HOME": str(self.folder / "cache"),
            "XDG_STATE_HOME": str(self.folder / "state"),
            "PYTHONPATH": str(ROOT),
            "LANG": "C.UTF-8",
            "NO_PROXY": "*",
        }


def _count(database: Path, table: str) -> int:
    if not database.exists():
        return 0
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as opened:
        return int(opened.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608


class Briefing(Reader):
    """This program: `refresh` fetches and makes the edition that opens next."""

    name = "briefing"

    @property
    def is_here(self) -> bool:
        return True

    def write_settings(self, urls: Sequence[str]) -> None:
        feeds = "".join(
            f'[[feeds]]\nurl = "{url}"\nname = "Paper {n:04d}"\n' for n, url in enumerate(urls)
        )
        settings = '[briefing]\nrefresh = "off"\nwindow = "48h"\n\n'
        (self.folder / "feeds.toml").write_text(settings + feeds, "utf-8")

    def _words(self) -> list[str]:
        return ["--config", str(self.folder / "feeds.toml"), "--data-dir", str(self.data)]

    @property
    def data(self) -> Path:
        """Its data folder."""
        return self.folder / "data"

    def refreshing(self) -> list[str]:
        return [sys.executable, "-m", "briefing", *self._words(), "refresh"]

    def screen(self) -> list[str]:
        return [sys.executable, "-m", "briefing", *self._words()]

    def stored(self) -> int:
        return _count(self.data / "briefing.db", "article")

    def files(self) -> list[Path]:
        return [self.data / "briefing.db", self.data / "briefing.db-wal"]


class BriefingFetching(Briefing):
    """This program without the edition: it fetches, parses, stores and indexes, as others do."""

    name = "briefing, fetch alone"

    def refreshing(self) -> list[str]:
        return [sys.executable, "-m", "tests.bench.fetching", *self._words()]


class Newsboat(Reader):
    """With 16 threads that fetch; as shipped it fetches one feed after the other."""

    name = "newsboat"
    settings = "reload-threads 16\nauto-reload no\nconfirm-exit no\nbind-key j down\n"

    def write_settings(self, urls: Sequence[str]) -> None:
        everything = '"query:All articles:age < 100000"\n'
        feeds = "\n".join(urls) + "\n"
        (self.folder / "urls").write_text(feeds)
        (self.folder / "urls-screen").write_text(everything + feeds)
        (self.folder / "settings").write_text(self.settings)

    def screen(self) -> list[str]:
        return self._command("urls-screen")

    def refreshing(self) -> list[str]:
        return [*self._command("urls"), "-x", "reload"]

    def _command(self, urls: str) -> list[str]:
        files = {"-u": urls, "-c": "cache.db", "-C": "settings"}
        words = (word for flag, file in files.items() for word in (flag, str(self.folder / file)))
        return [self.name, *words]

    def stored(self) -> int:
        return _count(self.folder / "cache.db", "rss_item")

    def files(self) -> list[Path]:
        return [self.folder / "cache.db"]


class Newsraft(Reader):
    """Small and in C."""

    name = "newsraft"

    def write_settings(self, urls: Sequence[str]) -> None:
        (self.folder / "feeds").write_text("\n".join(urls) + "\n")
        (self.folder / "settings").write_text("")

    def screen(self) -> list[str]:
        files = {"-f": "feeds", "-c": "settings", "-d": "news.db"}
        words = (word for flag, file in files.items() for word in (flag, str(self.folder / file)))
        return [self.name, *words]

    def refreshing(self) -> list[str]:
        return [*self.screen(), "-e", "reload-all"]

    def stored(self) -> int:
        return _count(self.folder / "news.db", "items")

    def files(self) -> list[Path]:
        return [self.folder / "news.db", self.folder / "news.db-wal"]


class Sfeed(Reader):
    """Its own script of shell and curl, eight at once; it never asks whether a feed changed."""

    name = "sfeed"

    @property
    def is_here(self) -> bool:
        return shutil.which("sfeed_update") is not None

    def write_settings(self, urls: Sequence[str]) -> None:
        self._kept.mkdir(parents=True)
        feeds = "".join(f'  feed "paper{n:04d}" "{url}"\n' for n, url in enumerate(urls))
        (self.folder / ".sfeed" / "sfeedrc").write_text(f"feeds() {{\n{feeds}}}\n")

    @property
    def _kept(self) -> Path:
        return self.folder / ".sfeed" / "feeds"

    def refreshing(self) -> list[str]:
        return ["sfeed_update"]

    def stored(self) -> int:
        return sum(file.read_bytes().count(b"\n") for file in self._kept.iterdir())

    def files(self) -> list[Path]:
        return [self._kept]


ALL: tuple[type[Reader], ...] = (Newsboat, BriefingFetching, Briefing, Sfeed, Newsraft)
ANCHOR = Newsboat.name
