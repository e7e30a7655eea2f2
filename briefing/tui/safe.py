"""The last door: no control character reaches the terminal, whatever let it this far."""

import re

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

CONTROL = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]"
)
"""C0, DEL, C1, line separators, and the characters that turn or hide the direction of text."""


class ControlFilter(LineFilter):
    """Deletes control and bidirectional control characters from what is drawn."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments without such characters; Textual's own control segments stay."""
        if not any(CONTROL.search(segment.text) for segment in segments):
            return segments
        return [
            segment
            if segment.control or not CONTROL.search(segment.text)
            else Segment(CONTROL.sub("", segment.text), segment.style)
            for segment in segments
        ]
