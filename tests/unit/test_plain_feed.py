"""Plain feeds are read as feedparser reads them; what is not plain is left to it."""

import subprocess
import sys
from pathlib import Path

import feedparser.mixin
import pytest

from briefing.model import FeedDocument
from briefing.sources import parse
from briefing.sources.parse import parse_feed
from briefing.sources.plain_feed import read_plain
from briefing.sources.plain_names import Names

FEEDS = sorted((Path(__file__).parents[1] / "data/feeds").iterdir())
RSS = (
    '<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
    "<title>T</title><link>https://a.example/</link>{}"
    "<item><title>One</title><link>https://a.example/1</link>{}</item></channel></rss>"
)
ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title>'
    "<entry><id>https://a.example/1</id><title>One</title>{}</entry></feed>"
)


def read(xml: bytes, monkeypatch: pytest.MonkeyPatch | None = None) -> FeedDocument:
    """The feed; with `monkeypatch` as feedparser alone has it."""
    if monkeypatch:
        monkeypatch.setattr(parse, "read_plain", lambda xml: None)
    return parse_feed(xml, content_type="application/xml", url="https://a.example/feed")


def is_plain(text: str) -> bool:
    return read_plain(text.encode()) is not None


@pytest.mark.parametrize("path", FEEDS, ids=lambda path: path.name)
def test_whole_feeds_read_the_same_either_way(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    xml = path.read_bytes()
    assert read_plain(xml) is not None
    fast = read(xml)
    assert len(fast.entries) >= 1
    assert fast == read(xml, monkeypatch)


ODD_BUT_PLAIN = {
    "a title after a source replaces the first": "<source/><media:title>Two</media:title>",
    "a title in a group does not": "<media:group><media:title>Two</media:title></media:group>",
    "a second description is content": "<description>a</description><description>bb</description>",
    "content before a description": (
        "<content:encoded>long text</content:encoded><description>s</description>"
    ),
    "no author, then one": "<dc:creator/><dc:creator>B</dc:creator>",
    "an address, then a name": "<author>a@example.org</author><dc:creator>B</dc:creator>",
    "a name twice encoded": "<dc:creator>J\u00c3\u00bcrgen</dc:creator>",
    "a letter of Windows": "<dc:creator>O\x92Hara</dc:creator>".replace("\x92", "&#146;"),
    "an older date of another kind": (
        "<dc:date>2026-01-01T00:00:00Z</dc:date><pubDate>Tue, 03 Feb 2026 00:00:00 GMT</pubDate>"
    ),
    "an id that is no link": '<guid isPermaLink="FALSE">https:////b.example/x</guid>',
    "a language of its own": '<description xml:lang="fr_CA">texte</description>',
    "an unknown element with others in it": '<x a="b"><pubDate>2026-01-01</pubDate></x>',
    "a namespace of one element": '<post-id xmlns="com:additions:1">7</post-id>',
    "a link that is broken": "<link>https://a.example/?a=1&amp;amp;b;=2</link>",
}


@pytest.mark.parametrize("inside", ODD_BUT_PLAIN.values(), ids=ODD_BUT_PLAIN)
def test_what_feedparser_makes_of_odd_entries_is_known(
    inside: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = RSS.format("", inside)
    assert is_plain(text)
    assert read(text.encode()) == read(text.encode(), monkeypatch)


NOT_PLAIN = {
    "an open tag": RSS.format("", "<b>"),
    "an unknown entity": RSS.format("", "<description>&nbsp;</description>"),
    "a document type": "<!DOCTYPE rss [<!ENTITY a 'b'>]>" + RSS.format("", ""),
    "a base": RSS.format("", '<description xml:base="https://b.example/">x</description>'),
    "a date in words": RSS.format("", "<pubDate>vor drei Tagen</pubDate>"),
    "markup in a description": RSS.format("", "<description><p>text</p></description>"),
    "tags in a plain title": RSS.format("", "<media:title>&lt;b&gt;x&lt;/b&gt;</media:title>"),
    "an author of several addresses": RSS.format("", "<author>a@b.example c@d.example</author>"),
    "content of the channel": RSS.format("<content:encoded>x</content:encoded>", ""),
    "an item in an item": RSS.format("", "<item><title>Two</title></item>"),
    "an address in an attribute of its own": RSS.format("", '<link url="https://b.example/"/>'),
    "XHTML": ATOM.format(
        '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">x</div></content>'
    ),
    "packed content": ATOM.format('<content type="application/octet-stream">eA==</content>'),
    "a prefix for two things": RSS.format("", '<media:x xmlns:media="urn:other"/>'),
    "an Atom feed of an older kind": '<feed version="0.3" xmlns="http://purl.org/atom/ns#"/>',
    "a page": "<html><body>x</body></html>",
    "an owner of one entry": RSS.format(
        "", '<o:owner xmlns:o="http://www.itunes.com/dtds/podcast-1.0.dtd"/>'
    ),
    "deep nesting": RSS.format("", "<x>" * 5_000 + "</x>" * 5_000),
}


@pytest.mark.parametrize("text", NOT_PLAIN.values(), ids=NOT_PLAIN)
def test_what_is_not_plain_is_left_to_feedparser(text: str) -> None:
    assert not is_plain(text)


def test_a_plain_feed_does_without_feedparser() -> None:
    """It takes a tenth of a second to load."""
    program = (
        "import sys, pathlib; from briefing.sources.parse import parse_feed;"
        "read = parse_feed(pathlib.Path(sys.argv[1]).read_bytes(), content_type='', url='');"
        "print(len(read.entries), 'feedparser' in sys.modules)"
    )
    told = subprocess.run(
        [sys.executable, "-c", program, str(FEEDS[0])], capture_output=True, text=True, check=True
    )
    assert told.stdout.split() == ["1", "False"]


def test_everything_that_feedparser_treats_specially_is_known_here() -> None:
    """A new version of it may know more elements, which must not pass for inert ones."""
    namespaces = feedparser.mixin._FeedParserMixin.namespaces
    prefixes = {prefix.lower(): uri for uri, prefix in namespaces.items() if prefix}
    inert = []
    for handler in dir(feedparser.mixin._FeedParserMixin):
        _, is_handler, name = handler.lower().partition("_start_")
        if not is_handler:
            continue
        prefix, underscore, local = name.partition("_")
        names = Names([(prefix, prefixes[prefix])] if underscore else [])
        tag = f"{{{prefixes[prefix]}}}{local}" if underscore else name
        try:
            part = names.part(tag)
        except ValueError:
            continue
        if part.name == "INERT":
            inert.append(name)
    assert sorted(inert) == sorted(
        ("itunes_category", "media_content", "media_group", "media_thumbnail")
    )
