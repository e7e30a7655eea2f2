"""What can befall the file: none of it silent, none that throws anything away."""

import os
import shutil
import signal
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from broken import (
    AT,
    FEED,
    another_briefing,
    as_nobody,
    contents,
    cut_in_half,
    cut_to_a_few_bytes,
    emptied,
    fill,
    first_page_overwritten,
    garbage,
    header_overwritten,
    ids,
    integrity,
    missing,
    n_read,
    newer,
    of_another_program,
    old_version,
    texts_overwritten,
)

from briefing.errors import StoreError
from briefing.model import ArticleId, Correction, ShownSentence
from briefing.store import Store, synced_by, synced_warning

Fault = Callable[[Path], None]
SEEN_AT_ONCE: list[tuple[Fault, str]] = [
    (garbage, "was not a database"),
    (emptied, "was empty: something has cut it to nothing"),
    (cut_in_half, "was damaged: its end is missing"),
    (cut_to_a_few_bytes, "was damaged: its end is missing"),
    (header_overwritten, "was not a database"),
    (first_page_overwritten, "was damaged"),
]


@pytest.mark.parametrize(("fault", "said"), SEEN_AT_ONCE, ids=[f[0].__name__ for f in SEEN_AT_ONCE])
def test_the_newest_backup_takes_the_place_of_a_broken_file_which_is_kept(
    used: Path, fault: Fault, said: str
) -> None:
    fault(used)
    broken = used.read_bytes()

    with Store.open(used) as store:
        assert n_read(store) == (40, 40)
        notice = store.notice
        fill(store, 1, first=99)

    [aside] = used.parent.glob("briefing.db.broken-*")
    assert aside.read_bytes() == broken
    assert notice.startswith(f"the database {said}")
    assert "so its backup of" in notice
    assert notice.endswith(f"; what was there is kept as {aside.name}")
    assert "\n" not in notice
    assert integrity(used) == "ok"
    with Store.open(used) as store:
        assert store.notice == ""
        assert store.set_aside() == (aside,)
        assert n_read(store) == (41, 40)


def test_a_missing_database_beside_a_backup_is_no_new_reader(used: Path) -> None:
    missing(used)
    with Store.open(used) as store:
        assert n_read(store) == (40, 40)
        assert store.notice.startswith("the database was missing, so its backup of")
    assert not list(used.parent.glob("briefing.db.broken-*"))


REFUSED: list[tuple[Fault, str]] = [
    (garbage, "is not a database"),
    (emptied, "is empty"),
    (cut_in_half, "is damaged"),
    (cut_to_a_few_bytes, "is damaged"),
    (header_overwritten, "is not a database"),
    (of_another_program, "belongs to another program"),
    (newer, "was written by a newer version of briefing"),
]


@pytest.mark.parametrize(("fault", "said"), REFUSED, ids=[f[0].__name__ for f in REFUSED])
def test_without_a_backup_it_is_refused_and_left_as_it_is(
    used: Path, fault: Fault, said: str
) -> None:
    for copy in used.parent.glob("*.bak-*"):
        copy.unlink()
    fault(used)
    before = contents(used.parent)
    for _ in range(2):
        with pytest.raises(StoreError, match=said) as refused:
            Store.open(used)
        assert str(used) in refused.value.message
        assert "\n" not in refused.value.message
        assert "it was left as it is" in refused.value.hint
        assert contents(used.parent) == before


def test_a_backup_that_is_broken_itself_is_passed_over(used: Path) -> None:
    [good] = used.parent.glob("*.bak-*")
    newer = good.with_name("briefing.db.bak-v1-20991231T000000Z")
    shutil.copy(good, newer)
    garbage(newer)
    garbage(used)
    with Store.open(used) as store:
        assert n_read(store) == (40, 40)
    assert newer.exists()


def test_when_every_backup_is_broken_nothing_is_touched(used: Path) -> None:
    for file in (used, *used.parent.glob("*.bak-*")):
        garbage(file)
    before = contents(used.parent)
    with pytest.raises(StoreError, match="is not a database"):
        Store.open(used)
    assert contents(used.parent) == before


def test_the_journal_of_a_broken_file_never_reaches_the_restored_one(used: Path) -> None:
    journal = used.with_name("briefing.db-journal")
    with closing(sqlite3.connect(used)) as writer:
        # A journal as a writer that was killed in the middle leaves it.
        writer.execute("PRAGMA cache_size = 1")
        writer.execute("PRAGMA journal_mode = DELETE")
        writer.execute("BEGIN")
        writer.execute("UPDATE article SET title = title || ' and more', read = 0")
        writer.execute("UPDATE article_text SET body = x'00'")
        left = journal.read_bytes()
        writer.rollback()
    assert len(left) > 4096
    garbage(used)
    journal.write_bytes(left)

    with Store.open(used) as store:
        assert n_read(store) == (40, 40)
    assert not journal.exists()
    [aside] = used.parent.glob("briefing.db.broken-*-journal")
    assert aside.read_bytes() == left
    assert integrity(used) == "ok"


