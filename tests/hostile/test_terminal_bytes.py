"""The whole program on a terminal, full of hostile text: every byte it writes is its own."""

import json
import os
import re
import shutil
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import pytest
from hostile import Fault
from strange import answers, strange_server
from terminal import BEGIN_S, MARKS, Leak, Terminal, leaks_of

LONG = bool(os.environ.get("BRIEFING_LONG"))
DOORS = Path(__file__).parent / "doors"
ESCAPE, TAB, ENTER, DOWN = "\x1b[27u", "\t", "\r", "\x1b[B"
ODD = (
    "\\u001b]0;CANARY\\u0007\\u001b[31;41;7;5m\\u009b5m\\u202e[@click=app.quit]x[/] [/b] [$primary]"
)
"""As feeds.toml writes it."""

SETTINGS = f"""\
[briefing]
refresh = "off"
window = "all"
theme = "{ODD}"
"{ODD}" = "{ODD}"

[[sections]]
name = "Kirkuk {ODD}"
about = ["Kirkuk", "{ODD}"]

[[sections]]
name = "{ODD}"
about = ["{ODD}"]

[actors]
watch = ["Mosul {ODD}"]
[actors.aliases]
"Kirkuk {ODD}" = ["{ODD}", "Kirkuk"]

[keys]
"{ODD}" = "{ODD}"
"section.next" = "{ODD}"

"""


class Home:
    """A reader's files, and the ways to run the program on them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.config = folder / "feeds.toml"

    def copy(self, folder: Path) -> "Home":
        shutil.copytree(self.folder, folder)
        return Home(folder)

    def terminal(
        self, *words: str, size: tuple[int, int] = (120, 40), doors: str = "", crash: str = ""
    ) -> Terminal:
        environment = {
            "PATH": str(self.folder),  # where there is no browser and nothing to copy with
            "HOME": str(self.folder),
            "LANG": "C.UTF-8",
            "TEXTUAL_ANIMATIONS": "none",
            "PYTHONPATH": os.pathsep.join([str(DOORS), *filter(None, sys.path)]),
            "BRIEFING_TEST_DOORS": doors,
            "BRIEFING_TEST_CRASH": crash,
        }
        command = [sys.executable, "-m", "briefing", "--config", str(self.config)]
        command += ["--data-dir", str(self.folder / "data"), *words]
        return Terminal(command, environment=environment, width=size[0], height=size[1])

    def run(self, *words: str, doors: str = "") -> tuple[int, bytes]:
        """Run a command to its end, on a terminal; its exit code and what it wrote."""
        with self.terminal(*words, doors=doors) as terminal:
            code = terminal.leave()
        return code, bytes(terminal.written)


def feeds_toml(urls: Sequence[str]) -> str:
    tables = [
        f'[[feeds]]\nurl = {json.dumps(url)}\ntags = ["{ODD}"]\n'
        + (f'name = "feed{n} {ODD}"\n' if n % 10 == 4 else "")
        + ("full_text = true\n" if "/f/a_" in url else "")
        for n, url in enumerate(urls)
    ]
    return SETTINGS + "\n".join(tables)


@pytest.fixture(scope="module")
def strange() -> Iterator[str]:
    with strange_server() as address:
        yield address


@pytest.fixture(scope="module")
def shared_faults(request: pytest.FixtureRequest) -> list[str]:
    """The addresses of the other server's faults of text and links; none where it is absent."""
    with suppress(pytest.skip.Exception):
        server = request.getfixturevalue("hostile")
        return [
            server.url(fault["path"], fault["port"])
            for fault in server.faults
            if fault["group"] in ("text", "links")
            or (fault["group"] == "status" and LONG)
            or (fault["kind"] == "article" and {"no_control", "shown_literally"} & must_of(fault))
        ]
    return []


def must_of(fault: Fault) -> set[str]:
    return set(fault["expect"]["must"])


@pytest.fixture(scope="module")
def words() -> list[str]:
    """The last parts of the paths of what is fetched of our own; some only, in the short form."""
    paths = [path.removeprefix("/f/") for path in answers()]
    return paths if LONG else [path for path in paths if path[:3] != "jsn" or path[-1] in "159"]


