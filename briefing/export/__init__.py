"""An edition as text: plain, Markdown, JSON."""
