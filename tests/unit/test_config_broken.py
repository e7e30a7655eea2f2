"""feeds.toml as readers break it: told with the line, the rest holds, the file is left as it is."""

import os
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.commands.run import run
from briefing.config import append_feed, load_config, remove_feed
from briefing.errors import ConfigError
from briefing.model import FeedUrl, WantedSection

NEW = FeedUrl("https://new.example/rss")
GOOD = '[[feeds]]\nurl = "https://good.example/rss"\n'


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "feeds.toml"


def written(text: str | bytes) -> bytes:
    return text if isinstance(text, bytes) else text.encode()


BROKEN: dict[str, tuple[str | bytes, int | None, str, str, str]] = {
    # What is wrong: (the text, line, key, what the message says, what the hint says)
    "unknown table": ("[briefng]\n", 1, "briefng", "unknown key", "“briefing”"),
    "unknown setting": ('[briefing]\nwindwo = "1h"', 2, "briefing.windwo", "unknown", "“window”"),
    "unknown key of a feed": (
        '[[feeds]]\nurl = "http://a.b"\n[[feeds]]\nurl = "http://c.d"\ntag = []',
        5, "feeds[2].tag", "unknown key", "“tags”",
    ),
    "unknown key of a section": ('[[sections]]\nname = "x"\nabuot = []', 3, "sections[1].abuot",
                                 "unknown key", "“about”"),
    "unknown key like none": ("[actors]\nzzz = 1", 2, "actors.zzz", "unknown", "watch, aliases"),
    "window a number": ("[briefing]\nwindow = 48", 2, "briefing.window", "a number", "48h"),
    "window no span": ('[briefing]\nwindow = "soon"', 2, "briefing.window", "“soon”", "48h"),
    "window zero": ('[briefing]\nwindow = "0h"', 2, "briefing.window", "“0h”", "all"),
    "window of ages": ('[briefing]\nwindow = "999999999d"', 2, "briefing.window", "span", "all"),
    "refresh every minute": ('[briefing]\nrefresh = "1m"', 2, "briefing.refresh", "five", "five"),
    "theme a date": ("[briefing]\ntheme = 2024-12-07", 2, "briefing.theme", "a date", ""),
    "feeds a table": ('[feeds]\nurl = "http://a.b"', 1, "feeds", "a list", "[[feeds]]"),
    "feeds a text": ('feeds = "http://a.b"', 1, "feeds", "a list", "[[feeds]]"),
    "a feed that is a text": ('feeds = ["http://a.b"]', 1, "feeds[1]", "a table", "[[feeds]]"),
    "a feed without a url": ('[[feeds]]\nname = "x"', 1, "feeds[1]", "without a url", "url ="),
    "url a number": ("[[feeds]]\nurl = 3", 2, "feeds[1].url", "must be text", '"3"'),
    "url no address": ('[[feeds]]\nurl = "hello"', 2, "feeds[1].url", "not an address", "https"),
    "url of a file": ('[[feeds]]\nurl = "file:///etc/passwd"', 2, "feeds[1].url", "file:", "https"),
    "url of a program": ('[[feeds]]\nurl = "exec:ls"', 2, "feeds[1].url", "not an address", ""),
    "bundled that is not": ('[[feeds]]\nurl = "bundled:mars"', 2, "feeds[1].url", "no bundled",
                            "bundled:syria-2024-12-07"),
    "the same feed twice": (
        '[[feeds]]\nurl = "http://www.a.b/rss/"\n\n[[feeds]]\nurl = "https://a.b/rss"',
        5, "feeds[2].url", "already", "first",
    ),
    "name a list": ('[[feeds]]\nurl = "http://a.b"\nname = []', 3, "feeds[1].name", "text", ""),
    "tags a text": ('[[feeds]]\nurl = "http://a.b"\ntags = "uk"', 3, "feeds[1].tags", "a list",
                    '["uk"]'),
    "a tag that is a number": ('[[feeds]]\nurl = "http://a.b"\ntags = ["uk", 3]', 3,
                               "feeds[1].tags", "a number", '"3"'),
    "full_text a text": ('[[feeds]]\nurl = "http://a.b"\nfull_text = "yes"', 3,
                         "feeds[1].full_text", "true or false", "without quotes"),
    "a section without a name": ('[[sections]]\nabout = ["x"]', 1, "sections[1]", "without a name",
                                 "name ="),
    "a section called Front page": ('[[sections]]\nname = "front PAGE"', 2, "sections[1].name",
                                    "Front page", "another name"),
    "a section called Elsewhere": ('[[sections]]\nname = "Elsewhere"', 2, "sections[1].name",
                                   "always there", "another name"),
    "a section twice": ('[[sections]]\nname = "Türkiye"\n[[sections]]\nname = "turkiye"', 4,
                        "sections[2].name", "second section", "first"),
    "about a text": ('[[sections]]\nname = "x"\nabout = "Homs"', 3, "sections[1].about", "a list",
                     '["Homs"]'),
    "aliases a list": ('[actors]\naliases = ["HTS"]', 2, "actors.aliases", "a table", "[actors.al"),
    "an alias that is a text": ('[actors.aliases]\nHTS = "x"', 2, "actors.aliases.HTS", "a list",
                                '["x"]'),
    "keys of an unknown action": ('[keys]\n"section.nxt" = "l"', 2, 'keys.section.nxt', "unknown",
                                  "“section.next”"),
    "an unknown key": ('[keys]\nquit = "esape"', 2, "keys.quit", "“esape”", "“escape”"),
    "keys a number": ("[keys]\nquit = 3", 2, "keys.quit", "a number", '"l"'),
    "a key that is taken": ('[keys]\n"refresh" = "q"', 2, "keys.refresh", "quit", "another"),
    "not TOML": ("[briefing]\nhello world\n", 2, "", "not TOML", "left out"),
    "an open quote": ('[briefing]\ntheme = "x\n', 2, "", "closing quote", "this line"),
    "an open bracket": ('[[sections]]\nname = "x"\nabout = ["a",\n[actors]\n', 3, "",
                        "never closed", "this line"),
    "a key twice": ('[briefing]\ntheme = "a"\ntheme = "b"', 3, "", "not TOML", "this line"),
    "a broken header": ('[briefing]\n[[feeds]\nurl = "http://a.b"\n', 2, "", "not TOML",
                        "these 2 lines"),
    "a number without end": (f"x = {'9' * 5000}", 1, "", "too long", "left out"),
    "brackets without end": (f"x = {'[' * 5000}", 1, "", "too deeply", "left out"),
    "a number in hex without end": (
        f"[[feeds]]\nurl = 0x{'f' * 5000}", 2, "feeds[1].url", "not a number", ""
    ),
    "a tag in hex without end": (
        f'[[feeds]]\nurl = "http://a.b"\ntags = [0x{"f" * 5000}]', 3, "feeds[1].tags", "a number",
        "",
    ),
    "a key of names without end": (f"{'a.' * 50_000}a = 1", 1, "", "too deeply", "left out"),
    "a header of names without end": (
        f'[{"a." * 50_000}"a"]\nx = 1', 1, "", "too deeply", "these 2 lines"
    ),
    "an action of names without end": (
        f'[keys]\n{"a." * 900}a = "x"', 2, "", "too deeply", "left out"
    ),
    "tables in tables": (
        f"[keys]\nx = {'{a = ' * 200}1{'}' * 200}", 2, f"keys.x{'.a' * 200}"[:199] + "…",
        "unknown action", "lists them",
    ),
    "not a span but an endless one": ("[briefing]\nwindow = inf", 2, "briefing.window", "a number",
                                      "48h"),
    "Mac line ends": ('[briefing]\rtheme = "x"\r', 1, "", "not TOML", "left out"),
    "not UTF-8": (b'[briefing]\ntheme = "caf\xe9"', 2, "", "0xe9", "UTF-8"),
    "UTF-16": (GOOD.encode("utf-16"), None, "", "UTF-16", "UTF-8"),
    "a NUL": ('[briefing]\ntheme = "\0"', 2, "", "not TOML", "left out"),
    "far too long": (b"#" * 2_000_000, None, "", "2 MB", "right file"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "line", "key", "says", "hint"), BROKEN.values(), ids=BROKEN)