@pytest.fixture(scope="module")
def full(
    strange: str,
    shared_faults: list[str],
    words: list[str],
    tmp_path_factory: pytest.TempPathFactory,
) -> Home:
    """A home with everything fetched."""
    home = Home(tmp_path_factory.mktemp("full") / "home")
    home.folder.mkdir()
    urls = [*(f"{strange}/f/{word}" for word in words), *shared_faults]
    home.config.write_text(feeds_toml(urls), "utf-8")
    code, written = home.run("refresh", "--verbose")
    assert code == 1, written[-2_000:]
    assert plain_leaks(written) == []
    return home


def plain_leaks(written: bytes) -> list[Leak]:
    """As `leaks_of`, where rich draws its bar and Hebrew may say in which direction it goes."""
    leaks = leaks_of(_BAR.sub(b"", written))
    return [leak for leak in leaks if leak.what not in ("U+200E", "U+200F", "U+061C")]


_BAR = re.compile(rb"\x1b\[(?:\?25[lh]|2K|1A|0m|32m|38;5;237m|38;2;\d{1,3};\d{1,3};\d{1,3}m)")
"""What rich writes to draw a bar; no oddity is like any of these."""


LATE_S = 3.0
"""So late a screen may come on a busy computer: the same key once more would close it again."""


class Visit:
    """A reader who looks at everything there is."""

    def __init__(self, terminal: Terminal, last_feed: str) -> None:
        self._terminal = terminal
        self._last_feed = last_feed
        self.press = terminal.press

    def glance(self, site: str) -> None:
        """At the page, the feeds, the search and an article."""
        self.sections()
        self.feeds(most=4)
        self.search("kirkuk")
        if LONG:
            self.add(site)

    def everything(self, site: str) -> None:
        """At every screen; at more of each in the long form."""
        most = None if LONG else 2
        pasted = "\x1b[200~\x1b]0;CANARY\x07\u202e\x1b[201~"
        before = site.removesuffix("/site")
        self.sections()
        self.search(*["kirkuk", pasted, "feed:links kirkuk", "press"][:most])
        self.actors()
        self.feeds()
        self.add(*[site, f"{before}/f/odd012", f"{before}/\u202e", "http://[\u202e/"][:most])
        self.palette(*["feed", "section", "actor", "\u202e"][:most])
        self.help()

    def go(self, key: str, title: str) -> None:
        """To another screen, whose first line begins so."""
        self.press(key)
        until = time.monotonic() + LATE_S
        while not self._is_at(title) and time.monotonic() < until:
            self._terminal.rest()
        if not self._is_at(title):
            # What was opened before may have come on top in the meantime.
            self.back()
            self.press(key)
        self._terminal.wait_for(title, first=True)

    def _is_at(self, title: str) -> bool:
        return self._terminal.screen.lines[0].strip().startswith(title)

    def back(self) -> None:
        """To the page, from another screen or from the palette, which lies over it."""
        while not self._is_page():
            self.press(ESCAPE)

    def _is_page(self) -> bool:
        screen = self._terminal.screen
        is_open = "▔▔▔" in screen.text
        return not is_open and screen.lines[0].strip().startswith(("B R I E", "BRIEFING"))

    def look(self, most: int = 200, *, to: str = "") -> None:
        """Page down to the end, or until something stands there."""
        seen = self._terminal.seen
        for _ in range(most):
            shown = self.press(" ", begin_s=2 if to else BEGIN_S)
            if to in shown if to else seen[-1] == seen[-2] == seen[-3]:
                return

    def sections(self) -> None:
        self._terminal.wait_for("Enter Open")
        for number in "1234":
            self.press(number, "g")
            self.look(100 if LONG else 3)
        self.press("jjs", "u", "oy", "c")
        self.back()
        self.press("m", "u", "t")

    def search(self, *wanted: str) -> None:
        for words in wanted:
            self.go("/", "Search")
            self.press(words)
            self.look(200 if LONG else 5)
            for _ in range(20 if LONG else 1):
                self.read_one()
            self.back()

    def read_one(self) -> None:
        self.press(TAB, DOWN, ENTER)
        self.look(4)
        self.press("G", "onmsuy", ESCAPE)

    def actors(self) -> None:
        self.go("A", "Actors")
        for _ in range(30 if LONG else 4):
            self.press("j")
        self.look(10)
        self.press(ENTER)
        self.look(4)
        self.press("oy", ENTER)
        self.back()

    def feeds(self, most: int = 200) -> None:
        self.go("F", "Feeds")
        self._terminal.wait_for(" feeds")
        self.look(most, to=self._last_feed)
        self.press("g", *"yPudu", "jjj", *"Pudu", "R", ENTER)
        self.back()

    def add(self, *addresses: str) -> None:
        for address in addresses:
            self.go("a", "Add a feed")
            self.press(address, ENTER, ENTER)
            self.back()
            self.press("u")

    def palette(self, *wanted: str) -> None:
        for words in wanted:
            self.press(":")
            self._terminal.wait_for("Search for commands")
            self.press(words, *[DOWN * 10] * (8 if LONG else 2))
            self.back()

    def help(self) -> None:
        self.go("?", "Keys")
        self.look(4)
        self.back()


