"""The attributes and texts of a plain feed's elements, as feedparser would have them."""

import re
from contextlib import suppress
from html.entities import entitydefs
from urllib.parse import urljoin
from xml.etree.ElementTree import Element

XML = "{http://www.w3.org/XML/1998/namespace}"
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_ATTRIBUTES = {
    f"{XML}base": "base",
    f"{XML}lang": "xml:lang",
    f"{XML}space": "xml:space",
    f"{RDF}about": "rdf:about",
    f"{RDF}resource": "rdf:resource",
    f"{RDF}parseType": "rdf:parsetype",
}
TYPES = {
    "text": "text/plain",
    "plain": "text/plain",
    "text/plain": "text/plain",
    "html": "text/html",
    "text/html": "text/html",
}
"""The types of text that is read here, by the names that feeds give them."""
PAGE_TYPES = frozenset(("text/html", "html", "application/xhtml+xml", "xhtml"))
BROKEN_QUERY = re.compile(r"&([A-Za-z0-9_]+);")
PLAIN_BASE = re.compile(r"https?://[A-Za-z0-9.-]+(?:/[A-Za-z0-9/_-]*)?")
_TAG = re.compile(r"</?\w")
_REFERENCE = re.compile(r"&#?\w+;")
_NAMED = re.compile(r"&(\w+);")
_SLASHES = re.compile(r"([A-Za-z][A-Za-z0-9+,.-]*://)/+")
_ADDRESS_AND_NAME = re.compile(
    r"[A-Za-z0-9_.+-]{1,80}@(?:[A-Za-z0-9-]{1,60}\.){1,8}[A-Za-z]{2,4}(?: \(([^()<>@&]+)\))?"
)
_MISPLACED = {
    code: bytes((code,)).decode("cp1252")
    for code in range(0x80, 0xA0)
    if code not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}
"""Letters of Windows, by the numbers that they have there."""


class DoubtError(Exception):
    """The feed is not plain."""


def attributes_of(element: Element) -> dict[str, str]:
    """An element's attributes by their names in lower case."""
    if not element.attrib:
        return {}
    named = {_ATTRIBUTES.get(key, key.lower()): value for key, value in element.attrib.items()}
    if len(named) != len(element.attrib) or "base" in named or any(key[0] == "{" for key in named):
        raise DoubtError(element.tag)
    return named


def spoken(attributes: dict[str, str], around: str) -> str:
    """The language of an element, by its attributes or that of what it stands in."""
    return attributes.get("xml:lang", attributes.get("lang", around)) if attributes else around


def text_of(element: Element) -> str:
    """The text of an element that holds nothing else."""
    if len(element):
        raise DoubtError(element.tag)
    return (element.text or "").strip()


def mended(text: str) -> str:
    """Text as meant that was encoded twice, or has letters of Windows by their numbers there."""
    if text.isascii():
        return text
    with suppress(UnicodeError):
        text = text.encode("iso-8859-1").decode("utf-8")
    return text.translate(_MISPLACED)


def joined(base: str, address: str) -> str:
    """An address, absolute where there is a base."""
    if ":///" in address:
        address = _SLASHES.sub(r"\1", address, count=1)
    try:
        return urljoin(base, address) if base else address
    except ValueError:
        return ""


def name_of(author: str) -> str:
    """The name in "address (name)"; empty where there is the address alone."""
    if "@" not in author:
        return author
    found = _ADDRESS_AND_NAME.fullmatch(author)
    if not found:
        raise DoubtError(author)
    return (found[1] or "").strip()


def is_html(text: str) -> bool:
    """Whether what a feed calls plain text is HTML all the same."""
    if "&" not in text and "<" not in text:
        return False
    if _TAG.search(text):
        raise DoubtError("a text with tags in it")
    is_referring = bool(_REFERENCE.search(text))
    return is_referring and all(name in entitydefs for name in _NAMED.findall(text))
