"""feeds.toml as it is, and as readers break it: the rest always holds, and the line is named."""

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
    ("line", "span"),
    [
        ("", None),
        ('keep = "all"', None),
        ('keep = "90d"', timedelta(days=90)),
        ('keep = "52w"', timedelta(days=364)),
    ],
)
def test_how_long_articles_are_kept(path: Path, line: str, span: timedelta | None) -> None:
    config = load(path, f"[briefing]\n{line}")
    assert (config.keep, config.problems) == (span, ())


def test_two_weeks_are_kept_at_least(path: Path) -> None:
    config = load(path, '[briefing]\nkeep = "24h"')
    assert config.keep == timedelta(days=14)
    [problem] = config.problems
    assert (problem.line, problem.key) == (2, "briefing.keep")
    assert "two weeks" in problem.hint


@pytest.mark.parametrize("line", ["keep = 90", 'keep = "a while"', "keep = true"])
def test_what_is_no_span_lets_nothing_go(path: Path, line: str) -> None:
    config = load(path, f"[briefing]\n{line}")
    assert config.keep is None
    assert [problem.key for problem in config.problems] == ["briefing.keep"]


@pytest.mark.parametrize("length", ["short", "medium", "long", "Long"])
def test_how_much_a_summary_tells(path: Path, length: str) -> None:
    config = load(path, f'[briefing]\nsummary = "{length}"')
    assert (config.summary, config.problems) == (length.lower(), ())


def test_a_length_of_summary_that_is_none_is_told_with_the_nearest_one(path: Path) -> None:
    config = load(path, '[briefing]\nwindow = "7d"\nsummary = "shrot"')
    assert config.summary == "medium"
    assert config.problems == (
        Problem(
            line=3,
            key="briefing.summary",
            message="“shrot” is none of short, medium, long",
            hint="did you mean “short”?",
        ),
    )


def test_a_summary_that_is_no_text_is_told(path: Path) -> None:
    config = load(path, "[briefing]\nsummary = 3")
    assert config.summary == "medium"
    assert [(problem.line, problem.key) for problem in config.problems] == [(2, "briefing.summary")]


@pytest.mark.parametrize(
    "body",
    [GOOD.encode("utf-8-sig"), GOOD.replace("\n", "\r\n").encode(), GOOD.rstrip().encode()],
    ids=["with a byte-order mark", "with Windows line ends", "without a last line end"],
)
def test_the_ways_editors_save_make_no_difference(path: Path, body: bytes) -> None:
    config = load(path, body)
    assert config.problems == ()
    assert config == load(path, GOOD)


def test_several_breaks_are_told_at_once_in_the_files_order(path: Path) -> None:
    text = GOOD.replace('theme = "paper"', "theme = paper").replace('"HTS"]', '"HTS')
    config = load(path, text.replace('tags = ["public", "uk"]', "tag = []"))
    assert [problem.line for problem in config.problems] == [4, 12, 26]
    assert len(config.feeds) == 2
    assert len(config.sections) == 2


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
        ("*", ("asterisk",)),
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
