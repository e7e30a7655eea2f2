"""Every feed of the wild and of other readers' own tests: none breaks the parser, none is misread.

A sample by default; all of them with BRIEFING_CORPUS=all in the environment.
"""

import html
import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unicodedata import category

import pytest

from briefing.errors import FeedError
from briefing.model import FeedDocument
from briefing.sources.parse import parse_feed

pytestmark = pytest.mark.corpus

SAMPLE = 700
"""How many feeds, spread over all sets, are read by default."""
COUNTS_RIGHT, TITLES_RIGHT = 0.995, 0.99
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")


def feeds(shared: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Each feed with what is expected of it."""
    listed = [
        (index.parent / record["file"], record)
        for index in sorted((shared / "corpus").glob("*/expected.jsonl"))
        for record in map(json.loads, index.read_text("utf-8").splitlines())
    ]
    step = 1 if os.environ.get("BRIEFING_CORPUS") == "all" else max(1, len(listed) // SAMPLE)
    yield from listed[::step]


def parsed(path: Path, record: dict[str, Any]) -> FeedDocument | None:
    headers = [line.partition(":") for line in record.get("http_headers") or ()]
    content_type = next(
        (value.strip() for name, _, value in headers if name.lower() == "content-type"), ""
    )
    try:
        return parse_feed(
            path.read_bytes(), content_type=content_type, url="https://feed.example/feed"
        )
    except FeedError:
        return None


def is_json_to_us_alone(record: dict[str, Any]) -> bool:
    """Whether the reference readers, which know no JSON Feed, call a JSON feed no feed."""
    is_other = reference(record).get("class") == "not_a_feed"
    return is_other and record["file"].endswith(".json")


def reference(record: dict[str, Any]) -> dict[str, Any]:
    """What two other parsers agree on; empty where they do not."""
    consensus: dict[str, Any] = record.get("ref", {}).get("consensus") or {}
    return consensus


def words(text: str) -> str:
    """A title without markup, entities, marks and spaces: readers differ in those."""
    return "".join(filter(str.isalnum, _TAG.sub("", html.unescape(html.unescape(text)))))


def test_corpus(shared_dir: Path) -> None:
    counts: list[bool] = []
    titles: list[bool] = []
    misread: list[str] = []
    for path, record in feeds(shared_dir):
        document = parsed(path, record)
        assert_harmless(document)
        consensus = reference(record)
        if not consensus or is_json_to_us_alone(record):
            continue
        counts.append((len(document.entries) if document else 0) == consensus["n_entries"])
        if title := words(consensus["title"] or ""):
            titles.append(words(document.title if document else "") == title)
        if not counts[-1] or not (titles and titles[-1]):
            misread.append(str(path))
    print(f"entry counts {sum(counts)} of {len(counts)}, titles {sum(titles)} of {len(titles)}")
    assert sum(counts) >= COUNTS_RIGHT * len(counts), misread
    assert sum(titles) >= TITLES_RIGHT * len(titles), misread


def assert_harmless(document: FeedDocument | None) -> None:
    """No control character, no web address of another kind, no empty paragraph."""
    for entry in document.entries if document else ():
        texts = [entry.title, entry.author, entry.guid, *(each.text for each in entry.paragraphs)]
        assert not {category(char) for text in texts for char in text} & {"Cc", "Cs", "Zl", "Zp"}
        assert entry.url == "" or entry.url.startswith(("http://", "https://"))
        assert all(each.text for each in entry.paragraphs)


def test_titles_of_entries(shared_dir: Path) -> None:
    """The titles of the entries, where another reader's test suite states them."""
    right: list[bool] = []
    misread: list[tuple[str, str]] = []
    for path, record in feeds(shared_dir):
        expected = stated_titles(record)
        document = parsed(path, record) if expected else None
        found = [words(entry.title) for entry in document.entries] if document else []
        for place, title in enumerate(expected):
            if "\ufffd" in title:
                continue  # the other reader took the wrong charset
            right.append(found[place : place + 1] == [words(title)])
            if not right[-1]:
                misread.append((str(path), title))
    print(f"titles of entries {sum(right)} of {len(right)}")
    assert sum(right) >= TITLES_RIGHT * len(right), misread


def stated_titles(record: dict[str, Any]) -> list[str]:
    whole, summed_up = record.get("upstream_json") or {}, record.get("upstream") or {}
    items = whole.get("items") or whole.get("entries") or []
    return [item.get("title") or "" for item in items] or [
        title or "" for title in summed_up.get("first_titles") or []
    ]
