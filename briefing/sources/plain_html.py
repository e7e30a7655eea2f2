"""Plain, well-nested HTML told fast; nothing of any other, which is the HTML parser's work.

What it tells a target is what the parser would tell it. Where that is open to doubt it stops.
"""

import re
from collections.abc import Mapping
from html.entities import name2codepoint
from typing import Protocol

TAG_LIMIT = 1_000
DEPTH_LIMIT = 12
_NOTHING: Mapping[str, str] = {}

_INLINE = frozenset(
    (
        *("a", "abbr", "acronym", "b", "big", "cite", "code", "em", "font", "i", "small", "span"),
        *("strong", "sub", "sup", "time", "tt", "u"),
    )
)
_VOID = frozenset(("br", "hr", "img"))
_OF_TEXT = frozenset(("figcaption", "h1", "h2", "h3", "h4", "h5", "h6", "p"))
"""They hold text, and nothing that begins a line of its own."""
_OF_BLOCKS = frozenset(("article", "blockquote", "div", "figure", "section"))
_LISTS = frozenset(("ol", "ul"))
_KNOWN = _INLINE | _VOID | _OF_TEXT | _OF_BLOCKS | _LISTS | {"li"}
_BLANK = " \t\n"

_SPLIT = re.compile(r"<([^<>]*)>")
_TAG = re.compile(
    r"(?P<name>[a-zA-Z][a-zA-Z0-9]{0,20})"
    r"(?P<attributes>(?:\s+[a-zA-Z][\w:-]{0,60}(?:=(?:\"[^\"]*\"|'[^']*'))?)*)\s*(?P<end>/?)",
    re.ASCII,
)
_ATTRIBUTE = re.compile(r"([a-zA-Z][\w:-]*)(?:=(?:\"([^\"]*)\"|'([^']*)'))?")
_SAYS_SOMETHING = re.compile("class|hidden|style", re.IGNORECASE)
_REFERENCE = re.compile(r"&(?:#([0-9]{1,7});|([a-zA-Z]{2,8}[0-9]{0,2});|(?P<bare>(?=[\s&]|$)))?")
_CHARACTERS = name2codepoint | {"apos": ord("'")}
_ODD = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


class Target(Protocol):
    """Whoever is told what stands in a piece of HTML, in order."""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """A tag begins."""

    def end(self, tag: str) -> None:
        """The innermost tag ends."""

    def data(self, text: str) -> None:
        """A piece of text."""

    def whole(self, tag: str, text: str) -> None:
        """A tag without attributes that holds one piece of text, or nothing."""


class _DoubtError(Exception):
    """It is not plain."""


def tell(html: str, target: Target) -> bool:
    """Tell the target of all that stands in it.

    False, when it was told in part, where it is not plain.
    """
    if not html.replace("\n", "").isprintable() and _ODD.search(html):
        return False
    pieces = _SPLIT.split(html)
    if html.count("<") != len(pieces) // 2:
        return False
    try:
        if "&" in html:
            pieces[::2] = [_REFERENCE.sub(_character, text) for text in pieces[::2]]
        if first := pieces[0].lstrip(_BLANK):
            target.data(first)
        for tag in reversed(_tell(pieces, target)):
            target.end(tag)
    except _DoubtError:
        return False
    return True


def _tell(pieces: list[str], target: Target) -> list[str]:
    """Tell tags and texts, which take turns from the second piece on; the tags left open."""
    open_tags: list[str] = []
    at, end = 1, len(pieces)
    may_stand = ""  # the tag of text that was found right in this place
    while at < end:
        tag, text = pieces[at], pieces[at + 1]
        at += 2
        if tag in _OF_TEXT and at < end and pieces[at] == f"/{tag}":
            if tag != may_stand:
                _nest(tag, open_tags)
                may_stand = tag
            target.whole(tag, text)
            text = pieces[at + 1]
            at += 2
            if text == "\n" and at < end and pieces[at] in _OF_TEXT:
                continue
        elif tag[:1] == "/":
            if not open_tags or open_tags.pop() != tag[1:]:
                raise _DoubtError
            may_stand = ""
            target.end(tag[1:])
        else:
            may_stand = ""
            _start(tag, open_tags, target)
        if text:
            target.data(text)
    return open_tags


def _start(written: str, open_tags: list[str], target: Target) -> None:
    name, attributes = (written, _NOTHING) if written in _KNOWN else _read(written)
    _nest(name, open_tags)
    target.start(name, attributes)
    if name in _VOID:
        target.end(name)
    else:
        open_tags.append(name)


def _nest(name: str, open_tags: list[str]) -> None:
    """Raises _DoubtError where the parser might close another tag before this one."""
    around = open_tags[-1] if open_tags else ""
    if name in _INLINE:
        is_right = around not in _LISTS and name not in open_tags
    elif name in _VOID and name != "hr":
        is_right = around not in _LISTS
    elif name == "li":
        is_right = around in _LISTS
    else:
        is_right = not around or around in _OF_BLOCKS or (around == "li" and name != "hr")
    if not is_right or len(open_tags) >= DEPTH_LIMIT:
        raise _DoubtError


def _read(written: str) -> tuple[str, Mapping[str, str]]:
    """The name of a tag and its attributes, as far as they say anything here."""
    found = _TAG.fullmatch(written) if len(written) <= TAG_LIMIT else None
    name = found["name"].lower() if found else ""
    if not found or name not in _KNOWN or (found["end"] and name not in _VOID):
        raise _DoubtError
    if not _SAYS_SOMETHING.search(found["attributes"]):
        return name, _NOTHING
    attributes: dict[str, str] = {}
    for each in _ATTRIBUTE.finditer(found["attributes"]):
        key, value = each[1].lower(), each[2] or each[3] or ""
        if key in attributes or "&" in value:
            raise _DoubtError
        attributes[key] = value
    return name, attributes


def _character(reference: re.Match[str]) -> str:
    number, name = reference[1], reference[2]
    if reference["bare"] is not None:
        return "&"
    code = _CHARACTERS.get(name, 0) if name else int(number or 0)
    if not (code in (9, 10, 13) or 32 <= code < 127 or 160 <= code < 0xD800):
        raise _DoubtError
    return chr(code)
