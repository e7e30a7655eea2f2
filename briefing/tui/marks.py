"""Read and starred: set at once on the screen, written in the background, taken back by undo."""

from collections.abc import Callable
from dataclasses import replace

from briefing.model import BriefedArticle
from briefing.tui.desk import Desk
from briefing.tui.messages import ArticleMarked
from briefing.tui.undo import UndoStack


class Marks:
    """Marks articles for one desk; every change is told to `tell`."""

    def __init__(
        self, desk: Desk, undo: UndoStack, tell: Callable[[ArticleMarked], object]
    ) -> None:
        self._desk = desk
        self._undo = undo
        self._tell = tell

    def toggle_read(self, article: BriefedArticle) -> None:
        """Mark it read when it is not, unread when it is."""
        self._set_read(article, not article.read)
        self._undo.push("the mark", lambda: self._set_read(article, article.read))

    def opened(self, article: BriefedArticle) -> BriefedArticle:
        """An article that is opened is read, unless another briefing keeps the marks."""
        if article.read or self._desk.newsroom.store.read_only:
            return article
        self._set_read(article, True)
        return replace(article, read=True)

    def toggle_star(self, article: BriefedArticle) -> None:
        """Star it, or take the star away."""
        self._set_star(article, not article.starred)
        self._undo.push("the star", lambda: self._set_star(article, article.starred))

    def _set_read(self, article: BriefedArticle, read: bool) -> None:
        newsroom = self._desk.newsroom
        self._desk.write(lambda: newsroom.mark_read([article.id], read))
        self._tell(ArticleMarked(article.id, read=read, starred=None))

    def _set_star(self, article: BriefedArticle, starred: bool) -> None:
        newsroom = self._desk.newsroom
        self._desk.write(lambda: newsroom.star([article.id], starred))
        self._tell(ArticleMarked(article.id, read=None, starred=starred))
