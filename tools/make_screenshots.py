"""Make screenshots/*.svg, and PNGs of them where `rsvg-convert` is at hand.

    python tools/make_screenshots.py [FOLDER]

Everything is made anew in a temporary folder from the bundled article and, for the pictures of
stories, from invented news, with the clock stopped, so that the same code gives the same pictures.
Nothing is fetched.
"""

import asyncio
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

os.environ["TEXTUAL_ANIMATIONS"] = "none"
os.environ["TZ"] = "UTC"
os.environ.pop("NO_COLOR", None)
time.tzset()

from sample_news import newsroom_of_samples  # noqa: E402 - beside this file

from briefing import clock  # noqa: E402 - Textual reads the environment when it is imported
from briefing.newsroom import Newsroom  # noqa: E402
from briefing.tui.app import BriefingApp  # noqa: E402

ROOT = Path(__file__).parents[1]
NOW = datetime(2024, 12, 8, 6, tzinfo=UTC)


class Shot(NamedTuple):
    """One picture: what is pressed, and how large the terminal is."""

    name: str
    size: tuple[int, int]
    keys: tuple[str, ...]
    theme: str = "newsprint"


SHOTS = (
    Shot("wide", (120, 40), ("2", "j")),
    Shot("light", (120, 40), ("3", "j"), "newsprint-light"),
    Shot("middling", (80, 24), ("4", "j")),
    Shot("narrow", (50, 20), ("2", "j")),
    Shot("reader", (120, 40), ("4", "j", "enter")),
    Shot("actors", (120, 40), ("A", "j")),
    Shot("feeds", (100, 20), ("F",)),
    Shot("search", (100, 24), ("slash", *"damascus")),
    Shot("help", (100, 40), ("question_mark",)),
    Shot("ansi", (100, 30), ("2", "j"), "ansi-dark"),
)


OF_SAMPLES = (
    Shot("stories", (120, 40), ("1", "pagedown")),
    Shot("story", (120, 48), ("1", "n", "n", "n", "n", "n", "enter")),
)
"""Of several outlets: invented news, for the bundled article is alone."""

IN_README = ("wide", "story", "reader", "actors", "feeds", "light", "narrow")
"""The pictures there are PNGs of."""


def main() -> int:
    """Make them all."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    clock.now = lambda: NOW
    with tempfile.TemporaryDirectory() as temporary, newsroom_in(Path(temporary)) as newsroom:
        take_all(newsroom, SHOTS, folder)
    with (
        tempfile.TemporaryDirectory() as temporary,
        newsroom_of_samples(Path(temporary), NOW) as newsroom,
    ):
        take_all(newsroom, OF_SAMPLES, folder)
    return make_pngs(folder)


def take_all(newsroom: Newsroom, shots: Sequence[Shot], folder: Path) -> None:
    """Make an edition and its pictures."""
    newsroom.make_edition()
    for shot in shots:
        svg = asyncio.run(take(newsroom, shot))
        (folder / f"{shot.name}.svg").write_text(svg, "utf-8", newline="\n")
        print(f"{shot.name}.svg")


def newsroom_in(folder: Path) -> Newsroom:
    """A newsroom with the project's own feeds.toml, as it is before anything was fetched."""
    default = (ROOT / "feeds.toml").read_text("utf-8")
    offline = default.replace('refresh = "30m"', 'refresh = "off"', 1)
    (folder / "feeds.toml").write_text(offline, "utf-8")
    return Newsroom.open(config=folder / "feeds.toml", data_dir=folder / "data")


async def take(newsroom: Newsroom, shot: Shot) -> str:
    """Press the keys and return what is on the screen, as SVG."""
    app = BriefingApp(newsroom)
    app.theme = shot.theme
    async with app.run_test(size=shot.size) as pilot:
        await pilot.press(*shot.keys)
        for _ in range(3):  # what is typed or selected is looked up after a short rest
            await pilot.pause(0.3)
            while any(not worker.is_finished for worker in app.workers):
                await pilot.pause(0.02)
        return app.export_screenshot(title="briefing")


def make_pngs(folder: Path) -> int:
    """A PNG beside the SVGs of the README; says so and makes none where there is no tool for it."""
    svgs = [folder / f"{name}.svg" for name in IN_README]
    if converter := shutil.which("rsvg-convert"):
        for svg in svgs:
            # librsvg drops no-break spaces unless it is told not to, and Textual's font is not
            # everywhere; one that is as wide keeps the columns straight.
            text = svg.read_text("utf-8").replace("<svg ", '<svg xml:space="preserve" ', 1)
            text = text.replace("Fira Code", "DejaVu Sans Mono")
            text = text.replace("font-size: 20px", "font-size: 20.26px")
            png = svg.with_suffix(".png")
            command = [converter, "--zoom", "0.8", "--output", str(png), "/dev/stdin"]
            subprocess.run(command, input=text.encode(), check=True)
            print(png.name)
        return 0
    print("No PNGs: rsvg-convert (package librsvg2-bin) was not found. The SVGs are made.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
