"""Power cuts: what was said to be saved is there afterwards, and nothing is half done.

The calls of the real program are recorded once for each kind of work; then the disk is made as a
cut at any moment may leave it (see power.py), and opened. 60 cuts by default; 600 with
BRIEFING_LONG=1, any number with BRIEFING_CUTS.
"""

import os
import random
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from broken import (
    FEED,
    check_let_go,
    fill,
    fill_with_old,
    garbage,
    integrity,
    n_read,
    old_version,
    user_version,
)
from power import Call, Disk, record
from worker import A_LIST, A_ROUND

from briefing.store import Store
from briefing.store.connection import journal_mode
from briefing.store.schema import MIGRATIONS

CUTS = int(os.environ.get("BRIEFING_CUTS") or (600 if os.environ.get("BRIEFING_LONG") else 60))
KINDS = 10
EACH = max(1, CUTS // KINDS)
WORK = "import sys, worker; from pathlib import Path; "
IN_A_WAL = "import briefing.store.connection as c; c.journal_mode = lambda: 'WAL'; "
OPEN = "from briefing.store import Store; Store.open(Path(sys.argv[1]) / 'briefing.db').close()"

pytestmark = pytest.mark.slow

Check = Callable[[Path, list[str]], None]


@pytest.fixture
def chance() -> random.Random:
    """A seed of its own for each run, shown where the test fails."""
    seed = random.SystemRandom().randrange(10**6)
    print(f"seed {seed}")
    return random.Random(seed)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "data"
    made.mkdir(mode=0o700)
    return made


def recorded(
    folder: Path, code: str, *, lines: int | None = None
) -> tuple[dict[str, bytes], list[Call]]:
    """What was in the folder, and what the code then did there."""
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    log = folder.with_name("calls")
    return before, record(WORK + code, str(folder), log=log, acknowledged=lines)


def cut(
    folder: Path,
    chance: random.Random,
    before: dict[str, bytes],
    calls: list[Call],
    check: Check,
    also: Sequence[int] = (),
) -> None:
    """Cut the power at moments left to chance, and `also` at these, and look at what is there."""
    moments = sorted((*(chance.randint(0, len(calls)) for _ in range(EACH)), *also))
    disk, done = Disk(folder, before), 0
    for number, moment in enumerate(moments):
        for call in calls[done:moment]:
            disk.do(call)
        done = moment
        place = folder.with_name(f"cut-{number}")
        place.mkdir()
        for name, body in disk.after_a_cut(chance).items():
            (place / name).write_bytes(body)
        check(place, disk.said.decode().splitlines())
    assert any(call.name in ("fsync", "fdatasync") for call in calls)


@pytest.mark.parametrize("wal", [False, True], ids=[journal_mode().lower(), "wal"])
def test_marks(folder: Path, chance: random.Random, wal: bool) -> None:
    with Store.open(folder / "briefing.db") as store:
        fill(store, 60)
    code = (IN_A_WAL if wal else "") + "worker.marking(Path(sys.argv[1]))"
    before, calls = recorded(folder, code, lines=40)
    assert wal == any(b"briefing.db-wal" in call.words for call in calls)

    def check(place: Path, said: list[str]) -> None:
        with Store.open(place / "briefing.db") as store:
            assert store.notice == ""
            articles = store.articles(feeds=[FEED], since=None)
            marks = {f"read {a.id}" for a in articles if a.read}
            marks |= {f"starred {a.id}" for a in articles if a.starred}
        assert len(articles) == 60
        acknowledged = set(said) - {"ready"}
        assert acknowledged <= marks
        assert len(marks - acknowledged) <= 1
        assert integrity(place / "briefing.db") == "ok"

    cut(folder, chance, before, calls, check)


def test_a_refresh(folder: Path, chance: random.Random) -> None:
    Store.open(folder / "briefing.db").close()
    before, calls = recorded(folder, "worker.refreshing(Path(sys.argv[1]))", lines=5)

    def check(place: Path, said: list[str]) -> None:
        entries = max((int(line) for line in said if line != "ready"), default=0)
        with Store.open(place / "briefing.db") as store:
            assert store.notice == ""
            titles = {a.title for a in store.articles(feeds=[FEED], since=None)}
            assert {f"News {n}" for n in range(entries)} <= titles
            assert len(titles) % A_ROUND == 0
            if record := store.feed_records().get(FEED):
                assert record.etag == (f"e{len(titles)}" if titles else "")
            assert len(store.search("text")) == min(len(titles), 50)
        assert integrity(place / "briefing.db") == "ok"

    cut(folder, chance, before, calls, check)


@pytest.mark.parametrize("wal", [False, True], ids=[journal_mode().lower(), "wal"])
def test_letting_go(folder: Path, chance: random.Random, wal: bool) -> None:
    with Store.open(folder / "briefing.db") as store:
        fill_with_old(store, 300)
    code = (IN_A_WAL if wal else "") + "worker.tidying(Path(sys.argv[1]))"
    before, calls = recorded(folder, code)

    def check(place: Path, said: list[str]) -> None:
        with Store.open(place / "briefing.db") as store:
            assert store.notice == ""
            numbers = [int(line) for line in said if line.isdecimal()]
            assert check_let_go(store, 300) >= max(numbers, default=0)
        assert integrity(place / "briefing.db") == "ok"

    cut(folder, chance, before, calls, check)


def test_a_migration(folder: Path, chance: random.Random) -> None:
    (folder / "briefing.db").write_bytes(old_version(1))
    before, calls = recorded(folder, OPEN)

    def check(place: Path, _: list[str]) -> None:
        with Store.open(place / "briefing.db") as store:
            assert n_read(store) == (12, 7)
            assert store.notice == ""
            assert len(store.search("ferry")) == 12
        assert user_version(place / "briefing.db") == len(MIGRATIONS)
        assert integrity(place / "briefing.db") == "ok"
        for copy in place.glob("briefing.db.bak-*"):
            assert integrity(copy) == "ok"
        assert list(place.glob("briefing.db.bak-v1-*"))

    cut(folder, chance, before, calls, check)


def test_a_backup_put_in_the_place_of_a_broken_file(folder: Path, chance: random.Random) -> None:
    path = folder / "briefing.db"
    with Store.open(path) as store:
        fill(store)
        store.mark_read([a.id for a in store.articles(feeds=[FEED], since=None)], True)
    garbage(path)
    broken = path.read_bytes()
    before, calls = recorded(folder, OPEN)

    def check(place: Path, _: list[str]) -> None:
        with Store.open(place / "briefing.db") as store:
            assert n_read(store) == (40, 40)
        assert integrity(place / "briefing.db") == "ok"
        # Cut between the two, it is set aside once more.
        assert {aside.read_bytes() for aside in place.glob("briefing.db.broken-*")} == {broken}

    [aside] = [place for place, call in enumerate(calls) if call.name in ("link", "linkat")]
    cut(folder, chance, before, calls, check, also=[aside + n for n in range(1, 9)] * 8)


def test_a_new_store(folder: Path, chance: random.Random) -> None:
    before, calls = recorded(folder, OPEN)

    def check(place: Path, _: list[str]) -> None:
        with Store.open(place / "briefing.db") as store:
            assert store.notice == ""
            assert store.articles(feeds=[FEED], since=None) == ()
        assert [file.name for file in place.iterdir()] == ["briefing.db"]

    cut(folder, chance, before, calls, check)


HEAD = '# mine\n[briefing]\nrefresh = "off"\n\n[[feeds]]\nurl = "https://first.example/"\n'


def test_edits_of_the_config(folder: Path, chance: random.Random) -> None:
    (folder / "feeds.toml").write_text(HEAD, "utf-8")
    before, calls = recorded(folder, "worker.editing(Path(sys.argv[1]))", lines=30)

    def check(place: Path, said: list[str]) -> None:
        text = (place / "feeds.toml").read_text("utf-8")
        assert text.startswith(HEAD)
        found = {feed["url"] for feed in tomllib.loads(text)["feeds"]}
        here: set[str] = set()
        for line in said:
            what, _, url = line.partition(" ")
            here = here | {url} if what == "added" else here - {url}
        assert here <= found

    cut(folder, chance, before, calls, check)


def test_an_import(folder: Path, chance: random.Random) -> None:
    (folder / "feeds.toml").write_text(HEAD, "utf-8")
    before, calls = recorded(folder, "worker.importing(Path(sys.argv[1]))", lines=6)

    def check(place: Path, said: list[str]) -> None:
        text = (place / "feeds.toml").read_text("utf-8")
        assert text.startswith(HEAD)
        n_imported = sum(line.startswith("imported") for line in said)
        n_found = len(tomllib.loads(text)["feeds"]) - 1
        assert n_found % A_LIST == 0
        assert n_found >= n_imported * A_LIST

    cut(folder, chance, before, calls, check)


SAVED = """
import os, sys
from pathlib import Path
file = Path(sys.argv[1]) / "note"
with file.open("wb") as note:
    note.write(b"x" * 2000)
    note.flush()
    if "synced" in sys.argv:
        os.fsync(note.fileno())
        folder = os.open(sys.argv[1], os.O_RDONLY)
        os.fsync(folder)
print("saved", flush=True)
"""


@pytest.mark.parametrize("synced", [False, True])
def test_only_what_is_synced_outlasts_such_a_cut(
    folder: Path, chance: random.Random, synced: bool
) -> None:
    """The measure measured: a file that is only written may be gone, in part or whole."""
    more = ["synced"] if synced else []
    disk = Disk(folder, {})
    for call in record(SAVED, str(folder), *more, log=folder.with_name("calls")):
        disk.do(call)
    assert disk.said == b"saved\n"
    left = {disk.after_a_cut(chance).get("note") for _ in range(200)}
    whole = b"x" * 2000
    assert left == {whole} if synced else {None, b"", whole} < left
