"""The open store apart from what is in it: who writes, marks that wait, the daily copy."""

import logging
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Self

from briefing.errors import StoreError
from briefing.store import backups, pending
from briefing.store.database import Database
from briefing.store.pending import Marks

_log = logging.getLogger(__name__)


class OpenFile:
    """An open database that may be written, or only read while another process writes it."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._pending = pending.NONE
        self._turn = threading.RLock()
        self._shared: sqlite3.Connection | None = None
        """The transaction that several writes of one thread share."""
        self._has_marked = False

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open the database, making it where there is none; to read where another one writes it.

        Raises StoreError when it is not ours, damaged without a backup, or of a newer version of
        the program.
        """
        return cls(Database.open(path))

    def close(self) -> None:
        """Close the file; the store is of no use afterwards.

        Raises StoreError, closed all the same, when marks are still waiting and cannot be saved.
        """
        try:
            self._save_last()
        finally:
            self._pending = pending.NONE
            self._database.close()

    def _save_last(self) -> None:
        try:
            self.save_marks()
        except StoreError as error:
            n = len(self._pending)
            lost = "1 mark" if n == 1 else f"{n} marks"
            raise StoreError(
                f"{lost} could not be saved before closing: {error.message}", error.hint
            ) from error
        if self._has_marked:
            try:
                self.back_up()
            except StoreError as error:
                _log.warning("no backup was made: %s", error.message)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # Who writes, and what was found

    @property
    def read_only(self) -> bool:
        """Whether this one only reads; asking looks again, for the other may have gone."""
        return not self._database.is_writer

    @property
    def notice(self) -> str:
        """One sentence the reader should see, empty when there is nothing to tell.

        Why this one only reads, or which backup had to be put in the place of the database.
        """
        if self.read_only:
            return self._database.refusal
        return self._database.restored or self._database.warning

    @property
    def writer_pid(self) -> int | None:
        """The process that writes while this one only reads, where it is known."""
        return self._database.writer_pid

    def must_write(self) -> None:
        """Raise StoreError where this one only reads; asked before work that would be lost."""
        if self.read_only:
            raise self._database.refused()

    def set_aside(self) -> tuple[Path, ...]:
        """The damaged databases that a backup took the place of, which nobody has deleted yet."""
        return backups.set_aside(self._database.path)

    def last_backup(self) -> datetime | None:
        """When the newest copy of the database was made; None when there is none."""
        copies = backups.copies(self._database.path)
        return copies[0][0] if copies else None

    def back_up(self) -> bool:
        """Copy the database beside itself if no copy was made for a day; whether one was."""
        return self._database.back_up()

    # Writing

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction; marks that could not be saved before are saved with it."""
        with self._turn:
            if self._shared is not None:
                yield self._shared
                return
            with self._database.writing() as db:
                self._pending.write(db)
                yield db
            self._pending = pending.NONE

    @contextmanager
    def together(self) -> Iterator[None]:
        """Make one transaction of all that is written inside: all of it is kept, or none.

        Other threads wait for its end, so it should be short.
        """
        with self._turn, self._writing() as db:
            self._shared = db
            try:
                yield
            finally:
                self._shared = None

    @contextmanager
    def _keeping(self) -> Iterator[sqlite3.Connection]:
        """The same for what only the reader could say again: a copy is made at closing."""
        with self._turn:
            with self._writing() as db:
                yield db
            self._has_marked = True

    def _mark(self, marks: Marks) -> None:
        with self._turn:
            try:
                with self._keeping() as db:
                    marks.write(db)
            except StoreError as error:
                # Asking `is_writer` could take over from one that has gone since it refused.
                if not self._database.has_lock:
                    raise
                self._pending = self._pending.then(marks)
                raise StoreError(
                    error.message,
                    f"{error.hint}; what you marked is remembered, and saved as soon as it can be",
                ) from error

    @property
    def unsaved_marks(self) -> int:
        """How many articles have marks that could not be saved yet."""
        return len(self._pending)

    def save_marks(self) -> None:
        """Try again to save the marks that could not be saved; nothing is done where none wait."""
        if self._pending:
            with self._keeping():
                pass
