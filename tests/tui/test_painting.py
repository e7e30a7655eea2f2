"""How little is drawn anew: what a key changes, once."""

import pytest
from press import settle
from rich.segment import Segment
from textual.color import Color

from briefing.tui.app import BriefingApp
from briefing.tui.safe import ControlFilter
from briefing.tui.widgets.key_bar import KeyBar
from briefing.tui.widgets.section_page import SectionPage

WIDE = (120, 40)


@pytest.fixture
def filtered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The lines that went through the last filter before the terminal, as they go."""
    lines: list[str] = []
    apply = ControlFilter.apply

    def noted(self: ControlFilter, segments: list[Segment], background: Color) -> list[Segment]:
        lines.append("".join(segment.text for segment in segments))
        return apply(self, segments, background)

    monkeypatch.setattr(ControlFilter, "apply", noted)
    return lines


async def test_a_key_draws_the_two_items_and_nothing_else(
    app: BriefingApp, filtered: list[str]
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        page = app.briefing.query_one(SectionPage)
        await settle(pilot)
        before = page.selected
        filtered.clear()
        await pilot.press("j")
        await settle(pilot)
        assert page.selected != before
        of_items = sum(page.selected in line.items or before in line.items for line in page.lines)
        assert 0 < len(filtered) <= of_items + 1  # and the line of keys


async def test_the_line_of_keys_is_painted_with_the_selection_it_follows(
    app: BriefingApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[bool] = []

    def note() -> None:
        painted.append(app.briefing.query_one(KeyBar).actions == app.briefing.footer())

    async with app.run_test(size=WIDE) as pilot:
        page = app.briefing.query_one(SectionPage)
        await settle(pilot)
        kinds = set()
        monkeypatch.setattr(app, "post_display_hook", note)
        for _ in range(len(page.items)):
            await pilot.press("j")
            kinds.add(app.briefing.footer())
        assert len(kinds) > 1
        assert painted
        assert all(painted)
