"""A block of texts side by side, or one under another where they would be too narrow."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from textual.content import Content
from textual.style import Style

from briefing.frozen import dataclass
from briefing.tui.blocks import MEASURE, META, Line, Text, carrying, spaces, wrap
from briefing.tui.items import Item

NARROWEST = 28
"""Cells of a column; with fewer it is set below the one before."""
BETWEEN = Content.styled(" │ ", "$rule")
BEFORE = Content.styled("│ ", "$rule")


@dataclass(frozen=True, slots=True)
class Column:
    """Texts of a column that are selected together."""

    head: Content
    """Its first line, which shows that it is selected where it stands beside another."""
    body: tuple[Text, ...]
    item: Item


@dataclass(frozen=True, slots=True)
class Columns:
    """One column of texts, or two side by side."""

    columns: tuple[tuple[Column, ...], ...]
    between: Content = Content("")
    """What stands between the two where one is set below the other."""
    indent: int = 2
    above: int = 0
    measure: int = MEASURE

    def lay_out(self, width: int) -> list[Line]:
        """Side by side where there is room for two, else each by itself behind a line."""
        room = max(8, min(width, self.measure + self.indent) - self.indent)
        cells = (room - BETWEEN.cell_length) // 2
        lines = [Line(Content(""))] * self.above
        if cells >= NARROWEST and len(self.columns) > 1:
            return lines + list(self._side_by_side(cells))
        bar = BEFORE if room > 2 * len(BEFORE) + 8 else Content("")
        start = spaces(self.indent) + bar
        for column in self.columns:
            if column is not self.columns[0]:
                lines.append(Line(spaces(self.indent) + self.between))
            for content, item in _stacked(column, room - bar.cell_length):
                lines.append(Line(start + content, (item,)) if item else Line(Content("")))
        return lines

    def _side_by_side(self, cells: int) -> Iterator[Line]:
        stacked = (_stacked(column, cells) for column in self.columns)
        for parts in zip_longest(*stacked, fillvalue=(Content(""), None)):
            padded = (part + spaces(cells - part.cell_length) for part, _ in parts)
            items = tuple(item for _, item in parts if item)
            yield Line(spaces(self.indent) + BETWEEN.join(padded), items)


def _stacked(column: Sequence[Column], cells: int) -> Iterator[tuple[Content, Item | None]]:
    """The lines of texts one under another, each with what it belongs to."""
    for n, each in enumerate(column):
        if n:
            yield Content(""), None
        for line in _set(each, cells):
            yield line, each.item


def _set(column: Column, cells: int) -> list[Content]:
    """The lines of a column; only the head shows the selection, all of it can be clicked."""
    item = column.item
    under_mouse = Style.from_meta({META: item, "of": "column"})
    head = wrap(column.head, cells)
    body = [line.content for text in column.body for line in text.lay_out(cells)]
    return [
        *(line.stylize(carrying(item)) for line in head),
        *(line.stylize_before(under_mouse) for line in body),
    ]
