"""Feeds of every format, and what they get wrong, to one kind of document."""

import json
import pickle
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.errors import FeedError
from briefing.model import Entry, FeedDocument
from briefing.sources.fields import ENTRIES_LIMIT
from briefing.sources.parse import parse_feed

URL = "https://gazette.example/news/feed.xml"


def parsed(feed: str | bytes, content_type: str = "application/xml") -> FeedDocument:
    body = feed.encode() if isinstance(feed, str) else feed
    return parse_feed(body, content_type=content_type, url=URL)


def rss(items: str, channel: str = "") -> str:
    return f'<rss version="2.0"><channel><title>T</title>{channel}{items}</channel></rss>'


def entry(item: str) -> Entry:
    [only] = parsed(rss(f"<item>{item}</item>")).entries
    return only


def problem(feed: str | bytes, content_type: str = "text/html") -> str:
    with pytest.raises(FeedError) as raised:
        parsed(feed, content_type)
    return raised.value.message


def texts(of: Entry) -> list[str]:
    return [paragraph.text for paragraph in of.paragraphs]


def test_rss() -> None:
    document = parsed(
        """<?xml version="1.0"?>
        <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
          xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
        <title>The Port Gazette</title><link>https://gazette.example/</link>
        <language>en-GB</language>
        <item><title>Ferry runs &amp;amp; sails</title><guid isPermaLink="false">7</guid>
        <link>https://gazette.example/ferry</link><dc:creator>Ada Quist</dc:creator>
        <pubDate>Sat, 07 Dec 2024 12:30:00 +0300</pubDate>
        <description>Short.</description>
        <content:encoded><![CDATA[<p>The whole.</p><p>Two paragraphs.</p>]]></content:encoded>
        </item></channel></rss>"""
    )
    assert (document.title, document.url) == ("The Port Gazette", "https://gazette.example/")
    assert document.language == "en-gb"
    [only] = document.entries
    assert only.guid == "7"
    assert only.url == "https://gazette.example/ferry"
    assert only.title == "Ferry runs & sails"
    assert only.author == "Ada Quist"
    assert only.published == datetime(2024, 12, 7, 9, 30, tzinfo=UTC)
    assert only.language == "en-gb"
    assert texts(only) == ["The whole.", "Two paragraphs."]


def test_atom() -> None:
    document = parsed(
        """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="tr"><title>Liman</title>
        <link href="https://liman.example/" /><link rel="self" href="https://liman.example/a"/>
        <entry><title type="html">&lt;b>Vapur&lt;/b> kalktı</title><id>tag:liman,2024:1</id>
        <link rel="enclosure" href="https://liman.example/a.mp3"/><link href="/vapur"/>
        <updated>2024-12-07T10:00:00Z</updated><author><name>Ada</name></author>
        <summary type="text">5 &lt; 6 ve &lt;b></summary></entry></feed>"""
    )
    [only] = document.entries
    assert document.language == only.language == "tr"
    assert only.title == "Vapur kalktı"
    assert only.guid == "tag:liman,2024:1"
    assert only.url == "https://gazette.example/vapur"
    assert only.published == datetime(2024, 12, 7, 10, 0, tzinfo=UTC)
    assert texts(only) == ["5 < 6 ve <b>"]


def test_rdf() -> None:
    document = parsed(
        """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
        xmlns="http://purl.org/rss/1.0/"><channel rdf:about="https://a.example/">
        <title>A</title><link>https://a.example/</link></channel>
        <item rdf:about="https://a.example/1"><title>One</title><link>https://a.example/1</link>
        </item><item rdf:about="https://a.example/2"><title>Two</title></item></rdf:RDF>"""
    )
    assert [each.title for each in document.entries] == ["One", "Two"]
    assert document.entries[0].guid == "https://a.example/1"


