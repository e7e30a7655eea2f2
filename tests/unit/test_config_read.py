"""feeds.toml as it is, and as readers break it: the rest always holds, and the line is named."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.addresses import BUNDLED_FEEDS
from briefing.config import Config, Problem, load_config
from briefing.config.find import default_text
from briefing.model import FeedUrl, KnownActors, WantedSection
from briefing.sources.bundled import BUNDLED

GOOD = """\
[briefing]
window = "7d"
refresh = "off"
theme = "paper"

[[feeds]]
url = "bundled:syria-2024-12-07"

[[feeds]]
url = "https://news.example/rss"
name = "The Example"
tags = ["public", "uk"]
full_text = true

[[sections]]
name = "Homs"
about = ["Homs", "Hama"]

[[sections]]
name = "Damascus"

[actors]
watch = ["Hayat Tahrir al-Sham"]

[actors.aliases]
"Hayat Tahrir al-Sham" = ["HTS"]

[keys]
"section.next" = "right_square_bracket,l"
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "feeds.toml"


def load(path: Path, text: str | bytes) -> Config:
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return load_config(path)


def urls(config: Config) -> list[str]:
    return [feed.url for feed in config.feeds]


def test_everything_a_file_can_say(path: Path) -> None:
    config = load(path, GOOD)

    assert config.problems == ()
    assert (config.window, config.refresh, config.theme) == (timedelta(days=7), None, "paper")
    assert urls(config) == ["bundled:syria-2024-12-07", "https://news.example/rss"]
    example = config.feeds[1]
    assert (example.name, example.tags, example.full_text) == (
        "The Example",
        ("public", "uk"),
        True,
    )
    assert config.sections == (
        WantedSection(name="Homs", about=("Homs", "Hama")),
        WantedSection(name="Damascus", about=("Damascus",)),
    )
    assert config.actors == KnownActors(
        watch=("Hayat Tahrir al-Sham",), aliases=(("Hayat Tahrir al-Sham", ("HTS",)),)
    )
    assert config.keys == {"section.next": ("right_square_bracket", "l")}
    assert config.path == path


def test_the_default_file_has_no_problems_and_nine_feeds(path: Path) -> None:
    config = load(path, default_text())
    assert config.problems == ()
    assert config.feeds[0].url == "bundled:syria-2024-12-07"
    assert len({FeedUrl(url) for url in urls(config)}) == 9
    assert all(url.startswith("https://") for url in urls(config)[1:])
    assert all(feed.name and feed.tags for feed in config.feeds[1:])
    names = [section.name for section in config.sections]
    assert names == ["Battle for Homs", "Russia, Iran, Türkiye", "Damascus"]


def test_the_keys_that_the_default_file_shows_work_when_taken_in(path: Path) -> None:
    text = default_text()
    keys = text[text.index("# [keys]") :].replace("# [", "[").replace('# "', '"')
    config = load(path, keys)
    assert config.problems == ()
    assert config.keys == {"section.next": ("right_square_bracket", "l"), "refresh": ("f5",)}


def test_every_bundled_article_can_be_a_feed() -> None:
    assert set(BUNDLED_FEEDS) == set(BUNDLED)


@pytest.mark.parametrize("text", ["", "\n\n# nothing but this\n"])
def test_an_empty_file_is_a_reader_without_feeds(path: Path, text: str) -> None:
    config = load(path, text)
    assert (config.feeds, config.sections, config.problems) == ((), (), ())
    assert (config.window, config.refresh) == (timedelta(hours=48), timedelta(minutes=30))


@pytest.mark.parametrize(
    ("text", "span"),
    [("30m", timedelta(minutes=30)), ("48h", timedelta(hours=48)), (" 2 w ", timedelta(days=14)),
     ("all", None), ("ALL", None)],
)  # fmt: skip
def test_spans_of_time(path: Path, text: str, span: timedelta | None) -> None:
    config = load(path, f'[briefing]\nwindow = "{text}"')
    assert (config.window, config.problems) == (span, ())


@pytest.mark.parametrize(
    "body",
    [GOOD.encode("utf-8-sig"), GOOD.replace("\n", "\r\n").encode(), GOOD.rstrip().encode()],
    ids=["with a byte-order mark", "with Windows line ends", "without a last line end"],
)
def test_the_ways_editors_save_make_no_difference(path: Path, body: bytes) -> None:
    config = load(path, body)
    assert config.problems == ()
    assert config == load(path, GOOD)


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
    "not UTF-8": (b'[briefing]\ntheme = "caf\xe9"', 2, "", "0xe9", "UTF-8"),
    "UTF-16": (GOOD.encode("utf-16"), None, "", "UTF-16", "UTF-8"),
    "a NUL": ('[briefing]\ntheme = "\0"', 2, "", "not TOML", "left out"),
    "far too long": (b"#" * 2_000_000, None, "", "2 MB", "right file"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "line", "key", "says", "hint"), BROKEN.values(), ids=BROKEN)
def test_a_broken_file_is_told_with_its_line(
    path: Path, text: str | bytes, line: int | None, key: str, says: str, hint: str
) -> None:
    config = load(path, text)

    [problem] = config.problems
    assert (problem.line, problem.key) == (line, key)
    assert says in problem.message
    assert hint in problem.hint
    assert "\n" not in problem.message + problem.hint


