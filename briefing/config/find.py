"""Which feeds.toml is read, and the default one a first run writes."""

import os
from contextlib import suppress
from pathlib import Path

from briefing.errors import ConfigError
from briefing.paths import config_dir, make_private

NAME = "feeds.toml"
VARIABLE = "BRIEFING_CONFIG"

_PACKAGE = Path(__file__).resolve().parents[1]


def find_config(explicit: Path | None = None) -> Path:
    """The file to read: the one given, the environment's, the checkout's own, or the user's.

    Where there is none the default is written to the user's config folder. Raises ConfigError when
    a file that was asked for is not there.
    """
    if explicit is not None:
        return _asked_for(explicit, "--config")
    if named := os.environ.get(VARIABLE):
        return _asked_for(Path(named), f"${VARIABLE}")
    if own := checkout_config():
        return own
    path = config_dir() / NAME
    if not path.exists():
        _write_default(path)
    return path


def checkout_config() -> Path | None:
    """The feeds.toml of the checkout this program runs from, when that is the present folder."""
    checkout = _PACKAGE.parent
    with suppress(OSError):
        if (checkout / "pyproject.toml").is_file() and Path.cwd().samefile(checkout):
            path = checkout / NAME
            return path if path.is_file() else None
    return None


def default_text() -> str:
    """The default feeds.toml, as it is packaged, or as it stands in the checkout."""
    packaged = _PACKAGE / "data" / NAME
    path = packaged if packaged.is_file() else _PACKAGE.parent / NAME
    return path.read_text("utf-8")


def _asked_for(path: Path, by: str) -> Path:
    path = path.expanduser()
    if not path.exists():
        raise ConfigError(f"{path} does not exist", f"check the path that {by} gives")
    return path


def _write_default(path: Path) -> None:
    """Write the default where nothing is; where that cannot be, reading the file will tell so."""
    with suppress(OSError):
        make_private(path.parent)
        with suppress(FileExistsError):
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
                file.write(default_text())