def test_json_feed() -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Gazette",
        "home_page_url": "/",
        "language": "de",
        "authors": [{"name": "Desk"}],
        "items": [
            {
                "id": 7,
                "url": "/7",
                "title": "Seven &amp; eight",
                "content_html": "<p>One.</p><p>Two.</p>",
                "date_published": "2024-12-07T12:30:00+03:00",
            },
            {"id": "8", "external_url": "javascript:alert(1)", "summary": "Only this."},
            "no item",
        ],
    }
    document = parsed(json.dumps(feed), "application/json")
    assert (document.title, document.url) == ("Gazette", "https://gazette.example/")
    seven, eight = document.entries
    assert (seven.guid, seven.url, seven.author) == ("7", "https://gazette.example/7", "Desk")
    assert seven.title == "Seven & eight"
    assert seven.published == datetime(2024, 12, 7, 9, 30, tzinfo=UTC)
    assert texts(seven) == ["One.", "Two."]
    assert (eight.url, eight.published, texts(eight)) == ("", None, ["Only this."])


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("", "The answer is empty"),
        (" \n ", "The answer is empty"),
        (
            "<!DOCTYPE html><html><head><title>Our &amp; site</title></head><p>x",
            "titled “Our & site”",
        ),
        ("<html><body>x</body></html>", "A page, not a feed"),
        ('<opml version="2.0"><body/></opml>', "An OPML list"),
        ('{"error": "no"}', "JSON, but not a JSON feed"),
        ('{"items": [', "its JSON is damaged"),
        ("[" * 100_000, "its JSON is damaged"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "Neither RSS nor Atom"),
        ("Nothing here", "Neither RSS nor Atom"),
        ("<note><to>you</to></note>", "Neither RSS nor Atom"),
        ("<!-- never closed <rss>", "Neither RSS nor Atom"),
        ("<" * 1_000_000, "Neither RSS nor Atom"),
        ("<html><title>a\x1b[31mb\u202ec</title>", "titled “a[31mbc”"),
    ],
    ids=range(14),
)
def test_what_is_no_feed_is_said_to_be_none(body: str | bytes, words: str) -> None:
    assert words in problem(body)


def test_a_feed_without_entries_is_a_feed() -> None:
    assert parsed(rss("")).entries == ()


def test_an_entry_with_nothing_but_a_title() -> None:
    only = entry("<title>Ferry</title>")
    assert (only.guid, only.url, only.published, only.paragraphs) == ("", "", None, ())


def test_an_entry_without_a_title() -> None:
    assert entry("<description>Text.</description>").title == ""


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("AT&amp;T &amp;lt; 5", "AT&T < 5"),
        ("<![CDATA[Fish & chips]]>", "Fish & chips"),
        ("<![CDATA[<em>Fish</em> &amp; chips]]>", "Fish & chips"),
        ("Mayor&amp;#8217;s boat", "Mayor’s boat"),
        ("[red]x[/] [/", "[red]x[/] [/"),
        ("a\n  b", "a b"),
        ("x &#155;31m &#8238;y", "x ›31m y"),
    ],
)
def test_titles(title: str, shown: str) -> None:
    assert entry(f"<title>{title}</title>").title == shown


@pytest.mark.parametrize(
    ("link", "url"),
    [
        ("https://a.example/x?a=1&amp;b=2", "https://a.example/x?a=1&b=2"),
        ("/x", "https://gazette.example/x"),
        ("x", "https://gazette.example/news/x"),
        ("//b.example/x", "https://b.example/x"),
        (" https://a.example/x\n", "https://a.example/x"),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("mailto:me@a.example", ""),
        ("http://[::1", ""),
        ("https://me:pw@a.example/x", "https://a.example/x"),
        ("https://a.example/" + "x" * 100_000, ""),
    ],
    ids=range(11),
)
def test_links(link: str, url: str) -> None:
    assert entry(f"<title>x</title><link>{link}</link>").url == url


