"""One process writes; a second one reads and says so; the lock of a dead one holds nobody up."""

import json
import os
import signal
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from broken import AT, FEED, another_briefing, entries, fill, ids, integrity, n_read

from briefing.errors import StoreError
from briefing.model import Edition, FeedDocument, ShownSentence, StoryGroup, StoryId
from briefing.store import Store
from briefing.store.database import Database


def lock_of(path: Path) -> Path:
    return path.with_name("briefing.lock")


def test_the_lock_says_who_holds_it_and_is_gone_afterwards(path: Path) -> None:
    with Store.open(path):
        said = json.loads(lock_of(path).read_text("utf-8"))
        assert said["pid"] == os.getpid()
        assert said["host"] == os.uname().nodename
        started = datetime.fromisoformat(said["started"])
        assert datetime.now(UTC) - started < timedelta(minutes=5)
    assert not lock_of(path).exists()


def test_a_second_briefing_reads_and_names_the_first(used: Path) -> None:
    with another_briefing(used) as other, Store.open(used) as store:
        assert store.read_only
        assert store.notice.startswith(f"another briefing (pid {other.pid}, since ")
        assert store.notice.endswith(") is writing; this one only reads")
        assert n_read(store) == (40, 40)
        assert len(store.search("long text")) == 40


def test_every_method_that_writes_is_refused_with_that_sentence(used: Path) -> None:
    document = FeedDocument(title="X", entries=entries(1, first=99))
    with another_briefing(used), Store.open(used) as store:
        before = ids(store)
        for write in (
            lambda: store.record_document(FEED, document, outlet="X", at=AT, next_try=AT),
            lambda: store.record_unchanged(FEED, at=AT, next_try=AT),
            lambda: store.record_failure(FEED, at=AT, problem="it is gone", next_try=AT),
            lambda: store.set_paused(FEED, True),
            lambda: store.name_outlets({FEED: "Y"}),
            lambda: store.mark_read(before, False),
            lambda: store.star(before, True),
            lambda: store.set_looked_at(AT),
            lambda: store.save_wish((before[0], before[1]), apart=True, at=AT),
            lambda: store.forget_wish((before[0], before[1]), apart=True),
            lambda: store.save_shown([ShownSentence(article=before[0], key=1)], at=AT),
            lambda: store.forget_shown(at=AT),
        ):
            with pytest.raises(
                StoreError, match=r"another briefing \(pid \d+, .* only reads"
            ) as no:
                write()
            assert no.value.hint == "do it in the other one, or close that and try again"
        assert store.unsaved_marks == 0
        assert ids(store) == before
        assert n_read(store) == (40, 40)
        assert not store.back_up()


def test_what_can_be_made_again_is_not_kept_and_no_trouble(used: Path) -> None:
    edition = Edition(made_at=AT, since=None, feeds=(), sections=(), articles=())
    with another_briefing(used), Store.open(used) as store:
        store.save_edition(edition)
        store.save_analyses([], "1")
        story = StoryGroup(id=StoryId("s1"), articles=(ids(store)[0],))
        store.save_grouping([story], [], [], at=AT)
        assert store.last_edition() is None
        assert store.stories() == ()


def test_a_second_briefing_sees_what_the_first_saves(used: Path) -> None:
    with Store.open(used) as first, Store.open(used) as second:
        assert (first.read_only, second.read_only) == (False, True)
        fill(first, 5, first=40)
        first.mark_read(ids(first), True)
        assert n_read(second) == (45, 45)


def test_the_second_becomes_the_writer_once_the_first_has_gone(used: Path) -> None:
    with another_briefing(used) as other:
        store = Store.open(used)
        assert store.read_only
        assert other.stdin is not None
        other.stdin.close()
        other.wait(20)
    with store:
        store.mark_read(ids(store), False)
        assert not store.read_only
        assert store.notice == ""
        assert n_read(store) == (40, 0)
        with Store.open(used) as third:
            assert third.read_only


