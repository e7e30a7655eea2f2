"""Power cuts: what a program wrote is recorded, and the disk as a cut would leave it made of that.

`strace` tells every write, sync and change of a name that the real program asks the system for. Of
those a disk must keep what was synced, and may have kept any part of the rest, in any order: whole
writes or single sectors, a new name without the old one gone, a file's length without its bytes.
What is mapped into memory is not seen; SQLite maps only the -shm of a WAL, which it makes anew.
"""

import ast
import os
import random
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

SECTOR = 512
_CALLS = (
    "openat,creat,write,pwrite64,writev,pwritev,sendfile,copy_file_range,fallocate,ftruncate,"
    "truncate,fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat,link,linkat"
)
_LINE = re.compile(rb"(\d+) +(?:<\.\.\. (\w+) resumed>|(\w+)\()(.*)", re.DOTALL)
_TEXT = re.compile(rb'"((?:[^"\\]|\\.)*)"(\.\.\.)?')
_FILE = re.compile(rb"(?:\d+|AT_FDCWD)<((?:[^>\\]|\\.)*)>")
_ANSWER = re.compile(rb"= (-?\d+)[^=]*$")


def _bytes(quoted: bytes) -> bytes:
    found = ast.literal_eval(f'b"{quoted.decode("ascii")}"')
    assert isinstance(found, bytes)
    return found


@dataclass(frozen=True)
class Call:
    """Something a program asked the system for, which it did."""

    name: str
    words: bytes
    """The arguments, as strace writes them."""
    answer: int

    @property
    def texts(self) -> list[bytes]:
        assert not any(cut for _, cut in _TEXT.findall(self.words)), "more than strace shows"
        return [_bytes(text) for text, _ in _TEXT.findall(self.words)]

    @property
    def files(self) -> list[str]:
        """The paths of the open files among the arguments."""
        return [_bytes(name).decode() for name in _FILE.findall(self._bare)]

    @property
    def numbers(self) -> list[int]:
        return [int(each) for each in re.findall(rb"(?<=, )-?\d+", _FILE.sub(b"", self._bare))]

    @property
    def _bare(self) -> bytes:
        return _TEXT.sub(b"", self.words)


def record(code: str, *words: str, log: Path, acknowledged: int | None = None) -> list[Call]:
    """What Python code asked of the system; killed once it has said so many lines."""
    if shutil.which("strace") is None:
        pytest.skip("needs strace, which tells what a program writes and syncs")
    command = ["strace", "-f", "-qq", "-y", "-s", "9000000", "-e", f"trace={_CALLS}"]
    command += ["-e", "signal=none", "-o", str(log), sys.executable, "-c", code, *words]
    here = Path(__file__).parent
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=here,
        start_new_session=True,
    ) as running:
        assert running.stdout
        assert running.stderr
        if acknowledged is not None:
            for _ in range(acknowledged):
                running.stdout.readline()
            # strace alone would leave what it watches running.
            os.killpg(running.pid, signal.SIGKILL)
        errors = running.communicate()[1]
        if b"ptrace" in errors.lower():
            pytest.skip("strace may not look at other processes here")
        assert acknowledged is not None or running.returncode == 0, errors.decode()
    return list(_calls(log.read_bytes()))


def _calls(log: bytes) -> Iterator[Call]:
    """Each call that worked, when it came to its end."""
    begun: dict[bytes, bytes] = {}
    for line in log.split(b"\n"):
        if not (match := _LINE.match(line)):
            continue
        pid, resumed, name, rest = match.groups()
        if rest.endswith(b"<unfinished ...>"):
            begun[pid] = rest.removesuffix(b"<unfinished ...>")
            continue
        words = begun.pop(pid, b"") + rest if resumed else rest
        answer = _ANSWER.search(words)
        if answer and int(answer[1]) >= 0:
            yield Call((name or resumed).decode(), words[: answer.start()], int(answer[1]))


@dataclass
class File:
    """A file on the disk: what is surely there, and what may be."""

    sure: bytes = b""
    unsynced: list[tuple[int, bytes | None]] = field(default_factory=list)
    """Places and what was written there; None for a cut at that place."""

    def now(self) -> bytes:
        return _with(self.sure, self.unsynced)

    def sync(self) -> None:
        self.sure, self.unsynced = self.now(), []

    def after_a_cut(self, chance: random.Random) -> bytes:
        match chance.randrange(4):
            case 0:  # nothing more than was synced
                kept = []
            case 1:  # all up to some moment
                kept = self.unsynced[: chance.randint(0, len(self.unsynced))]
            case 2:  # any of the writes
                kept = [each for each in self.unsynced if chance.random() < 0.5]
            case _:  # any of the sectors
                kept = [part for each in self.unsynced for part in _sectors(each)]
                kept = [part for part in kept if chance.random() < 0.5]
        return _with(self.sure, kept, unwritten=chance.choice((b"\0", b"\xa5")))