def test_damage_met_while_reading_is_told_and_mended_at_the_next_opening(used: Path) -> None:
    texts_overwritten(used)
    with Store.open(used) as store:
        with pytest.raises(StoreError, match="is damaged") as told:
            ids(store)
        assert "open it again" in told.value.hint
    with Store.open(used) as store:
        assert "was damaged" in store.notice
        assert n_read(store) == (40, 40)


def test_a_text_that_cannot_be_unpacked_is_mended_at_the_next_opening(used: Path) -> None:
    with closing(sqlite3.connect(used)) as connection, connection:
        connection.execute("UPDATE article_text SET body = x'789c00' WHERE article = 7")
    with Store.open(used) as store, pytest.raises(StoreError, match="is damaged"):
        ids(store)
    with Store.open(used) as store:
        assert n_read(store) == (40, 40)


def test_marks_made_after_the_backup_are_carried_over_where_they_can_be_read(used: Path) -> None:
    with Store.open(used) as store:
        first, second, *_ = ids(store)
        store.star([first, second], True)
    texts_overwritten(used)
    with Store.open(used) as store, pytest.raises(StoreError):
        ids(store)
    with Store.open(used) as store:
        found = store.articles(feeds=[FEED], since=None)
        assert {a.id for a in found if a.starred} == {first, second}


def own(store: Store, first: ArticleId, second: ArticleId) -> tuple[object, ...]:
    """What the reader said, moved and was shown."""
    return store.wishes(), store.corrections(), set(store.shown([first, second]))


def say_and_look(store: Store, first: ArticleId, second: ArticleId) -> None:
    store.save_wish((second, first), apart=True, at=AT)
    store.save_wish((first, ArticleId("gone")), apart=False, at=AT)
    store.save_correction(Correction(article=first, section="Elsewhere"), at=AT)
    store.save_shown([ShownSentence(article=first, key=-1, facts=(5, -6))], at=AT)
    store.save_shown([ShownSentence(article=second, key=7)], at=AT)


def test_what_was_said_and_shown_after_the_backup_is_carried_over(used: Path) -> None:
    with Store.open(used) as store:
        first, second, *_ = ids(store)
        say_and_look(store, first, second)
        before = own(store, first, second)
    texts_overwritten(used)
    with Store.open(used) as store, pytest.raises(StoreError):
        ids(store)
    with Store.open(used) as store:
        assert "was damaged" in store.notice
        assert own(store, first, second) == before
        assert n_read(store) == (40, 40)
    assert integrity(used) == "ok"


def test_it_is_carried_over_to_a_backup_of_a_former_version(tmp_path: Path) -> None:
    path = tmp_path / "briefing.db"
    path.write_bytes(old_version(4))
    with Store.open(path) as store:
        first, second, *_ = ids(store)
        say_and_look(store, first, second)
        before = own(store, first, second)
    [copy] = tmp_path.glob("briefing.db.bak-v4-*")
    texts_overwritten(path)
    with Store.open(path) as store, pytest.raises(StoreError):
        ids(store)
    with Store.open(path) as store:
        assert copy.exists()
        assert own(store, first, second) == before
        assert n_read(store) == (12, 7)


def test_what_makes_no_sense_in_a_damaged_file_is_not_carried_over(used: Path) -> None:
    with Store.open(used) as store:
        first, second, *_ = ids(store)
        say_and_look(store, first, second)
        said = store.wishes()
    with closing(sqlite3.connect(used)) as connection, connection:
        connection.execute("UPDATE correction SET body = x'00'")
        connection.execute("UPDATE shown SET facts = x'000000' WHERE article = ?", (first,))
    texts_overwritten(used)
    with Store.open(used) as store, pytest.raises(StoreError):
        ids(store)
    with Store.open(used) as store:
        assert own(store, first, second) == (
            said,
            (),
            {ShownSentence(article=first, key=-1), ShownSentence(article=second, key=7)},
        )


def test_after_a_kill_every_page_is_looked_at(used: Path) -> None:
    with another_briefing(used) as other:
        other.send_signal(signal.SIGKILL)
        other.wait(20)
    texts_overwritten(used)
    with Store.open(used) as store:
        assert "was damaged" in store.notice
        assert n_read(store) == (40, 40)


@pytest.mark.parametrize(("fault", "said"), REFUSED[-2:], ids=["another program's", "newer"])
def test_what_is_not_damaged_is_refused_untouched_whatever_backups_there_are(
    used: Path, fault: Fault, said: str
) -> None:
    fault(used)
    before = contents(used.parent)
    with pytest.raises(StoreError, match=said):
        Store.open(used)
    assert contents(used.parent) == before


def test_a_folder_in_its_place_is_refused(used: Path) -> None:
    used.unlink()
    used.mkdir()
    with pytest.raises(StoreError, match="is not a file"):
        Store.open(used)
    assert used.is_dir()


