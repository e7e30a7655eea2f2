"""What the screen's tests can ask for."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

os.environ["TEXTUAL_ANIMATIONS"] = "none"  # Textual reads it when it is imported

import pytest
from press import fix_time, open_in, prepare

from briefing.newsroom import Newsroom
from briefing.tui.app import BriefingApp


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
    """A newsroom of the test's own: the bundled article, and a wire with two new articles.

    What the app says stays on the screen however slowly a test runs.
    """
    fix_time(monkeypatch)
    monkeypatch.setattr(BriefingApp, "NOTIFICATION_TIMEOUT", 600.0)
    shutil.copytree(prepared, tmp_path / "room")
    with open_in(tmp_path / "room") as opened:
        yield opened


@pytest.fixture
def app(newsroom: Newsroom) -> BriefingApp:
    """The app on that newsroom."""
    return BriefingApp(newsroom)
