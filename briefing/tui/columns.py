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
    """Texts that are selected together."""

    head: Content
    """Its first line, which shows that it is selected where it stands beside another."""
    body: tuple[Text, ...]
    item: Item


@dataclass(frozen=True, slots=True)
class Columns:
    """Two to a row."""

    columns: tuple[Column, ...]
    indent: int = 2
    above: int = 0
    measure: int = MEASURE

    def lay_out(self, width: int) -> list[Line]:
        """Side by side where there is room for two, else each by itself behind a line."""
        room = max(8, min(width, self.measure + self.indent) - self.indent)
        cells = (room - BETWEEN.cell_length) // 2
        lines = [Line(Content(""))] * self.above
        if cells >= NARROWEST and len(self.columns) > 1:
            for at in range(0, len(self.columns), 2):
                lines += [Line(Content(""))] * int(at > 0)
                lines += self._row(self.columns[at : at + 2], cells)
            return lines
        for n, column in enumerate(self.columns):
            lines += [Line(Content(""))] * int(n > 0)
            bar = BEFORE if room > 2 * len(BEFORE) + 8 else Content("")
            start = spaces(self.indent) + bar
            for line in _set(column, room - bar.cell_length):
                lines.append(Line(start + line, (column.item,)))
        return lines

    def _row(self, columns: Sequence[Column], cells: int) -> Iterator[Line]:
        items = tuple(column.item for column in columns)
        set_columns = (_set(column, cells) for column in columns)
        for parts in zip_longest(*set_columns, fillvalue=Content("")):
            padded = (part + spaces(cells - part.cell_length) for part in parts)
            yield Line(spaces(self.indent) + BETWEEN.join(padded), items)


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
