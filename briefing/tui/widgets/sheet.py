"""Lines drawn one by one, each kept as it was drawn, beside a bar that says where one is."""

from collections.abc import Hashable

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.color import TRANSPARENT, Color
from textual.content import Content
from textual.css.types import EdgeType
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style as Look
from textual.widget import Widget

from briefing.tui.widgets.scroll_bar import Cell, bar, thumb

MOST_KEPT = 2000
"""Rows kept as they were drawn; with more of them all are drawn anew."""
NO_CELL = Cell(" ", False)
NO_RULE: tuple[EdgeType, Color] = ("", TRANSPARENT)
NO_RULES = (NO_RULE, NO_RULE)


class Sheet(ScrollView, can_focus=True, inherit_bindings=False):
    """What a screenful of lines needs; which lines they are is for those who draw on it.

    The bar is drawn as the last cell of each row: one of Textual's would be a widget more, which
    is laid out anew whenever it comes or goes.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Sheet { overflow: hidden hidden;
            scrollbar-color: $rule; scrollbar-color-hover: $faint; scrollbar-color-active: $faint;
            scrollbar-background: $background; scrollbar-background-hover: $background;
            scrollbar-background-active: $background; }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._drawn: dict[Hashable, Strip] = {}
        self._rules = NO_RULES
        """The rules left and right, as kind and colour."""
        self._ground: tuple[Color, Color] | None = None
        """The colours beneath it and its own, found out once for all rows of a paint."""
        self._colours: Hashable = None
        """What the rows were drawn in."""
        self._is_over_bar = False
        self._grabbed: tuple[int, float] | None = None
        """Where on the screen the thumb was taken hold of, and what was the first line then."""

    # For those who draw on it

    def fit(self) -> None:
        """The size is another one."""

    def look_of(self, n: int) -> Hashable:
        """What a line's look depends on, beside its text."""
        return None

    def draw(self, n: int) -> Content | None:
        """A line as it looks now; None where there is none."""
        raise NotImplementedError

    def forget(self, n_lines: int) -> None:
        """There are so many lines, other than before."""
        self._drawn.clear()
        # Not as a reactive: nothing around it has to be laid out for that.
        self.set_reactive(Widget.virtual_size, Size(self.width, n_lines))
        self.scroll_y = self.scroll_target_y = self.scroll_y
        self.refresh()

    def grow(self, n_lines: int) -> None:
        """There are so many lines, and those there were are as they were."""
        self.set_reactive(Widget.virtual_size, Size(self.width, n_lines))
        self.refresh()

    @property
    def width(self) -> int:
        """Cells of a line, without the bar; 0 before there is a size."""
        return max(0, self.container_size.width - 1)

    @property
    def view(self) -> tuple[int, int]:
        """The first line in view and the one after the last."""
        top = round(self.scroll_y)
        return top, top + self.container_size.height

    def scroll_by(self, lines: int) -> None:
        """Scroll down so many lines, or up where it is less than none."""
        y = max(0, min(self.max_scroll_y, round(self.scroll_y) + lines))
        self.scroll_to(y=y, animate=False, immediate=True)

    def bring_into_view(self, top: int, end: int) -> None:
        """Scroll as little as shows these lines, or the first of them."""
        view_top, view_end = self.view
        height = self.container_size.height
        if top < view_top or end - top > height:
            self.scroll_to(y=top, animate=False, immediate=True)
        elif end > view_end:
            self.scroll_to(y=end - height, animate=False, immediate=True)

    # Size and theme

    @property
    def allow_vertical_scroll(self) -> bool:
        """Whether there is more than is in view."""
        return self.max_scroll_y > 0

    def _size_updated(
        self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True
    ) -> bool:
        """Fit at once: the event of it comes when the page has been painted without lines."""
        before = self.container_size
        is_other = super()._size_updated(size, virtual_size, container_size, layout)
        if self.container_size != before:
            self.fit()
        return is_other

    def notify_style_update(self) -> None:
        """Draw again with the other theme's colours; styles are set anew at other times too."""
        super().notify_style_update()
        colours = (self.app.theme, self.visual_style)
        if colours != self._colours:
            self._colours = colours
            self._drawn.clear()
            self.refresh()

    # Drawing

    def render_lines(self, crop: Region) -> list[Strip]:
        """The rows as they were drawn before; Textual draws what is around them but a rule."""
        styles = self.styles
        top, right, bottom, left = styles.gutter
        rules = (styles.border_left, styles.border_right)
        has_rules_alone = not bottom and (left, right) == tuple(int(r[0] == "solid") for r in rules)
        rules = rules if has_rules_alone else NO_RULES
        self._ground = None
        if rules != self._rules:
            self._rules = rules
            self._drawn.clear()
        if not has_rules_alone:
            return super().render_lines(crop)
        rows = [self.render_line(y - top) for y in crop.line_range]
        span = crop.column_span
        return rows if span == (0, self.outer_size.width) else [row.crop(*span) for row in rows]

    def render_line(self, y: int) -> Strip:
        """One row of what is in view, with its cell of the bar."""
        width, height = self.container_size
        cells = bar(height, self.virtual_size.height, self.scroll_y)
        cell = cells[y] if 0 <= y < len(cells) else NO_CELL
        n = y + round(self.scroll_y)
        if y < 0 or n >= self.virtual_size.height:
            n = -1  # one blank row is as another
        of_bar = (self._is_over_bar, self._grabbed is not None)
        key = (n, self.look_of(n), cell, of_bar, width)
        if (row := self._drawn.get(key)) is None:
            if len(self._drawn) >= MOST_KEPT:
                self._drawn.clear()
            row = self._drawn[key] = self._row(n, cell)
        return row

    def _row(self, n: int, cell: Cell) -> Strip:
        base = self.visual_style
        content = self.draw(n) or Content("")
        parse = self.app.stylesheet.parse_style
        line = [
            Segment(text, style.rich_style)
            for text, style in content.render(base, end="", parse_style=parse)
        ]
        room = self.width - content.cell_length
        if room > 0:
            line.append(Segment(" " * room, base.rich_style))
        elif room < 0:
            line = list(Strip(line).crop(0, self.width))
        at_end = Segment(" ", base.rich_style) if cell is NO_CELL else self._of_bar(cell)
        if self._ground is None:
            self._ground = self.background_colors
        beneath, background = self._ground
        left, right = (
            [Segment("│", (base + Look(foreground=beneath + color)).rich_style)] if kind else []
            for kind, color in self._rules
        )
        row = [*left, *line, at_end, *right]
        for line_filter in self.get_line_filters():
            row = line_filter.apply(row, background)
        return Strip(row, len(left) + self.width + 1 + len(right))

    def _of_bar(self, cell: Cell) -> Segment:
        styles = self.styles
        ground, ink = styles.scrollbar_background, styles.scrollbar_color
        if self._grabbed is not None:
            ground, ink = styles.scrollbar_background_active, styles.scrollbar_color_active
        elif self._is_over_bar:
            ground, ink = styles.scrollbar_background_hover, styles.scrollbar_color_hover
        style = Style.from_color((ground + ink).rich_color, ground.rich_color)
        return Segment(cell.glyph, style + Style(reverse=cell.is_reversed))

    # The mouse on the bar

    def is_on_bar(self, event: events.MouseEvent) -> bool:
        """Whether the mouse is on the bar."""
        x = event.get_content_offset_capture(self).x
        return x == self.container_size.width - 1 and self.allow_vertical_scroll

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of the thumb, or go a page towards the mouse."""
        if not self.is_on_bar(event):
            return
        rows, lines = self.container_size.height, self.virtual_size.height
        start, end = thumb(rows, lines, self.scroll_y)
        y = event.get_content_offset_capture(self).y * 8
        if y + 7 < start:
            self.scroll_page_up(animate=False)
        elif y >= end:
            self.scroll_page_down(animate=False)
        else:
            self._grabbed = (event.screen_y, self.scroll_y)
            self.capture_mouse()
            self.refresh()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Follow the hand that holds the thumb."""
        if self._grabbed is not None:
            y, top = self._grabbed
            by = (event.screen_y - y) * self.virtual_size.height / self.container_size.height
            self.scroll_to(y=round(top + by), animate=False)
        self._hover(self.is_on_bar(event))

    def on_leave(self, event: events.Leave) -> None:
        """The mouse is elsewhere."""
        if event.node is self:
            self._hover(False)

    def _hover(self, is_over: bool) -> None:
        if is_over != self._is_over_bar:
            self._is_over_bar = is_over
            self.refresh()

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Let go."""
        if self._grabbed is not None:
            self.release_mouse()

    def on_mouse_release(self, event: events.MouseRelease) -> None:
        """Somebody let go."""
        self._grabbed = None
        self.refresh()
