"""`briefing doctor`: where things lie, which versions run, and what is wrong."""

import os
import platform
import stat
import sys
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from shutil import get_terminal_size
from typing import TYPE_CHECKING

from briefing import __version__
from briefing.commands.opened import open_newsroom, problem_lines
from briefing.commands.output import is_terminal, write
from briefing.errors import ExitCode, StoreError
from briefing.export.parts import count, one_line
from briefing.model import FeedState

if TYPE_CHECKING:
    from briefing.paths import Paths

LIBRARIES = ("textual", "rich", "httpx", "feedparser", "trafilatura", "tomlkit", "platformdirs")


@dataclass
class _Findings:
    """What is wrong, gathered while the lines are made."""

    faults: list[str] = field(default_factory=list)
    """What keeps the program itself from working as it should."""
    feeds: list[str] = field(default_factory=list)
    """Feeds that failed at the last try."""


def run(arguments: Namespace) -> ExitCode:
    """Print the report; the code is 2 for a fault, 1 when only feeds failed.

    It answers where nothing else does, and makes no database.
    """
    found = _Findings()
    lines = list(_report(arguments, found))
    problems = [*found.faults, *found.feeds]
    lines.append("Problems:" if problems else "Problems: none")
    lines.extend(f"- {problem}" for problem in problems)
    write("\n".join(lines) + "\n")
    if found.faults:
        return ExitCode.WRONG_USE
    return ExitCode.SOME_FEEDS_FAILED if found.feeds else ExitCode.OK


def _report(arguments: Namespace, found: _Findings) -> Iterator[str]:
    from briefing.config import find_config, load_config
    from briefing.paths import Paths

    path = find_config(arguments.config)
    paths = Paths.find(config=path, data_dir=arguments.data_dir)
    config = load_config(path)
    found.faults.extend(problem_lines(path, config.problems))
    yield f"Program: briefing {__version__}, {Path(__file__).parents[1]}"
    yield f"Python: {platform.python_version()}, {sys.executable}"
    yield f"System: {platform.platform()}"
    yield f"Libraries: {', '.join(map(_versioned, LIBRARIES))}"
    yield f"Terminal: {_terminal()}"
    yield f"Config: {path}"
    yield f"Data: {paths.database} ({_file(paths.database, found)})"
    yield f"Log: {paths.log_file} ({_file(paths.log_file, found)})"
    yield f"SQLite: {_sqlite(paths, found)}"
    yield f"Feeds: {_feeds(arguments, paths, len(config.feeds), found)}"


def _versioned(library: str) -> str:
    try:
        return f"{library} {version(library)}"
    except PackageNotFoundError:
        return f"{library} missing"


def _terminal() -> str:
    """What the program takes its surroundings for."""
    if not is_terminal(sys.stderr):
        return "none on stderr, so no screen"
    columns, rows = get_terminal_size()
    name = os.environ.get("TERM") or "TERM is not set"
    colours = "NO_COLOR is set" if "NO_COLOR" in os.environ else "colours allowed"
    return f"{name}, {columns} columns, {rows} rows, {sys.stderr.encoding}, {colours}"


def _file(path: Path, found: _Findings) -> str:
    """The size and mode of a file of ours; a fault where we cannot use it or others can see it."""
    try:
        status = path.stat()
    except FileNotFoundError:
        return _absent(path, found)
    except OSError as error:
        found.faults.append(f"{path}: {error.strerror}")
        return "cannot be looked at"
    mode = stat.S_IMODE(status.st_mode)
    if not os.access(path, os.R_OK | os.W_OK):
        found.faults.append(f"{path} cannot be read and written (mode {mode:04o})")
    elif mode & 0o077:
        found.faults.append(f"{path} can be seen by others: its mode is {mode:04o}, not 0600")
    return f"{status.st_size:,} bytes, mode {mode:04o}"


def _absent(path: Path, found: _Findings) -> str:
    nearest = next(folder for folder in path.parents if folder.exists())
    if not os.access(nearest, os.W_OK | os.X_OK):
        found.faults.append(f"{path} is not there and cannot be made: {nearest} is not writable")
    return "not there yet"


def _sqlite(paths: "Paths", found: _Findings) -> str:
    from briefing.store import SQLITE_VERSION, Store, synced_warning

    if not paths.database.exists():
        return f"{SQLITE_VERSION}, no database yet"
    try:
        with Store.open(paths.database) as store:
            if warning := synced_warning(paths.database):
                found.faults.append(warning)
            if store.notice and not store.read_only:
                found.faults.append(store.notice)
            found.faults.extend(f"{old} was damaged and set aside" for old in store.set_aside())
            copy = store.last_backup()
            copied = f"last copy {copy:%Y-%m-%d %H:%M} UTC" if copy else "no copy yet"
            return f"{SQLITE_VERSION}, journal mode {store.journal_mode()}, {copied}"
    except StoreError as error:
        found.faults.append(f"{error.message} ({error.hint})" if error.hint else error.message)
        return f"{SQLITE_VERSION}, the database cannot be used"


def _feeds(arguments: Namespace, paths: "Paths", configured: int, found: _Findings) -> str:
    """How many feeds there are; those that fail go to the findings."""
    if not paths.database.exists():
        return f"{configured}, none fetched yet"
    try:
        with open_newsroom(arguments, tell=False) as newsroom:
            feeds = newsroom.feed_statuses()
    except StoreError:
        return str(configured)
    failed = [feed for feed in feeds if feed.state is FeedState.FAILED]
    found.feeds.extend(f"{one_line(feed.name)}: {one_line(feed.problem or '')}" for feed in failed)
    return f"{configured}, {len(failed)} failed, {count(sum(f.articles for f in feeds), 'article')}"
