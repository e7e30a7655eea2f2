"""Sibling faults of what a feed is made of: letters, XML, JSON, dates, names and links."""

# ruff: noqa: E501 - tables, one case a line

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from html import escape

from raw_server import Part, chunked, http
from siblings import GOOD, RAW, Fault, N, atom, either, feed, item, ok, rss, then, told

RUSSIAN = "Паром снова ходит"
TURKISH = "Gemi yeniden çalışıyor, şimdi"


def lettered(
    name: str, text: str, codec: str, declared: str = "", header: str = "", **more: object
) -> Fault:
    """A feed in a charset, which is declared in its XML, in the header, or nowhere."""
    prolog = f'<?xml version="1.0" encoding="{declared}"?>\n' if declared else ""
    body = rss(*(item(i, title=text) for i in range(N)), declared=prolog).encode(codec)
    kind = f"text/xml; {header}" if header else "text/xml"
    return ok(name, http(body, type=kind), N, text, **more)


def with_bad_byte(text: str, codec: str, declared: str, bad: bytes = b"\xff") -> bytes:
    prolog = f'<?xml version="1.0" encoding="{declared}"?>\n'
    body = rss(*(item(i, title=text) for i in range(N)), declared=prolog).encode(codec)
    return http(body.replace(b"Summary", b"Summ" + bad + b"ary", 1), type="text/xml")


LETTERS: list[Fault] = [
    lettered("UTF-16 without a mark", RUSSIAN, "utf-16-le", "utf-16"),
    lettered("UTF-16 that begins with a line end", RUSSIAN, "utf-16-le"),
    ok("UTF-16 after line ends", http(("\n\n" + rss(item(title=RUSSIAN), declared="")).encode("utf-16-le")), 1, RUSSIAN),
    ok("UTF-16 that says it is UTF-8", http(rss(item(title=RUSSIAN)).encode("utf-16"), type="text/xml; charset=utf-8"), 1, RUSSIAN),
    lettered("UTF-32 without a mark", RUSSIAN, "utf-32-be", "utf-32"),
    lettered("KOI8-R", RUSSIAN, "koi8-r", "KOI8-R"),
    lettered("KOI8-R in the header alone", RUSSIAN, "koi8-r", header='charset="koi8-r"'),
    lettered("windows-1251 between quotes", RUSSIAN, "cp1251", header="charset='windows-1251'"),
    lettered("windows-1251 and more", RUSSIAN, "cp1251", header="charset=windows-1251; boundary=x"),
    lettered("windows-1254 as iso-8859-9", TURKISH, "cp1254", "iso-8859-9"),
    lettered("windows-1250", "Příliš žluťoučký kůň", "cp1250", "windows-1250"),
    lettered("windows-1256", "العبارة تعمل من جديد", "cp1256", "windows-1256"),
    lettered("Shift_JIS", "フェリーは再び運航する", "shift_jis", "Shift_JIS"),
    lettered("EUC-JP", "フェリーは再び運航する", "euc-jp", "EUC-JP"),
    lettered("ISO-2022-JP", "フェリーは再び運航する", "iso-2022-jp", "ISO-2022-JP"),
    lettered("GB18030 as gb2312", "渡轮再次运行", "gb18030", "gb2312"),
    lettered("Big5", "渡輪再次運行", "big5", "Big5"),
    lettered("EUC-KR", "페리가 다시 운항한다", "euc-kr", "euc-kr"),
    lettered("UTF-8 that says iso-8859-1", RUSSIAN, "utf-8", "iso-8859-1", "charset=iso-8859-1"),
    lettered("UTF-8 that says us-ascii", RUSSIAN, "utf-8", "us-ascii"),
    lettered("UTF-8 that says UTF-16", RUSSIAN, "utf-8", "utf-16", "charset=utf-16"),
    lettered("UTF-8 that says UTF-7", RUSSIAN, "utf-8", "utf-7"),
    lettered("UTF-8 of an unknown name", RUSSIAN, "utf-8", "x-nobody", "charset=none"),
    lettered("UTF-8 with a mark that says windows-1252", RUSSIAN, "utf-8-sig", "windows-1252"),
    lettered("a header of no sense", RUSSIAN, "utf-8", header='charset="; charset=;;"\x01'),
    ok("one bad byte in UTF-8", with_bad_byte(RUSSIAN, "utf-8", "utf-8"), N, RUSSIAN),
    ok("one bad byte in UTF-8 that says iso-8859-1", with_bad_byte(RUSSIAN, "utf-8", "iso-8859-1"), N, RUSSIAN),
    ok("one bad byte in windows-1251", with_bad_byte(RUSSIAN, "cp1251", "windows-1251", b"\x98"), N, RUSSIAN),
    ok("one bad byte in Shift_JIS", with_bad_byte("フェリーは再び運航する", "shift_jis", "shift_jis"), N, "フェリーは再び運航する"),
    ok("one bad byte in GB18030", with_bad_byte("渡轮再次运行", "gb18030", "gb18030"), N, "渡轮再次运行"),
    ok("one bad byte in EUC-KR", with_bad_byte("페리가 다시 운항한다", "euc-kr", "euc-kr"), N, "페리가"),
    ok("windows-1252 that says utf-8", with_bad_byte("Café, “déjà vu”", "cp1252", "utf-8", b""), N, "Café, “déjà vu”"),
    ok("charset by a Python codec", http(GOOD.replace("UTF-8", "rot13"), type="text/xml; charset=hex_codec")),
    told("zero bytes throughout", http(bytes(2000) + b"<" + bytes(99)), "Neither RSS|empty"),
    ok("zero bytes within", http(RAW.replace(b"Story", b"St\0ory")), N, "Story 1"),
    ok("controls within", http(RAW.replace(b"Story", b"St\x0b\x1b[31mory")), N, lacks=("\x1b",)),
]  # fmt: skip

