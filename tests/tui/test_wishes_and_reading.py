"""Splitting and merging stories, what counts as read, earlier editions: on a real newsroom."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from press import LAST_LOOK, NOW, document, fix_time, on_screen, open_in, receive, settle
from textual import events
from textual.pilot import Pilot

from briefing.model import Edition, FeedUrl, Story
from briefing.newsroom import Newsroom
from briefing.tui.app import BriefingApp
from briefing.tui.items import ArticleItem, DayItem, StoryItem
from briefing.tui.screens.actors import ActorsScreen
from briefing.tui.screens.editions import EditionsScreen
from briefing.tui.screens.grouping import GroupingScreen
from briefing.tui.screens.merge import MergeScreen
from briefing.tui.screens.story import StoryScreen
from briefing.tui.widgets.key_bar import KeyBar
from briefing.tui.widgets.masthead import Masthead

SIZE = (100, 30)
OUTLETS = ("Courier", "Gazette", "Herald")
FERRY = (
    "Ferry capsizes off Zamboral, killing 23",
    "A ferry with more than 180 passengers capsized off the port of Zamboral before dawn on "
    "Sunday, killing at least 23 people, the coast guard said.",
    "The Santa Lucinda had left Zamboral for the island of Maripas when a wave struck its side, "
    "coast guard commander Ramon Delquiza said.",
)
APPLES = (
    "Smallest apple harvest in Lund for twenty years",
    "Farmers around Lund brought in the smallest harvest of apples in twenty years, the chamber "
    "of farmers said on Sunday.",
)


@pytest.fixture
def newsroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Newsroom]:
    """One event by three outlets, and another of which there was an edition the day before."""
    fix_time(monkeypatch)
    monkeypatch.setattr(BriefingApp, "NOTIFICATION_TIMEOUT", 600.0)
    feeds = "".join(f'[[feeds]]\nurl = "{url_of(name)}"\nname = "{name}"\n' for name in OUTLETS)
    toml = f'[briefing]\nrefresh = "off"\nwindow = "all"\n{feeds}'
    (tmp_path / "feeds.toml").write_text(toml, "utf-8")
    with open_in(tmp_path) as opened:
        before = NOW - timedelta(days=1)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("briefing.clock.now", lambda: before)
            receive(opened, document(APPLES, title="Herald"), url_of("Herald"), at=before)
            opened.make_edition()
        opened.looked(LAST_LOOK)
        for name in OUTLETS:
            news = (APPLES, FERRY) if name == "Herald" else (FERRY,)
            receive(opened, document(*news, title=name), url_of(name))
        opened.make_edition()
        yield opened


@pytest.fixture
def app(newsroom: Newsroom) -> BriefingApp:
    """The app on that newsroom."""
    return BriefingApp(newsroom)


def url_of(outlet: str) -> FeedUrl:
    return FeedUrl(f"https://{outlet.lower()}.example/feed")


def edition_of(app: BriefingApp) -> Edition:
    assert app.briefing.edition is not None
    return app.briefing.edition


def stories(app: BriefingApp) -> tuple[Story, ...]:
    return edition_of(app).stories


def ferry(app: BriefingApp) -> Story:
    return max(stories(app), key=lambda story: len(story.articles))


async def ask_why(pilot: Pilot[None], app: BriefingApp) -> GroupingScreen:
    """`w` on the row of the story about the ferry, in the first section that has it."""
    await settle(pilot)
    story = ferry(app)
    section = next(s for s in edition_of(app).sections if story.id in s.stories)
    app.briefing.section = section.name
    await pilot.pause()
    app.briefing.page.select(StoryItem(story.id))
    await pilot.press("w")
    await settle(pilot)
    assert isinstance(app.screen, GroupingScreen)
    return app.screen


# Wishes


async def test_each_article_says_why_it_is_in_the_story(app: BriefingApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await ask_why(pilot, app)
        said = " ".join(screen.main_paper.plain.split())
        for outlet in OUTLETS:
            assert outlet in said
        assert "the same text as in" in said
        for together in ferry(app).together:
            assert together.why in said


async def test_an_article_is_split_off_at_once_and_taken_back(app: BriefingApp) -> None:
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        screen = await ask_why(pilot, app)
        whole = ferry(app)
        leaves = whole.articles[-1]
        screen.main_paper.select(ArticleItem(leaves))
        await pilot.press("x")
        await settle(pilot)
        assert leaves not in ferry(app).articles
        assert ArticleItem(leaves) not in screen.main_paper.items
        assert "Split off. u takes it back." in on_screen(app)
        await pilot.press("u")
        await settle(pilot)
        assert set(ferry(app).articles) == set(whole.articles)
        assert ArticleItem(leaves) in screen.main_paper.items


async def test_an_article_is_split_off_on_the_page_of_its_story_too(app: BriefingApp) -> None:
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await ask_why(pilot, app)
        await pilot.press("escape", "enter")
        await settle(pilot)
        assert isinstance(app.screen, StoryScreen)
        leaves = ferry(app).articles[-1]
        app.screen.main_paper.select(ArticleItem(leaves))
        await pilot.press("x")
        await settle(pilot)
        assert leaves not in ferry(app).articles
        assert "Split off. u takes it back." in on_screen(app)


async def test_what_was_split_off_stays_so(app: BriefingApp, newsroom: Newsroom) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await ask_why(pilot, app)
        leaves = ferry(app).articles[0]
        screen.main_paper.select(ArticleItem(leaves))
        await pilot.press("x")
        await settle(pilot)
    again = newsroom.make_edition()
    assert any(story.articles == (leaves,) for story in again.stories)


async def test_an_article_by_itself_cannot_be_split_off(app: BriefingApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        story = next(s for s in stories(app) if len(s.articles) == 1)
        app.show_grouping(story)
        await settle(pilot)
        assert "Split off" not in str(app.screen.query_one(KeyBar).render())
        await pilot.press("x")
        await settle(pilot)
        assert not app.undo


async def test_two_stories_are_merged_by_a_list_that_is_filtered(app: BriefingApp) -> None:
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await ask_why(pilot, app)
        before = len(stories(app))
        await pilot.press("plus")
        assert isinstance(app.screen, MergeScreen)
        await pilot.press(*"zzz")
        assert "No story matches “zzz”." in app.screen.main_paper.plain
        await pilot.press(*["backspace"] * 3, *"apple")
        assert len(app.screen.main_paper.items) == 1
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, GroupingScreen)
        assert len(stories(app)) == before - 1
        assert "Smallest apple harvest" in app.screen.main_paper.plain
        assert "put here by you" in app.screen.main_paper.plain
        await pilot.press("u")
        await settle(pilot)
        assert len(stories(app)) == before


@pytest.mark.parametrize("size", [(120, 40), (50, 20)])
async def test_a_real_story_opens_at_any_size(app: BriefingApp, size: tuple[int, int]) -> None:
    async with app.run_test(size=size) as pilot:
        await ask_why(pilot, app)
        await pilot.press("escape", "enter")
        await settle(pilot)
        assert isinstance(app.screen, StoryScreen)
        paper = app.screen.main_paper
        assert "3 outlets" in " ".join(paper.plain.split())
        assert FERRY[1] in " ".join(paper.plain.split())
        assert max(line.content.cell_length for line in paper.lines) < size[0]


# Reading


@pytest.fixture
def quick_eyes(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader who takes in a screenful at a glance."""
    monkeypatch.setattr("briefing.tui.screens.base.LOOK_S", 0.05)
    monkeypatch.setattr("briefing.tui.reading.SHORTEST_S", 0.0001)
    monkeypatch.setattr("briefing.tui.reading.WORDS_A_MINUTE", 10**7)


