"""Feeds thrown together of everything feeds are made of: read fast or not, they say the same."""

import os
import random
from typing import Any
from xml.etree import ElementTree

import pytest

from briefing.errors import FeedError
from briefing.model import FeedDocument
from briefing.sources import parse
from briefing.sources.parse import parse_feed
from briefing.sources.plain_feed import read_plain

MADE = 20_000 if os.environ.get("BRIEFING_LONG") else 600
PLAIN = 0.1
"""What share of them is plain at least, or else nothing is tried here."""
SPACES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "feedburner": "http://rssnamespace.org/feedburner/ext/1.0",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "media": "http://search.yahoo.com/mrss/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rss": "http://purl.org/rss/1.0/",
    "u": "urn:unknown",
    "xml": "http://www.w3.org/XML/1998/namespace",
}
_NAMES = """
title link guid id description summary content author pubDate published updated created
 category comments source enclosure image language x rights ttl contributor name email
 lastBuildDate managingEditor textInput subtitle generator dc:title dc:creator dc:date
 dc:description dc:subject dc:language dc:publisher dc:rights media:title media:description
 media:group media:content media:credit media:thumbnail media:keywords content:encoded
 itunes:summary itunes:author itunes:subtitle itunes:owner itunes:image itunes:category
 atom:link atom:author atom:updated atom:title atom:summary atom:content atom:id
 dcterms:issued dcterms:modified u:x u:title feedburner:origLink
"""
NAMES = _NAMES.split()
PARENTS = ("author", "contributor", "image", "source", "textInput", "x", "u:x", "atom:author")
CHILDREN = ("name", "title", "link", "url", "email", "uri", "id", "updated", "media:title")
TEXTS = (
    *("", "  ", "x", "One title", "en", "fr_CA", "Caf\u00e9", "J\u00c3\u00bcrgen", "\x92s"),
    *("http://a.example/1", " https://a.example/2?a=1&b;=2 ", "http:///c.example/"),
    *("2026-01-02T03:04:05Z", "Tue, 03 Feb 2026 00:00:00 GMT", "a@example.org", "it&#8217;s"),
    *("a@example.org (Ann)", "Ann &amp; Bo", "&nosuch; y", "<p>Some of it.</p><p>And more.</p>"),
)
ATTRIBUTES = (
    *(("type", "html"), ("type", "text"), ("type", "text/plain"), ("lang", "de"), ("rel", "self")),
    *(("xml:lang", "en"), ("isPermaLink", "false"), ("rel", "alternate"), ("href", "/here")),
    *(("href", "http://b.example/x"), ("domain", "x"), ("type", "TEXT/HTML"), ("url", "http://u")),
)


def full(name: str, base: str = "") -> str:
    prefix, colon, local = name.rpartition(":")
    return f"{{{SPACES[prefix]}}}{local}" if colon else f"{base}{name}"


def element(chance: random.Random, base: str) -> ElementTree.Element:
    name = chance.choice(NAMES)
    made = ElementTree.Element(full(name, base))
    made.text = chance.choice(TEXTS)
    if chance.random() < 0.35:
        key, value = chance.choice(ATTRIBUTES)
        made.set(full(key), value)
    if name in PARENTS or name.startswith("media:"):
        for _ in range(chance.choice((0, 0, 1, 3))):
            child = ElementTree.SubElement(made, full(chance.choice((*CHILDREN, "x")), base))
            child.text = chance.choice(TEXTS)
    return made


def made_up(chance: random.Random) -> bytes:
    kind = chance.choice(("rss", "rss", "atom", "rdf"))
    base = "" if kind == "rss" else f"{{{SPACES['atom' if kind == 'atom' else 'rss']}}}"
    root = ElementTree.Element({"rss": "rss", "atom": f"{base}feed", "rdf": full("rdf:RDF")}[kind])
    about = root if kind == "atom" else ElementTree.SubElement(root, f"{base}channel")
    around = about if kind == "rss" else root
    if chance.random() < 0.2:
        root.set(full("xml:lang"), "pt-BR")
    about.extend(element(chance, base) for _ in range(chance.randrange(4)))
    for _ in range(chance.choice((1, 1, 2))):
        entry = ElementTree.SubElement(around, f"{base}{'entry' if kind == 'atom' else 'item'}")
        entry.extend(element(chance, base) for _ in range(chance.randint(1, 6)))
    if chance.random() < 0.2:
        about.append(element(chance, base))
    return bytes(ElementTree.tostring(root, encoding="utf-8"))


def read(xml: bytes) -> FeedDocument | str:
    try:
        return parse_feed(xml, content_type="application/xml", url="https://f.example/feed")
    except FeedError as error:
        return error.message


def test_feeds_of_everything_are_read_the_same_either_way(monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(7)
    plain: list[dict[str, Any] | None] = []

    def noted(xml: bytes) -> dict[str, Any] | None:
        plain.append(read_plain(xml))
        return plain[-1]

    for _ in range(MADE):
        xml = made_up(chance)
        monkeypatch.setattr(parse, "read_plain", noted)
        fast = read(xml)
        if plain and plain[-1]:
            monkeypatch.setattr(parse, "read_plain", lambda xml: None)
            assert fast == read(xml), xml.decode()
    n_plain = sum(map(bool, plain))
    print(f"{n_plain} of {MADE} are plain")
    assert n_plain >= PLAIN * MADE
