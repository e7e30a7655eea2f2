"""What every test can ask for."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from briefing.newsroom import Newsroom

settings.register_profile("the same each time", derandomize=True)
if not os.environ.get("BRIEFING_LONG"):
    settings.load_profile("the same each time")

LONGEST = ("hostile", "faults", "quality")
"""The folders whose files take longest."""


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest files first, so that all cores end at about the same time."""
    items.sort(key=lambda item: item.path.parent.name not in LONGEST)


Figure = Callable[[str, str], None]


@pytest.fixture
def figure(record_property: Callable[[str, object], None]) -> Figure:
    """Takes what was measured and how it came out, for the table at the end of the run."""
    return lambda what, value: record_property("figure", [what, value])


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """One table of everything that was measured."""
    rows = sorted(
        tuple(value)
        for outcome in ("passed", "failed")
        for report in terminalreporter.getreports(outcome)
        for name, value in report.user_properties
        if name == "figure"
    )
    if rows:
        terminalreporter.section("what was measured")
        width = max(len(what) for what, _ in rows)
        for what, value in rows:
            terminalreporter.line(f"{what:{width}}  {value}")


@pytest.fixture(scope="session")
def shared_dir() -> Path:
    """The labelled news and feeds beside the checkout; skips where they are not."""
    shared = Path(__file__).parents[2] / "shared"
    if not (shared / "data").is_dir():
        pytest.skip("needs ../shared, the labelled news and feeds beside the checkout")
    return shared


DEFAULT_FEEDS_TOML = """\
[briefing]
refresh = "off"

[[feeds]]
url = "bundled:syria-2024-12-07"

[[sections]]
name = "Battle for Homs"
about = ["Homs", "Hama", "Battle for Homs"]

[[sections]]
name = "Russia, Iran, Türkiye"
about = ["Russia", "Iran", "Türkiye", "Hezbollah"]

[[sections]]
name = "Damascus"
about = ["Damascus"]
"""


@pytest.fixture
def feeds_toml(tmp_path: Path) -> Path:
    """A feeds.toml with the bundled article and the three sections of the default one."""
    path = tmp_path / "feeds.toml"
    path.write_text(DEFAULT_FEEDS_TOML, "utf-8")
    return path


@pytest.fixture
def newsroom(feeds_toml: Path, tmp_path: Path) -> Iterator[Newsroom]:
    """A newsroom of its own, on real files, with the bundled article as its only feed."""
    with Newsroom.open(config=feeds_toml, data_dir=tmp_path / "data") as opened:
        yield opened
