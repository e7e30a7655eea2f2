"""A write that fails, wherever it fails: told in plain words, nothing half done, no mark lost."""

import os
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from broken import (
    AT,
    FEED,
    OLD_VERSIONS,
    another_briefing,
    check_let_go,
    entries,
    files_no_larger_than,
    fill,
    fill_with_old,
    ids,
    integrity,
    n_read,
    old_version,
    small_disk,
    user_version,
)

from briefing.config import Config, FeedConfig
from briefing.errors import StoreError
from briefing.model import FeedDocument
from briefing.store import Store
from briefing.upkeep import tidy

DAY = timedelta(days=1)

PLAIN = "disk is full|disk reported an error|cannot be written|cannot be opened|cannot be copied"


WRITES = ("BEGIN", "INSERT", "UPDATE", "DELETE", "CREATE", "COMMIT")


class FailingDisk:
    """Lets so many statements that write through, then fails each as SQLite would."""

    def __init__(self) -> None:
        self.left: int | None = None
        """None while the disk is well."""
        self.code = sqlite3.SQLITE_FULL
        self.name = "SQLITE_FULL"
        self.count = 0

    def write(self, statement: str) -> None:
        if statement.split(maxsplit=1)[0] not in WRITES:
            return
        self.count += 1
        if self.left is None:
            return
        if self.left == 0:
            error = sqlite3.OperationalError("no")
            error.sqlite_errorcode = self.code
            error.sqlite_errorname = self.name
            raise error
        self.left -= 1


DISK = FailingDisk()


class FailingConnection(sqlite3.Connection):
    def execute(self, statement: str, *values: Any) -> sqlite3.Cursor:
        DISK.write(statement)
        return super().execute(statement, *values)

    def executemany(self, statement: str, values: Any) -> sqlite3.Cursor:
        DISK.write(statement)
        return super().executemany(statement, values)


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[FailingDisk]:
    """A disk that a test can have fail; the store opened after it lies there."""
    connect: Callable[..., sqlite3.Connection] = sqlite3.connect
    monkeypatch.setattr(
        sqlite3, "connect", lambda *a, **k: connect(*a, **k, factory=FailingConnection)
    )
    DISK.left, DISK.count = None, 0
    yield DISK
    DISK.left = None


