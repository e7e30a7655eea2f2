"""An edition as one HTML page that needs nothing else: no script, no font, no request.

The kinds of actors differ by their underlining as well as by colour, and every foreign text is
escaped and set apart in its own writing direction.
"""

from .page import render
from .story import render_story

__all__ = ["render", "render_story"]
