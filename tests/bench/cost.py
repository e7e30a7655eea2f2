"""What a command costs: wall, CPU of all its processes, memory. Linux counts most; others less."""

import ctypes
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

SAMPLED_S = 0.01
TICKS = os.sysconf("SC_CLK_TCK")
_ADOPTS_ORPHANS = 36
"""PR_SET_CHILD_SUBREAPER: a grandchild that outlives its parent is waited for here."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run took."""

    code: int
    wall_s: float
    cpu_s: float
    peak_mb: float
    """Most resident memory of all its processes together, as far as it was seen."""
    said: str
    """The end of what it printed."""


def run(
    command: Sequence[str], *, environment: Mapping[str, str], folder: Path, limit_s: float = 900
) -> Cost:
    """Run a command to its end, by itself in a group of processes."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_ADOPTS_ORPHANS, 1, 0, 0, 0)
    printed = folder / "printed.txt"
    with printed.open("wb") as out:
        began = time.perf_counter()
        process = subprocess.Popen(
            command,
            env=environment,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    with _Sampler(process.pid) as sampler:
        timer = threading.Timer(limit_s, _kill, [process.pid])
        timer.start()
        _, status, usage = os.wait4(process.pid, 0)
        wall_s = time.perf_counter() - began
        timer.cancel()
    process.returncode = os.waitstatus_to_exitcode(status)
    return Cost(
        code=process.returncode,
        wall_s=wall_s,
        cpu_s=usage.ru_utime + usage.ru_stime + _orphans_cpu_s(process.pid),
        peak_mb=sampler.peak_mb,
        said=printed.read_text("utf-8", "replace")[-4000:],
    )


def _kill(group: int) -> None:
    with suppress(ProcessLookupError):
        os.killpg(group, signal.SIGKILL)


def _orphans_cpu_s(group: int) -> float:
    """The CPU of what the command left running, once that has ended too."""
    taken = 0.0
    end = time.monotonic() + 5
    while time.monotonic() < end:
        try:
            pid, _, usage = os.wait4(-group, os.WNOHANG)
        except ChildProcessError:
            break
        if pid:
            taken += usage.ru_utime + usage.ru_stime
        else:
            time.sleep(SAMPLED_S)
    return taken


class _Sampler:
    """Looks at the memory of a process and its children again and again."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._look)
        self.peak_mb = 0.0

    def __enter__(self) -> "_Sampler":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._is_over.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._is_over.wait(SAMPLED_S):
            self.peak_mb = max(self.peak_mb, resident_mb(self._pid))


def family(pid: int) -> Iterator[int]:
    """A process and all that come from it; only itself where the system does not tell."""
    yield pid
    for child in _children(pid):
        yield from family(child)


def _children(pid: int) -> list[int]:
    """Those of a process that may end at any moment, which is then without some, or all."""
    found: list[int] = []
    with suppress(OSError):
        for task in Path(f"/proc/{pid}/task").glob("*/children"):
            with suppress(OSError):
                found += map(int, task.read_text().split())
    return found


def resident_mb(pid: int) -> float:
    """The resident memory of a process and its children."""
    pages = 0
    for each in family(pid):
        with suppress(OSError, IndexError):
            pages += int(Path(f"/proc/{each}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGESIZE") / 1e6


def own_mb(pid: int) -> float:
    """The memory of a process and its children, what they share with others in part (PSS)."""
    return sum(map(alone_mb, family(pid)))


def alone_mb(pid: int) -> float:
    """The memory of one process, what it shares with others in part."""
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024 / 1e6
    return 0.0


def cpu_s(pid: int) -> float:
    """The CPU that a running process and its children have taken."""
    ticks = 0
    for each in family(pid):
        with suppress(OSError, IndexError):
            after_name = Path(f"/proc/{each}/stat").read_text().rpartition(")")[2].split()
            ticks += sum(map(int, after_name[11:15]))
    return ticks / TICKS


def busy_s() -> float:
    """The CPU that all processes of the machine have taken since it was started."""
    with suppress(OSError):
        columns = [int(n) for n in Path("/proc/stat").read_text().split("\n")[0].split()[1:9]]
        return (sum(columns) - columns[3] - columns[4]) / TICKS
    return 0.0
