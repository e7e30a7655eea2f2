"""A second screen beside one that writes: it reads, says so, and leaves things alone."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from press import fix_time, on_screen, open_in, settle

from briefing.tui.app import BriefingApp
from briefing.tui.screens.reader import ReaderScreen

HOLD = """
import sys
from pathlib import Path
from briefing.newsroom import Newsroom

folder = Path(sys.argv[1])
with Newsroom.open(config=folder / "feeds.toml", data_dir=folder / "data"):
    print("open", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def folder(prepared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A prepared folder of the test's own."""
    fix_time(monkeypatch)
    return shutil.copytree(prepared, tmp_path / "room")


@pytest.fixture
def writer(folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Another process that has the folder's store open for writing, until it is spoken to."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"open\n"
        yield other
        other.communicate()


async def test_the_second_screen_reads_says_so_and_marks_nothing(
    folder: Path, writer: subprocess.Popen[bytes]
) -> None:
    with open_in(folder) as newsroom:
        app = BriefingApp(newsroom)
        async with app.run_test(size=(120, 40), notifications=True) as pilot:
            await settle(pilot)
            assert "this one only reads" in on_screen(app)
            app.clear_notifications()
            await settle(pilot)
            sign = f"reading only: another briefing (pid {writer.pid}) is writing"
            assert sign in on_screen(app)
            assert app.briefing.page.items
            await pilot.press("2", "enter")
            await settle(pilot)
            assert isinstance(app.screen, ReaderScreen)
            assert "only reads" not in on_screen(app)
        assert not any(article.read for article in newsroom.store.articles(
            feeds=[feed.url for feed in newsroom.config.feeds], since=None
        ))  # fmt: skip


@pytest.mark.parametrize("size", [(80, 24), (50, 20)])
async def test_the_sign_leaves_room_for_the_facts(
    folder: Path, writer: subprocess.Popen[bytes], size: tuple[int, int]
) -> None:
    with open_in(folder) as newsroom:
        app = BriefingApp(newsroom)
        async with app.run_test(size=size) as pilot:
            await settle(pilot)
            [line] = [each for each in on_screen(app).splitlines() if "articles · " in each]
            assert line.startswith("2 feeds · 3 articles · 2 new")
            assert "reading only" in line


async def test_the_sign_goes_when_the_other_one_is_closed(
    folder: Path, writer: subprocess.Popen[bytes]
) -> None:
    with open_in(folder) as newsroom:
        app = BriefingApp(newsroom)
        async with app.run_test(size=(120, 40)) as pilot:
            await settle(pilot)
            assert "reading only" in on_screen(app)
            writer.communicate()
            app.briefing.desk.look_for_writer()
            await settle(pilot)
            assert "reading only" not in on_screen(app)
            await pilot.press("2", "enter", "escape", "s")
            await settle(pilot)
        assert any(article.starred for article in newsroom.store.articles(
            feeds=[feed.url for feed in newsroom.config.feeds], since=None
        ))  # fmt: skip
