"""What each command loads: nobody waits for a library the command does not use."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from running import Program

HEAVY = {"textual", "rich", "httpx", "feedparser", "trafilatura", "lxml", "tomlkit", "asyncio"}

MOST_MORE_THAN_PLAIN = 150
"""Modules, ours among them, that the first page may need besides those of a plain Textual app."""

PROBE = """
import json, sys
from briefing.cli import main
try:
    main(sys.argv[1:])
finally:
    print(json.dumps(sorted({name.partition(".")[0] for name in sys.modules})), file=sys.stderr)
"""

BEFORE_THE_DAYS_WORK = """
import json, os, sqlite3, sys
from pathlib import Path

said = []
connect = sqlite3.connect

def listened_to(*where, **how):
    connection = connect(*where, **how)
    connection.set_trace_callback(said.append)
    return connection

sqlite3.connect = listened_to
from briefing.tui.desk import Desk

def start(desk, edition):
    told = {"modules": sorted(sys.modules), "said": said, "painted": edition is not None}
    Path(os.environ["TOLD"]).write_text(json.dumps(told))
    desk._owner.app.exit()

Desk.start = start  # what is called once the last edition has been painted
from briefing.cli import main
main(sys.argv[1:])
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


def of_a_plain_app(briefing: Program) -> int:
    """How many modules a Textual app of one line has loaded."""
    plain = Path(__file__).parents[1] / "bench" / "plain_app.py"
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "import runpy, sys; runpy.run_path(sys.argv[1]); import textual.drivers.linux_driver;"
            "print(len(sys.modules))",
            plain,
        ],
        capture_output=True,
        check=True,
        env=briefing.environment(),
    )
    return int(done.stdout)


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


def test_the_last_edition_is_painted_before_anything_else_is_loaded_or_written(
    shown: Program, tmp_path: Path
) -> None:
    done = shown.on_terminal(
        program=["-c", BEFORE_THE_DAYS_WORK], env={"TOLD": str(tmp_path / "told.json")}
    )
    assert done.code == 0, done.screen
    told = json.loads((tmp_path / "told.json").read_text("utf-8"))
    assert told["painted"]
    modules = set(told["modules"])
    assert {"textual.app", "briefing.newsroom"} <= modules
    unwanted = HEAVY - {"textual", "rich", "asyncio"}
    assert {name.partition(".")[0] for name in modules} & unwanted == set()
    parts = ("analysis", "edition", "editor", "analysts", "refresh", "intake", "sources")
    ours = tuple(f"briefing.{part}" for part in parts)
    assert [name for name in modules if f"{name}.".startswith(tuple(f"{o}." for o in ours))] == []
    assert modules & {"_hashlib", "importlib.metadata"} == set()
    screens = {name for name in modules if name.startswith("briefing.tui.screens.")}
    assert screens == {"briefing.tui.screens.base", "briefing.tui.screens.briefing"}
    assert len(modules) <= of_a_plain_app(shown) + MOST_MORE_THAN_PLAIN
    kinds = {statement.split()[0].upper() for statement in told["said"]}
    assert "SELECT" in kinds
    assert kinds.isdisjoint({"CREATE", "ALTER", "DROP", "INSERT", "UPDATE", "DELETE", "VACUUM"})