LAUGHS = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 12))
XML: list[Fault] = [
    ok("a DTD of entities", feed(doctype='<!DOCTYPE rss [<!ENTITY nbsp "&#160;">]>')),
    ok("a DTD with a bracket in it", feed(doctype='<!DOCTYPE rss [<!ENTITY a "]>"><!-- ]> --> ]>')),
    ok("a DTD of a system file", feed(doctype='<!DOCTYPE rss SYSTEM "file:///etc/passwd">'), lacks=("root:",)),
    ok("a parameter entity", feed(doctype='<!DOCTYPE rss [<!ENTITY % p SYSTEM "file:///etc/passwd">%p;]>'), lacks=("root:",)),
    either("laughs in an attribute", feed(item(title="a<b c='&l11;'/>"), item(1), doctype=f'<!DOCTYPE rss [<!ENTITY l0 "lol">{LAUGHS}]>'), 2),
    either("an entity of itself", feed(item(title="&a;"), item(1), doctype='<!DOCTYPE rss [<!ENTITY a "&b;"><!ENTITY b "&a;">]>'), 2),
    either("a DTD without end", feed(doctype='<!DOCTYPE rss [<!ENTITY a "b">')),
    either("entities in parameters", feed(doctype="<!DOCTYPE rss [" + "".join(f'<!ENTITY % p{i} "%p{i - 1};%p{i - 1};">' for i in range(1, 40)) + "]>")),
    ok("entities of HTML", feed(item(title="Caf&eacute; &nbsp;&mdash; &hellip;")), 1, "Café — …"),
    ok("entities nobody knows", feed(item(title="A &what; B & C"), item(1)), 2, "C"),
    ok("an open ampersand in a link", http(RAW.replace(b"news.example/1", b"news.example/?a=1&b=2")), N, "?a=1&b=2"),
    ok("a stylesheet and comments", feed(declared="<?xml version='1.0'?><?xml-stylesheet href='x'?><!-- <rss> -->")),
    ok("two declarations", feed(declared="<?xml version='1.0'?><?xml version='1.0'?>")),
    ok("a declaration after white space", feed(declared="\n\n  <?xml version='1.0'?>")),
    ok("XML 1.1", feed(declared="<?xml version='1.1' standalone='yes'?>")),
    ok("a namespace that is wrong", feed(root='<rss version="2.0" xmlns="http://backend.userland.com/rss2">')),
    ok("a prefix nobody declared", feed(item(more="<media:thumbnail url='x'/><foo:bar>x</foo:bar>")), 1),
    ok("a prefix for everything", http(atom(*(f"<a:entry><a:id>{i}</a:id><a:title>Story {i}</a:title></a:entry>" for i in range(N)), root="<a:feed xmlns:a='http://www.w3.org/2005/Atom'>").replace("</feed>", "</a:feed>")), N, "Story 4"),
    ok("RSS 0.91", feed(root='<rss version="0.91">')),
    ok("RSS of no version", feed(root="<rss>")),
    ok("RSS in capitals", http(GOOD.replace("<rss", "<RSS").replace("</rss", "</RSS"))),
    ok("RSS 1.0", http("<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'><channel rdf:about='x'><title>Siblings</title></channel>" + "".join(map(item, range(N))) + "</rdf:RDF>")),
    ok("RSS 1.1", http("<Channel xmlns='http://purl.org/net/rss1.1#' xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><title>S</title><items>" + "".join(map(item, range(N))) + "</items></Channel>")),
    ok("RSS 1.1 without items", http("<Channel xmlns='http://purl.org/net/rss1.1#'><title>S</title><link>http://news.example/</link><items/></Channel>"), 0),
    ok("a bare channel", http(GOOD.replace('<rss version="2.0">', "").replace("</rss>", ""))),
    ok("a bare channel without items", http("<channel><title>S</title></channel>"), 0),
    ok("CDF", http("<CHANNEL HREF='http://news.example/'><TITLE>S</TITLE><ITEM HREF='http://news.example/1'><TITLE>Story 1</TITLE><ABSTRACT>Text.</ABSTRACT></ITEM></CHANNEL>"), 1, "Story 1", "http://news.example/1"),
    ok("Atom 0.3", http(atom("<entry><id>1</id><title mode='escaped'>A &amp;amp; B</title><issued>2026-11-02T10:00:00Z</issued></entry>", root="<feed version='0.3' xmlns='http://purl.org/atom/ns#'>")), 1, "A & B"),
    ok("items after the channel", http(GOOD.replace("</channel>", "").replace("<item>", "</channel><item>", 1))),
    ok("an item in an item", feed(item(0, more=item(1)), item(2)), 3),
    ok("two feeds one after the other", http(GOOD + GOOD)),
    ok("words after the feed", http(GOOD + "<!-- 0.3 s --><script>x()</script>\n\n")),
    ok("a page around the feed", http(f"<html><body>{GOOD.partition('?>')[2]}</body></html>")),
    told("a page with RDF in a comment", http("<html><title>Home</title><!-- <rdf:RDF xmlns:rdf='x'><rdf:Description/></rdf:RDF> --></html>"), "page titled “Home”"),
    told("a page that only speaks of feeds", http("<!doctype html><html><title>How to</title><body><pre>&lt;rss&gt;</pre><script>var a='<rss '</script></body></html>"), "page titled “How to”"),
    told("other XML", http("<?xml version='1.0'?><urlset><url><loc>http://x.example/</loc></url></urlset>"), "Neither RSS"),
    told("an error in XML", http("<?xml version='1.0'?><Error><Code>AccessDenied</Code></Error>"), "Neither RSS"),
    told("OPML", http("<?xml version='1.0'?><opml version='2.0'><body><outline xmlUrl='http://x.example/'/></body></opml>"), "OPML"),
    told("a calendar", http("BEGIN:VCALENDAR\nEND:VCALENDAR"), "Neither RSS"),
    told("a video", http(b"\0\0\0\x18ftypmp42" + bytes(range(256)) * 20, type="video/mp4"), "Neither RSS"),
    told("a PDF", http(b"%PDF-1.7\n<< /Type >>" + bytes(range(256)) * 9, type="application/pdf"), "Neither RSS"),
    ok("tags that are never closed", feed(item(title="<b>Open"), item(1, title="<i><u>Open")), 2),
    either("no end of anything", http(GOOD.replace("</item>", "").replace("</title>", ""))),
    told("cut in a tag", http(RAW[: RAW.rfind(b"<description>") + 6]), "breaks off", 4),
    told("cut in a comment", http(RAW.replace(b"<item><title>Story 4", b"<!-- <item><title>Story 4")[:-40]), "breaks off", 4),
    told("cut in a CDATA", http(RAW.replace(b"<title>Story 4", b"<title><![CDATA[Story 4")[:-160]), "breaks off", 4),
    told("Atom, cut", http(atom(*(f"<entry><id>{i}</id><title>Story {i}</title></entry>" for i in range(N)))[:-20]), "breaks off", 4),
    either("100 000 tags in tags", feed(item(0, more="<a>" * 100_000), item(1)), 2, is_long=True),
    either("100 000 tags in a body", feed(item(0, more=f"<content:encoded>{escape('<b>' * 100_000)}</content:encoded>"), item(1)), 2),
    either("a name of a megabyte", feed(item(0, more=f"<{'x' * 1_000_000}/>"), item(1)), 2),
    either("an attribute of a megabyte", feed(item(0, more=f"<x a='{'y' * 1_000_000}'/>"), item(1)), 2),
    either("300 000 tiny tags", feed(item(0, more="<a/>" * 300_000), item(1)), 2, is_long=True),
    either("300 000 comments", feed(item(0, more="<!---->" * 300_000), item(1)), 2),
    either("100 000 namespaces", feed(item(0, more="".join(f"<x{i}:a xmlns:x{i}='u{i}'/>" for i in range(50_000))), item(1)), 2, is_long=True),
    either("100 000 enclosures", feed(item(0, more="<enclosure url='http://x.example/a.mp3' length='1' type='a/b'/>" * 50_000), item(1)), 2, is_long=True),
    either("100 000 ampersands", feed(item(0, title="&" * 100_000), item(1)), 2),
    either("100 000 brackets", feed(item(0, title="]]>" * 50_000 + "<![CDATA[" * 5_000), item(1)), 2),
    ok("2 500 items with a prefix", http(atom(*(f"<a:entry><a:id>{i}</a:id><a:title>Story {i}</a:title></a:entry>" for i in range(2_500)), root="<a:feed xmlns:a='http://www.w3.org/2005/Atom'>").replace("</feed>", "</a:feed>")), 2_000, is_long=True),
    ok("2 500 items of strange dates", feed(*(item(i, date="Mon, 02 Nov 99999999999999999999 10:00:00 GMT") for i in range(2_500))), 2_000, is_long=True),
    either("100 000 items", feed(*map(item, range(60_000))), 2_000, is_long=True),
]  # fmt: skip