def told(leaks: Sequence[Leak]) -> list[str]:
    return [str(leak) for leak in leaks]


def test_every_byte_is_the_programs_own(
    full: Home, strange: str, words: list[str], tmp_path: Path
) -> None:
    home = full.copy(tmp_path / "home")
    with home.terminal() as terminal:
        Visit(terminal, words[-1]).everything(f"{strange}/site")
        with home.config.open("a", encoding="utf-8") as config:
            config.write(f'\n[[feeds]]\nurl = "{strange}/f/rss001?"\nname = "added {ODD}"\n')
        terminal.wait_for("feeds.toml was")
        terminal.press_until_written("r", "Fetching · ")
        assert terminal.is_running
        assert terminal.leave("q") == 0
    assert told(leaks_of(bytes(terminal.written))) == []
    shown = " ".join(terminal.seen)
    # A page may pass undrawn where the computer is busy.
    assert len([word for word in words if word in shown]) > 0.8 * len(words)


def test_on_a_small_screen_too(full: Home, strange: str, words: list[str], tmp_path: Path) -> None:
    home = full.copy(tmp_path / "home")
    with home.terminal(size=(50, 20)) as terminal:
        visit = Visit(terminal, words[-1])
        (visit.everything if LONG else visit.glance)(f"{strange}/site")
        assert terminal.leave("q") == 0
    assert told(leaks_of(bytes(terminal.written))) == []
    assert "Kirkuk" in " ".join(terminal.seen)


def test_markup_is_shown_as_it_is_and_a_click_on_it_does_nothing(
    full: Home, tmp_path: Path
) -> None:
    home = full.copy(tmp_path / "home")
    with home.terminal() as terminal:
        visit = Visit(terminal, "")
        terminal.wait_for("Enter Open")
        visit.go("/", "Search")
        terminal.press("press")
        shown = terminal.wait_for("[@click=app.quit]press[/]")
        assert r"[bold red]x[/] [/b] [/] [ [[ \[ [@click=app.quit]press[/]" in shown
        terminal.click("[@click=app.quit]press[/]")
        terminal.click("[@click=app.quit]press[/]")
        assert terminal.is_running
        assert terminal.leave(*[ESCAPE] * 3, "q") == 0


COMMANDS = (
    *(["show", "--full", "--format", form] for form in ("plain", "markdown", "json", "html")),
    ["show", "--since", "7d", "--refresh", "--verbose"],
    ["feeds", "--check", "--verbose"],
    ["feeds"],
    ["feeds", "--format", "json"],
    ["search", "kirkuk"],
    ["search", "kirkuk", "--format", "json"],
    ["actors"],
    ["actors", "mosul"],
    ["actors", "\x1b]0;CANARY\x07\u202e\x9b5m"],
    ["export"],
    ["config", "show"],
    ["config", "check"],
    ["doctor"],
    ["show", "\x1b]0;CANARY\x07\u202e\x9b5m"],
    ["show", "a", "\x1b]0;CANARY\x07\u202e\x9b5m"],
    ["\x1b]0;CANARY\x07\u202e\x9b5m"],
    ["--\x1b]0;CANARY\x07\u202e\x9b5m"],
    ["import", "/\x1b]0;CANARY\x07\u202e\x9b5m"],
    ["--config", "/\x1b]0;CANARY\x07\u202e\x9b5m", "show"],
    ["add", "\x1b]0;CANARY\x07\u202e\x9b5m"],
)
SLOW = ("--refresh", "--check")


