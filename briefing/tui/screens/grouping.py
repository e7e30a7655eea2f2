"""Why the articles of a story are together, and taking one of them out."""

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult

from briefing import clock
from briefing.actions import Scope
from briefing.model import Edition, Story
from briefing.tui.grouping_page import grouping_blocks
from briefing.tui.keys import bindings
from briefing.tui.messages import opening
from briefing.tui.render import count
from briefing.tui.screens.of_story import OfStory
from briefing.tui.section_page import articles_by_id
from briefing.tui.story_rows import story_holding, story_of
from briefing.tui.widgets.paper import Paper
from briefing.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from briefing.tui.desk import Desk


class GroupingScreen(OfStory):
    """Each article of the story and what it shares with the others."""

    SCOPE = Scope.STORY
    BINDINGS = bindings(Scope.STORY)
    FOOTER = ("back", "story.split", "story.merge", "open", "browser.open", "help")
    LABELS: ClassVar = {"story.split": "Split off", "open": "Read"}

    def __init__(self, desk: "Desk", story: Story, edition: Edition) -> None:
        super().__init__(desk)
        self.story = story
        self.edition = edition

    def compose_page(self) -> ComposeResult:
        """A title and the articles."""
        yield TitleBar("Why together")
        yield Paper(id="grouping")

    def on_mount(self) -> None:
        """Show them."""
        self._show()
        self.main_paper.focus()

    @property
    def main_paper(self) -> Paper:
        """The articles."""
        return self.query_one("#grouping", Paper)

    def _show(self) -> None:
        articles = articles_by_id(self.edition)
        self.main_paper.show(list(grouping_blocks(self.story, articles, clock.now())))
        n_articles = len(self.story.articles) + len(self.story.asides)
        self.query_one(TitleBar).fact = count(n_articles, "article")
        self.refresh_bindings()

    def edition_changed(self, edition: Edition) -> None:
        """Show the story as it is now; what is no longer one leaves the screen."""
        story = story_of(edition, self.story.id) or story_holding(
            edition, self.story.headline_article
        )
        if story is not None:
            self.story, self.edition = story, edition
            self._show()

    def action_story_why(self) -> None:
        """The key that opened it closes it."""
        self.dismiss()

    @on(Paper.Opened)
    def _opened(self, event: Paper.Opened) -> None:
        event.stop()
        if (message := opening(event.item)) is not None:
            self.post_message(message)