FAULTS = {
    "ENOSPC": (sqlite3.SQLITE_FULL, "disk is full"),
    "EIO": (sqlite3.SQLITE_IOERR, "disk reported an error"),
    "EROFS": (sqlite3.SQLITE_READONLY, "cannot be written to"),
    "gone": (sqlite3.SQLITE_CANTOPEN, "cannot be opened"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_each_write_of_a_fetch_may_fail_and_is_made_good_by_the_next(
    disk: FailingDisk, store: Store, path: Path, fault: str
) -> None:
    document = FeedDocument(title="X", entries=entries(6, first=36, text="Another text."))
    disk.code, said = FAULTS[fault]
    for failed in range(1000):
        disk.left = failed
        with suppress(StoreError):
            saved = store.record_document(
                FEED, document, outlet="X", at=AT, next_try=AT, etag="new"
            )
            break
        disk.left = failed
        with pytest.raises(StoreError, match=said) as told:
            store.record_document(FEED, document, outlet="X", at=AT, next_try=AT, etag="new")
        assert told.value.hint
        assert len(ids(store)) == 40
        assert store.feed_records()[FEED].etag == ""
        assert store.search("another") == ()
    assert failed > 20
    assert (saved.new, saved.changed) == (2, 4)
    assert store.feed_records()[FEED].etag == "new"
    assert len(store.search("another")) == 6
    assert integrity(path) == "ok"


@pytest.mark.parametrize("fault", FAULTS)
def test_a_mark_that_cannot_be_saved_counts_and_is_saved_with_the_next(
    disk: FailingDisk, store: Store, path: Path, fault: str
) -> None:
    first, second, third, *_ = ids(store)
    disk.code, said = FAULTS[fault]
    marks: list[Callable[[], None]] = [
        lambda: store.mark_read([first], True),
        lambda: store.star([second], True),
        lambda: store.mark_read([second, third], True),
    ]
    for left, mark in enumerate(marks):
        disk.left = left
        with pytest.raises(StoreError, match=said) as told:
            mark()
        assert "what you marked is remembered" in told.value.hint
    disk.left = 0
    with pytest.raises(StoreError, match=said):
        store.mark_read([third], False)

    assert store.unsaved_marks == 3
    shown = {a.id: (a.read, a.starred) for a in store.articles(feeds=[FEED], since=None)}
    assert (shown[first], shown[second], shown[third]) == (
        (True, False),
        (True, True),
        (False, False),
    )
    assert (found := store.article(first)) is not None
    assert found.read
    assert first not in {hit.article for hit in store.search("news", unread_only=True)}

    disk.left = None
    store.set_looked_at(AT)
    assert store.unsaved_marks == 0
    store.close()
    with Store.open(path) as again:
        assert {
            a.id: (a.read, a.starred) for a in again.articles(feeds=[FEED], since=None)
        } == shown


def test_marks_that_wait_are_saved_at_closing(disk: FailingDisk, store: Store, path: Path) -> None:
    some = ids(store)[:5]
    disk.left = 0
    with pytest.raises(StoreError):
        store.mark_read(some, True)
    disk.left = None
    store.close()
    with Store.open(path) as again:
        assert n_read(again) == (40, 5)


def test_marks_that_cannot_be_saved_at_closing_are_told(
    disk: FailingDisk, store: Store, path: Path
) -> None:
    disk.left = 0
    disk.code = sqlite3.SQLITE_FULL
    with pytest.raises(StoreError):
        store.mark_read(ids(store)[:5], True)
    with pytest.raises(
        StoreError, match=r"5 marks could not be saved before closing: .* disk is full"
    ):
        store.close()
    disk.left = None
    store.close()
    with Store.open(path) as again:
        assert n_read(again) == (40, 0)


@pytest.mark.parametrize("version", OLD_VERSIONS)
@pytest.mark.parametrize("fault", FAULTS)
def test_each_write_of_a_migration_may_fail_and_the_old_version_stays(
    disk: FailingDisk, path: Path, fault: str, version: int
) -> None:
    path.parent.mkdir()
    path.write_bytes(old_version(version))
    disk.code, said = FAULTS[fault]
    for failed in range(100):
        disk.left = failed
        with suppress(StoreError):
            Store.open(path).close()
            break
        disk.left = failed
        with pytest.raises(StoreError, match=said):
            Store.open(path)
        assert user_version(path) == version
        assert integrity(path) == "ok"
    assert failed >= 3
    disk.left = None
    with Store.open(path) as store:
        assert n_read(store) == (12, 7)


@pytest.mark.parametrize("fault", FAULTS)
def test_each_write_of_letting_go_may_fail_and_the_next_one_does_it_all(
    disk: FailingDisk, tmp_path: Path, fault: str
) -> None:
    path = tmp_path / "briefing.db"
    with Store.open(path) as store:
        fill_with_old(store, 30)
    disk.code, said = FAULTS[fault]
    for failed in range(100):
        with Store.open(path) as store:
            disk.left = failed
            with suppress(StoreError):
                went = store.tidy(keep_from=AT + DAY, analysed_from=AT + DAY, followed=[FEED])
                break
            disk.left = failed
            with pytest.raises(StoreError, match=said):
                store.tidy(keep_from=AT + DAY, analysed_from=AT + DAY, followed=[FEED])
            disk.left = None
            assert len(store.search("news")) == len(ids(store)) == 31
        assert integrity(path) == "ok"
    assert failed > 8
    disk.left = None
    with Store.open(path) as store:
        assert check_let_go(store, 30) == went == 30


def test_a_refresh_is_not_spoilt_where_nothing_can_be_let_go(
    disk: FailingDisk, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    config = Config(path=tmp_path / "feeds.toml", keep=DAY * 30, feeds=(FeedConfig(url=FEED),))
    with Store.open(tmp_path / "briefing.db") as store:
        fill_with_old(store, 30)
        disk.left = 3
        assert tidy(config, store, at=AT + DAY * 40) == 0
        disk.left = None
        assert "not everything that is old was let go of" in caplog.text
        assert tidy(config, store, at=AT + DAY * 40) == 30


@pytest.mark.parametrize("version", OLD_VERSIONS)
def test_the_old_go_out_of_a_store_of_a_former_version_and_come_back(
    path: Path, version: int
) -> None:
    path.parent.mkdir()
    path.write_bytes(old_version(version))
    with Store.open(path) as store:
        moved = {correction.article for correction in store.corrections()}
        before = {a.id: (a.title, a.read) for a in store.articles(feeds=[FEED], since=None)}
        kept = {a.id for a in store.articles(feeds=[FEED], since=None) if a.starred} | moved
        later = AT + DAY * 40
        document = FeedDocument(title="X", entries=entries(1, first=99))
        # What was stored before the store knew what feeds hold stays until a feed has said it.
        assert store.tidy(keep_from=later, analysed_from=None, followed=[FEED]) is None
        store.record_document(FEED, document, outlet="X", at=later, next_try=later)
        assert store.tidy(keep_from=later, analysed_from=None, followed=[FEED]) == 12 - len(kept)
        assert {a.id for a in store.articles(feeds=[FEED], since=None)} - kept == {ids(store)[0]}
        assert len(store.search("ferry")) == len(kept)

        again = FeedDocument(title="X", entries=entries(12))
        assert store.record_document(FEED, again, outlet="X", at=later, next_try=later).new == 0
        back = {a.id: a.read for a in store.articles(feeds=[FEED], since=None)}
        assert {id: read for id, (_, read) in before.items()}.items() <= back.items()
        assert len(store.search("long text")) == 13
    assert integrity(path) == "ok"


def test_trying_again_by_itself_saves_them(disk: FailingDisk, store: Store) -> None:
    disk.left = 0
    with pytest.raises(StoreError):
        store.mark_read(ids(store), True)
    with pytest.raises(StoreError):
        store.save_marks()
    disk.left = None
    store.save_marks()
    assert store.unsaved_marks == 0
    assert n_read(store) == (40, 40)


def test_a_file_that_may_not_grow_is_told_at_each_size(store: Store, path: Path) -> None:
    """The system itself refuses, with more room each time, until there is enough."""
    size = path.stat().st_size
    text = os.urandom(2000).hex()
    document = FeedDocument(title="X", entries=entries(20, first=40, text=text))
    for more in range(200):
        with files_no_larger_than(size + more * 4096):
            try:
                store.record_document(FEED, document, outlet="X", at=AT, next_try=AT)
                break
            except StoreError as error:
                told = error
        assert "disk" in told.message
        assert len(ids(store)) == 40
        assert integrity(path) == "ok"
    assert more > 10
    assert len(ids(store)) == 60


def test_marks_under_a_file_limit_are_kept_and_saved_after_it(store: Store, path: Path) -> None:
    # Not even the journal can be written.
    with files_no_larger_than(100), pytest.raises(StoreError, match=PLAIN):
        store.mark_read(ids(store), True)
    assert n_read(store) == (40, 40)
    store.close()
    with Store.open(path) as again:
        assert n_read(again) == (40, 40)


def test_a_store_cannot_be_made_where_nothing_can_be_written(path: Path) -> None:
    with files_no_larger_than(8192), pytest.raises(StoreError, match=PLAIN):
        Store.open(path)
    assert list(path.parent.iterdir()) == []
    Store.open(path).close()


def test_a_backup_that_does_not_fit_leaves_no_half_and_spoils_nothing(
    used: Path, path: Path
) -> None:
    for copy in used.parent.glob("*.bak-*"):
        copy.unlink()
    with Store.open(path) as store:
        store.mark_read(ids(store)[:3], False)
        with files_no_larger_than(8192), pytest.raises(StoreError, match=PLAIN):
            store.back_up()
        assert not list(path.parent.glob("*.bak-*"))
        assert store.back_up()
        assert not store.back_up()
    assert len(list(path.parent.glob("*.bak-*"))) == 1


@pytest.fixture
def mounted() -> Iterator[Path]:
    """A file system of 400 KB, where one may be mounted."""
    with small_disk() as folder:
        yield folder


def test_a_full_disk(mounted: Path) -> None:
    path = mounted / "briefing.db"
    with Store.open(path) as store:
        fill(store)
        some = ids(store)[:7]
        with suppress(OSError), (mounted / "ballast").open("wb", buffering=0) as ballast:
            while True:
                ballast.write(os.urandom(4096))
        with pytest.raises(StoreError, match="disk is full"):
            fill(store, 40, first=40)
        with pytest.raises(StoreError, match="disk is full") as told:
            store.mark_read(some, True)
        assert "free some space" in told.value.hint
        assert n_read(store) == (40, 7)
        (mounted / "ballast").unlink()
        store.save_marks()
    assert integrity(path) == "ok"
    with Store.open(path) as store:
        assert n_read(store) == (40, 7)


def test_a_disk_that_goes_read_only_and_comes_back(mounted: Path) -> None:
    path = mounted / "briefing.db"
    remount = ["mount", "-o", "remount,{},size=400k", str(mounted)]

    def mount(how: str) -> None:
        subprocess.run([word.format(how) for word in remount], check=True)

    with Store.open(path) as store:
        fill(store)
    mount("ro")
    with Store.open(path) as store:
        assert store.read_only
        assert "Read-only file system" in store.notice
        assert n_read(store) == (40, 0)
        with pytest.raises(StoreError, match="Read-only file system"):
            store.mark_read(ids(store), True)
        mount("rw")
        store.mark_read(ids(store), True)
        assert store.notice == ""
    with Store.open(path) as store:
        assert n_read(store) == (40, 40)


def test_a_folder_that_goes_away_is_told(store: Store, path: Path) -> None:
    some = ids(store)
    path.parent.rename(path.parent.with_name("elsewhere"))
    if store.journal_mode() == "delete":
        with pytest.raises(StoreError, match=PLAIN):
            store.mark_read(some, True)
    else:
        # A WAL is open already and moves along.
        store.mark_read(some, True)
    path.parent.with_name("elsewhere").rename(path.parent)
    store.save_marks()
    assert n_read(store) == (40, 40)


def test_a_refused_mark_is_not_kept_where_another_briefing_writes(used: Path) -> None:
    with another_briefing(used), Store.open(used) as store:
        with pytest.raises(StoreError, match="another briefing"):
            store.mark_read(ids(store), False)
        assert n_read(store) == (40, 40)
