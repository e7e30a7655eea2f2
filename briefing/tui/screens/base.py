"""What all screens have in common: the table's keys, moving, marking, going elsewhere."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.await_remove import AwaitRemove
from textual.geometry import Size
from textual.screen import Screen
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input

from briefing.actions import BY_ID, Action, Scope
from briefing.model import ArticleId, BriefedArticle, Edition
from briefing.tui.keys import method
from briefing.tui.reading import Sentences
from briefing.tui.widgets.key_bar import KeyBar
from briefing.tui.widgets.paper import Paper

if TYPE_CHECKING:
    from briefing.tui.app import BriefingApp
    from briefing.tui.desk import Desk

NEEDS_ARTICLE = frozenset({"browser_open", "link_copy", "article_read", "article_star"})
MOST_KEYS = 7
MIDDLING = 70
"""From this many columns on there is room for the sections beside the page."""
WIDE = 110
"""From this many, for the panel as well."""
LOOK_S = 2.0
"""How often it is looked what is in view."""
QUIET_S = 6.0
"""How long something is said quietly."""


class KeyedScreen(Screen[None]):
    """A screen whose keys come from the table of actions.

    What an action does is the method `action_` plus its id with underscores; a screen without the
    method does not have the action, and neither shows nor runs its key.
    """

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (MIDDLING, "-middling"), (WIDE, "-wide")]  # noqa: RUF012 - as Screen types it
    SCOPE: ClassVar[Scope] = Scope.EVERYWHERE
    FOOTER: ClassVar[tuple[str, ...]] = ()
    """The ids of the actions of the last line; those the table marks where it is empty."""
    OPENED_BY: ClassVar[str] = ""
    """The Textual action that opens this screen, of no use on it."""
    BLANK = True
    """Its ground is one strip for all its rows: everything on it is a widget's."""
    LABELS: ClassVar[Mapping[str, str]] = {}
    """What an action is called here, where it means something narrower than in the table."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__()
        self.desk = desk
        self._look_timer: Timer | None = None
        self._quiet_timer: Timer | None = None

    @property
    def briefing_app(self) -> "BriefingApp":
        """The app, by its own type."""
        from briefing.tui.app import BriefingApp

        assert isinstance(self.app, BriefingApp)  # noqa: S101 - narrows a type
        return self.app

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Hide what has nothing to work on, and what would open this very screen again."""
        if action == self.OPENED_BY:
            return False
        if action in NEEDS_ARTICLE:
            return self.has_article
        return True

    def has_method(self, action: Action) -> bool:
        """Whether this screen can ever do it."""
        return hasattr(self, f"action_{method(action.id).partition('(')[0]}")

    def has_action(self, action: Action) -> bool:
        """Whether it can be done here and now."""
        name, _, rest = method(action.id).partition("(")
        parameters = (int(rest.rstrip(")")),) if rest else ()
        return self.has_method(action) and bool(self.check_action(name, parameters))

    def footer(self) -> tuple[Action, ...]:
        """The actions of the last line, seven at most, the last of them always."""
        ids = self.FOOTER or tuple(action.id for action in BY_ID.values() if action.in_footer)
        bound = {action.id: action for action in self.briefing_app.actions}
        usable = [bound[id] for id in ids if self.has_action(bound[id])]
        shown = [*usable[: MOST_KEYS - 1], *usable[MOST_KEYS - 1 :][-1:]]
        return tuple(replace(each, label=self.LABELS.get(each.id, each.label)) for each in shown)

    def compose(self) -> ComposeResult:
        """The screen's own widgets above the line of keys."""
        # Textual does it after the first layout, which then would be of another page.
        width = self.app.size.width
        self.add_class(max(each for each in self.HORIZONTAL_BREAKPOINTS if each[0] <= width)[1])
        yield from self.compose_page()
        yield KeyBar()

    def compose_page(self) -> ComposeResult:
        """What is above the line of keys."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Keep the line of keys true."""
        # The clock that paints lets its first beat pass: let it do so before there is a page.
        self._update_timer.resume()
        self.bindings_updated_signal.subscribe(self, lambda _: self._show_keys())
        for paper in self.query(Paper):
            # At once, not by a message: the keys are painted with the selection they follow.
            self.watch(paper, "selected", self._show_keys, init=False)
        self._show_keys()
        self._look_timer = self.set_interval(LOOK_S, self.look, pause=True)

    def _screen_resized(self, size: Size) -> None:
        """Lay out for another size; Textual does so a second time for the size it has."""
        if size != self.outer_size:
            super()._screen_resized(size)

    def _compositor_refresh(self) -> None:
        """Paint what has changed, unless it is covered; Textual paints anew all that covers it."""
        if self.app.screen is self or self.app.screen.styles.background.a < 1:
            super()._compositor_refresh()
        else:
            self._compositor._dirty_regions.clear()
            self._dirty_widgets.clear()

    def on_screen_resume(self) -> None:
        """Keys may have changed while another screen was on top."""
        if self.is_mounted:
            self._show_keys()
            self.wake()
            self.briefing_app.remembering.turn()

    def remove(self) -> AwaitRemove:
        """Go for good, with all that was drawn of it."""
        # Textual remembers the colours of 1,024 widgets by their caches, and so keeps those.
        for node in self.walk_children(Widget):
            node._styles_cache.clear()
        return super().remove()

    def on_screen_suspend(self) -> None:
        """Another screen covers this one."""
        if self._look_timer is not None:
            self._look_timer.pause()

    def _show_keys(self) -> None:
        if self.is_mounted:
            self.query_one(KeyBar).actions = self.footer()

    # Reading

    def wake(self) -> None:
        """Look what is in view as long as the reader can see it."""
        if self._look_timer is None:
            return
        can_be_read = type(self).readable is not KeyedScreen.readable
        if can_be_read and self.is_current and self.app.app_focus:
            self._look_timer.resume()
        else:
            self._look_timer.pause()

    def readable(self) -> Sentences | None:
        """The sentences the main paper shows, by their places; None where none counts as shown."""
        return None

    def look(self) -> None:
        """Count what has been in view since the last look."""
        sentences = self.readable()
        if sentences and self.is_current and self.app.app_focus:
            self.briefing_app.remembering.look(self.main_paper, sentences, LOOK_S)

    def say_quietly(self, text: str) -> None:
        """Say something in the line of keys, for a while; nothing on a screen that is closing."""
        for bar in self.query(KeyBar):
            bar.said = text
        if self._quiet_timer is not None:
            self._quiet_timer.stop()
        self._quiet_timer = self.set_timer(QUIET_S, self._say_no_more)

    def _say_no_more(self) -> None:
        for bar in self.query(KeyBar):
            bar.said = ""

    # Moving

    @property
    def paper(self) -> Paper:
        """The paper that moves: the one with the focus, else the screen's main one."""
        return self.focused if isinstance(self.focused, Paper) else self.main_paper

    @property
    def main_paper(self) -> Paper:
        """The paper that has the keys at first, and while a line is being typed."""
        raise NotImplementedError

    def action_pane_next(self) -> None:
        """Focus the next pane."""
        self.focus_next()

    def action_pane_previous(self) -> None:
        """Focus the previous pane."""
        self.focus_previous()

    def action_move_down(self) -> None:
        """Select the next item."""
        self.paper.move(1)

    def action_move_up(self) -> None:
        """Select the previous item."""
        self.paper.move(-1)

    def action_move_top(self) -> None:
        """Go to the top."""
        self.paper.move_to_end(-1)

    def action_move_bottom(self) -> None:
        """Go to the bottom."""
        self.paper.move_to_end(1)

    def action_page_down(self) -> None:
        """Scroll down a screenful."""
        self.paper.move_page(1)

    def action_page_up(self) -> None:
        """Scroll up a screenful."""
        self.paper.move_page(-1)

    def action_open(self) -> None:
        """Open what is selected."""
        paper = self.paper
        if paper.selected is not None:
            self.post_message(Paper.Opened(paper, paper.selected))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in a line of typing opens what the list has selected."""
        event.stop()
        self.action_open()

    def action_back(self) -> None:
        """Leave the screen."""
        self.dismiss()

    def action_quit(self) -> None:
        """Leave the screen."""
        self.dismiss()

    # The article at hand

    @property
    def article_at_hand(self) -> ArticleId | None:
        """The article that what is selected is, or cites."""
        return None

    @property
    def has_article(self) -> bool:
        """Whether there is one."""
        return self.is_mounted and self.article_at_hand is not None

    def with_article(self, then: Callable[[BriefedArticle], object]) -> None:
        """Call `then` with the article at hand, where there is one."""
        if self.article_at_hand is not None:
            self.briefing_app.with_article(self.article_at_hand, then)

    def action_browser_open(self) -> None:
        """Open the article in the browser."""
        self.with_article(lambda article: self.briefing_app.open_link(article.url))

    def action_link_copy(self) -> None:
        """Copy the article's link."""
        self.with_article(lambda article: self.briefing_app.copy_link(article.url))

    def action_article_read(self) -> None:
        """Mark it read or unread."""
        self.with_article(self.briefing_app.marks.toggle_read)

    def action_article_star(self) -> None:
        """Star it, or take the star away."""
        self.with_article(self.briefing_app.marks.toggle_star)

    def feeds_changed(self) -> None:
        """Feeds were added, removed, paused or tried."""

    def edition_changed(self, edition: Edition) -> None:
        """There is a new edition."""

    # Everywhere

    def action_undo(self) -> None:
        """Take back what was done last."""
        undone = self.briefing_app.undo.pop()
        if undone is None:
            self.notify("Nothing to undo.", markup=False)
            return
        undone.back()
        self.notify(f"Undone: {undone.what}.", markup=False)

    def action_actors_show(self) -> None:
        """Show the actors."""
        self.briefing_app.show_actors()

    def action_editions_show(self) -> None:
        """Show the editions of the days before."""
        self.briefing_app.show_editions()

    def action_feeds_show(self) -> None:
        """Show the feeds."""
        self.briefing_app.show_feeds()

    def action_feed_add(self) -> None:
        """Ask for the address of a feed."""
        self.briefing_app.show_add_feed()

    def action_refresh(self) -> None:
        """Fetch every feed."""
        if self.desk.is_fetching:
            self.notify("Already fetching.", markup=False)
        else:
            self.desk.refresh()

    def action_search(self) -> None:
        """Search what is stored."""
        self.briefing_app.show_search()

    def action_theme_next(self) -> None:
        """Change to the next theme."""
        self.briefing_app.next_theme()

    def action_palette(self) -> None:
        """Run any command by its name."""
        self.app.action_command_palette()

    def action_help(self) -> None:
        """Show the keys that work here."""
        self.briefing_app.show_help(self)
