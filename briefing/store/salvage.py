"""What the reader did since the last backup, taken out of a damaged database."""

import logging
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from briefing.store.codec import UNREADABLE, unpacked
from briefing.store.connection import connect, migrate, transaction
from briefing.store.schema import Migration

_COLUMNS = {
    "wish": ("at", "article", "other", "is_apart"),
    "shown": ("article", "key", "at", "facts"),
    "correction": ("article", "paragraph", "at", "section", "body"),
}
"""The tables of what the reader did, besides marks, and what they hold."""

_log = logging.getLogger(__name__)


def carry_over(broken: Path, restored: Path, migrations: Sequence[Migration]) -> None:
    """Add what the reader did to the backup that takes the place of a damaged database.

    Of each table what comes before the damage; a row that makes no sense is left.
    """
    marks = _rows(broken, "article", ("read", "starred", "word"))
    own = {table: _rows(broken, table, columns) for table, columns in _COLUMNS.items()}
    try:
        with closing(connect(restored)) as target:
            # A WAL would not come along when the file is given its name.
            target.execute("PRAGMA journal_mode = DELETE")
            migrate(target, migrations)
            with transaction(target):
                target.executemany(
                    "UPDATE article SET read = max(read, ?), starred = max(starred, ?)"
                    " WHERE word = ?",
                    [mark for mark in marks if mark[0] in (0, 1) and mark[1] in (0, 1)],
                )
                for table, rows in own.items():
                    _add(target, table, rows)
    except sqlite3.Error:
        _log.warning("what was done in the damaged database could not be kept", exc_info=True)


def _rows(broken: Path, table: str, columns: Sequence[str]) -> list[tuple[Any, ...]]:
    found: list[tuple[Any, ...]] = []
    with suppress(sqlite3.Error), closing(connect(broken, "ro&immutable=1")) as source:
        # Row by row, so that what comes before the damage counts.
        query = f"SELECT {', '.join(columns)} FROM {table} NOT INDEXED"  # noqa: S608 - our own
        found.extend(source.execute(query))
    return found


def _add(target: sqlite3.Connection, table: str, rows: Iterable[tuple[Any, ...]]) -> None:
    columns = _COLUMNS[table]
    holes = ", ".join("?" * len(columns))
    for row in rows:
        with suppress(sqlite3.IntegrityError, *UNREADABLE):
            if table == "correction":
                unpacked(row[-1])
            target.execute(
                f"INSERT OR REPLACE INTO {table} ({', '.join(columns)}) VALUES ({holes})",  # noqa: S608
                row,
            )
