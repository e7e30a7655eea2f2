"""Adding and removing feeds: what was not asked for stays to the byte."""

import difflib
import os
import stat
import threading
import tomllib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.config import (
    FeedConfig,
    append_feed,
    append_feeds,
    change_address,
    load_config,
    remove_feed,
    restore_feed,
)
from briefing.config.find import default_text
from briefing.config.place import held
from briefing.errors import ConfigError
from briefing.model import FeedUrl

NEW = FeedUrl("https://new.example/rss?a=1&b=2")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "feeds.toml"
    path.write_text(default_text(), "utf-8")
    return path


def urls(path: Path) -> list[str]:
    return [feed.url for feed in load_config(path).feeds]


def changes(before: str, after: str) -> list[str]:
    """The lines that went or came, sorted: where lines are alike a diff may choose either."""
    diff = difflib.ndiff(before.splitlines(), after.splitlines())
    return sorted(line for line in diff if line[0] in "+-")


def test_a_feed_is_appended_after_the_last_one_and_nothing_else_changes(path: Path) -> None:
    before = path.read_text("utf-8")
    append_feed(path, NEW, name='The "New"', tags=("uk", "public"))

    assert changes(before, path.read_text("utf-8")) == [
        "+ ",
        "+ [[feeds]]",
        '+ name = "The \\"New\\""',
        '+ tags = ["uk", "public"]',
        '+ url = "https://new.example/rss?a=1&b=2"',
    ]
    config = load_config(path)
    assert config.problems == ()
    assert (config.feeds[-1].url, config.feeds[-1].name) == (NEW, 'The "New"')
    assert config.feeds[-1].tags == ("uk", "public")


def test_a_feed_is_removed_with_its_own_lines_and_no_comment(path: Path) -> None:
    before = path.read_text("utf-8")
    remove_feed(path, FeedUrl("https://tass.com/rss/v2.xml"))

    assert changes(before, path.read_text("utf-8")) == [
        "- ",
        "- [[feeds]]",
        '- name = "TASS"',
        '- tags = ["agency", "russia", "world"]',
        '- url = "https://tass.com/rss/v2.xml"',
    ]


def test_adding_and_removing_gives_the_file_back(path: Path) -> None:
    before = path.read_bytes()
    append_feed(path, NEW)
    remove_feed(path, NEW)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# only a comment\n",
        '[keys]\n"refresh" = "f5"\n',
        '[[feeds]]\nurl = "https://a.example/"  # mine\n# of the sections\n'
        '[[sections]]\nname = "x"',
        '[[feeds]] # one\nname = """\n[[feeds]]\n"""\nurl = \'https://a.example/\'\n\n\n[keys]\n',
        'feeds = [{url = "https://a.example/"}]  # short\n[keys]\n',
        "feeds = [\n  # mine\n  {url = 'https://a.example/', name = \"A\"},\n]\n",
        '[[feeds]]\nurl = "https://a.example/"\n[[sections]]\nname = "s"\n[[feeds]]\n'
        'url = "https://b.example/"\ntags = [\n  "x",\n]\n[actors]\n',
    ],
    ids=[
        "empty",
        "a comment",
        "no feeds",
        "comments",
        "strings",
        "inline",
        "inline, spread",
        "mixed",
    ],
)
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
def test_any_layout_can_be_added_to_and_keeps_what_it_says(
    path: Path, text: str, ends: str, bom: bytes
) -> None:
    text = text.replace("\n", ends)
    path.write_bytes(bom + text.encode())
    known = urls(path)
    append_feed(path, NEW, name="N")

    body = path.read_bytes()
    after = body.removeprefix(bom).decode()
    assert body.startswith(bom)
    assert load_config(path).problems == ()
    assert urls(path) == [*known, NEW]
    assert ends not in text or ends == "\n" or "\n" not in after.replace("\r\n", "")
    for comment in ("# only a comment", "# mine", "# of the sections", "# one", "# short"):
        assert (comment in text) == (comment in after)
    old, new = tomllib.loads(text), tomllib.loads(after)
    assert {**old, "feeds": None} == {**new, "feeds": None}

    remove_feed(path, NEW)
    assert urls(path) == known


def test_every_feed_of_a_file_can_be_removed(path: Path) -> None:
    for url in urls(path):
        remove_feed(path, FeedUrl(url))
    assert urls(path) == []
    assert len(load_config(path).sections) == 3
    append_feed(path, NEW)
    assert urls(path) == [NEW]


