"""A password or key in an address stays in feeds.toml and in the store: nothing else shows it.

Every third kind of failing feed by default, every one with BRIEFING_LONG=1, each with each
command.
"""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hostile import Reader, Server
from terminal import Terminal

LONG = bool(os.environ.get("BRIEFING_LONG"))
SECRET = "s3cr3t"  # noqa: S105 - what is looked for
GROUPS = ("status", "redirect", "tls", "content", *(("coding", "network", "identity") * LONG))
COMMANDS = (
    ("refresh", "-v"),
    ("feeds",),
    ("feeds", "--format", "json"),
    ("doctor",),
    ("config", "check"),
    ("config", "show"),
    ("show",),
    ("show", "--full"),
    ("show", "--format", "json"),
    ("show", "--format", "html"),
    ("show", "--format", "markdown"),
    ("search", "Plain"),
    ("search", "Plain", "--format", "json"),
    ("actors",),
    ("actors", "--format", "json"),
    ("export",),
    *((("refresh",), ("feeds", "--check"), ("show", "--refresh")) * LONG),
)
DOORS = Path(__file__).with_name("doors")


@pytest.fixture
def reader(hostile: Server) -> Iterator[Reader]:
    """A reader whose feeds work, fail in every class, and all have a secret in their address."""
    faults = [
        fault for fault in hostile.faults if fault["kind"] == "feed" and fault["group"] in GROUPS
    ]
    urls = [hostile.url(fault["path"].split("?")[0], fault["port"]) for fault in faults]
    secret = [url.replace("//", f"//me:{SECRET}@") + f"?api_key={SECRET}" for url in urls]
    nowhere = f"https://{SECRET}@nowhere.invalid/?token={SECRET}"
    ended = [hostile.url(f"/f/c_html?sig={SECRET}"), f"http://me:{SECRET}@[::1/feed", nowhere]
    with Reader(hostile, [*secret[:: 1 if LONG else 3], *ended]) as made:
        yield made


@pytest.mark.slow
def test_nothing_that_is_said_or_written_shows_a_secret(hostile: Server, reader: Reader) -> None:
    with watched(reader) as seen:
        for command in COMMANDS:
            said = reader.run(*command, timeout_s=400)["said"]
            assert said
            assert SECRET not in said, (command, around(said))
    assert seen
    assert not [words for words in seen if SECRET in words]
    failing = hostile.url(f"/f/h_404?token={SECRET}").replace("//", f"//me:{SECRET}@")
    working = hostile.url("/f/c_ok_atom").replace("//", f"//me:{SECRET}@")
    for address in (failing, working, working, f"ftp://me:{SECRET}@x.org/"):
        said = reader.run("add", address)["said"]
        assert SECRET not in said, (address, around(said))
    said = screen(reader)
    assert SECRET not in said, around(said)
    assert "api_key=…" in said
    check_files(reader)
    n_feeds = reader.config.read_text("utf-8").count("[[feeds]]")
    print(f"{n_feeds} feeds, {len(COMMANDS)} commands, adding, the screen: 0 found")


@pytest.mark.slow
def test_neither_does_a_proxy_that_cannot_be_reached_or_refuses(hostile: Server) -> None:
    urls = [hostile.url("/f/c_ok"), "https://nowhere.invalid/feed", "http://nowhere.invalid/feed"]
    refusing = hostile.url("/").removeprefix("http://").rstrip("/")
    with Reader(hostile, urls) as reader:
        more = ("nowhere.invalid:1", "[::1", "127.0.0.1:99999") * LONG
        for place in ("127.0.0.1:9", refusing, *more):
            proxy = f"http://me:{SECRET}@{place}"
            names = ("http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy")
            said = reader.run("refresh", "-v", more=dict.fromkeys(names, proxy))["said"]
            assert SECRET not in said, (place, around(said))
        for words in ("feeds", "doctor"):
            said = reader.run(words)["said"]
            assert SECRET not in said, around(said)
        check_files(reader)