@pytest.mark.parametrize("name", [name for name, case in BROKEN.items() if case[1] is not None])
def test_what_is_broken_leaves_the_rest_of_the_file_as_it_is(path: Path, name: str) -> None:
    """Each broken text stands before a good file, so that everything after it must still hold."""
    broken = BROKEN[name][0]
    body = broken if isinstance(broken, bytes) else broken.encode()
    rest = '\n[[feeds]]\nurl = "https://rest.example/rss"\nname = "Rest"\n'
    rest += '[[sections]]\nname = "The rest"\nabout = ["Rest"]\n'
    if name.startswith("feeds a") or name == "a feed that is a text":
        rest = rest[rest.index("[[sections]]") :]
    config = load(path, body + b"\n" + rest.encode())

    assert WantedSection(name="The rest", about=("Rest",)) in config.sections
    assert "feeds" not in rest or "https://rest.example/rss" in urls(config)
    assert config.problems[0].line == BROKEN[name][1]


def test_several_breaks_are_told_at_once_in_the_files_order(path: Path) -> None:
    text = GOOD.replace('theme = "paper"', "theme = paper").replace('"HTS"]', '"HTS')
    config = load(path, text.replace('tags = ["public", "uk"]', "tag = []"))
    assert [problem.line for problem in config.problems] == [4, 12, 26]
    assert len(config.feeds) == 2
    assert len(config.sections) == 2


def unreadable(path: Path) -> None:
    path.write_text(GOOD)
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read everything")


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda path: None, "does not exist"),
        (Path.mkdir, "is a folder"),
        (unreadable, "cannot be read"),
        (lambda path: path.symlink_to(path.with_name("gone")), "does not exist"),
        (lambda path: path.symlink_to(path), "cannot be read"),
    ],
    ids=["missing", "a folder", "unreadable", "a dead link", "a link to itself"],
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
    assert urls(config)[0] == "bundled:syria-2024-12-07"
    assert len(config.sections) == 3


def test_a_file_that_is_no_toml_at_all_shows_the_default_feeds(path: Path) -> None:
    config = load(path, "<html>\n<p>this is\n not it\n" * 30)
    assert config.problems
    assert urls(config)[0] == "bundled:syria-2024-12-07"


def test_text_from_the_file_cannot_reach_the_terminal_raw(path: Path) -> None:
    config = load(
        path,
        '[[feeds]]\nurl = "http://a.b"\nname = "x\\u001b[31m\\u202ey"\n"k\\u001b" = 1\n'
        '[[sections]]\nname = "a\\nb\\u009b"\n[keys]\n"q\\u001b" = "l"\n',
    )
    said = [text for p in config.problems for text in (p.key, p.message, p.hint)]
    shown = "".join((config.feeds[0].name, config.sections[0].name, *said))
    assert not any(ord(char) < 32 or 127 <= ord(char) < 160 or char == "\u202e" for char in shown)
    assert config.sections[0].name == "a b"


@pytest.mark.parametrize(
    ("written", "keys"),
    [
        ("l", ("l",)),
        ("L", ("L",)),
        ("f5, ctrl+R", ("f5", "ctrl+r")),
        ("esc", None),
        ("]", None),
        ("+", ("plus",)),
        (",", ("comma",)),
        ("shift+x", ("X",)),
        ("ctrl+right_square_bracket", ("ctrl+right_square_bracket",)),
        ("pgup", None),
        ("é", ("é",)),
        ("!", ("exclamation_mark",)),
        ("minus", ("minus",)),
        ("hyper+none", None),
        ("boo", None),
        ("ctrl+", None),
    ],
)
def test_keys_as_readers_write_them(path: Path, written: str, keys: tuple[str, ...] | None) -> None:
    config = load(path, f'[keys]\n"refresh" = "{written}"')
    if keys is None:
        assert "refresh" not in config.keys
        assert len(config.problems) == 1
    elif keys == ("l",):
        # Taken by section.next in the briefing.
        assert [problem.line for problem in config.problems] == [2]
    else:
        assert (config.keys, config.problems) == ({"refresh": keys}, ())


def test_two_actions_may_trade_their_keys(path: Path) -> None:
    config = load(path, '[keys]\n"refresh" = "q"\n"quit" = ["r", "ctrl+c"]')
    assert config.problems == ()
    assert config.keys == {"refresh": ("q",), "quit": ("r", "ctrl+c")}


def test_an_action_may_be_left_without_a_key(path: Path) -> None:
    config = load(path, '[keys]\n"article.star" = ""')
    assert (config.keys, config.problems) == ({"article.star": ()}, ())


def test_of_two_actions_given_one_key_the_first_in_the_file_has_it(path: Path) -> None:
    config = load(path, '[keys]\n"undo" = "z,u"\n"article.star" = "s,z"\n')
    [problem] = config.problems
    assert (problem.line, problem.key) == (3, "keys.article.star")
    assert config.keys == {"undo": ("z", "u"), "article.star": ("s",)}


def test_an_action_without_quotes_is_understood(path: Path) -> None:
    config = load(path, '[keys]\nsection.next = "f6"\nsection.nope = "f7"')
    assert config.keys == {"section.next": ("f6",)}
    assert config.problems == (
        Problem(
            line=3,
            key="keys.section.nope",
            message="unknown action “section.nope”",
            hint="did you mean “section.next”?",
        ),
    )


@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_no_cut_or_scramble_of_a_good_file_is_an_exception(path: Path, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(GOOD)))
    end = data.draw(st.integers(start, min(len(GOOD), start + 40)))
    text = GOOD[:start] + data.draw(st.text(max_size=12)) + GOOD[end:]
    body = text.encode("utf-8", "surrogatepass")
    config = load(path, body)
    n_lines = body.count(b"\n") + body.count(b"\r") + 1
    assert all(p.line is None or 1 <= p.line <= n_lines for p in config.problems)


@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(body=st.binary(max_size=200))
def test_no_bytes_are_an_exception(path: Path, body: bytes) -> None:
    load(path, body)