def _sectors(write: tuple[int, bytes | None]) -> Iterator[tuple[int, bytes | None]]:
    at, data = write
    if data is None:
        yield write
        return
    end = at + len(data)
    while at < end:
        size = min(SECTOR - at % SECTOR, end - at)
        yield at, data[len(data) - (end - at) :][:size]
        at += size


def _with(body: bytes, writes: list[tuple[int, bytes | None]], unwritten: bytes = b"\0") -> bytes:
    changed = bytearray(body)
    for at, data in writes:
        if len(changed) < at:
            changed += unwritten * (at - len(changed))
        if data is None:
            del changed[at:]
        else:
            changed[at : at + len(data)] = data
    return bytes(changed)


class Disk:
    """One folder, as the calls of a program change it."""

    def __init__(self, folder: Path, files: Mapping[str, bytes]) -> None:
        self._folder = str(folder)
        self.said = b""
        """What the program has told so far."""
        self.names = {name: File(sure=body) for name, body in files.items()}
        self._sure_names = dict(self.names)
        self._unsynced: list[list[tuple[str, File | None]]] = []
        """Changes of names, each all or nothing; None for a name that is gone."""

    def after_a_cut(self, chance: random.Random) -> dict[str, bytes]:
        """The files of the folder as they may be found when there is power again."""
        names = dict(self._sure_names)
        kept = self._unsynced
        if chance.random() < 0.5:
            kept = [change for change in kept if chance.random() < 0.5]
        else:
            kept = kept[: chance.randint(0, len(kept))]
        for change in kept:
            _rename(names, change)
        return {name: file.after_a_cut(chance) for name, file in names.items()}

    def do(self, call: Call) -> None:
        """Take in a call of the program."""
        match call.name:
            case "write" | "pwrite64":
                self._write(call)
            case "sendfile" | "copy_file_range":
                self._copy(call)
            case "openat" | "creat":
                self._open(call)
            case "ftruncate":
                if file := self._file(call.files[0]):
                    self._cut(file, call.numbers[0])
            case "fsync" | "fdatasync":
                self._sync(call.files[0])
            case "fallocate" | "writev" | "pwritev" | "truncate":
                assert not any(self._name(path) for path in call.files), f"{call.name} is new here"
            case _:
                self._change_names(call)

    def _write(self, call: Call) -> None:
        data = call.texts[0][: call.answer]
        if call.words.startswith(b"1<"):
            self.said += data
        elif file := self._file(call.files[0]):
            at = call.numbers[-1] if call.name == "pwrite64" else len(file.now())
            file.unsynced.append((at, data))

    def _copy(self, call: Call) -> None:
        # Both name the file they write to; only one of them names it first.
        target, source = call.files if call.name == "sendfile" else call.files[::-1]
        if file := self._file(target):
            copied = self._file(source)
            assert copied, "a copy of a file from elsewhere"
            at = len(file.now())
            file.unsynced.append((at, copied.now()[at : at + call.answer]))

    def _open(self, call: Call) -> None:
        name = self._name(call.texts[0].decode())
        if name and b"O_CREAT" in call.words and name not in self.names:
            self._change([(name, File())])
        elif name and b"O_TRUNC" in call.words:
            self._cut(self.names[name], 0)

    def _cut(self, file: File, size: int) -> None:
        # Longer as well as shorter: what is between is zeros.
        there = len(file.now())
        file.unsynced.append((size, None) if size <= there else (there, bytes(size - there)))

    def _sync(self, path: str) -> None:
        if path == self._folder:
            for change in self._unsynced:
                _rename(self._sure_names, change)
            self._unsynced = []
        elif file := self._file(path):
            file.sync()

    def _change_names(self, call: Call) -> None:
        first, *more = (self._name(path.decode()) for path in call.texts)
        if call.name.startswith("unlink"):
            if first:
                self._change([(first, None)])
            return
        second = more[0]
        if not (first and second):
            assert first == second, "a file that came from elsewhere, or went there"
            return
        gone: list[tuple[str, File | None]] = (
            [(first, None)] if call.name.startswith("rename") else []
        )
        self._change([(second, self.names[first]), *gone])

    def _change(self, change: list[tuple[str, File | None]]) -> None:
        _rename(self.names, change)
        self._unsynced.append(change)

    def _file(self, path: str) -> File | None:
        return self.names.get(self._name(path))

    def _name(self, path: str) -> str:
        """The name of a file of the folder; empty for any other."""
        folder, _, name = path.rpartition("/")
        return name if folder == self._folder else ""


def _rename(names: dict[str, File], change: list[tuple[str, File | None]]) -> None:
    for name, file in change:
        if file is None:
            names.pop(name, None)
        else:
            names[name] = file
