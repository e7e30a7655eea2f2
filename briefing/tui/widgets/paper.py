"""A long page of blocks, laid out to its width, with one item selected."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive

from briefing.tui.blocks import META, Block, Gathered, Layout, Line, carrying
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
from briefing.tui.widgets.sheet import Sheet

GUTTER = 1
"""Cells left of every line, where the selection shows."""
STRIDE = 3
"""Lines a key scrolls where there is nothing to select, or it is taller than the screen."""
AT_ONE_CLICK = (ActorItem, ArticleItem, CitationItem, LinkItem, MoreItem, SourceItem)
"""Items that open at the first click; others are selected by it and open at the second."""


class Paper(Sheet):
    """Blocks, one under another. The screen moves the selection; the mouse does so here."""

    selected: reactive[Item | None] = reactive(None, init=False, repaint=False)
    """The selected item; always one of the page's own, None when it has none."""
    marks_unfocused: reactive[bool] = reactive(True)
    """Whether a thin bar marks the selection while the focus is elsewhere."""
    opens_at_once: reactive[bool] = reactive(False)
    """Whether every item opens at the first click, as in a list."""

    @dataclass(eq=False, repr=False)
    class Selected(Message):
        """Another item is selected."""

        paper: "Paper"
        item: Item

        @property
        def control(self) -> "Paper":
            """The paper, for `@on` selectors."""
            return self.paper

    @dataclass(eq=False, repr=False)
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
        self._blocks: Iterable[Block] = ()
        self._layout = Layout((), 1)
        """The page, maybe no further than is in view until that was painted."""
        self._waiting: list[Callable[[], object]] = []
        """What is to be done once there is a page."""

    # What it shows

    def show(self, blocks: Iterable[Block], *, keep_place: bool = True) -> None:
        """Show other blocks; with `keep_place` what is at the top of the view stays there.

        Those out of a generator are made when they are laid out.
        """
        self._blocks = blocks if isinstance(blocks, Sequence) else Gathered(blocks)
        if self.width:
            self._lay_out(keep_place=keep_place)

    def fit(self) -> None:
        """Lay the page out for another width; what is selected stays in view."""
        if not self.width:
            return
        if self._room != self._layout.width:
            self._lay_out(keep_place=True)
        if self.selected is not None:
            self.reveal(self.selected)
        waiting, self._waiting = self._waiting, []
        for each in waiting:
            each()

    def when_laid_out(self, then: Callable[[], object]) -> None:
        """Call `then` at once, or as soon as there is a size to lay out for."""
        if self.width:
            then()
        else:
            self._waiting.append(then)

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
        is_at_top = round(self.scroll_y) == 0 and self.selected in (None, *self._layout.items[:1])
        if not keep_place or is_at_top:
            until = self.container_size.height + 1
            self._layout = Layout(self._blocks, self._room, self._layout, until=until)
            self.forget(len(self._layout.lines))
            self._keep_selection(0)
            if not keep_place:
                self.scroll_to(y=0, animate=False, immediate=True)
            if not self._layout.is_whole:
                self.call_after_refresh(self.complete)
            return
        anchors = self._anchors()
        at = self._index_of(self.selected)
        self._layout = Layout(self._blocks, self._room, self._layout)
        self.forget(len(self._layout.lines))
        self._keep_selection(at)
        self._restore(anchors)

    def complete(self) -> None:
        """Lay out what is below the view; else that is done once the view is painted."""
        if not self._layout.is_whole:
            self._layout.fill()
            self.grow(len(self._layout.lines))

    @property
    def _page(self) -> Layout:
        """The page, all of it."""
        self.complete()
        return self._layout

    def _with(self, item: Item | None) -> Layout:
        """The page as far as it tells where an item stands."""
        items = self._layout.items
        return self._layout if item in items and item != items[-1] else self._page

    @property
    def _room(self) -> int:
        """Cells for a line: all but the gutter, and one that keeps clear of the bar."""
        return max(10, self.width - GUTTER - 1)

    def _index_of(self, item: Item | None) -> int:
        items = self._page.items
        return items.index(item) if item in items else 0

    def _keep_selection(self, index: int) -> None:
        items = self._layout.items
        if self.moves_by_line:
            self.selected = None
        elif self.selected not in self._layout.extent:
            self.selected = items[min(index, len(items) - 1)] if items else None

    def _anchors(self) -> list[tuple[Item, int]]:
        """The items in view and how far each is from the top, the selected one before others."""
        top, end = self.view
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

    # Moving

    def move(self, step: int) -> None:
        """Select the next (1) or previous (-1) item, or scroll where there is none."""
        if self.selected is None:
            self.scroll_by(step * STRIDE)
            return
        top, end = self._page.extent[self.selected]
        view_top, view_end = self.view
        if end <= view_top or top >= view_end:
            self.select(self._in_view(step))
        elif step > 0 and end > view_end:
            self.scroll_by(min(STRIDE, end - view_end))
        elif step < 0 and top < view_top:
            self.scroll_by(-min(STRIDE, view_top - top))
        else:
            self._step(step)

    def _step(self, step: int) -> None:
        index = self._page.items.index(self.selected) + step if self.selected else 0
        if 0 <= index < len(self._page.items):
            self.select(self._page.items[index])
        else:
            self.scroll_by(step * STRIDE)

    @property
    def in_view(self) -> tuple[Item, ...]:
        """The items that are in view whole, from the top; or the one that is taller than it."""
        top, end = self.view
        extent = self._page.extent
        whole = tuple(i for i, (start, stop) in extent.items() if top <= start and stop <= end)
        return whole or tuple(i for i, (start, stop) in extent.items() if start <= top < stop)

    def _in_view(self, step: int) -> Item:
        top, end = self.view
        seen = [i for i, (start, stop) in self._page.extent.items() if start < end and stop > top]
        if not seen:
            below = [i for i, (start, _) in self._page.extent.items() if start >= end]
            return below[0] if below else self._page.items[-1]
        return seen[0] if step > 0 else seen[-1]

    def move_page(self, step: int) -> None:
        """Scroll by a screenful, and select what comes into view."""
        self.scroll_by(step * max(1, self.container_size.height - 2))
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

    def select(self, item: Item, *, reveal: bool = True) -> None:
        """Select an item of the page and bring it into view."""
        if not self.width:
            self.when_laid_out(lambda: self.select(item, reveal=reveal))
        if item not in self._with(item).extent:
            return
        self.selected = item
        if reveal:
            self.reveal(item)

    def reveal(self, item: Item) -> None:
        """Scroll as little as shows the item whole, or its beginning."""
        page = self._with(item)
        if item not in page.extent:
            return
        top, end = page.extent[item]
        if item == page.items[0]:
            top = 0
        if item == page.items[-1]:
            end = len(page.lines)
        self.bring_into_view(top, end)

    def line_of(self, item: Item) -> int | None:
        """The first line with a stretch of text that carries the item, or that is the item's."""
        mine = carrying(item)
        for y, line in enumerate(self._page.lines):
            if any(span.style == mine for span in line.content.spans):
                return y
        return self._page.extent[item][0] if item in self._page.extent else None

    def reveal_line(self, y: int) -> None:
        """Put a line a third of the way down the view."""
        third = self.container_size.height // 3
        self.scroll_to(y=max(0, min(self.max_scroll_y, y - third)), animate=False, immediate=True)

    def watch_selected(self, before: Item | None, item: Item | None) -> None:
        """Say so, and draw the lines that look different."""
        for each in (before, item):
            if each in self._layout.extent:
                top, end = self._layout.extent[each]
                y = top - round(self.scroll_y)
                self.refresh(Region(0, y, self.container_size.width, end - top))
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
        if self.is_on_bar(event):
            return
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

    def look_of(self, n: int) -> Hashable:
        """Whether it is marked as selected; of several items in a line, which one."""
        item = self.selected
        lines = self._layout.lines
        if item is None or not 0 <= n < len(lines):
            return None
        if item not in lines[n].items:
            return None
        return (item, self.has_focus) if self.has_focus or self.marks_unfocused else None

    def draw(self, n: int) -> Content | None:
        """The line behind its gutter, marked where it is selected."""
        lines = self._layout.lines
        if not 0 <= n < len(lines):
            return None
        line = lines[n]
        if self.look_of(n) is None:
            return Content(" " * GUTTER) + line.content
        if not self.has_focus:
            return faint("▏") + line.content
        return self._selected(line, Content.styled("▌", "$accent") + line.content)

    def _selected(self, line: Line, content: Content) -> Content:
        if len(line.items) == 1 or self.selected is None:
            padded = content.pad_right(max(0, self.width - content.cell_length))
            return padded.stylize_before("on $selected")
        mine = carrying(self.selected)
        for span in content.spans:
            if span.style == mine:
                content = content.stylize("reverse", span.start, span.end)
        return content
