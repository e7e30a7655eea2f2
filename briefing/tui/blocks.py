"""The blocks a page is set from, and how each breaks into lines at a width.

Pure: content in, lines out. A block is what is selected as a whole; a row of chips is the one
block that holds several items.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from functools import lru_cache
from itertools import count
from operator import attrgetter
from typing import Any, NamedTuple, Protocol

from textual.content import Content
from textual.style import Style

from briefing.frozen import dataclass
from briefing.tui.items import Item

MEASURE = 84
"""The widest a line of text gets, in cells; longer lines are hard to read back from."""
MARKED = "on $marked"
"""The style of what the summary quotes."""
NOTHING = Content("")
META = "item"
"""The key in a style's meta under which a stretch of text carries its item, for the mouse."""


class Line(NamedTuple):
    """One line of a page."""

    content: Content
    items: tuple[Item, ...] = ()
    """What is selected when this line is; several only in a row of chips."""


class Block(Protocol):
    """What a page is a sequence of."""

    def lay_out(self, width: int) -> list[Line]:
        """The block's lines, none wider than `width` cells."""
        ...


@lru_cache(512)
def carrying(item: Item) -> Style:
    """A style without looks that tells the mouse what it is over."""
    return Style.from_meta({META: item})


def spaces(cells: int) -> Content:
    """Blank content, that wide."""
    return Content(" " * max(0, cells))


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph, a title, a row of a list."""

    content: Content
    item: Item | None = None
    """What selecting it selects; None when it cannot be selected."""
    margin: Content = NOTHING
    """Set left of the first line, within the indent."""
    side_mark: Content = NOTHING
    """Set left of each line that has a part in the style `MARKED`, in place of the margin."""
    indent: int = 2
    right: Content | None = None
    """Set at the right end of the first line."""
    tail: Content | None = None
    """Set after the text, never broken: on a line of its own where the last has no room."""
    above: int = 0
    """Blank lines before it."""
    measure: int = MEASURE
    clip: int = 0
    """The most lines it takes, the last ending in an ellipsis; 0 for as many as it needs."""

    def lay_out(self, width: int) -> list[Line]:
        """Wrap within the measure, hanging from the indent."""
        items = (self.item,) if self.item is not None else ()
        room = max(8, min(width, self.measure + self.indent) - self.indent)
        taken = self.right.cell_length + 1 if self.right is not None else 0
        wrapped = wrap(self.content, max(4, room - taken), self.clip)
        lines = _clipped(wrapped, self.clip, max(4, room - taken))
        if self.tail is not None:
            lines = _with_tail(lines, self.tail, room)
        hang = spaces(self.indent)
        first = self.margin + spaces(self.indent - self.margin.cell_length)
        marked = self.side_mark + spaces(self.indent - self.side_mark.cell_length)
        body = [
            (marked if is_marked(line) else first if n == 0 else hang) + line
            for n, line in enumerate(lines)
        ]
        if self.right is not None and body:
            gap = room + self.indent - body[0].cell_length - self.right.cell_length
            body[0] = body[0] + spaces(gap) + self.right
        return [Line(Content(""))] * self.above + [Line(line, items) for line in body]


def wrap(content: Content, width: int, most: int = 0) -> list[Content]:
    """The lines of a text; with `most` at least one more than that, where it has so many.

    Most texts of a list fit in a line, or are clipped to two or three of their hundred words.
    """
    text = content.plain
    if content.cell_length <= width and "\n" not in text and "\t" not in text:
        return [content.rstrip()]
    enough = (most + 1) * (width + 1)
    if most and len(text) > enough and text.isascii():
        content = content[:enough]
    return [line.rstrip() for line in content.wrap(width)]


def is_marked(line: Content) -> bool:
    """Whether a part of the line is in the style `MARKED`."""
    return any(span.style == MARKED for span in line.spans)


def _with_tail(lines: list[Content], tail: Content, room: int) -> list[Content]:
    last = lines[-1].rstrip() if lines else Content("")
    if last.cell_length + 1 + tail.cell_length <= room:
        return [*lines[:-1], last + Content(" ") + tail]
    return [*lines, tail.truncate(min(room, tail.cell_length), ellipsis=True)]


def _clipped(lines: list[Content], most: int, width: int) -> list[Content]:
    if not most or len(lines) <= most:
        return lines
    last = lines[most - 1]
    return [*lines[: most - 1], last.truncate(max(1, width - 1)).rstrip() + "…"]


@dataclass(frozen=True, slots=True)
class Chip:
    """One item among several in a row."""

    content: Content
    item: Item


@dataclass(frozen=True, slots=True)
class Chips:
    """Chips side by side, as many to a line as fit."""

    chips: tuple[Chip, ...]
    indent: int = 2
    above: int = 0
    measure: int = MEASURE
    rows: int = 0
    """The most rows it takes; 0 for as many as it needs."""

    def lay_out(self, width: int) -> list[Line]:
        """Fill line after line, never breaking a chip."""
        room = max(8, min(width, self.measure + self.indent) - self.indent)
        rows: list[list[Chip]] = []
        used = 0
        for chip in self.chips:
            cells = min(room, chip.content.cell_length + 2)
            if not rows or used + cells > room:
                rows.append([])
                used = 0
            rows[-1].append(chip)
            used += cells + 1
        if self.rows:
            rows = rows[: self.rows]
        lines = [
            Line(
                spaces(self.indent) + Content(" ").join(_chip(chip, room) for chip in row),
                tuple(chip.item for chip in row),
            )
            for row in rows
        ]
        return [Line(Content(""))] * self.above + lines


def _chip(chip: Chip, room: int) -> Content:
    padded = Content(" ") + chip.content.truncate(max(1, room - 2), ellipsis=True) + Content(" ")
    return padded.stylize_before("on $chip").stylize(carrying(chip.item))


@dataclass(frozen=True, slots=True)
class Rule:
    """A label with a thin rule after it, across the measure."""

    label: Content
    indent: int = 2
    above: int = 1
    below: int = 0
    measure: int = MEASURE

    def lay_out(self, width: int) -> list[Line]:
        """The label and as much rule as there is room for."""
        room = max(8, min(width, self.measure + self.indent) - self.indent)
        label = self.label.truncate(room, ellipsis=True)
        rule = Content.styled((" " + "─" * room)[: room - label.cell_length], "$rule")
        blank = Line(Content(""))
        return [
            *[blank] * self.above,
            Line(spaces(self.indent) + label + rule),
            *[blank] * self.below,
        ]


def is_same(one: object, other: object) -> bool:
    """Whether two blocks, or parts of them, look the same: Content compares its text alone."""
    if one is other:
        return True
    if type(one) is not type(other):
        return False
    if isinstance(one, Content) and isinstance(other, Content):
        return one.is_same(other)
    if isinstance(one, tuple) and isinstance(other, tuple):
        return len(one) == len(other) and all(map(is_same, one, other))
    if is_dataclass(one):
        kind: Any = type(one)
        parts = _parts(kind)
        return all(map(is_same, parts(one), parts(other)))
    return one == other


@lru_cache(64)
def _parts(kind: type) -> Callable[[object], tuple[object, ...]]:
    """What takes the fields out of a dataclass, always as a tuple."""
    names = [field.name for field in fields(kind)]
    one_by_one = attrgetter(*names)
    return one_by_one if len(names) > 1 else lambda whole: (one_by_one(whole),)


class Gathered(Iterable[Block]):
    """Blocks that are made as they are asked for, and kept for the next time."""

    def __init__(self, blocks: Iterable[Block]) -> None:
        self._made: list[Block] = []
        self._rest = iter(blocks)

    def __iter__(self) -> Iterator[Block]:
        for n in count():
            if n == len(self._made):
                try:
                    self._made.append(next(self._rest))
                except StopIteration:
                    return
            yield self._made[n]


class Layout:
    """The lines of some blocks at one width, and where each item stands.

    With `until` no more blocks are set than make so many lines; `fill` sets the others. A block
    that stands at the same place in the layout `before` is not laid out anew.
    """

    def __init__(
        self,
        blocks: Iterable[Block],
        width: int,
        before: "Layout | None" = None,
        *,
        until: int | None = None,
    ) -> None:
        self.width = width
        self.lines: list[Line] = []
        self.extent: dict[Item, tuple[int, int]] = {}
        """The first line of each item and the line after its last, in page order."""
        self.is_whole = False
        self._laid: list[tuple[Block, list[Line]]] = []
        self._known: Sequence[tuple[Block, list[Line]]] = (
            before._laid if before is not None and before.width == width else ()
        )
        self._rest = enumerate(blocks)
        self.fill(until)

    def fill(self, until: int | None = None) -> None:
        """Set the blocks that are left, or only so many that there are so many lines."""
        known = self._known
        for n, block in self._rest:
            is_known = n < len(known) and is_same(known[n][0], block)
            self._add(block, known[n][1] if is_known else block.lay_out(self.width))
            if until is not None and len(self.lines) >= until:
                break
        else:
            self.is_whole, self._known = True, ()
        self.items = tuple(self.extent)

    def _add(self, block: Block, lines: list[Line]) -> None:
        self._laid.append((block, lines))
        for y, line in enumerate(lines, start=len(self.lines)):
            for item in line.items:
                top, _ = self.extent.get(item, (y, y))
                self.extent[item] = (top, y + 1)
        self.lines.extend(lines)
