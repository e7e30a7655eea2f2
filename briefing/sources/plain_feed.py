"""Plain, well-formed feeds read fast; nothing of any other, which is feedparser's work.

What it finds is in feedparser's form and equal to what feedparser finds. Where that is open to the
least doubt it finds nothing at all. Knows no feedparser.
"""

import io
from collections.abc import Callable, Collection
from functools import partial
from typing import Any
from xml.etree import ElementTree

from briefing.sources.dates import read_date
from briefing.sources.plain_names import (
    NAMES_OF_PEOPLE,
    OF_PEOPLE,
    OF_PICTURE,
    OF_SOURCE,
    Names,
    Part,
)
from briefing.sources.plain_values import (
    BROKEN_QUERY,
    PAGE_TYPES,
    PLAIN_BASE,
    RDF,
    TYPES,
    XML,
    DoubtError,
    attributes_of,
    is_html,
    joined,
    mended,
    name_of,
    spoken,
    text_of,
)

DEPTH_LIMIT = 12
Found = dict[str, Any]


def read_plain(xml: bytes) -> Found | None:
    """The `entries`, `feed` and `version` that feedparser would find; None of what is not plain."""
    if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml or xml.count(b"xml:base") > 1:
        return None
    # Without a DTD there are no entities to expand.
    events = ElementTree.iterparse(io.BytesIO(xml), ("start-ns",))  # noqa: S314
    try:
        declared = [value for _, value in events]
        return _Reader(Names(declared)).read(events.root)  # type: ignore[attr-defined]
    except (ElementTree.ParseError, ValueError, DoubtError):
        return None


