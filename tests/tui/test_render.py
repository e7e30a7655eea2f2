"""Model to content, without an app."""

from datetime import UTC, date, datetime, timedelta

import pytest
from textual.binding import Binding
from textual.content import Content
from textual.theme import Theme
from told import CRACK, HOLDS, POST, RADIO, quote

from briefing.actions import ACTIONS, Action, Scope, rebound
from briefing.model import Actor, ActorKind, Mention
from briefing.tui.actor_page import chart
from briefing.tui.blocks import Block, Chip, Chips, Layout, Rule, Text, is_same, wrap
from briefing.tui.columns import Column, Columns
from briefing.tui.items import ActorItem, LinkItem
from briefing.tui.keys import bindings, key_name, keymap, method
from briefing.tui.lists import actor_rows
from briefing.tui.progress import Progress
from briefing.tui.reading import Reading, reading_time
from briefing.tui.render import ACTOR_STYLES, bar, count, highlighted, within
from briefing.tui.screens.actors import ActorsScreen
from briefing.tui.screens.base import KeyedScreen
from briefing.tui.screens.briefing import BriefingScreen
from briefing.tui.screens.feeds import FeedsScreen
from briefing.tui.screens.grouping import GroupingScreen
from briefing.tui.screens.reader import ReaderScreen
from briefing.tui.screens.search import SearchScreen
from briefing.tui.screens.story import StoryScreen
from briefing.tui.themes import OWN, after, usable
from briefing.tui.times import ago, published, until
from briefing.tui.widgets.key_bar import key_bar
from briefing.tui.widgets.masthead import masthead

NOW = datetime(2024, 12, 8, 6, tzinfo=UTC)


@pytest.mark.parametrize("width", [8, 20, 50, 66, 120])
def test_no_line_is_wider_than_the_page(width: int) -> None:
    long = Content("Donaudampfschifffahrtsgesellschaft meldet 東京都庁 und اللاذقية " * 9)
    chips = Chips(tuple(Chip(Content(f"Actor {n}"), ActorItem(str(n))) for n in range(9)))
    blocks: list[Block] = [
        Text(long),
        Text(long, right=Content("9"), clip=2),
        Text(long, tail=Content("[1] Wire")),
        chips,
        Rule(Content("KEY ACTORS OF THE SECTION")),
    ]
    lines = Layout(blocks, width).lines
    assert max(line.content.cell_length for line in lines) <= max(width, 10)


def test_wrapping_loses_no_word() -> None:
    text = "The army withdrew its tanks from Homs along the road to the coast before dawn."
    shown = " ".join(line.content.plain for line in Layout([Text(Content(text))], 30).lines)
    assert shown.split() == text.split()


def test_a_tail_is_never_broken() -> None:
    tail = Content("[1] Bundled article, 7 Dec")
    for width in range(34, 80):
        lines = Layout([Text(Content("word " * 23), tail=tail)], width).lines
        assert any(tail.plain in line.content.plain for line in lines)


def test_chips_keep_their_order_and_stay_whole() -> None:
    chips = Chips(tuple(Chip(Content(f"Actor {n}"), ActorItem(str(n))) for n in range(9)))
    layout = Layout([chips], 30)
    assert [item.name for item in layout.items if isinstance(item, ActorItem)] == list("012345678")
    assert all(line.content.plain.count("Actor") == len(line.items) for line in layout.lines)


def test_kinds_of_actors_differ_without_colour() -> None:
    plain_styles = {
        " ".join(word for word in style.split() if not word.startswith("$"))
        for style in ACTOR_STYLES.values()
    }
    assert len(plain_styles) == len(ActorKind)


def test_highlights_stand_on_the_mentioned_slice() -> None:
    mention = Mention(start=4, end=8, kind=ActorKind.PLACE, canonical="Homs")
    content = highlighted("see Homs", [mention])
    assert content.plain == "see Homs"
    assert [(s.start, s.end, s.style) for s in content.spans] == [
        (4, 8, ACTOR_STYLES[ActorKind.PLACE])
    ]


