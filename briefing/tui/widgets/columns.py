"""What holds widgets side by side, and has nothing to draw itself."""

from textual.containers import Horizontal


class Columns(Horizontal):
    """Widgets side by side; its ground is one strip for all rows, not one drawn for each."""

    BLANK = True
