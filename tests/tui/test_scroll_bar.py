"""The bar at the right of a long page, and the mouse on it."""

import pytest
from textual.events import MouseScrollDown

from briefing.tui.app import BriefingApp
from briefing.tui.widgets.scroll_bar import TRACK, bar, thumb
from briefing.tui.widgets.section_page import SectionPage

NARROW = (60, 20)


def drawn(app: BriefingApp) -> str:
    """The last column of the page, as it is on the screen."""
    page = app.briefing.query_one(SectionPage)
    region = page.content_region
    rows = app.screen._compositor.render_strips()[region.y : region.bottom]
    cells = [row.crop(region.right - 1, region.right) for row in rows]
    colours = page.styles.scrollbar_color.rich_color
    return "".join(
        "█" if segment.style and segment.style.reverse and segment.text == " " else segment.text
        for cell in cells
        for segment in cell
        if segment.style is None or segment.style.color in (None, colours)
    )


def test_all_in_view_needs_no_bar() -> None:
    assert bar(20, 20, 0) == ()
    assert bar(20, 3, 0) == ()
    assert bar(0, 100, 0) == ()


@pytest.mark.parametrize("rows", [1, 2, 7, 40])
@pytest.mark.parametrize("more", [1, 5, 90, 5000])
def test_the_thumb_goes_from_the_top_to_the_end(rows: int, more: int) -> None:
    lines = rows + more
    starts = [thumb(rows, lines, top)[0] for top in range(more + 1)]
    assert starts[0] == 0
    assert starts == sorted(starts)
    assert thumb(rows, lines, more)[1] in range(rows * 8, rows * 8 + 2)
    for top in (0, more // 2, more):
        cells = bar(rows, lines, top)
        assert len(cells) == rows
        assert set(cells) != {TRACK}


async def test_the_bar_shows_where_one_is(app: BriefingApp) -> None:
    async with app.run_test(size=NARROW) as pilot:
        at_top = drawn(app)
        assert at_top.startswith("█")
        assert not at_top.endswith("█")
        await pilot.press("end")
        at_end = drawn(app)
        assert at_end.endswith("█")
        assert not at_end.startswith("█")


async def test_a_click_on_the_bar_goes_a_page_on_and_selects_nothing(app: BriefingApp) -> None:
    async with app.run_test(size=NARROW) as pilot:
        page = app.briefing.query_one(SectionPage)
        selected = page.selected
        x, bottom = page.region.width - 1, page.region.height - 1
        await pilot.click(page, offset=(x, bottom))
        assert page.scroll_y == page.container_size.height
        await pilot.click(page, offset=(x, 1))
        assert page.scroll_y == 0
        assert page.selected == selected


async def test_the_thumb_can_be_dragged(app: BriefingApp) -> None:
    async with app.run_test(size=NARROW) as pilot:
        page = app.briefing.query_one(SectionPage)
        x, bottom = page.region.width - 1, page.region.height - 1
        await pilot.mouse_down(page, offset=(x, 1))
        await pilot.hover(page, offset=(x, bottom))
        assert page.scroll_y == page.max_scroll_y
        await pilot.hover(page, offset=(3, 1))
        assert page.scroll_y == 0
        await pilot.mouse_up(page, offset=(3, 1))
        await pilot.hover(page, offset=(x, bottom))
        assert page.scroll_y == 0


async def test_the_wheel_scrolls(app: BriefingApp) -> None:
    async with app.run_test(size=NARROW) as pilot:
        page = app.briefing.query_one(SectionPage)
        await pilot._post_mouse_events([MouseScrollDown], page, offset=(3, 3))
        assert page.scroll_y > 0
