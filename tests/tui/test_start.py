"""Starting: what is loaded before the first paint, colours that are not wanted, keys held down."""

import gc
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from press import open_in, settle
from textual.content import Content

from briefing.actions import ACTIONS
from briefing.newsroom import Newsroom
from briefing.tui.app import BriefingApp
from briefing.tui.desk import Desk
from briefing.tui.widgets.paper import Paper

FIRST_PAINT = """
import asyncio, sys
from pathlib import Path
from briefing.newsroom import Newsroom
from briefing.tui.app import BriefingApp

async def main():
    folder = Path(sys.argv[1])
    with Newsroom.open(config=folder / "feeds.toml", data_dir=folder / "data") as newsroom:
        app = BriefingApp(newsroom)
        async with app.run_test() as pilot:
            await pilot.pause()
            assert app.briefing.page.items
            print(*sorted(sys.modules))

asyncio.run(main())
"""


def test_the_first_paint_loads_no_network_and_no_analysis(prepared: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FIRST_PAINT, str(prepared)],
        capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    loaded = set(done.stdout.split())
    assert "textual.app" in loaded
    unwanted = {
        "httpx",
        "feedparser",
        "trafilatura",
        "lxml",
        "tomlkit",
        "textual.widgets._markdown",
    }
    assert not loaded & unwanted
    assert not {name for name in loaded if name.startswith("briefing.analysis.")}


async def test_a_launch_lays_out_each_column_once_and_draws_each_line_once(
    app: BriefingApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[tuple[str, str | None, object]] = []
    lay_out, draw = Paper._lay_out, Paper.draw

    def laid_out(paper: Paper, *, keep_place: bool) -> None:
        done.append(("laid out", paper.id, paper.width))
        lay_out(paper, keep_place=keep_place)

    def drawn(paper: Paper, n: int) -> Content | None:
        done.append(("drawn", paper.id, n))
        return draw(paper, n)

    monkeypatch.setattr(Paper, "_lay_out", laid_out)
    monkeypatch.setattr(Paper, "draw", drawn)
    painted: list[tuple[str, str | None, object]] = []
    monkeypatch.setattr(BriefingApp, "page_painted", lambda _: painted.extend(done))
    monkeypatch.setattr(Desk, "start", lambda *_: None)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        columns = {id for what, id, _ in painted if what == "laid out"}
        assert columns == {"page", "rail", "side"}
        assert any(what == "drawn" and id == "page" for what, id, _ in painted)
        assert Counter(painted).most_common(1)[0][1] == 1


async def test_what_is_below_the_view_is_set_once_it_is_painted(
    app: BriefingApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    n_lines: list[int] = []
    monkeypatch.setattr(
        BriefingApp,
        "page_painted",
        lambda app: n_lines.append(app.briefing.page.virtual_size.height),
    )
    async with app.run_test(size=(120, 16)) as pilot:
        await settle(pilot)
        page = app.briefing.page
        assert page.container_size.height < n_lines[0] < page.virtual_size.height
        assert page.virtual_size.height == len(page.lines)
        await pilot.press("G")
        assert page.selected == page.items[-1]
        assert page.in_view[-1] == page.items[-1]


async def test_once_the_page_is_painted_rubbish_is_collected_again(app: BriefingApp) -> None:
    gc.disable()
    try:
        async with app.run_test(size=(80, 24)) as pilot:
            await settle(pilot)
            assert app.briefing.page.items
            assert gc.isenabled()
    finally:
        gc.unfreeze()
        gc.enable()


async def test_no_color_sends_the_terminals_own_colours_only(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = BriefingApp(newsroom)
    async with app.run_test(size=(80, 24)) as pilot:
        assert app.theme == "ansi-dark"
        assert "NoColor" in {type(each).__name__ for each in app.get_line_filters()}
        await pilot.press("t")
        assert app.theme == "ansi-light"
        await pilot.press("t")
        assert app.theme == "ansi-dark"


async def test_an_unknown_theme_is_the_default(newsroom: Newsroom, app: BriefingApp) -> None:
    toml = newsroom.config.path
    toml.write_text(toml.read_text("utf-8") + "# later\n", "utf-8")
    app.theme = "nord"
    async with app.run_test(size=(80, 24)) as pilot:
        app.briefing.desk.look_at_config()
        await settle(pilot)
        assert app.theme == "newsprint"


@pytest.mark.slow
@pytest.mark.parametrize("opener", ["", "enter", "F"])
async def test_no_key_of_the_table_breaks_any_screen(
    opener: str, tmp_path: Path, newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BROWSER", "true")
    folder = tmp_path / "alone"
    folder.mkdir()
    alone = newsroom.config.path.read_text("utf-8").replace(
        '[[feeds]]\nurl = "https://wire.example/feed"\nname = "Wire"\n', ""
    )
    (folder / "feeds.toml").write_text(alone, "utf-8")
    left_out = {"back", "quit", *(f"section.{n}" for n in range(2, 10))}
    keys = [action.keys[0] for action in ACTIONS if action.id not in left_out]
    with open_in(folder) as own:
        own.make_edition()
        app = BriefingApp(own)
        async with app.run_test(size=(80, 24)) as pilot:
            for key in keys:
                if opener:
                    await pilot.press(opener)
                await pilot.press(key)
                assert app.is_running
                while len(app.screen_stack) > 1:
                    await app.pop_screen()
            await settle(pilot)
