"""What holds for every command: streams, exit codes, pipes, signals, options before and after."""

import os
import re
import signal
import stat
import subprocess
import sys

import pytest
from running import Program, Site, add_to

from briefing import __version__

COMMANDS = [
    "show", "stories", "search", "actors", "refresh", "add", "feeds", "import", "export", "config",
    "keys", "doctor",
]  # fmt: skip


def test_the_version(shown: Program) -> None:
    assert shown.out("--version") == f"briefing {__version__}\n"
    assert shown.out("--quiet", "--version") == f"briefing {__version__}\n"


def test_help_names_every_command_and_the_exit_codes(shown: Program) -> None:
    text = shown.out("--help")
    assert all(f"\n    {command} " in text for command in COMMANDS)
    assert "1 some feeds failed" in text


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(shown: Program, command: str) -> None:
    assert shown.out(command, "--help").startswith(f"usage: briefing {command} ")


@pytest.mark.parametrize(
    "words", [["shwo"], ["show", "--formt", "json"], ["show", "-f", "pdf"], ["add"], ["--conf"]]
)
def test_wrong_words_are_told_on_stderr_with_code_2(shown: Program, words: list[str]) -> None:
    done = shown(*words)
    assert (done.returncode, done.stdout) == (2, "")
    assert "usage: briefing" in done.stderr


def test_without_a_terminal_no_command_means_show(briefing: Program) -> None:
    page = briefing.out()
    assert page.splitlines()[1:] == briefing.out("show").splitlines()[1:]
    assert "Section: Damascus" in page


@pytest.mark.parametrize("streams", [("stdout", "stderr"), ("stdin", "stdout")])
def test_with_half_a_terminal_no_command_means_show(
    briefing: Program, streams: tuple[str, ...]
) -> None:
    shown = briefing.on_terminal(streams=streams)
    assert shown.code == 0
    assert "Section: Damascus" in shown.screen
    assert "\x1b" not in shown.screen


def test_on_a_terminal_no_command_opens_the_screen(briefing: Program) -> None:
    screen = briefing.on_terminal(typed="q", streams=("stdin", "stdout", "stderr"))
    assert screen.code == 0
    assert "\x1b[?1049h" in screen.screen, "it drew on the alternate screen"
    assert screen.screen.rindex("\x1b[?1049l") > screen.screen.rindex("\x1b[?1049h")


def test_piping_from_a_terminal_pipes_the_page(briefing: Program) -> None:
    shown = briefing.on_terminal(streams=("stdin", "stderr"))
    assert "Section: Damascus" in shown.stdout
    assert shown.screen == ""


def test_a_dumb_terminal_gets_the_page(briefing: Program) -> None:
    shown = briefing.on_terminal(env={"TERM": "dumb"})
    assert "Section: Damascus" in shown.screen


@pytest.mark.parametrize("after", [False, True])
def test_common_options_stand_before_or_after_the_command(briefing: Program, after: bool) -> None:
    own = briefing.home / "own.toml"
    own.write_text(briefing.config.read_text("utf-8"), "utf-8")
    options = ["--config", str(own), "--data-dir", str(briefing.home / "elsewhere")]
    words = ["show", *options] if after else [*options, "show"]
    briefing.out(*words)
    assert [file.name for file in (briefing.home / "elsewhere").iterdir()] == ["briefing.db"]
    assert not (briefing.home / "data").exists()
    words = ["config", "path", *options] if after else [*options, "config", "path"]
    assert briefing.out(*words) == f"{own}\n"


def test_a_config_that_is_not_there_is_wrong_use(shown: Program) -> None:
    done = shown("show", "--config", "nowhere.toml")
    assert (done.returncode, done.stdout) == (2, "")
    assert "nowhere.toml" in done.stderr


def test_problems_of_the_config_are_told_once_and_the_page_still_comes(briefing: Program) -> None:
    add_to(briefing.config, '[[feeds]]\nurl = "https://example.org/feed"\ntgas = ["a"]')
    done = briefing("show", ok=True)
    assert "Section: Damascus" in done.stdout
    [line] = [line for line in done.stderr.splitlines() if "tgas" in line]
    assert line.startswith(f"{briefing.config}:")
    assert "tags" in line
    assert "tgas" not in briefing("show", "--quiet", ok=True).stderr


