"""Sibling faults of article pages, and of lists of feeds."""

# ruff: noqa: E501 - tables, one case a line

import gzip
import itertools
import json
from collections.abc import Iterable
from dataclasses import dataclass

from raw_server import RESET, Answer, Asked, Part, http
from siblings import served

SUMMARY = "The ferry to the island runs again, the port says."
STORY = (
    "The ferry to the island runs again after three weeks of storms, the port authority said on"
    " Monday. Two hundred people took the first boat in the morning, and the second one was full."
)
WORDS = "".join(f"<p>{STORY} It was the trip number {i} of the year.</p>" for i in range(6))


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """An article's page; the feed's own text of it must stay, whatever the page is."""

    name: str
    answer: Answer
    is_shown: bool | None
    """Whether the page's text is shown in the end; None where either goes."""
    has: str = ""
    lacks: tuple[str, ...] = ("alert(", "\x1b", "root:", "hunter2")


def page(body: str | bytes, kind: str = "text/html; charset=utf-8", *headers: str) -> bytes:
    return http(body, *headers, type=kind)


def of(content: str, more: str = "") -> str:
    return (
        f"<!doctype html><html><head><title>Ferry</title>{more}</head><body>{content}</body></html>"
    )


def shown(name: str, answer: bytes | Iterable[Part] | Answer, has: str = "first boat") -> Page:
    return Page(name=name, answer=served(answer), is_shown=True, has=has)


def kept(name: str, answer: bytes | Iterable[Part] | Answer) -> Page:
    return Page(name=name, answer=served(answer), is_shown=False)


def any_of(name: str, answer: bytes | Iterable[Part] | Answer) -> Page:
    return Page(name=name, answer=served(answer), is_shown=None)


def redirected(location: str) -> Answer:
    return lambda asked: [
        http("", f"Location: {location.format(port=asked.port)}", status="302 Found")
    ]


def asked_to_agree(asked: Asked) -> list[Part]:
    if "agree" in asked.path:
        return [page(of("<h1>We value your privacy</h1><button>Agree</button>"))]
    return [http("", f"Location: {asked.path}?agree", status="302 Found")]


