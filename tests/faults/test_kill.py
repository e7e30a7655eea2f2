"""kill -9 in the middle of work: nothing broken, nothing lost that was said to be done.

40 cycles by default; 200 with BRIEFING_LONG=1, any number with BRIEFING_CYCLES.
"""

import os
import random
import signal
import subprocess
import sys
import threading
import tomllib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from broken import (
    FEED,
    OLD_VERSIONS,
    check_let_go,
    fill,
    fill_with_old,
    integrity,
    n_read,
    old_version,
    user_version,
)
from worker import A_LIST, A_ROUND

from briefing.model import Wishes
from briefing.store import Store
from briefing.store.schema import MIGRATIONS

CYCLES = int(os.environ.get("BRIEFING_CYCLES") or (200 if os.environ.get("BRIEFING_LONG") else 40))
KINDS = 7
EACH = max(1, CYCLES // KINDS)
WORKER = Path(__file__).with_name("worker.py")
LONGEST_S = 0.4

pytestmark = pytest.mark.slow


def killed(kind: str, folder: Path, chance: random.Random, cycle: int) -> list[str]:
    """What a worker said before it was killed, at a moment left to chance.

    Every other worker is let finish something first.
    """
    worker = subprocess.Popen(
        [sys.executable, str(WORKER), kind, str(folder)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert worker.stdout is not None
    assert worker.stderr is not None
    ready = worker.stdout.readline()
    first = [worker.stdout.readline().strip()] if cycle % 2 else []
    timer = threading.Timer(chance.uniform(0, LONGEST_S), worker.kill)
    timer.start()
    said = [*filter(None, first), *worker.stdout.read().splitlines()]
    errors = worker.stderr.read()
    timer.join()
    worker.wait()
    worker.stdout.close()
    worker.stderr.close()
    assert ready == "ready\n", errors
    assert worker.returncode in (-signal.SIGKILL, 0), errors
    return said


@pytest.fixture
def chance() -> random.Random:
    """A seed of its own for each run, shown where the test fails."""
    seed = random.SystemRandom().randrange(10**6)
    print(f"seed {seed}")
    return random.Random(seed)


def test_a_refresh_that_is_killed(tmp_path: Path, chance: random.Random) -> None:
    path, entries, finished = tmp_path / "briefing.db", 0, 0
    for cycle in range(EACH):
        said = killed("refreshing", tmp_path, chance, cycle)
        entries = max([entries, *map(int, said)])
        finished += len(said)
        with Store.open(path) as store:
            assert store.notice == ""
            articles = store.articles(feeds=[FEED], since=None)
            titles = [article.title for article in articles]
            assert len(set(titles)) == len(titles)
            assert {f"News {n}" for n in range(entries)} <= set(titles)
            # Articles and validators came in one transaction.
            if record := store.feed_records().get(FEED):
                assert record.etag == f"e{len(titles)}"
            assert len(titles) % A_ROUND == 0
            assert len(store.search("text")) == min(len(titles), 50)
        assert integrity(path) == "ok"
    assert finished


def test_marking_that_is_killed(tmp_path: Path, chance: random.Random) -> None:
    path = tmp_path / "briefing.db"
    with Store.open(path) as store:
        fill(store, 3000)
    done: set[str] = set()
    for cycle in range(EACH):
        done.update(killed("marking", tmp_path, chance, cycle))
        with Store.open(path) as store:
            assert store.notice == ""
            articles = store.articles(feeds=[FEED], since=None)
            marks = {f"read {a.id}" for a in articles if a.read}
            marks |= {f"starred {a.id}" for a in articles if a.starred}
        assert done <= marks
        assert len(marks) - len(done) <= 1
        done = marks
        assert integrity(path) == "ok"
    assert done


def test_letting_go_that_is_killed(tmp_path: Path, chance: random.Random) -> None:
    n, gone = 600, []
    for cycle in range(EACH):
        folder = tmp_path / str(cycle)
        folder.mkdir()
        with Store.open(folder / "briefing.db") as store:
            fill_with_old(store, n)
        said = [line for line in killed("tidying", folder, chance, cycle) if line != "done"]
        with Store.open(folder / "briefing.db") as store:
            assert store.notice == ""
            gone.append(check_let_go(store, n))
        assert gone[-1] >= max(map(int, said), default=0)
        assert integrity(folder / "briefing.db") == "ok"
    assert any(gone)


def test_wishes_and_what_was_shown_when_it_is_killed(tmp_path: Path, chance: random.Random) -> None:
    path = tmp_path / "briefing.db"
    done: set[str] = set()
    for cycle in range(EACH):
        done.update(killed("wishing", tmp_path, chance, cycle))
        with Store.open(path) as store:
            assert store.notice == ""
            wishes = store.wishes()
            kept = {f"apart {a}" for a, _ in wishes.keep_apart}
            kept |= {f"together {a}" for a, _ in wishes.keep_together}
            named = [a for a, _ in (*wishes.keep_apart, *wishes.keep_together)]
            kept |= {f"shown {sentence.article}" for sentence in store.shown(named)}
        assert done <= kept
        assert len(kept) - len(done) <= 1
        done = kept
        assert integrity(path) == "ok"
    assert done


def test_migrations_that_are_killed(tmp_path: Path, chance: random.Random) -> None:
    for cycle in range(EACH):
        folder = tmp_path / str(cycle)
        folder.mkdir()
        done = [int(line) for line in killed("migrating", folder, chance, cycle)]
        begun = sorted(place for place in folder.iterdir() if (place / "briefing.db").exists())
        for number, place in enumerate(begun):
            path = place / "briefing.db"
            if number in done:
                assert user_version(path) == len(MIGRATIONS)
            elif path.stat().st_size < 65536:
                continue  # the worker had not finished putting the old file there
            check_migrated(path)


def check_migrated(path: Path) -> int:
    """Whatever became of it, opening it makes it whole, with all it held; the version it had."""
    with Store.open(path) as store:
        assert n_read(store) == (12, 7)
        assert store.notice == ""
        found = store.articles(feeds=[FEED], since=None)
        assert sum(a.starred for a in found) == 2
        assert store.looked_at() is not None
        assert store.last_edition() is not None
        assert len(store.search("ferry")) == 12
        n_edits = sum(len(store.edits(article.id)) for article in found)
        corrections = store.corrections()
        assert store.wishes() == Wishes()
        assert store.stories() == ()
    assert user_version(path) == len(MIGRATIONS)
    assert integrity(path) == "ok"
    copies = [file for file in path.parent.iterdir() if "bak-v" in file.name]
    [version] = {user_version(copy) for copy in copies}
    assert all(copy.name.startswith(f"briefing.db.bak-v{version}-") for copy in copies)
    assert {integrity(copy) for copy in copies} == {"ok"}
    assert n_edits == (1 if version > 1 else 0)
    assert len(corrections) == (1 if version > 3 else 0)
    names = {"briefing.db", *(copy.name for copy in copies)}
    assert {file.name for file in path.parent.iterdir()} == names
    return version


@pytest.mark.parametrize("version", OLD_VERSIONS)
def test_a_migration_killed_before_each_of_its_statements(tmp_path: Path, version: int) -> None:
    places = [tmp_path / f"{number:02}" for number in range(80)]
    for place in places:
        place.mkdir()
        (place / "briefing.db").write_bytes(old_version(version))
    done = subprocess.run(
        [sys.executable, str(WORKER), "dying", str(tmp_path)], capture_output=True, text=True
    )
    *deaths, last = done.stdout.split()
    assert last == "whole", done.stderr
    n_killed = len(deaths)
    assert n_killed > 12
    for place in places[: n_killed + 1]:
        assert check_migrated(place / "briefing.db") == version
    print(f"version {version}: killed at {n_killed} statements, whole each time")


HEAD = (
    '# mine\n[briefing]\nrefresh = "off"   # always\n\n[[feeds]]\nurl = "https://first.example/"\n'
)


def addresses(path: Path) -> list[str]:
    return [feed["url"] for feed in tomllib.loads(path.read_text("utf-8"))["feeds"]]


def test_edits_of_the_config_that_are_killed(tmp_path: Path, chance: random.Random) -> None:
    path = tmp_path / "feeds.toml"
    path.write_text(HEAD, "utf-8")
    here = {"https://first.example/"}
    for cycle in range(EACH):
        begun: set[str] = set()
        for line in killed("editing", tmp_path, chance, cycle):
            what, url = line.split()
            if what == "added":
                here.add(url)
            else:
                begun ^= {url}
                here.discard(url)
        found = addresses(path)
        assert len(found) == len(set(found))
        assert here <= set(found)
        assert len(set(found) - here - begun) <= 1
        assert path.read_text("utf-8").startswith(HEAD)
        here = set(found)
    assert len(here) > 1


def test_imports_that_are_killed(tmp_path: Path, chance: random.Random) -> None:
    path = tmp_path / "feeds.toml"
    path.write_text(HEAD, "utf-8")
    imported = 0
    for cycle in range(EACH):
        before = set(addresses(path))
        said = killed("importing", tmp_path, chance, cycle)
        found = addresses(path)
        assert before <= set(found)
        for line in said:
            _, pid, number = line.split()
            assert {f"https://{pid}.example/{number}/{n}" for n in range(A_LIST)} <= set(found)
        # A list comes whole or not at all.
        assert (len(found) - 1) % A_LIST == 0
        assert path.read_text("utf-8").startswith(HEAD)
        imported += len(said)
    assert imported


def test_two_that_edit_the_config_at_once_both_have_their_way(tmp_path: Path) -> None:
    path = tmp_path / "feeds.toml"
    path.write_text(HEAD, "utf-8")
    both = [
        subprocess.Popen(
            [sys.executable, str(WORKER), "editing", str(tmp_path)],
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    with ThreadPoolExecutor() as readers:
        said = list(readers.map(first_lines, both))
    lines = [line.split() for each in said for line in each if line != "ready"]
    gone = {url for what, url in lines if what in ("removing", "removed")}
    found = set(addresses(path))
    for what, url in lines:
        if what == "added" and url not in gone:
            assert url in found
        if what == "removed":
            assert url not in found


def first_lines(worker: "subprocess.Popen[str]", n: int = 30) -> list[str]:
    """What a worker says in its first lines, and what it adds before it is dead."""
    assert worker.stdout is not None
    said = [worker.stdout.readline().strip() for _ in range(n)]
    worker.kill()
    return [*said, *worker.communicate()[0].splitlines()]
