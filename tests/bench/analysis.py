"""Articles into an edition: from cold, again in a new process, with one article more."""

import json
import shutil
import sys
from pathlib import Path

from . import stores
from .cost import Cost, run
from .readers import Briefing
from .tables import Record

SENTENCES_OF_300_WORDS = (15, 17)
PER_FEED = 10


def measure(n_articles: int, rounds: int, folder: Path) -> Record:
    """So many articles of about 300 words, ten a feed, all in the window of two days."""
    record = Record(command="analysis")
    filled = Briefing(folder / f"filled-{n_articles}")
    if not filled.folder.exists():
        _fill(filled, n_articles)
    for number in range(rounds):
        reader = Briefing(folder / "edited")
        shutil.rmtree(reader.folder, ignore_errors=True)
        shutil.copytree(filled.folder, reader.folder)

        def add(who: str, what: str, unit: str, value: float, number: int = number) -> None:
            record.add(who, what, unit, n_articles, number, value)

        cold, told = _edited(reader, "--first-alone")
        add("cold", "CPU of all processes", "s", cold.cpu_s)
        add("cold", "peak of all processes", "MB", cold.peak_mb)
        for stage, value in told["edition"].items():
            add("cold", stage, "s", value)
        again, told = _edited(reader)
        add("again, in a new process", "peak of all processes", "MB", again.peak_mb)
        for stage, value in told["edition"].items():
            add("again, in a new process", stage, "s", value)
        for stage, value in told["one more"].items():
            add("one article more", stage, "s", value)
        add("cold", "words a CPU second, one core", "", told["alone"]["words"])
    return record


def _fill(reader: Briefing, n_articles: int) -> None:
    stores.fill(
        reader.folder,
        n_articles,
        a_day=n_articles,
        n_feeds=max(1, n_articles // PER_FEED),
        sentences=SENTENCES_OF_300_WORDS,
    ).close()


def _edited(reader: Briefing, *words: str) -> tuple[Cost, dict[str, dict[str, float]]]:
    cost = run(
        [
            *(sys.executable, "-m", "tests.bench.editing"),
            *("--config", str(reader.folder / "feeds.toml"), "--data-dir", str(reader.data)),
            *words,
        ],
        environment=reader.environment(),
        folder=reader.folder,
    )
    if cost.code:
        raise RuntimeError(cost.said)
    told: dict[str, dict[str, float]] = json.loads(cost.said.splitlines()[-1])
    return cost, told
