"""One writer at a time: a lock file beside the database, held for as long as it may be written.

The system itself gives up the lock of a process that dies, so a lock is never stale. The file is
taken away at a good end; one that is still there without a holder tells of a bad one.
"""

import errno
import fcntl
import json
import os
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from weakref import WeakSet

from briefing import clock
from briefing.frozen import dataclass
from briefing.untrusted import clean_line

_KEEPS_NO_LOCKS = frozenset((errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS))


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Who wrote the lock file."""

    host: str
    pid: int
    started: datetime

    @property
    def shown(self) -> str:
        """In brackets after "another briefing": `pid 123, since 14:02`."""
        started, now = self.started.astimezone(), clock.now().astimezone()
        form = "%H:%M" if started.date() == now.date() else "%-d %B, %H:%M"
        where = "" if self.host == os.uname().nodename else f" on {self.host}"
        return f"pid {self.pid}{where}, since {started:{form}}"


class WriterLock:
    """The lock of one database; taken or not."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.refusal = ""
        """One sentence: why the lock was not had at the last try."""
        self.warning = ""
        """One sentence: why the lock that was had may not be enough; mostly empty."""
        self.is_held_elsewhere = False
        """Whether another live process had it at the last try."""
        self.holder: Holder | None = None
        """That process, where it could be told who it is."""
        self.was_left = False
        """Whether the one who held it last came to a bad end."""
        self.is_distrusted = False
        """Whether the database has proved to be damaged, now or when it was closed last."""
        self._descriptor: int | None = None
        _ALL.add(self)

    @property
    def is_held(self) -> bool:
        """Whether this process may write."""
        return self._descriptor is not None

    def take(self) -> bool:
        """Take the lock, if nobody else has it; whether it is held now."""
        while not self.is_held:
            try:
                descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            except OSError as error:
                self._cannot(error)
                return False
            try:
                if not self._lock(descriptor):
                    return False
                # The one who had it may have taken the file away between the two calls.
                if _is_at(self.path, descriptor):
                    self._hold(descriptor)
                    descriptor = -1
            finally:
                if descriptor >= 0:
                    os.close(descriptor)
        return True

    def _cannot(self, error: OSError) -> None:
        self.is_held_elsewhere = False
        self.refusal = (
            f"the lock file {self.path} cannot be written ({error.strerror}),"
            " so this briefing only reads"
        )

    def _lock(self, descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = _read(descriptor)
            who = f" ({holder.shown})" if holder else ""
            self.is_held_elsewhere, self.holder = True, holder
            self.refusal = f"another briefing{who} is writing; this one only reads"
            return False
        except OSError as error:
            if error.errno not in _KEEPS_NO_LOCKS:
                self._cannot(error)
                return False
            self.warning = (
                f"the file system of {self.path.parent} keeps no locks;"
                " have only one briefing open at a time"
            )
        return True

    def _hold(self, descriptor: int) -> None:
        self.was_left = os.fstat(descriptor).st_size > 0
        before = _read(descriptor)
        self.is_distrusted = self.was_left and before is None
        if before and before.host != os.uname().nodename:
            self.warning = (
                f"a briefing on {before.host} ({before.shown}) has not closed this database;"
                " if it is still open there, close it, or one will undo what the other saves"
            )
        self.refusal = ""
        self.is_held_elsewhere = False
        self._descriptor = descriptor
        mine = {"host": os.uname().nodename, "pid": os.getpid(), "started": f"{clock.now():%FT%TZ}"}
        # On a full disk the lock is good without its text.
        with suppress(OSError):
            os.ftruncate(descriptor, 0)
            os.pwrite(descriptor, f"{json.dumps(mine)}\n".encode(), 0)

    def release(self) -> None:
        """Give the lock up, and take the file away unless the database is to be checked."""
        if self._descriptor is None:
            return
        with suppress(OSError):
            if self.is_distrusted:
                os.ftruncate(self._descriptor, 0)
                os.pwrite(self._descriptor, b"{}\n", 0)
            else:
                self.path.unlink(missing_ok=True)
        self.forget()

    def forget(self) -> None:
        """Close the file and nothing else."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


def _is_at(path: Path, descriptor: int) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(descriptor))
    except OSError:
        return False


def _read(descriptor: int) -> Holder | None:
    """Who wrote the file; None where that cannot be told."""
    try:
        said = json.loads(os.pread(descriptor, 1000, 0))
        return Holder(
            host=clean_line(str(said["host"]), 100),
            pid=int(said["pid"]),
            started=datetime.fromisoformat(said["started"]),
        )
    except (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return None


_ALL: WeakSet[WriterLock] = WeakSet()


def _forget_all() -> None:
    """A forked child must not keep its parent's lock alive."""
    for lock in _ALL:
        lock.forget()


os.register_at_fork(after_in_child=_forget_all)
