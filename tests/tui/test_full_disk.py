"""On a full disk the page is still made and shown, and the reader is told what was not kept."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "faults"))

from broken import files_no_larger_than
from press import document, on_screen, receive, settle

from briefing.newsroom import Newsroom
from briefing.tui.app import BriefingApp

FRESH = ("Aleppo reopens", "The airport of Aleppo opened again on Sunday, pilots said.")


async def test_the_page_is_shown_and_told_to_be_unsaved(
    app: BriefingApp, newsroom: Newsroom
) -> None:
    receive(newsroom, document(FRESH, title="Aleppo Post"))
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await settle(pilot)
        with files_no_larger_than(100):
            app.briefing.desk.make()
            await settle(pilot)
            assert app.briefing.edition is not None
            assert FRESH[0] in [article.title for article in app.briefing.edition.articles]
            assert "could not be saved" in on_screen(app)
            await pilot.press("2", "s")
            await settle(pilot)
            app.clear_notifications()
            app.briefing.desk.make()
            await settle(pilot)
            assert "made anew next time" not in on_screen(app)
        assert newsroom.store.unsaved_marks == 1
        app.briefing.desk.make()
        await settle(pilot)
        assert newsroom.unsaved == ""
        assert newsroom.store.unsaved_marks == 0
    edition = newsroom.last_edition()
    assert edition is not None
    assert FRESH[0] in [article.title for article in edition.articles]
    assert any(article.starred for article in edition.articles)


async def test_leaving_on_a_full_disk_is_no_fault(app: BriefingApp, newsroom: Newsroom) -> None:
    with files_no_larger_than(100):
        async with app.run_test(size=(80, 24)) as pilot:
            await settle(pilot)
            await pilot.press("q")
    assert app.return_code == 0


def test_the_page_is_made_without_a_screen_too(newsroom: Newsroom) -> None:
    receive(newsroom, document(FRESH, title="Aleppo Post"))
    with files_no_larger_than(100):
        edition = newsroom.make_edition()
        newsroom.looked(edition.made_at)
        assert newsroom.sentences_naming("Homs")
        assert newsroom.article(edition.articles[0].id)
        assert newsroom.search("airport")
    assert FRESH[0] in [article.title for article in edition.articles]
    assert "disk" in newsroom.unsaved
    assert "nothing was lost that was saved before" in newsroom.unsaved