async def glance(pilot: Pilot[None]) -> None:
    await pilot.pause(0.4)
    await settle(pilot)


def n_shown(newsroom: Newsroom) -> int:
    edition = newsroom.last_edition()
    assert edition is not None
    return len(newsroom.store.shown([article.id for article in edition.articles]))


@pytest.mark.usefixtures("quick_eyes")
async def test_what_was_in_view_for_long_enough_is_new_no_longer(
    app: BriefingApp, newsroom: Newsroom
) -> None:
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settle(pilot)
        first = next(s for s in edition_of(app).sections if s.summary).summary[0]
        assert first.new
        await glance(pilot)
        assert "marked as read · u undoes it" in str(app.screen.query_one(KeyBar).render())
        assert "marked as read" not in on_screen(app).partition("u undoes it")[2]
    again = newsroom.make_edition()
    told = [s for section in again.sections for s in section.summary]
    told += [s for story in again.stories for s in story.brief]
    assert not any(s.new for s in told if s.text == first.text)


@pytest.mark.usefixtures("quick_eyes")
async def test_what_was_read_on_a_page_is_undone_as_one(
    app: BriefingApp, newsroom: Newsroom
) -> None:
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settle(pilot)
        await glance(pilot)
        await pilot.press("G")
        await glance(pilot)
        assert n_shown(newsroom) > 1
        await pilot.press("u")
        await settle(pilot)
        assert n_shown(newsroom) == 0
        assert "marked as read." in on_screen(app)
        await glance(pilot)
        assert n_shown(newsroom) == 0