def test_locked_by_another_program_is_told_apart_from_another_briefing(
    used: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefing.store.connection.BUSY_TIMEOUT_MS", 50)
    with Store.open(used) as store, closing(sqlite3.connect(used)) as other:
        some = ids(store)[:3]
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="in use by another program") as told:
            store.mark_read(some, False)
        assert "remembered" in told.value.hint
        assert not store.read_only
        other.rollback()
    with Store.open(used) as store:
        assert n_read(store) == (40, 37)


def test_what_a_killed_one_left_half_made_is_cleaned(used: Path) -> None:
    for name in ("briefing.db.new-1", "briefing.db.new-1-journal", "briefing.db.bak-v2-x.part"):
        used.with_name(name).write_bytes(b"half")
    Store.open(used).close()
    assert not [name for name in contents(used.parent) if "new-" in name or "part" in name]


READS = """
try:
    with Store.open(Path(sys.argv[1])) as store:
        said = {"read_only": store.read_only, "notice": store.notice}
        found = store.articles(feeds=["https://news.example/feed.xml"], since=None)
        said["articles"] = len(found)
        try:
            store.mark_read([found[0].id], False)
        except StoreError as error:
            said["refused"] = error.message
except StoreError as error:
    said = {"refused": error.message}
print(json.dumps(said))
"""


@pytest.fixture
def everybodys(used: Path) -> Iterator[Path]:
    """The used database where anybody may look, which is not so below `tmp_path`."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        shutil.copytree(used.parent, folder / "data")
        yield folder / "data" / used.name
        folder.chmod(0o755)
        if (folder / "data").exists():
            (folder / "data").chmod(0o755)


def test_a_folder_that_cannot_be_written_is_read_and_said(everybodys: Path) -> None:
    everybodys.chmod(0o444)
    everybodys.parent.chmod(0o555)
    said = as_nobody(READS, str(everybodys))
    assert said["articles"] == 40
    assert said["read_only"] is True
    lock = everybodys.with_name("briefing.lock")
    assert said["notice"] == (
        f"the lock file {lock} cannot be written (Permission denied), so this briefing only reads"
    )
    assert said["refused"] == said["notice"]


def test_no_folder_to_make_it_in_is_said(everybodys: Path) -> None:
    shutil.rmtree(everybodys.parent)
    everybodys.parent.parent.chmod(0o555)
    said = as_nobody(READS, str(everybodys))
    assert "cannot be made: Permission denied" in str(said["refused"])


OPENS_MEANWHILE = """
path = Path(sys.argv[1])
with Store.open(path) as store:
    some = [a.id for a in store.articles(feeds=["https://news.example/feed.xml"], since=None)]
    said = {}
    try:
        store.mark_read(some, False)
    except StoreError as error:
        said["refused"] = error.message
    path.chmod(0o600)
    store.save_marks()
    said["waiting"] = store.unsaved_marks
with Store.open(path) as store:
    found = store.articles(feeds=["https://news.example/feed.xml"], since=None)
    said["read"] = sum(article.read for article in found)
print(json.dumps(said))
"""


def test_a_file_that_can_be_written_again_is_without_a_new_start(everybodys: Path) -> None:
    everybodys.parent.chmod(0o777)
    if os.geteuid() == 0:
        os.chown(everybodys, 65534, 65534)
    everybodys.chmod(0o400)
    said = as_nobody(OPENS_MEANWHILE, str(everybodys))
    assert str(said["refused"]).endswith("briefing.db cannot be written to")
    assert (said["waiting"], said["read"]) == (0, 0)


def test_no_rights_to_the_file_is_said(everybodys: Path) -> None:
    everybodys.parent.chmod(0o777)
    everybodys.chmod(0o000)
    said = as_nobody(READS, str(everybodys))
    assert "Permission denied" in str(said["refused"])
    assert len(contents(everybodys.parent)) == 2


@pytest.mark.parametrize(
    ("inside", "marker", "service"),
    [
        ("Dropbox/news", "", "Dropbox"),
        ("Dropbox (Example)/news", "", "Dropbox"),
        ("OneDrive - Example/x", "", "OneDrive"),
        ("Library/Mobile Documents/com~apple~CloudDocs", "", "iCloud Drive"),
        ("Library/CloudStorage/Box-Box", "", "a cloud drive"),
        ("Nextcloud", "", "Nextcloud"),
        ("shared/deep/er", "shared/.stfolder", "Syncthing"),
        ("plain", "", ""),
        ("dropboxes", "", ""),
    ],
)
def test_a_folder_that_is_synced_is_known(
    tmp_path: Path, inside: str, marker: str, service: str
) -> None:
    folder = tmp_path / inside
    folder.mkdir(parents=True)
    if marker:
        (tmp_path / marker).mkdir()
    database = folder / "briefing.db"
    assert synced_by(database) == service
    warning = synced_warning(database)
    assert bool(warning) == bool(service)
    assert service in warning
    assert "\n" not in warning
