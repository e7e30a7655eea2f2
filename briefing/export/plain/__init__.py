"""An edition as flat labelled text, for pipes and for screen readers.

No boxes, no colours, no columns; punctuation of our own is ASCII. Every item is one line, unless a
width is asked for.
"""

from .page import render
from .story import render_story

__all__ = ["render", "render_story"]
