"""The app: theme, keymap, and which screen comes on top. What a screen does is the screen's own."""

import os
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.console import Console
from textual.app import App
from textual.binding import Binding
from textual.filter import LineFilter
from textual.screen import Screen

from briefing import links
from briefing.actions import Action, rebound
from briefing.model import Actor, ArticleId, BriefedArticle, Edition, Story
from briefing.tui import themes
from briefing.tui.background import give_way_sooner
from briefing.tui.items import SentenceItem
from briefing.tui.kept import KeptScreens
from briefing.tui.keys import keymap
from briefing.tui.marks import Marks
from briefing.tui.messages import (
    ArticleMarked,
    EditionMade,
    OpenActor,
    OpenArticle,
    OpenSection,
    OpenStory,
)
from briefing.tui.remembering import Remembering
from briefing.tui.safe import ControlFilter
from briefing.tui.screens.base import KeyedScreen
from briefing.tui.screens.briefing import BriefingScreen
from briefing.tui.story_rows import story_of
from briefing.tui.undo import UndoStack

if TYPE_CHECKING:
    from textual.command import Provider

    from briefing.newsroom import Newsroom
    from briefing.wishes import WishUndo

PREPARED_AFTER_S = 0.4
"""How long after the first paint the reader is set up."""


def _palette() -> "type[Provider]":
    from briefing.tui.palette import Commands

    return Commands