@pytest.mark.parametrize("command", COMMANDS, ids=lambda words: ascii(" ".join(words)))
def test_every_byte_of_a_command_is_its_own(full: Home, command: list[str]) -> None:
    if not LONG and set(SLOW) & set(command):
        pytest.skip("BRIEFING_LONG=1 fetches everything again")
    code, written = full.run(*command)
    assert code in (0, 1, 2)
    assert len(written) > 20
    assert told(plain_leaks(written)) == []


@pytest.mark.parametrize("path", ["site", "f/odd012", "f/odd000", "f/odd009", "\u202e\x1b[5m"])
def test_adding_a_feed_from_a_strange_place(
    full: Home, strange: str, path: str, tmp_path: Path
) -> None:
    home = full.copy(tmp_path / "home")
    with home.terminal("add", f"{strange}/{path}") as terminal:
        terminal.leave("1\r")
    assert told(plain_leaks(bytes(terminal.written))) == []
    assert b"127.0.0.1" in terminal.written


def test_the_log_holds_nothing_that_a_terminal_obeys(full: Home) -> None:
    logged = [path.read_bytes() for path in full.folder.rglob("*.log*")]
    assert [told(leaks_of(log)) for log in logged] == [[] for _ in logged]


def test_a_fault_of_the_screen_is_told_without_what_it_was_about(
    full: Home, tmp_path: Path
) -> None:
    home = full.copy(tmp_path / "home")
    with home.terminal(crash="\x1b]0;CANARY\x07[/b]\x9b5m") as terminal:
        terminal.wait_for("Enter Open")
        assert terminal.leave("?") == 70
    written = bytes(terminal.written)
    assert "the program itself went wrong (RuntimeError: ]0;CANARY[/b]5m)" in written.decode()
    # Textual rings the bell once.
    assert [leak.what for leak in leaks_of(written)] == ["'\\x07\\x1b[?2004l\\x1b[?7h\\x1b[?100'"]
    [log] = home.folder.rglob("*.log")
    assert "Traceback" in log.read_text("utf-8")
    assert told(leaks_of(log.read_bytes())) == []


# With the doors open


@pytest.fixture(scope="module")
def uncleaned(strange: str, words: list[str], tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home into which all came as it was."""
    home = Home(tmp_path_factory.mktemp("uncleaned") / "home")
    home.folder.mkdir()
    some = [word for word in words if word < "rss030" and word[:3] != "byt"]
    home.config.write_text(feeds_toml([f"{strange}/f/{word}" for word in some]), "utf-8")
    home.run("refresh", doors="first")
    return home


def test_the_last_door_holds_alone(uncleaned: Home, strange: str, tmp_path: Path) -> None:
    home = uncleaned.copy(tmp_path / "home")
    with home.terminal(doors="first") as terminal:
        Visit(terminal, "").glance(f"{strange}/site")
        assert terminal.leave("q") == 0
    commands = (["show", "--full"], ["feeds"])
    written = [uncleaned.run(*words, doors="first")[1] for words in commands]
    written.append(bytes(terminal.written))
    leaks = [leak for each in written for leak in plain_leaks(each)]
    assert told([leak for leak in leaks if leak.what != MARKS]) == []


KINDS = (r"'\x1b]0;", r"'\x1b[6n", r"'\x1b[31;41;7;5m", r"'\x1bP", r"'\x9b31;5m")
KINDS += ("U+202E", "U+200B", "U+FEFF", "U+E0069", MARKS)


def kinds_missed(written: bytes) -> list[str]:
    seen = {leak.what for leak in leaks_of(written)}
    return [kind for kind in KINDS if not any(what.startswith(kind) for what in seen)]


def test_a_leak_would_be_seen(uncleaned: Home, tmp_path: Path) -> None:
    home = uncleaned.copy(tmp_path / "home")
    with home.terminal(doors="first last") as terminal:
        # What is shown can no longer be told: only the bytes can.
        terminal.rest(10)
        for _ in range(80):
            terminal.press("F", " ", begin_s=1)
            if not (missed := kinds_missed(bytes(terminal.written))):
                break
    assert missed == []
    _, printed = uncleaned.run("feeds", doors="first last")
    assert kinds_missed(printed) == []
