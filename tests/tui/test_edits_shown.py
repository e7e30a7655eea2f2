"""What an outlet changed: said in the row, below the heading, and shown in full on a key."""

from dataclasses import replace
from datetime import timedelta

from press import LAST_LOOK, NEWS, NOW, WIRE, document, paragraphs, receive, settle
from textual.pilot import Pilot

from briefing.model import FeedDocument, ParagraphKind
from briefing.newsroom import Newsroom
from briefing.tui.app import BriefingApp
from briefing.tui.items import ArticleItem
from briefing.tui.screens.edits import EditsScreen
from briefing.tui.screens.reader import ReaderScreen

HOMS = "Homs falls silent after a night of fighting"
HOMS_NOW = "Homs falls silent after two nights of fighting"
SIZE = (100, 34)


def edited() -> FeedDocument:
    """The wire's two articles; of the first the headline and the text have changed since."""
    news = document(*NEWS)
    first, *others = news.entries
    _, _, withdrew, bakeries = NEWS[0]
    changed = replace(
        first,
        title=HOMS_NOW,
        paragraphs=paragraphs(
            withdrew.replace("before dawn", "at noon"), bakeries, "The governor has resigned."
        ),
    )
    return replace(news, entries=(changed, *others))


async def read(pilot: Pilot[None], app: BriefingApp, title: str) -> ReaderScreen:
    """The reader on an article of the first section about Homs."""
    assert app.briefing.edition is not None
    article = next(a for a in app.briefing.edition.articles if a.title == title)
    section = next(s for s in app.briefing.edition.sections if article.id in s.articles)
    app.briefing.section = section.name
    await pilot.pause()
    app.briefing.page.select(ArticleItem(article.id))
    await pilot.press("enter")
    await settle(pilot)
    assert isinstance(app.screen, ReaderScreen)
    return app.screen


async def test_an_edited_article_says_so_in_its_row_and_is_not_new(newsroom: Newsroom) -> None:
    newsroom.looked(NOW + timedelta(minutes=1))
    newsroom.mark_read([article.id for article in newsroom.make_edition().articles], True)
    receive(newsroom, edited(), at=NOW + timedelta(minutes=5))
    edition = newsroom.make_edition()
    assert not any(article.new for article in edition.articles)
    app = BriefingApp(newsroom)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await pilot.press("2")
        shown = app.briefing.page.plain
        assert HOMS_NOW in shown
        assert "Wire · 05:00 · edited 06:05 · read" in shown
        assert shown.count("edited") == 1
        assert "●" not in shown


async def test_an_article_that_was_read_stays_read_when_it_is_edited(newsroom: Newsroom) -> None:
    [id] = [a.id for a in newsroom.make_edition().articles if a.title == HOMS]
    newsroom.mark_read([id], True)
    receive(newsroom, edited(), at=NOW + timedelta(minutes=5))
    [again] = [a for a in newsroom.make_edition().articles if a.title == HOMS_NOW]
    assert (again.id, again.read) == (id, True)


async def test_the_reader_says_when_and_a_key_shows_what(newsroom: Newsroom) -> None:
    receive(newsroom, edited(), at=NOW + timedelta(minutes=5))
    newsroom.make_edition()
    app = BriefingApp(newsroom)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        reader = await read(pilot, app, HOMS_NOW)
        assert "edited 06:05" in reader.main_paper.plain
        assert "article.edits" in [action.id for action in reader.footer()]
        await pilot.press("e")
        await settle(pilot)
        screen = app.screen
        assert isinstance(screen, EditsScreen)
        shown = " ".join(screen.main_paper.plain.split())
        assert "was Homs falls silent after a night of fighting" in shown
        assert "now Homs falls silent after two nights of fighting" in shown
        assert "gone Fighters entered the last districts of Homs on Saturday night" in shown
        assert "added The governor has resigned." in shown
        marked = {
            line.content.plain[span.start : span.end].strip(): span.style
            for line in screen.main_paper.lines
            for span in line.content.spans
            if span.style in ("strike", "bold underline")
        }
        assert marked == {
            "a night": "strike",
            "two nights": "bold underline",
            "before dawn.": "strike",
            "at noon.": "bold underline",
        }
        await pilot.press("e")
        assert app.screen is reader


async def test_where_nothing_was_changed_the_key_does_nothing(app: BriefingApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        reader = await read(pilot, app, HOMS)
        assert "edited" not in reader.main_paper.plain
        assert "article.edits" not in [action.id for action in reader.footer()]
        await pilot.press("e")
        assert app.screen is reader


async def test_hostile_wording_is_only_text(newsroom: Newsroom) -> None:
    news = document(("[@click=app.quit]One[/] [b]", "First [/] text."))
    receive(newsroom, news, at=NOW - timedelta(minutes=3))
    [entry] = news.entries
    worse = replace(entry, title="[link=http://x]Two [/b]", paragraphs=paragraphs("[/]" * 900))
    receive(newsroom, replace(news, entries=(worse,)), at=NOW)
    edition = newsroom.make_edition()
    article = next(a for a in edition.articles if a.title.startswith("[link"))
    app = BriefingApp(newsroom)
    async with app.run_test(size=(50, 20)) as pilot:
        await settle(pilot)
        app.push_screen(EditsScreen(app.briefing.desk, article))
        await settle(pilot)
        shown = app.screen.main_paper.plain  # type: ignore[attr-defined]
        assert "[@click=app.quit]One[/]" in shown
        assert "[link=http://x]Two" in shown


async def test_why_only_the_feeds_text_is_there_is_said_below_the_heading(
    newsroom: Newsroom,
) -> None:
    [paid, whole] = newsroom.store.articles(feeds=[WIRE], since=None)
    newsroom.store.record_page_problem(
        paid.id,
        "wire.example shows the whole article to its subscribers only",
        at=LAST_LOOK,
        is_final=True,
    )
    text = paragraphs("A first paragraph of the page, and a long one.", "And a second one.")
    newsroom.store.save_page(whole, text, at=LAST_LOOK)
    newsroom.make_edition()
    app = BriefingApp(newsroom)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        reader = await read(pilot, app, paid.title)
        assert (
            "Only the feed's text: wire.example shows the whole article to its subscribers only"
            in reader.main_paper.plain
        )
        found = newsroom.article(whole.id)
        assert found is not None
        app.push_screen(ReaderScreen(app.briefing.desk, found, None))
        await settle(pilot)
        shown = app.screen.main_paper.plain  # type: ignore[attr-defined]
        assert "Full text, from the article's own page" in shown
        assert "And a second one." in shown
        assert found.paragraphs[0].kind is ParagraphKind.BODY