def test_mentions_across_the_edge_of_a_sentence_are_left_out() -> None:
    inside = Mention(start=10, end=14, kind=ActorKind.PLACE, canonical="Homs")
    across = Mention(start=18, end=25, kind=ActorKind.PLACE, canonical="Damascus")
    assert within([inside, across], 10, 20) == (
        Mention(start=0, end=4, kind=ActorKind.PLACE, canonical="Homs"),
    )


def test_bars_grow_with_their_value_and_are_never_empty() -> None:
    lengths = [bar(value, 40, 8).cell_length for value in (0, 1, 10, 20, 40)]
    assert lengths[0] == lengths[1] == 1
    assert lengths == sorted(lengths)
    assert lengths[-1] == 8


@pytest.mark.parametrize(("minutes", "said"), [
    (-5, "just now"), (0, "just now"), (2, "2 min ago"), (59, "59 min ago"),
    (60, "1 h ago"), (60 * 24, "24 h ago"), (60 * 24 * 3, "3 days ago"),
])  # fmt: skip
def test_ago(minutes: int, said: str) -> None:
    assert ago(NOW - timedelta(minutes=minutes), NOW) == said


def test_until() -> None:
    assert until(NOW - timedelta(hours=1), NOW) == "now"
    assert until(NOW + timedelta(minutes=12), NOW) == "in 12 min"


@pytest.mark.usefixtures("newsroom")
def test_a_date_without_a_time_shows_none() -> None:
    assert published(datetime(2024, 12, 7, tzinfo=UTC), NOW) == "7 Dec"
    assert published(datetime(2024, 12, 8, tzinfo=UTC), NOW) == "today"
    assert published(datetime(2024, 12, 8, 5, 7, tzinfo=UTC), NOW) == "05:07"
    assert published(datetime(2023, 1, 2, 3, 4, tzinfo=UTC), NOW) == "2 Jan 2023"


def test_counts_have_their_noun() -> None:
    assert [count(n, "feed") for n in (0, 1, 2, 1200)] == ["0 feeds", "1 feed", "2 feeds",
                                                          "1,200 feeds"]  # fmt: skip


# Keys

SCREENS: dict[Scope, tuple[type[KeyedScreen], ...]] = {
    Scope.BRIEFING: (BriefingScreen,),
    Scope.STORY: (StoryScreen, GroupingScreen),
    Scope.READER: (ReaderScreen,),
    Scope.FEEDS: (FeedsScreen,),
    Scope.ACTORS: (ActorsScreen,),
    Scope.SEARCH: (SearchScreen,),
}


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_every_action_of_the_table_can_be_done_on_a_screen_of_its_scope(action: Action) -> None:
    name = f"action_{method(action.id).partition('(')[0]}"
    screens = SCREENS.get(action.scope, (BriefingScreen,))
    assert any(hasattr(screen, name) for screen in screens)


def test_bindings_carry_the_ids_of_the_table() -> None:
    found = {each.id for each in bindings(Scope.BRIEFING) if isinstance(each, Binding)}
    assert {"section.next", "open", "citation.follow"} <= found
    assert "feed.remove" not in found


def test_a_keymap_names_every_action_so_that_none_is_lost() -> None:
    table = keymap(rebound({"help": ("f1",), "undo": ()}))
    assert table["help"] == "f1"
    assert table["undo"]
    assert table["undo"] not in {",".join(action.keys) for action in ACTIONS}
    assert set(table) == {action.id for action in ACTIONS}


@pytest.mark.parametrize(("key", "name"), [
    ("question_mark", "?"), ("ctrl+p", "Ctrl+P"), ("j", "j"), ("G", "G"), ("f1", "F1"),
    ("down", "↓"), ("shift+tab", "Shift+Tab"),
])  # fmt: skip
def test_keys_are_named_as_people_write_them(key: str, name: str) -> None:
    assert key_name(key) == name