def test_a_broken_file_is_told_with_its_line(
    path: Path, text: str | bytes, line: int | None, key: str, says: str, hint: str
) -> None:
    path.write_bytes(written(text))
    config = load_config(path)

    [problem] = config.problems
    assert (problem.line, problem.key) == (line, key)
    assert says in problem.message
    assert hint in problem.hint
    assert "\n" not in problem.message + problem.hint


@pytest.mark.parametrize("name", [name for name, case in BROKEN.items() if case[1] is not None])
def test_what_is_broken_leaves_the_rest_of_the_file_as_it_is(path: Path, name: str) -> None:
    """Each broken text stands before a good file, so that everything after it must still hold."""
    broken = BROKEN[name][0]
    body = written(broken)
    rest = '\n[[feeds]]\nurl = "https://rest.example/rss"\nname = "Rest"\n'
    rest += '[[sections]]\nname = "The rest"\nabout = ["Rest"]\n'
    if name.startswith("feeds a") or name == "a feed that is a text":
        rest = rest[rest.index("[[sections]]") :]
    path.write_bytes(body + b"\n" + rest.encode())
    config = load_config(path)

    assert WantedSection(name="The rest", about=("Rest",)) in config.sections
    assert "feeds" not in rest or "https://rest.example/rss" in [feed.url for feed in config.feeds]
    assert config.problems[0].line == BROKEN[name][1]


