"""The README stays true: its keys, its commands, its pictures."""

import re
import shlex
import tomllib
from pathlib import Path

import pytest

from briefing.actions import ACTIONS
from briefing.commands.keys import markdown_table, merged
from briefing.commands.parser import parse
from briefing.config import load_config

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")


def test_the_table_of_keys_is_the_programs_own():
    [shown] = re.findall(r"<!-- keys -->\n(.*?)<!-- /keys -->", README, re.DOTALL)
    assert shown.splitlines() == list(markdown_table(merged(ACTIONS)))


def test_every_picture_is_there():
    pictures = re.findall(r"\]\((screenshots/[^)]+)\)", README)
    assert pictures
    assert [picture for picture in pictures if not (ROOT / picture).is_file()] == []


def test_the_config_shown_is_a_valid_one(tmp_path: Path):
    [shown] = re.findall(r"```toml\n(.*?)```", README, re.DOTALL)
    (tmp_path / "feeds.toml").write_text(shown, "utf-8")
    config = load_config(tmp_path / "feeds.toml")
    assert config.problems == ()
    assert [feed.name for feed in config.feeds] == ["BBC"]


@pytest.mark.parametrize("line", re.findall(r"^(briefing \w.*)$", README, re.MULTILINE))
def test_every_command_shown_is_understood(line: str):
    for command in re.split(r"&&|\||>|#", line):
        words = shlex.split(command)
        if words[:1] == ["briefing"]:
            assert parse(words[1:])


def test_the_default_feeds_toml_has_no_problems():
    config = load_config(ROOT / "feeds.toml")
    assert config.problems == ()
    assert sum(feed.url.startswith("https://") for feed in config.feeds) == 8
    assert [section.name for section in config.sections] == [
        "Battle for Homs",
        "Russia, Iran, Türkiye",
        "Damascus",
    ]


def test_the_wheel_takes_the_default_along():
    build = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]
    assert build["targets"]["wheel"]["force-include"] == {"feeds.toml": "briefing/data/feeds.toml"}
