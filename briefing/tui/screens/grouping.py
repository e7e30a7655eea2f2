"""Why the articles of a story are together, and taking one of them out."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult

from briefing import clock
from briefing.actions import Scope
from briefing.errors import BriefingError
from briefing.model import ArticleId, BriefedArticle, Edition, Story
from briefing.tui.background import in_thread
from briefing.tui.grouping_page import grouping_blocks
from briefing.tui.items import cited_article
from briefing.tui.keys import bindings
from briefing.tui.messages import opening
from briefing.tui.render import count
from briefing.tui.screens.base import KeyedScreen
from briefing.tui.section_page import articles_by_id
from briefing.tui.story_rows import is_single, story_holding, story_of
from briefing.tui.widgets.paper import Paper
from briefing.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from briefing.tui.desk import Desk
    from briefing.wishes import WishUndo


class GroupingScreen(KeyedScreen):
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

    # Wishes

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """An article can be split off where there are several."""
        if action == "story_split":
            return self.has_article and not is_single(self.story)
        return super().check_action(action, parameters)

    def action_story_split(self) -> None:
        """Take the selected article out of the story."""
        id = cited_article(self.main_paper.selected)
        if id is not None and not is_single(self.story):
            self._split(id)

    def _split(self, id: ArticleId) -> None:
        newsroom, story = self.desk.newsroom, self.story.id

        def done(token: "WishUndo") -> None:
            self.briefing_app.wished("the split", "Split off", token)

        in_thread(self, "split", lambda: newsroom.split_off(story, id), done, self._refuse)

    def _refuse(self, error: BriefingError) -> None:
        self.notify(error.message, severity="error", markup=False)

    def action_story_merge(self) -> None:
        """Choose a story that is the same."""
        self.briefing_app.show_merge(self.story)

    def action_story_why(self) -> None:
        """The key that opened it closes it."""
        self.dismiss()

    # The article at hand

    @on(Paper.Opened)
    def _opened(self, event: Paper.Opened) -> None:
        event.stop()
        if (message := opening(event.item)) is not None:
            self.post_message(message)

    @property
    def has_article(self) -> bool:
        """Whether an article is selected."""
        return self.is_mounted and cited_article(self.main_paper.selected) is not None

    def with_article(self, then: Callable[[BriefedArticle], object]) -> None:
        """The selected one."""
        id = cited_article(self.main_paper.selected)
        if id is not None:
            self.briefing_app.with_article(id, then)
