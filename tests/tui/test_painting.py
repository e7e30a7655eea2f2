"""How little is drawn anew: what a key changes, once."""

import gc
import weakref

import pytest
from press import on_screen, settle
from rich.segment import Segment
from textual.color import Color
from textual.screen import Screen

from briefing.newsroom import Newsroom
from briefing.tui.app import BriefingApp
from briefing.tui.messages import OpenArticle
from briefing.tui.safe import ControlFilter
from briefing.tui.screens.reader import ReaderScreen
from briefing.tui.widgets.key_bar import KeyBar
from briefing.tui.widgets.section_page import SectionPage
from briefing.tui.widgets.title_bar import TitleBar

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


async def test_the_bar_stands_at_every_line_of_the_selected_item_and_at_no_other(
    app: BriefingApp,
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        page = app.briefing.query_one(SectionPage)
        await settle(pilot)
        for key in ("2", "j", "j", "k", "l", "j"):
            await pilot.press(key)
            await settle(pilot)
            rows = app.screen._compositor.render_strips()
            painted = [row.text for row in rows if "▌" in row.text]
            selected = [line for line in page.lines if page.selected in line.items]
            assert len(painted) == len(selected) > 0, key


async def test_what_another_screen_covers_paints_nothing_before_it_is_seen_again(
    app: BriefingApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    displayed: list[object] = []
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("F")
        await settle(pilot)
        monkeypatch.setattr(app, "_display", lambda _, update: displayed.append(update))
        app.briefing.say_quietly("Three feeds were fetched")
        await settle(pilot)
        assert displayed == []
        await pilot.press("escape")
        await settle(pilot)
        assert displayed != []
        assert "Three feeds were fetched" in on_screen(app)


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


async def test_another_theme_leaves_no_row_in_the_colours_of_the_one_before(
    app: BriefingApp,
) -> None:
    def inks() -> set[str]:
        rows = app.screen._compositor.render_strips()
        styles = {segment.style for row in rows for segment in row if segment.style is not None}
        return {str(each) for style in styles for each in (style.color, style.bgcolor) if each}

    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        for _ in range(2):
            before = inks()
            app.theme = "newsprint-light" if app.theme == "newsprint" else "newsprint"
            await settle(pilot)
            assert not before & inks()


async def test_the_reader_opens_each_article_as_if_it_were_the_first(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        first, second = app.briefing.edition.articles[:2] if app.briefing.edition else ()
        for article in (first, second, first):
            app.post_message(OpenArticle(article.id))
            await settle(pilot)
            reader = app.screen
            assert isinstance(reader, ReaderScreen)
            assert reader.article.id == article.id
            assert article.title.split()[0] in reader.main_paper.plain
            assert reader.query_one(TitleBar).name_shown == article.outlet
            assert reader.main_paper.has_focus
            await pilot.press("j", "tab", "escape", "escape")
            await settle(pilot)


async def test_an_article_opened_from_another_one_leads_back_to_it(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        first, second = app.briefing.edition.articles[:2] if app.briefing.edition else ()
        for article in (first, second):
            app.post_message(OpenArticle(article.id))
            await settle(pilot)
        for article in (second, first):
            assert isinstance(app.screen, ReaderScreen)
            assert app.screen.article.id == article.id
            await pilot.press("escape")
            await settle(pilot)
        assert app.screen is app.briefing


@pytest.mark.parametrize("themes", [("newsprint", "newsprint-light"), ("ansi-dark", "ansi-light")])
async def test_a_screen_that_was_kept_comes_back_in_the_theme_of_the_day(
    app: BriefingApp, newsroom: Newsroom, themes: tuple[str, str]
) -> None:
    async def reader_in(app: BriefingApp) -> list[list[str]]:
        article = app.briefing.edition.articles[0] if app.briefing.edition else None
        assert article is not None
        app.post_message(OpenArticle(article.id))
        await settle(pilot)
        assert isinstance(app.screen, ReaderScreen)
        rows = app.screen._compositor.render_strips()
        return [[f"{segment.text}{segment.style}" for segment in row] for row in rows]

    async with app.run_test(size=WIDE) as pilot:
        app.theme = themes[0]
        await settle(pilot)
        before = await reader_in(app)
        await pilot.press("escape")
        app.theme = themes[1]
        await settle(pilot)
        kept = await reader_in(app)
    fresh = BriefingApp(newsroom)
    async with fresh.run_test(size=WIDE) as pilot:
        fresh.theme = themes[1]
        await settle(pilot)
        assert await reader_in(fresh) == kept != before


async def test_the_reader_is_set_up_before_it_is_opened(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        app._prepare_reader()
        await settle(pilot)
        assert app.screen is app.briefing
        prepared = app.get_screen("ReaderScreen", ReaderScreen)
        assert prepared.is_mounted
        edition = app.briefing.edition
        assert edition is not None
        app.post_message(OpenArticle(edition.articles[1].id))
        await settle(pilot)
        assert app.screen is prepared
        assert prepared.article.id == edition.articles[1].id


async def test_a_screen_that_was_left_is_not_held(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        opened: list[weakref.ref[Screen[object]]] = []
        for _ in range(3):
            await pilot.press("question_mark")
            await settle(pilot)
            opened.append(weakref.ref(app.screen))
            await pilot.press("escape")
            await settle(pilot)
        gc.collect()
        assert app.screen is app.briefing
        assert [screen() for screen in opened] == [None] * 3
