"""Why a paragraph is in its section, asked by a key; and where the reader moves it, it stays."""

from press import on_screen, settle
from textual.pilot import Pilot

from briefing.model import ArticleId
from briefing.newsroom import Newsroom
from briefing.tui.app import BriefingApp
from briefing.tui.items import ArticleItem, ParagraphItem, SectionItem
from briefing.tui.screens.placement import PlacementScreen

SIZE = (120, 40)
TANKS = "The army withdrew its tanks from Homs"


def place(app: BriefingApp, text: str) -> tuple[ParagraphItem, str]:
    """The paragraph that begins so, and its section."""
    assert app.briefing.edition is not None
    for article in app.briefing.edition.articles:
        for paragraph in article.paragraphs:
            if paragraph.text.startswith(text) and paragraph.section:
                return ParagraphItem(article.id, paragraph.index), paragraph.section
    raise AssertionError(f"no paragraph begins with {text}")


async def ask_about(pilot: Pilot[None], app: BriefingApp, item: ParagraphItem | ArticleItem) -> str:
    """Select it in the section about Homs, press the key, and read what is said."""
    await pilot.press("2")
    app.briefing.page.select(item)
    await pilot.press("w")
    await settle(pilot)
    assert isinstance(app.screen, PlacementScreen)
    return on_screen(app)


async def move_to(pilot: Pilot[None], app: BriefingApp, section: str) -> None:
    assert isinstance(app.screen, PlacementScreen)
    app.screen.main_paper.select(SectionItem(section))
    await pilot.press("enter")
    await settle(pilot)
    assert app.screen is app.briefing


async def test_the_reason_is_said_and_every_section_offered(newsroom: Newsroom) -> None:
    app = BriefingApp(newsroom)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        item, section = place(app, TANKS)
        assert section == "Battle for Homs"
        said = await ask_about(pilot, app, item)
        assert "In Battle for Homs: about Homs." in said
        assert all(name in said for name in ("Front page", "Damascus", "Elsewhere", "here"))
        await pilot.press("escape")
        assert place(app, TANKS)[1] == "Battle for Homs"
        assert newsroom.store.corrections() == ()


async def test_a_paragraph_is_moved_stays_there_and_is_taken_back(newsroom: Newsroom) -> None:
    app = BriefingApp(newsroom)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settle(pilot)
        item, _ = place(app, TANKS)
        await ask_about(pilot, app, item)
        await move_to(pilot, app, "Damascus")
        assert "Moved to Damascus. u takes it back." in on_screen(app)
        assert place(app, TANKS)[1] == "Damascus"
        moved = newsroom.article(ArticleId(item.article))
        assert moved is not None
        assert moved.paragraphs[item.paragraph].why == "moved by you"

        again = newsroom.make_edition()
        assert {p.section for a in again.articles for p in a.paragraphs if TANKS in p.text} == {
            "Damascus"
        }

        await pilot.press("u")
        await settle(pilot)
        assert place(app, TANKS)[1] == "Battle for Homs"


async def test_a_whole_article_is_moved_by_its_title(newsroom: Newsroom) -> None:
    app = BriefingApp(newsroom)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        item, _ = place(app, TANKS)
        said = await ask_about(pilot, app, ArticleItem(item.article))
        assert "paragraphs in Battle for Homs" in said
        await move_to(pilot, app, "Elsewhere")
        assert app.briefing.edition is not None
        article = next(a for a in app.briefing.edition.articles if a.id == item.article)
        assert {p.section for p in article.paragraphs if p.section} == {"Elsewhere"}
