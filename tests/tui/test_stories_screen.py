"""Stories on the section's page, and the page of one story."""

from dataclasses import replace
from datetime import timedelta

import pytest
from press import on_screen, settle
from textual.pilot import Pilot
from told import (
    ALONE,
    APPLES,
    CRACK,
    EDITION,
    HARVEST,
    HOLDS,
    LEFT,
    LEFT_MORE,
    POST,
    RAIN,
    STORY,
    TRAMS,
    VALVES,
    VELM,
    WIRE,
    quote,
)

from briefing.newsroom import Newsroom
from briefing.tui.app import BriefingApp
from briefing.tui.items import ArticleItem, FoldItem, QuoteItem, SentenceItem, StoryItem
from briefing.tui.messages import EditionMade
from briefing.tui.render import sentence_item
from briefing.tui.screens.reader import ReaderScreen
from briefing.tui.screens.story import StoryScreen
from briefing.tui.widgets.paper import Paper
from briefing.tui.widgets.rail import Rail

WIDE, MIDDLING, NARROW = (120, 40), (80, 24), (50, 20)
SIZES = (WIDE, MIDDLING, NARROW)


@pytest.fixture
def app(newsroom: Newsroom) -> BriefingApp:
    """The app, with the told edition on its page."""
    newsroom.store.save_edition(EDITION)
    return BriefingApp(newsroom)


async def open_story(pilot: Pilot[None], app: BriefingApp) -> Paper:
    """Enter on the story's headline."""
    await settle(pilot)
    app.briefing.page.select(StoryItem(VELM))
    await pilot.press("enter")
    await settle(pilot)
    assert isinstance(app.screen, StoryScreen)
    return app.screen.main_paper


def words(paper: Paper) -> str:
    """The page as one line of words, without the bars beside columns set one under another."""
    return " ".join(paper.plain.replace("│", " ").split())


def line_with(paper: Paper, text: str) -> str:
    return next(line.content.plain for line in paper.lines if text in line.content.plain)


# The section's page


@pytest.mark.parametrize("size", SIZES)
async def test_a_story_is_told_once_with_what_weighs_in_it(
    app: BriefingApp, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        page = app.briefing.page
        # Over what is disputed in it as well, cut to a line, and among the sources.
        assert words(page).count(STORY.headline[:20]) == 2 + (size != WIDE)
        assert "6 new, 3 repeat · 4 outlets · 3 origins · 1 h · Velm" in words(page)
        assert WIRE.title not in page.plain
        assert max(line.content.cell_length for line in page.lines) < size[0]


async def test_what_has_nothing_new_comes_last_and_says_so(newsroom: Newsroom) -> None:
    old = replace(STORY, new=0, folded=9)
    newsroom.store.save_edition(replace(EDITION, stories=(old, *EDITION.stories[1:])))
    app = BriefingApp(newsroom)
    async with app.run_test(size=MIDDLING) as pilot:
        await settle(pilot)
        page = app.briefing.page
        items = page.items
        assert items.index(ArticleItem(TRAMS.id)) < items.index(StoryItem(VELM))
        assert "nothing new · 4 outlets" in words(page)
        top, _ = page._page.extent[StoryItem(VELM)]
        assert "●" not in page.lines[top].content.plain


async def test_a_story_of_one_article_is_that_article(app: BriefingApp) -> None:
    async with app.run_test(size=MIDDLING) as pilot:
        await settle(pilot)
        assert "Post · today · unread · nothing new" in words(app.briefing.page)
        assert HARVEST in words(app.briefing.page)
        app.briefing.page.select(ArticleItem(APPLES.id))
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, ReaderScreen)
        assert app.screen.article.id == APPLES.id


async def test_an_edition_without_stories_shows_its_articles(newsroom: Newsroom) -> None:
    section = replace(EDITION.sections[0], stories=())
    newsroom.store.save_edition(replace(EDITION, sections=(section,), stories=()))
    app = BriefingApp(newsroom)
    async with app.run_test(size=MIDDLING) as pilot:
        await settle(pilot)
        assert "IN FULL" in app.briefing.page.plain
        assert WIRE.title in app.briefing.page.plain