def test_the_key_bar_keeps_the_last_entry_and_never_overflows() -> None:
    actions = [action for action in ACTIONS if action.in_footer]
    assert len(actions) <= 7
    for width in (12, 30, 50, 80, 120):
        bar_shown = key_bar(actions, width)
        assert bar_shown.plain.endswith("? Help")
        assert bar_shown.cell_length <= width


# The masthead


@pytest.mark.parametrize("width", [30, 48, 78, 118])
def test_the_masthead_is_three_lines_of_the_width(width: int) -> None:
    progress = Progress(total=9, fetched=3, new=12, failed=1)
    lines = masthead(None, progress, 2, width, NOW).split("\n")
    assert len(lines) == 3
    assert all(line.cell_length <= width for line in lines)
    assert "4 of 9 feeds" in lines[1].plain


def test_the_rule_is_the_bar_of_the_refresh() -> None:
    progress = Progress(total=4, fetched=1, failed=1)
    rule = masthead(None, progress, 0, 40, NOW).split("\n")[2].plain
    assert rule == "━" * 20 + "─" * 20


# Themes


def test_themes_go_round_and_without_colour_only_the_terminals_own() -> None:
    met = ["newsprint"]
    while (name := after(met[-1], no_color=False)) not in met:
        met.append(name)
    assert met == ["newsprint", "newsprint-light", "ansi-dark", "ansi-light"]
    assert after("ansi-light", no_color=True) == "ansi-dark"
    assert usable("newsprint-light", no_color=True, known={OWN[1].name: OWN[1]}) == "ansi-light"
    assert usable("no-such-theme", no_color=False, known={}) == "newsprint"


def contrast(one: str | None, other: str | None) -> float:
    """The contrast of two colours as WCAG counts it, from 1 to 21."""

    def luminance(colour: str | None) -> float:
        assert colour
        channels = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    dark, light = sorted([luminance(one), luminance(other)])
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", OWN, ids=lambda theme: theme.name)
def test_every_ink_can_be_read_on_its_paper(theme: Theme) -> None:
    papers = [theme.background, theme.panel, theme.variables["chip"], theme.variables["selected"],
              theme.variables["marked"]]  # fmt: skip
    inks = [theme.foreground, theme.primary, theme.accent, theme.error, theme.warning]
    inks += [theme.variables[name] for name in ("headline", "person", "group", "state", "place")]
    for paper in papers:
        for ink in inks:
            assert contrast(paper, ink) >= 4.5, (paper, ink)
    assert contrast(theme.background, theme.variables["faint"]) >= 4.5


def test_an_actor_is_named_in_the_style_of_its_kind() -> None:
    from briefing.tui.render import actor_name

    named = Actor(name="Hezbollah", kind=ActorKind.GROUP)
    unnamed = Actor(name="residents", kind=ActorKind.GROUP)
    assert actor_name(named).spans[0].style != actor_name(unnamed).spans[0].style


def test_items_are_equal_by_value() -> None:
    assert LinkItem("https://a.example") == LinkItem("https://a.example")


# Stories


@pytest.mark.parametrize("width", [8, 20, 40, 50, 66, 120])
def test_columns_are_never_wider_than_the_page_and_lose_no_word(width: int) -> None:
    long = "Donaudampfschifffahrtsgesellschaft meldet 東京都庁 und اللاذقية " * 3
    one, other, third = (
        Column(Content(f"Source {n}"), (Text(Content(long), indent=0),), ActorItem(str(n)))
        for n in range(3)
    )
    layout = Layout([Columns(((one, other), (third,)))], width)
    assert max(line.content.cell_length for line in layout.lines) <= max(width, 10)
    assert set(layout.items) == {one.item, other.item, third.item}
    if width >= 20:
        text = " ".join(line.content.plain for line in layout.lines)
        assert text.count("meldet") == 9


def test_who_stands_against_whom_stands_in_another_column() -> None:
    left, below, right = (
        Column(Content(name), (Text(Content("Said."), indent=0),), ActorItem(name))
        for name in ("Ada", "Bob", "Cem")
    )
    lines = [line.content.plain for line in Layout([Columns(((left, below), (right,)))], 80).lines]
    [first] = [line for line in lines if "Ada" in line]
    assert first.index("Cem") > first.index("│") > first.index("Ada")
    [second] = [line for line in lines if "Bob" in line]
    assert second.index("Bob") < second.index("│")


