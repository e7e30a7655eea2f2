"""Reader, actors, feeds, search, help, palette, adding a feed: as a reader uses them."""

import threading
from datetime import timedelta
from pathlib import Path

import pytest
from press import NOW, WIRE, feed_server, settle
from textual.pilot import Pilot
from textual.widgets import Input, Static

from briefing.model import FeedState
from briefing.newsroom import Newsroom
from briefing.store import SearchHit
from briefing.tui.app import BriefingApp
from briefing.tui.items import ActorItem, ArticleItem, FeedItem
from briefing.tui.screens.actors import ActorsScreen
from briefing.tui.screens.add_feed import AddFeedScreen
from briefing.tui.screens.feeds import FeedsScreen
from briefing.tui.screens.help import HelpScreen
from briefing.tui.screens.reader import ReaderScreen
from briefing.tui.screens.search import SearchScreen
from briefing.tui.widgets.masthead import Masthead
from briefing.tui.widgets.section_page import SectionPage

SIZE = (100, 30)


def notices(app: BriefingApp) -> list[str]:
    return [notification.message for notification in app._notifications]


async def open_bundled(pilot: Pilot[None], app: BriefingApp) -> ReaderScreen:
    """The reader on the bundled article."""
    edition = app.briefing.edition
    assert edition is not None
    article = next(a for a in edition.articles if a.feed.startswith("bundled:"))
    app.briefing.page.section = "Damascus"
    app.briefing.section = "Damascus"
    await pilot.pause()
    app.briefing.page.select(ArticleItem(article.id))
    await pilot.press("enter")
    await settle(pilot)
    assert isinstance(app.screen, ReaderScreen)
    return app.screen


# The reader


