"""What SQLite says, in the reader's words."""

import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from json import JSONDecodeError
from pathlib import Path

from briefing.errors import StoreError

_KEPT = "nothing was lost that was saved before"
_LEFT = "it was left as it is; without a whole backup (…bak…) beside it, move it away to begin anew"
_TOLD: dict[int, tuple[str, str]] = {
    sqlite3.SQLITE_BUSY: (
        "is in use by another program",
        "close the other program that has it open, then try again",
    ),
    sqlite3.SQLITE_FULL: ("cannot grow: the disk is full", f"free some space; {_KEPT}"),
    sqlite3.SQLITE_READONLY: ("cannot be written to", "check who owns the file and its folder"),
    sqlite3.SQLITE_PERM: ("cannot be written to", "check who owns the file and its folder"),
    sqlite3.SQLITE_CANTOPEN: ("cannot be opened", "check the file and its folder"),
    sqlite3.SQLITE_IOERR: (
        "cannot be read or written: the disk reported an error",
        f"check the disk and its free space; {_KEPT}",
    ),
}
_TOLD[sqlite3.SQLITE_LOCKED] = _TOLD[sqlite3.SQLITE_BUSY]
_DAMAGE = {sqlite3.SQLITE_CORRUPT: "damaged", sqlite3.SQLITE_NOTADB: "not a database"}


class DamagedError(StoreError):
    """The file does not hold together: what a backup is for."""

    def __init__(self, path: Path, state: str, hint: str = _LEFT) -> None:
        super().__init__(f"The database {path} is {state}", hint)
        self.state = state
        """What is wrong with it, to follow "is" or "was"."""


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what SQLite raises inside, and unreadable columns, into a StoreError of this file."""
    try:
        yield
    except sqlite3.Error as error:
        raise store_error(path, error) from error
    except (zlib.error, JSONDecodeError, UnicodeDecodeError) as error:
        raise DamagedError(path, "damaged") from error


def store_error(path: Path, error: sqlite3.Error) -> StoreError:
    """One sentence for an error of SQLite, and what to do about it."""
    kind = _kind(error)
    if kind in _DAMAGE:
        return DamagedError(path, _DAMAGE[kind])
    if kind not in _TOLD:
        return StoreError(f"The database {path} could not do what was asked: {error}")
    what, hint = _TOLD[kind]
    return StoreError(f"The database {path} {what}", hint)


def is_read_only(error: sqlite3.Error) -> bool:
    """Whether the connection can only read, which it then does for good."""
    return _kind(error) == sqlite3.SQLITE_READONLY


def _kind(error: sqlite3.Error) -> int:
    """The low byte of the code, which is the kind of error; the rest tells where it came from."""
    code = getattr(error, "sqlite_errorcode", None)
    return code & 0xFF if isinstance(code, int) else -1