@pytest.mark.parametrize(
    "url",
    ["https://tass.com/rss/v2.xml", "http://www.tass.com/rss/v2.xml/", "bundled:syria-2024-12-07"],
)
def test_a_feed_that_is_there_is_not_added_twice(path: Path, url: str) -> None:
    before = path.read_bytes()
    with pytest.raises(ConfigError, match="already"):
        append_feed(path, FeedUrl(url))
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "url", ["", "hello", "file:///etc/passwd", "exec:ls", "bundled:mars", 'https://x/"\nname="y']
)
def test_what_is_no_address_is_not_added(path: Path, url: str) -> None:
    before = path.read_bytes()
    with pytest.raises(ConfigError, match="not an address"):
        append_feed(path, FeedUrl(url))
    assert path.read_bytes() == before


def test_a_feed_that_is_not_there_cannot_be_removed(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(ConfigError, match="not in"):
        remove_feed(path, NEW)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "body",
    [b"[[feeds]\n", b'x = "\xff"', b"feeds = 3\n", b"a = 1\na = 2\n"],
    ids=["not TOML", "not UTF-8", "feeds a number", "a key twice"],
)
def test_a_file_that_is_broken_is_not_written_over(path: Path, body: bytes) -> None:
    path.write_bytes(body)
    with pytest.raises(ConfigError, match="left as it is"):
        append_feed(path, NEW)
    assert path.read_bytes() == body
    assert [file.name for file in path.parent.iterdir()] == ["feeds.toml"]


def test_the_mode_stays(path: Path) -> None:
    path.chmod(0o640)
    append_feed(path, NEW)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_link_stays_a_link(path: Path, tmp_path: Path) -> None:
    real = tmp_path / "dotfiles" / "feeds.toml"
    real.parent.mkdir()
    path.rename(real)
    path.symlink_to(real)
    append_feed(path, NEW)
    assert path.is_symlink()
    assert NEW in urls(real)
    assert [file.name for file in real.parent.iterdir()] == ["feeds.toml"]