def jsonfeed(*items: object, **more: object) -> str:
    return json.dumps(
        {"version": "https://jsonfeed.org/version/1.1", "title": "S", "items": items, **more}
    )


STORY = {"id": "1", "title": "Story 1", "url": "http://news.example/1", "content_text": "Text."}
J = "application/feed+json"
JSON: list[Fault] = [
    ok("ids that are numbers", http(jsonfeed({**STORY, "id": 1}, {**STORY, "id": 2, "url": ""}), type=J), 2),
    ok("wrong types everywhere", http(jsonfeed({**STORY, "title": ["x"], "url": {}, "authors": "A", "tags": 3, "date_published": 7, "content_html": None}, {**STORY, "id": 2, "url": 7}, "x", None, 3, []), type=J), 2, "Text."),
    told("items that are none", http(jsonfeed(items={"a": 1}), type=J), "not a JSON feed"),
    told("a list", http("[1, 2]", type=J), "not a JSON feed"),
    told("a huge number", http(jsonfeed(STORY)[:-1] + ', "x": ' + "9" * 9_000 + "}", type=J), "damaged"),
    told("nested without end", http("[" * 200_000, type=J), "damaged"),
    told("nested deep in an item", http(jsonfeed(STORY)[:-1] + ', "x": ' + "[" * 90_000 + "]" * 90_000 + "}", type=J), "damaged"),
    ok("keys twice", http(jsonfeed(STORY)[:-1] + ', "title": "T", "title": "U"}', type=J), 1),
    ok("numbers that are none", http(jsonfeed(STORY, x=float("nan")), type=J), 1),
    ok("line ends in texts", http(jsonfeed(STORY).replace("Text.", "Text\n\there."), type=J), 1, "Text"),
    told("a comma too many", http(jsonfeed(STORY)[:-1] + ",}", type=J), "damaged"),
    told("JSON, cut", http(jsonfeed(STORY, STORY)[:-30], type=J), "damaged"),
    ok("JSON with a mark", http(("\ufeff" + jsonfeed(STORY)).encode(), type=J), 1),
    ok("JSON in UTF-16", http(jsonfeed({**STORY, "title": RUSSIAN}).encode("utf-16"), type=J), 1, RUSSIAN),
    ok("JSON in UTF-16 without a mark", http(jsonfeed({**STORY, "title": RUSSIAN}).encode("utf-16-le"), type=J), 1, RUSSIAN),
    ok("JSON as text/html", http(jsonfeed(STORY), type="text/html"), 1),
    ok("half a pair of surrogates", http(jsonfeed(STORY).replace("Story", "\\ud83d Story \\u001b[31m"), type=J), 1, "Story", lacks=("\x1b",)),
    ok("words after the JSON", http(jsonfeed(STORY) + "\n<!-- 0.3 s -->", type=J), 1),
    ok("a date of mail in JSON", http(jsonfeed({**STORY, "date_published": "Mon, 02 Nov 2026 10:00:00 GMT"}), type=J), 1, dates=(datetime(2026, 11, 2, 10, tzinfo=UTC),)),
    ok("an author by name", http(jsonfeed({**STORY, "author": "Ada Moss"}), type=J), 1, "Ada Moss"),
]  # fmt: skip

