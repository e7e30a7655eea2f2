"""Odd text in every field of every format: nothing harmful is kept, and what is plain is."""

import dataclasses
import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from strange import (
    AFTER,
    BEFORE,
    BYTES,
    CHARACTERS,
    LINKS,
    atom_with,
    everything,
    json_with,
    opml_with,
    page_with,
    rss_of_bytes,
    rss_with,
)
from terminal import text_leaks

from briefing.errors import FeedError
from briefing.model import FeedDocument
from briefing.sources.discover import find_feeds
from briefing.sources.opml import read_opml, write_opml
from briefing.sources.page import read_page
from briefing.sources.parse import parse_feed
from briefing.untrusted import public_url, shown_url

HERE = "http://here.example/"
MARKS_OF_DIRECTION = ("U+200E", "U+200F", "U+061C")
"""Hebrew and Arabic need them; the screen leaves them out."""


def strings(value: Any) -> Iterator[str]:
    """Every text in it."""
    if isinstance(value, str):
        yield value
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from strings(getattr(value, field.name))
    elif isinstance(value, tuple):
        for each in value:
            yield from strings(each)


def leaks(value: Any) -> list[str]:
    found = (leak for text in strings(value) for leak in text_leaks(text))
    return [str(leak) for leak in found if leak.what not in MARKS_OF_DIRECTION]


def feed(text: str) -> FeedDocument:
    return parse_feed(text.encode("utf-8", "replace"), content_type="text/xml", url=HERE)


def no_feed(page: str) -> str:
    with pytest.raises(FeedError) as refused:
        feed(page)
    return refused.value.message


READ: dict[str, Callable[[str], Any]] = {
    "rss": lambda odd: feed(rss_with(odd)),
    "atom": lambda odd: feed(atom_with(odd)),
    "page": lambda odd: read_page(page_with(odd).encode("utf-8", "replace"), HERE),
    "title of a page": lambda odd: no_feed(page_with(odd)),
    "links of a page": lambda odd: find_feeds(page_with(odd).encode("utf-8", "replace"), HERE),
    "opml": lambda odd: read_opml(opml_with(odd).encode("utf-8", "replace")),
}
NOT_IN_ATTRIBUTES = ("reference: cdata", "reference: cdata in pieces")


@pytest.mark.parametrize("oddity", everything())
@pytest.mark.parametrize("form", READ)
def test_odd_text(form: str, oddity: str) -> None:
    if form == "opml" and oddity in NOT_IN_ATTRIBUTES:
        pytest.skip("an attribute has no CDATA")
    came = READ[form](everything()[oddity])
    assert leaks(came) == []
    assert any(BEFORE in text for text in strings(came))


@pytest.mark.parametrize("oddity", CHARACTERS)
def test_odd_text_in_json(oddity: str) -> None:
    came = feed(json_with(CHARACTERS[oddity]))
    assert leaks(came) == []
    assert came.title.startswith(BEFORE)
    assert len(came.entries) == 2


@pytest.mark.parametrize("half", [r"\ud800", r"\udc9b", r"\ude00\ud83d", r"\ud83d\u001b\ude00"])
def test_half_characters_in_json(half: str) -> None:
    text = json_with("HALF").replace("HALF", half)
    json.loads(text)
    came = feed(text)
    assert leaks(came) == []
    assert "\ufffd" in came.title
    assert came.title.endswith(AFTER)


@pytest.mark.parametrize("name", BYTES)
def test_odd_bytes(name: str) -> None:
    piece, content_type = BYTES[name]
    came = parse_feed(rss_of_bytes(piece), content_type=content_type, url=HERE)
    assert leaks(came) == []
    assert came.title.startswith(BEFORE)
    assert came.title.endswith(AFTER)


@pytest.mark.parametrize("markup", ["markup", "more markup", "formats", "looks escaped"])
def test_what_means_something_elsewhere_is_kept_to_the_letter(markup: str) -> None:
    text = f"{BEFORE} {CHARACTERS[markup]} {AFTER}"
    assert feed(rss_with(everything()[markup])).title == text
    assert feed(json_with(CHARACTERS[markup])).title == text


@pytest.mark.parametrize("oddity", everything())
def test_a_list_of_feeds_written_and_read_again_is_the_same(oddity: str) -> None:
    if oddity in NOT_IN_ATTRIBUTES:
        pytest.skip("an attribute has no CDATA")
    feeds = read_opml(opml_with(everything()[oddity]).encode("utf-8", "replace"))
    assert [each.name for each in read_opml(write_opml(feeds).encode())] == [
        each.name for each in feeds
    ]


@pytest.mark.parametrize("link", LINKS)
def test_odd_links(link: str) -> None:
    for address in (public_url(link), shown_url(link)):
        assert leaks(address) == []
        assert "bank.example@" not in address
    assert public_url(link) in ("", public_url(public_url(link)))
