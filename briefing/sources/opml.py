"""Lists of feeds, as other readers write and read them: OPML 2.0 (http://opml.org/spec2.opml).

Of an outline only its address, its name and its tags are taken: other readers keep commands and
filters there, and those are not for us to run.
"""

import html
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from briefing.errors import FeedError
from briefing.model import FeedUrl
from briefing.sources.charset import decode
from briefing.sources.xml_guard import legal, without_prolog
from briefing.untrusted import LINE_LIMIT, clean_line, feed_url, url_without_secrets

OUTLINES_LIMIT = 10_000
NAME_LIMIT = LINE_LIMIT
TAG_LIMIT = 200
TAGS_LIMIT = 40
_CATEGORY_LIMIT = 10_000
_PARTS = re.compile("[,/]")
"""What parts the categories of a feed, and the names on the way to one."""
_BARE_AMPERSAND = re.compile(r"&(?!#?\w{1,10};)")
_NAMED = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)[A-Za-z]\w{0,30};")


@dataclass(frozen=True, slots=True, kw_only=True)
class OpmlFeed:
    """A feed of a list."""

    url: FeedUrl
    name: str = ""
    tags: tuple[str, ...] = ()
    """The folders it is in, the outermost first, and its categories."""


def read_opml(data: bytes) -> tuple[OpmlFeed, ...]:
    """The feeds of a list, each address once, in its order.

    What is no http or https address is left out. Raises FeedError when it is no OPML, is damaged,
    or is larger than any list that a person keeps.
    """
    text = legal(decode(data).lstrip("\ufeff"))
    if not text.strip():
        raise FeedError("The file is empty")
    root = without_prolog(text)
    if not root:
        raise FeedError("Not an OPML list")
    if "<!ENTITY" in text[: -len(root)].upper():
        raise FeedError("Not an OPML list: it declares entities of its own")
    try:
        return _Reader().read(root)
    except expat.ExpatError:
        # Many writers forget to escape the & of an address, or take entities from HTML.
        mended = _NAMED.sub(_character, _BARE_AMPERSAND.sub("&amp;", root))
    try:
        return _Reader().read(mended)
    except expat.ExpatError as error:
        raise FeedError(f"The OPML is damaged at line {error.lineno}") from None


def _character(named: re.Match[str]) -> str:
    """What an entity of HTML stands for, or the entity as the letters it is."""
    return escape(html.unescape(named[0]))


class _Reader:
    """Takes expat's events; nothing is nested in it, however deep the folders go."""

    def __init__(self) -> None:
        self._folders: list[str | None] = []
        """The name of each open outline; None where it is a feed."""
        self._feeds: dict[FeedUrl, OpmlFeed] = {}
        self._n_outlines = 0
        self._root = ""

    def read(self, text: str) -> tuple[OpmlFeed, ...]:
        parser = expat.ParserCreate("utf-8")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.Parse(text.encode("utf-8", "replace"), True)
        return tuple(self._feeds.values())

    def _start(self, tag: str, attributes: Mapping[str, str]) -> None:
        tag = tag.lower()
        self._root = self._root or tag
        if self._root != "opml":
            raise FeedError("Not an OPML list")
        if tag != "outline":
            return
        self._n_outlines += 1
        if self._n_outlines > OUTLINES_LIMIT:
            raise FeedError(f"The OPML has more than {OUTLINES_LIMIT:,} entries")
        given = {key.lower(): value for key, value in attributes.items()}
        name = clean_line(given.get("text") or given.get("title") or "", NAME_LIMIT)
        if "xmlurl" not in given:
            self._folders.append(name)
            return
        self._folders.append(None)
        if url := FeedUrl(feed_url(given["xmlurl"])):
            # OPML wants a text everywhere; where there is no name, writers put the address.
            name = "" if name in (url, given["xmlurl"]) else name
            self._add(OpmlFeed(url=url, name=name, tags=self._tags(given.get("category", ""))))

    def _end(self, tag: str) -> None:
        if tag.lower() == "outline":
            self._folders.pop()

    def _tags(self, category: str) -> tuple[str, ...]:
        named = [folder for folder in self._folders[-100:] if folder]
        named += _PARTS.split(category[:_CATEGORY_LIMIT])
        tags = (clean_line(each, TAG_LIMIT) for each in named)
        return tuple(dict.fromkeys(filter(None, tags)))[:TAGS_LIMIT]

    def _add(self, feed: OpmlFeed) -> None:
        known = self._feeds.setdefault(feed.url, feed)
        if known is not feed:
            tags = tuple(dict.fromkeys(known.tags + feed.tags))[:TAGS_LIMIT]
            self._feeds[feed.url] = replace(known, tags=tags)


def write_opml(feeds: Iterable[OpmlFeed]) -> str:
    """The list as OPML: neighbours that share their first tag in a folder, tags as categories.

    Passwords and keys in addresses stay at home.
    """
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<opml version="2.0">',
        "  <head><title>briefing</title></head>",
        "  <body>",
    ]
    for folders, members in groupby(feeds, key=_folders):
        for depth, folder in enumerate(folders):
            lines.append(f"{_indent(depth)}<outline text={_quoted(folder)}>")
        lines += [f"{_indent(len(folders))}{_outline(feed)}" for feed in members]
        lines += [f"{_indent(depth)}</outline>" for depth in reversed(range(len(folders)))]
    return "\n".join([*lines, "  </body>", "</opml>", ""])


def _folders(feed: OpmlFeed) -> tuple[str, ...]:
    """The folder of the first tag; and one in the other as far as a tag is no category's name."""
    return feed.tags[: max([1, *(n for n, tag in enumerate(feed.tags, 1) if _PARTS.search(tag))])]


def _indent(depth: int) -> str:
    return "  " * (depth + 2)


def _outline(feed: OpmlFeed) -> str:
    named = [tag for tag in feed.tags if not _PARTS.search(tag)]
    category = f" category={_quoted(','.join(named))}" if named else ""
    url = url_without_secrets(feed.url)
    name = _quoted(url if feed.name in ("", feed.url) else feed.name)
    return f'<outline type="rss" text={name} xmlUrl={_quoted(url)}{category}/>'


def _quoted(text: str) -> str:
    return quoteattr(clean_line(text, 10_000))