AT_TEN = datetime(2026, 11, 2, 10, tzinfo=UTC)
DAY = datetime(2026, 11, 2, tzinfo=UTC)


def dated(text: str, *when: datetime | None) -> Fault:
    return ok(f"the date {text[:40]!r}", feed(item(date=text), item(1)), 2, dates=when)


DATES: list[Fault] = [
    *(
        dated(text, AT_TEN)
        for text in (
            *("Mon, 02 Nov 2026 10:00:00 +0000", "2 Nov 26 10:00 GMT", "Mon,02 Nov 2026 10:00:00 Z"),
            *("Mon, 02 Nov 2026 12:00:00 +02:00", "Tue, 02 Nov 2026 10:00:00 UT", "2026-11-02T10:00:00"),
            *("2026-11-02T11:00+01:00", "2026-11-02 10:00:00", "20261102T100000Z", "2026-11-02T10:00:00.123456789Z"),
            *("Mon Nov  2 10:00:00 2026", "2026-11-02 10:00:00 UTC", "2026-11-02 11:00:00 +0100"),
            *("Mon, 02 November 2026 10:00:00 GMT", "Monday, 02-Nov-26 10:00:00 GMT", "1793613600"),
            *("Mon, 02 Nov 2026 05:00:00 EST", "Mon, 02 Nov 2026 11:00:00 CET", "2026-11-02T10:00:00 Z"),
        )
    ),
    *(
        dated(text, DAY)
        for text in ("2026-11-02", "2 November 2026", "November 2, 2026", "Mon, 02 Nov 2026", "20261102", "2026/11/02")
    ),
    *(
        dated(text)
        for text in (
            *("", "now", "0", "-1", "9" * 30, "0000-00-00", "0000-00-00T00:00:00Z", "2026-02-31", "1e99", "NaN"),
            *("Mon, 00 Foo 0000 99:99:99 GMT", "24:00", "2026-11-02T24:00:00Z", "12026-11-02T10:00:00Z", "Σάβ, 02 Νοε 2026"),
            *("Mon, 02 Nov 2026 10:00:00 +9999", "Mon, 02 Nov 2026 10:00:00 -99999999999", "9999-12-31T23:59:59-14:00"),
            *("0001-01-01T00:00:00+14:00", "2026-W45-1", "２０２６-11-02", "١٢/١١/٢٠٢٦", "1" * 5_000, "," * 5_000),
        )
    ),
]  # fmt: skip


