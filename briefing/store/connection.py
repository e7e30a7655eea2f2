"""A connection to the database file: how it is set up, checked, brought to the newest tables.

Not here: any SQL about articles, feeds or editions, and who may write.
"""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from briefing.errors import StoreError
from briefing.store import files
from briefing.store.codec import unpack_paragraphs
from briefing.store.faults import DamagedError, told
from briefing.store.schema import (
    APPLICATION_ID,
    BEFORE_ALL,
    MIGRATIONS,
    WHEN_NEW,
    Migration,
)

SQLITE_VERSION = sqlite3.sqlite_version
BUSY_TIMEOUT_MS = 5000


def connect(path: Path, mode: str = "rw") -> sqlite3.Connection:
    """A connection to a file that is there; the mode is `rw`, or `ro` to only read."""
    return sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        timeout=BUSY_TIMEOUT_MS / 1000,
        isolation_level=None,
        check_same_thread=False,
    )


def configure(connection: sqlite3.Connection) -> None:
    """Set up a connection that writes."""
    connection.execute(f"PRAGMA journal_mode = {journal_mode()}")
    # FULL would leave the end of the journal unsynced: a power cut could undo what was said done.
    connection.execute("PRAGMA synchronous = EXTRA")
    connection.execute("PRAGMA foreign_keys = ON")
    configure_reader(connection)


def configure_reader(connection: sqlite3.Connection) -> None:
    """Set up a connection that only reads."""
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA temp_store = MEMORY")


def journal_mode(version: tuple[int, int, int] = sqlite3.sqlite_version_info) -> str:
    """WAL where this SQLite keeps it safe, else the rollback journal.

    Until 3.51.3 (and 3.50.7, 3.44.6 of the older lines) a reset of the WAL could lose committed
    writes when two connections met.
    """
    mended = (
        version >= (3, 51, 3) or (3, 50, 7) <= version < (3, 51) or (3, 44, 6) <= version < (3, 45)
    )
    return "WAL" if mended else "DELETE"


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


def migrate(connection: sqlite3.Connection, migrations: Sequence[Migration]) -> None:
    """Bring the tables to the newest version, wholly or not at all."""
    connection.execute("PRAGMA foreign_keys = OFF")
    with transaction(connection):
        for statements in migrations[version_of(connection) :]:
            for statement in statements:
                connection.execute(statement)
        if connection.execute("PRAGMA foreign_key_check").fetchone():
            raise sqlite3.IntegrityError("rows without their parents after a migration")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {len(migrations)}")
    connection.execute("PRAGMA foreign_keys = ON")


def create(path: Path, migrations: Sequence[Migration] = MIGRATIONS) -> None:
    """Make the file whole beside its place, then put it there.

    So whatever is found at `path` was complete once: an empty file there is never ours.
    """
    draft = path.with_name(f"{path.name}.new-{os.getpid()}")
    with files.plainly(path, "cannot be made"):
        draft.unlink(missing_ok=True)
        draft.touch(mode=0o600)
    try:
        # Without a WAL, which would not come along when the draft is given its name.
        with closing(connect(draft)) as connection:
            connection.execute("PRAGMA synchronous = FULL")
            for statement in BEFORE_ALL:
                connection.execute(statement)
            migrate(connection, migrations)
            with transaction(connection):
                for statement in WHEN_NEW:
                    connection.execute(statement)
        with files.plainly(path, "cannot be made"):
            draft.replace(path)
            files.sync_folder(path.parent)
    finally:
        for end in ("", *files.SIDES):
            draft.with_name(draft.name + end).unlink(missing_ok=True)


def check_header(path: Path, connection: sqlite3.Connection, newest: int) -> None:
    """Refuse a database of another program, or of a newer version of this one."""
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    if application != APPLICATION_ID:
        raise StoreError(
            f"The database {path} belongs to another program",
            "it was left as it is; choose another folder with --data-dir",
        )
    version = version_of(connection)
    if version > newest:
        raise StoreError(
            f"The database {path} was written by a newer version of briefing"
            f" (its tables are version {version}, this one knows {newest})",
            "it was left as it is; upgrade briefing, or choose another folder with --data-dir",
        )


def check_pages(path: Path, connection: sqlite3.Connection) -> None:
    """Refuse a database whose pages do not hold together."""
    with told(path):
        if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise DamagedError(path, "damaged")


def check_texts(path: Path, connection: sqlite3.Connection) -> None:
    """Refuse a database with a text that cannot be read."""
    with told(path):
        try:
            for (body,) in connection.execute("SELECT body FROM article_text"):
                unpack_paragraphs(body)
        except (ValueError, TypeError, KeyError) as error:
            raise DamagedError(path, "damaged") from error


def version_of(connection: sqlite3.Connection) -> int:
    """The version of the tables."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])
