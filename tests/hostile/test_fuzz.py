"""Damaged feeds, pages and lists: nothing uncaught comes of them, and no control character.

Mutations of feeds from the wild and of what made parsers raise before, always the same ones for one
seed. BRIEFING_FUZZ says how many there are, BRIEFING_SEED which.
"""

import os
import random
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from unicodedata import category

import pytest

from briefing.errors import FeedError
from briefing.model import Entry, FeedDocument, Paragraph
from briefing.sources.discover import find_feeds
from briefing.sources.opml import OpmlFeed, read_opml
from briefing.sources.page import extract_page
from briefing.sources.parse import parse_feed
from briefing.untrusted import safe_url

COUNT = int(os.environ.get("BRIEFING_FUZZ", "4000"))
SEED = int(os.environ.get("BRIEFING_SEED", "7"))
SIZE_LIMIT = 60_000
"""Larger seeds are left out, so that the time goes into many."""
TYPES = (
    "",
    "application/rss+xml",
    "text/xml; charset=utf-16",
    "text/html; charset=windows-1254",
    "application/json",
    "text/xml; charset=unicode_escape",
    "\x1b[31m; charset=\udcff",
)
URL = "https://feed.example/feed"
BITS = (
    b"\x1b]0;x\x07",
    b"\xc2\x9b31m",
    b"&#27;[2J",
    b"&amp;#x1b;",
    b"&#xD800;",
    b"&#0;",
    b"\xe2\x80\xae",
    b"\xff\xfe",
    b"\x00",
    b"<![CDATA[",
    b"]]>",
    b"<!--",
    b"-->",
    b"<!DOCTYPE x [",
    b"<item>",
    b"</item>",
    b"<entry>",
    b"<channel>",
    b"xml:base='http://[::1'",
    b"<link href='//['/>",
    b"<pubDate>Mon, 99 Foo 99999 99:99:99 +9999</pubDate>",
    b"<content type='xhtml'><div xmlns='x'>",
    b"<svg><title>",
    b"<table><tr><td colspan=99999999>",
    b"&" * 40,
    b"<" * 40,
    b"'\"" * 20,
    b'{"items":[{"id":[1e999,null,{}]}]}',
    b"\xf0\x9f\x87",
    b"charset=utf-7",
)


@pytest.fixture(scope="module")
def seeds(shared_dir: Path) -> list[bytes]:
    """What is mutated: a spread of the corpus, and all that made a parser raise."""
    corpus = sorted((shared_dir / "corpus").glob("*/dev/**/*"))
    small = [file for file in corpus if file.is_file() and file.stat().st_size < SIZE_LIMIT]
    chosen = random.Random(SEED).sample(small, min(len(small), 400))
    chosen += sorted((shared_dir / "hostile" / "fuzz").iterdir())
    return [file.read_bytes() for file in chosen]


def mutations(seeds: Sequence[bytes], count: int, salt: int) -> Iterator[bytes]:
    """So many damaged inputs, the same ones for one seed."""
    chance = random.Random(SEED * 1_000 + salt)
    for _ in range(count):
        text = bytearray(chance.choice(seeds))
        for _ in range(chance.choice((1, 1, 2, 3, 8))):
            chance.choice(DAMAGES)(text, chance, seeds)
        yield bytes(text)


Damage = Callable[[bytearray, random.Random, Sequence[bytes]], None]


def flip(text: bytearray, chance: random.Random, _: Sequence[bytes]) -> None:
    for _each in range(chance.randint(1, 12)):
        if text:
            text[chance.randrange(len(text))] = chance.randrange(256)


def cut(text: bytearray, chance: random.Random, _: Sequence[bytes]) -> None:
    start = chance.randrange(len(text) + 1)
    del text[start : start + chance.choice((1, 10, 100, len(text)))]


def insert(text: bytearray, chance: random.Random, _: Sequence[bytes]) -> None:
    at = chance.randrange(len(text) + 1)
    text[at:at] = chance.choice(BITS) * chance.choice((1, 1, 1, 50))


def repeat(text: bytearray, chance: random.Random, _: Sequence[bytes]) -> None:
    start = chance.randrange(len(text) + 1)
    text[start:start] = text[start : start + chance.randint(1, 400)] * chance.choice((2, 30))


def splice(text: bytearray, chance: random.Random, seeds: Sequence[bytes]) -> None:
    other = chance.choice(seeds)
    start = chance.randrange(len(other) + 1)
    text[chance.randrange(len(text) + 1) :] = other[start : start + SIZE_LIMIT]


DAMAGES: tuple[Damage, ...] = (flip, cut, insert, insert, repeat, splice)


@pytest.mark.slow
def test_feeds(seeds: list[bytes]) -> None:
    chance = random.Random(SEED)
    read, slowest_s = 0, 0.0
    for body in mutations(seeds, COUNT, 1):
        kind = chance.choice(TYPES)
        started = time.process_time()
        try:
            document = parse_feed(body, content_type=kind, url=URL)
        except FeedError as problem:
            assert_harmless(problem.message, problem.hint)
            continue
        slowest_s = max(slowest_s, time.process_time() - started)
        read += 1
        assert_document_harmless(document)
    print(f"\n{COUNT} damaged feeds, {read} of them read, the slowest in {slowest_s:.1f} s")
    assert read > COUNT / 10


@pytest.mark.slow
def test_pages_and_lists(seeds: list[bytes]) -> None:
    for number, body in enumerate(mutations(seeds, COUNT // 5, 2)):
        if number % 2:
            # What is in a feed's text is markup of its own, which a page shows.
            body = b"<html><body><article>" + body.replace(b"&lt;", b"<").replace(b"&gt;", b">")
        assert_paragraphs_harmless(extract(body))
        for named in find_feeds(body, URL):
            assert_harmless(named.title, named.url)
        for feed in listed(body):
            assert_harmless(feed.name, feed.url, *feed.tags)
            assert safe_url(feed.url) == feed.url


def extract(body: bytes) -> tuple[Paragraph, ...]:
    try:
        return extract_page(body, URL)
    except FeedError as problem:
        assert_harmless(problem.message)
        return ()


def listed(body: bytes) -> tuple[OpmlFeed, ...]:
    try:
        return read_opml(b"<opml><body>" + body.partition(b"?>")[2] + b"</body></opml>")
    except FeedError as problem:
        assert_harmless(problem.message)
        return ()


def assert_document_harmless(document: FeedDocument) -> None:
    assert_harmless(document.title, document.url, document.language)
    for entry in document.entries:
        assert_entry_harmless(entry)


def assert_entry_harmless(entry: Entry) -> None:
    assert_harmless(entry.title, entry.author, entry.guid, entry.url, entry.language)
    assert entry.url == "" or safe_url(entry.url) == entry.url
    assert_paragraphs_harmless(entry.paragraphs)


def assert_paragraphs_harmless(paragraphs: Sequence[Paragraph]) -> None:
    assert_harmless(*(each.text for each in paragraphs))
    assert [each.index for each in paragraphs] == list(range(len(paragraphs)))
    assert all(each.text for each in paragraphs)


def assert_harmless(*texts: str) -> None:
    """Nothing that a terminal or a store could stumble over."""
    for text in texts:
        chars = set(text)
        assert not {category(char) for char in chars} & {"Cc", "Cs", "Zl", "Zp"}, ascii(text)[:300]
        assert not chars & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"), text[:300]
