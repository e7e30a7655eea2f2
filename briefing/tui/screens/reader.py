"""The reader: one article, its actors highlighted and what the summary quotes marked."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult

from briefing import clock
from briefing.actions import Scope
from briefing.model import ArticleId, BriefedArticle, Edition
from briefing.tui.article_page import actors_in, article_blocks, quoted_sentences, with_place
from briefing.tui.blocks import Block, Rule
from briefing.tui.items import ActorItem, Item, LinkItem, ParagraphItem, SentenceItem
from briefing.tui.keys import bindings
from briefing.tui.messages import ArticleMarked, OpenActor
from briefing.tui.render import label
from briefing.tui.screens.base import KeyedScreen
from briefing.tui.section_page import ranked_blocks
from briefing.tui.widgets.columns import Columns
from briefing.tui.widgets.paper import GUTTER, Paper
from briefing.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from briefing.tui.desk import Desk


class ReaderScreen(KeyedScreen):
    """An article, from its head, from a cited sentence, or from where it was left."""

    SCOPE = Scope.READER
    BINDINGS = bindings(Scope.READER)
    FOOTER = (
        "back", "article.edits", "browser.open", "article.read", "article.star", "new.next",
        "actors.show", "help",
    )  # fmt: skip
    LABELS: ClassVar = {"new.next": "Next quoted"}

    def __init__(
        self,
        desk: "Desk",
        article: BriefedArticle,
        edition: Edition | None,
        at: SentenceItem | None = None,
    ) -> None:
        super().__init__(desk)
        self._text = Paper(id="article")
        self._side = Paper(id="side")
        self._take(article, edition, at)

    def _take(
        self, article: BriefedArticle, edition: Edition | None, at: SentenceItem | None
    ) -> None:
        self.article = article
        self._quoted = with_place(quoted_sentences(edition, article.id), at)
        self._at = at
        self._here = -1
        """The quoted line that was gone to last."""

    def compose_page(self) -> ComposeResult:
        """The text, and its actors beside it where there is room."""
        yield TitleBar("")
        with Columns(id="columns"):
            yield self._text
            yield self._side

    def on_mount(self) -> None:
        """Show the article at its place."""
        self._text.moves_by_line = True
        self._side.marks_unfocused = False
        self._open_article()

    def read(
        self, article: BriefedArticle, edition: Edition | None, at: SentenceItem | None = None
    ) -> None:
        """Show another article, as if it were opened by itself."""
        self._keep_place()
        self._take(article, edition, at)
        self._open_article()

    def _open_article(self) -> None:
        title = self.query_one(TitleBar)
        title.name_shown = self.article.outlet
        title.fact = "┃ quoted in the briefing" if self._quoted else ""
        self._text.show(self._blocks(), keep_place=False)
        self._text.when_laid_out(self._go_to_place)
        self._text.focus()
        actors = actors_in(self.article)
        rule = Rule(label("Actors"), indent=0, above=0)
        ranked = [rule, *ranked_blocks(actors, 30 - GUTTER)] if actors else []
        self._side.show(ranked, keep_place=False)
        self._side.move_to_end(-1)

    def on_screen_suspend(self) -> None:
        """Remember the place, for the next time the article is opened."""
        self._keep_place()

    def _keep_place(self) -> None:
        self.briefing_app.places[self.article.id] = self._text.scroll_y

    @property
    def main_paper(self) -> Paper:
        """The text."""
        return self._text

    def _blocks(self) -> list[Block]:
        return article_blocks(self.article, self._quoted, clock.now())

    def _go_to_place(self) -> None:
        if self._at is None:
            y = self.briefing_app.places.get(self.article.id, 0.0)
            if y:
                self.main_paper.complete()
                self.main_paper.scroll_to(y=y, animate=False, immediate=True)
            return
        y_of_sentence = self.main_paper.line_of(self._at)
        if y_of_sentence is None:
            paragraph = ParagraphItem(self.article.id, self._at.paragraph)
            y_of_sentence = self.main_paper.line_of(paragraph)
        if y_of_sentence is not None:
            self.main_paper.reveal_line(y_of_sentence)

    # What is quoted

    def action_new_next(self) -> None:
        """Go to the next sentence the summary quotes."""
        self._go_to_quoted(1)

    def action_new_previous(self) -> None:
        """Go to the previous one."""
        self._go_to_quoted(-1)

    def _go_to_quoted(self, step: int) -> None:
        paper = self.main_paper
        lines = [paper.line_of(sentence) for sentence in self._quoted]
        here = self._line_at_hand()
        beyond = [y for y in lines if y is not None and (y - here) * step > 0]
        if beyond:
            self._here = beyond[0 if step > 0 else -1]
            paper.reveal_line(self._here)
        else:
            self.say_quietly("No more sentences of this article are quoted.")

    def _line_at_hand(self) -> int:
        """The quoted line that was gone to last, if it is still in view; else the view's top."""
        top = round(self.main_paper.scroll_y)
        if top <= self._here < top + self.main_paper.size.height:
            return self._here
        return top - 1

    # What was edited

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Edits can be shown where there are any."""
        if action == "article_edits":
            return self.article.edited_at is not None
        return super().check_action(action, parameters)

    def action_article_edits(self) -> None:
        """Show what the outlet changed."""
        from briefing.tui.screens.edits import EditsScreen

        self.app.push_screen(EditsScreen(self.desk, self.article))

    # The article at hand

    def on_article_marked(self, event: ArticleMarked) -> None:
        """Show the other mark."""
        article = event.on(self.article)
        if article != self.article:
            self.article = article
            self._text.show(self._blocks())

    @property
    def article_at_hand(self) -> ArticleId:
        """The one that is read."""
        return self.article.id

    def with_article(self, then: Callable[[BriefedArticle], object]) -> None:
        """Call `then` with it."""
        then(self.article)

    @on(Paper.Opened)
    def _opened(self, event: Paper.Opened) -> None:
        event.stop()
        self._open(event.item)

    def _open(self, item: Item) -> None:
        match item:
            case LinkItem(url):
                self.briefing_app.open_link(url)
            case ActorItem(name):
                self.post_message(OpenActor(name))
            case _:
                pass
