"""The one connection to the database file: how it is opened, checked, migrated, shared.

Not here: any SQL about articles, feeds or editions.
"""

import os
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Self

from briefing import clock
from briefing.errors import StoreError
from briefing.store.faults import damaged, told
from briefing.store.schema import APPLICATION_ID, MIGRATIONS, Migration

SQLITE_VERSION = sqlite3.sqlite_version
SQLITE_VERSION = sqlite3.sqlite_version
BUSY_TIMEOUT_MS = 5000
BACKUPS_KEPT = 3
_MAGIC = b"SQLite format 3\x00"


class Database:
    """The open file. `reading` and `writing` may be used from any thread; they take turns."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection
        self._lock = threading.RLock()

    @classmethod
    def open(cls, path: Path, migrations: Sequence[Migration] = MIGRATIONS) -> Self:
        """Open the file, making it (mode 0600, its folder 0700) where there is none.

        Raises StoreError, and leaves the file as it is, when it is not ours, damaged, or written
        by a newer version.
        """
        with told(path), _plainly(path, "cannot be opened"):
            if not path.exists():
                _create(path, migrations)
            _check_file(path)
            connection = _connect(path)
            try:
                _check_header(path, connection, len(migrations))
                _configure(connection)
                if _version(connection) < len(migrations):
                    _back_up(path, connection)
                    migrate(connection, migrations)
            except BaseException:
                connection.close()
                raise
        return cls(path, connection)

    def close(self) -> None:
        """Close the file; closing twice does no harm."""
        with self._lock:
            self._connection.close()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """The connection, to read from."""
        with self._lock, told(self.path):
            yield self._connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """The connection inside a transaction: all of it is kept, or none."""
        with self._lock, told(self.path), transaction(self._connection) as connection:
            yield connection


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """A transaction that holds the file's write lock from its start."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield connection
        connection.execute("COMMIT")
    except BaseException:
        # A full disk may have rolled it back already.
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise


def journal_mode(version: tuple[int, int, int] = sqlite3.sqlite_version_info) -> str:
    """WAL where this SQLite keeps it safe, else the rollback journal.

    Until 3.51.3 (and 3.50.7, 3.44.6 of the older lines) a reset of the WAL could lose committed
    writes when two connections met.
    """
    mended = (
        version >= (3, 51, 3) or (3, 50, 7) <= version < (3, 51) or (3, 44, 6) <= version < (3, 45)
    )
    return "WAL" if mended else "DELETE"


def migrate(connection: sqlite3.Connection, migrations: Sequence[Migration]) -> None:
    """Bring the tables to the newest version, wholly or not at all."""
    connection.execute("PRAGMA foreign_keys = OFF")
    with transaction(connection):
        # Asked again under the lock: another process may have been quicker.
        for statements in migrations[_version(connection) :]:
            for statement in statements:
                connection.execute(statement)
        if connection.execute("PRAGMA foreign_key_check").fetchone():
            raise sqlite3.IntegrityError("rows without their parents after a migration")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {len(migrations)}")
    connection.execute("PRAGMA foreign_keys = ON")


def _create(path: Path, migrations: Sequence[Migration]) -> None:
    """Make the file whole beside its place, then put it there.

    So whatever is found at `path` was complete once: an empty file there is never ours.
    """
    with _plainly(path, "cannot be made"):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = path.with_name(f"{path.name}.new-{os.getpid()}")
        draft.unlink(missing_ok=True)
        draft.touch(mode=0o600)
    try:
        with closing(_connect(draft)) as connection:
            _configure(connection)
            migrate(connection, migrations)
        with _plainly(path, "cannot be made"):
            _put(draft, path)
    finally:
        draft.unlink(missing_ok=True)


def _put(draft: Path, path: Path) -> None:
    """Give the draft its name, unless another process was quicker; then that one's file stays."""
    try:
        os.link(draft, path)
    except FileExistsError:
        return
    except OSError:
        # A file system without links.
        if not path.exists():
            draft.replace(path)


def _connect(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(
        path, timeout=BUSY_TIMEOUT_MS / 1000, isolation_level=None, check_same_thread=False
    )


def _configure(connection: sqlite3.Connection) -> None:
    connection.execute(f"PRAGMA journal_mode = {journal_mode()}")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA temp_store = MEMORY")


def _check_file(path: Path) -> None:
    """Refuse what SQLite would take for a new, empty database, or read only in part."""
    moved = "it was left as it is; put a backup (…bak…) beside it in its place, or move it away"
    if not path.is_file():
        raise StoreError(f"The database {path} is not a file", "move away what is there")
    with _plainly(path, "cannot be read"):
        size = path.stat().st_size
        with path.open("rb") as file:
            header = file.read(100)
        _repair_mode(path)
    if size == 0:
        raise StoreError(f"The database {path} is empty: something has cut it to nothing", moved)
    if not header.startswith(_MAGIC):
        raise StoreError(f"The database {path} is not a database", moved)
    if _is_cut(path, header, size):
        raise StoreError(f"The database {path} is damaged: its end is missing", moved)


def _is_cut(path: Path, header: bytes, size: int) -> bool:
    """Whether the file is shorter than its header says; a journal beside it may still mend it."""
    if any(path.with_name(path.name + end).exists() for end in ("-journal", "-wal")):
        return False
    page = int.from_bytes(header[16:18], "big")
    page = 65536 if page == 1 else page
    pages = int.from_bytes(header[28:32], "big")
    is_counted = header[24:28] == header[92:96]
    return len(header) < 100 or (is_counted and size < page * pages)


def _check_header(path: Path, connection: sqlite3.Connection, newest: int) -> None:
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    if application != APPLICATION_ID:
        raise StoreError(
            f"The database {path} belongs to another program",
            "it was left as it is; choose another folder with --data-dir",
        )
    version = _version(connection)
    if version > newest:
        raise StoreError(
            f"The database {path} was written by a newer version of briefing"
            f" (its tables are version {version}, this one knows {newest})",
            "it was left as it is; upgrade briefing, or choose another folder with --data-dir",
        )


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _back_up(path: Path, connection: sqlite3.Connection) -> Path:
    """Copy the database beside itself before its tables change; the newest few copies are kept."""
    if connection.execute("PRAGMA quick_check").fetchone()[0] != "ok":
        raise damaged(path)
    stem = f"{path.name}.bak-v{_version(connection)}-"
    copy = path.with_name(f"{stem}{clock.now():%Y%m%dT%H%M%SZ}")
    with _plainly(path, "cannot be copied before its tables are changed"):
        copy.unlink(missing_ok=True)
        copy.touch(mode=0o600)
        with closing(sqlite3.connect(copy)) as target:
            connection.backup(target)
        with copy.open("rb") as file:
            os.fsync(file.fileno())
        copies = sorted(path.parent.glob(f"{path.name}.bak-*"), key=lambda p: p.stat().st_mtime)
        for old in copies[:-BACKUPS_KEPT]:
            old.unlink(missing_ok=True)
    return copy


def _repair_mode(path: Path) -> None:
    """Take away what others may do with the file: what one reads is one's own affair."""
    if path.stat().st_mode & 0o077:
        with suppress(OSError):
            path.chmod(0o600)


@contextmanager
def _plainly(path: Path, what: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StoreError(
            f"The database {path} {what}: {error.strerror}", "check the folder and its free space"
        ) from error
