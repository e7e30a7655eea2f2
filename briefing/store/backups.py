"""Copies of the database beside it, and what is done with them when it is damaged or missing.

Nothing is deleted but the oldest copies: a damaged database is set aside under another name.
"""

import logging
import os
import re
import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from briefing import clock
from briefing.errors import StoreError
from briefing.store import files
from briefing.store.connection import (
    check_header,
    check_pages,
    check_texts,
    connect,
    version_of,
)
from briefing.store.faults import told
from briefing.store.salvage import carry_over
from briefing.store.schema import Migration

KEPT = 3
EVERY = timedelta(days=1)
_STAMP = "%Y%m%dT%H%M%SZ"
_NAME = re.compile(r".*\.bak-v(\d+)-(\d{8}T\d{6}Z)")

_log = logging.getLogger(__name__)


def copies(path: Path) -> list[tuple[datetime, Path]]:
    """The backups of a database and when each was made, the newest first."""
    found = []
    for copy in path.parent.glob(f"{path.name}.bak-*"):
        if match := _NAME.fullmatch(copy.name):
            with suppress(ValueError):
                made = datetime.strptime(match[2], _STAMP).replace(tzinfo=UTC)
                found.append((made, int(match[1]), copy))
    return [(made, copy) for made, _, copy in sorted(found, reverse=True)]


def set_aside(path: Path) -> tuple[Path, ...]:
    """The databases that were replaced by a backup, the newest last."""
    found = path.parent.glob(f"{path.name}.broken-*")
    return tuple(sorted(file for file in found if not file.name.endswith(files.SIDES)))


def is_due(path: Path) -> bool:
    """Whether no copy was made within the last day."""
    now = clock.now()
    return not any(now - EVERY < made <= now for made, _ in copies(path))


def back_up(path: Path, connection: sqlite3.Connection) -> Path:
    """Copy the database beside itself; the newest few copies are kept.

    Raises DamagedError, and makes no copy, when its pages do not hold together.
    """
    check_pages(path, connection)
    copy = path.with_name(
        f"{path.name}.bak-v{version_of(connection)}-{clock.now().strftime(_STAMP)}"
    )
    draft = copy.with_name(f"{copy.name}.part")
    with files.plainly(path, "cannot be copied"):
        _check_space(path)
        try:
            draft.unlink(missing_ok=True)
            draft.touch(mode=0o600)
            with closing(sqlite3.connect(draft)) as target:
                connection.backup(target)
            files.sync(draft)
            draft.replace(copy)
        finally:
            draft.unlink(missing_ok=True)
        files.sync_folder(path.parent)
        for _, old in copies(path)[KEPT:]:
            old.unlink(missing_ok=True)
    return copy


def restore(path: Path, why: str, migrations: Sequence[Migration]) -> str | None:
    """Put the newest whole backup in the place of a damaged or missing database.

    What was there is kept under another name. Returns what to tell the reader; None, with nothing
    done, where there is no whole backup.
    """
    for made, copy in copies(path):
        if not _is_whole(copy, len(migrations)):
            continue
        draft = path.with_name(f"{path.name}.new-{os.getpid()}")
        with files.plainly(path, "cannot be restored from its backup"):
            _check_space(copy)
            shutil.copyfile(copy, draft)
            draft.chmod(0o600)
            if path.exists():
                carry_over(path, draft, migrations)
            files.sync(draft)
            aside = _set_aside(path)
            # The disk may otherwise learn of the new file first, and of the old one's name never.
            files.sync_folder(path.parent)
            draft.replace(path)
            files.sync_folder(path.parent)
        kept = f"; what was there is kept as {aside.name}" if aside else ""
        said = (
            f"the database {why}, so its backup of"
            f" {made.astimezone():%-d %B, %H:%M} was put in its place{kept}"
        )
        _log.warning("%s", said)
        return said
    return None


def clean(path: Path) -> None:
    """Take away what a killed process left half made, and close the copies to others.

    Only the holder of the lock may.
    """
    for pattern in (f"{path.name}.new-*", f"{path.name}.bak-*.part*"):
        for left in path.parent.glob(pattern):
            with suppress(OSError):
                left.unlink()
    for kept in (*set_aside(path), *path.parent.glob(f"{path.name}.bak-v*")):
        files.close_to_others(kept)


def _is_whole(copy: Path, newest: int) -> bool:
    try:
        files.check_file(copy)
        with told(copy), closing(connect(copy, "ro&immutable=1")) as connection:
            check_header(copy, connection, newest)
            check_pages(copy, connection)
            check_texts(copy, connection)
    except StoreError as error:
        _log.warning("a backup cannot be used: %s", error.message)
        return False
    return True


def _set_aside(path: Path) -> Path | None:
    """Give the database another name, with what SQLite keeps beside it; None where it is missing.

    Where the system can, it keeps its old name as well, until the restored one takes it.
    """
    stamp, number = clock.now().strftime(_STAMP), 0
    aside = path.with_name(f"{path.name}.broken-{stamp}")
    while any(aside.with_name(aside.name + side).exists() for side in ("", *files.SIDES)):
        number += 1
        aside = path.with_name(f"{path.name}.broken-{stamp}-{number}")
    # The journal goes first: beside the restored file it would be played back into it.
    for side in files.SIDES:
        files.close_to_others(path.with_name(path.name + side))
        with suppress(FileNotFoundError):
            path.with_name(path.name + side).rename(aside.with_name(aside.name + side))
    if not path.exists():
        return None
    files.close_to_others(path)
    try:
        os.link(path, aside)
    except OSError:
        path.rename(aside)
    return aside


def _check_space(path: Path) -> None:
    """Raise where a copy of the file would not fit beside it."""
    size = path.stat().st_size
    system = os.statvfs(path.parent)
    if system.f_bavail * system.f_frsize < size:
        raise StoreError(
            f"The database {path} cannot be copied: {size / 1e6:.0f} MB must be free for it",
            "free some space",
        )