async def test_reader_shows_the_whole_article_and_marks_what_is_quoted(app: BriefingApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        reader = await open_bundled(pilot, app)
        text = " ".join(reader.main_paper.plain.replace("┃", " ").split())
        for paragraph in reader.article.paragraphs:
            assert " ".join(paragraph.text.split()) in text
        assert "┃" in reader.main_paper.plain


async def test_opening_an_article_marks_it_read_and_m_unread_and_u_takes_it_back(
    app: BriefingApp, newsroom: Newsroom
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        reader = await open_bundled(pilot, app)
        id = reader.article.id

        def is_read() -> bool:
            stored = newsroom.store.article(id)
            assert stored is not None
            return stored.read

        assert is_read()
        await pilot.press("m")
        await settle(pilot)
        assert not is_read()
        assert "unread" in reader.main_paper.plain
        await pilot.press("u")
        await settle(pilot)
        assert is_read()
        assert app.briefing.article(id).read  # type: ignore[union-attr]


async def test_star_and_undo(app: BriefingApp, newsroom: Newsroom) -> None:
    async with app.run_test(size=SIZE) as pilot:
        reader = await open_bundled(pilot, app)
        await pilot.press("s")
        await settle(pilot)
        assert newsroom.store.article(reader.article.id).starred  # type: ignore[union-attr]
        assert "★" in reader.main_paper.plain
        await pilot.press("escape", "u")
        await settle(pilot)
        assert not newsroom.store.article(reader.article.id).starred  # type: ignore[union-attr]
        await pilot.press("u")
        assert notices(app)[-1] == "Nothing to undo."


async def test_an_article_is_opened_again_where_it_was_left(app: BriefingApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        reader = await open_bundled(pilot, app)
        await pilot.press("space", "j")
        left = reader.main_paper.scroll_y
        assert left > 0
        await pilot.press("escape")
        again = await open_bundled(pilot, app)
        assert again.main_paper.scroll_y == left


async def test_no_link_is_said_not_opened(app: BriefingApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await open_bundled(pilot, app)
        await pilot.press("o")
        assert notices(app)[-1] == "This article has no link."


async def test_o_opens_the_link_with_the_readers_browser(
    app: BriefingApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = tmp_path / "seen"
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\nprintf "%s" "$1" > {seen}.part && mv {seen}.part {seen}\n')
    browser.chmod(0o755)
    monkeypatch.setenv("BROWSER", str(browser))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("2", "n", "o")
        for _ in range(200):
            if seen.exists():
                break
            await pilot.pause(0.02)
    assert seen.read_text() == "https://wire.example/0"


# Actors


async def test_actors_are_filtered_as_one_types(app: BriefingApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("A")
        await settle(pilot)
        screen = app.screen
        assert isinstance(screen, ActorsScreen)
        everyone = screen.main_paper.items
        await pilot.press("slash", *"hezb")
        await settle(pilot)
        assert screen.main_paper.items == (ActorItem("Hezbollah"),)
        assert "Hezbollah" in screen.said.plain
        await pilot.press("escape")
        assert screen.main_paper.has_focus
        assert len(everyone) > 10


async def test_a_sentence_that_names_the_actor_opens_its_article(app: BriefingApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("A", "slash", *"hezb", "enter")
        await settle(pilot)
        screen = app.screen
        assert isinstance(screen, ActorsScreen)
        assert screen.said.has_focus
        await pilot.press("j", "enter")
        await settle(pilot)
        assert isinstance(app.screen, ReaderScreen)
        assert "Hezbollah" in app.screen.main_paper.plain


# Feeds


async def test_every_feed_shows_how_it_is_doing(app: BriefingApp, newsroom: Newsroom) -> None:
    bundled = newsroom.config.feeds[0].url
    newsroom.store.record_failure(
        bundled, at=NOW, problem="The disk is full", next_try=NOW + timedelta(hours=2)
    )
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("F")
        await settle(pilot)
        shown = app.screen.main_paper.plain  # type: ignore[attr-defined]
        assert "✗ failed" in shown
        assert "The disk is full" in shown
        assert "✓ ok" in shown
        assert "worked just now" in shown
        assert "Wire" in shown
        assert "2 articles" in shown
        assert "next try in 30 min" in shown


async def test_remove_and_undo(app: BriefingApp, newsroom: Newsroom) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("F")
        await settle(pilot)
        screen = app.screen
        assert isinstance(screen, FeedsScreen)
        screen.main_paper.select(FeedItem(WIRE))
        await pilot.press("d")
        await settle(pilot)
        assert WIRE not in newsroom.config.path.read_text("utf-8")
        assert screen.main_paper.items == (FeedItem(newsroom.config.feeds[0].url),)
        assert "# my own comment" in newsroom.config.path.read_text("utf-8")
        await pilot.press("u")
        await settle(pilot)
        assert [feed.name for feed in newsroom.config.feeds] == ["", "Wire"]
        assert FeedItem(WIRE) in screen.main_paper.items


async def test_pause_and_take_up_again(app: BriefingApp, newsroom: Newsroom) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("F")
        await settle(pilot)
        await pilot.press("j", "P")
        await settle(pilot)
        assert newsroom.feed_statuses()[1].state is FeedState.PAUSED
        assert "‖ paused" in app.screen.main_paper.plain  # type: ignore[attr-defined]
        await pilot.press("P")
        await settle(pilot)
        assert newsroom.feed_statuses()[1].state is FeedState.OK


async def test_add_a_feed_by_the_address_of_its_site(app: BriefingApp, newsroom: Newsroom) -> None:
    with feed_server() as base:
        async with app.run_test(size=SIZE) as pilot:
            await pilot.press("a")
            screen = app.screen
            assert isinstance(screen, AddFeedScreen)
            screen.query_one(Input).value = f"{base}/site"
            await pilot.press("enter")
            await settle(pilot)
            answer = str(screen.query_one("#answer", Static).render())
            assert "127.0.0.1 is inside your own network" in answer
            assert screen.main_paper.plain == ""
            await pilot.press("enter")
            await settle(pilot)
            assert "1 feed found" in str(screen.query_one("#answer", Static).render())
            assert "Aleppo Post" in screen.main_paper.plain
            assert "1 article" in screen.main_paper.plain
            assert "Bread prices rise in Aleppo" in screen.main_paper.plain
            assert base not in newsroom.config.path.read_text("utf-8")
            await pilot.press("enter")
            await settle(pilot)
            assert app.screen is app.briefing
            assert f"{base}/news.xml" in newsroom.config.path.read_text("utf-8")
            assert newsroom.config.feeds[-1].inside
            assert any("Added Aleppo Post" in notice for notice in notices(app))
            assert app.briefing.edition is not None
            assert "Bread prices rise in Aleppo" in [a.title for a in app.briefing.edition.articles]


async def test_of_several_feeds_one_is_chosen_by_its_headlines_and_esc_saves_none(
    app: BriefingApp, newsroom: Newsroom
) -> None:
    before = newsroom.config.path.read_text("utf-8")
    with feed_server() as base:
        async with app.run_test(size=SIZE) as pilot:
            await pilot.press("a")
            screen = app.screen
            assert isinstance(screen, AddFeedScreen)
            screen.query_one(Input).value = f"{base}/both"
            for _ in range(2):
                await pilot.press("enter")
                await settle(pilot)
            assert "2 feeds found" in str(screen.query_one("#answer", Static).render())
            shown = screen.main_paper.plain
            assert shown.index("Aleppo Post") < shown.index("Bread prices rise in Aleppo")
            assert "Latakia Post" in shown
            await pilot.press("j", "escape", "escape")
            await settle(pilot)
            assert app.screen is app.briefing
            assert newsroom.config.path.read_text("utf-8") == before


async def test_another_address_inside_is_asked_about_again(app: BriefingApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("a")
        screen = app.screen
        assert isinstance(screen, AddFeedScreen)
        answer = screen.query_one("#answer", Static)
        for address in ("10.0.0.1/a", "10.0.0.2/b"):
            screen.query_one(Input).value = address
            await pilot.press("enter")
            await settle(pilot)
            host = address.partition("/")[0]
            assert f"{host} is inside your own network" in str(answer.render())


async def test_an_address_without_a_feed_is_refused_with_a_reason(app: BriefingApp) -> None:
    with feed_server() as base:
        async with app.run_test(size=SIZE) as pilot:
            await pilot.press("a")
            screen = app.screen
            assert isinstance(screen, AddFeedScreen)
            screen.query_one(Input).value = f"{base}/nothing"
            await pilot.press("enter")
            await settle(pilot)
            await pilot.press("enter")
            await settle(pilot)
            answer = screen.query_one("#answer", Static)
            assert "127.0.0.1" in str(answer.render())
            assert answer.has_class("-problem")
            assert app.screen is screen


async def test_the_same_feed_twice_is_refused(app: BriefingApp, newsroom: Newsroom) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("a", *"bundled:syria-2024-12-07", "enter")
        await settle(pilot)
        before = newsroom.config.path.read_text("utf-8")
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, AddFeedScreen)
        assert app.screen.query_one("#answer").has_class("-problem")
        assert newsroom.config.path.read_text("utf-8") == before


# Search


async def test_search_as_one_types_marks_what_matched(app: BriefingApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("slash", *"bakeries")
        await pilot.pause(0.3)
        await settle(pilot)
        screen = app.screen
        assert isinstance(screen, SearchScreen)
        assert "Homs falls silent" in screen.main_paper.plain
        marked = [
            line.content.plain[span.start : span.end]
            for line in screen.main_paper.lines
            for span in line.content.spans
            if span.style == "bold reverse"
        ]
        assert marked == ["Bakeries"]
        await pilot.press("down", "enter")
        await settle(pilot)
        assert isinstance(app.screen, ReaderScreen)
        assert app.screen.article.outlet == "Wire"


async def test_a_filter_that_makes_no_sense_is_explained(app: BriefingApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("slash", *"since:whenever")
        await pilot.pause(0.3)
        await settle(pilot)
        assert "whenever" in app.screen.main_paper.plain  # type: ignore[attr-defined]


async def test_enter_on_a_feed_searches_its_articles(app: BriefingApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("F")
        await settle(pilot)
        await pilot.press("j", "enter", *"homs")
        await pilot.pause(0.3)
        await settle(pilot)
        assert isinstance(app.screen, SearchScreen)
        assert "Homs falls silent" in app.screen.main_paper.plain
        assert "Bundled article" not in app.screen.main_paper.plain


# Help and palette


async def test_help_lists_what_works_here_and_runs_it(app: BriefingApp) -> None:
    async with app.run_test(size=(100, 60)) as pilot:
        await pilot.press("question_mark")
        screen = app.screen
        assert isinstance(screen, HelpScreen)
        assert "Open the article at the cited sentence." in screen.main_paper.plain
        assert "tells you something new" in screen.main_paper.plain
        await pilot.press("slash", *"every feed and how", "enter")
        await settle(pilot)
        assert isinstance(app.screen, FeedsScreen)


async def test_the_palette_finds_sections_actors_and_actions(app: BriefingApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("colon")
        await pilot.press(*"section: damas")
        await pilot.pause(0.5)
        await pilot.press("down", "enter")
        await settle(pilot)
        assert app.briefing.section == "Damascus"
        await pilot.press("ctrl+p", *"refresh")
        await pilot.pause(0.5)
        await pilot.press("escape")
        assert app.screen is app.briefing


# Refreshing, and feeds.toml changing underneath


async def test_a_refresh_counts_in_the_masthead_and_moves_nothing(
    app: BriefingApp, newsroom: Newsroom
) -> None:
    go = threading.Event()
    with feed_server(wait=go) as base:
        toml = newsroom.config.path
        toml.write_text(toml.read_text("utf-8").replace(WIRE, f"{base}/news.xml"), "utf-8")
        newsroom.reload_config()
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("2", *["j"] * 6)
            page = app.briefing.query_one(SectionPage)
            before = page.selected, page.scroll_y, app.focused
            await pilot.press("r")
            for _ in range(200):
                if "1 of 2 feeds" in str(app.briefing.query_one(Masthead).render()):
                    break
                await pilot.pause(0.02)
            assert "Fetching · 1 of 2 feeds · 0 new" in str(
                app.briefing.query_one(Masthead).render()
            )
            assert (page.selected, page.scroll_y, app.focused) == before
            await pilot.press("r")
            assert notices(app)[-1] == "Already fetching."
            go.set()
            await settle(pilot)
            assert app.briefing.progress is None
            assert app.briefing.edition is not None
            assert any("Bread prices" in a.title for a in app.briefing.edition.articles)
            assert page.selected == before[0]


async def test_quitting_breaks_off_a_refresh(app: BriefingApp, newsroom: Newsroom) -> None:
    go = threading.Event()
    with feed_server(wait=go) as base:
        toml = newsroom.config.path
        toml.write_text(toml.read_text("utf-8").replace(WIRE, f"{base}/news.xml"), "utf-8")
        newsroom.reload_config()
        async with app.run_test(size=SIZE) as pilot:
            await pilot.press("r")
            await pilot.pause(0.2)
            assert app.briefing.desk.is_fetching
            await pilot.press("q")
        go.set()
    assert app.return_code == 0


async def test_a_change_of_feeds_toml_is_noticed_and_said(
    app: BriefingApp, newsroom: Newsroom
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        toml = newsroom.config.path
        more = '\n[[sections]]\nname = "Aleppo"\nabout = ["Aleppo"]\n[keys]\n"help" = "f1"\n'
        toml.write_text(toml.read_text("utf-8") + more, "utf-8")
        app.briefing.desk.look_at_config()
        await settle(pilot)
        assert any("sections changed" in notice for notice in notices(app))
        assert app.briefing.edition is not None
        assert "Aleppo" in [section.name for section in app.briefing.edition.sections]
        await pilot.press("f1")
        assert isinstance(app.screen, HelpScreen)


async def test_an_empty_feeds_toml_leaves_a_page_that_works(
    app: BriefingApp, newsroom: Newsroom
) -> None:
    newsroom.config.path.write_text('[briefing]\nrefresh = "off"\n', "utf-8")
    newsroom.reload_config()
    async with app.run_test(size=SIZE) as pilot:
        app.briefing.desk.make()
        await settle(pilot)
        for key in ("j", "enter", "c", "n", "2", "l", "A", "escape", "F", "escape"):
            await pilot.press(key)
            await settle(pilot)
        await pilot.press("F")
        await settle(pilot)
        assert "names no feed yet" in app.screen.main_paper.plain  # type: ignore[attr-defined]


async def test_the_search_answers_for_what_was_typed_last(
    app: BriefingApp, newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    held, asked = threading.Event(), []
    search = newsroom.search

    def slow(query: str, limit: int = 50) -> tuple[SearchHit, ...]:
        asked.append(query)
        held.wait(20)
        return search(query, limit)

    monkeypatch.setattr(newsroom, "search", slow)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("slash", *"bakeries")
        held.set()
        await settle(pilot)
        screen = app.screen
        assert isinstance(screen, SearchScreen)
        assert "Homs falls silent" in screen.main_paper.plain
        assert asked == ["b", "bakeries"]


async def test_the_search_opens_empty_each_time(app: BriefingApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        for _ in range(2):
            await pilot.press("slash")
            await settle(pilot)
            screen = app.screen
            assert isinstance(screen, SearchScreen)
            assert screen.query_one(Input).value == ""
            assert "Homs falls silent" not in screen.main_paper.plain
            await pilot.press(*"bakeries")
            await settle(pilot)
            assert "Homs falls silent" in screen.main_paper.plain
            await pilot.press("escape")
            await settle(pilot)
            assert app.screen is app.briefing
