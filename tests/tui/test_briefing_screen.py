"""The page: what is on it, and how one moves about it."""

from pathlib import Path

import pytest
from press import NOW, document, open_in, receive, settle
from textual.pilot import Pilot

from briefing.model import FRONT_PAGE
from briefing.newsroom import Newsroom
from briefing.tui.app import BriefingApp
from briefing.tui.items import ActorItem, ArticleItem, SectionItem, SentenceItem
from briefing.tui.screens.actors import ActorsScreen
from briefing.tui.screens.reader import ReaderScreen
from briefing.tui.widgets.masthead import Masthead
from briefing.tui.widgets.paper import Paper
from briefing.tui.widgets.rail import Rail, SectionTabs
from briefing.tui.widgets.section_page import SectionPage, SidePanel

WIDE = (120, 40)
NARROW = (50, 20)


def page(app: BriefingApp) -> SectionPage:
    return app.briefing.query_one(SectionPage)


async def test_the_last_edition_is_there_before_any_work_is_done(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE):
        assert "Front page" in app.briefing.query_one(Rail).plain
        assert page(app).items


async def test_summary_sentences_are_shown_verbatim_with_their_citation(
    app: BriefingApp, newsroom: Newsroom
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("2")
        edition = newsroom.last_edition()
        assert edition is not None
        section = edition.sections[1]
        shown = " ".join(page(app).plain.split())
        for sentence in section.summary:
            assert sentence.text in shown
            assert f"[{sentence.citation}]" in shown
        assert "Wire, 0" in shown


async def test_what_was_read_is_not_marked_as_new(app: BriefingApp, newsroom: Newsroom) -> None:
    edition = newsroom.last_edition()
    assert edition is not None
    newsroom.mark_read(
        [a.id for a in edition.articles if a.title == "Syria, 7 December 2024"], True
    )
    newsroom.make_edition()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("2")
        marked = [line.content.plain for line in page(app).lines if "●" in line.content.plain]
        assert any("Homs falls silent" in line for line in marked)
        assert not any("Syria, 7 December 2024" in line for line in marked)


async def test_masthead_counts_feeds_articles_and_news(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE):
        text = str(app.briefing.query_one(Masthead).render())
        assert "Sunday 8 December 2024" in text
        assert "2 feeds · 3 articles · 2 new · updated just now" in text


@pytest.mark.parametrize(("keys", "name"), [
    (["2"], "Battle for Homs"),
    (["right_square_bracket"], "Battle for Homs"),
    (["l", "l"], "Russia, Iran, Türkiye"),
    (["4", "h"], "Russia, Iran, Türkiye"),
    (["left_square_bracket"], "Elsewhere"),
    (["9"], FRONT_PAGE),
])  # fmt: skip
async def test_sections_by_key(app: BriefingApp, keys: list[str], name: str) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press(*keys)
        assert app.briefing.section == name
        assert app.briefing.query_one(Rail).selected == SectionItem(name)


async def test_a_section_is_found_again_where_it_was_left(app: BriefingApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("2", "j", "j", "j", "j", "j", "j")
        left = page(app).selected, page(app).scroll_y
        assert left[1] > 0
        await pilot.press("3", "2")
        assert (page(app).selected, page(app).scroll_y) == left


async def test_selection_goes_through_sentences_chips_and_articles(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("2")
        met = [page(app).selected]
        for _ in range(60):
            await pilot.press("j")
            if page(app).selected == met[-1]:
                break
            met.append(page(app).selected)
        kinds = [type(item) for item in met]
        assert kinds[0] is SentenceItem
        assert ActorItem in kinds
        assert ArticleItem in kinds
        assert tuple(met) == page(app).items
        await pilot.press("g")
        assert page(app).selected == met[0]
        await pilot.press("G")
        assert page(app).selected == met[-1]


async def test_what_is_selected_is_in_view_and_marked_without_colour(app: BriefingApp) -> None:
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("2")
        for _ in range(25):
            await pilot.press("j")
            shown = [
                "".join(segment.text for segment in page(app).render_line(y))
                for y in range(page(app).size.height)
            ]
            selected = page(app).selected
            assert selected is not None
            assert isinstance(selected, ActorItem) or any(line.startswith("▌") for line in shown)


async def test_enter_on_a_sentence_opens_the_article_there(app: BriefingApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("4", "G", "g", "j")
        sentence = page(app).selected
        assert isinstance(sentence, SentenceItem)
        await pilot.press("enter")
        await settle(pilot)
        reader = app.screen
        assert isinstance(reader, ReaderScreen)
        assert reader.article.id == sentence.article
        y = reader.main_paper.line_of(sentence)
        assert y is not None
        top = reader.main_paper.scroll_y
        assert top <= y < top + reader.main_paper.size.height


async def test_c_follows_the_citation_and_escape_comes_back(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("2", "j")
        before = page(app).selected
        await pilot.press("c")
        await settle(pilot)
        assert isinstance(app.screen, ReaderScreen)
        await pilot.press("escape")
        assert page(app).has_focus
        assert page(app).selected == before


async def test_enter_on_a_chip_opens_that_actor(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("2")
        while not isinstance(page(app).selected, ActorItem):
            await pilot.press("j")
        chosen = page(app).selected
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, ActorsScreen)
        assert app.screen.main_paper.selected == chosen


async def test_n_and_p_go_through_what_is_new_in_all_sections(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        met = []
        for _ in range(12):
            await pilot.press("n")
            met.append((app.briefing.section, page(app).selected))
        assert len({section for section, _ in met}) > 1
        assert len(set(met)) > 3
        assert all(met[n] != met[n + 1] for n in range(11))
        await pilot.press("p")
        assert (app.briefing.section, page(app).selected) == met[-2]


async def test_the_panel_folds_into_the_page(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("2")
        assert app.briefing.query_one(SidePanel).display
        assert "SOURCES" in app.briefing.query_one(SidePanel).plain
        assert "SOURCES" not in page(app).plain
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert not app.briefing.query_one(SidePanel).display
        assert app.briefing.query_one(Rail).display
        assert "SOURCES" in page(app).plain
        await pilot.resize_terminal(*NARROW)
        await pilot.pause()
        assert not app.briefing.query_one(Rail).display
        tabs = str(app.briefing.query_one(SectionTabs).render())
        assert "Battle for Homs" in tabs
        assert max(line.content.cell_length for line in page(app).lines) < NARROW[0]


async def test_resizing_keeps_the_selection_in_view(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("2", "G")
        selected = page(app).selected
        for size in (NARROW, (80, 24), (200, 60), (20, 8), WIDE):
            await pilot.resize_terminal(*size)
            await pilot.pause()
        assert page(app).selected == selected
        assert selected is not None
        top, _ = page(app)._page.extent[selected]
        assert page(app).scroll_y <= top < page(app).scroll_y + page(app).size.height


async def test_a_new_edition_keeps_section_selection_and_scroll(
    app: BriefingApp, newsroom: Newsroom
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("3", *["j"] * 9)
        selected = page(app).selected
        assert selected is not None
        row = page(app)._page.extent[selected][0] - page(app).scroll_y
        assert page(app).scroll_y > 0
        receive(
            newsroom,
            document(("Moscow and Tehran talk", "Russia and Iran spoke by telephone on Sunday.")),
        )
        app.briefing.desk.make()
        await settle(pilot)
        assert "Moscow and Tehran talk" in page(app).plain
        assert app.briefing.section == "Russia, Iran, Türkiye"
        assert page(app).selected == selected
        assert page(app)._page.extent[selected][0] - page(app).scroll_y == row


async def test_leaving_remembers_what_was_looked_at(app: BriefingApp, newsroom: Newsroom) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("q")
    assert newsroom.store.looked_at() == NOW


async def test_first_run_says_so_and_then_shows_the_page(
    newsroom: Newsroom, tmp_path: Path
) -> None:
    folder = tmp_path / "first"
    folder.mkdir()
    (folder / "feeds.toml").write_text(newsroom.config.path.read_text("utf-8"), "utf-8")
    with open_in(folder) as fresh:
        app = BriefingApp(fresh)
        async with app.run_test(size=WIDE) as pilot:
            assert app.briefing.query_one("#preparing").display
            await settle(pilot)
            assert not app.briefing.query_one("#preparing").display
            assert "Syria" in page(app).plain


async def test_tab_goes_round_the_panes_and_escape_back_to_the_page(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        met = []
        for _ in range(3):
            await pilot.press("tab")
            met.append(app.focused)
        assert {type(widget) for widget in met} == {SectionPage, SidePanel, Rail}
        app.briefing.query_one(Rail).focus()
        await pilot.press("j")
        assert app.briefing.section == "Battle for Homs"
        await pilot.press("escape")
        assert app.focused is page(app)


# The mouse


async def click_text(pilot: Pilot[None], paper: Paper, text: str, *, nth: int = 0) -> None:
    """Click the first cell of a text that is in view."""
    found = [
        (line.content.plain.index(text), y - round(paper.scroll_y))
        for y, line in enumerate(paper.lines)
        if text in line.content.plain
    ]
    x, y = found[nth]
    inner = paper.content_region.offset - paper.region.offset
    assert await pilot.click(paper, offset=(inner.x + x + 2, inner.y + y))
    await settle(pilot)


async def test_mouse_rail_chip_citation_title(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await click_text(pilot, app.briefing.query_one(Rail), "Damascus")
        assert app.briefing.section == "Damascus"
        await click_text(pilot, page(app), "[1]")
        assert isinstance(app.screen, ReaderScreen)
        await pilot.press("escape")
        await click_text(pilot, app.briefing.query_one(SidePanel), "Damascus")
        assert isinstance(app.screen, ActorsScreen)


async def test_a_sentence_is_selected_by_the_first_click_and_opened_by_the_second(
    app: BriefingApp,
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("2")
        second = [item for item in page(app).items if isinstance(item, SentenceItem)][1]
        y = page(app)._page.extent[second][0] + page(app).content_region.y - page(app).region.y
        await pilot.click(page(app), offset=(20, y))
        assert page(app).selected == second
        assert app.screen is app.briefing
        await pilot.click(page(app), offset=(20, y))
        await settle(pilot)
        assert isinstance(app.screen, ReaderScreen)


async def test_mouse_on_the_tabs(app: BriefingApp) -> None:
    async with app.run_test(size=NARROW) as pilot:
        tabs = app.briefing.query_one(SectionTabs)
        x = str(tabs.render()).index("Battle")
        await pilot.click(tabs, offset=(x + 1, 0))
        assert app.briefing.section == "Battle for Homs"
