"""Where the config, the data and the log lie, and what a first run writes."""

import stat
from pathlib import Path

import pytest

import briefing
from briefing.config import find_config, load_config
from briefing.config.find import default_text
from briefing.errors import ConfigError
from briefing.paths import Paths, config_dir

CHECKOUT = Path(briefing.__file__).parents[1]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own, elsewhere than the checkout, with nothing set."""
    for name in ("BRIEFING_CONFIG", "BRIEFING_DATA_DIR", "XDG_CONFIG_HOME", "XDG_DATA_HOME",
                 "XDG_STATE_HOME"):  # fmt: skip
        monkeypatch.delenv(name, raising=False)
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.chdir(home)
    return home


def test_a_first_run_writes_the_default_with_its_comments(home: Path) -> None:
    path = find_config()
    assert path == config_dir() / "feeds.toml"
    assert path.is_relative_to(home)
    assert path.read_text("utf-8") == default_text()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_second_run_leaves_the_file_alone() -> None:
    path = find_config()
    path.write_text("# mine\n", "utf-8")
    assert find_config() == path
    assert path.read_text("utf-8") == "# mine\n"


def test_the_file_asked_for_wins(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mine, other = home / "mine.toml", home / "other.toml"
    mine.touch()
    other.touch()
    monkeypatch.setenv("BRIEFING_CONFIG", str(other))
    assert find_config(mine) == mine
    assert find_config() == other
    assert find_config(Path("~/mine.toml")) == mine
    assert not config_dir().exists()


@pytest.mark.parametrize("by", ["--config", "$BRIEFING_CONFIG"])
def test_a_file_asked_for_that_is_not_there_is_an_error(
    home: Path, monkeypatch: pytest.MonkeyPatch, by: str
) -> None:
    missing = home / "none.toml"
    monkeypatch.setenv("BRIEFING_CONFIG", str(missing))
    with pytest.raises(ConfigError, match="does not exist") as told:
        find_config(missing if by == "--config" else None)
    assert by in told.value.hint
    assert not missing.exists()


def test_an_empty_variable_is_as_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFING_CONFIG", "")
    monkeypatch.setenv("BRIEFING_DATA_DIR", "")
    path = find_config()
    assert path == config_dir() / "feeds.toml"
    assert Paths.find(config=path).database.name == "briefing.db"


def test_the_checkouts_own_file_is_read_only_from_the_checkout(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "feeds.toml").write_text("# somebody else's\n", "utf-8")
    assert find_config() == config_dir() / "feeds.toml"
    if not (CHECKOUT / "pyproject.toml").is_file():
        pytest.skip("runs from an installed package")
    monkeypatch.chdir(CHECKOUT)
    assert find_config() == CHECKOUT / "feeds.toml"
    monkeypatch.chdir(CHECKOUT / "tests")
    assert find_config() == config_dir() / "feeds.toml"


def test_where_no_file_can_be_written_the_default_is_shown_and_that_is_told(home: Path) -> None:
    config_dir().parent.mkdir(parents=True, exist_ok=True)
    config_dir().write_text("in the way", "utf-8")
    config = load_config(find_config())
    assert len(config.problems) == 1
    assert config.feeds[0].url == "bundled:syria-2024-12-07"


def test_the_platforms_folders_hold_data_and_log(home: Path) -> None:
    paths = Paths.find(config=home / "feeds.toml")
    assert paths.config_file == home / "feeds.toml"
    assert paths.database == paths.data_dir / "briefing.db"
    assert paths.data_dir.is_relative_to(home)
    assert paths.log_file.is_relative_to(home)
    assert paths.log_file.parent != paths.data_dir
    assert list(home.iterdir()) == []


def test_a_chosen_data_folder_holds_the_log_as_well(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFING_DATA_DIR", "~/by-variable")
    by_variable = Paths.find(config=home / "feeds.toml")
    assert by_variable.database == home / "by-variable" / "briefing.db"
    assert by_variable.log_file == home / "by-variable" / "briefing.log"

    by_argument = Paths.find(config=home / "feeds.toml", data_dir=Path("here"))
    assert by_argument.database == home / "here" / "briefing.db"
    assert list(home.iterdir()) == []
