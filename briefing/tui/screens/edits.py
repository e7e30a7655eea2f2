"""What an outlet changed in one article since it came in."""

from typing import TYPE_CHECKING

from textual.app import ComposeResult

from briefing import clock
from briefing.actions import Scope
from briefing.errors import BriefingError
from briefing.model import BriefedArticle
from briefing.tui.background import in_thread
from briefing.tui.blocks import Block
from briefing.tui.edits_page import edit_blocks
from briefing.tui.keys import bindings
from briefing.tui.screens.base import KeyedScreen
from briefing.tui.widgets.paper import Paper
from briefing.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from briefing.tui.desk import Desk


class EditsScreen(KeyedScreen):
    """Each edit, the newest first, over the reader it was opened from."""

    SCOPE = Scope.READER
    BINDINGS = bindings(Scope.READER)
    FOOTER = ("back", "move.down", "page.down", "help")

    def __init__(self, desk: "Desk", article: BriefedArticle) -> None:
        super().__init__(desk)
        self._article = article

    def compose_page(self) -> ComposeResult:
        """A title and the edits."""
        yield TitleBar("What was changed", self._article.outlet)
        yield Paper(id="edits")

    def on_mount(self) -> None:
        """Read them; comparing long texts takes a moment."""
        self.main_paper.moves_by_line = True
        self.main_paper.focus()
        in_thread(self, "edits", self._blocks, self.main_paper.show, self._tell)

    @property
    def main_paper(self) -> Paper:
        """The edits."""
        return self.query_one("#edits", Paper)

    def _blocks(self) -> list[Block]:
        edits = self.desk.newsroom.edits(self._article.id)
        return list(edit_blocks(self._article.title, edits, clock.now()))

    def _tell(self, error: BriefingError) -> None:
        self.notify(error.message, severity="error", markup=False)

    def action_article_edits(self) -> None:
        """The key that opened it closes it."""
        self.dismiss()
