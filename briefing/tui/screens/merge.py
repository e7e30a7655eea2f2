"""Choosing the story that another one is the same as."""

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input

from briefing import clock
from briefing.actions import Scope
from briefing.errors import BriefingError
from briefing.model import Edition, Story
from briefing.tui.background import in_thread
from briefing.tui.items import StoryItem
from briefing.tui.keys import bindings
from briefing.tui.screens.base import KeyedScreen
from briefing.tui.section_page import articles_by_id
from briefing.tui.story_rows import merge_rows
from briefing.tui.widgets.paper import Paper
from briefing.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from briefing.tui.desk import Desk
    from briefing.wishes import WishUndo

MOST = 60
"""Rows shown at once; typing finds the others."""


class MergeScreen(KeyedScreen):
    """A line to filter with, and the other stories of the edition."""

    BINDINGS = bindings(Scope.EVERYWHERE)
    FOOTER = ("back", "open", "pane.next", "help")
    LABELS: ClassVar = {"open": "Merge with it"}

    def __init__(self, desk: "Desk", story: Story, edition: Edition) -> None:
        super().__init__(desk)
        self._story = story
        self._articles = articles_by_id(edition)
        self._others = nearest(story, edition)

    def compose_page(self) -> ComposeResult:
        """The line and the stories."""
        yield TitleBar("Merge with", self._story.headline)
        yield Input(placeholder="type to filter, ↓ ↑ to choose", id="filter", compact=True)
        yield Paper(id="stories")

    def on_mount(self) -> None:
        """List the others; typing begins at once."""
        self._list("")
        self.query_one(Input).focus()

    @property
    def main_paper(self) -> Paper:
        """The stories."""
        return self.query_one("#stories", Paper)

    def action_search(self) -> None:
        """Filter the list."""
        self.query_one(Input).focus()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._list(event.value)

    def _list(self, typed: str) -> None:
        rows = merge_rows(self._others, typed, MOST, clock.now())
        self.main_paper.show(list(rows), keep_place=False)

    @on(Paper.Opened)
    def _chosen(self, event: Paper.Opened) -> None:
        event.stop()
        if not isinstance(event.item, StoryItem):
            return
        newsroom, here, there = self.desk.newsroom, self._story.id, event.item.story
        in_thread(
            self,
            "merge",
            lambda: newsroom.merge_stories(here, there),
            self._merged,
            self._refuse,
        )

    def _merged(self, token: "WishUndo") -> None:
        self.briefing_app.wished("the merge", "Merged", token)
        self.dismiss()

    def _refuse(self, error: BriefingError) -> None:
        self.notify(error.message, severity="error", markup=False)


def nearest(story: Story, edition: Edition) -> tuple[Story, ...]:
    """The other stories, those that share most of its key actors first."""
    names = {actor.name for actor in story.actors}
    others = [other for other in edition.stories if other.id != story.id]
    others.sort(key=lambda other: -len(names & {actor.name for actor in other.actors}))
    return tuple(others)
