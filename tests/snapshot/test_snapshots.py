"""What the screens look like, at the sizes and in the themes that matter.

After a change that is meant: `pytest tests/snapshot --snapshot-update`, and look at the SVGs.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from press import NEWS, NOW, document, paragraphs, receive, settle
from textual.pilot import Pilot
from textual.widgets import Input
from told import EDITION

from briefing.newsroom import Newsroom
from briefing.tui.app import BriefingApp
from briefing.tui.messages import OpenArticle, Progressed
from briefing.tui.progress import Progress

Compare = Callable[..., bool]


def after(*keys: str) -> Callable[[Pilot[None]], object]:
    """Press keys, waiting after each for what follows, and let no cursor blink."""

    async def press(pilot: Pilot[None]) -> None:
        await settle(pilot)
        for key in keys:
            await pilot.press(key)
            await settle(pilot)
        await pilot.pause(0.3)
        await settle(pilot)
        for line in pilot.app.screen.query(Input):
            line.cursor_blink = False
        pilot.app.clear_notifications()
        await pilot.pause()

    return press


PAGES = {
    "wide": ((120, 40), ("2", "j")),
    "middling": ((80, 24), ("3", "j")),
    "narrow": ((50, 20), ("2",)),
    "reader": ((100, 32), ("4", "c")),
    "actors": ((100, 30), ("A",)),
    "feeds": ((100, 24), ("F",)),
    "search": ((80, 24), ("slash", *"homs")),
    "help": ((80, 30), ("question_mark",)),
    "add_feed": ((80, 16), ("a",)),
}


@pytest.mark.parametrize("name", PAGES)
def test_screens(name: str, app: BriefingApp, snap_compare: Compare) -> None:
    size, keys = PAGES[name]
    assert snap_compare(app, terminal_size=size, run_before=after(*keys))


@pytest.mark.parametrize("theme", ["newsprint-light", "ansi-dark"])
def test_themes(theme: str, app: BriefingApp, snap_compare: Compare) -> None:
    app.theme = theme
    assert snap_compare(app, terminal_size=(80, 24), run_before=after("2"))


def test_refreshing(app: BriefingApp, snap_compare: Compare) -> None:
    async def fetch(pilot: Pilot[None]) -> None:
        await after("2")(pilot)  # type: ignore[misc]
        app.briefing.post_message(Progressed(Progress(total=9, fetched=3, new=12, failed=1)))
        await pilot.pause()

    assert snap_compare(app, terminal_size=(80, 12), run_before=fetch)


def test_edits(newsroom: Newsroom, snap_compare: Compare) -> None:
    news = document(NEWS[0])
    [first] = news.entries
    texts = (NEWS[0][2].replace("before dawn", "at noon"), NEWS[0][3], "The governor resigned.")
    edited = replace(first, title="Homs quiet after two nights", paragraphs=paragraphs(*texts))
    receive(newsroom, replace(news, entries=(edited,)), at=NOW - timedelta(minutes=5))
    [article] = [a for a in newsroom.make_edition().articles if a.edited_at]
    app = BriefingApp(newsroom)

    async def show(pilot: Pilot[None]) -> None:
        app.post_message(OpenArticle(article.id))
        await after("e")(pilot)  # type: ignore[misc]

    assert snap_compare(app, terminal_size=(80, 24), run_before=show)


STORY_PAGES = {
    "section_wide": ((120, 40), ()),
    "section_narrow": ((50, 20), ("n", "n")),
    "story_wide": ((120, 40), ("n", "n", "enter")),
    "story_middling": ((80, 24), ("n", "n", "enter", "f", "space")),
    "story_narrow": ((50, 20), ("n", "n", "enter", "space")),
    "why_together": ((80, 24), ("n", "n", "w")),
    "merge": ((80, 16), ("n", "n", "plus")),
}


@pytest.mark.parametrize("name", STORY_PAGES)
def test_stories(name: str, newsroom: Newsroom, snap_compare: Compare) -> None:
    newsroom.store.save_edition(EDITION)
    size, keys = STORY_PAGES[name]
    assert snap_compare(BriefingApp(newsroom), terminal_size=size, run_before=after(*keys))


def test_a_story_in_the_light_theme(newsroom: Newsroom, snap_compare: Compare) -> None:
    newsroom.store.save_edition(EDITION)
    app = BriefingApp(newsroom)
    app.theme = "newsprint-light"
    keys = ("n", "n", "enter")
    assert snap_compare(app, terminal_size=(100, 30), run_before=after(*keys))


def test_an_earlier_edition(newsroom: Newsroom, snap_compare: Compare) -> None:
    app = BriefingApp(newsroom)

    async def show(pilot: Pilot[None]) -> None:
        await settle(pilot)
        app.show_earlier(replace(EDITION, made_at=NOW - timedelta(days=1)))
        await after()(pilot)  # type: ignore[misc]

    assert snap_compare(app, terminal_size=(100, 16), run_before=show)


def test_no_feeds(newsroom: Newsroom, snap_compare: Compare) -> None:
    newsroom.config.path.write_text('[briefing]\nrefresh = "off"\n', "utf-8")
    newsroom.reload_config()
    newsroom.make_edition()
    assert snap_compare(BriefingApp(newsroom), terminal_size=(80, 16), run_before=after("F"))
