"""Changing feeds.toml in place: what was not asked for stays to the letter.

A new feed is put after the last one, a removed one is cut out, line by line; comments, order, line
ends and everything else stay. The outcome is parsed before it is written, and must say exactly what
was meant. Only a file that keeps its feeds in one inline list is edited through tomlkit's document.
"""

import tomllib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from briefing.addresses import BUNDLED_FEEDS, plain_address
from briefing.config.lines import Statement, statements
from briefing.config.place import held, put
from briefing.config.values import FeedConfig
from briefing.errors import ConfigError
from briefing.model import FeedUrl
from briefing.untrusted import clean_line, safe_url, shown_url

_BOM = b"\xef\xbb\xbf"


def append_feed(path: Path, url: FeedUrl, *, name: str = "", tags: tuple[str, ...] = ()) -> None:
    """Add a feed after the last one of the file.

    Raises ConfigError, the file left as it was, when the feed is in it already, or the file cannot
    be parsed or written.
    """
    if not append_feeds(path, [FeedConfig(url=url, name=name, tags=tags)]):
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
        if _is_inline(text, content):
            return _edited_inline(text, lambda feeds: feeds.extend(map(_inline, _tables(added))))
        return _with_block(text, _block(_tables(added)))

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
        tables.append(table)
    return tables


def remove_feed(path: Path, url: FeedUrl) -> None:
    """Take a feed out of the file, with the lines of its own table and no others.

    Raises ConfigError, the file left as it was, when it is not in it, or the file cannot be parsed
    or written.
    """
    removed: list[int] = []

    def remove(text: str, content: dict[str, Any]) -> str:
        index = _index(content, url)
        if index is None:
            raise ConfigError(f"{shown_url(url)} is not in {path}")
        removed.append(index)
        if _is_inline(text, content):
            return _edited_inline(text, lambda feeds: feeds.pop(index))
        return _without_block(text, index)

    _edit(path, remove, lambda feeds: [f for i, f in enumerate(feeds) if i not in removed])


def _edit(
    path: Path,
    change: Callable[[str, dict[str, Any]], str],
    expected: Callable[[list[Any]], list[Any]],
) -> None:
    """Change the text of the file so that its feeds become the expected ones, or not at all."""
    try:
        with held(path):
            _edit_held(path, change, expected)
    except OSError as error:
        raise ConfigError(f"{path} cannot be read: {error.strerror}") from error


def _edit_held(
    path: Path,
    change: Callable[[str, dict[str, Any]], str],
    expected: Callable[[list[Any]], list[Any]],
) -> None:
    try:
        before = path.read_bytes()
        text = before.removeprefix(_BOM).decode("utf-8")
        content = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise ConfigError(
            f"{path} was left as it is, since it cannot be parsed: {clean_line(str(error))}",
            "briefing config check tells where",
        ) from error
    if not isinstance(content.get("feeds", []), list):
        raise ConfigError(f"{path} was left as it is: its feeds are not [[feeds]]")
    unix = text.replace("\r\n", "\n")
    edited = change(unix, content)
    if edited == unix:
        return
    wanted = {**content, "feeds": expected(content.get("feeds", []))}
    if not _says(edited, wanted):
        raise ConfigError(
            f"{path} was left as it is: its feeds are written in a way that cannot be edited here",
            "edit it by hand",
        )
    if "\r\n" in text:
        edited = edited.replace("\n", "\r\n")
    bom = _BOM if before.startswith(_BOM) else b""
    put(path, bom + edited.encode("utf-8"), before)


def _says(text: str, content: Mapping[str, Any]) -> bool:
    try:
        found = tomllib.loads(text)
    except (ValueError, RecursionError):
        return False
    return {"feeds": [], **found} == dict(content)


def _index(content: dict[str, Any], url: str) -> int | None:
    plain = _plain(url)
    for index, address in enumerate(_addresses(content)):
        if _plain(address) == plain:
            return index
    return None


def _addresses(content: dict[str, Any]) -> list[str]:
    """The address of each feed of the file, in its order; empty where it has none."""
    feeds = content.get("feeds", [])
    urls = (feed.get("url") if isinstance(feed, dict) else None for feed in feeds)
    return [url if isinstance(url, str) else "" for url in urls]


def _plain(address: str) -> str:
    return plain_address(safe_url(address) or address.strip())


def _is_inline(text: str, content: dict[str, Any]) -> bool:
    return "feeds" in content and not any(
        s.is_header and s.path[:1] == ("feeds",) for s in statements(text)
    )


def _blocks(text: str) -> list[list[Statement]]:
    """The statements of each `[[feeds]]`, with those of its sub-tables."""
    blocks: dict[int, list[Statement]] = {}
    for statement in statements(text):
        match statement.path:
            case ("feeds", int(index), *_):
                blocks.setdefault(index, []).append(statement)
    return list(blocks.values())


def _block(feeds: list[dict[str, Any]]) -> list[str]:
    import tomlkit  # about 40 ms, and only here

    return tomlkit.dumps({"feeds": feeds}).strip("\n").split("\n")


def _with_block(text: str, block: list[str]) -> str:
    lines = text.split("\n")
    blocks = _blocks(text)
    if blocks:
        end = max(statement.last for statement in blocks[-1])
        return "\n".join((*lines[:end], "", *block, *lines[end:]))
    while lines and not lines[-1].strip():
        lines.pop()
    return "\n".join((*lines, *([""] if lines else []), *block, ""))


def _without_block(text: str, index: int) -> str:
    lines = text.split("\n")
    block = _blocks(text)[index]
    gone = {n for statement in block for n in range(statement.first, statement.last + 1)}
    end = max(gone)
    # One of the two blank lines that would now meet goes as well.
    if (
        end < len(lines)
        and not lines[end].strip()
        and (min(gone) == 1 or not lines[min(gone) - 2].strip())
    ):
        gone.add(end + 1)
    return "\n".join(line for number, line in enumerate(lines, 1) if number not in gone)


def _inline(feed: dict[str, Any]) -> Any:
    import tomlkit

    table = tomlkit.inline_table()
    table.update(feed)
    return table


def _edited_inline(text: str, change: Callable[[Any], object]) -> str:
    import tomlkit

    document = tomlkit.parse(text)
    change(document["feeds"])
    return tomlkit.dumps(document)
