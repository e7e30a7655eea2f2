"""The last door: no control character reaches the terminal, whatever let it this far."""

import re

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from briefing.untrusted import printable

_NOT_IN_A_ROW = re.compile("[\t\n\u061c\u200e\u200f]")
"""What is fine in a text, but would move what stands beside it on the screen."""


class ControlFilter(LineFilter):
    """Deletes control and bidirectional control characters from what is drawn."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments without such characters; Textual's own control segments stay."""
        if all(segment.text.isprintable() for segment in segments):
            return segments
        return [
            segment if segment.control else Segment(shown(segment.text), segment.style)
            for segment in segments
        ]


def shown(text: str) -> str:
    """The text as it may stand in a row of the screen."""
    return _NOT_IN_A_ROW.sub("", printable(text))
