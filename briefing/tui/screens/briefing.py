"""The main screen. It alone owns the edition, the section and the progress of a refresh."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.reactive import reactive
from textual.widgets import Static

from briefing.actions import Scope
from briefing.model import ArticleId, BriefedArticle, Edition, Story
from briefing.tui.desk import Desk
from briefing.tui.items import (
    MoreItem,
    SectionItem,
    StoryItem,
    cited_article,
    placed_at,
)
from briefing.tui.keys import bindings
from briefing.tui.messages import (
    ArticleMarked,
    EditionMade,
    OpenSection,
    Progressed,
    SettingsChanged,
    WriterChanged,
    marked,
    opening,
)
from briefing.tui.next_new import next_new
from briefing.tui.progress import Progress
from briefing.tui.reading import Sentences, sentences_of_section
from briefing.tui.screens.base import MIDDLING, WIDE, KeyedScreen
from briefing.tui.section_page import Room, articles_by_id
from briefing.tui.story_rows import story_holding, story_of
from briefing.tui.widgets.columns import Columns
from briefing.tui.widgets.masthead import Masthead
from briefing.tui.widgets.paper import Paper
from briefing.tui.widgets.rail import Rail, SectionTabs
from briefing.tui.widgets.section_page import SectionPage, SidePanel, section_named

if TYPE_CHECKING:
    from briefing.newsroom import Newsroom

SEEN_AFTER_S = 60.0
"""An edition on the screen that long counts as looked at."""


class BriefingScreen(KeyedScreen):
    """Masthead, sections, the section's page, and the panel beside it."""

    SCOPE = Scope.BRIEFING
    BINDINGS = bindings(Scope.BRIEFING)

    edition: reactive[Edition | None] = reactive(None, init=False)
    section: reactive[str] = reactive("", init=False)
    progress: reactive[Progress | None] = reactive(None, init=False)

    def __init__(self, newsroom: "Newsroom") -> None:
        super().__init__(Desk(newsroom, self))
        self.newsroom = newsroom
        self._today: Edition | None = None
        """The edition of the moment, be it on the page or not."""
        self._is_behind = False
        """Whether marks were set that the page does not show yet."""
        self._is_whole = True
        """Whether it holds all that came in; what it does not hold was not looked at."""

    def compose_page(self) -> ComposeResult:
        """Masthead and tabs above three columns."""
        self._today = self.newsroom.last_edition()
        mine = BriefingScreen
        yield Masthead().data_bind(mine.edition, mine.progress)
        yield SectionTabs().data_bind(mine.edition, mine.section)
        with Columns(id="columns"):
            yield SectionPage(id="page").data_bind(mine.edition, mine.section)
            yield SidePanel(id="side").data_bind(mine.edition, mine.section)
            yield Rail(id="rail").data_bind(mine.edition, mine.section)
        if self._today is None:
            yield Static("Preparing your first edition…", id="preparing", markup=False)

    def on_mount(self) -> None:
        """Show the last edition; everything else begins after the first paint."""
        self._show_problems()
        self._fit_in(self.app.size.width)
        self._take(self._today)
        for beside in self.query("#rail, #side").results(Paper):
            beside.marks_unfocused = False
        self.page.focus()
        self.call_after_refresh(self._start_work)
        self.set_interval(SEEN_AFTER_S, self._looked)

    def _start_work(self) -> None:
        """The page is painted: everything else begins."""
        self.briefing_app.page_painted()
        self.desk.start(self.edition)

    def on_unmount(self) -> None:
        """The reader leaves: what is on the page has been seen."""
        self.desk.leave()
        self._looked()

    def _looked(self) -> None:
        if self._today is not None and self._is_whole:
            self.newsroom.looked(self._today.made_at)

    def on_resize(self, event: events.Resize) -> None:
        """There may be room for more beside the page, or for less."""
        self._fit_in(event.size.width)

    def _fit_in(self, width: int) -> None:
        """Set within the page what there is no room for beside it."""
        self.page.room = (
            Room.WIDE if width >= WIDE else Room.MIDDLING if width >= MIDDLING else Room.NARROW
        )

    # The edition

    @property
    def page(self) -> SectionPage:
        """The section's page."""
        return self.query_one(SectionPage)

    @property
    def main_paper(self) -> Paper:
        """The page."""
        return self.page

    def _take(self, edition: Edition | None) -> None:
        """Show an edition in place of the one before, in the same section."""
        self.set_class(edition is None, "-no-edition")
        if edition is None:
            return
        self.edition = edition
        self.query_one(Masthead).is_earlier = self.is_earlier
        if section_named(edition, self.section) is None:
            first = next((s for s in edition.sections if s.summary), None)
            chosen = first or (edition.sections[0] if edition.sections else None)
            self.section = chosen.name if chosen else ""
        self.wake()

    def on_edition_made(self, event: EditionMade) -> None:
        """A new edition replaces the old one where it stands, unless an earlier one is read."""
        was_earlier, self._today = self.is_earlier, event.edition
        self._is_whole = event.is_whole
        if not was_earlier:
            self._take(event.edition)

    @property
    def is_earlier(self) -> bool:
        """Whether what is on the page is not the edition of the moment."""
        return self.edition is not None and self.edition.made_at != self._made_today

    @property
    def _made_today(self) -> datetime | None:
        return self._today.made_at if self._today else None

    def show_earlier(self, edition: Edition) -> None:
        """Show an edition of a day before; nothing on it counts as looked at."""
        self._take(edition)
        self.page.focus()

    def readable(self) -> Sentences | None:
        """The sentences of the section, unless an earlier edition is on the page."""
        section = section_named(self.edition, self.section)
        if self.edition is None or section is None or self.is_earlier:
            return None
        return sentences_of_section(self.edition, section)

    def on_progressed(self, event: Progressed) -> None:
        """A refresh has come further, or is over."""
        self.progress = event.progress

    def on_writer_changed(self, event: WriterChanged) -> None:
        """Whether this briefing only reads stands at the head of the page for as long as it is."""
        self.query_one(Masthead).reads_only = event.reads_only

    def on_settings_changed(self, event: SettingsChanged) -> None:
        """feeds.toml was read again; the app sees to keys and theme."""
        event.stop()
        self._show_problems()
        self.briefing_app.apply_config()

    def _show_problems(self) -> None:
        self.query_one(Masthead).n_problems = len(self.newsroom.config.problems)

    def on_article_marked(self, event: ArticleMarked) -> None:
        """Show an article's other marks."""
        if self.edition is None:
            return
        if self._today is not None:
            self._today = marked(self._today, event)
        edition = marked(self.edition, event)
        if self.is_current:
            self.edition = edition
        else:
            # What covers the page is painted first.
            self.set_reactive(BriefingScreen.edition, edition)
            self._is_behind = True

    def on_screen_resume(self) -> None:
        """Show the marks that were set meanwhile."""
        if self._is_behind:
            self._is_behind = False
            self.mutate_reactive(BriefingScreen.edition)

    def article(self, id: ArticleId) -> BriefedArticle | None:
        """An article of the edition."""
        return articles_by_id(self.edition).get(id) if self.edition else None

    # Sections

    def action_section_next(self) -> None:
        """Go to the next section."""
        self._turn(1)

    def action_section_previous(self) -> None:
        """Go to the previous section."""
        self._turn(-1)

    def action_section(self, number: int) -> None:
        """Go to the section of that number."""
        sections = self.edition.sections if self.edition else ()
        if number <= len(sections):
            self.section = sections[number - 1].name

    def _turn(self, step: int) -> None:
        names = [section.name for section in self.edition.sections] if self.edition else []
        if self.section in names:
            self.section = names[(names.index(self.section) + step) % len(names)]

    def on_open_section(self, event: OpenSection) -> None:
        """A tab was chosen, or the palette."""
        event.stop()
        if section_named(self.edition, event.name):
            self.section = event.name

    @on(Paper.Selected, "#rail")
    def _rail_moved(self, event: Paper.Selected) -> None:
        if isinstance(event.item, SectionItem) and event.paper.has_focus:
            self.section = event.item.name

    # Opening

    @on(Paper.Opened)
    def _opened(self, event: Paper.Opened) -> None:
        event.stop()
        match event.item:
            case SectionItem(name):
                self.section = name
                self.page.focus()
            case MoreItem():
                self.page.show_more()
            case item if (message := opening(item)) is not None:
                self.post_message(message)
            case _:
                pass

    def action_citation_follow(self) -> None:
        """Open the article at the cited sentence."""
        item = self.paper.selected
        message = opening(item) if item is not None and self.has_article else None
        if message is not None:
            self.post_message(message)

    def action_placement_show(self) -> None:
        """Show why what is selected is in its section, or an article in its story."""
        from briefing.tui.screens.placement import PlacementScreen

        if isinstance(self.paper.selected, StoryItem) and (story := self._story) is not None:
            self.briefing_app.show_grouping(story)
            return
        at = placed_at(self.paper.selected)
        article = self.article(at[0]) if at else None
        if at is not None and article is not None and self.edition is not None:
            sections = tuple(section.name for section in self.edition.sections)
            self.app.push_screen(PlacementScreen(self.desk, article, at[1], sections))

    @property
    def _story(self) -> Story | None:
        """The story of what is selected."""
        item = self.paper.selected
        if isinstance(item, StoryItem):
            return story_of(self.edition, item.story)
        id = cited_article(item)
        return story_holding(self.edition, id) if id else None

    def action_story_merge(self) -> None:
        """Choose a story that is the same as the selected one."""
        if (story := self._story) is not None:
            self.briefing_app.show_merge(story)

    def action_back(self) -> None:
        """Back to the page from the columns beside it, from an earlier edition to today's."""
        if self.page.has_focus and self.is_earlier:
            self._take(self._today)
        self.page.focus()

    def action_refresh(self) -> None:
        """Fetch every feed, for today's edition."""
        if self.is_earlier:
            self._take(self._today)
        super().action_refresh()

    def action_quit(self) -> None:
        """Leave."""
        self.app.exit()

    # New

    def action_new_next(self) -> None:
        """Go to the next sentence or story that is new, in the next sections as well."""
        self._go_to_new(1)

    def action_new_previous(self) -> None:
        """Go to the previous one."""
        self._go_to_new(-1)

    def _go_to_new(self, step: int) -> None:
        if self.edition is None or self.edition.since is None:
            self.say_quietly("Everything is new on a first look.")
            return
        page = self.page
        found = next_new(self.edition, self.section, page.items, page.selected, step)
        if found is None:
            self.say_quietly("Nothing is new since your last look.")
            return
        self.section = found[0]
        page.focus()
        page.select(found[1])

    # The article at hand

    @property
    def article_at_hand(self) -> ArticleId | None:
        """The selected article; of a story, the one its headline is from."""
        item = self.paper.selected
        story = self._story if isinstance(item, StoryItem) else None
        return story.headline_article if story else cited_article(item)

    def with_article(self, then: Callable[[BriefedArticle], object]) -> None:
        """Call `then` with the article at hand as this edition has it."""
        article = self.article(self.article_at_hand) if self.article_at_hand else None
        if article is not None:
            then(article)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A citation can be followed, and a place explained, only of what cites."""
        if action == "citation_follow":
            return self.is_mounted and cited_article(self.paper.selected) is not None
        if action in ("placement_show", "story_merge"):
            return self.has_article and not self.is_earlier
        if action == "section" and self.is_mounted:
            n_sections = len(self.edition.sections) if self.edition else 0
            return isinstance(parameters[0], int) and parameters[0] <= n_sections
        return super().check_action(action, parameters)
