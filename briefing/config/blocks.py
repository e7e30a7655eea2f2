"""The text of feeds.toml with a feed more, a feed less, or another address. Pure: text to text.

What is not asked for stays to the letter. Only a file that keeps its feeds in one inline list goes
through tomlkit's document.
"""

import json
import re
from collections.abc import Callable
from typing import Any

from briefing.config.lines import Statement, statements

_ADDRESS = re.compile(
    r"""([ \t]*(?:url|"url"|'url')[ \t]*=[ \t]*)("(?:\\.|[^"\\\n])*"|'[^'\n]*')"""
)


def is_inline(text: str, content: dict[str, Any]) -> bool:
    """Whether the feeds are one inline list, `feeds = [{…}]`."""
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


def block(feeds: list[dict[str, Any]]) -> list[str]:
    """The lines of these feeds, each a `[[feeds]]`."""
    import tomlkit  # about 40 ms, and only here

    return tomlkit.dumps({"feeds": feeds}).strip("\n").split("\n")


def with_block(text: str, block: list[str]) -> str:
    """The text with these lines after its last feed."""
    lines = text.split("\n")
    blocks = _blocks(text)
    if blocks:
        end = max(statement.last for statement in blocks[-1])
        return "\n".join((*lines[:end], "", *block, *lines[end:]))
    while lines and not lines[-1].strip():
        lines.pop()
    return "\n".join((*lines, *([""] if lines else []), *block, ""))


def block_of(text: str, index: int) -> list[str]:
    """The lines of one feed's own table, sub-tables and all."""
    lines = text.split("\n")
    return [lines[number - 1] for number in sorted(_numbers(text, index))]


def _numbers(text: str, index: int) -> set[int]:
    block = _blocks(text)[index]
    return {n for statement in block for n in range(statement.first, statement.last + 1)}


def without_block(text: str, index: int) -> str:
    """The text without the lines of one feed's own table."""
    lines = text.split("\n")
    gone = _numbers(text, index)
    end = max(gone)
    # One of the two blank lines that would now meet goes as well.
    if (
        end < len(lines)
        and not lines[end].strip()
        and (min(gone) == 1 or not lines[min(gone) - 2].strip())
    ):
        gone.add(end + 1)
    return "\n".join(line for number, line in enumerate(lines, 1) if number not in gone)


def with_address(text: str, index: int, url: str) -> str:
    """The text with another address for one feed; as it is where that cannot be done in place."""
    lines = text.split("\n")
    for statement in _blocks(text)[index]:
        if statement.path == ("feeds", index, "url"):
            line = lines[statement.first - 1]
            lines[statement.first - 1] = _ADDRESS.sub(
                lambda found: found[1] + json.dumps(url, ensure_ascii=False), line, count=1
            )
    return "\n".join(lines)


def inline(feed: dict[str, Any]) -> Any:
    """A feed as one of an inline list."""
    import tomlkit

    table = tomlkit.inline_table()
    table.update(feed)
    return table


def edited_inline(text: str, change: Callable[[Any], object]) -> str:
    """The text after a change to its inline list of feeds."""
    import tomlkit

    document = tomlkit.parse(text)
    change(document["feeds"])
    return tomlkit.dumps(document)
