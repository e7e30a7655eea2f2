"""A story: what several outlets tell of one event, told once."""

from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult

from briefing import clock
from briefing.actions import Scope
from briefing.model import Edition, Story
from briefing.tui.items import FoldItem
from briefing.tui.keys import bindings
from briefing.tui.messages import ArticleMarked, marked, opening
from briefing.tui.next_new import beyond
from briefing.tui.reading import Sentences, new_among, sentences_of_story
from briefing.tui.render import count
from briefing.tui.screens.base import WIDE
from briefing.tui.screens.of_story import OfStory
from briefing.tui.story_page import StoryPage, parts_folded, side_of_story
from briefing.tui.story_rows import story_holding, story_of
from briefing.tui.widgets.columns import Columns
from briefing.tui.widgets.paper import GUTTER, Paper
from briefing.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from briefing.tui.desk import Desk

SIDE = 31
"""Cells of the panel, as the style sheet has it."""


class StoryScreen(OfStory):
    """One story of the edition, and what weighs in it beside it where there is room."""

    SCOPE = Scope.STORY
    BINDINGS = bindings(Scope.STORY)
    FOOTER = (
        "back", "open", "fold.toggle", "story.why", "story.merge", "new.next", "browser.open",
        "help",
    )  # fmt: skip

    def __init__(self, desk: "Desk", story: Story, edition: Edition) -> None:
        super().__init__(desk)
        self.story = story
        self.edition = edition
        self._unfolded: frozenset[str] = frozenset()
        self._was_wide = False
        """Whether there was room beside the page when it was set."""

    def compose_page(self) -> ComposeResult:
        """The story, and the panel."""
        yield TitleBar("Story")
        with Columns(id="columns"):
            yield Paper(id="story")
            yield Paper(id="side")

    def on_mount(self) -> None:
        """Show it."""
        self.query_one("#side", Paper).marks_unfocused = False
        self._begin()

    def tell(self, story: Story, edition: Edition) -> None:
        """Show another story, as if it were opened by itself."""
        self.story, self.edition = story, edition
        self._unfolded = frozenset()
        self._begin()

    def _begin(self) -> None:
        self._show(keep_place=False)
        for paper in self.query(Paper):
            paper.move_to_end(-1)
        self.main_paper.focus()

    def on_resize(self, event: events.Resize) -> None:
        """Set within the page what there is no room for beside it."""
        if self._is_wide != self._was_wide:
            self._show()

    @property
    def _is_wide(self) -> bool:
        return self.app.size.width >= WIDE

    @property
    def main_paper(self) -> Paper:
        """The story."""
        return self.query_one("#story", Paper)

    def _show(self, *, keep_place: bool = True) -> None:
        now, story = clock.now(), self.story
        page = StoryPage(
            story,
            self.edition,
            unfolded=self._unfolded,
            is_wide=self._is_wide,
            now=now,
        )
        self._was_wide = self._is_wide
        self.main_paper.show(page.blocks(), keep_place=keep_place)
        side = self.query_one("#side", Paper)
        rows = list(side_of_story(story, self.edition, SIDE - GUTTER, now))
        side.show(rows, keep_place=keep_place)
        n_articles = len(story.articles) + len(story.asides)
        origins = count(len(story.origins), "origin")
        self.query_one(TitleBar).fact = f"{count(n_articles, 'article')} · {origins}"

    def _show_again(self) -> None:
        if self.is_mounted:
            self._show()

    # The edition

    def edition_changed(self, edition: Edition) -> None:
        """Show the story as the new edition tells it, or as it was where that has it no more."""
        story = story_of(edition, self.story.id) or story_holding(
            edition, self.story.headline_article
        )
        if story is not None:
            self.story, self.edition = story, edition
            self._show_again()

    def on_article_marked(self, event: ArticleMarked) -> None:
        """Show an article's other marks."""
        self.edition = marked(self.edition, event)
        self._show_again()

    def readable(self) -> Sentences | None:
        """The story's sentences, unless it is of an earlier edition."""
        return None if self.briefing_app.briefing.is_earlier else sentences_of_story(self.story)

    # Folding

    def action_fold_toggle(self) -> None:
        """Show all that is folded, or fold it again."""
        parts = parts_folded(self.story)
        self._unfolded = frozenset() if self._unfolded else parts
        self._show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what is folded can be shown, only what cites be followed."""
        if action == "fold_toggle":
            return bool(parts_folded(self.story))
        if action == "citation_follow":
            return self.has_article
        return super().check_action(action, parameters)

    # New

    def action_new_next(self) -> None:
        """Go to the next sentence that is new."""
        self._go_to_new(1)

    def action_new_previous(self) -> None:
        """Go to the previous one."""
        self._go_to_new(-1)

    def _go_to_new(self, step: int) -> None:
        if self.edition.since is None:
            self.say_quietly("Everything is new on a first look.")
            return
        paper = self.main_paper
        new = new_among(paper.items, sentences_of_story(self.story))
        found = beyond(paper.items, paper.selected, new, step)
        if found:
            paper.focus()
            paper.select(found[0 if step > 0 else -1])
        else:
            self.say_quietly("No more of this story is new.")

    # Why together

    def action_story_why(self) -> None:
        """Show why these articles are one story."""
        self.briefing_app.show_grouping(self.story)

    # What is selected

    @on(Paper.Opened)
    def _opened(self, event: Paper.Opened) -> None:
        event.stop()
        if isinstance(event.item, FoldItem):
            self._unfolded = self._unfolded ^ {event.item.part}
            self._show()
        elif (message := opening(event.item)) is not None:
            self.post_message(message)

    def action_citation_follow(self) -> None:
        """Open the article at the cited sentence."""
        item = self.paper.selected
        message = opening(item) if item is not None and self.has_article else None
        if message is not None:
            self.post_message(message)

    def action_back(self) -> None:
        """From the panel to the story, from there away."""
        if self.main_paper.has_focus:
            self.dismiss()
        else:
            self.main_paper.focus()
