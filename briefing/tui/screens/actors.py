"""The actors: who they are, and every stored sentence that names them."""

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.timer import Timer
from textual.widgets import Input

from briefing import clock
from briefing.actions import Scope
from briefing.errors import BriefingError
from briefing.model import Actor, ArticleId
from briefing.tui.actor_page import said_of
from briefing.tui.background import in_thread
from briefing.tui.blocks import Text
from briefing.tui.items import ActorItem, cited_article
from briefing.tui.keys import bindings
from briefing.tui.lists import actor_rows
from briefing.tui.messages import opening
from briefing.tui.render import count, faint
from briefing.tui.screens.base import KeyedScreen
from briefing.tui.section_page import articles_by_id
from briefing.tui.story_rows import is_single
from briefing.tui.widgets.columns import Columns
from briefing.tui.widgets.paper import Paper
from briefing.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from briefing.archive import ActorSentence
    from briefing.tui.desk import Desk

REST_S = 0.15
"""How long the selection rests on an actor before its sentences are looked for."""


class ActorsScreen(KeyedScreen):
    """A list to filter, and beside it what is said of the selected actor."""

    SCOPE = Scope.ACTORS
    BINDINGS = bindings(Scope.ACTORS)
    OPENED_BY = "actors_show"
    FOOTER = ("back", "open", "pane.next", "search", "browser.open", "help")
    LABELS: ClassVar = {"search": "Filter"}

    def __init__(self, desk: "Desk", name: str = "") -> None:
        super().__init__(desk)
        self._asked_for = name
        self._actors: tuple[Actor, ...] = ()
        self._rest: Timer | None = None
        self._shown = ""

    def compose_page(self) -> ComposeResult:
        """The filter and the list; the sentences."""
        yield TitleBar("Actors")
        with Columns(id="columns"):
            with Vertical(id="list"):
                yield Input(placeholder="/ filter", id="filter", compact=True)
                yield Paper(id="actors")
            yield Paper(id="said")

    def on_mount(self) -> None:
        """List the edition's actors."""
        self._actors = self.briefing_app.actors_of_edition()
        self.query_one(TitleBar).fact = count(len(self._actors), "actor")
        self._list("")
        if self._asked_for:
            self.main_paper.select(ActorItem(self._asked_for))
        self.main_paper.focus()
        self.call_after_refresh(self._look_up)

    @property
    def main_paper(self) -> Paper:
        """The list."""
        return self.query_one("#actors", Paper)

    @property
    def said(self) -> Paper:
        """The sentences."""
        return self.query_one("#said", Paper)

    def action_search(self) -> None:
        """Filter the list."""
        self.query_one(Input).focus()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._list(event.value)

    def _list(self, typed: str) -> None:
        self.main_paper.show(list(actor_rows(self._actors, typed, self._asked_for)))

    # The selected actor

    @on(Paper.Selected, "#actors")
    def _actor_selected(self) -> None:
        if self._rest is not None:
            self._rest.stop()
        self._rest = self.set_timer(REST_S, self._look_up)

    @property
    def _actor(self) -> Actor | None:
        item = self.main_paper.selected
        name = item.name if isinstance(item, ActorItem) else self._asked_for
        return next((actor for actor in self._actors if actor.name == name), None)

    def _look_up(self) -> None:
        actor = self._actor
        if actor is None or actor.name == self._shown:
            return
        self._shown = actor.name
        newsroom = self.desk.newsroom
        self.said.show([Text(faint(f"Looking for {actor.name}…"))], keep_place=False)
        in_thread(
            self,
            "sentences",
            lambda: newsroom.sentences_naming(actor.name),
            lambda sentences: self._show_said(actor, sentences),
            self._show_problem,
        )

    def _show_said(self, actor: Actor, sentences: tuple["ActorSentence", ...]) -> None:
        edition = self.briefing_app.briefing.edition
        articles = articles_by_id(edition) if edition else {}
        told = (story for story in edition.stories if not is_single(story)) if edition else ()
        stories = frozenset(story.id for story in told)
        blocks = list(said_of(actor, sentences, articles, stories, clock.now()))
        self.said.show(blocks, keep_place=False)

    def _show_problem(self, error: BriefingError) -> None:
        self.said.show([Text(faint(error.message))], keep_place=False)

    # Opening

    @on(Paper.Opened)
    def _opened(self, event: Paper.Opened) -> None:
        event.stop()
        match event.item:
            case ActorItem():
                self._look_up()
                self.said.focus()
            case item if (message := opening(item)) is not None:
                self.post_message(message)
            case _:
                pass

    @property
    def article_at_hand(self) -> ArticleId | None:
        """The article of the selected sentence."""
        return cited_article(self.said.selected) if self.said.has_focus else None

    def action_back(self) -> None:
        """From the sentences to the list, from the list away."""
        if self.main_paper.has_focus:
            self.dismiss()
        else:
            self.main_paper.focus()