@pytest.mark.parametrize("name", BROKEN)
def test_commands_say_it_in_one_line_and_leave_the_file_as_it_is(
    path: Path, tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    text, line, *_ = BROKEN[name]
    path.write_bytes(written(text))
    words = ["--config", str(path), "--data-dir", str(tmp_path / "data")]
    assert run([*words, "config", "check"]) == 2
    [said] = capsys.readouterr().out.splitlines()
    assert said.startswith(f"{path}:{line} " if line else f"{path} ")
    assert run([*words, "config", "show"]) == 0
    shown = capsys.readouterr()
    assert shown.err.splitlines() == [said]
    assert "Traceback" not in shown.out
    assert path.read_bytes() == written(text)


@pytest.mark.parametrize("name", BROKEN)
def test_an_edit_adds_lines_and_changes_none_or_is_refused(path: Path, name: str) -> None:
    before = written(BROKEN[name][0])
    path.write_bytes(before)
    with suppress(ConfigError):
        append_feed(path, NEW)
    after = path.read_bytes()
    if after != before:
        assert after.count(NEW.encode()) == 1
        kept = after.split(b"\n")
        gone = [line for line in before.split(b"\n") if line not in kept]
        # A list of feeds in one line is one line's change.
        assert all(line.startswith(b"feeds = ") for line in gone)
        assert len(gone) <= 1
    assert [file.name for file in path.parent.iterdir()] == ["feeds.toml"]


SMALL = [written(text) for text, *_ in BROKEN.values() if len(text) < 400]
EXAMPLES = int(os.environ.get("BRIEFING_FUZZ") or 100)


@settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_no_mixture_of_broken_files_is_an_exception_or_edited_amiss(
    path: Path, data: st.DataObject
) -> None:
    parts = data.draw(st.lists(st.sampled_from(SMALL), min_size=1, max_size=4))
    body = data.draw(st.sampled_from((b"\n", b"\r\n", b""))).join((*parts, GOOD.encode()))
    start = data.draw(st.integers(0, len(body)))
    body = body[:start] + data.draw(st.binary(max_size=4)) + body[start:]
    path.write_bytes(body)
    config = load_config(path)
    assert path.read_bytes() == body
    n_lines = body.count(b"\n") + body.count(b"\r") + 1
    assert all(p.line is None or 1 <= p.line <= n_lines for p in config.problems)
    with suppress(ConfigError):
        append_feed(path, NEW)
        assert NEW in [feed.url for feed in load_config(path).feeds]
        remove_feed(path, NEW)
    left = path.read_bytes()
    assert left.split() == body.split() or config.feeds == load_config(path).feeds


def fifty_megabytes(path: Path) -> None:
    path.write_text(GOOD)
    os.truncate(path, 50_000_000)


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda path: None, "does not exist"),
        (Path.mkdir, "is a folder"),
        (lambda path: path.symlink_to(path.with_name("gone")), "does not exist"),
        (lambda path: path.symlink_to(path), "cannot be read"),
        (os.mkfifo, "is a pipe or a device"),
        (lambda path: path.symlink_to("/dev/zero"), "is a pipe or a device"),
        (fifty_megabytes, "is 50 MB long"),
    ],
    ids=[
        "missing",
        "a folder",
        "a dead link",
        "a link to itself",
        "a pipe",
        "a device",
        "50 MB",
    ],
)
def test_where_there_is_no_file_to_read_the_default_one_stands_in(
    path: Path, make: object, says: str
) -> None:
    assert callable(make)
    make(path)
    config = load_config(path)

    [problem] = config.problems
    assert says in problem.message
    assert problem.line is None
    assert config.own == frozenset()
    assert config.feeds[0].url == "bundled:syria-2024-12-07"
    assert len(config.sections) == 3
    with pytest.raises(ConfigError, match=r"feeds\.toml"):
        append_feed(path, NEW)