def test_a_base_of_another_scheme_leads_nowhere() -> None:
    document = parsed(
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="javascript:alert(1)//">'
        '<entry><title>x</title><link href="x"/></entry></feed>'
    )
    assert not document.entries[0].url.startswith("javascript")


@pytest.mark.parametrize(
    ("date", "published"),
    [
        ("Sat, 07 Dec 2024 12:30:00 GMT", datetime(2024, 12, 7, 12, 30, tzinfo=UTC)),
        ("2024-12-07", datetime(2024, 12, 7, tzinfo=UTC)),
        ("2024-12-07T23:30:00-05:00", datetime(2024, 12, 8, 4, 30, tzinfo=UTC)),
        ("Thu, 01 Jan 1970 00:00:00 GMT", None),
        ("Sat, 07 Dec 9999 12:30:00 GMT", None),
        ("0000-00-00T00:00:00Z", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_dates(date: str, published: datetime | None) -> None:
    assert entry(f"<title>x</title><pubDate>{date}</pubDate>").published == published


@pytest.mark.parametrize(
    ("charset", "declared", "content_type"),
    [
        ("utf-8", "", "text/xml"),
        ("utf-8", "", "text/xml; charset=iso-8859-1"),
        ("utf-8", "windows-1251", "text/xml"),
        ("utf-8-sig", "", "text/xml"),
        ("utf-16", "", "text/xml"),
        ("utf-16-le", "utf-16", "text/xml"),
        ("utf-16-be", "", "text/xml"),
        ("utf-32", "", "text/xml"),
        ("windows-1254", "", "text/xml; charset=windows-1254"),
        ("windows-1254", "iso-8859-9", "text/xml"),
        ("windows-1254", "windows-1254", "text/xml; charset=iso-8859-1"),
        ("windows-1254", "windows-1254", "text/xml; charset=unicode_escape"),
    ],
)
def test_charsets(charset: str, declared: str, content_type: str) -> None:
    declaration = f'<?xml version="1.0" encoding="{declared}"?>' if declared else ""
    body = (declaration + rss("<item><title>Şişli ışığı</title></item>")).encode(charset)
    assert parsed(body, content_type).entries[0].title == "Şişli ışığı"


def test_a_codec_that_is_no_charset_decodes_nothing() -> None:
    body = (
        b'<?xml version="1.0" encoding="unicode_escape"?>'
        + rss("<item><title>a\\x1b[31mb</title></item>").encode()
    )
    for content_type in ("text/xml", "text/xml; charset=unicode_escape", "text/xml; charset=utf-7"):
        assert parsed(body, content_type).entries[0].title == "a\\x1b[31mb"


def test_a_few_bad_bytes_do_not_spoil_the_rest() -> None:
    body = rss("<item><title>Şişli ışığı Türkiye\xff</title></item>").encode()
    assert "Şişli ışığı" in parsed(body.replace("\xff".encode(), b"\xff")).entries[0].title
    body = rss("<item><title>caf\xe9 ol\xe9</title></item>").encode("latin-1")
    assert parsed(body).entries[0].title == "café olé"


@pytest.mark.parametrize(
    "doctype",
    [
        "<!DOCTYPE rss SYSTEM 'http://evil.example/x.dtd'>",
        "<!DOCTYPE rss [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>",
        "<!DOCTYPE rss [<!ENTITY a 'ha'><!ENTITY x '" + "&a;" * 1000 + "'>\n]\n>",
        "<!-- <rss> --><!doctype rss [<!ENTITY x 'expanded'>]>",
    ],
)
def test_entities_of_its_own_are_not_expanded(doctype: str) -> None:
    document = parsed(doctype + rss("<item><title>a &x; b</title></item>"))
    title = document.entries[0].title
    assert "root:" not in title
    assert "haha" not in title
    assert "expanded" not in title


def test_words_before_the_feed_are_passed_over() -> None:
    warning = "<br />\n<b>Warning</b>: disk full in <b>/var/x.php</b>\n"
    feed = '<?xml version="1.0"?>' + rss("<item><title>x</title></item>")
    assert parsed(warning + feed).entries[0].title == "x"
    assert parsed(warning + rss("<item><title>x</title></item>")).entries[0].title == "x"


def test_characters_that_xml_forbids_do_not_spoil_the_feed() -> None:
    title = "a&#xD800;b&#0;c\x0bd&#x110000;e&#99999999999999999999;f&#27;g&#128512;"
    assert entry(f"<title>{title}</title>").title == "a�b�cd�e�f�g😀"


def test_an_element_named_as_a_list_of_the_parser_is_no_list() -> None:
    found = entry("<title>One</title><link>/1</link><links>run</links><content>now</content>")
    assert (found.title, found.url) == ("One", "https://gazette.example/1")
    assert entry("<title>One</title><links>run</links><link>/1</link>").title == "One"


def test_an_entry_alone_is_a_whole_feed() -> None:
    alone = '<?xml version="1.0"?><entry xmlns="http://www.w3.org/2005/Atom"><title>One</title>'
    whole = parsed(f"{alone}<id>a:1</id></entry>")
    assert [each.title for each in whole.entries] == ["One"]
    assert not whole.is_cut


def test_an_entry_that_was_cut_off_is_dropped() -> None:
    whole = rss("".join(f"<item><title>{n}</title><link>/{n}</link></item>" for n in range(5)))
    cut = whole[: whole.index("<link>/4")]
    assert [each.title for each in parsed(cut).entries] == ["0", "1", "2", "3"]


def test_the_newest_entries_are_kept() -> None:
    def item(n: int) -> str:
        date = f"2024-12-07T{n // 3600:02}:{n // 60 % 60:02}:{n % 60:02}Z"
        return f"<item><title>{n}</title><pubDate>{date}</pubDate></item>"

    n = ENTRIES_LIMIT + 50
    for order in (range(n), range(n - 1, -1, -1)):
        kept = {int(each.title) for each in parsed(rss("".join(map(item, order)))).entries}
        assert kept == set(range(50, n))


@pytest.mark.parametrize(
    "feed",
    [
        rss("<item><title>x</title><author>" + "a@a." * 30_000 + "!</author></item>"),
        rss("<item " + "a='1' " * 100_000 + "><title>x</title></item>"),
        rss("<item><title>x</title></item>" + "<a>" * 50_000),
        rss("<item><title>" + "x" * 5_000_000 + "</title></item>"),
        rss(
            "<item><title>x</title>"
            + "".join(f"<category>{n}</category>" for n in range(50_000))
            + "</item>"
        ),
    ],
    ids=["author", "attributes", "depth", "title", "categories"],
)
def test_feeds_made_to_hurt_are_survived(feed: str) -> None:
    try:
        document = parsed(feed)
    except FeedError:
        return
    assert len(document.entries) == 1
    assert len(document.entries[0].title) <= 1_000


def test_documents_cross_to_another_process() -> None:
    document = parsed(rss("<item><title>x</title><description>y</description></item>"))
    assert pickle.loads(pickle.dumps(document)) == document  # noqa: S301


def test_what_makes_feedparser_raise(shared_dir: Path) -> None:
    for path in sorted((shared_dir / "hostile" / "fuzz").glob("*.bin")):
        with suppress(FeedError):
            parsed(path.read_bytes())


@settings(max_examples=60)
@given(st.data())
def test_any_damage_gives_a_document_or_a_sentence(data: st.DataObject) -> None:
    body = bytearray(
        rss("<item><title>Ferry &amp; boat</title><guid>1</guid><link>/x</link></item>").encode()
    )
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(body) - 1))
        body[at : at + data.draw(st.integers(0, 4))] = data.draw(st.binary(max_size=4))
    try:
        document = parsed(bytes(body))
    except FeedError:
        return
    for each in document.entries:
        assert all(ord(char) >= 32 for char in each.title + each.url + each.guid + each.author)
