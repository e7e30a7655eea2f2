"""feeds.toml as a file: held against others while it is edited, and replaced at one stroke."""

import errno
import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from briefing.errors import ConfigError

WAIT_S = 5.0
_AGAIN_S = 0.02
_STALE_S = 3600.0
"""After this long a draft belongs to nobody who still writes it."""
_DRAFT = ".draft"


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Let no other briefing edit the file meanwhile; raises ConfigError when one takes too long.

    The lock is on the file itself. Each edit puts another file in its place, so it is looked at
    again once it is had.
    """
    if path.exists() and not path.is_file():
        raise ConfigError(f"{path} is not a file")
    until = time.monotonic() + WAIT_S
    while True:
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        try:
            is_had = _lock(descriptor)
            if is_had and os.path.samestat(path.stat(), os.fstat(descriptor)):
                yield
                return
        finally:
            os.close(descriptor)
        if not is_had:
            if time.monotonic() > until:
                raise ConfigError(f"{path} is being edited by another briefing", "try again")
            time.sleep(_AGAIN_S)


def put(path: Path, body: bytes, before: bytes) -> None:
    """Put the body in the file's place at once, keeping its mode and a link that leads to it.

    Raises ConfigError, with the file as it is, when it no longer holds what it held before.
    """
    import tempfile  # some 10 ms, and only here

    target = path.resolve()
    draft: Path | None = None
    try:
        mode = target.stat().st_mode & 0o7777
        if not os.access(target, os.W_OK):
            raise PermissionError(errno.EACCES, "it is read-only")
        _clean(target)
        with tempfile.NamedTemporaryFile(
            dir=target.parent, prefix=f".{target.name}.", suffix=_DRAFT, delete=False
        ) as file:
            draft = Path(file.name)
            file.write(body)
            file.flush()
            os.fchmod(file.fileno(), mode)
            os.fsync(file.fileno())
        if target.read_bytes() != before:
            raise ConfigError(f"{path} was changed meanwhile and left as it is", "try again")
        draft.replace(target)
        _sync_folder(target.parent)
    except OSError as error:
        raise ConfigError(f"{path} cannot be written: {error.strerror}") from error
    finally:
        if draft is not None:
            draft.unlink(missing_ok=True)


def _lock(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        # A file system without locks: `put` still sees what has changed.
        return True
    return True


def _clean(target: Path) -> None:
    """Take away the drafts of edits that were killed long ago."""
    now = time.time()
    with suppress(OSError):
        for left in target.parent.iterdir():
            name = left.name
            if (
                name.startswith(f".{target.name}.")
                and name.endswith(_DRAFT)
                and now - left.stat().st_mtime > _STALE_S
            ):
                left.unlink()


def _sync_folder(folder: Path) -> None:
    """Make the new name last through a power cut, where the system can."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
