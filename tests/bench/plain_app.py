"""The least a Textual program can be: a line of text. What is above its time is ours."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class PlainApp(App[None]):
    """One line."""

    def compose(self) -> ComposeResult:
        yield Static("A plain line of text")


if __name__ == "__main__":
    PlainApp().run()
