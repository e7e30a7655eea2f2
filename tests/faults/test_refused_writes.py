"""The n-th thing asked of the disk fails, for every n: told, nothing broken, no mark lost.

`strace` has the system itself refuse it, beneath SQLite. Two places of each kind by default, all
of them with BRIEFING_LONG=1.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from broken import fill, integrity, n_read

from briefing.store import Store

KINDS = {
    "a write, disk full": "pwrite64:error=ENOSPC",
    "a write, disk broken": "pwrite64:error=EIO",
    "a sync": "fsync,fdatasync:error=EIO",
    "a name taken away": "unlink,unlinkat:error=EIO",
    "a file opened, read-only": "openat:error=EROFS",
}
MOST = 60
SAMPLE = (1, 4)
"""Which of the calls are refused; with BRIEFING_LONG=1 each in turn, up to `MOST`."""
LONG = bool(os.environ.get("BRIEFING_LONG"))

MARKS = """
import sys
from pathlib import Path
from briefing.errors import StoreError
from briefing.store import Store
from broken import fill, ids
path = Path(sys.argv[1])
try:
    store = Store.open(path)
except StoreError as error:
    print("told:", error.message)
    sys.exit()
some = ids(store)[:6]
for id in some:
    try:
        store.mark_read([id], True)
    except StoreError as error:
        assert error.hint and "\\n" not in error.message
        print("told:", error.message)
try:
    fill(store, 5, first=40)
except StoreError as error:
    print("told:", error.message)
assert {a.id for a in store.articles(feeds=["https://news.example/feed.xml"], since=None)
        if a.read} == set(some)
store.save_marks()
store.close()
print("closed")
"""


def refused(kind: str, n: int, path: Path) -> tuple[bool, list[str]]:
    """Whether the n-th such thing was asked for and refused; and what was said."""
    log = path.with_name("calls")
    calls = KINDS[kind].partition(":")[0]
    command = ["strace", "-f", "-qq", "-o", str(log), "-e", f"trace={calls}"]
    # Only what concerns the database and its journal.
    command += [word for end in ("", "-journal", "-wal") for word in ("-P", f"{path}{end}")]
    command += ["-e", f"inject={KINDS[kind]}:when={n}", sys.executable, "-c", MARKS, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=Path(__file__).parent)
    if "ptrace" in done.stderr.lower():
        pytest.skip("strace may not look at other processes here")
    said = done.stdout.splitlines()
    assert "Traceback" not in done.stderr, done.stderr
    return b"(INJECTED)" in log.read_bytes(), said


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_whatever_is_refused_is_told_and_no_mark_is_lost(tmp_path: Path, kind: str) -> None:
    if shutil.which("strace") is None:
        pytest.skip("needs strace, which makes the system refuse")
    full = tmp_path / "full.db"
    with Store.open(full) as store:
        fill(store)
    n_refused = n_told = 0
    for n in range(1, MOST + 1) if LONG else SAMPLE:
        path = tmp_path / str(n) / "briefing.db"
        path.parent.mkdir()
        path.write_bytes(full.read_bytes())
        was_refused, said = refused(kind, n, path)
        if not was_refused:
            break
        n_refused += 1
        n_told += any(line.startswith("told:") for line in said)
        with Store.open(path) as store:
            n_articles, n_marks = n_read(store)
        assert n_articles in (40, 45)
        # Without the last word the store was never open.
        assert n_marks == (6 if said[-1:] == ["closed"] else 0), (n, said)
        assert integrity(path) == "ok"
    assert n_refused
    print(f"{kind:26} {n_refused:3} refused, {n_told:3} told, 0 marks lost")
