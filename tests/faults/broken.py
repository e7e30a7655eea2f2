"""Articles to lose, ways to lose them, and how to see what is left."""

import gzip
import json
import os
import resource
import signal
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from briefing.model import ArticleId, Entry, FeedDocument, FeedUrl, Paragraph, ParagraphKind
from briefing.store import Store
from briefing.store.schema import MIGRATIONS

FEED = FeedUrl("https://news.example/feed.xml")
AT = datetime(2024, 12, 7, 12, tzinfo=UTC)


def entries(n: int, *, first: int = 0, text: str = "Long text. " * 60) -> tuple[Entry, ...]:
    """Entries with a number each, from `first`."""
    body = (Paragraph(index=0, kind=ParagraphKind.BODY, text=text),)
    return tuple(
        Entry(guid=f"tag:{k}", url="", title=f"News {k}", paragraphs=body)
        for k in range(first, first + n)
    )


def fill(store: Store, n: int = 40, *, first: int = 0) -> None:
    """Take in a fetch of so many articles."""
    document = FeedDocument(title="The Example", entries=entries(n, first=first))
    store.record_document(FEED, document, outlet="X", at=AT, next_try=AT)


def fill_with_old(store: Store, n: int) -> None:
    """Take in so many articles, half of them read, and forty days later one in their place."""
    old = entries(n, text=" ".join(str(number) for number in range(60)))
    for document, at in ((old, AT), (entries(1, first=n), AT + timedelta(days=40))):
        store.record_document(
            FEED, FeedDocument(title="X", entries=document), outlet="X", at=at, next_try=at
        )
        if at == AT:
            store.mark_read(ids(store)[::2], True)


def check_let_go(store: Store, n: int) -> int:
    """Whatever became of them, each is whole or gone, and none is news; how many are gone."""
    left = ids(store)
    assert [hit.article for hit in store.search("news", limit=n + 1)] == left
    assert len(store.search("59", limit=n + 1)) == len(left) - 1
    document = FeedDocument(title="X", entries=entries(n + 1, text="1 2 3"))
    saved = store.record_document(FEED, document, outlet="X", at=AT, next_try=AT)
    assert (saved.new, saved.changed) == (0, len(left))
    assert n_read(store) == (n + 1, n // 2)
    assert len(store.search("news", limit=n + 2)) == n + 1
    return n + 1 - len(left)


def ids(store: Store) -> list[ArticleId]:
    """Every article, the newest first."""
    return [article.id for article in store.articles(feeds=[FEED], since=None)]


def n_read(store: Store) -> tuple[int, int]:
    """How many articles there are, and how many of them are read."""
    found = store.articles(feeds=[FEED], since=None)
    return len(found), sum(article.read for article in found)


def integrity(path: Path) -> str:
    """What SQLite finds when it reads every page."""
    with closing(sqlite3.connect(path)) as connection:
        return str(connection.execute("PRAGMA integrity_check").fetchone()[0])


def user_version(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder but the lock."""
    return {
        file.name: file.read_bytes() for file in folder.iterdir() if file.name != "briefing.lock"
    }


OLD_VERSIONS = range(1, len(MIGRATIONS))
"""Of the tables; each left a database, made by the program of its time."""


def old_version(number: int) -> bytes:
    """A database of a former version: 12 articles, 7 of them read, 2 starred.

    From version 2 on the headline of one has been edited, from version 4 on a paragraph moved.
    """
    return gzip.decompress(
        Path(__file__).with_name("versions").joinpath(f"{number}.db.gz").read_bytes()
    )


def garbage(path: Path) -> None:
    path.write_bytes(os.urandom(20_000))


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def cut_in_half(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def cut_to_a_few_bytes(path: Path) -> None:
    os.truncate(path, 50)


def header_overwritten(path: Path) -> None:
    _overwrite(path, 0, b"\0" * 100)


def first_page_overwritten(path: Path) -> None:
    _overwrite(path, 100, os.urandom(3996))


def texts_overwritten(path: Path) -> None:
    """Fill the page that all texts hang from with noise."""
    with closing(sqlite3.connect(path)) as connection:
        root = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'article_text'"
        ).fetchone()[0]
    _overwrite(path, (root - 1) * 4096, os.urandom(4096))


def of_another_program(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE bookmarks (url TEXT)")


def newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")


def missing(path: Path) -> None:
    path.unlink()


def _overwrite(path: Path, at: int, body: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(at)
        file.write(body)


@contextmanager
def files_no_larger_than(size: int) -> Iterator[None]:
    """As on a full disk: the system refuses to write beyond so many bytes of any file."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)


@contextmanager
def small_disk() -> Iterator[Path]:
    """A file system of 400 KB; skips where none may be mounted."""
    with tempfile.TemporaryDirectory() as name:
        mounting = ["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", name]
        try:
            done = subprocess.run(mounting, capture_output=True)
        except FileNotFoundError:
            pytest.skip("there is no mount command")
        if done.returncode:
            pytest.skip("needs the right to mount a file system")
        try:
            yield Path(name)
        finally:
            subprocess.run(["umount", "-l", name], check=True)


HOLDER = """
import sys
from pathlib import Path
from briefing.store import Store
with Store.open(Path(sys.argv[1])) as store:
    print("open", flush=True)
    sys.stdin.read()
"""


@contextmanager
def another_briefing(path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that has the store open until it is told otherwise."""
    other = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert other.stdout is not None
    assert other.stdin is not None
    try:
        assert other.stdout.readline() == "open\n"
        yield other
    finally:
        other.stdin.close()
        other.wait(20)
        other.stdout.close()


NOBODY = """
import _strptime, json, os, sys  # nobody may not look into every folder Python lies in
from pathlib import Path
from briefing.errors import StoreError
from briefing.store import Store
if os.getuid() == 0:
    # Root may do anything, whatever the modes say.
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
"""


def as_nobody(code: str, *words: str) -> dict[str, object]:
    """What Python code prints as JSON when it runs without the rights of root."""
    done = subprocess.run(
        [sys.executable, "-c", NOBODY + code, *words], capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    assert isinstance(answer, dict)
    return answer
