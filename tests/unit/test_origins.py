"""Origins: one text in several outlets, an agency's wire, and one newsroom's own articles."""

import pytest
from told_events import FERRY, WIRE, article

from briefing.analysis.stories.origins import (
    agency_of,
    is_same_text,
    origins,
    same_texts,
    text_of,
)

LONG = tuple(
    f"Paragraph {number} of a long report says that the {word} of the town of Brindleford was "
    f"closed for {number} months while workers repaired its {other} and painted the walls."
    for number, (word, other) in enumerate(
        (word, other)
        for word in ("library", "museum", "station", "theatre", "market")
        for other in ("roof", "floor", "windows", "cellar", "tower", "gate")
    )
)


def found(*articles):
    return [origin.articles for origin in origins([text_of(each) for each in articles])]


def same(one, other):
    return is_same_text(text_of(one), text_of(other))


def test_four_outlets_three_origins():
    assert found(*FERRY) == [("courier", "gazette"), ("herald",), ("monitor",)]


def test_an_origin_tells_who_it_is_and_why():
    wire, herald, _ = origins([text_of(each) for each in FERRY])
    assert (wire.name, wire.outlets, wire.why) == (
        "Reuters",
        ("courier", "gazette"),
        "the same text",
    )
    assert (herald.name, herald.why) == ("herald", "")


def test_an_origin_has_the_name_of_who_had_it_first():
    later, first = article("later", "A title", *LONG), article("first", "Another title", *LONG)
    (origin,) = origins([text_of(later), text_of(first)])
    assert (origin.name, origin.outlets) == ("first", ("later", "first"))


def test_what_a_newsroom_writes_later_is_one_origin_but_another_text():
    first = article("first", "Bridge closed", LONG[0], outlet="Herald")
    later = article("later", "Bridge open again", "It opened at noon on Friday.", outlet="Herald")
    texts = [text_of(later), text_of(first)]
    assert len(origins(texts)) == 1
    assert same_texts(texts) == (("later",), ("first",))


@pytest.mark.parametrize(
    "copy",
    [
        article("b", "Another headline altogether", *LONG),
        article("b", "Cut after three paragraphs", *LONG[:3]),
        article("b", "Only its teaser", LONG[0]),
        article("b", "Its teaser, cut short", LONG[0][:110] + "…"),
        article("b", "Without its middle", *LONG[:10], *LONG[20:]),
        article("b", "Its end put first", *LONG[15:], *LONG[:15]),
        article("b", "With more around it", "Sign up for our letter.", *LONG, "Read more here."),
        article("b", "Edited", *(text.replace("was closed", "stayed shut") for text in LONG)),
        article("b", "SHOUTED", *(text.upper() for text in LONG)),
    ],
    ids=lambda each: each.title,
)
def test_copies_of_a_long_report_are_the_same_text(copy):
    assert same(article("a", "Brindleford repairs its town", *LONG), copy)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (FERRY[0], FERRY[2]),
        (FERRY[2], FERRY[3]),
        (article("a", "Ferry capsizes"), article("b", "Ferry capsizes")),
        (article("a", ""), article("b", "")),
        (
            article("a", "Men's outfitter Hask & Sons to buy Brantwell for $1.8 billion"),
            article("b", "Hask & Sons buys rival Brantwell for $1.8 billion"),
        ),
        (
            article("a", "Quake", "The coast guard said on Tuesday that nobody had been hurt."),
            article("b", "Storm", "The coast guard said on Tuesday that two ships had sunk."),
        ),
    ],
    ids=["report and wire", "two reports", "stock title", "nothing", "titles", "stock phrase"],
)
def test_texts_of_two_newsrooms_are_not(one, other):
    assert not same(one, other)


def test_the_same_long_headline_is_the_same_text():
    title = "At least 23 dead as ferry capsizes off Zamboral, coast guard says"
    assert same(article("a", title), article("b", title))


def test_articles_that_credit_one_agency_are_one_origin():
    one = article("a", "Ferry sinks", "ZAMBORAL (AP) — A ferry sank on Tuesday.", *LONG[:2])
    other = article("b", "Owner speaks", *LONG[5:8], author="Associated Press")
    (origin,) = origins([text_of(one), text_of(other)])
    assert (origin.name, origin.why) == ("AP", "all credit AP")


def test_two_agencies_are_two_origins():
    one = article("a", "Ferry sinks", f"ZAMBORAL (AP) — {LONG[0]}", *LONG[1:3])
    other = article("b", "Ferry sinks", f"ZAMBORAL (AFP) — {LONG[5]}", *LONG[6:8])
    assert len(found(one, other)) == 2


def test_two_articles_of_one_newsroom_are_one_origin():
    one = article("a", "Ferry sinks", *LONG[:3], outlet="Herald")
    other = article("b", "Owner speaks", *LONG[5:8], outlet="Herald")
    assert found(one, other) == [("a", "b")]


def test_a_newsroom_that_also_prints_a_wire_is_an_origin_of_its_own():
    wire = article(
        "a", "Ferry sinks", f"ZAMBORAL (Reuters) - {WIRE[0]}", *WIRE[1:], outlet="Herald"
    )
    own = article("b", "Owner speaks", *LONG[:4], outlet="Herald")
    copy = article("c", "Ferry sinks", *WIRE, outlet="Courier")
    courier = article("d", "Divers search", *LONG[10:14], outlet="Courier")
    assert found(wire, own, copy, courier) == [("a", "c"), ("b",), ("d",)]


@pytest.mark.parametrize(
    ("author", "outlet", "body", "agency"),
    [
        ("", "Herald", ["LONDON, March 4 (Reuters) - A ferry sank."], "Reuters"),
        ("", "Herald", ["LONDON (AP) — A ferry sank."], "AP"),
        ("", "Herald", ["A ferry sank.", "(AFP)"], "AFP"),
        ("", "Herald", ["A ferry sank. Nobody was hurt. (dpa)"], "dpa"),
        ("", "Herald", ["A ferry sank.", "(Reporting by Ann Lee; Editing by Jo Ray)"], "Reuters"),
        ("By The Associated Press", "Herald", ["A ferry sank."], "AP"),
        ("REUTERS", "Herald", [], "Reuters"),
        ("", "Reuters", ["A ferry sank."], "Reuters"),
        ("Ann Lee", "Herald", ["A ferry sank, Reuters reported."], ""),
        ("", "Herald", ["He told the Associated Press (AP) that a ferry had sunk."], ""),
        ("", "Herald", [], ""),
    ],
)
def test_whose_wire_an_article_says_it_is(author, outlet, body, agency):
    assert agency_of(author, outlet, body) == agency


def test_texts_in_a_script_without_spaces_are_compared_too():
    text = (
        "菲律宾海岸警卫队周二表示,一艘载有一百八十多名乘客的渡轮在港口附近倾覆,至少二十三人遇难。"
    )
    other = (
        "央行周二宣布上调基准利率零点二五个百分点,这是今年以来的第二次加息,市场此前普遍预期如此。"
    )
    assert same(article("a", "渡轮", text), article("b", "倾覆", text[:30]))
    assert not same(article("a", "渡轮", text), article("b", "利率", other))
