"""The head of every screen but the page: its name, a fact or two, and a rule."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from briefing.tui.render import faint


class TitleBar(Widget):
    """One line and a rule."""

    DEFAULT_CSS = "TitleBar { height: 2; padding: 0 1; }"

    name_shown: reactive[str] = reactive("")
    fact: reactive[str] = reactive("")

    def __init__(self, name: str, fact: str = "") -> None:
        super().__init__()
        self.set_reactive(TitleBar.name_shown, name)
        self.set_reactive(TitleBar.fact, fact)

    def render(self) -> Content:
        """The name at the left, the fact at the right as far as there is room."""
        width = self.content_size.width
        name = Content.styled(self.name_shown, "bold $headline")
        name = name.truncate(min(width, name.cell_length), ellipsis=True)
        room = width - name.cell_length - 2
        fact = faint(self.fact)
        fact = fact.truncate(max(0, min(room, fact.cell_length)), ellipsis=True)
        gap = Content(" " * max(0, width - name.cell_length - fact.cell_length))
        return Content("\n").join([name + gap + fact, Content.styled("━" * width, "$rule")])