def test_a_store_that_is_none_is_told_in_a_sentence(briefing: Program) -> None:
    (briefing.home / "notes").write_text("not a folder")
    done = briefing("show", "--data-dir", str(briefing.home / "notes"))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("briefing: ")


@pytest.mark.parametrize("words", [["show", "--full"], ["--help"], ["keys"], ["actors"]])
def test_a_reader_that_stops_early_is_no_error(shown: Program, words: list[str]) -> None:
    read, written = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, "-m", "briefing", *words],
        stdin=subprocess.DEVNULL,
        stdout=written,
        stderr=subprocess.PIPE,
        env=shown.environment(),
        cwd=shown.home,
    )
    os.close(written)
    assert done.stderr == b""
    assert done.returncode == 141


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")  # noqa: PTH110
def test_a_full_disk_is_told(shown: Program) -> None:
    with open("/dev/full", "w") as full:  # noqa: PTH123
        done = subprocess.run(
            [sys.executable, "-m", "briefing", "show"],
            stdin=subprocess.DEVNULL,
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            env=shown.environment(),
            cwd=shown.home,
        )
    assert done.returncode == 2
    assert done.stderr == "briefing: No space left on device\n"


def test_a_closed_stdout_is_no_crash(shown: Program) -> None:
    done = subprocess.run(
        ["sh", "-c", f'exec "{sys.executable}" -m briefing show >&-'],
        stdin=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env=shown.environment(),
        cwd=shown.home,
    )
    assert "Traceback" not in done.stderr


def test_ctrl_c_leaves_quietly(shown: Program) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "briefing", "import", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=shown.environment(),
        cwd=shown.home,
    )
    assert process.stdin
    # It reads stdin by now or will soon: a write longer than the pipe returns when it does.
    process.stdin.write(b" " * 1_000_000)
    process.stdin.flush()
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (130, b"", b"")


def test_a_locale_without_our_letters_still_gets_a_page(shown: Program) -> None:
    done = shown("show", "damascus", env={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert done.returncode == 0
    assert "Section: Damascus" in done.stdout
    as_json = shown("show", "-f", "json", env={"PYTHONIOENCODING": "latin-1"})
    assert "Türkiye" in as_json.stdout


def test_nothing_a_terminal_obeys_gets_out(briefing: Program, site: Site) -> None:
    trick = "Mayor&#27;]52;c;eA&#7; &#155;31m says \u202eno\u2066 \x7fwater"
    url = site.feed("/feed", trick, trick)
    add_to(briefing.config, f'[[feeds]]\nurl = "{url}"\nname = "a\\u001b]0;x\\u0007\\u202eb"')
    briefing.out("refresh")
    for words in (
        ["show"], ["show", "-f", "json"], ["show", "-f", "markdown"], ["show", "-f", "html"],
        ["feeds"], ["search", "mayor"], ["doctor"], ["config"], ["show", "\x1b[31mred"],
    ):  # fmt: skip
        done = briefing(*words)
        assert not re.search("[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", done.stdout)
        assert not re.search("[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", done.stderr)
    assert "Mayor" in briefing.out("show")


FAULT = """
import sys
from briefing.cli import main
from briefing.commands import keys
def fail(arguments):
    raise RuntimeError("a fault of ours")
keys.run = fail
sys.exit(main(sys.argv[1:]))
"""


def run_into_a_fault(briefing: Program, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", FAULT, "keys", *words],
        capture_output=True,
        encoding="utf-8",
        env=briefing.environment(),
        cwd=briefing.home,
    )


def test_a_fault_of_the_program_is_one_line_and_its_trace_goes_to_the_log(
    briefing: Program,
) -> None:
    done = run_into_a_fault(briefing)
    log = briefing.home / "state" / "briefing" / "briefing.log"
    assert done.returncode == 70
    assert done.stderr == (
        "briefing: the program itself went wrong (RuntimeError: a fault of ours)\n"
        f"  the details are in {log}\n"
    )
    assert "Traceback" in log.read_text("utf-8")
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
    assert "Traceback" in run_into_a_fault(briefing, "--verbose").stderr


def test_a_run_without_trouble_leaves_no_log(briefing: Program) -> None:
    briefing.out("show")
    assert [each.name for each in briefing.home.iterdir()] == ["data"]
