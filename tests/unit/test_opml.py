"""OPML: what other readers write is read, what they could smuggle in is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import FeedError
from briefing.model import FeedUrl
from briefing.sources.opml import OUTLINES_LIMIT, OpmlFeed, read_opml, write_opml
from briefing.untrusted import clean_line


def opml(body: str) -> str:
    return f'<?xml version="1.0"?><opml version="2.0"><head/><body>{body}</body></opml>'


def read(body: str) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(each.url, each.name, each.tags) for each in read_opml(opml(body).encode())]


def problem(data: bytes) -> str:
    with pytest.raises(FeedError) as raised:
        read_opml(data)
    return raised.value.message


def test_folders_and_categories_become_tags() -> None:
    assert read(
        """<outline text="News"><outline title="Europe">
        <outline type="rss" text="Gazette" xmlUrl="https://a.example/f" category="/port,sea"/>
        </outline><outline text="Post" xmlUrl="https://b.example/f"/></outline>
        <outline TEXT="Loose" XMLURL="https://c.example/f"/>"""
    ) == [
        ("https://a.example/f", "Gazette", ("News", "Europe", "port", "sea")),
        ("https://b.example/f", "Post", ("News",)),
        ("https://c.example/f", "Loose", ()),
    ]


def test_what_is_no_web_address_is_left_out() -> None:
    smuggled = ["|touch /tmp/x", "exec:touch x", "filter:x:http://a.example", "file:///etc/passwd"]
    outlines = "".join(f'<outline text="x" xmlUrl="{each}"/>' for each in smuggled)
    good = '<outline text="x" filtercmd="rm -rf /" xmlUrl="feed://a.example/f"/>'
    assert read(outlines + good) == [("https://a.example/f", "x", ())]


def test_names_are_one_harmless_line() -> None:
    [(_, name, tags)] = read(
        '<outline text="a&#10;b&#x202e;"><outline text="x&#10;[keys]&#9;&#x9b;31m"'
        ' xmlUrl="https://a.example/f"/></outline>'
    )
    assert (name, tags) == ("x [keys] 31m", ("a b",))
    assert read('<outline text="x" xmlUrl="https://a.example/f&#10;[keys]"/>') == []


def test_a_feed_named_twice_is_one_with_all_its_tags() -> None:
    outline = '<outline text="x" xmlUrl="https://a.example/f"/>'
    assert read(
        f'<outline text="A">{outline}</outline><outline text="B">{outline * 500}</outline>'
    ) == [("https://a.example/f", "x", ("A", "B"))]


def test_an_address_whose_ampersands_are_not_escaped() -> None:
    [(url, *_)] = read('<outline text="x" xmlUrl="https://a.example/f?a=1&b=2&amp;c=3"/>')
    assert url == "https://a.example/f?a=1&b=2&c=3"


def test_folders_may_be_as_deep_as_they_like() -> None:
    deep = "<outline text='a'>" * 5_000
    feed = "<outline text='x' xmlUrl='https://a.example/f'/>"
    assert read(deep + feed + "</outline>" * 5_000) == [("https://a.example/f", "x", ("a",))]


@pytest.mark.parametrize("charset", ["utf-8-sig", "utf-16"])
def test_charsets(charset: str) -> None:
    outline = "<outline text='Şişli' xmlUrl='https://a.example/f'/>"
    text = opml(outline).replace('"1.0"', f'"1.0" encoding="{charset.removesuffix("-sig")}"')
    [feed] = read_opml(text.encode(charset))
    assert feed.name == "Şişli"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "empty"),
        ("<!DOCTYPE html><html/>", "Not an OPML"),
        ("<html><body><outline xmlUrl='https://a.example/'/></body></html>", "Not an OPML"),
        ('<!DOCTYPE x [<!ENTITY a "aa">]><opml>&a;</opml>', "entities"),
        (opml("<outline>\n<outline"), "damaged at line 2"),
        (opml("<outline text='x'/>" * (OUTLINES_LIMIT + 1)), "more than 10,000"),
    ],
    ids=range(6),
)
def test_what_is_no_list_is_said_to_be_none(text: str, words: str) -> None:
    assert words in problem(text.encode())


def test_what_is_written_is_read_again() -> None:
    feeds = tuple(
        OpmlFeed(url=FeedUrl(url), name=name, tags=tags)
        for url, name, tags in (
            ("https://a.example/f?a=1&b=2", 'A "quoted" & <marked> name', ("news", "sea")),
            ("https://b.example/f", "Şişli", ("news",)),
            ("https://c.example/f", "Loose", ()),
            ("https://d.example/f", "Late", ("news",)),
        )
    )
    assert read_opml(write_opml(feeds).encode()) == feeds


def test_a_feed_without_a_name_is_written_under_its_address_and_has_none_again() -> None:
    feed = OpmlFeed(url=FeedUrl("https://a.example/f"))
    written = write_opml([feed])
    assert 'text="https://a.example/f"' in written
    assert read_opml(written.encode()) == (feed,)


LINES = st.text(max_size=60).map(clean_line)
FEEDS = st.lists(
    st.builds(
        OpmlFeed,
        url=st.integers(0, 10**6).map(lambda n: FeedUrl(f"https://x.example/{n}?a=1&b=2")),
        name=LINES,
        tags=st.lists(
            st.one_of(LINES, st.sampled_from(["news", "uk/politics", "a, b", "/", "Türkiye"])),
            max_size=6,
            unique=True,
        ).map(lambda tags: tuple(filter(None, tags))),
    ),
    max_size=8,
    unique_by=lambda feed: feed.url,
)


@given(feeds=FEEDS)
def test_names_tags_and_order_come_back_whatever_they_are(feeds: list[OpmlFeed]) -> None:
    assert read_opml(write_opml(feeds).encode()) == tuple(feeds)


def test_as_much_as_feeds_toml_holds_comes_back() -> None:
    feed = OpmlFeed(
        url=FeedUrl("https://a.example/f"),
        name="N" * 900,
        tags=tuple(f"a rather long tag, number {n}" if n % 2 else f"tag {n}" for n in range(30)),
    )
    assert read_opml(write_opml([feed]).encode()) == (feed,)
