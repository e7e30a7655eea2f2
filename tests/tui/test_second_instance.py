"""A second screen beside one that writes: it reads, says so, and leaves things alone."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from press import fix_time, open_in, settle

from briefing.tui.app import BriefingApp

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
def held(prepared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A prepared folder whose store another process has open for writing."""
    fix_time(monkeypatch)
    folder = tmp_path / "room"
    shutil.copytree(prepared, folder)
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"open\n"
        yield folder
        other.communicate()


async def test_the_second_screen_reads_says_so_and_marks_nothing(held: Path) -> None:
    with open_in(held) as newsroom:
        app = BriefingApp(newsroom)
        async with app.run_test(size=(120, 40)) as pilot:
            await settle(pilot)
            [notice] = [n.message for n in app._notifications]
            assert notice.startswith("another briefing (pid ")
            assert app.briefing.page.items
            await pilot.press("2", "enter")
            await settle(pilot)
            assert len(app._notifications) == 1
        assert not any(article.read for article in newsroom.store.articles(
            feeds=[feed.url for feed in newsroom.config.feeds], since=None
        ))  # fmt: skip
