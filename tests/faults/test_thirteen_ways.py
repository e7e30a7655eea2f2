"""Thirteen things that befall a store, told one by one: what is said, and what is left.

Each finds forty articles, all of them read, and must leave them: in their place, or beside it.
`pytest -s` prints the table.
"""

import json
import os
import signal
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager, suppress
from pathlib import Path

import pytest
from broken import (
    another_briefing,
    contents,
    cut_in_half,
    emptied,
    files_no_larger_than,
    first_page_overwritten,
    garbage,
    ids,
    integrity,
    n_read,
    newer,
    small_disk,
    texts_overwritten,
)

from briefing.errors import StoreError
from briefing.store import Store, synced_warning

Tried = tuple[str, str]
"""What was said, and what is left of the data."""


def opened(path: Path) -> Tried:
    """Open it twice, as a reader does who has been told to."""
    said = []
    for _ in range(2):
        try:
            with Store.open(path) as store:
                said.append(store.notice)
                left = left_in(store)
        except StoreError as error:
            said.append(error.message)
            left = "refused"
    return next(filter(None, said), ""), left


def left_in(store: Store) -> str:
    n, read = n_read(store)
    return f"{n} articles, {read} read"


def broken(fault: Callable[[Path], None]) -> Callable[[Path], Tried]:
    """The file is broken, its backup put in its place, and the broken one kept."""

    def way(path: Path) -> Tried:
        fault(path)
        before = path.read_bytes()
        said, left = opened(path)
        [aside] = path.parent.glob("briefing.db.broken-*")
        assert aside.read_bytes() == before
        return said, left

    return way


def refused(fault: Callable[[Path], None]) -> Callable[[Path], Tried]:
    """It is not touched, with all that lies beside it."""

    def way(path: Path) -> Tried:
        fault(path)
        before = contents(path.parent)
        said, left = opened(path)
        assert contents(path.parent) == before
        assert left == "refused"
        return said, "left as it is"

    return way


def folder_in_its_place(path: Path) -> Tried:
    path.rename(path.with_name("kept"))
    path.mkdir()
    said, left = opened(path)
    assert list(path.iterdir()) == []
    path.rmdir()
    path.with_name("kept").rename(path)
    return said, "left as it is" if left == "refused" else left


def damaged_where_texts_are(path: Path) -> Tried:
    texts_overwritten(path)
    with Store.open(path) as store, pytest.raises(StoreError) as told:
        ids(store)
    return told.value.message, opened(path)[1]


def second_briefing(path: Path) -> Tried:
    with another_briefing(path) as other, Store.open(path) as store:
        assert str(other.pid) in store.notice
        with pytest.raises(StoreError) as told:
            store.mark_read(ids(store), False)
        return told.value.message, left_in(store)


def lock_of_a_dead_one(path: Path) -> Tried:
    with another_briefing(path) as other:
        other.send_signal(signal.SIGKILL)
        other.wait(20)
    assert json.loads(path.with_suffix(".lock").read_text("utf-8"))["pid"] == other.pid
    with Store.open(path) as store:
        assert not store.read_only
        return store.notice or "nothing: it is taken over", left_in(store)


def failing(mishap: Callable[[Path], AbstractContextManager[None]]) -> Callable[[Path], Tried]:
    """Marks that cannot be saved are told, count all the same, and are saved later."""

    def way(path: Path) -> Tried:
        with Store.open(path) as store:
            some = ids(store)[:5]
            with mishap(path), pytest.raises(StoreError) as told:
                store.mark_read(some, False)
            assert n_read(store) == (40, 35)
        with Store.open(path) as store:
            assert n_read(store) == (40, 35)
            store.mark_read(some, True)
        return told.value.message, opened(path)[1]

    return way


@contextmanager
def locked_by_another_program(path: Path) -> Iterator[None]:
    with closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.rollback()


@contextmanager
def full_disk(path: Path) -> Iterator[None]:
    with suppress(OSError), (path.parent / "ballast").open("wb", buffering=0) as ballast:
        while True:
            ballast.write(os.urandom(4096))
    yield
    (path.parent / "ballast").unlink()


def on_a_full_disk(path: Path) -> Tried:
    with small_disk() as folder:
        there = folder / path.name
        there.write_bytes(path.read_bytes())
        return failing(full_disk)(there)


def in_a_synced_folder(path: Path) -> Tried:
    (path.parent / ".stfolder").mkdir()
    return synced_warning(path), opened(path)[1]


WAYS: dict[str, tuple[Callable[[Path], Tried], str]] = {
    "garbage": (broken(garbage), "was not a database"),
    "zero length": (broken(emptied), "was empty: something has cut it to nothing"),
    "cut in half": (broken(cut_in_half), "its end is missing"),
    "first page overwritten": (broken(first_page_overwritten), "was damaged"),
    "another page overwritten": (damaged_where_texts_are, "is damaged"),
    "a folder in its place": (folder_in_its_place, "is not a file"),
    "a newer schema": (refused(newer), "was written by a newer version of briefing"),
    "locked by another program": (
        failing(locked_by_another_program),
        "is in use by another program",
    ),
    "a second briefing": (second_briefing, "is writing; this one only reads"),
    "the lock of a dead one": (lock_of_a_dead_one, "it is taken over"),
    "a full disk": (on_a_full_disk, "cannot grow: the disk is full"),
    "a limit on file sizes": (
        failing(lambda _: files_no_larger_than(100)),
        "the disk reported an error",
    ),
    "in a synced folder": (in_a_synced_folder, "lies in a folder that Syncthing copies"),
}


def test_none_of_thirteen_ways_to_lose_a_store_does(
    tmp_path: Path, used: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefing.store.connection.BUSY_TIMEOUT_MS", 50)
    passed = 0
    for name, (way, says) in WAYS.items():
        folder = tmp_path / name.replace(" ", "-")
        folder.mkdir()
        for file in used.parent.iterdir():
            (folder / file.name).write_bytes(file.read_bytes())
        try:
            said, left = way(folder / used.name)
        except pytest.skip.Exception as skipped:
            print(f"{name:26} left out: {skipped}")
            continue
        assert says in said, name
        assert "\n" not in said
        assert left in ("40 articles, 40 read", "left as it is"), name
        if name != "a newer schema":
            assert integrity(folder / used.name) == "ok"
        passed += 1
        print(f"{name:26} {left:21} said: {said.replace(str(tmp_path), '…')}")
    print(f"{passed} of {len(WAYS)}")