LD = json.dumps({"@type": "NewsArticle", "articleBody": " ".join([STORY] * 3)})
PAGES: list[Page] = [
    shown("a good page", page(of(f"<article><h1>Ferry runs</h1>{WORDS}</article>"))),
    shown("packed", page(gzip.compress(of(f"<article>{WORDS}</article>").encode()), "text/html", "Content-Encoding: gzip")),
    shown("no type said", page(of(f"<article>{WORDS}</article>"), "")),
    shown("as XHTML", page(f"<?xml version='1.0'?>{of(f'<article>{WORDS}</article>')}", "application/xhtml+xml")),
    shown("a charset in its head", page(of(f"<article>{WORDS.replace('island', 'Ílha')}</article>", "<meta charset=iso-8859-15>").encode("iso-8859-15"), "text/html"), "Ílha"),
    shown("a base that is script", page(of(f"<article>{WORDS}</article>", "<base href='javascript:alert(1)'>"))),
    shown("CDATA and comments", page(of(f"<![CDATA[ x ]]><!-- <p> --><article>{WORDS}</article>"))),
    shown("tags that are never closed", page(of(f"<div><div><b><article>{WORDS.replace('</p>', '')}"))),
    shown("zero bytes", page(of(f"<article>{WORDS.replace('the', 'the' + chr(0))}</article>"))),
    shown("controls", page(of(f"<article>{WORDS.replace('the', 'the' + chr(27) + '[31m &#27;[2J')}</article>"))),
    shown("after a redirect", lambda asked: [http("", f"Location: {asked.path}?b", status="301 X")] if "?" not in asked.path else [page(of(f"<article>{WORDS}</article>"))]),
    any_of("only in data for machines", page(of("<div id=app></div>", f"<script type='application/ld+json'>{LD}</script>"))),
    any_of("all in <plaintext>", page(of(f"<plaintext>{WORDS}"))),
    any_of("a template", page(of(f"<template>{WORDS}</template>"))),
    any_of("deep tables", page(of("<table><tr><td>" * 3_000 + STORY))),
    any_of("a table of 200 000 cells", page(of("<table>" + f"<tr>{'<td>1' * 100}</tr>" * 2_000 + f"</table>{WORDS}"))),
    any_of("50 000 links", page(of("<a href='/x'>x</a> " * 50_000 + WORDS))),
    any_of("a paragraph of two megabytes", page(of(f"<article><p>{STORY * 9_000}</p></article>"))),
    any_of("attributes without end", page(of(f"<div {'a=1 ' * 100_000}>{WORDS}</div>"))),
    any_of("a PDF that says it is a page", page(b"%PDF-1.7" + bytes(range(256)) * 300)),
    kept("a PDF", page(b"%PDF-1.7" + bytes(range(256)) * 30, "application/pdf")),
    kept("a picture", page(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 30, "image/png")),
    kept("a video that says it is a page", page(b"\0\0\0\x18ftypmp42" + bytes(range(256)) * 900)),
    kept("nothing", page("")),
    kept("white space", page(" \n" * 9_000)),
    kept("only a script", page(of("<div id=app></div><script>alert(1)</script>"))),
    kept("frames", page("<html><frameset><frame src='/good'></frameset></html>")),
    kept("a wall of money", page(of(f"<article><p>{STORY}</p></article>", '<script type="application/ld+json">{"isAccessibleForFree": "False"}</script>'))),
    kept("a wall of names", page(of("<form>Sign in to read on<input name=user></form>"))),
    kept("a wall of biscuits", asked_to_agree),
    kept("a page that is not there, with 200", page(of("<h1>Page not found</h1><p>We are sorry, this page has moved or never was. Try the search, or go back to the start page of this site, where all news of today are.</p>" * 5))),
    kept("another article", page(of("<article>" + "<p>Quarterly profits of chip makers rose by nine percent, analysts wrote in a note to investors.</p>" * 9 + "</article>"))),
    kept("a feed", page("<rss version='2.0'><channel><title>x</title></channel></rss>", "application/rss+xml")),
    kept("404", http(of(WORDS), status="404 Not Found", type="text/html")),
    kept("403", http(of(WORDS), status="403 Forbidden", type="text/html")),
    kept("300", http(of(WORDS), status="300 X", type="text/html")),
    kept("to a file", redirected("file:///etc/passwd")),
    kept("to another address inside", redirected("http://127.0.0.2:{port}/good")),
    kept("round and round", redirected("/page/roundandround")),
    kept("a refresh to a file", page("<meta http-equiv=refresh content='0;url=file:///etc/passwd'>")),
    kept("closed at once", []),
    kept("reset in the middle", [http(of(WORDS), length=99_999)[:900], 0.1, RESET]),
    kept("a page without end", lambda _: itertools.chain([b"HTTP/1.1 200 OK\r\n\r\n<html>"], itertools.repeat(b"<p>x</p>" * 9_000))),
    kept("slow", lambda _: itertools.chain([b"HTTP/1.1 200 OK\r\n\r\n<html>"], *([b" ", 0.2] for _ in range(60)))),
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A list of feeds, and what is taken out of it."""

    name: str
    data: str | bytes
    feeds: tuple[str, ...] | None
    """The addresses in it; None where it is refused."""
    says: str = ""
    """A pattern of the sentence that refuses it."""


def outline(*addresses: str, more: str = "") -> str:
    return "".join(f'<outline type="rss" text="A" xmlUrl="{each}"{more}/>' for each in addresses)


def opml(
    body: str, start: str = '<?xml version="1.0" encoding="UTF-8"?>', version: str = "2.0"
) -> str:
    return (
        f'{start}<opml version="{version}"><head><title>t</title></head><body>{body}</body></opml>'
    )


A, B = "https://a.example/feed", "https://b.example/feed"


def takes(name: str, data: str | bytes, *feeds: str) -> Listed:
    return Listed(name=name, data=data, feeds=feeds)


def refused(name: str, data: str | bytes, says: str) -> Listed:
    return Listed(name=name, data=data, feeds=None, says=says)


LAUGHS = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 12))
LISTS: list[Listed] = [
    takes("OPML 1.0", opml(outline(A, B), version="1.0"), A, B),
    takes("OPML 1.1 without a declaration", opml(outline(A), "", "1.1"), A),
    takes("tags in capitals", opml(outline(A)).replace("opml", "OPML").replace("outline", "OUTLINE"), A),
    takes("attributes in another case", opml(outline(A).replace("xmlUrl", "xmlurl") + outline(B).replace("xmlUrl", "XMLURL")), A, B),
    takes("only a page", opml("<outline type='rss' text='A' htmlUrl='https://a.example/'/>" + outline(B)), B),
    takes("links and inclusions", opml(f"<outline type='link' text='A' url='{A}'/><outline type='include' url='https://c.example/x.opml'/>" + outline(B)), B),
    takes("commands", opml(outline("|touch /tmp/x", "exec:touch /tmp/x", "filter:cat:http://a.example/", "query:x:unread") + outline(B, more=' filtercmd="touch /tmp/x" prefilter="x"')), B),
    takes("other schemes", opml(outline("file:///etc/passwd", "javascript:x", "ftp://a.example/", "//a.example/", "", " ", B)), B),
    takes("feed: for http:", opml(outline("feed://a.example/feed", f"feed:{B}")), A, B),
    takes("line ends in addresses", opml(outline("https://c.example/&#10;exec:x", f" {B}&#10;")), B),
    takes("line ends in names", opml(outline(A).replace('text="A"', 'text="x&#10;[[feeds]]&#10;url"')), A),
    takes("one feed a thousand times", opml(outline(A) * 1_000), A),
    takes("folders 10 000 deep", opml("<outline text='f'>" * 9_000 + outline(A) + "</outline>" * 9_000), A),
    takes("a feed in a feed", opml(f'<outline text="A" xmlUrl="{A}">{outline(B)}</outline>'), A, B),
    takes("an open ampersand", opml(outline("https://a.example/?a=1&b=2")), "https://a.example/?a=1&b=2"),
    takes("entities of HTML", opml(outline(A).replace('text="A"', 'text="Caf&eacute;&nbsp;A"')), A),
    takes("a harmless document type", opml(outline(A), '<?xml version="1.0"?><!DOCTYPE opml SYSTEM "opml.dtd">'), A),
    takes("comments and instructions", opml(f"<!-- <!ENTITY --><?x y?>{outline(A)}", '<?xml version="1.0"?><!-- c --><?x y?>'), A),
    takes("UTF-16 without a mark", opml(outline(A)).encode("utf-16-be"), A),
    takes("UTF-8 that says UTF-16", opml(outline(A), '<?xml version="1.0" encoding="UTF-16"?>'), A),
    takes("windows-1251", opml(outline(A).replace('"A"', '"Паром"'), '<?xml version="1.0" encoding="windows-1251"?>').encode("cp1251"), A),
    takes("a mark and white space", "\ufeff\n\n" + opml(outline(A)), A),
    takes("controls in it", opml(outline(A).replace('"A"', '"\x1b[31mA\x00"')), A),
    takes("no body", f'<opml version="2.0">{outline(A)}</opml>', A),
    takes("nothing in it", opml("")),
    takes("a prefix nobody declared", opml(outline(A, more=' frss:x="1"')), A),
    refused("laughs", opml('<outline text="&l11;"/>', f'<?xml version="1.0"?><!DOCTYPE opml [<!ENTITY l0 "lol">{LAUGHS}]>'), "damaged|entities"),
    refused("an entity of a file", opml('<outline text="&x;"/>', '<?xml version="1.0"?><!DOCTYPE opml [<!ENTITY x SYSTEM "file:///etc/passwd">]>'), "damaged|entities"),
    refused("20 000 outlines", opml(outline(*(f"https://a.example/{i}" for i in range(20_000)))), "more than 10,000"),
    refused("20 000 folders in folders", opml("<outline text='f'>" * 20_000), "more than 10,000"),
    refused("a feed", "<rss version='2.0'><channel><title>x</title></channel></rss>", "Not an OPML"),
    refused("a page", "<!doctype html><html><body><outline xmlUrl='https://a.example/'></body></html>", "Not an OPML|damaged"),
    refused("JSON", '{"feeds": ["https://a.example/"]}', "Not an OPML|damaged"),
    refused("addresses alone", f"{A}\n{B}\n", "Not an OPML|damaged"),
    refused("noise", bytes(range(256)) * 50, "Not an OPML|damaged"),
    refused("nothing", b"", "empty"),
    refused("zero bytes", bytes(900), "empty"),
    refused("cut", opml(outline(A) * 9)[:400], "damaged"),
    refused("an attribute twice", opml(f'<outline xmlUrl="{A}" xmlUrl="{B}"/>'), "damaged"),
]  # fmt: skip