@pytest.mark.usefixtures("quick_eyes")
async def test_nothing_is_read_in_a_window_without_the_focus(
    app: BriefingApp, newsroom: Newsroom
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await glance(pilot)
        app.post_message(events.AppBlur())
        await settle(pilot)
        read = n_shown(newsroom)
        app.briefing.page.move_to_end(1)
        await glance(pilot)
        assert n_shown(newsroom) == read
        app.post_message(events.AppFocus())
        await glance(pilot)
        assert n_shown(newsroom) > read


@pytest.mark.usefixtures("quick_eyes")
async def test_nothing_is_read_below_another_screen(app: BriefingApp, newsroom: Newsroom) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await glance(pilot)
        await pilot.press("question_mark")
        await settle(pilot)
        read = n_shown(newsroom)
        app.briefing.page.move_to_end(1)
        await glance(pilot)
        assert n_shown(newsroom) == read
        await pilot.press("escape")
        await glance(pilot)
        assert n_shown(newsroom) > read


async def test_a_moment_is_not_enough(app: BriefingApp, newsroom: Newsroom) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        app.briefing.look()
        await settle(pilot)
        assert n_shown(newsroom) == 0
        for _ in range(12):
            app.briefing.look()
        await settle(pilot)
        assert n_shown(newsroom) > 0


# Earlier editions


async def test_an_earlier_edition_is_read_and_left(app: BriefingApp, newsroom: Newsroom) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert FERRY[0] in app.briefing.page.plain
        await pilot.press("E")
        await settle(pilot)
        assert isinstance(app.screen, EditionsScreen)
        assert "yesterday" in app.screen.main_paper.plain
        yesterday = (NOW - timedelta(days=1)).date()
        app.screen.main_paper.select(DayItem(yesterday))
        await pilot.press("enter")
        await settle(pilot)
        assert app.screen is app.briefing
        assert FERRY[0] not in app.briefing.page.plain
        head = str(app.briefing.query_one(Masthead).render())
        assert "Edition of Saturday 7 December 2024, 06:00: press Esc to return to today's" in head
        for _ in range(20):
            app.briefing.look()
        await settle(pilot)
        assert n_shown(newsroom) == 0
        await pilot.press("escape")
        await pilot.pause()
        assert FERRY[0] in app.briefing.page.plain
        assert "press Esc" not in str(app.briefing.query_one(Masthead).render())


async def test_an_earlier_edition_does_not_count_as_looked_at_and_stays_while_one_is_made(
    app: BriefingApp, newsroom: Newsroom
) -> None:
    async with app.run_test(size=(50, 20)) as pilot:
        await settle(pilot)
        earlier = newsroom.edition_on((NOW - timedelta(days=1)).date())
        assert earlier is not None
        app.show_earlier(earlier)
        await pilot.pause()
        head = str(app.briefing.query_one(Masthead).render())
        assert "7 Dec, 06:00" in head
        assert "Esc" in head
        app.briefing.desk.make()
        await settle(pilot)
        assert app.briefing.edition == earlier
        await pilot.press("r")
        await settle(pilot)
        assert app.briefing.edition != earlier
    assert newsroom.store.looked_at() == NOW


# Actors


async def test_an_actors_sentences_stand_by_story_and_day_under_a_chart(app: BriefingApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        app.show_actors("Zamboral")
        await settle(pilot)
        screen = app.screen
        assert isinstance(screen, ActorsScreen)
        said = " ".join(screen.said.plain.split())
        naming = sum("Zamboral" in text for text in FERRY[1:]) * len(OUTLETS)
        assert f"7 days to 8 December: 0 0 0 0 0 0 {naming}" in said
        assert said.count(FERRY[0]) == 1
        assert "Sunday 8 December" in said
        screen.said.focus()
        screen.said.select(StoryItem(ferry(app).id))
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, StoryScreen)