class _Reader:
    """Reads one feed; the entry that is being read is `_into`, outside of entries the feed."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._by_tag: dict[str, Callable[[ElementTree.Element, int, str], None]] = {}
        self._feed: Found = {}
        self._entries: list[Found] = []
        self._into = self._feed
        self._depths: dict[str, int] = {}
        """How deep in an entry stood what was found; what is deeper does not replace it."""
        self._title_depth = -1
        self._has_content = False
        self._is_atom = False
        self._base = ""
        self._readers: dict[Part, Callable[[ElementTree.Element, int, str], None]] = {
            Part.TITLE: self._title,
            Part.MEDIA_TITLE: self._media_title,
            Part.LINK: self._link,
            Part.ID: self._id,
            Part.DESCRIPTION: self._description,
            Part.SUMMARY: self._summary,
            Part.CONTENT: partial(self._content, "text/plain"),
            Part.ENCODED: partial(self._content, "text/html"),
            Part.AUTHOR: self._author,
            Part.PUBLISHED: partial(self._date, "published"),
            Part.UPDATED: partial(self._date, "updated"),
            Part.CREATED: partial(self._date, "created"),
            Part.LANGUAGE: self._language,
            Part.ORIGINAL_LINK: self._original_link,
            Part.IMAGE: self._picture,
            Part.TEXT_INPUT: self._picture,
            Part.SOURCE: self._source,
            Part.PEOPLE: self._people,
            Part.OWNER: self._owner,
            Part.INERT: self._inert,
            Part.LEAF: self._leaf,
        }

    def read(self, root: ElementTree.Element) -> Found:
        """The whole feed."""
        self._base = root.attrib.pop(f"{XML}base", "")
        if self._base and not PLAIN_BASE.fullmatch(self._base):
            raise DoubtError(self._base)
        attributes = attributes_of(root)
        language = spoken(attributes, "")
        version, of_namespaces = "rss", self._names.version
        if root.tag == "rss":
            self._told_language(language)
            self._children(root, 1, language, ("channel",))
        elif root.tag == f"{RDF}RDF" and of_namespaces == "rss10":
            self._children(root, 1, language, ("channel", "item", "image", "textinput"))
        elif root.tag == "{http://www.w3.org/2005/Atom}feed" and of_namespaces == "atom10":
            version, self._is_atom = of_namespaces, True
            self._told_language(language)
            self._children(root, 1, language, ())
        else:
            raise DoubtError(root.tag)
        return {"entries": self._entries, "feed": self._feed, "version": version}

    def _told_language(self, language: str) -> None:
        if language:
            self._feed["language"] = language

    def _children(
        self, of: ElementTree.Element, depth: int, language: str, only: Collection[str] = ()
    ) -> None:
        """Read what stands in a feed or a channel: its own elements, and entries."""
        for child in of:
            name = self._names.name(child.tag)
            if only and name not in only:
                raise DoubtError(name)
            if name == "channel" and only:
                self._channel(child, depth + 1, language)
            elif name == ("entry" if self._is_atom else "item"):
                self._entry(child, depth + 1, language)
            else:
                self._read(child, depth + 1, language)

    def _channel(self, channel: ElementTree.Element, depth: int, language: str) -> None:
        attributes = attributes_of(channel)
        if "lastmod" in attributes or "href" in attributes:
            raise DoubtError(channel.tag)
        self._children(channel, depth, spoken(attributes, language))

    def _entry(self, entry: ElementTree.Element, depth: int, language: str) -> None:
        attributes = attributes_of(entry)
        if "lastmod" in attributes or "href" in attributes:
            raise DoubtError(entry.tag)
        language = spoken(attributes, language)
        self._into = {"links": [], "content": []}
        self._entries.append(self._into)
        self._depths = {}
        self._title_depth = -1
        if about := attributes.get("rdf:about"):
            self._into["id"] = about
        for child in entry:
            self._read(child, depth + 1, language)
        self._into = self._feed
        self._has_content = False

    def _read(self, element: ElementTree.Element, depth: int, language: str) -> None:
        read = self._by_tag.get(element.tag)
        if read is None:
            read = self._by_tag[element.tag] = self._readers[self._names.part(element.tag)]
        read(element, depth, language)

    def _keep(self, key: str, value: str, depth: int) -> None:
        if self._into is self._feed:
            self._feed[key] = value
        elif depth <= self._depths.get(key, depth):
            self._depths[key] = depth
            self._into[key] = value

    # What holds text

    def _detail(self, element: ElementTree.Element, kind: str, language: str) -> dict[str, str]:
        """The text of an element and what it is, by its attributes or else of that kind."""
        attributes = attributes_of(element)
        if "mode" in attributes or "src" in attributes:
            raise DoubtError(element.tag)
        if "type" in attributes:
            kind = TYPES.get(attributes["type"].lower(), "")
            if not kind:
                raise DoubtError(element.tag)
        text = text_of(element)
        if not self._is_atom and kind == "text/plain" and is_html(text):
            kind = "text/html"
        language = spoken(attributes, language).replace("_", "-")
        return {"value": mended(text), "type": kind, "language": language}

    def _title(self, element: ElementTree.Element, depth: int, language: str) -> None:
        detail = self._detail(element, "text/plain", language)
        if not -1 < self._title_depth <= depth:
            self._keep("title", detail["value"], depth)
            self._into["title_detail"] = detail
        if detail["value"]:
            self._title_depth = depth

    def _media_title(self, element: ElementTree.Element, depth: int, language: str) -> None:
        before = self._title_depth
        self._title(element, depth, language)
        self._title_depth = before

    def _description(self, element: ElementTree.Element, depth: int, language: str) -> None:
        if self._is_second():
            self._content("text/plain", element, depth, language)
        elif self._into is self._feed:
            self._leaf(element, depth, language)
        else:
            self._set_summary(self._detail(element, "text/html", language))

    def _summary(self, element: ElementTree.Element, depth: int, language: str) -> None:
        if self._is_second():
            self._content("text/plain", element, depth, language)
        else:
            self._set_summary(self._detail(element, "text/plain", language))

    def _is_second(self) -> bool:
        """Whether a text comes after a summary, and so is content, as long as no other is."""
        return "summary" in self._into and not self._has_content

    def _set_summary(self, detail: dict[str, str]) -> None:
        self._into["summary"] = detail["value"]
        self._into["summary_detail"] = detail

    def _content(self, kind: str, element: ElementTree.Element, depth: int, language: str) -> None:
        detail = self._detail(element, kind, language)
        if self._into is self._feed:
            raise DoubtError("content")
        self._has_content = True
        self._into["content"].append(detail)
        self._into.setdefault("summary", detail["value"])

    # What names something

    def _link(self, element: ElementTree.Element, depth: int, language: str) -> None:
        attributes = attributes_of(element)
        if "url" in attributes or "uri" in attributes or len(element):
            raise DoubtError(element.tag)
        rel = attributes.get("rel", "alternate").lower()
        usual = "application/atom+xml" if rel == "self" else "text/html"
        link = {"rel": rel, "type": attributes.get("type", usual).lower()}
        if self._into is not self._feed:
            self._into["links"].append(link)
        if "href" in attributes:
            link["href"] = joined(self._base, attributes["href"])
            if rel == "alternate" and link["type"] in PAGE_TYPES:
                self._into["link"] = link["href"]
            return
        address = mended(joined(self._base, text_of(element)))
        if "&" in address:
            if self._into is not self._feed:
                address = address.replace("&amp;", "&")
            address = BROKEN_QUERY.sub(r"&\1", address)
        self._into["link"] = address
        if address:
            link["href"] = address

    def _id(self, element: ElementTree.Element, depth: int, language: str) -> None:
        is_link = attributes_of(element).get("ispermalink", "true") == "true"
        text = text_of(element)
        text = mended(joined(self._base, text) if is_link else text)
        self._keep("id", text, depth)
        if is_link:
            self._into.setdefault("link", text)

    def _original_link(self, element: ElementTree.Element, depth: int, language: str) -> None:
        if element.attrib:
            raise DoubtError(element.tag)
        self._keep("feedburner_origlink", mended(text_of(element)), depth)

    def _language(self, element: ElementTree.Element, depth: int, language: str) -> None:
        attributes_of(element)
        self._keep("language", mended(text_of(element)), depth)

    def _date(self, key: str, element: ElementTree.Element, depth: int, language: str) -> None:
        text = mended(text_of(element))
        if self._into is self._feed:
            return
        # Feedparser knows forms of dates that are not known here.
        if text and not read_date(text):
            raise DoubtError(text)
        self._keep(key, text, depth)

    def _author(self, element: ElementTree.Element, depth: int, language: str) -> None:
        entry = self._into
        if len(element) or entry is self._feed:
            self._people(element, depth, language)
            if entry is self._feed:
                return
            names = [each for each in element if self._names.name(each.tag) in NAMES_OF_PEOPLE]
            if len(names) != 1 or (element.text or "").strip() or "author" in entry:
                raise DoubtError(element.tag)
            author = mended(text_of(names[0]))
            if not author:
                raise DoubtError(element.tag)
            entry["author_detail"] = {"name": author}
            return
        if "author_detail" in entry and "author" not in entry:
            raise DoubtError(element.tag)
        self._keep("author", mended(text_of(element)), depth)
        if author := entry["author"]:
            entry.setdefault("author_detail", {"name": name_of(author)})

    # What is of no use here

    def _picture(self, element: ElementTree.Element, depth: int, language: str) -> None:
        """An image or a form: with a title and a link of its own."""
        self._title_depth = -1
        if len(element) and self._into is not self._feed:
            raise DoubtError(element.tag)
        met = set()
        for child in element:
            name = self._names.name(child.tag)
            if name not in OF_PICTURE or name in met:
                raise DoubtError(name)
            met.add(name)
            self._foreign(child, depth + 1, name)

    def _source(self, element: ElementTree.Element, depth: int, language: str) -> None:
        """Where an entry was taken from: with a title and links of its own."""
        if self._into is self._feed:
            raise DoubtError(element.tag)
        self._title_depth = -1
        for child in element:
            name = self._names.name(child.tag)
            if name == "author":
                self._people(child, depth + 1, language)
            elif name in OF_SOURCE:
                self._foreign(child, depth + 1, name)
            else:
                raise DoubtError(name)

    def _foreign(self, element: ElementTree.Element, depth: int, name: str) -> None:
        if len(element):
            raise DoubtError(element.tag)
        if name == "title" and mended(text_of(element)):
            self._title_depth = depth

    def _owner(self, element: ElementTree.Element, depth: int, language: str) -> None:
        if self._into is not self._feed:
            raise DoubtError(element.tag)
        self._people(element, depth, language)

    def _people(self, element: ElementTree.Element, depth: int, language: str) -> None:
        for child in element:
            is_known = self._names.name(child.tag) in OF_PEOPLE
            if len(child) or not (is_known or self._names.part(child.tag) is Part.INERT):
                raise DoubtError(child.tag)

    def _inert(self, element: ElementTree.Element, depth: int, language: str) -> None:
        if not len(element):
            return
        if depth > DEPTH_LIMIT:
            raise DoubtError(element.tag)
        language = spoken(attributes_of(element), language)
        for child in element:
            self._read(child, depth + 1, language)

    def _leaf(self, element: ElementTree.Element, depth: int, language: str) -> None:
        if len(element):
            raise DoubtError(element.tag)
