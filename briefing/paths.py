"""Where things lie: the config, the data, the log. Asking makes no file and no folder."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import platformdirs

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
