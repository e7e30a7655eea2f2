"""Where things lie: the config, the data, the log. Asking makes no file and no folder."""

import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import Self

import platformdirs

from briefing.frozen import dataclass

_NAME = "briefing"
DATA_VARIABLE = "BRIEFING_DATA_DIR"


def config_dir() -> Path:
    """The folder where the platform keeps a program's settings."""
    return platformdirs.user_config_path(_NAME, appauthor=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paths:
    """The three places of one run."""

    config_file: Path
    data_dir: Path
    database: Path
    log_file: Path

    @classmethod
    def find(cls, *, config: Path, data_dir: Path | None = None) -> Self:
        """The places that go with a config file, the data in `data_dir` when it is given.

        A folder that was chosen, by the argument or by $BRIEFING_DATA_DIR, holds the log as well.
        """
        named = os.environ.get(DATA_VARIABLE)
        chosen = data_dir or (Path(named) if named else None)
        if chosen is not None:
            data = log = chosen.expanduser().absolute()
        else:
            data = platformdirs.user_data_path(_NAME, appauthor=False)
            log = platformdirs.user_state_path(_NAME, appauthor=False)
        return cls(
            config_file=config,
            data_dir=data,
            database=data / "briefing.db",
            log_file=log / "briefing.log",
        )


def make_private(folder: Path) -> None:
    """Make the folder, and those above that are missing, for the reader alone.

    One that is there is closed to others where it is the reader's and holds nothing but our files.
    """
    for missing in reversed([each for each in (folder, *folder.parents) if not each.is_dir()]):
        missing.mkdir(mode=0o700, exist_ok=True)
    with suppress(OSError):
        status = folder.stat()
        is_open = stat.S_IMODE(status.st_mode) & 0o077
        if is_open and status.st_uid == os.geteuid() and all(map(_is_ours, folder.iterdir())):
            folder.chmod(0o700)


def _is_ours(file: Path) -> bool:
    return file.name.removeprefix(".").startswith((f"{_NAME}.", "feeds.toml"))
