"""Whatever a feed says is shown as it is written: no markup, no control characters."""

import pytest
from press import document, receive, settle
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.content import Content
from textual.widgets import Input

from briefing.model import FeedUrl, FoundFeed
from briefing.newsroom import Newsroom
from briefing.tui.app import BriefingApp
from briefing.tui.article_page import links_in
from briefing.tui.blocks import Text
from briefing.tui.items import ArticleItem
from briefing.tui.safe import ControlFilter

MARKUP = (
    "[bold red]Homs[/] wins [/b] [/] [sic] [link=http://x.example]here[/link] "
    "[@click=app.quit]press me[/] $primary {x} \\[esc"
)


def screen_text(app: BriefingApp) -> str:
    """What stands on the screen, line by line."""
    width, height = app.size
    strips = app.screen._compositor.render_strips()
    assert len(strips) == height
    return "\n".join(strip.text[:width] for strip in strips)


async def test_markup_is_shown_literally_everywhere(app: BriefingApp, newsroom: Newsroom) -> None:
    receive(newsroom, document((MARKUP, f"{MARKUP} in Homs, the Army of {MARKUP} said on Sunday.")))
    newsroom.make_edition()
    async with app.run_test(size=(200, 50)) as pilot:
        await pilot.press("2")
        assert app.briefing.edition is not None
        assert MARKUP in " ".join(app.briefing.page.plain.split())
        hostile = next(a for a in app.briefing.edition.articles if a.title == MARKUP)
        app.briefing.page.select(ArticleItem(hostile.id))
        await pilot.pause()
        assert "[@click=app.quit]press me[/]" in screen_text(app)
        await pilot.press("slash", *"wins")
        await pilot.pause(0.3)
        await settle(pilot)
        assert "[bold red]Homs[/] wins [/b]" in screen_text(app)
        await pilot.press("enter")
        await settle(pilot)
        assert "[bold red]Homs[/] wins [/b]" in screen_text(app)
        await pilot.press("escape", "escape", "A")
        await settle(pilot)
        await pilot.press("escape", "colon", *"actor")
        await pilot.pause(0.5)
        assert app.is_running


async def test_markup_in_names_of_feeds_and_in_notices(
    app: BriefingApp, newsroom: Newsroom
) -> None:
    url = FeedUrl("https://bad.example/[/b][@click=app.quit]x[/]")
    newsroom.add_feed(FoundFeed(url=url, title="x", articles=0), name=MARKUP)
    async with app.run_test(size=(160, 40), notifications=True) as pilot:
        app.briefing.desk.make()
        await settle(pilot)
        await pilot.press("F")
        await settle(pilot)
        assert "[bold red]Homs[/] wins [/b]" in screen_text(app)
        await pilot.press("G", "d")
        await settle(pilot)
        assert "Removed [bold red]Homs[/]" in screen_text(app)
        await pilot.press("escape", "colon", *"feed: ")
        await pilot.pause(0.5)
        assert app.is_running
        await pilot.press("escape", "a")
        app.screen.query_one(Input).value = "[/b]not an address["
        await pilot.press("enter")
        await settle(pilot)
        assert "[/b]not an address[" in screen_text(app)


@pytest.mark.parametrize(
    "character",
    [*"\x1b\x07\x9b\x7f\x00\t\n\r\u202e\u2066\u206a\u200b\u200f\u061c\u2028\ufeff\ufff9\U000e0061"],
)
def test_the_last_door_lets_no_control_character_through(character: str) -> None:
    segments = [Segment(f"a{character}]0;owned{character}b", Style(bold=True))]
    [segment] = ControlFilter().apply(segments, Color.parse("black"))
    assert segment.text == "a]0;ownedb"
    assert segment.style == Style(bold=True)


async def test_the_app_uses_the_last_door(app: BriefingApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        app.briefing.page.show([Text(Content("x\u202e]0;owned\u2066y"))])
        await pilot.pause()
        assert "x]0;ownedy" in app.export_screenshot().replace("&#160;", " ")


def test_a_link_in_a_text_says_where_it_leads(newsroom: Newsroom) -> None:
    text = "See http://bank.example@evil.example/x, https://аррӏе.com/ and https://a.example/ü now."
    receive(newsroom, document(("Homs banks", text)))
    [article] = [each for each in newsroom.make_edition().articles if each.title == "Homs banks"]
    assert links_in(article)[1:] == (
        "http://evil.example/x",
        "https://xn--80ak6aa92e.com/",
        "https://a.example/%C3%BC",
    )