def test_a_file_that_may_not_be_read_is_told(path: Path) -> None:
    path.write_text(GOOD, "utf-8")
    path.chmod(0)
    is_root = os.geteuid() == 0
    if is_root:
        os.seteuid(65534)
    try:
        [problem] = load_config(path).problems
        with pytest.raises(ConfigError, match="Permission denied"):
            append_feed(path, NEW)
    finally:
        if is_root:
            os.seteuid(0)
    assert problem.message == "the file cannot be read: Permission denied"
    assert path.read_bytes() == GOOD.encode()


SECRET = "s3cr3t"  # noqa: S105 - what is looked for
ADDRESS = f"https://me:{SECRET}@x.org/?token={SECRET}"


@pytest.mark.parametrize(
    "text",
    [
        f'"{ADDRESS}" = 1',
        f'["{ADDRESS}"]\n["{ADDRESS}"]',
        f'feeds = "{ADDRESS}"',
        f'feeds = ["{ADDRESS}"]',
        f"[[feeds]]\nurl = {ADDRESS}",
        f'[[feeds]]\nurl = ["{ADDRESS}"]',
        f'[[feeds]]\nurl = "{ADDRESS.replace("https", "ftp")}"',
        f'[[feeds]]\nurl = "{ADDRESS.replace("https", "htps")}"',
        f'[[feeds]]\nurl = "{ADDRESS.partition("//")[2]}"',
        f'[[feeds]]\nurl = "bundled:{ADDRESS}"',
        f'[[feeds]]\nurl = "{ADDRESS}"\n[[feeds]]\nurl = "{ADDRESS}"',
        f'[[feeds]]\nurl = "http://a.b"\ntags = "{ADDRESS}"',
        f'[[feeds]]\nurl = "http://a.b"\nfull_text = "{ADDRESS}"',
        f'[[feeds]]\nurl = "http://a.b"\n"{ADDRESS}" = true',
        f'[briefing]\nwindow = "{ADDRESS}"',
        f'[keys]\nrefresh = "{ADDRESS}"',
        f'[keys]\n"{ADDRESS}" = "x"',
        f'[[sections]]\nname = ["{ADDRESS}"]',
        f'[actors.aliases]\n"{ADDRESS}" = "{ADDRESS}"',
    ],
)
def test_no_problem_shows_the_password_that_stands_there(path: Path, text: str) -> None:
    path.write_text(text, "utf-8")
    problems = load_config(path).problems
    assert problems
    assert SECRET not in repr(problems)
