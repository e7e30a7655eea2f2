"""Opening the database: what is there is never taken for nothing, and never harmed."""

import os
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest
from stored import AT, FEED, document, entry

from briefing.errors import StoreError
from briefing.store import Store
from briefing.store.connection import journal_mode
from briefing.store.schema import MIGRATIONS


@pytest.fixture
def used(path: Path) -> Path:
    """A closed database with read articles in it, and no backup."""
    with Store.open(path) as store:
        many = [entry(f"News {n}", guid=f"tag:{n}", text="Long text. " * 60) for n in range(40)]
        store.record_document(FEED, document(*many), outlet="X", at=AT, next_try=AT)
        store.mark_read([a.id for a in store.articles(feeds=[FEED], since=None)], True)
    for copy in path.parent.glob("*.bak-*"):
        copy.unlink()
    return path


def pragma(path: Path, name: str) -> object:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(f"PRAGMA {name}").fetchone()[0]


def test_a_new_store_is_the_readers_alone(path: Path) -> None:
    with Store.open(path):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
        assert stat.S_IMODE(path.with_suffix(".lock").stat().st_mode) == 0o600
    assert [file.name for file in path.parent.iterdir()] == ["briefing.db"]


def test_a_file_that_others_could_read_is_closed_to_them(used: Path) -> None:
    used.chmod(0o644)
    with Store.open(used):
        assert stat.S_IMODE(used.stat().st_mode) == 0o600


def test_the_file_says_whose_it_is_and_of_which_version(path: Path) -> None:
    Store.open(path).close()
    assert pragma(path, "application_id") == 0x42726669
    assert pragma(path, "user_version") == len(MIGRATIONS)
    assert pragma(path, "integrity_check") == "ok"


def test_what_was_kept_is_there_after_closing(used: Path) -> None:
    with Store.open(used) as store:
        articles = store.articles(feeds=[FEED], since=None)
    assert len(articles) == 40
    assert all(article.read for article in articles)


def test_closing_twice_does_no_harm(path: Path) -> None:
    store = Store.open(path)
    store.close()
    store.close()
    with pytest.raises(StoreError, match="briefing"):
        store.feed_records()


def test_a_folder_in_its_place_is_told(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(StoreError, match="is not a file"):
        Store.open(path)


def test_a_file_where_its_folder_should_be_is_told(path: Path) -> None:
    path.parent.write_text("in the way")
    with pytest.raises(StoreError, match="cannot be made"):
        Store.open(path)


def test_a_damaged_page_is_told_when_it_is_read(used: Path) -> None:
    with used.open("r+b") as file:
        file.seek(4096)
        file.write(os.urandom(used.stat().st_size - 4096))
    before = used.read_bytes()

    with pytest.raises(StoreError, match="is damaged"), Store.open(used) as store:
        store.articles(feeds=[FEED], since=None)
    assert used.read_bytes() == before


def test_a_text_that_cannot_be_unpacked_is_told(used: Path) -> None:
    with closing(sqlite3.connect(used)) as connection:
        connection.execute("UPDATE article_text SET body = x'789c00'")
        connection.commit()
    with Store.open(used) as store, pytest.raises(StoreError, match="is damaged"):
        store.articles(feeds=[FEED], since=None)


def test_a_write_that_another_program_blocks_is_told_and_can_be_done_again(
    used: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefing.store.connection.BUSY_TIMEOUT_MS", 50)
    with Store.open(used) as store, closing(sqlite3.connect(used)) as other:
        [first, *_] = store.articles(feeds=[FEED], since=None)
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreError, match="in use by another program"):
            store.mark_read([first.id], False)
        other.rollback()

        store.mark_read([first.id], False)
        found = store.article(first.id)
    assert found is not None
    assert not found.read


def test_a_full_disk_is_told_and_nothing_is_half_written(used: Path) -> None:
    with Store.open(used) as store:
        with store._database.reading() as db:
            pages = db.execute("PRAGMA page_count").fetchone()[0]
            db.execute(f"PRAGMA max_page_count = {pages}")
        large = [
            entry(f"More {n}", guid=f"more:{n}", text=os.urandom(4000).hex()) for n in range(9)
        ]

        with pytest.raises(StoreError, match="the disk is full"):
            store.record_document(
                FEED, document(*large), outlet="X", at=AT, next_try=AT, etag="new"
            )
        assert len(store.articles(feeds=[FEED], since=None)) == 40
        assert store.feed_records()[FEED].etag == ""

        with store._database.reading() as db:
            db.execute("PRAGMA max_page_count = 100000")
        saved = store.record_document(FEED, document(*large), outlet="X", at=AT, next_try=AT)
    assert saved.new == 9


def test_two_that_open_a_new_store_at_once_share_it(path: Path) -> None:
    with Store.open(path) as one, Store.open(path) as other:
        one.record_document(FEED, document(entry()), outlet="X", at=AT, next_try=AT)
        assert len(other.articles(feeds=[FEED], since=None)) == 1


@pytest.mark.parametrize(
    ("version", "mode"),
    [
        ((3, 40, 1), "DELETE"),
        ((3, 44, 5), "DELETE"),
        ((3, 44, 6), "WAL"),
        ((3, 45, 0), "DELETE"),
        ((3, 50, 6), "DELETE"),
        ((3, 50, 7), "WAL"),
        ((3, 51, 2), "DELETE"),
        ((3, 51, 3), "WAL"),
        ((3, 52, 0), "WAL"),
    ],
)
def test_the_journal_is_one_that_this_sqlite_keeps_safe(
    version: tuple[int, int, int], mode: str
) -> None:
    assert journal_mode(version) == mode
