"""What each command loads: nobody waits for a library the command does not use."""

import json
import subprocess
import sys

import pytest
from running import Program

HEAVY = {"textual", "rich", "httpx", "feedparser", "trafilatura", "lxml", "tomlkit", "asyncio"}

PROBE = """
import json, sys
from briefing.cli import main
try:
    main(sys.argv[1:])
finally:
    print(json.dumps(sorted({name.partition(".")[0] for name in sys.modules})), file=sys.stderr)
"""


def loaded(briefing: Program, *words: str) -> set[str]:
    """The top-level packages that are imported when the command is done."""
    done = subprocess.run(
        [sys.executable, "-c", PROBE, *words],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        env=briefing.environment(),
        cwd=briefing.home,
        check=True,
    )
    return set(json.loads(done.stderr.splitlines()[-1]))


def test_the_version_loads_next_to_nothing(shown: Program) -> None:
    bare = subprocess.run(
        [sys.executable, "-c", "import sys; print(len(sys.modules))"],
        capture_output=True,
        check=True,
        env=shown.environment(),
    )
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys; from briefing.cli import main; main(['--version']);"
            "print(len(sys.modules), file=sys.stderr)",
        ],
        capture_output=True,
        check=True,
        env=shown.environment(),
    )
    assert int(done.stderr) <= int(bare.stdout) + 3


@pytest.mark.parametrize(
    "words",
    [["--help"], ["show", "--help"], ["config", "path"], ["config", "check"], ["keys"]],
    ids=" ".join,
)
def test_what_asks_nothing_of_the_store_does_not_load_it(shown: Program, words: list[str]) -> None:
    assert loaded(shown, *words) & (HEAVY | {"sqlite3"}) == set()


@pytest.mark.parametrize(
    "words",
    [
        ["show"],
        ["show", "--format", "json"],
        ["show", "--format", "html"],
        ["show", "--format", "markdown"],
        ["show", "--edition", "last"],
        ["stories"],
        ["stories", "Syria"],
        ["search", "Homs"],
        ["actors"],
        ["actors", "Russia"],
        ["feeds"],
    ],
    ids=" ".join,
)
def test_reading_loads_neither_screen_nor_network(shown: Program, words: list[str]) -> None:
    assert loaded(shown, *words) & HEAVY == set()


@pytest.mark.parametrize("words", [["refresh"], ["export"], ["doctor"]], ids=" ".join)
def test_no_command_but_the_screen_loads_textual(briefing: Program, words: list[str]) -> None:
    assert "textual" not in loaded(briefing, *words)
