"""An edition as Markdown: headings, and sentences cited by footnotes.

Foreign text is escaped so that it renders as the words it is: no link, image, heading, list or
HTML can come out of a headline.
"""

from .page import render
from .story import render_story
from .words import literal

__all__ = ["literal", "render", "render_story"]
