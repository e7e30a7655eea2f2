"""What is taken out of a feed's XML before a parser sees it; plain searches, so never slow."""

import re
from collections.abc import Sequence
from datetime import datetime

from briefing.errors import FeedError
from briefing.sources.dates import read_date
from briefing.sources.fields import ENTRIES_LIMIT

ROOT_WITHIN = 20_000
TAG_LIMIT = 65_536
NAME_LIMIT = 500

FEED_ROOT = re.compile(r"<(?:\w{1,20}:)?(?:rss|feed|rdf|channel)[\s>]", re.IGNORECASE)
_ROOT_END = re.compile(r"</(?:\w{1,20}:)?(?:rss|feed|rdf|channel)\b", re.IGNORECASE)
_ENTRY = re.compile(r"<(?:\w{1,20}:)?(?:item|entry)(?=[\s>/])", re.IGNORECASE)
_ENTRY_END = re.compile(r"</(?:\w{1,20}:)?(?:item|entry)\s*>", re.IGNORECASE)
_LONG_TAG = re.compile(rf"<[A-Za-z][^<>]{{{TAG_LIMIT}}}")
_LONG_NAME = re.compile(
    r"(<(?:\w{1,20}:)?(?:author|creator|contributor|name|managingEditor|webMaster|publisher|email)"
    rf"(?:\s[^<>]{{0,500}})?>\s*(?:<!\[CDATA\[)?[^<]{{{NAME_LIMIT}}})[^<]+"
)
_CATEGORY = re.compile(
    r"<category(?:\s[^<>]*)?(?:/>|>[^<]*(?:<!\[CDATA\[[^<>\]]*\]\]>[^<]*)?</category>)"
)
CATEGORIES_LIMIT = 5_000
_LINK_URI = re.compile(r"""(<link\b[^<>]{0,300}?)\suri\s*=\s*(?:"[^"<]{0,2000}"|'[^'<]{0,2000}')""")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_CONTROL_BYTES = bytes((*range(9), 11, 12, *range(14, 32)))
_REFERENCE = re.compile(r"&#(?:(\d{1,20})|[xX]([\da-fA-F]{1,20}));?")
_DATE = re.compile(r"<(?:pubDate|published|updated|dc:date|date)>\s*([^<]{8,60})<", re.IGNORECASE)


def guarded(text: str) -> tuple[str, bool]:
    """The XML from its root on, without DTD, with at most `ENTRIES_LIMIT` entries.

    And whether its end is missing; an entry that was cut off there is dropped. Raises FeedError
    when there is no XML in it, or some that no parser should see.
    """
    text = _from_root(text)
    if not text:
        raise FeedError("Neither RSS nor Atom nor a JSON feed")
    if _LONG_TAG.search(text):
        raise FeedError("The feed is damaged: a tag in it has no end")
    text = legal(text)
    if text.count("<category") > CATEGORIES_LIMIT:
        # Not used, and compared by the parser each with each.
        text = _CATEGORY.sub("", text)
    # Parsers look for an e-mail address in there with patterns that take quadratic time.
    text = _LONG_NAME.sub(r"\1", text)
    # The name of a thing elsewhere, which the parser would take for the link itself.
    text = _LINK_URI.sub(r"\1", text)
    starts = [found.start() for found in _ENTRY.finditer(text)]
    whole, is_cut = _without_cut_entry(text, starts)
    if len(whole) < len(text):
        del starts[-1]
    return _newest_entries(whole, starts), is_cut


def has_entries(text: str) -> bool:
    """Whether XML has tags that begin an entry."""
    return bool(_ENTRY.search(text))


def legal(text: str) -> str:
    """The text without the control characters, and references to such, that XML forbids.

    Strict parsers give up on them, and some trip over half a surrogate pair.
    """
    encoded = text.encode("utf-8", "surrogatepass")
    # Deleting bytes is the fastest way to see whether there are any.
    is_clean = len(encoded.translate(None, _CONTROL_BYTES)) == len(encoded)
    if not is_clean or "\ufffe" in text or "\uffff" in text:
        text = _CONTROL.sub("", text)
    return _REFERENCE.sub(_allowed_reference, text)


def _allowed_reference(found: re.Match[str]) -> str:
    code = int(found[1]) if found[1] else int(found[2], 16)
    is_allowed = code in (9, 10, 13) or 32 <= code < 0xD800 or 0xE000 <= code < 0xFFFE
    return found[0] if is_allowed or 0x10000 <= code <= 0x10FFFF else "\ufffd"


def _from_root(text: str) -> str:
    """From the root of the feed on, which may stand within something else; empty without any."""
    root = FEED_ROOT.search(text, 0, ROOT_WITHIN)
    # Before its declaration there may be warnings of the program that made the feed.
    at = max(text.find("<?xml", 0, root.start() if root else ROOT_WITHIN), 0)
    first = without_prolog(text[at:])
    if not first or not root:
        return first
    return text[max(len(text) - len(first), root.start()) :]


def without_prolog(text: str) -> str:
    """From the first element on, without a DTD before it; empty where there is no element."""
    at = 0
    while (at := text.find("<", at)) >= 0:
        if text.startswith("<?", at):
            at = _after(text, "?>", at)
        elif text.startswith("<!--", at):
            at = _after(text, "-->", at)
        elif text[at : at + 9].upper() == "<!DOCTYPE":
            at = _after_doctype(text, at)
        elif text[at + 1 : at + 2].isalpha():
            return text[at:]
        else:
            at += 1
        if at < 0:
            break
    return ""


def _after(text: str, end: str, start: int) -> int:
    found = text.find(end, start)
    return found + len(end) if found >= 0 else -1


def _after_doctype(text: str, start: int) -> int:
    end, subset = text.find(">", start), text.find("[", start)
    if subset < 0 or end < subset:
        return end + 1 if end >= 0 else -1
    while (subset := text.find("]", subset + 1)) >= 0:
        rest = text[subset + 1 : subset + 50].lstrip()
        if rest.startswith(">"):
            return text.find(">", subset) + 1
    return -1


def _newest_entries(text: str, starts: Sequence[int]) -> str:
    if len(starts) <= ENTRIES_LIMIT:
        return text
    first, last = _date(text, starts[0], starts[1]), _date(text, starts[-1], len(text))
    if first and last and last > first:
        return text[: starts[0]] + text[starts[-ENTRIES_LIMIT] :]
    end = text.rfind("</", starts[-1])
    return text[: starts[ENTRIES_LIMIT]] + (text[end:] if end > 0 else "")


def _date(text: str, start: int, end: int) -> datetime | None:
    found = _DATE.search(text, start, min(end, start + 50_000))
    if not found:
        return None
    when = read_date(found[1])
    return when and when.replace(tzinfo=None)


def _without_cut_entry(text: str, starts: Sequence[int]) -> tuple[str, bool]:
    """The text without an entry that its end cuts, and whether the end is missing."""
    last = starts[-1] if starts else 0
    if _ROOT_END.search(text, last):
        return text, False
    is_open = not _ENTRY_END.search(text, last) and text[: text.find(">", last)][-1:] != "/"
    if starts == [0] and not is_open:
        return text, False  # an entry document of Atom, whose root is the entry
    return (text[:last] if starts and is_open else text), True
