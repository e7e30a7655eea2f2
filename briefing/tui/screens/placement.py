"""Why a paragraph, or an article, is in its section, and the sections it may be moved to."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.content import Content

from briefing.actions import Scope
from briefing.errors import BriefingError
from briefing.model import BriefedArticle, BriefedParagraph, Correction
from briefing.tui.background import in_thread
from briefing.tui.blocks import Block, Rule, Text
from briefing.tui.items import SectionItem
from briefing.tui.keys import bindings
from briefing.tui.render import count, faint, highlighted, label
from briefing.tui.screens.base import KeyedScreen
from briefing.tui.widgets.paper import Paper
from briefing.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from briefing.tui.desk import Desk

LINES = 4
"""How much of a paragraph is quoted."""


class PlacementScreen(KeyedScreen):
    """What is asked about, why it is where it is, and every section of the page."""

    BINDINGS = bindings(Scope.EVERYWHERE)
    FOOTER = ("back", "open", "move.down", "move.up", "help")
    LABELS: ClassVar = {"open": "Move it there"}

    def __init__(
        self,
        desk: "Desk",
        article: BriefedArticle,
        paragraph: int | None,
        sections: tuple[str, ...],
    ) -> None:
        super().__init__(desk)
        self._article = article
        self._paragraph = paragraph
        self._sections = sections

    def compose_page(self) -> ComposeResult:
        """A title and the page."""
        yield TitleBar("Why here", self._article.outlet)
        yield Paper(id="placement")

    def on_mount(self) -> None:
        """Show the reason, with the present section selected."""
        self.main_paper.show(list(self._blocks()))
        if self._here:
            self.main_paper.select(SectionItem(self._here))
        self.main_paper.focus()

    @property
    def main_paper(self) -> Paper:
        """The reason and the sections."""
        return self.query_one("#placement", Paper)

    @property
    def _asked(self) -> tuple[BriefedParagraph, ...]:
        """The paragraphs asked about that are in a section."""
        return tuple(
            paragraph
            for paragraph in self._article.paragraphs
            if paragraph.section and self._paragraph in (None, paragraph.index)
        )

    @property
    def _here(self) -> str:
        """The section that most of it is in; empty where it is in none."""
        counts = Counter(paragraph.section for paragraph in self._asked if paragraph.section)
        return counts.most_common(1)[0][0] if counts else ""

    def _blocks(self) -> Iterator[Block]:
        article = self._article
        yield Text(highlighted(article.title or "Untitled", ()).stylize("bold $headline"), above=1)
        if self._paragraph is None:
            yield from self._whole()
        else:
            yield from self._one()
        yield Rule(label("Move it to"))
        for name in self._sections:
            mark = faint("here") if name == self._here else None
            yield Text(Content(name), item=SectionItem(name), right=mark)

    def _one(self) -> Iterator[Block]:
        for paragraph in self._asked:
            text = highlighted(paragraph.text, paragraph.mentions)
            yield Text(text, above=1, clip=LINES)
            why = f": {paragraph.why}" if paragraph.why else ""
            yield Text(Content(f"In {paragraph.section}{why}."), above=1)

    def _whole(self) -> Iterator[Block]:
        counts = Counter(paragraph.section for paragraph in self._asked if paragraph.section)
        for n, (name, paragraphs) in enumerate(counts.most_common()):
            reasons = Counter(p.why for p in self._asked if p.section == name and p.why)
            why = "; ".join(reason for reason, _ in reasons.most_common(3))
            where = f"{count(paragraphs, 'paragraph')} in {name}{f': {why}' if why else ''}."
            yield Text(Content(where), above=int(n == 0))

    @on(Paper.Opened)
    def _chosen(self, event: Paper.Opened) -> None:
        event.stop()
        if not isinstance(event.item, SectionItem):
            return
        name = event.item.name
        if {paragraph.section for paragraph in self._asked} == {name}:
            self.dismiss()
            return
        newsroom, id, paragraph = self.desk.newsroom, self._article.id, self._paragraph
        in_thread(
            self,
            "move",
            lambda: newsroom.move(id, paragraph, name),
            lambda before: self._moved(before, name),
            self._refuse,
        )

    def _moved(self, before: Correction | None, name: str) -> None:
        desk, id, paragraph = self.desk, self._article.id, self._paragraph

        def take_back() -> None:
            newsroom = desk.newsroom
            desk.write(lambda: newsroom.move_back(id, paragraph, before), lambda _: desk.make())

        self.briefing_app.undo.push(f"the move to {name}", take_back)
        self.briefing_app.notify(f"Moved to {name}. u takes it back.", markup=False)
        desk.make()
        self.dismiss()

    def _refuse(self, error: BriefingError) -> None:
        self.notify(error.message, severity="error", markup=False)
