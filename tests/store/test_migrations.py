"""From one version of the tables to the next: wholly, after a copy, or not at all."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from stored import AT, FEED, document, entry

from briefing.errors import StoreError
from briefing.store import Store, backups
from briefing.store.backups import KEPT
from briefing.store.database import Database
from briefing.store.schema import MIGRATIONS

NOTES = ("CREATE TABLE note (text TEXT NOT NULL) STRICT", "INSERT INTO note VALUES ('kept')")


@pytest.fixture
def old(path: Path) -> Path:
    """A database of the present version with one article, read, and no backup."""
    with Store.open(path) as store:
        store.record_document(FEED, document(entry(guid="1a")), outlet="X", at=AT, next_try=AT)
        store.mark_read([a.id for a in store.articles(feeds=[FEED], since=None)], True)
    for copy in copies(path):
        copy.unlink()
    return path


def copies(path: Path) -> list[Path]:
    return [copy for _, copy in reversed(backups.copies(path))]


def test_the_tables_change_and_what_was_in_them_stays(old: Path) -> None:
    database = Database.open(old, (*MIGRATIONS, NOTES))
    with database.reading() as db:
        assert db.execute("SELECT text FROM note").fetchall() == [("kept",)]
        assert db.execute("SELECT count(*), sum(read) FROM article").fetchone() == (1, 1)
        assert db.execute("PRAGMA user_version").fetchone()[0] == len(MIGRATIONS) + 1
        assert db.execute("PRAGMA foreign_keys").fetchone()[0] == 1
    database.close()


def test_a_copy_is_made_first_and_can_be_opened_by_the_version_before(
    old: Path, tmp_path: Path
) -> None:
    Database.open(old, (*MIGRATIONS, NOTES)).close()

    [copy] = copies(old)
    assert copy.name.startswith(f"briefing.db.bak-v{len(MIGRATIONS)}-")
    assert copy.stat().st_mode & 0o777 == 0o600
    with Store.open(copy) as restored:
        assert [a.read for a in restored.articles(feeds=[FEED], since=None)] == [True]


def test_no_copy_is_made_where_nothing_changes(old: Path) -> None:
    Store.open(old).close()
    assert copies(old) == []


def test_only_the_newest_copies_are_kept(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    migrations = MIGRATIONS
    for n in range(KEPT + 2):
        migrations = (*migrations, (f"CREATE TABLE extra_{n} (x TEXT) STRICT",))
        Database.open(old, migrations).close()

    kept = [copy.name.split("-")[1] for copy in copies(old)]
    assert kept == [f"v{len(MIGRATIONS) + n}" for n in range(2, KEPT + 2)]


@pytest.mark.parametrize(
    "broken",
    [
        (*NOTES, "CREATE TABLE note (text TEXT) STRICT"),
        (*NOTES, "this is no SQL"),
        (*NOTES, "INSERT INTO article_text (article, body) VALUES (999, x'00')"),
    ],
    ids=["a table twice", "no SQL", "a row without its parent"],
)
def test_a_migration_that_fails_leaves_the_old_version_whole(
    old: Path, broken: tuple[str, ...]
) -> None:
    with pytest.raises(StoreError):
        Database.open(old, (*MIGRATIONS, broken))

    with closing(sqlite3.connect(old)) as connection:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
        assert "note" not in tables
    with Store.open(old) as store:
        assert [a.read for a in store.articles(feeds=[FEED], since=None)] == [True]


def test_a_damaged_database_is_not_migrated(old: Path) -> None:
    with closing(sqlite3.connect(old)) as connection:
        page = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'article_by_guid'"
        ).fetchone()[0]
    with old.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\xff" * 4096)
    before = old.read_bytes()

    with pytest.raises(StoreError, match="is damaged"):
        Database.open(old, (*MIGRATIONS, NOTES))
    assert old.read_bytes() == before
    assert copies(old) == []
