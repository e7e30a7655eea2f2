"""The log file: made when there is something to write, read by its owner alone, kept small."""

import logging
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import IO

from briefing.paths import make_private
from briefing.untrusted import printable, redacted

MAX_BYTES = 500_000
OLDER_KEPT = 2
_FORM = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_ROOT = logging.getLogger("briefing")


def start_log(file: Path, *, verbose: bool = False) -> None:
    """Send what the program's parts log to the file, and with `verbose` to stderr as well."""
    if _ROOT.handlers:
        return
    _ROOT.propagate = False
    _ROOT.setLevel(logging.DEBUG if verbose else logging.INFO)
    _ROOT.addHandler(late := _LateFile(file))
    # What the libraries warn of would be printed as it is, server's words and all.
    logging.getLogger().addHandler(late)
    if verbose:
        told = logging.StreamHandler(sys.stderr)
        told.setFormatter(_Plain("%(name)s: %(message)s"))
        _ROOT.addHandler(told)


class _Plain(logging.Formatter):
    """Log lines without anything a terminal would obey: they quote strangers."""

    def format(self, record: logging.LogRecord) -> str:
        return printable(redacted(super().format(record)))


class _LateFile(logging.Handler):
    """Opens the rotating file with the first record; most runs have none, and save 10 ms."""

    def __init__(self, file: Path) -> None:
        super().__init__(logging.INFO)
        self._file = file
        self._target: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        try:
            if self._target is None:
                self._target = _rotating(self._file)
            self._target.emit(record)
        except OSError:
            # No log is no reason to stop; doctor tells that it cannot be written.
            return

    def close(self) -> None:
        if self._target is not None:
            self._target.close()
        super().close()


def _rotating(file: Path) -> logging.Handler:
    from logging.handlers import RotatingFileHandler

    class Private(RotatingFileHandler):
        def _open(self) -> IO[str]:  # type: ignore[override]
            descriptor = os.open(self.baseFilename, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
            with suppress(OSError):
                # One that was there before may be open to others.
                os.fchmod(descriptor, 0o600)
            return os.fdopen(descriptor, "a", encoding="utf-8", errors="replace")

    make_private(file.parent)
    handler = Private(file, maxBytes=MAX_BYTES, backupCount=OLDER_KEPT)
    handler.setFormatter(_Plain(_FORM))
    return handler
