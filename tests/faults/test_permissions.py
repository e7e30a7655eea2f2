"""What one reads is one's own affair: every file and folder is its reader's alone."""

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from broken import ids

from briefing.config import append_feed
from briefing.model import FeedUrl
from briefing.store import Store

UMASKS = (0o000, 0o022, 0o077) if os.environ.get("BRIEFING_LONG") else (0o000,)
CRASH = """
import sys
from briefing.commands.run import run
from briefing.newsroom import Newsroom
def broken(*_, **__): raise RuntimeError("a fault of ours")
Newsroom.make_edition = broken
sys.exit(run(["show"]))
"""
FEEDS = '<opml version="2.0"><body><outline type="rss" xmlUrl="http://127.0.0.1:9/"/></body></opml>'


@pytest.fixture
def home(tmp_path: Path) -> Path:
    made = tmp_path / "home"
    made.mkdir()
    return made


def run(home: Path, umask: int, *words: str, code: int = 0) -> None:
    """Run the program as a reader with that umask does, without any variable of ours."""
    done = subprocess.run(
        [sys.executable, *words],
        env={"PATH": os.environ["PATH"], "HOME": str(home), "LANG": "C.UTF-8"},
        cwd=home,
        umask=umask,
        capture_output=True,
        text=True,
    )
    assert done.returncode == code, done.stderr


def open_to_others(folder: Path) -> list[str]:
    """What others may do something with: paths below the folder and their modes."""
    modes = {path: stat.S_IMODE(path.stat().st_mode) for path in folder.rglob("*")}
    return [f"{path} {mode:04o}" for path, mode in modes.items() if mode & 0o077]


@pytest.mark.slow
@pytest.mark.parametrize("umask", UMASKS, ids=oct)
def test_all_that_the_program_makes_is_its_readers_alone(home: Path, umask: int) -> None:
    (home / "feeds.opml").write_text(FEEDS, "utf-8")
    run(home, umask, "-m", "briefing", "show")
    run(home, umask, "-m", "briefing", "import", "feeds.opml")
    run(home, umask, "-c", CRASH, code=70)
    (home / "feeds.opml").unlink()
    made = {path.name for path in home.rglob("*") if path.is_file()}
    assert made == {"feeds.toml", "briefing.db", "briefing.log"}
    assert open_to_others(home) == []
    # What was open before is closed again, and what it says is not lost.
    for path in home.rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)
    run(home, umask, "-c", CRASH, code=70)
    config = [path for path in open_to_others(home) if "briefing.db" in path or ".log" in path]
    assert config == []
    [log] = home.rglob("briefing.log")
    assert log.read_text("utf-8").count("RuntimeError: a fault of ours") == 2
    for path in (log.parent, *home.rglob("share/briefing")):
        assert stat.S_IMODE(path.stat().st_mode) == 0o700


@pytest.mark.parametrize("umask", [0o000, 0o077], ids=oct)
def test_so_is_what_is_there_for_a_moment_only(
    tmp_path: Path, umask: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The lock, the journal, the draft of a backup, the draft of an edit, a database set aside."""
    path, config = tmp_path / "data" / "briefing.db", tmp_path / "feeds.toml"
    seen: dict[str, int] = {}
    sync = os.fsync

    def look() -> None:
        for file in (*path.parent.iterdir(), *config.parent.iterdir()):
            seen[file.name] = stat.S_IMODE(file.stat().st_mode)

    def look_and_sync(descriptor: int) -> None:
        look()
        sync(descriptor)

    monkeypatch.setattr(os, "fsync", look_and_sync)
    before = os.umask(umask)
    try:
        with Store.open(path) as store:
            with store._database.writing() as db:
                db.execute("PRAGMA cache_size = 1")
                db.execute("INSERT INTO meta VALUES ('x', 'y')")
                look()
            store.back_up()
        config.write_text("", "utf-8")
        config.chmod(0o600)
        append_feed(config, FeedUrl("https://new.example/"))
        path.write_bytes(b"")
        shutil.copy(path, path.with_name("briefing.db-wal"))
        with Store.open(path) as store:
            assert "was empty" in store.notice
            assert ids(store) == []
            look()
    finally:
        os.umask(before)
    kinds = ("briefing.lock", "-journal", ".part", ".draft", ".broken-", ".new-", "briefing.db")
    for kind in kinds:
        assert [name for name in seen if kind in name], (kind, seen)
    seen.pop("data")
    open_ones = {name: oct(mode) for name, mode in seen.items() if mode & 0o077}
    assert open_ones == {}


def test_a_folder_with_other_things_in_it_keeps_its_mode(tmp_path: Path) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    folder.chmod(0o755)
    (folder / "letter.txt").write_text("Dear", "utf-8")
    Store.open(folder / "briefing.db").close()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o755
    (folder / "letter.txt").unlink()
    Store.open(folder / "briefing.db").close()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_backups_that_others_could_read_are_closed_to_them(used: Path) -> None:
    [copy] = used.parent.glob("briefing.db.bak-*")
    copy.chmod(0o644)
    Store.open(used).close()
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