async def test_both_sides_stand_beside_each_other_where_there_is_room(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        page = app.briefing.page
        assert "may differ in time or scope" in page.plain
        assert "water ministry  official" in line_with(page, "Ada Morrow  named")
        await pilot.resize_terminal(*NARROW)
        await pilot.pause()
        assert "water ministry" not in line_with(page, "Ada Morrow  named")
        assert HOLDS in words(page)
        assert CRACK in words(page)


async def test_a_side_of_a_dispute_opens_its_article_at_its_place(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        side = next(i for i in app.briefing.page.items if isinstance(i, QuoteItem))
        app.briefing.page.select(side)
        await pilot.press("c")
        await settle(pilot)
        assert isinstance(app.screen, ReaderScreen)
        assert app.screen.article.id == side.sentence.article
        assert app.screen.main_paper.line_of(side.sentence) is not None


async def test_the_rail_counts_the_new_sentences_of_summary_and_stories_once(
    app: BriefingApp,
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        new = {s.text for s in (*EDITION.sections[0].summary, *STORY.brief) if s.new}
        trams = EDITION.stories[2].brief
        assert f"● {len(new) + len(trams)}" in app.briefing.query_one(Rail).plain


async def test_n_goes_through_new_sentences_and_stories(app: BriefingApp) -> None:
    async with app.run_test(size=MIDDLING) as pilot:
        await settle(pilot)
        met = []
        for _ in range(4):
            met.append(app.briefing.page.selected)
            await pilot.press("n")
        kinds = [type(item) for item in met]
        assert kinds == [SentenceItem, SentenceItem, StoryItem, ArticleItem]


# The page of a story


@pytest.mark.parametrize("size", SIZES)
async def test_a_story_has_all_its_parts_at_any_size(
    app: BriefingApp, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        paper = await open_story(pilot, app)
        text = words(paper)
        for part in ("DISPUTED", "WHO SAYS WHAT", "TIMELINE", "COVERAGE", "ARTICLES BY ORIGIN"):
            assert part in text
        for sentence in (CRACK, HOLDS, LEFT_MORE, VALVES, RAIN, ALONE):
            assert sentence in text
        assert "abroad silent" in text
        assert "reported that day" in text
        assert "live page or opinion" in text
        assert "Wire the same text" in text
        assert max(line.content.cell_length for line in paper.lines) < size[0]


async def test_sentences_are_cited_by_number_outlet_and_time(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        text = words(await open_story(pilot, app))
        assert f"● {CRACK} [2] Post, 04:00" in text
        assert "[2] Post · 04:00 · unread" in text


async def test_what_is_known_is_folded_and_unfolds(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        paper = await open_story(pilot, app)
        head = words(paper).partition("KEY ACTORS")[0]
        assert head.index(CRACK) < head.index("2 known sentences folded")
        assert LEFT not in head
        paper.select(FoldItem("brief"))
        await pilot.press("enter")
        head = words(paper).partition("KEY ACTORS")[0]
        assert LEFT in head
        assert head.index(HOLDS) < head.index(LEFT)
        await pilot.press("f")
        assert LEFT not in words(paper).partition("KEY ACTORS")[0]


async def test_on_a_first_look_nothing_is_marked_or_folded(newsroom: Newsroom) -> None:
    newsroom.store.save_edition(replace(EDITION, since=None))
    app = BriefingApp(newsroom)
    async with app.run_test(size=WIDE) as pilot:
        paper = await open_story(pilot, app)
        assert "●" not in paper.plain
        assert LEFT in words(paper).partition("KEY ACTORS")[0]


async def test_a_source_with_much_to_say_is_folded(newsroom: Newsroom) -> None:
    mayor = STORY.claims[3]
    said = [
        replace(mayor, sentence=quote(article, text))
        for article, text in ((POST, CRACK), (POST, ALONE), (POST, LEFT_MORE), (WIRE, RAIN))
    ]
    told = replace(STORY, claims=(*said,), timeline=())
    newsroom.store.save_edition(replace(EDITION, stories=(told, *EDITION.stories[1:])))
    app = BriefingApp(newsroom)
    async with app.run_test(size=WIDE) as pilot:
        paper = await open_story(pilot, app)
        assert RAIN not in paper.plain
        assert "1 more sentence folded" in paper.plain
        await pilot.press("f")
        assert RAIN in paper.plain


async def test_enter_on_a_claim_opens_the_article_there(app: BriefingApp) -> None:
    async with app.run_test(size=NARROW) as pilot:
        paper = await open_story(pilot, app)
        place = sentence_item(quote(POST, ALONE))
        paper.select(
            next(i for i in paper.items if isinstance(i, QuoteItem) and i.sentence == place)
        )
        await pilot.press("enter")
        await settle(pilot)
        reader = app.screen
        assert isinstance(reader, ReaderScreen)
        y = reader.main_paper.line_of(place)
        assert y is not None
        assert 0 <= y - reader.main_paper.scroll_y < reader.main_paper.size.height
        await pilot.press("escape")
        assert isinstance(app.screen, StoryScreen)


async def test_n_on_a_story_goes_through_what_is_new_in_it(app: BriefingApp) -> None:
    async with app.run_test(size=MIDDLING) as pilot:
        paper = await open_story(pilot, app)
        met = [paper.selected]
        for _ in range(9):
            await pilot.press("n")
            if paper.selected == met[-1]:
                break
            met.append(paper.selected)
        places = [getattr(item, "sentence", item) for item in met]
        assert len(places) == len(set(places))
        new = {CRACK, HOLDS, LEFT_MORE, VALVES, ALONE}
        assert {sentence_item(quote(POST, CRACK)), sentence_item(quote(POST, ALONE))} <= set(places)
        assert len(places) == len(new)
        await pilot.press("p")
        assert paper.selected == met[-2]


async def test_marks_and_links_are_of_the_article_under_the_cursor(
    app: BriefingApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr("briefing.links.open_link", lambda url: opened.append(url) or "")
    async with app.run_test(size=MIDDLING) as pilot:
        paper = await open_story(pilot, app)
        paper.select(ArticleItem(WIRE.id))
        await pilot.press("o", "s", "m")
        await settle(pilot)
        assert opened == [WIRE.url]
        assert "★ Wire · 01:00 · read" in words(paper)
        await pilot.press("u", "u")
        await settle(pilot)
        assert "[4] Wire · 01:00 · unread" in words(paper)


async def test_a_story_stays_on_the_screen_when_the_edition_is_made_anew(
    app: BriefingApp,
) -> None:
    async with app.run_test(size=MIDDLING) as pilot:
        paper = await open_story(pilot, app)
        told = replace(STORY, headline="The dam has held", new=1)
        edition = replace(EDITION, stories=(told, *EDITION.stories[1:]))
        app.briefing.post_message(EditionMade(edition))
        await settle(pilot)
        assert "The dam has held" in paper.plain
        assert "1 new, 3 repeat" in paper.plain


async def test_hostile_words_in_a_story_are_only_words(newsroom: Newsroom) -> None:
    evil = "[bold]x[/] [@click=app.quit]y[/] [/b]"
    side = replace(STORY.claims[0], source=evil)
    told = replace(
        STORY,
        headline=evil,
        reasons=(evil,),
        claims=(side,),
        disputes=(replace(STORY.disputes[0], about=evil, sides=(side, STORY.claims[1])),),
        coverage=(replace(STORY.coverage[0], tag=evil, outlets=(evil,)),),
        origins=(replace(STORY.origins[0], name=evil, why=evil),),
        together=(replace(STORY.together[0], why=evil),),
    )
    newsroom.store.save_edition(replace(EDITION, stories=(told, *EDITION.stories[1:])))
    app = BriefingApp(newsroom)
    async with app.run_test(size=WIDE) as pilot:
        paper = await open_story(pilot, app)
        assert words(paper).count("[@click=app.quit]y[/]") >= 6
        await pilot.press("w")
        await settle(pilot)
        assert evil in on_screen(app)
        await pilot.press("plus")
        await settle(pilot)
        assert app.is_running


async def test_a_story_opens_folded_and_at_its_head_however_it_was_left(app: BriefingApp) -> None:
    async with app.run_test(size=MIDDLING) as pilot:
        paper = await open_story(pilot, app)
        head, selected = paper.plain, paper.selected
        await pilot.press("f", "end")
        await settle(pilot)
        assert paper.plain != head
        await pilot.press("escape")
        await settle(pilot)
        paper = await open_story(pilot, app)
        assert (paper.plain, paper.selected, paper.scroll_y) == (head, selected, 0)
        await pilot.press("escape")
        made = replace(EDITION, made_at=EDITION.made_at + timedelta(minutes=1))
        app.briefing.post_message(EditionMade(made))
        await settle(pilot)
        await open_story(pilot, app)
        assert isinstance(app.screen, StoryScreen)
        assert app.screen.edition is made
