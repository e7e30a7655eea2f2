"""Who tells a story, by the reader's tags, and what only they tell."""

from collections.abc import Mapping, Sequence

from told_events import FERRY, article

from briefing.analysis.article import analyse
from briefing.analysis.stories.coverage import coverage
from briefing.model import Article, Coverage

STATE = article(
    "state",
    "Army takes Talvek",
    "The army took the town of Talvek on Friday after two days of fighting, the ministry said.",
    "General Anton Veresh said that 40 rebels had surrendered. He thanked the soldiers.",
)
FREE = article(
    "free",
    "Talvek falls to the army",
    "The army took the town of Talvek on Friday after two days of fighting, residents said.",
    "Doctors at the hospital of Talvek counted 17 dead civilians. Was it worth it?",
    "The charity Lantern said that 900 families had fled to the town of Orlu.",
    "Doctors in Orlu spoke of 17 wounded children in the charity's care.",
)
BLOG = article("blog", "Talvek", "The army has taken Talvek, as everybody had expected it would.")
TAGS = ("state", "free", "far")


def told(
    articles: Sequence[Article],
    tags: Mapping[str, tuple[str, ...]],
    order: Sequence[str] = TAGS,
) -> dict[str, Coverage]:
    citations = {each.id: number for number, each in enumerate(articles, 1)}
    by_feed = {each.feed: tags.get(each.outlet, ()) for each in articles}
    rows = coverage([(each, analyse(each)) for each in articles], by_feed, order, citations)
    return {row.tag: row for row in rows}


def alone(row: Coverage) -> list[str]:
    return [sentence.text for sentence in row.alone]


def test_every_tag_has_a_row_in_the_order_of_the_file():
    rows = told([FREE, STATE], {"state": ("state",), "free": ("free",)})
    assert {tag: row.outlets for tag, row in rows.items()} == {
        "state": ("state",),
        "free": ("free",),
        "far": (),
    }
    assert rows["far"].alone == ()


def test_what_only_a_tag_tells_is_quoted_and_cited():
    rows = told([STATE, FREE, BLOG], {"state": ("state",), "free": ("free",)})
    assert alone(rows["state"]) == ["General Anton Veresh said that 40 rebels had surrendered."]
    assert alone(rows["free"]) == [
        "The charity Lantern said that 900 families had fled to the town of Orlu.",
        "Doctors at the hospital of Talvek counted 17 dead civilians.",
    ]
    for sentence in (*rows["state"].alone, *rows["free"].alone):
        source = STATE if sentence.citation == 1 else FREE
        paragraph = source.paragraphs[sentence.paragraph].text
        assert sentence.article == source.id
        assert paragraph[sentence.start : sentence.end] == sentence.text


def test_what_an_outlet_without_a_tag_has_is_not_told_by_a_tag_alone():
    other = article("other", "Forty rebels surrender to A. Veresh", "The army has taken Talvek.")
    rows = told([STATE, FREE, other], {"state": ("state",), "free": ("free",)})
    assert alone(rows["state"]) == []


def test_an_outlets_own_name_is_nothing_it_tells():
    own = article(
        "Morning Star",
        "Army takes Talvek",
        "The army took the town of Talvek on Friday, residents told the Morning Star newspaper.",
    )
    rows = told([own, FREE], {"Morning Star": ("state",), "free": ("free",)})
    assert alone(rows["state"]) == []


def test_an_outlet_of_two_tags_counts_for_both():
    rows = told([STATE, FREE], {"state": ("state", "far"), "free": ("free",)})
    assert rows["state"].outlets == rows["far"].outlets == ("state",)
    assert alone(rows["state"]) == alone(rows["far"]) != []


def test_where_one_tag_tells_it_nothing_is_compared():
    rows = told([STATE, BLOG], {"state": ("state",)})
    assert rows["state"].outlets == ("state",)
    assert all(row.alone == () for row in rows.values())


def test_where_all_are_of_one_tag_nobody_is_left_to_compare_it_with():
    rows = told([STATE, FREE], {"state": ("state", "all"), "free": ("all",)}, ("all", "state"))
    assert alone(rows["all"]) == []
    assert alone(rows["state"]) != []


def test_there_is_nothing_to_tell_with_fewer_than_two_tags():
    assert told([STATE, FREE], {"state": ("state",)}, ["state", "state"]) == {}
    assert told([STATE, FREE], {}, []) == {}


def test_one_wire_printed_by_two_tags_is_told_by_neither_alone():
    wire = [each for each in FERRY if "capsizes" in each.title or "capsized" in each.title][:1]
    copy = article("copy", wire[0].title, *(p.text for p in wire[0].paragraphs))
    rows = told([*wire, copy], {wire[0].outlet: ("state",), "copy": ("free",)})
    assert all(row.outlets for row in rows.values() if row.tag != "far")
    assert all(row.alone == () for row in rows.values())