def test_where_the_other_party_begins_is_said_in_one_column() -> None:
    left, right = (
        Column(Content(name), (Text(Content("Said."), indent=0),), ActorItem(name))
        for name in ("Ada", "Cem")
    )
    columns = Columns(((left,), (right,)), between=Content("against that"))
    narrow, wide = (
        [line.content.plain.strip() for line in Layout([columns], width).lines]
        for width in (40, 80)
    )
    assert narrow[2:4] == ["against that", "│ Cem"]
    assert "against that" not in wide


def test_time_in_view_goes_to_one_sentence_after_another() -> None:
    first, second = quote(POST, CRACK), quote(RADIO, HOLDS)
    needed = [reading_time(len(each.text.split())) for each in (first, second)]
    reading = Reading()
    assert reading.look([first, second], needed[0] - 0.1) == ()
    assert reading.look([first, second], 0.2) == (first,)
    assert reading.look([first, second], needed[1]) == (second,)
    assert reading.look([first, second], 60) == ()


def test_a_chart_says_its_numbers_in_words_too() -> None:
    named = {date(2024, 12, 8): 4, date(2024, 12, 7): 1, date(2024, 12, 2): 3}
    assert chart(named, NOW).plain == "▇····▃█  7 days to 8 December: 3 0 0 0 0 1 4"


def test_a_long_list_of_actors_is_cut_but_holds_the_one_asked_for() -> None:
    actors = [Actor(name=f"Actor {n}", kind=ActorKind.GROUP, mentions=9) for n in range(200)]
    rows = Layout(actor_rows(actors, "", "Actor 150"), 30)
    assert ActorItem("Actor 150") in rows.items
    assert ActorItem("Actor 199") not in rows.items
    assert "140 more: type to find one" in "\n".join(line.content.plain for line in rows.lines)
    assert ActorItem("Actor 199") in Layout(actor_rows(actors, "199"), 30).items


def test_a_block_that_only_looks_different_is_laid_out_anew() -> None:
    before = Layout([Text(Content("Read")), Text(Content.styled("Bold", "bold"))], 30)
    after = Layout([Text(Content("Read")), Text(Content.styled("Bold", "dim"))], 30, before)
    assert after.lines[0] is before.lines[0]
    assert after.lines[1].content.spans != before.lines[1].content.spans
    assert Layout([Text(Content("Read"))], 31, before).lines[0] is not before.lines[0]


def test_chips_and_columns_are_compared_with_all_they_hold() -> None:
    def chips(style: str) -> Chips:
        return Chips((Chip(Content.styled("Actor", style), ActorItem("Actor")),))

    def columns(style: str) -> Columns:
        body = (Text(Content.styled("said", style)),)
        return Columns((Column(Content("Head"), body, ActorItem("Actor")),))

    for make in (chips, columns):
        assert is_same(make("bold"), make("bold"))
        assert not is_same(make("bold"), make("dim"))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "One line",
        "ends in spaces   ",
        "two\nlines",
        "a\ttab",
        "word " * 60,
        "x" * 200,
        "日本語のテキスト " * 12,
        "e\u0301" * 80,
        "many    spaces      between    " * 9,
    ],
)
@pytest.mark.parametrize("width", [4, 17, 60])
def test_a_text_breaks_where_the_library_would_break_it(text: str, width: int) -> None:
    content = Content(text).stylize("bold", 1, 9)
    whole = [line.rstrip() for line in content.wrap(width)]
    assert [line.plain for line in wrap(content, width)] == [line.plain for line in whole]
    assert all(map(is_same, wrap(content, width), whole))
    for most in (1, 2, 3):
        begun = wrap(content, width, most)
        assert len(begun) > most or len(begun) == len(whole)
        assert all(map(is_same, begun[:most], whole))
