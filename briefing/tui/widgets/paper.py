"""A long page of blocks: laid out to its width, drawn line by line, with one item selected."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.segment import Segment
from textual import events
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from briefing.tui.blocks import META, Block, Layout, Line, carrying
from briefing.tui.items import (
    ActorItem,
    ArticleItem,
    CitationItem,
    Item,
    LinkItem,
    MoreItem,
    SourceItem,
)
from briefing.tui.render import faint

GUTTER = 1
"""Cells left of every line, where the selection shows."""
STRIDE = 3
"""Lines a key scrolls where there is nothing to select, or it is taller than the screen."""
AT_ONE_CLICK = (ActorItem, ArticleItem, CitationItem, LinkItem, MoreItem, SourceItem)
"""Items that open at the first click; others are selected by it and open at the second."""


class Paper(ScrollView, can_focus=True, inherit_bindings=False):
    """Blocks, one under another. The screen moves the selection; the mouse does so here."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Paper { overflow-x: hidden; overflow-y: auto; scrollbar-size-vertical: 1;
            scrollbar-gutter: stable; scrollbar-color: $rule; scrollbar-color-hover: $faint;
            scrollbar-color-active: $faint; scrollbar-background: $background;
            scrollbar-background-hover: $background; scrollbar-background-active: $background; }
    """

    selected: reactive[Item | None] = reactive(None, init=False, repaint=False)
    """The selected item; always one of the page's own, None when it has none."""
    marks_unfocused: reactive[bool] = reactive(True)
    """Whether a thin bar marks the selection while the focus is elsewhere."""
    opens_at_once: reactive[bool] = reactive(False)
    """Whether every item opens at the first click, as in a list."""

    @dataclass
    class Selected(Message):
        """Another item is selected."""

        paper: "Paper"
        item: Item

        @property
        def control(self) -> "Paper":
            """The paper, for `@on` selectors."""
            return self.paper

    @dataclass
    class Opened(Message):
        """An item was opened by the mouse."""

        paper: "Paper"
        item: Item

        @property
        def control(self) -> "Paper":
            """The paper, for `@on` selectors."""
            return self.paper

    moves_by_line: reactive[bool] = reactive(False)
    """Whether keys scroll, as in a text that is read through; then nothing is selected."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._blocks: Sequence[Block] = ()
        self._page = Layout((), 1)

    # What it shows

    def show(self, blocks: Sequence[Block], *, keep_place: bool = True) -> None:
        """Show other blocks; with `keep_place` what is at the top of the view stays there."""
        self._blocks = blocks
        self._lay_out(keep_place=keep_place)

    @property
    def items(self) -> tuple[Item, ...]:
        """What can be selected, in page order."""
        return self._page.items

    @property
    def lines(self) -> Sequence[Line]:
        """The lines of the page as they are laid out now."""
        return self._page.lines

    @property
    def plain(self) -> str:
        """The whole page as text."""
        return "\n".join(line.content.plain for line in self._page.lines)

    def _lay_out(self, *, keep_place: bool) -> None:
        is_at_top = round(self.scroll_y) == 0 and self._index_of(self.selected) == 0
        anchors = self._anchors() if keep_place and not is_at_top else []
        at = self._index_of(self.selected)
        self._page = Layout(self._blocks, self._room)
        self.virtual_size = Size(self._width, len(self._page.lines))
        self._keep_selection(at if keep_place else 0)
        self._restore(anchors)
        if not keep_place:
            self.scroll_to(y=0, animate=False, immediate=True)
        self.refresh()

    @property
    def _width(self) -> int:
        return self.scrollable_content_region.width or self.size.width

    @property
    def _room(self) -> int:
        """Cells for a line: all but the gutter, and one that keeps clear of the scrollbar."""
        return max(10, self._width - GUTTER - 1)

    def _index_of(self, item: Item | None) -> int:
        items = self._page.items
        return items.index(item) if item in items else 0

    def _keep_selection(self, index: int) -> None:
        items = self._page.items
        if self.moves_by_line:
            self.selected = None
        elif self.selected not in self._page.extent:
            self.selected = items[min(index, len(items) - 1)] if items else None

    def _anchors(self) -> list[tuple[Item, int]]:
        """The items in view and how far each is from the top, the selected one before others."""
        top, end = self._view
        extent = self._page.extent
        seen = [
            (i, start - top) for i, (start, stop) in extent.items() if start < end and stop > top
        ]
        return sorted(seen, key=lambda anchor: anchor[0] != self.selected)

    def _restore(self, anchors: Sequence[tuple[Item, int]]) -> None:
        """Put the first anchor that is still on the page where it was."""
        for item, offset in anchors:
            if item in self._page.extent:
                y = self._page.extent[item][0] - offset
                self.scroll_to(y=max(0, y), animate=False, immediate=True, force=True)
                return

    def on_resize(self, event: events.Resize) -> None:
        """Lay the page out for another width."""
        if self._room != self._page.width:
            self._lay_out(keep_place=True)
            if self.selected is not None:
                self.reveal(self.selected)

    def notify_style_update(self) -> None:
        """Draw again with the other theme's colours."""
        super().notify_style_update()
        self.refresh()

    # Moving

    def move(self, step: int) -> None:
        """Select the next (1) or previous (-1) item, or scroll where there is none."""
        if self.selected is None:
            self._scroll_by(step * STRIDE)
            return
        top, end = self._page.extent[self.selected]
        view_top, view_end = self._view
        if end <= view_top or top >= view_end:
            self.select(self._in_view(step))
        elif step > 0 and end > view_end:
            self._scroll_by(min(STRIDE, end - view_end))
        elif step < 0 and top < view_top:
            self._scroll_by(-min(STRIDE, view_top - top))
        else:
            self._step(step)

    def _step(self, step: int) -> None:
        index = self._page.items.index(self.selected) + step if self.selected else 0
        if 0 <= index < len(self._page.items):
            self.select(self._page.items[index])
        else:
            self._scroll_by(step * STRIDE)

    @property
    def _view(self) -> tuple[int, int]:
        top = round(self.scroll_y)
        return top, top + self.scrollable_content_region.height

    @property
    def in_view(self) -> tuple[Item, ...]:
        """The items that are in view whole, from the top; or the one that is taller than it."""
        top, end = self._view
        extent = self._page.extent
        whole = tuple(i for i, (start, stop) in extent.items() if top <= start and stop <= end)
        return whole or tuple(i for i, (start, stop) in extent.items() if start <= top < stop)

    def _in_view(self, step: int) -> Item:
        top, end = self._view
        seen = [i for i, (start, stop) in self._page.extent.items() if start < end and stop > top]
        if not seen:
            below = [i for i, (start, _) in self._page.extent.items() if start >= end]
            return below[0] if below else self._page.items[-1]
        return seen[0] if step > 0 else seen[-1]

    def move_page(self, step: int) -> None:
        """Scroll by a screenful, and select what comes into view."""
        self._scroll_by(step * max(1, self.scrollable_content_region.height - 2))
        if self.selected is not None:
            at_end = step > 0 and self.scroll_y >= self.max_scroll_y
            at_top = step < 0 and self.scroll_y <= 0
            seen = self._in_view(-1 if at_end else 1)
            self.select(self._page.items[0] if at_top else seen, reveal=False)

    def move_to_end(self, step: int) -> None:
        """Select the first (-1) or last (1) item and show that end of the page."""
        if self._page.items:
            self.select(self._page.items[0 if step < 0 else -1], reveal=False)
        self.scroll_to(y=0 if step < 0 else self.max_scroll_y, animate=False)

    def _scroll_by(self, lines: int) -> None:
        y = max(0, min(self.max_scroll_y, round(self.scroll_y) + lines))
        self.scroll_to(y=y, animate=False, immediate=True)

    def select(self, item: Item, *, reveal: bool = True) -> None:
        """Select an item of the page and bring it into view."""
        if item not in self._page.extent:
            return
        self.selected = item
        if reveal:
            self.reveal(item)

    def reveal(self, item: Item) -> None:
        """Scroll as little as shows the item whole, or its beginning."""
        if item not in self._page.extent:
            return
        top, end = self._page.extent[item]
        if item == self._page.items[0]:
            top = 0
        if item == self._page.items[-1]:
            end = len(self._page.lines)
        region = Region(0, top, 1, min(end - top, self.scrollable_content_region.height))
        self.scroll_to_region(region, animate=False, immediate=True, force=True)

    def line_of(self, item: Item) -> int | None:
        """The first line with a stretch of text that carries the item, or that is the item's."""
        mine = carrying(item)
        for y, line in enumerate(self._page.lines):
            if any(span.style == mine for span in line.content.spans):
                return y
        return self._page.extent[item][0] if item in self._page.extent else None

    def reveal_line(self, y: int) -> None:
        """Put a line a third of the way down the view."""
        third = self.scrollable_content_region.height // 3
        self.scroll_to(y=max(0, min(self.max_scroll_y, y - third)), animate=False, immediate=True)

    def watch_selected(self, before: Item | None, item: Item | None) -> None:
        """Say so, and draw the lines that look different."""
        for each in (before, item):
            if each in self._page.extent:
                top, end = self._page.extent[each]
                y = top - round(self.scroll_y)
                self.refresh(Region(0, y, self.outer_size.width, end - top))
        if item is not None:
            self.post_message(self.Selected(self, item))

    def on_focus(self) -> None:
        """The bar is heavy now."""
        self.refresh()

    def on_blur(self) -> None:
        """And now it is thin."""
        self.refresh()

    # The mouse

    def on_click(self, event: events.Click) -> None:
        """Select what is under the mouse; open it when that is what a click on it means."""
        event.stop()
        under: Item | None = event.style.meta.get(META)
        if under is None:
            y = event.get_content_offset_capture(self).y + round(self.scroll_y)
            items = self._page.lines[y].items if 0 <= y < len(self._page.lines) else ()
            under = items[0] if len(items) == 1 else None
        if under is None:
            return
        again = under == self.selected and self.has_focus
        if not self.moves_by_line:
            to_select = under.sentence if isinstance(under, CitationItem) else under
            self.select(to_select, reveal=False)
        if again or self.opens_at_once or isinstance(under, AT_ONE_CLICK):
            self.post_message(self.Opened(self, under))

    # Drawing

    def render_line(self, y: int) -> Strip:
        """One line of what is in view; nothing until it is laid out to the width there is."""
        y += round(self.scroll_y)
        width = self._width
        base = self.visual_style
        if not 0 <= y < len(self._page.lines) or self._page.width != self._room:
            return Strip.blank(width, base.rich_style)
        line = self._page.lines[y]
        content = self._gutter(line) + line.content
        if self.has_focus and self.selected in line.items:
            content = self._mark_selected(line, content, width)
        parse = self.app.stylesheet.parse_style
        segments = [
            Segment(text, style.rich_style)
            for text, style in content.render(base, end="", parse_style=parse)
        ]
        return Strip(segments).adjust_cell_length(width, base.rich_style)

    def _gutter(self, line: Line) -> Content:
        """A bar beside what is selected: heavy with the focus, thin without."""
        is_selected = self.selected is not None and self.selected in line.items
        if not is_selected or not (self.has_focus or self.marks_unfocused):
            return Content(" " * GUTTER)
        return Content.styled("▌", "$accent") if self.has_focus else faint("▏")

    def _mark_selected(self, line: Line, content: Content, width: int) -> Content:
        if len(line.items) == 1 or self.selected is None:
            padded = content.pad_right(max(0, width - content.cell_length))
            return padded.stylize_before("on $selected")
        mine = carrying(self.selected)
        for span in content.spans:
            if span.style == mine:
                content = content.stylize("reverse", span.start, span.end)
        return content
