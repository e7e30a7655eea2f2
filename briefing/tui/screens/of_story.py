"""What the screens of one story share: the article at hand, and taking it out of the story."""

from typing import TYPE_CHECKING

from briefing.errors import BriefingError
from briefing.model import ArticleId, Story
from briefing.tui.background import in_thread
from briefing.tui.items import cited_article
from briefing.tui.screens.base import KeyedScreen
from briefing.tui.story_rows import is_single

if TYPE_CHECKING:
    from briefing.wishes import WishUndo


class OfStory(KeyedScreen):
    """A screen that shows articles of one story, or sentences of theirs."""

    story: Story

    @property
    def article_at_hand(self) -> ArticleId | None:
        """The article the selected item stands for."""
        return cited_article(self.paper.selected)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """An article can be split off where there are several."""
        if action == "story_split":
            return self.has_article and not is_single(self.story)
        return super().check_action(action, parameters)

    def action_story_split(self) -> None:
        """Take the article at hand out of the story."""
        if self.article_at_hand is not None and not is_single(self.story):
            self._split(self.article_at_hand)

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
