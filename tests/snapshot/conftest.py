"""The newsroom of the screen's tests, with an edition that does not change with the analysis.

`edition.json` was made once by the program itself; it is data here, so that a better summary is
not a broken picture.
"""

import json
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

os.environ["TEXTUAL_ANIMATIONS"] = "none"  # Textual reads it when it is imported
sys.path.insert(0, str(Path(__file__).parents[1] / "tui"))

import pytest
from press import fix_time, open_in, prepare

from briefing.edition_json import from_json
from briefing.newsroom import Newsroom
from briefing.tui.app import BriefingApp

EDITION = Path(__file__).parent / "edition.json"


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with feeds.toml and a store, made once."""
    folder = tmp_path_factory.mktemp("prepared")
    with pytest.MonkeyPatch.context() as patch:
        fix_time(patch)
        prepare(folder)
    return folder


@pytest.fixture
def newsroom(prepared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Newsroom]:
    """A newsroom of the test's own."""
    fix_time(monkeypatch)
    shutil.copytree(prepared, tmp_path / "room")
    with open_in(tmp_path / "room") as opened:
        opened.store.save_edition(from_json(json.loads(EDITION.read_text("utf-8"))))
        yield opened


@pytest.fixture
def app(newsroom: Newsroom) -> BriefingApp:
    """The app on that newsroom."""
    return BriefingApp(newsroom)