@pytest.mark.slow
@pytest.mark.parametrize("words", [["-v", "show"], []], ids=["a command", "the screen"])
def test_neither_does_what_is_told_of_a_fault_of_our_own(hostile: Server, words: list[str]) -> None:
    """A real crash, whose message holds an address; and variables of that frame do as well."""
    says = f"no answer from https://me:{SECRET}@x.org/a?token={SECRET} (Authorization: {SECRET})"
    with Reader(hostile, [f"https://me:{SECRET}@nowhere.invalid/feed"]) as reader:
        if words:
            code = CRASH.format(says=says, words=reader.command(*words)[3:])
            run = subprocess.run(
                [sys.executable, "-c", code],
                env=reader.environment,
                capture_output=True,
                text=True,
            )
            assert run.returncode == 70
            said = run.stdout + run.stderr
        else:
            said = screen(reader, crash=says)
        assert "the program itself went wrong (RuntimeError: no answer from https://x.org/" in said
        assert SECRET not in said, around(said)
        [log] = reader.home.rglob("briefing.log")
        assert "RuntimeError: no answer" in log.read_text("utf-8")
        check_files(reader)


CRASH = """
import sys
from briefing.commands.run import run
from briefing.newsroom import Newsroom
def broken(*_, **__):
    raise RuntimeError({says!r})
Newsroom.make_edition = broken
sys.exit(run({words!r}))
"""


def screen(reader: Reader, *, crash: str = "") -> str:
    """All that the screen writes while somebody looks at the page, the feeds and what is told."""
    environment = {**reader.environment, "TEXTUAL_ANIMATIONS": "none"}
    if crash:
        path = os.pathsep.join((str(DOORS), environment["PYTHONPATH"]))
        environment |= {"PYTHONPATH": path, "BRIEFING_TEST_CRASH": crash}
    with Terminal(reader.command(), environment=environment, width=140, height=45) as terminal:
        terminal.wait_for("Enter Open" if not crash else "Front page")
        if not crash:
            terminal.press("F")
            terminal.wait_for(" feeds")
            terminal.press(*"jjjjRPPu", " ", " ", "G", "d", "u", "\x1b")
            with reader.config.open("a", encoding="utf-8") as config:
                config.write(f'\n[[feeds]]\nurl = "ftp://me:{SECRET}@x.org/"\n')
            terminal.press("r", begin_s=2)
            terminal.press("q")
        terminal.leave("?" if crash else "q")
    return "\n".join((*terminal.seen, terminal.written.decode("utf-8", "replace")))


@contextmanager
def watched(reader: Reader) -> Iterator[set[str]]:
    """The words of every process that runs meanwhile on behalf of the reader, its workers too."""
    seen: set[str] = set()
    is_over = threading.Event()

    def watch() -> None:
        while not is_over.wait(0.2):
            for place in Path("/proc").glob("[0-9]*"):
                try:
                    if (place / "cwd").readlink() == reader.home:
                        seen.add((place / "cmdline").read_text("utf-8", "replace"))
                except OSError:
                    continue

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        yield seen
    finally:
        is_over.set()
        thread.join()


def check_files(reader: Reader) -> None:
    """The secret is in feeds.toml and the store, its copies and nowhere else; no name tells it."""
    found = [file for file in reader.home.rglob("*") if file.is_file() and file.name != "said"]
    assert not [file for file in found if SECRET in file.name]
    holding = [file for file in found if SECRET.encode() in file.read_bytes()]
    private = [file for file in holding if file.name.startswith(("feeds.toml", "briefing.db"))]
    assert holding == private
    assert all(file.stat().st_mode & 0o077 == 0 for file in private if "db" in file.name)


def around(text: str) -> str:
    place = text.index(SECRET)
    return text[max(0, place - 150) : place + 50]
