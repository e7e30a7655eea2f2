"""The open database: one process writes it, the others read, and each may become the writer.

The writer holds the lock file beside the database. It makes the file where there is none, restores
it from a backup where it is damaged, and changes its tables; a reader does none of these.
"""

import sqlite3
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from briefing.errors import StoreError
from briefing.store import backups, connection, files
from briefing.store.connection import transaction
from briefing.store.faults import DamagedError, is_read_only, told
from briefing.store.lock import WriterLock
from briefing.store.schema import MIGRATIONS, Migration

_LOOK_AGAIN_S = 0.05


class Database:
    """The open file. `reading` and `writing` may be used from any thread; they take turns."""

    def __init__(self, path: Path, migrations: Sequence[Migration] = MIGRATIONS) -> None:
        self.path = path
        self.restored = ""
        """One sentence: what had to be put in the place of a damaged file; mostly empty."""
        self._migrations = migrations
        self._lock_file = WriterLock(path.with_suffix(".lock"))
        self._connection: sqlite3.Connection | None = None
        self._is_closed = False
        self._is_stale = False
        """Whether the connection was opened to write, but cannot."""
        self._trouble = ""
        self._turn = threading.RLock()

    @classmethod
    def open(cls, path: Path, migrations: Sequence[Migration] = MIGRATIONS) -> Self:
        """Open the file to write where nobody else does, else to read.

        To write, it is made (mode 0600, its folder 0700) where there is none. Raises StoreError,
        and leaves the file as it is, when it is not ours, damaged without a backup, or written by a
        newer version.
        """
        database = cls(path, migrations)
        files.make_folder(path)
        until = time.monotonic() + connection.BUSY_TIMEOUT_MS / 1000
        while not (database._become_writer() or database._become_reader()):
            # The writer may be making the file, or changing its tables.
            if not database._lock_file.is_held_elsewhere or time.monotonic() > until:
                raise database._not_ready()
            time.sleep(_LOOK_AGAIN_S)
        return database

    def close(self) -> None:
        """Close the file and give up the lock; closing twice does no harm."""
        with self._turn:
            self._is_closed = True
            if self._connection is not None:
                self._connection.close()
            self._lock_file.release()

    # Who writes

    @property
    def is_writer(self) -> bool:
        """Whether this process may write now; a reader tries to become the writer."""
        with self._turn:
            try:
                return self._lock_file.is_held or self._become_writer()
            except StoreError as error:
                self._trouble = error.message
                return False

    @property
    def has_lock(self) -> bool:
        """Whether this process is the one that writes, without trying to become it."""
        return self._lock_file.is_held

    @property
    def refusal(self) -> str:
        """One sentence: why this one only reads; empty for the writer."""
        return self._lock_file.refusal or self._trouble

    @property
    def writer_pid(self) -> int | None:
        """The process that writes in place of this one; None where there is none to name."""
        holder = self._lock_file.holder
        return holder.pid if holder and self._lock_file.is_held_elsewhere else None

    def refused(self) -> StoreError:
        """What a reader that was asked to write has to say."""
        is_other = self._lock_file.is_held_elsewhere
        return StoreError(
            self.refusal,
            "do it in the other one, or close that and try again"
            if is_other
            else "check who owns the folder, and whether it can be written to",
        )

    @property
    def warning(self) -> str:
        """One sentence: why two may be writing after all; mostly empty."""
        return self._lock_file.warning

    def _become_writer(self) -> bool:
        if self._is_closed or not self._lock_file.take():
            return False
        try:
            self._open_to_write()
        except BaseException as error:
            if isinstance(error, DamagedError) or self._lock_file.was_left:
                self._lock_file.is_distrusted = True
            self._lock_file.release()
            raise
        self._lock_file.is_distrusted = False
        return True

    def _open_to_write(self) -> None:
        """Put a connection that writes in the place of the one there is."""
        opened = self._opened_to_write()
        if self._connection is not None:
            self._connection.close()
        self._connection, self._is_stale = opened, False

    def _opened_to_write(self) -> sqlite3.Connection:
        path = self.path
        with told(path), files.plainly(path, "cannot be opened"):
            backups.clean(path)
            if not path.exists():
                self.restored = backups.restore(path, "was missing", self._migrations) or ""
                if not self.restored:
                    connection.create(path, self._migrations)
            try:
                return self._checked()
            except DamagedError as error:
                said = backups.restore(path, f"was {error.state}", self._migrations)
                if said is None:
                    raise
                self.restored = said
                return self._checked()

    def _checked(self) -> sqlite3.Connection:
        """The file as a connection, when nothing is wrong with it and its tables are of now."""
        path = self.path
        is_suspect = self._lock_file.was_left or files.has_sides(path)
        files.check_file(path)
        with told(path):
            opened = connection.connect(path)
            try:
                connection.check_header(path, opened, len(self._migrations))
                files.close_to_others(path)
                connection.configure(opened)
                if is_suspect:
                    connection.check_pages(path, opened)
                if self._lock_file.is_distrusted:
                    connection.check_texts(path, opened)
                if connection.version_of(opened) < len(self._migrations):
                    backups.back_up(path, opened)
                    connection.migrate(opened, self._migrations)
            except BaseException:
                opened.close()
                raise
        return opened

    # A reader

    def _become_reader(self) -> bool:
        """Open the file to read; False where it is not there yet, or its tables are of before."""
        path = self.path
        if not path.exists():
            return False
        files.check_file(path)
        with told(path):
            opened = self._opened_to_read()
            try:
                connection.check_header(path, opened, len(self._migrations))
                connection.configure_reader(opened)
                is_ready = connection.version_of(opened) == len(self._migrations)
            except BaseException:
                opened.close()
                raise
        if not is_ready:
            opened.close()
            return False
        self._connection = opened
        return True

    def _opened_to_read(self) -> sqlite3.Connection:
        # A WAL wants to write beside the file; where that cannot be, nobody else can either.
        is_fixed = (
            not self._lock_file.is_held_elsewhere
            and files.is_wal(self.path)
            and not files.has_sides(self.path)
        )
        return connection.connect(self.path, "ro&immutable=1" if is_fixed else "ro")

    def _not_ready(self) -> StoreError:
        why, path = self._lock_file.refusal, self.path
        if not path.exists():
            return StoreError(f"The database {path} cannot be made: {why}", "check the folder")
        return StoreError(
            f"The database {path} is of an older version and cannot be brought up to date: {why}",
            "close the other briefing, then try again"
            if self._lock_file.is_held_elsewhere
            else "check the folder",
        )

    # Work

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """The connection, to read from."""
        with self._turn, self._distrusting(), told(self.path):
            yield self._opened()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """The connection inside a transaction: all of it is kept, or none.

        Raises StoreError where another process writes, or nobody can.
        """
        with self._turn, self._distrusting(), told(self.path):
            if not (self._lock_file.is_held or self._is_closed or self._become_writer()):
                raise self.refused()
            if self._is_stale:
                self._open_to_write()
            try:
                with transaction(self._opened()) as db:
                    yield db
            except sqlite3.Error as error:
                # Opened while it could only be read, it stays so: the next one opens it anew.
                self._is_stale = is_read_only(error)
                raise

    def back_up(self) -> bool:
        """Copy the file where no copy was made for a day; whether one was."""
        with self._turn, self._distrusting(), told(self.path):
            if not self._lock_file.is_held or not backups.is_due(self.path):
                return False
            backups.back_up(self.path, self._opened())
            return True

    def _opened(self) -> sqlite3.Connection:
        if self._connection is None or self._is_closed:
            raise StoreError(f"The database {self.path} was closed")
        return self._connection

    @contextmanager
    def _distrusting(self) -> Iterator[None]:
        """Have the file checked at the next opening when it proves to be damaged."""
        try:
            yield
        except DamagedError as error:
            self._lock_file.is_distrusted = True
            if not backups.copies(self.path):
                raise
            raise DamagedError(
                self.path,
                error.state,
                "close briefing and open it again: a backup is then put in its place,"
                " and the damaged file kept",
            ) from error
