"""Feeds that are a little wrong, cut, or something else that only looks like one."""

import pytest

from briefing.errors import FeedError
from briefing.sources.fields import ENTRIES_LIMIT
from briefing.sources.parse import parse_feed


@pytest.mark.parametrize(
    "body",
    [
        "<channel><title>Bare</title></channel>",
        "<CHANNEL><TITLE>Bare</TITLE></CHANNEL>",
        "<Channel xmlns='http://purl.org/net/rss1.1#'><title>Bare</title><items/></Channel>",
    ],
)
def test_a_bare_channel_without_entries_is_a_feed(body: str) -> None:
    document = parse_feed(body.encode(), content_type="", url="")
    assert (document.title, document.entries) == ("Bare", ())


ITEMS = "".join(f"<item><title>Story {i}</title><guid>{i}</guid></item>" for i in range(3))
WHOLE = f"<rss version='2.0'><channel><title>Gazette</title>{ITEMS}</channel></rss>"


@pytest.mark.parametrize(
    ("end", "n"),
    [("</rss>", 3), ("</channel></rss>", 3), ("<guid>2</guid></item></channel></rss>", 2)],
)
def test_an_end_that_is_missing_is_noted_and_half_an_entry_dropped(end: str, n: int) -> None:
    document = parse_feed(WHOLE.removesuffix(end).encode(), content_type="", url="")
    assert len(document.entries) == n
    assert document.is_cut == (end != "</rss>")


def test_the_only_entry_is_dropped_too_when_it_is_half_a_one() -> None:
    half = WHOLE.partition("Story 0")[0] + "Story"
    document = parse_feed(half.encode(), content_type="", url="")
    assert (document.title, document.entries, document.is_cut) == ("Gazette", (), True)


@pytest.mark.parametrize(
    "page",
    [
        "<html><title>Home</title><!-- <rdf:RDF><rdf:Description/></rdf:RDF> --></html>",
        "<!doctype html><html><title>Home</title><script>var a = '<rss '</script></html>",
    ],
)
def test_a_page_that_speaks_of_feeds_is_a_page(page: str) -> None:
    with pytest.raises(FeedError, match="A page titled “Home”"):
        parse_feed(page.encode(), content_type="", url="")


def test_a_link_that_has_another_name_as_well_is_kept() -> None:
    item = (
        "<item><title>A</title><link a='b' uri='at://did:plc:x/y'>http://a.example/1</link></item>"
    )
    document = parse_feed(WHOLE.replace(ITEMS, item).encode(), content_type="", url="")
    assert [entry.url for entry in document.entries] == ["http://a.example/1"]


def test_a_title_with_an_open_bracket_is_kept() -> None:
    item = "<item><title>5 &lt; 6, a &lt;b</title><guid>1</guid></item>"
    document = parse_feed(WHOLE.replace(ITEMS, item).encode(), content_type="", url="")
    assert [entry.title for entry in document.entries] == ["5 < 6, a <b"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ('{"items": [{"id": 1, "title": "A\nB"}]}', "A B"),
        ('{"items": [{"id": 1, "title": "A"}]}\n<!-- 3 s -->', "A"),
        ('\n\ufeff{"items": [{"id": 1, "title": "A"}]}', "A"),
    ],
)
def test_json_that_is_a_little_wrong(text: str, title: str) -> None:
    [entry] = parse_feed(text.encode(), content_type="", url="").entries
    assert entry.title == title


@pytest.mark.parametrize("author", ['"Ada"', '{"name": "Ada"}', '["Ada", 7]', '[{"name": "Ada"}]'])
def test_authors_in_any_form(author: str) -> None:
    text = f'{{"items": [{{"id": 1, "author": {author}}}]}}'
    [entry] = parse_feed(text.encode(), content_type="", url="").entries
    assert entry.author == "Ada"


def test_of_many_entries_with_a_prefix_the_newest_are_read() -> None:
    entries = "".join(
        f"<a:entry><a:id>{i}</a:id><a:updated>2026-11-02T10:00:00Z</a:updated></a:entry>"
        for i in range(ENTRIES_LIMIT + 50)
    )
    feed = f"<a:feed xmlns:a='http://www.w3.org/2005/Atom'>{entries}</a:feed>"
    document = parse_feed(feed.encode(), content_type="", url="")
    assert len(document.entries) == ENTRIES_LIMIT
    assert not document.is_cut
