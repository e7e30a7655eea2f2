"""Every feed of the wild and of other readers' own tests: none breaks the parser, none is misread.

A sample by default; all of them with BRIEFING_CORPUS=all in the environment.
"""

import ast
import html
import json
import os
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from unicodedata import category

import pytest

from briefing.errors import FeedError
from briefing.model import FeedDocument
from briefing.sources.fields import ENTRIES_LIMIT
from briefing.sources.parse import parse_feed

pytestmark = pytest.mark.corpus

SAMPLE = 700
"""How many feeds, spread over all sets, are read by default."""
COUNTS_RIGHT, TITLES_RIGHT = 0.998, 0.995
LINKS_RIGHT, DATES_RIGHT = 0.98, 0.99
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


def test_links_and_dates_of_entries(shared_dir: Path) -> None:
    """Where articles are and when they were published, as far as other readers state it."""
    links: list[bool] = []
    dates: list[bool] = []
    misread: list[tuple[str, str, str]] = []
    for path, record in feeds(shared_dir):
        stated = stated_fields(record)
        document = parsed(path, record) if stated else None
        for name, want, place in stated:
            entry = document.entries[place] if document and place < len(document.entries) else None
            if name == "link":
                got = entry.url if entry else ""
                links.append(without_spelling(got) == without_spelling(want))
                is_right = links[-1]
            else:
                got = str(entry.published) if entry else ""
                dates.append(got == want)
                is_right = dates[-1]
            if not is_right:
                misread.append((str(path), got, want))
        if n := min(dates_found(record), ENTRIES_LIMIT):
            document = document or parsed(path, record)
            dates.append(
                n <= sum(1 for each in (document.entries if document else ()) if each.published)
            )
            if not dates[-1]:
                misread.append((str(path), "dates", str(n)))
    print(f"links {sum(links)} of {len(links)}, dates {sum(dates)} of {len(dates)}")
    assert sum(links) >= LINKS_RIGHT * len(links), misread
    assert sum(dates) >= DATES_RIGHT * len(dates), misread


def stated_fields(record: dict[str, Any]) -> list[tuple[str, str, int]]:
    """The links and dates of entries: which it is, what is stated, and of which entry."""
    stated = []
    whole = record.get("upstream_json") or {}
    for place, item in enumerate(whole.get("items") or []):
        if isinstance(link := item.get("link"), str) and link.startswith("http"):
            stated.append(("link", link, place))
        when = item.get("publishedParsed") or item.get("updatedParsed")
        if isinstance(when, str) and when[:4] > "1971":
            at = datetime.fromisoformat(when).astimezone(UTC).replace(microsecond=0)
            stated.append(("date", str(at), place))
    listed = (record.get("upstream") or {}).get("first_links") or ()
    # FeedBurner's own addresses lead to those that its feeds give as well.
    stated += [
        ("link", link, place)
        for place, link in enumerate(listed)
        if link and link.strip().startswith("http") and "/~r/" not in link
    ]
    if record["file"].startswith("dev/wellformed") and not record.get("http_headers"):
        stated += expected_of_first(record.get("expect") or "")
    return stated


def dates_found(record: dict[str, Any]) -> int:
    """How many dates another parser finds in a feed."""
    found = (record.get("ref") or {}).get("feedparser") or {}
    return found.get("dates") or 0


def expected_of_first(expression: str) -> list[tuple[str, str, int]]:
    """What feedparser's own tests state of the first entry."""
    if found := re.fullmatch(
        r"not bozo and entries\[0\]\['link'\] == u?'(http(?!://127)[^']+)'", expression
    ):
        return [("link", found[1], 0)]
    pattern = r"not bozo and entries\[0\]\['(?:published|updated|created)_parsed'\] == (\(.*\))"
    if found := re.fullmatch(pattern, expression):
        moment = ast.literal_eval(found[1])
        return [("date", str(datetime(*moment[:6], tzinfo=UTC)), 0)] if moment[0] > 1971 else []
    return []


def without_spelling(url: str) -> str:
    """An address as it compares: readers differ in the case of hosts and in a last slash."""
    scheme, slashes, rest = url.strip().rstrip("/").partition("://")
    host, slash, path = rest.partition("/")
    return f"{scheme}{slashes}{host.lower()}{slash}{path}"


def stated_titles(record: dict[str, Any]) -> list[str]:
    whole, summed_up = record.get("upstream_json") or {}, record.get("upstream") or {}
    items = whole.get("items") or whole.get("entries") or []
    return [item.get("title") or "" for item in items] or [
        title or "" for title in summed_up.get("first_titles") or []
    ]