class BriefingApp(App[None]):
    """The screen of one newsroom, which it neither opens nor closes."""

    TITLE = "briefing"
    CSS_PATH = "briefing.tcss"
    COMMANDS: ClassVar = {_palette}
    BINDINGS: ClassVar = [Binding("ctrl+q", "quit", show=False, system=True)]
    COMMAND_PALETTE_BINDING = "f62"
    """A key no keyboard has: the table of actions says which keys open the palette."""

    def __init__(self, newsroom: "Newsroom") -> None:
        # Under NO_COLOR only native ANSI colours can be left out altogether; with others Textual
        # still sends greys. It has to be settled before the first theme.
        no_color = bool(os.environ.get("NO_COLOR"))
        if not no_color:
            os.environ.pop("NO_COLOR", None)
        super().__init__(ansi_color=True if no_color else None)
        # Textual would print a trace with the values of all variables, feeds' text among them.
        self.error_console = Console(quiet=True)
        self.newsroom = newsroom
        self.actions: tuple[Action, ...] = rebound(newsroom.config.keys)
        self.undo = UndoStack()
        self.places: dict[ArticleId, float] = {}
        """How far down each article was read, by the line at the top."""
        self._counted: tuple[Edition | None, tuple[Actor, ...]] = (None, ())
        # One for good: what was drawn is kept by the filter it went through.
        self._control_filter = ControlFilter()
        for theme in themes.OWN:
            self.register_theme(theme)
        self.apply_config()
        self.briefing = BriefingScreen(newsroom)
        self._kept = KeptScreens(self)
        self.marks = Marks(self.briefing.desk, self.undo, self._tell_all)
        self.remembering = Remembering(self.briefing.desk, self.undo, self._say_quietly)

    @property
    def failure(self) -> Exception | None:
        """The fault of the program that ended it, if one did."""
        return self._exception

    def get_default_screen(self) -> Screen[None]:
        """The page."""
        return self.briefing

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own colours, for themes that do not set them."""
        theme = self.current_theme
        return dict(themes.inks(dark=theme.dark, ansi=theme.ansi))

    def get_css_variables(self) -> dict[str, str]:
        """Those of the theme; none as long as it is not chosen, for Textual asks before."""
        is_chosen = themes.NEWSPRINT.name in self.available_themes
        return super().get_css_variables() if is_chosen else {}

    def refresh_css(self, animate: bool = True) -> None:
        """Take the theme's colours; before there is a screen the sheet is not read for that."""
        if self.screen_stack:
            super().refresh_css(animate)
        else:
            self.stylesheet.set_variables(self.get_css_variables())

    def get_line_filters(self) -> Sequence[LineFilter]:
        """The usual ones, and the one that lets no control character through."""
        return [self._control_filter, *super().get_line_filters()]

    def page_painted(self) -> None:
        """What the launch put off begins."""
        from briefing.memory import collect_seldom, share_one_arena

        collect_seldom()
        share_one_arena()
        give_way_sooner()
        self.set_timer(PREPARED_AFTER_S, self._prepare_reader)

    def _prepare_reader(self) -> None:
        """Set the reader up, so that the first article opens as quickly as the others."""
        from briefing.tui.screens.reader import ReaderScreen

        edition = self.briefing.edition
        if edition is not None and edition.articles and self.screen_stack == [self.briefing]:
            reader = ReaderScreen(self.briefing.desk, edition.articles[0], edition)
            self._kept.prepare(reader)

    # Config

    def apply_config(self) -> None:
        """Take keys and theme from the config as it is now."""
        config = self.newsroom.config
        self.actions = rebound(config.keys)
        self.set_keymap(keymap(self.actions) if config.keys else {})
        self.theme = themes.usable(
            config.theme, no_color=self.no_color, known=self.available_themes
        )

    def next_theme(self) -> None:
        """Change to the next theme, until the app is left."""
        self.theme = themes.after(self.theme, no_color=self.no_color)
        self.notify(f"Theme: {self.theme}", timeout=2, markup=False)

    # Screens

    def on_open_article(self, event: OpenArticle) -> None:
        """Open the reader on an article of the edition, or on any that is stored."""
        self.with_article(event.article, lambda found: self._read(found, event.at))

    def with_article(self, id: ArticleId, then: Callable[[BriefedArticle], object]) -> None:
        """Call `then` with an article of the edition, or with any that is stored."""
        article = self.briefing.article(id)
        if article is not None:
            then(article)
        else:
            self.briefing.desk.look_up(id, then)

    def _read(self, article: BriefedArticle, at: SentenceItem | None) -> None:
        from briefing.tui.screens.reader import ReaderScreen

        article, edition = self.marks.opened(article), self.briefing.edition
        reader = self._kept.unused(ReaderScreen)
        if reader is None:
            reader = self._kept.keep(ReaderScreen(self.briefing.desk, article, edition, at))
        else:
            reader.read(article, edition, at)
        self.push_screen(reader)

    def on_open_story(self, event: OpenStory) -> None:
        """Open a story of the edition."""
        edition = self.briefing.edition
        story = story_of(edition, event.story)
        if edition is not None and story is not None:
            from briefing.tui.screens.story import StoryScreen

            screen = self._kept.unused(StoryScreen)
            if screen is None:
                screen = self._kept.keep(StoryScreen(self.briefing.desk, story, edition))
            else:
                screen.tell(story, edition)
            self.push_screen(screen)

    def show_grouping(self, story: Story) -> None:
        """Show why the articles of a story are together."""
        from briefing.tui.screens.grouping import GroupingScreen

        if self.briefing.edition is not None:
            self.push_screen(GroupingScreen(self.briefing.desk, story, self.briefing.edition))

    def show_merge(self, story: Story) -> None:
        """Choose a story that is the same as this one."""
        from briefing.tui.screens.merge import MergeScreen

        if self.briefing.edition is not None:
            self.push_screen(MergeScreen(self.briefing.desk, story, self.briefing.edition))

    def wished(self, what: str, said: str, token: "WishUndo") -> None:
        """Articles were put together or apart: it can be undone, and the page is made anew."""
        desk, newsroom = self.briefing.desk, self.newsroom

        def take_back() -> None:
            desk.write(lambda: newsroom.undo_wish(token), lambda _: desk.make())

        self.undo.push(what, take_back)
        self.notify(f"{said}. u takes it back.", markup=False)
        desk.make()

    def watch_app_focus(self) -> None:
        """Nothing is read while the reader looks at another window."""
        # A screen that watched this itself would be held until the focus next changes.
        if self.screen_stack and isinstance(self.screen, KeyedScreen):
            self.screen.wake()

    def on_edition_made(self, event: EditionMade) -> None:
        """Whoever shows stories shows them as they are now."""
        self._kept.let_go("StoryScreen")  # it holds the edition before
        self._counted = (None, ())
        if not self.briefing.is_earlier:
            for screen in self._keyed_screens():
                screen.edition_changed(event.edition)

    def show_editions(self) -> None:
        """Show the days of which an edition is kept."""
        from briefing.tui.screens.editions import EditionsScreen

        self.push_screen(EditionsScreen(self.briefing.desk))

    def show_earlier(self, edition: Edition) -> None:
        """Go back to the page, with an earlier edition on it."""
        while len(self.screen_stack) > 1:
            self.pop_screen()
        self.briefing.show_earlier(edition)

    def on_open_actor(self, event: OpenActor) -> None:
        """Open the actors on one of them."""
        self.show_actors(event.name)

    def actors_of_edition(self) -> tuple[Actor, ...]:
        """Every actor of the edition on the page; counted once for each edition."""
        from briefing.archive import all_actors

        edition = self.briefing.edition
        if self._counted[0] is not edition:
            self._counted = (edition, all_actors(edition) if edition else ())
        return self._counted[1]

    def show_actors(self, name: str = "") -> None:
        """Open the actors."""
        from briefing.tui.screens.actors import ActorsScreen

        self.push_screen(ActorsScreen(self.briefing.desk, name))

    def show_section(self, name: str) -> None:
        """Go back to the page, to a section of it."""
        while len(self.screen_stack) > 1:
            self.pop_screen()
        self.briefing.post_message(OpenSection(name))

    def show_feeds(self, url: str = "") -> None:
        """Open the feeds, on one of them."""
        from briefing.tui.screens.feeds import FeedsScreen

        self.push_screen(FeedsScreen(self.briefing.desk, url))

    def show_add_feed(self) -> None:
        """Ask for the address of a feed."""
        from briefing.tui.screens.add_feed import AddFeedScreen

        self.push_screen(AddFeedScreen(self.briefing.desk))

    def show_search(self, query: str = "") -> None:
        """Open the search."""
        from briefing.tui.screens.search import SearchScreen

        search = self._kept.unused(SearchScreen)
        if search is None:
            search = self._kept.keep(SearchScreen(self.briefing.desk, query))
        else:
            search.ask(query)
        self.push_screen(search)

    def show_help(self, screen: KeyedScreen) -> None:
        """Show the keys of a screen."""
        from briefing.tui.screens.help import HelpScreen

        self.push_screen(HelpScreen(self.briefing.desk, screen))

    def _tell_all(self, message: ArticleMarked) -> None:
        for screen in self._keyed_screens():
            screen.post_message(ArticleMarked(message.article, message.read, message.starred))

    def _say_quietly(self, text: str) -> None:
        if isinstance(self.screen, KeyedScreen):
            self.screen.say_quietly(text)

    def on_feeds_changed(self) -> None:
        """Whoever shows feeds reads them again."""
        for screen in self._keyed_screens():
            screen.feeds_changed()

    def _keyed_screens(self) -> Iterable[KeyedScreen]:
        return (screen for screen in self.screen_stack if isinstance(screen, KeyedScreen))

    # Links

    def open_link(self, url: str) -> None:
        """Open a web address in the browser."""
        if not url:
            self.notify("This article has no link.", markup=False)
        elif self.is_web and links.is_web_link(url):
            self.open_url(url)
        elif problem := links.open_link(url):
            self.notify(problem, severity="warning", markup=False)

    def copy_link(self, url: str) -> None:
        """Copy a web address, by the system's own tool or else by the terminal."""
        if not url:
            self.notify("This article has no link.", markup=False)
            return
        if links.copy(url):
            self.notify(f"Copied {url}", markup=False)
        else:
            self.copy_to_clipboard(url)
            self.notify(f"Copied through the terminal: {url}", markup=False)
