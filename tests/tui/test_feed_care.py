"""Looking after feeds on their screen: how much they bring, where they went, taking back."""

import pytest
from press import NEWS, NOW, WIRE, document, on_screen, receive, settle
from textual.pilot import Pilot

from briefing.model import FeedUrl
from briefing.newsroom import Newsroom
from briefing.tui.app import BriefingApp
from briefing.tui.items import FeedItem
from briefing.tui.screens.feeds import FeedsScreen

SIZE = (100, 30)
MOVED = FeedUrl("https://moved.example/feed")


async def open_feeds(pilot: Pilot[None], app: BriefingApp, url: FeedUrl = WIRE) -> FeedsScreen:
    """The feeds, that one selected."""
    await settle(pilot)
    app.show_feeds(url)
    await settle(pilot)
    assert isinstance(app.screen, FeedsScreen)
    return app.screen


async def test_each_feed_says_how_much_it_brings(app: BriefingApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await open_feeds(pilot, app)
        # Two articles of one hour ago, and none older.
        assert "next try in 30 min · about 14 a week" in screen.main_paper.plain
        assert screen.main_paper.plain.count("a week") == 1


async def test_a_feed_that_moved_takes_its_new_address_and_gives_it_back(
    app: BriefingApp, newsroom: Newsroom
) -> None:
    receive(newsroom, document(*NEWS), at=NOW, moved_to=MOVED)
    known = newsroom.store.articles(feeds=[WIRE], since=None)
    newsroom.mark_read([known[0].id], True)
    toml = newsroom.config.path
    before = toml.read_text("utf-8")
    async with app.run_test(size=SIZE) as pilot:
        screen = await open_feeds(pilot, app)
        assert f"moved to {MOVED}" in screen.main_paper.plain
        assert "feed.move" in [action.id for action in screen.footer()]
        await pilot.press("M")
        await settle(pilot)
        assert toml.read_text("utf-8") == before.replace(WIRE, MOVED)
        assert "moved to" not in screen.main_paper.plain
        assert "2 articles" in screen.main_paper.plain
        assert screen.main_paper.selected == FeedItem(MOVED)
        after = newsroom.store.articles(feeds=[MOVED], since=None)
        assert [(a.id, a.read) for a in after] == [(a.id, a.id == known[0].id) for a in known]
        await pilot.press("M")
        await settle(pilot)
        assert toml.read_text("utf-8") == before.replace(WIRE, MOVED)
        await pilot.press("u")
        await settle(pilot)
        assert toml.read_text("utf-8") == before
        assert f"moved to {MOVED}" in screen.main_paper.plain
        assert len(newsroom.store.articles(feeds=[WIRE], since=None)) == 2


async def test_a_move_that_cannot_be_made_is_told_and_leaves_all_as_it_is(
    app: BriefingApp, newsroom: Newsroom
) -> None:
    receive(newsroom, document(*NEWS), at=NOW, moved_to=MOVED)
    toml = newsroom.config.path
    toml.write_text(f'{toml.read_text("utf-8")}\n[[feeds]]\nurl = "{MOVED}"\n', "utf-8")
    newsroom.reload_config()
    before = toml.read_text("utf-8")
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await open_feeds(pilot, app)
        await pilot.press("M")
        await settle(pilot)
        assert "remove one of the two" in on_screen(app)
        assert toml.read_text("utf-8") == before
        assert len(newsroom.store.articles(feeds=[WIRE], since=None)) == 2


@pytest.mark.parametrize("later", ["", "\n# a later thought\n"], ids=["as it was", "changed"])
async def test_a_removed_feed_is_put_back_with_everything_it_had(
    app: BriefingApp, newsroom: Newsroom, later: str
) -> None:
    toml = newsroom.config.path
    mine = f'url = "{WIRE}"  # since 2019\nname = "Wire"\ntags = ["x"]\nfull_text = true\n'
    text = toml.read_text("utf-8").replace(f'url = "{WIRE}"\nname = "Wire"\n', mine)
    text += '\n[[feeds]]\nurl = "bundled:nothing"\n'
    toml.write_text(text, "utf-8")
    newsroom.reload_config()
    [_, wire] = newsroom.config.feeds
    async with app.run_test(size=SIZE) as pilot:
        await open_feeds(pilot, app)
        await pilot.press("d")
        await settle(pilot)
        assert WIRE not in toml.read_text("utf-8")
        if later:
            toml.write_text(toml.read_text("utf-8") + later, "utf-8")
        await pilot.press("u")
        await settle(pilot)
        assert wire in newsroom.config.feeds
        assert wire.full_text
        assert mine in toml.read_text("utf-8")
        if not later:
            assert toml.read_text("utf-8") == text
        else:
            assert later in toml.read_text("utf-8")
