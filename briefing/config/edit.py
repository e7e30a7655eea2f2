"""Changing feeds.toml in place: what was not asked for stays to the letter.

A new feed is put after the last one, a removed one is cut out, line by line; comments, order, line
ends and everything else stay. The outcome is parsed before it is written, and must say exactly what
was meant.
"""

import tomllib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from briefing.addresses import BUNDLED_FEEDS, plain_address
from briefing.config.blocks import (
    block,
    block_of,
    edited_inline,
    inline,
    is_inline,
    with_address,
    with_block,
    without_block,
)
from briefing.config.place import held, put
from briefing.config.text import MAX_SIZE, fault
from briefing.config.values import FeedConfig
from briefing.errors import ConfigError
from briefing.frozen import dataclass
from briefing.model import FeedUrl
from briefing.untrusted import clean_line, safe_url, shown_url

_BOM = b"\xef\xbb\xbf"


def append_feed(
    path: Path,
    url: FeedUrl,
    *,
    name: str = "",
    tags: tuple[str, ...] = (),
    inside: bool = False,
) -> None:
    """Add a feed after the last one of the file.

    Raises ConfigError, the file left as it was, when the feed is in it already, or the file cannot
    be parsed or written.
    """
    if not append_feeds(path, [FeedConfig(url=url, name=name, tags=tags, inside=inside)]):
        raise ConfigError(f"{shown_url(url)} is in {path} already")


def append_feeds(path: Path, feeds: Iterable[FeedConfig]) -> tuple[FeedConfig, ...]:
    """Add feeds after the last one of the file, in one write; those it holds already stay once.

    Returns the feeds that were added. Raises ConfigError, the file left as it was, when one has no
    address of a feed, or the file cannot be parsed or written.
    """
    wanted = tuple(feeds)
    for feed in wanted:
        if not (safe_url(feed.url) or feed.url in BUNDLED_FEEDS):
            raise ConfigError(f"“{shown_url(feed.url)}” is not an address of a feed")
    added: list[FeedConfig] = []

    def append(text: str, content: dict[str, Any]) -> str:
        known = {_plain(address) for address in _addresses(content)}
        for feed in wanted:
            if (plain := _plain(feed.url)) not in known:
                known.add(plain)
                added.append(feed)
        if not added:
            return text
        if is_inline(text, content):
            return edited_inline(text, lambda feeds: feeds.extend(map(inline, _tables(added))))
        return with_block(text, block(_tables(added)))

    _edit(path, append, lambda feeds: [*feeds, *_tables(added)])
    return tuple(added)


def _tables(feeds: Iterable[FeedConfig]) -> list[dict[str, Any]]:
    """The feeds as feeds.toml has them, without what is empty."""
    tables: list[dict[str, Any]] = []
    for feed in feeds:
        table: dict[str, Any] = {"url": feed.url}
        if name := clean_line(feed.name):
            table["name"] = name
        if tags := tuple(filter(None, map(clean_line, feed.tags))):
            table["tags"] = list(tags)
        if feed.full_text:
            table["full_text"] = True
        if feed.inside:
            table["inside"] = True
        tables.append(table)
    return tables


@dataclass(frozen=True, slots=True, kw_only=True)
class RemovedFeed:
    """A feed that was taken out of the file, and what is needed to put it back as it was."""

    url: FeedUrl
    before: bytes
    """The file before, and after."""
    after: bytes
    table: Mapping[str, Any]
    """All its keys."""
    lines: tuple[str, ...]
    """Its own lines; none where it stood in an inline list."""


def remove_feed(path: Path, url: FeedUrl) -> RemovedFeed:
    """Take a feed out of the file, with the lines of its own table and no others.

    Raises ConfigError, the file left as it was, when it is not in it, or the file cannot be parsed
    or written.
    """
    at, table, lines = 0, {}, []

    def remove(text: str, content: dict[str, Any]) -> str:
        nonlocal at, table, lines
        at = _index(path, content, url)
        table = content["feeds"][at]
        if is_inline(text, content):
            return edited_inline(text, lambda feeds: feeds.pop(at))
        lines = block_of(text, at)
        return without_block(text, at)

    before, after = _edit(path, remove, lambda feeds: [*feeds[:at], *feeds[at + 1 :]])
    return RemovedFeed(url=url, before=before, after=after, table=table, lines=tuple(lines))


