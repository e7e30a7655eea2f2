"""The database as a file: found, looked at before SQLite touches it, made fast on the disk."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from briefing.errors import StoreError
from briefing.paths import make_private
from briefing.store.faults import DamagedError

SIDES = ("-journal", "-wal", "-shm")
"""What SQLite may keep beside a database; each belongs to that very file."""
_MAGIC = b"SQLite format 3\x00"


def make_folder(path: Path) -> None:
    """The folder of the database, for the reader alone."""
    with plainly(path, "cannot be made"):
        make_private(path.parent)


def check_file(path: Path) -> None:
    """Refuse what SQLite would take for a new, empty database, or read only in part.

    Raises DamagedError where it cannot be a database of ours any more.
    """
    if not path.is_file():
        raise StoreError(f"The database {path} is not a file", "move away what is there")
    with plainly(path, "cannot be read"):
        with path.open("rb") as file:
            header = file.read(100)
        # Asked after reading: another process may be making the file longer.
        size = path.stat().st_size
    if size == 0:
        raise DamagedError(path, "empty: something has cut it to nothing")
    if not header.startswith(_MAGIC):
        raise DamagedError(path, "not a database")
    if _is_cut(path, header, size):
        raise DamagedError(path, "damaged: its end is missing")


def has_sides(path: Path) -> bool:
    """Whether SQLite was at work on the file and did not finish."""
    return any(path.with_name(path.name + side).exists() for side in SIDES)


def is_wal(path: Path) -> bool:
    """Whether the file is written through a WAL."""
    with path.open("rb") as file:
        return file.read(20)[18:20] == b"\x02\x02"


def close_to_others(path: Path) -> None:
    """Take away what others may do with the file: what one reads is one's own affair."""
    with suppress(OSError):
        if path.stat().st_mode & 0o077:
            path.chmod(0o600)


def sync(path: Path) -> None:
    """Have the system write out the file, or the names of a folder."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """Make new names last through a power cut, where the system can."""
    with suppress(OSError):
        sync(folder)


@contextmanager
def plainly(path: Path, what: str) -> Iterator[None]:
    """Turn what the system refuses inside into a StoreError: `what` could not be done."""
    try:
        yield
    except OSError as error:
        raise StoreError(
            f"The database {path} {what}: {error.strerror}", "check the folder and its free space"
        ) from error


def _is_cut(path: Path, header: bytes, size: int) -> bool:
    """Whether the file is shorter than its header says; a journal beside it may still mend it."""
    if has_sides(path):
        return False
    page = int.from_bytes(header[16:18], "big")
    page = 65536 if page == 1 else page
    pages = int.from_bytes(header[28:32], "big")
    is_counted = header[24:28] == header[92:96]
    return len(header) < 100 or (is_counted and size < page * pages)
