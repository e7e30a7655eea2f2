"""What SQLite says, in the reader's words."""

import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from json import JSONDecodeError
from pathlib import Path

from briefing.errors import StoreError

_KEPT = "nothing was lost that was saved before"
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
    sqlite3.SQLITE_CORRUPT: (
        "is damaged",
        "it was left as it is; put a backup (…bak…) beside it in its place, or move it away",
    ),
    sqlite3.SQLITE_NOTADB: (
        "is not a database",
        "it was left as it is; put a backup (…bak…) beside it in its place, or move it away",
    ),
}
_TOLD[sqlite3.SQLITE_LOCKED] = _TOLD[sqlite3.SQLITE_BUSY]


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what SQLite raises inside, and unreadable columns, into a StoreError of this file."""
    try:
        yield
    except sqlite3.Error as error:
        raise store_error(path, error) from error
    except (zlib.error, JSONDecodeError, UnicodeDecodeError) as error:
        raise damaged(path) from error


def damaged(path: Path) -> StoreError:
    """What to say of a file that does not hold together."""
    what, hint = _TOLD[sqlite3.SQLITE_CORRUPT]
    return StoreError(f"The database {path} {what}", hint)


def store_error(path: Path, error: sqlite3.Error) -> StoreError:
    """One sentence for an error of SQLite, and what to do about it."""
    code = getattr(error, "sqlite_errorcode", None)
    # The low byte is the kind of error, the rest tells where it came from.
    known = _TOLD.get(code & 0xFF) if isinstance(code, int) else None
    if known is None:
        return StoreError(f"The database {path} could not do what was asked: {error}")
    what, hint = known
    return StoreError(f"The database {path} {what}", hint)
