"""The measurements in a small form, so that they do not rot. No time is asserted."""

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from briefing.sources.parse import parse_feed

from . import analysis, corpus, refresh, screen, soak
from .readers import ROOT, Briefing, BriefingFetching, Newsboat, Reader
from .tables import Figure, Record, table

pytestmark = pytest.mark.slow

MOMENT = datetime(2026, 11, 23, 6, tzinfo=UTC)
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="measures by /proc")


class Absent(Reader):
    name = "a-reader-that-nobody-has"


def test_the_feeds_are_the_same_each_time_and_hold_what_they_say() -> None:
    feeds = [corpus.feed(n, MOMENT) for n in range(40)]
    assert {feed.form for feed in feeds} == set(corpus.FORMATS)
    assert {feed.length for feed in feeds} == set(corpus.BODIES)
    for feed in feeds[:6]:
        assert feed.body == corpus.feed(feed.number, MOMENT).body
        read = parse_feed(feed.body, content_type=feed.content_type, url="http://a.example/")
        assert (read.title, len(read.entries)) == (feed.title, corpus.ENTRIES)
        assert all(entry.published and entry.published < MOMENT for entry in read.entries)


def test_a_feed_that_goes_on_keeps_what_it_had() -> None:
    every = timedelta(hours=3)

    def titles(hours: int) -> list[str]:
        feed = corpus.going_on(3, MOMENT + timedelta(hours=hours), every)
        read = parse_feed(feed.body, content_type=feed.content_type, url="http://a.example/")
        return [entry.guid for entry in read.entries]

    assert titles(6)[2:] == titles(0)[:-2]
    assert len(set(titles(0)) | set(titles(6))) == corpus.SHOWN + 2


@LINUX
def test_a_refresh_is_measured_in_every_mode(tmp_path: Path) -> None:
    record = refresh.measure(
        [10], 1, tmp_path,
        modes=refresh.MODES[:4], readers=(Newsboat, BriefingFetching, Absent),
    )  # fmt: skip
    told = table(record, anchor="newsboat")
    assert not [note for note in record.notes if "ended with" in note or "entries" in note]
    assert any(Absent.name in note for note in record.notes)
    for mode in ("cold", "all 304", "same body, 200"):
        assert record.value(BriefingFetching.name, f"{mode}: CPU", 10) > 0
        assert f"{mode}: wall, s" in told
    assert record.value(BriefingFetching.name, "store of 1,000 entries", 10) > 0
    assert "sent whole at 304" not in told


def test_a_mode_alone_comes_after_those_that_fill_the_store() -> None:
    def named(*names: str) -> list[str]:
        return [mode.name for mode in refresh.wanted(names)]

    assert refresh.wanted(()) == list(refresh.MODES)
    assert named("cold") == ["cold"]
    assert named("all 304") == ["cold", "warm", "all 304"]
    assert named("same body, 200") == ["cold", "warm", "same body, 200"]
    assert named("all 304, 50-150 ms away")[0] == "cold, 50-150 ms away"
    with pytest.raises(ValueError, match="tepid"):
        refresh.wanted(["tepid"])


@LINUX
def test_the_screen_is_measured(tmp_path: Path) -> None:
    record = screen.measure([50], 1, tmp_path, newsboat_to=0, presses=4, n_feeds=10)
    names = {(figure.who, figure.what) for figure in record.figures}
    assert {("plain Textual app", "first painted"), ("python -c pass", "first painted")} <= names
    for what in ("first painted", "next key, median", "page down", "open an article", "memory"):
        assert record.value(Briefing.name, what, 50) > 0
    assert record.value(Briefing.name, "search, a common word", 50) > 0
    assert record.value(Briefing.name, "lag after a held key", 50) > 0
    assert record.value(Briefing.name, "key while refreshing, median", 10) > 0


@LINUX
def test_an_edition_is_measured_stage_by_stage(tmp_path: Path) -> None:
    record = analysis.measure(20, 1, tmp_path)
    stages = {figure.what for figure in record.figures if figure.who == "cold"}
    assert {"analyse", "group", "place", "tell", "save", "all"} <= stages
    assert record.value("one article more", "all", 20) > 0
    assert record.value("cold", "words a CPU second, one core", 20) > 0


@pytest.mark.parametrize("on_screen", [False, True], ids=["behind", "screen"])
def test_a_soak_runs_on(tmp_path: Path, on_screen: bool) -> None:
    record = soak.measure(2, 1, tmp_path, a_day=60, screen=on_screen)
    held = [each.value for each in record.figures if each.what == "articles of the edition"]
    assert len(held) == 2
    assert 0 < held[0] < held[1]
    handles = [each.value for each in record.figures if each.what == "open handles"]
    assert handles[1] <= handles[0] + 2


def test_a_table_tells_medians_and_ratios_within_a_round() -> None:
    record = Record(command="refresh")
    record.figures += [
        Figure("a", "wall", "s", 10, 0, 1.0),
        Figure("b", "wall", "s", 10, 0, 3.0),
        Figure("a", "wall", "s", 10, 1, 100.0),
        Figure("b", "wall", "s", 10, 1, 300.0),
    ]
    assert "| 10 | wall, s | 50.5 | 152 (3.00×) |" in table(record, anchor="a")


def test_the_command_tells_what_it_can_measure() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench", "--help"],
        capture_output=True, text=True, check=True, cwd=ROOT, env={**os.environ, "COLUMNS": "80"},
    )  # fmt: skip
    assert all(kind in done.stdout for kind in ("refresh", "screen", "analysis", "soak"))
