"""The page of one section, and the panel beside it."""

from textual.reactive import reactive

from briefing import clock
from briefing.model import Edition, Section
from briefing.tui.article_rows import PAGE
from briefing.tui.items import Item
from briefing.tui.section_page import Room, section_blocks, side_blocks
from briefing.tui.widgets.paper import GUTTER, Paper


def section_named(edition: Edition | None, name: str) -> Section | None:
    """The section of that name; None when the edition has none."""
    if edition is None:
        return None
    return next((section for section in edition.sections if section.name == name), None)


class SectionPage(Paper):
    """Summary, key actors, disputes and stories of the current section."""

    edition: reactive[Edition | None] = reactive(None, init=False)
    section: reactive[str] = reactive("", init=False)
    room: reactive[Room] = reactive(Room.MIDDLING, init=False)
    """What there is room for beside the page; the rest is set within it."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._shown: dict[str, int] = {}
        self._places: dict[str, tuple[Item | None, float]] = {}
        self._current = ""

    def watch_edition(self) -> None:
        """Another edition, or other marks: what is being read stays where it is."""
        self._set_page(keep_place=True)

    def watch_room(self) -> None:
        """The rail or the panel came or went."""
        self._set_page(keep_place=True)

    def watch_section(self, name: str) -> None:
        """Another section: back to where it was left."""
        if self._current:
            self._places[self._current] = (self.selected, self.scroll_y)
        self._current = name
        self._set_page(keep_place=False)
        selected, y = self._places.get(name, (None, 0.0))
        if selected is not None:
            self.complete()
            self.select(selected, reveal=False)
            self.scroll_to(y=y, animate=False, immediate=True)

    def show_more(self) -> None:
        """Set the next stories of the section."""
        self._shown[self.section] = self._n_shown + PAGE
        at = self.items.index(self.selected) if self.selected in self.items else 0
        self._set_page(keep_place=True)
        if at < len(self.items):
            self.select(self.items[at])

    @property
    def _n_shown(self) -> int:
        return self._shown.get(self.section, PAGE)

    def _set_page(self, *, keep_place: bool) -> None:
        section = section_named(self.edition, self.section)
        if self.edition is None or section is None:
            self.show(())
            return
        blocks = section_blocks(
            self.edition, section, room=self.room, shown=self._n_shown, now=clock.now()
        )
        self.show(blocks, keep_place=keep_place)


class SidePanel(Paper):
    """The current section's actors, ranked, and its numbered sources."""

    edition: reactive[Edition | None] = reactive(None, init=False)
    section: reactive[str] = reactive("", init=False)

    def watch_edition(self) -> None:
        """Set the panel anew."""
        self._set_panel()

    def watch_section(self) -> None:
        """Set the panel of the other section."""
        self._set_panel(keep_place=False)

    def _set_panel(self, *, keep_place: bool = True) -> None:
        section = section_named(self.edition, self.section)
        if self.edition is None or section is None:
            self.show(())
            return
        width = self.container_size.width - GUTTER
        self.show(side_blocks(self.edition, section, width, clock.now()), keep_place=keep_place)

    def fit(self) -> None:
        """The bars depend on the width."""
        self._set_panel()
        super().fit()
