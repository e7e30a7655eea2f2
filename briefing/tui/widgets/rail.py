"""The sections of the edition: as a column, and as a line of tabs where the screen is narrow."""

from textual import events
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from briefing.model import Edition, Section
from briefing.tui.blocks import META, Block, Rule, Text, carrying
from briefing.tui.items import SectionItem
from briefing.tui.messages import OpenSection
from briefing.tui.render import faint, label
from briefing.tui.widgets.paper import Paper


class Rail(Paper):
    """A row for each section: its key, its name, its new sentences."""

    edition: reactive[Edition | None] = reactive(None, init=False)
    section: reactive[str] = reactive("", init=False)

    def watch_edition(self, edition: Edition | None) -> None:
        """Set the rows anew."""
        self.show(rail_blocks(edition, self.section) if edition else ())

    def watch_section(self, section: str) -> None:
        """Follow the page."""
        self.watch_edition(self.edition)
        self.select(SectionItem(section))


def rail_blocks(edition: Edition, current: str) -> list[Block]:
    """The rail's rows; the current section is bold."""
    blocks: list[Block] = [Rule(label("Sections"), indent=0, above=0, below=0)]
    for n, section in enumerate(edition.sections, 1):
        new = edition.n_new_in(section)
        style = "bold $headline" if section.name == current else ""
        blocks.append(
            Text(
                Content.styled(section.name, style),
                item=SectionItem(section.name),
                margin=faint(str(n) if n < 10 else " "),
                right=Content.styled(f"●{new:>2}", "$accent") if new else None,
                clip=2,
            )
        )
    return blocks


class SectionTabs(Widget):
    """One line of section names, scrolled so that the current one is whole."""

    DEFAULT_CSS = "SectionTabs { height: 1; padding: 0 1; }"

    edition: reactive[Edition | None] = reactive(None)
    section: reactive[str] = reactive("")

    def render(self) -> Content:
        """As many tabs as fit around the current one."""
        if self.edition is None:
            return Content("")
        return tabs(self.edition, self.section, self.content_size.width)

    def on_click(self, event: events.Click) -> None:
        """Go to the section under the mouse."""
        item = event.style.meta.get(META)
        if isinstance(item, SectionItem):
            self.post_message(OpenSection(item.name))


def tabs(edition: Edition, current: str, width: int) -> Content:
    """A line of tabs, cut to `width` with arrows where there are more."""
    names = [section.name for section in edition.sections]
    all_tabs = [_tab(edition, section, current) for section in edition.sections]
    at = names.index(current) if current in names else 0
    first = last = at
    room = width - 4 - (all_tabs[at].cell_length if all_tabs else 0)
    while True:
        if last + 1 < len(all_tabs) and all_tabs[last + 1].cell_length < room:
            last += 1
            room -= all_tabs[last].cell_length + 1
        elif first > 0 and all_tabs[first - 1].cell_length < room:
            first -= 1
            room -= all_tabs[first].cell_length + 1
        else:
            break
    line = Content(" ").join(all_tabs[first : last + 1])
    before = faint("‹ ") if first > 0 else Content("")
    after = faint(" ›") if last + 1 < len(all_tabs) else Content("")
    return before + line.truncate(min(line.cell_length, width - 4), ellipsis=True) + after


def _tab(edition: Edition, section: Section, current: str) -> Content:
    new = edition.n_new_in(section)
    style = "bold reverse" if section.name == current else "$faint"
    tab = Content.styled(f" {section.name} ", style)
    if new:
        tab += Content.styled(f"●{new}", "$accent")
    return tab.stylize(carrying(SectionItem(section.name)))