def test_a_read_only_file_is_left_alone(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.chmod(0o400)
    before = path.read_bytes()
    # The tests may run as a user whom modes do not stop.
    monkeypatch.setattr(os, "access", lambda _, mode: mode != os.W_OK)
    with pytest.raises(ConfigError, match="read-only"):
        append_feed(path, NEW)
    assert path.read_bytes() == before


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        append_feed(tmp_path / "none.toml", NEW)


def test_a_change_made_meanwhile_is_not_lost(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The reader's editor saves between our reading and our writing."""
    sync = os.fsync

    def save_in_between(descriptor: int) -> None:
        path.write_text("# the reader's own\n", "utf-8")
        sync(descriptor)

    monkeypatch.setattr(os, "fsync", save_in_between)
    with pytest.raises(ConfigError, match="changed meanwhile"):
        append_feed(path, NEW)
    assert path.read_text("utf-8") == "# the reader's own\n"
    assert [file.name for file in path.parent.iterdir()] == ["feeds.toml"]


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(name=st.text(max_size=40), tags=st.lists(st.text(max_size=10), max_size=3))
def test_any_name_and_tags_are_written_so_that_they_can_be_read(
    path: Path, name: str, tags: list[str]
) -> None:
    path.write_text(default_text(), "utf-8")
    append_feed(path, NEW, name=name, tags=tuple(tags))
    config = load_config(path)
    assert config.problems == ()
    assert config.feeds[-1].url == NEW
    assert len(config.feeds) == 10


@pytest.mark.parametrize("inline", [False, True])
def test_many_feeds_come_in_one_write_and_known_ones_stay_once(path: Path, inline: bool) -> None:
    if inline:
        path.write_text('feeds = [{url = "https://old.example/rss"}] # mine\n', "utf-8")
    before, known = path.read_text("utf-8"), urls(path)
    wanted = [FeedConfig(url=FeedUrl(f"https://n.example/{n}"), name=f"N {n}") for n in range(300)]
    wanted.insert(5, FeedConfig(url=FeedUrl(known[-1]), name="another name"))
    wanted.append(wanted[0])
    added = append_feeds(path, wanted)
    assert [feed.name for feed in added] == [f"N {n}" for n in range(300)]
    assert urls(path) == [*known, *(feed.url for feed in added)]
    assert inline or all(line.startswith("+") for line in changes(before, path.read_text("utf-8")))
    assert "# mine" in path.read_text("utf-8") or not inline
    stamp = path.stat().st_mtime_ns
    assert append_feeds(path, wanted) == ()
    assert path.stat().st_mtime_ns == stamp


def test_of_many_feeds_a_bad_one_keeps_all_out(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(ConfigError, match="not an address"):
        append_feeds(path, [FeedConfig(url=NEW), FeedConfig(url=FeedUrl("exec:rm"))])
    assert path.read_bytes() == before


def test_what_a_killed_edit_left_long_ago_is_cleaned(path: Path) -> None:
    old, new, other = (
        path.with_name(name)
        for name in (".feeds.toml.a1b2.draft", ".feeds.toml.c3d4.draft", ".feeds.toml.swp")
    )
    for left in (old, new, other):
        left.write_text("half", "utf-8")
    os.utime(old, (0, 0))
    os.utime(other, (0, 0))
    append_feed(path, NEW)
    assert [left.exists() for left in (old, new, other)] == [False, True, True]


def test_an_edit_waits_for_another_and_tells_when_that_takes_too_long(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with held(path):
        monkeypatch.setattr("briefing.config.place.WAIT_S", 0.05)
        with pytest.raises(ConfigError, match="is being edited by another briefing"):
            append_feed(path, NEW)
        monkeypatch.setattr("briefing.config.place.WAIT_S", 30.0)
        waiting = threading.Thread(target=append_feed, args=(path, NEW))
        waiting.start()
    waiting.join(30)
    assert urls(path)[-1] == NEW


THREE = """\
# mine
[[feeds]]
url = "https://a.example/"

# the best one
[[feeds]]
url = 'https://b.example/feed'  # since 2019
# do not rename
name = "B"
tags = [
  "x",  # a tag
]
full_text = true
odd = 1


[[feeds]]
url = "https://c.example/"

[keys]
"refresh" = "f5"
"""
B = FeedUrl("https://b.example/feed")


@pytest.mark.parametrize("text", [THREE, THREE.replace("\n", "\r\n")], ids=["unix", "windows"])
def test_a_removed_feed_comes_back_where_it_was_to_the_byte(path: Path, text: str) -> None:
    path.write_bytes(text.encode())
    removed = remove_feed(path, B)
    assert B not in urls(path)
    restore_feed(path, removed)
    assert path.read_bytes() == text.encode()


def test_a_feed_of_an_inline_list_comes_back_to_the_byte(path: Path) -> None:
    text = (
        'feeds = [{url = "https://a.example/"}, {url = "https://b.example/feed", name="B"}] # x\n'
    )
    path.write_text(text, "utf-8")
    restore_feed(path, remove_feed(path, B))
    assert path.read_text("utf-8") == text


def test_in_a_file_that_changed_meanwhile_it_comes_back_with_all_its_lines(path: Path) -> None:
    path.write_text(THREE, "utf-8")
    removed = remove_feed(path, B)
    append_feed(path, NEW)
    restore_feed(path, removed)
    [*_, last] = load_config(path).feeds
    assert last == FeedConfig(url=B, name="B", tags=("x",), full_text=True)
    assert urls(path) == ["https://a.example/", "https://c.example/", NEW, B]
    text = path.read_text("utf-8")
    assert "# since 2019" in text
    assert "odd = 1" in text
    with pytest.raises(ConfigError, match="again"):
        restore_feed(path, removed)


def test_another_address_changes_nothing_else(path: Path) -> None:
    path.write_text(THREE, "utf-8")
    change_address(path, B, NEW)
    assert changes(THREE, path.read_text("utf-8")) == [
        '+ url = "https://new.example/rss?a=1&b=2"  # since 2019',
        "- url = 'https://b.example/feed'  # since 2019",
    ]
    change_address(path, NEW, B)
    assert path.read_text("utf-8") == THREE.replace("'", '"')


def test_another_address_in_an_inline_list(path: Path) -> None:
    path.write_text('feeds = [{url = "https://b.example/feed", name = "B"}]  # x\n', "utf-8")
    change_address(path, B, NEW)
    assert path.read_text("utf-8") == f'feeds = [{{url = "{NEW}", name = "B"}}]  # x\n'


def test_an_address_that_is_there_already_or_is_none_is_refused(path: Path) -> None:
    path.write_text(THREE, "utf-8")
    for address in ("https://c.example/", "http://www.a.example", "file:///etc/passwd", ""):
        with pytest.raises(ConfigError):
            change_address(path, B, FeedUrl(address))
    with pytest.raises(ConfigError):
        change_address(path, FeedUrl("https://z.example/"), NEW)
    assert path.read_text("utf-8") == THREE


def test_an_address_written_over_several_lines_is_left_to_the_reader(path: Path) -> None:
    text = '[[feeds]]\nurl = """\nhttps://b.example/feed"""\n'
    path.write_text(text, "utf-8")
    with pytest.raises(ConfigError, match="cannot be edited here"):
        change_address(path, B, NEW)
    assert path.read_text("utf-8") == text
