"""The bar at the right of a long page: where one is, and how much is in view. Pure."""

from functools import lru_cache
from math import ceil
from typing import NamedTuple

EIGHTHS = "▁▂▃▄▅▆▇"
"""What fills a cell from below; both ends of the thumb stand on an eighth of a cell."""


class Cell(NamedTuple):
    """One row of the bar."""

    glyph: str
    is_reversed: bool
    """Whether the glyph is the ground and the rest the thumb."""


TRACK = Cell(" ", False)
THUMB = Cell(" ", True)


@lru_cache(64)
def bar(rows: int, lines: int, top: float) -> tuple[Cell, ...]:
    """A cell for each row in view; none where all lines are."""
    if rows <= 0 or lines <= rows:
        return ()
    start, end = thumb(rows, lines, top)
    first, above = divmod(start, 8)
    last, within = divmod(end, 8)
    cells = [THUMB if first <= row < last else TRACK for row in range(rows)]
    if above:
        cells[first] = Cell(EIGHTHS[7 - above], False)
    if within and last < rows:
        cells[last] = Cell(EIGHTHS[7 - within], True)
    return tuple(cells)


def thumb(rows: int, lines: int, top: float) -> tuple[int, int]:
    """Where the thumb starts and ends, in eighths of a row."""
    size = max(1.0, rows / (lines / rows))
    start = int((rows - size) * (top / (lines - rows)) * 8)
    return start, start + ceil(size * 8)