def linked(name: str, link: str, *has: str, lacks: tuple[str, ...] = ()) -> Fault:
    story = (
        f"<item><title>Story</title><link>{link}</link><guid isPermaLink='false'>1</guid></item>"
    )
    return ok(name, feed(story, item(1)), 2, *has, lacks=lacks)


def known_by(name: str, *guids: str, n: int | None = None) -> Fault:
    stories = [
        f"<item><title>Story {i}</title><link>http://news.example/{i}</link>{guid}</item>"
        for i, guid in enumerate(guids)
    ]
    return ok(name, feed(*stories), len(guids) if n is None else n, fetches=2)


NAMES: list[Fault] = [
    known_by("no guids", "", "", ""),
    known_by("empty guids", "<guid/>", "<guid></guid>", "<guid>  </guid>"),
    known_by("guids with spaces around", "<guid> a </guid>", "<guid>\nb\n</guid>"),
    known_by("guids that differ at the end", f"<guid>{'x' * 9_000}1</guid>", f"<guid>{'x' * 9_000}2</guid>"),
    known_by("guids in another case", "<guid>A</guid>", "<guid>a</guid>"),
    known_by("the same guid thrice", "<guid>a</guid>", "<guid>a</guid>", "<guid>a</guid>"),
    known_by("guids with controls", "<guid>a\x1b[31m</guid>", "<guid>b\x07</guid>"),
    known_by("two guids each", "<guid>a</guid><guid>b</guid>", "<guid>c</guid><guid>d</guid>"),
    ok("guids renumbered", then(feed(*(item(i) for i in range(5))), http(GOOD.replace("id-", "new-"))), fetches=2),
    ok("links with tracking", then(http(GOOD.replace("<guid", "<x").replace("</guid", "</x")), http(GOOD.replace("<guid", "<x").replace("</guid", "</x").replace("</link>", "?utm_source=rss</link>"))), fetches=2),
    ok("another order", then(feed(), feed(*(item(i) for i in reversed(range(5))))), fetches=2),
    ok("gone and back", then(feed(), feed(item(0)), feed()), fetches=3),
    ok("nothing in an item", feed("<item/>", "<item></item>", item(1)), 1),
    ok("only a title", feed("<item><title>Story</title></item>", item(1)), 2, fetches=2),
    ok("only a text", feed("<item><description>Some text.</description></item>", item(1)), 2, fetches=2),
    linked("a relative link", "/story/1", "http://"),
    linked("a link with a space", "http://news.example/a b", "http://news.example/a%20b"),
    linked("a link with line ends", "\n  http://news.example/1\n", "http://news.example/1"),
    linked("a link in CDATA", "<![CDATA[http://news.example/?a=1&b=2]]>", "http://news.example/?a=1&b=2"),
    linked("a link of letters", "http://Görün.example/ö", "http"),
    linked("a link without a scheme", "//news.example/1", "http://news.example/1"),
    linked("a link with a password", "http://me:hunter2@news.example/1", lacks=("hunter2",)),
    *(
        linked(f"a link of {scheme}", f"{scheme}x", lacks=(scheme,))
        for scheme in ("javascript:", "data:", "mailto:", "file:///", "vbscript:", "feed:", "ms-msdt:/", "about:")
    ),
    ok("a guid that is a link", feed("<item><title>S</title><guid>http://news.example/7</guid></item>"), 1, "http://news.example/7"),
    ok("a guid that is no link", feed("<item><title>S</title><guid isPermaLink='true'>not a link</guid></item>"), 1),
    ok("FeedBurner's link", feed(item(0, more="<feedburner:origLink xmlns:feedburner='f'>http://news.example/orig</feedburner:origLink>")), 1, "http://news.example/orig"),
    ok("several links", http(atom("<entry><id>1</id><title>S</title><link rel='self' href='http://a.example/'/><link rel='alternate' type='text/html' href='http://news.example/1'/><link rel='enclosure' href='http://b.example/x.mp3'/></entry>")), 1, "http://news.example/1"),
    ok("a base", http(atom("<entry><id>1</id><title>S</title><link href='one'/></entry>", root="<feed xmlns='http://www.w3.org/2005/Atom' xml:base='http://news.example/a/'>")), 1, "http://news.example/a/one"),
    ok("a base of script", http(atom("<entry><id>1</id><title>S</title><link href='one'/></entry>", root="<feed xmlns='http://www.w3.org/2005/Atom' xml:base='javascript:x//'>")), 1, lacks=("javascript:",)),
    ok("a link for the whole feed that is script", http(GOOD.replace("http://news.example/</link>", "javascript:x</link>", 1)), lacks=("javascript:",)),
    ok("titles escaped twice", feed(item(title="A &amp;amp; B &amp;#8217;s")), 1, "A & B ’s"),
    ok("titles in CDATA", feed(item(title="<![CDATA[A & <b>B</b> C]]>")), 1, "A & B C"),
    ok("titles with less than", feed(item(title="5 &lt; 6 and a &lt;b")), 1, "5 < 6 and a <b"),
    ok("titles that are a picture", feed(item(title="<![CDATA[<img src='x' onerror='y'>]]>"), item(1)), 2),
    ok("titles in XHTML", http(atom("<entry><id>1</id><title type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>A <b>B</b></div></title></entry>")), 1, "A B"),
    ok("titles in HTML", http(atom("<entry><id>1</id><title type='html'>A &amp;amp; &lt;i>B&lt;/i></title></entry>")), 1, "A & B"),
    ok("a content and a summary", feed(item(0, more="<content:encoded xmlns:content='http://purl.org/rss/1.0/modules/content/'><![CDATA[<p>The whole of the story, which is longer.</p>]]></content:encoded>")), 1, "The whole of the story"),
    ok("a content by address alone", http(atom("<entry><id>1</id><title>S</title><content type='video/mp4' src='http://x.example/v'/></entry>")), 1),
    ok("base64 in a content", http(atom("<entry><id>1</id><title>S</title><content type='application/octet-stream'>AAEC/w==</content></entry>")), 1),
    ok("scripts in a text", feed(item(0, more="<content:encoded xmlns:content='http://purl.org/rss/1.0/modules/content/'><![CDATA[<script>alert(1)</script><style>*{}</style><p>A long enough story, in words.</p>]]></content:encoded>")), 1, "A long enough", lacks=("alert(1)", "*{}")),
    ok("an author of many", feed(item(0, more="<author>ada@x.example (Ada Moss)</author>")), 1, "Ada Moss"),
    either("an author of 100 000 letters", feed(item(0, more=f"<author>{'a@' * 50_000}</author>"), item(1)), 2),
    either("a creator of 100 000 brackets", feed(item(0, more=f"<dc:creator xmlns:dc='http://purl.org/dc/elements/1.1/'>{'(' * 100_000}</dc:creator>"), item(1)), 2),
    ok("the last name of the feed", feed(title="&lt;b&gt;News&lt;/b&gt; \x1b[31m &#8238;"), lacks=("\x1b", "\u202e")),
]  # fmt: skip


def endless_items(_: object) -> Iterator[Part]:
    yield chunked(GOOD.partition("</channel>")[0].encode(), end=b"")
    while True:
        piece = "".join(map(item, range(300))).encode()
        yield b"%x\r\n%b\r\n" % (len(piece), piece)


CONTENT = [*LETTERS, *XML, *JSON, told("items without end", endless_items, "larger than|No whole")]
