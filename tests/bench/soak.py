"""Days of use in less time: feeds that go on, a clock that is set, refresh after refresh.

What it keeps must not grow: memory and open handles are told for each hour.
"""

import asyncio
import gc
import heapq
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from briefing import clock
from briefing.newsroom import Newsroom

from .cost import alone_mb, own_mb
from .server import Server
from .tables import Record

STEP = timedelta(minutes=30)
BEGAN = datetime(2026, 11, 20, 6, tzinfo=UTC)
A_DAY = 350
WINDOW = "24h"
STEP_LIMIT_S = 600


@contextmanager
def set_clock() -> Iterator[list[datetime]]:
    """Let the program take the first of the list for the moment it is."""
    moment = [BEGAN]
    real = clock.now
    clock.now = lambda: moment[0]
    try:
        yield moment
    finally:
        clock.now = real


def measure(n_feeds: int, hours: float, folder: Path, *, a_day: int, screen: bool) -> Record:
    """Feeds with so many new articles a day, refreshed each half hour."""
    record = Record(command="soak")
    every = timedelta(days=1) * n_feeds / a_day
    steps = max(1, int(timedelta(hours=hours) / STEP))
    with Server(n_feeds, BEGAN, every=every) as server:
        config = _settings(folder, server.urls(n_feeds))
        run = _on_screen if screen else _behind
        with (
            set_clock() as moment,
            Newsroom.open(config=config, data_dir=folder / "data") as newsroom,
        ):
            asyncio.run(run(record, newsroom, server, moment, steps))
    record.note(f"{n_feeds} feeds, {a_day} new articles a day, window {WINDOW}, every {STEP}")
    return record


def _settings(folder: Path, urls: list[str]) -> Path:
    feeds = "".join(f'[[feeds]]\nurl = "{url}"\n' for url in urls)
    config = folder / "feeds.toml"
    config.write_text(f'[briefing]\nrefresh = "30m"\nwindow = "{WINDOW}"\n\n{feeds}', "utf-8")
    return config


async def _behind(
    record: Record, newsroom: Newsroom, server: Server, moment: list[datetime], steps: int
) -> None:
    """What goes on behind the screen, as the desk does it."""
    for step in range(steps):
        _go_on(server, moment, step)
        async for _ in newsroom.refresh(forced=False):
            pass
        edition = await asyncio.to_thread(newsroom.make_edition)
        newsroom.looked(edition.made_at)
        _tell(record, newsroom, step)


async def _on_screen(
    record: Record, newsroom: Newsroom, server: Server, moment: list[datetime], steps: int
) -> None:
    """The app itself, with a reader who looks around after each refresh."""
    os.environ["TEXTUAL_ANIMATIONS"] = "none"
    from briefing.tui.app import BriefingApp

    app = BriefingApp(newsroom)
    async with app.run_test(size=(120, 40)) as pilot:
        for step in range(steps):
            _go_on(server, moment, step)
            app.briefing.desk.refresh()
            async with asyncio.timeout(STEP_LIMIT_S):
                while (edition := app.briefing.edition) is None or edition.made_at != moment[0]:
                    await pilot.pause(0.1)
            await pilot.press("j", "j", "enter", "escape", "l", "F", "escape", "A", "escape", "g")
            await pilot.pause()
            _let_timers_lapse()
            _tell(record, newsroom, step)


def _let_timers_lapse() -> None:
    """Let go of timers that were cancelled, which half an hour does and a few seconds do not.

    Until its time would have come asyncio keeps such a one, and with it the screen that set it.
    """
    scheduled: list[asyncio.TimerHandle] = vars(asyncio.get_running_loop())["_scheduled"]
    scheduled[:] = [each for each in scheduled if not each.cancelled()]
    heapq.heapify(scheduled)


def _go_on(server: Server, moment: list[datetime], step: int) -> None:
    moment[0] = BEGAN + STEP * step
    server.go_on(moment[0])


def _tell(record: Record, newsroom: Newsroom, step: int) -> None:
    """Keep what this process holds now."""
    gc.collect()
    edition = newsroom.last_edition()
    hour = int(STEP * (step + 1) / timedelta(hours=1))
    held = {
        ("memory", "MB"): alone_mb(os.getpid()),
        ("memory with the processes it started", "MB"): own_mb(os.getpid()),
        ("open handles", ""): n_handles(),
        ("articles of the edition", ""): len(edition.articles) if edition else 0,
        ("store", "MB"): newsroom.paths.database.stat().st_size / 1e6,
    }
    for (what, unit), value in held.items():
        record.add("briefing", what, unit, hour, step, value)
    told = ", ".join(f"{what} {value:.0f} {unit}".strip() for (what, unit), value in held.items())
    print(f"hour {hour}, step {step}: {told}", file=sys.stderr, flush=True)


def n_handles() -> int:
    """How many files, sockets and pipes this process has open; 0 where that cannot be told."""
    with suppress(OSError):
        return len(list(Path("/proc/self/fd").iterdir()))
    return 0
