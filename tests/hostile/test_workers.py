"""Reading in processes of their own: what workers do, and what becomes of one that goes wrong."""

import asyncio
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from briefing.errors import FeedError
from briefing.model import FeedDocument
from briefing.sources import workers
from briefing.sources.parse import parse_feed

FEED = (
    "<rss version='2.0'><channel><title>Gazette</title><item><title>Görün</title><guid>1</guid>"
    "<pubDate>Sat, 07 Dec 2024 10:00:00 GMT</pubDate><description>A ferry.</description></item>"
    "</channel></rss>"
).encode()
URL = "https://gazette.example/feed"

NEVER_ENDS = "while True: pass"
EATS_MEMORY = "x = [bytearray(1 << 24) for _ in range(1000)]"
DIES = "import os; os.abort()"
RAISES = "raise KeyError('\\x1b[31m')"
ANSWERS_WITH_CODE = "import os; return os.system"

Breaks = Callable[..., None]


@pytest.fixture(autouse=True)
def own_pool(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    pool = workers._Pool()
    monkeypatch.setattr(workers, "_pool", pool)
    yield
    pool.stop()


@pytest.fixture
def breaks(monkeypatch: pytest.MonkeyPatch) -> Breaks:
    """Makes the workers that are started from now on run other code where a feed says BREAK."""

    def use(code: str, *, cpu_s: int = 12) -> None:
        before, call = workers._START.rsplit("; ", 1)
        changed = (
            "\nfrom briefing.sources import parse, worker\n"
            f"worker.CPU_S = {cpu_s}\n"
            "sound = parse.parse_feed\n"
            "def broken(body, **named):\n"
            "    if b'BREAK' not in body: return sound(body, **named)\n"
            f"    {code}\n"
            "parse.parse_feed = broken\n"
        )
        monkeypatch.setattr(workers, "_START", before + changed + call)

    return use


async def parsed(body: bytes = FEED) -> FeedDocument:
    return await workers.parse(body, content_type="application/rss+xml", url=URL)


async def problem(body: bytes = b"BREAK") -> str:
    with pytest.raises(FeedError) as failed:
        await parsed(body)
    return failed.value.message


async def test_a_worker_reads_as_the_parser_does() -> None:
    assert await parsed() == parse_feed(FEED, content_type="application/rss+xml", url=URL)


async def test_what_the_parser_says_is_said() -> None:
    assert "A page titled “Home”" in await problem(b"<html><title>Home</title></html>")


async def test_a_page_and_its_links_are_read_there_as_well() -> None:
    page = b"<html><link rel=alternate type='application/rss+xml' href='/feed' title='News'></html>"
    read = await workers.read_page(page, content_type="text/html", url=URL)
    assert (read.paragraphs, "no article" in read.problem) == ((), True)
    [named] = await workers.find_named(page, url="https://gazette.example/")
    assert (named.url, named.title) == (URL, "News")


async def test_a_feed_that_is_never_finished(
    breaks: Breaks, monkeypatch: pytest.MonkeyPatch
) -> None:
    breaks(NEVER_ENDS)
    monkeypatch.setattr(workers, "LIMIT_S", 1)
    assert await problem() == "The feed is damaged: reading it took more than 1 s"
    assert (await parsed()).title == "Gazette"


async def test_a_feed_that_computes_too_long_is_ended_by_the_system(breaks: Breaks) -> None:
    breaks(NEVER_ENDS, cpu_s=1)
    assert await problem() == "The feed is damaged: reading it takes too long"
    assert (await parsed()).title == "Gazette"


async def test_a_feed_that_takes_all_memory(breaks: Breaks) -> None:
    breaks(EATS_MEMORY)
    assert "too much memory" in await problem()
    assert (await parsed()).title == "Gazette"


@pytest.mark.parametrize("code", [DIES, ANSWERS_WITH_CODE])
async def test_a_worker_that_breaks(breaks: Breaks, code: str) -> None:
    breaks(code)
    assert "broke the process" in await problem()
    assert (await parsed()).title == "Gazette"


GARBAGE = {
    "no answer at all": "import os; os.write(0, b'noise' * 99); os._exit(0)",
    "an answer without end": "import os; os.write(0, b'\\xff' * 9); time.sleep(99)",
    "half an answer": "import os; os.write(0, b'\\0\\0\\1\\0abc'); os._exit(0)",
    "an answer of noise": "import os; os.write(0, b'\\0\\0\\0\\5noise'); time.sleep(99)",
    "an answer cut short": "import os; os.write(0, b'\\0\\0\\0\\2\\x80\\x04'); time.sleep(99)",
    "another kind of answer": "return ()",
    "an answer without a meaning": "worker._reply = lambda *_: ('x', 1)",
    "a problem without words": "raise worker.FeedError(b'\\x1b[31m')",
}


@pytest.mark.parametrize("code", GARBAGE.values(), ids=GARBAGE)
async def test_garbage_in_place_of_an_answer(breaks: Breaks, code: str) -> None:
    breaks(f"import time; {code}")
    said = await problem()
    assert "\x1b" not in said
    assert "\n" not in said
    assert (await parsed()).title == "Gazette"


async def test_a_worker_that_ended_without_work_is_not_the_next_feeds_fault() -> None:
    await parsed()
    for _ in range(3):
        for pid in children():
            os.kill(pid, signal.SIGKILL)
        assert (await parsed()).title == "Gazette"


async def test_one_failure_after_the_other_leaves_nothing_behind(
    breaks: Breaks, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "IDLE_S", 0.01)
    breaks("import os; os._exit(3)")
    before = n_open_files()
    for _ in range(200 if os.environ.get("BRIEFING_LONG") else 8):
        assert "broke the process" in await problem()
    assert (await parsed()).title == "Gazette"
    await until(lambda: not children(zombies=True) and n_open_files() <= before)


async def test_an_error_nobody_thought_of(breaks: Breaks, caplog: pytest.LogCaptureFixture) -> None:
    breaks(RAISES)
    assert await problem() == "The feed is damaged and cannot be read"
    assert "KeyError" in caplog.text
    assert "\x1b" not in caplog.text


async def test_a_damaged_feed_takes_no_other_with_it(breaks: Breaks) -> None:
    breaks(DIES)
    bodies = [b"BREAK" if n % 3 == 0 else FEED for n in range(12)]
    came = await asyncio.gather(*map(parsed, bodies), return_exceptions=True)
    assert [isinstance(each, FeedError) for each in came] == [body == b"BREAK" for body in bodies]
    assert len(children()) <= workers.WORKERS


async def test_what_is_too_large_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "larger than 20 MB" in await problem(b" " * (workers.INPUT_LIMIT + 1))
    assert children() == []


def test_any_thread_with_a_loop_of_its_own_may_ask() -> None:
    titles: list[str] = []
    threads = [
        threading.Thread(target=lambda: titles.append(asyncio.run(parsed()).title))
        for _ in range(5)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert titles == ["Gazette"] * 5


async def test_without_work_no_process_and_no_file_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "IDLE_S", 0.01)
    before = n_open_files()
    await asyncio.gather(*(parsed() for _ in range(4)))
    await until(lambda: not children() and n_open_files() <= before)
    assert (await parsed()).title == "Gazette"


async def test_one_that_is_ended_while_it_starts_leaves_nothing_behind(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pool = workers._Pool()
    start = subprocess.Popen

    def start_and_end(*values: Any, **named: Any) -> subprocess.Popen[bytes]:
        process = start(*values, **named)
        pool.stop()
        return process

    monkeypatch.setattr(workers, "IDLE_S", 0.01)
    monkeypatch.setattr(
        workers, "subprocess", SimpleNamespace(DEVNULL=subprocess.DEVNULL, Popen=start_and_end)
    )
    before = n_open_files()
    pool.start("briefing.sources.parse:parse_feed", 2)
    await until(lambda: not pool._workers)
    assert not children(zombies=True)
    assert n_open_files() <= before


async def test_one_that_no_process_can_be_started_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    assert "No process could be started" in await problem(FEED)


async def test_a_folder_that_happens_to_be_current_is_not_searched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("feedparser", "pickle", "briefing"):
        (tmp_path / f"{name}.py").write_text("import os; os.abort()")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", [each for each in sys.path if each])
    assert (await parsed()).title == "Gazette"


def test_a_worker_does_not_outlive_the_program(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(
        "import asyncio, sys\n"
        "from briefing.sources import workers\n"
        f"asyncio.run(workers.parse({FEED!r}, content_type='', url=''))\n"
        "[worker] = workers._pool._workers\n"
        "print(worker._process.pid, flush=True)\n"
        "sys.stdin.read()\n"
    )
    with subprocess.Popen(
        [sys.executable, str(program)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as running:
        assert running.stdout
        worker = int(running.stdout.readline())
        os.kill(worker, 0)
        running.send_signal(signal.SIGKILL)
        running.wait()
    asyncio.run(until(lambda: not is_running(worker)))


def test_only_the_models_values_come_out_of_an_answer() -> None:
    import io

    with pytest.raises(pickle.UnpicklingError):
        workers._Answer(io.BytesIO(pickle.dumps(os.system))).load()


def children(*, zombies: bool = False) -> list[int]:
    """The processes that this one has started and that still run, or that nobody waited for."""
    listed = subprocess.run(
        ["ps", "-o", "pid=,stat=,args=", "--ppid", str(os.getpid())],
        capture_output=True,
        text=True,
    ).stdout.splitlines()
    rows = [line.split(None, 2) for line in listed]
    return [
        int(pid)
        for pid, state, args in rows
        if ("sources.worker" in args if state[0] != "Z" else zombies)
    ]


def n_open_files() -> int:
    return sum(1 for _ in Path("/dev/fd").iterdir())


def is_running(pid: int) -> bool:
    stat = Path(f"/proc/{pid}/stat")
    return stat.exists() and stat.read_text().rpartition(")")[2].split()[0] != "Z"


async def until(holds: Callable[[], bool]) -> None:
    """Wait for something that comes by itself; fails after half a minute."""
    end = time.monotonic() + 30
    while not holds():
        assert time.monotonic() < end
        await asyncio.sleep(0.02)