def restore_feed(path: Path, removed: RemovedFeed) -> None:
    """Put a feed back that was removed: to the letter where the file is as it was left.

    Else it is added after the last one, with its own lines. Raises ConfigError, the file left as it
    is, when it is in the file again, or the file cannot be parsed or written.
    """

    def restore(text: str, content: dict[str, Any]) -> str:
        if _plain(removed.url) in map(_plain, _addresses(content)):
            raise ConfigError(f"{shown_url(removed.url)} is in {path} again")
        if is_inline(text, content):
            return edited_inline(text, lambda feeds: feeds.append(inline(dict(removed.table))))
        return with_block(text, list(removed.lines) or block([dict(removed.table)]))

    try:
        with held(path):
            if path.read_bytes() == removed.after:
                put(path, removed.before, removed.after)
            else:
                _edit_held(path, restore, lambda feeds: [*feeds, removed.table])
    except OSError as error:
        raise ConfigError(f"{path} cannot be read: {error.strerror}") from error


def change_address(path: Path, old: FeedUrl, new: FeedUrl) -> None:
    """Give a feed another address, in its place in the file and with all else it has.

    Raises ConfigError, the file left as it was, when the old address is not in it, the new one is
    or is none, or the file cannot be parsed, edited or written.
    """
    if not safe_url(new):
        raise ConfigError(f"“{shown_url(new)}” is not an address of a feed")
    at = 0

    def change(text: str, content: dict[str, Any]) -> str:
        nonlocal at
        at = _index(path, content, old)
        others = [each for n, each in enumerate(_addresses(content)) if n != at]
        if _plain(new) in map(_plain, others):
            raise ConfigError(f"{shown_url(new)} is in {path} already", "remove one of the two")
        if is_inline(text, content):
            return edited_inline(text, lambda feeds: feeds[at].update(url=new))
        return with_address(text, at, new)

    def expected(feeds: list[Any]) -> list[Any]:
        return [{**feed, "url": new} if n == at else feed for n, feed in enumerate(feeds)]

    before, after = _edit(path, change, expected)
    if before == after and old != new:
        raise _cannot_be_edited(path)


def _edit(
    path: Path,
    change: Callable[[str, dict[str, Any]], str],
    expected: Callable[[list[Any]], list[Any]],
) -> tuple[bytes, bytes]:
    """Change the text of the file so that its feeds become the expected ones, or not at all.

    Returns what the file held before and holds now.
    """
    try:
        with held(path):
            return _edit_held(path, change, expected)
    except OSError as error:
        raise ConfigError(f"{path} cannot be read: {error.strerror}") from error


def _edit_held(
    path: Path,
    change: Callable[[str, dict[str, Any]], str],
    expected: Callable[[list[Any]], list[Any]],
) -> tuple[bytes, bytes]:
    if path.stat().st_size > MAX_SIZE:
        raise ConfigError(f"{path} was left as it is: no list of feeds is so long")
    before = path.read_bytes()
    try:
        text = before.removeprefix(_BOM).decode("utf-8")
    except UnicodeDecodeError as error:
        raise _unparsed(path, "it is not UTF-8") from error
    if found := fault(text):
        raise _unparsed(path, f"{found[0]}, at line {found[1]}")
    content = tomllib.loads(text)
    if not isinstance(content.get("feeds", []), list):
        raise ConfigError(f"{path} was left as it is: its feeds are not [[feeds]]")
    unix = text.replace("\r\n", "\n")
    edited = change(unix, content)
    if edited == unix:
        return before, before
    wanted = {**content, "feeds": expected(content.get("feeds", []))}
    if not _says(edited, wanted):
        raise _cannot_be_edited(path)
    if "\r\n" in text:
        edited = edited.replace("\n", "\r\n")
    bom = _BOM if before.startswith(_BOM) else b""
    after = bom + edited.encode("utf-8")
    put(path, after, before)
    return before, after


def _cannot_be_edited(path: Path) -> ConfigError:
    return ConfigError(
        f"{path} was left as it is: its feeds are written in a way that cannot be edited here",
        "edit it by hand",
    )


def _unparsed(path: Path, why: str) -> ConfigError:
    return ConfigError(
        f"{path} was left as it is, since it cannot be parsed: {why}",
        "briefing config check tells where",
    )


def _says(text: str, content: Mapping[str, Any]) -> bool:
    try:
        found = tomllib.loads(text)
    except (ValueError, RecursionError):
        return False
    return {"feeds": [], **found} == dict(content)


def _index(path: Path, content: dict[str, Any], url: str) -> int:
    plain = _plain(url)
    for index, address in enumerate(_addresses(content)):
        if _plain(address) == plain:
            return index
    raise ConfigError(f"{shown_url(url)} is not in {path}")


def _addresses(content: dict[str, Any]) -> list[str]:
    """The address of each feed of the file, in its order; empty where it has none."""
    feeds = content.get("feeds", [])
    urls = (feed.get("url") if isinstance(feed, dict) else None for feed in feeds)
    return [url if isinstance(url, str) else "" for url in urls]


def _plain(address: str) -> str:
    return plain_address(safe_url(address) or address.strip())
