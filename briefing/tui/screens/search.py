"""Search over everything that is stored, as you type."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input

from briefing import clock
from briefing.actions import Scope
from briefing.errors import BriefingError
from briefing.model import ArticleId
from briefing.tui.background import in_thread
from briefing.tui.blocks import Text
from briefing.tui.items import ArticleItem, cited_article
from briefing.tui.keys import bindings
from briefing.tui.lists import hit_rows, search_help
from briefing.tui.messages import ArticleMarked, OpenArticle
from briefing.tui.render import count, faint
from briefing.tui.screens.base import KeyedScreen
from briefing.tui.widgets.paper import Paper
from briefing.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from briefing.store import SearchHit
    from briefing.tui.desk import Desk

LIMIT = 50

Answer = TypeVar("Answer")


class SearchScreen(KeyedScreen):
    """A line to type in, and what it finds."""

    SCOPE = Scope.SEARCH
    BINDINGS = bindings(Scope.SEARCH)
    FOOTER = ("back", "open", "pane.next", "browser.open", "article.read", "article.star", "help")

    def __init__(self, desk: "Desk", query: str = "") -> None:
        super().__init__(desk)
        self._query = query
        self._sought: str | None = None
        """What is being searched for; None while nothing is."""

    def compose_page(self) -> ComposeResult:
        """The line and the hits."""
        yield TitleBar("Search")
        hint = "words, section: actor: feed:"
        yield Input(self._query, placeholder=hint, id="query", compact=True, select_on_focus=False)
        yield Paper(id="hits")

    def on_mount(self) -> None:
        """Wait for words."""
        self.query_one(Input).focus()
        self._begin()

    def ask(self, query: str) -> None:
        """Begin with another question, as if it were opened by itself."""
        line = self.query_one(Input)
        with line.prevent(Input.Changed):
            line.value = query
        line.cursor_position = len(query)
        line.focus()
        self._begin()

    def _begin(self) -> None:
        self._help()
        self._search()

    def _help(self) -> None:
        self.query_one(TitleBar).fact = ""
        self.main_paper.show(list(search_help()), keep_place=False)

    @property
    def main_paper(self) -> Paper:
        """The hits."""
        return self.query_one("#hits", Paper)

    def action_search(self) -> None:
        """Back to typing."""
        self.query_one(Input).focus()

    @property
    def _typed(self) -> str:
        return self.query_one(Input).value.strip()

    @on(Input.Changed)
    def _search(self) -> None:
        """Search at once, or as soon as what was typed before has been searched for."""
        query = self._typed
        if not query:
            self._help()
        elif self._sought is None:
            newsroom, self._sought = self.desk.newsroom, query
            in_thread(
                self,
                "search",
                lambda: newsroom.search(query, LIMIT),
                partial(self._is_answered, self._show),
                partial(self._is_answered, self._explain),
            )

    def _is_answered(self, show: Callable[[Answer], object], answer: Answer) -> None:
        is_still_asked, self._sought = self._sought == self._typed, None
        if is_still_asked:
            show(answer)
        elif self._typed:
            self._search()

    def _show(self, hits: tuple["SearchHit", ...]) -> None:
        more = " or more" if len(hits) == LIMIT else ""
        self.query_one(TitleBar).fact = count(len(hits), "article") + more
        blocks = list(hit_rows(hits, clock.now())) or [Text(faint("Nothing found."), above=1)]
        self.main_paper.show(blocks, keep_place=False)
        self.refresh_bindings()

    def _explain(self, error: BriefingError) -> None:
        hint = f" ({error.hint})" if error.hint else ""
        self.main_paper.show([Text(faint(f"{error.message}{hint}"), above=1)], keep_place=False)

    @on(Paper.Opened)
    def _opened(self, event: Paper.Opened) -> None:
        event.stop()
        if isinstance(event.item, ArticleItem):
            self.post_message(OpenArticle(event.item.article))

    def on_article_marked(self, event: ArticleMarked) -> None:
        """Show it as it is now."""
        if self._sought is not None:
            self._sought = ""  # what is under way may not know of the mark
        self.call_later(self._search)

    @property
    def article_at_hand(self) -> ArticleId | None:
        """The article of the selected hit."""
        return cited_article(self.main_paper.selected)

    def action_back(self) -> None:
        """Leave."""
        self.dismiss()