def test_a_mark_refused_by_one_that_then_goes_stays_refused(
    used: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused = Database.refused
    with another_briefing(used) as other:

        def refused_and_gone(database: Database) -> StoreError:
            error = refused(database)
            if other.stdin is not None and not other.stdin.closed:
                other.stdin.close()
                other.wait(20)
            return error

        monkeypatch.setattr(Database, "refused", refused_and_gone)
        with Store.open(used) as store:
            with pytest.raises(StoreError, match="another briefing"):
                store.mark_read(ids(store), False)
            assert store.unsaved_marks == 0
    with Store.open(used) as store:
        assert n_read(store) == (40, 40)


def test_the_lock_of_a_killed_one_is_taken_over(used: Path) -> None:
    with another_briefing(used) as other:
        other.send_signal(signal.SIGKILL)
        other.wait(20)
        assert lock_of(used).exists()
        with Store.open(used) as store:
            assert not store.read_only
            assert json.loads(lock_of(used).read_text("utf-8"))["pid"] == os.getpid()
            assert n_read(store) == (40, 40)


def test_a_lock_file_with_anything_in_it_is_taken_over(used: Path) -> None:
    for text in (b"", b"{}", b"\xff\x00garbage", b'{"pid": "x"}', b"[" * 5000, b'{"host": 1}'):
        lock_of(used).write_bytes(text)
        with Store.open(used) as store:
            assert not store.read_only
        assert not lock_of(used).exists()


def test_a_lock_left_by_another_machine_is_told(used: Path) -> None:
    left = {"host": "attic", "pid": 7, "started": "2024-12-07T10:00:00Z"}
    lock_of(used).write_text(json.dumps(left), "utf-8")
    with Store.open(used) as store:
        assert not store.read_only
        assert "a briefing on attic (pid 7 on attic, since 7 December" in store.notice
    with Store.open(used) as store:
        assert store.notice == ""


def test_a_child_that_is_forked_does_not_keep_the_lock(used: Path) -> None:
    code = """
import os, sys
from pathlib import Path
from briefing.store import Store
store = Store.open(Path(sys.argv[1]))
ours, theirs = os.pipe()
if os.fork() == 0:
    os.write(theirs, b"!")
    sys.stdin.read()
    os._exit(0)
os.read(ours, 1)
os._exit(0)
"""
    # The parent ends at once, the child when its input does.
    with subprocess.Popen([sys.executable, "-c", code, str(used)], stdin=subprocess.PIPE) as parent:
        parent.wait(20)
        with Store.open(used) as store:
            assert not store.read_only


def test_many_that_start_at_once_share_a_new_store(path: Path) -> None:
    code = """
import sys
from pathlib import Path
from briefing.store import Store
sys.stdin.readline()
with Store.open(Path(sys.argv[1])) as store:
    print("reads" if store.read_only else "writes", flush=True)
    sys.stdin.readline()
"""
    others = [
        subprocess.Popen(
            [sys.executable, "-c", code, str(path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(4)
    ]
    for other in others:
        assert other.stdin is not None
        other.stdin.write("start\n")
        other.stdin.flush()
    said = [other.stdout.readline().strip() for other in others if other.stdout]
    for other in others:
        other.communicate("end\n", timeout=20)
    assert [other.returncode for other in others] == [0, 0, 0, 0]
    assert sorted(said) == ["reads", "reads", "reads", "writes"]
    assert integrity(path) == "ok"
    assert [file.name for file in path.parent.iterdir()] == ["briefing.db"]


def test_two_that_mark_at_once_lose_nothing_they_were_told_is_saved(used: Path) -> None:
    code = """
import sys
from pathlib import Path
from briefing.errors import StoreError
from briefing.store import Store
remainder = int(sys.argv[2])
with Store.open(Path(sys.argv[1])) as store:
    ids = [a.id for a in store.articles(feeds=["https://news.example/feed.xml"], since=None)]
    print("open", flush=True)
    for id in ids[remainder::2]:
        try:
            store.mark_read([id], False)
            print(id, flush=True)
        except StoreError as error:
            assert "another briefing" in error.message, error.message
"""
    others = [
        subprocess.Popen(
            [sys.executable, "-c", code, str(used), str(remainder)],
            stdout=subprocess.PIPE,
            text=True,
        )
        for remainder in (0, 1)
    ]
    told = [other.communicate(timeout=60)[0].split() for other in others]
    assert [other.returncode for other in others] == [0, 0]
    saved = {id for said in told for id in said if id != "open"}
    assert len(saved) >= 20
    with Store.open(used) as store:
        assert {a.id for a in store.articles(feeds=[FEED], since=None) if not a.read} == saved
