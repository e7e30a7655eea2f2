"""Placements kept from one edition to the next are those that would be made anew."""

from dataclasses import replace

import pytest
from written_news import wanted, written

from briefing.analysis.sections.corrections import correction
from briefing.analysis.sections.placed import Placed
from briefing.analysis.sections.placing import place
from briefing.model import ELSEWHERE, Correction, SectionKind

WANTS = wanted(Oslo=["Oslo", "Marta Kessler"], Bergen=["Bergen"])
TEXTS = {
    "tram": ["Nothing happened.", "[Oslo|place] has a new tram.", "It runs well.", "It is red."],
    "rain": ["Nothing happened.", "[Bergen|place] has rain.", "It is cold.", "It is grey."],
    "pact": ["Nothing happened.", "[Kessler|person] signed it.", "She was late.", "So it ended."],
    "calm": ["Nothing happened.", "Nobody spoke.", "Nobody came.", "So it ended."],
}


def news(**changed):
    texts = TEXTS | changed
    return [written(f"News of {name}", text, name=name) for name, text in texts.items() if text]


@pytest.fixture
def placed():
    """What an edition of all but one of the articles has left."""
    left = Placed()
    place(news(calm=()), WANTS, (), left)
    return left


def same(articles, wants, corrections, placed):
    """The plan, which is the same as without what the edition before left."""
    plan = place(articles, wants, corrections, placed)
    assert plan == place(articles, wants, corrections)
    return plan


def test_one_article_more(placed):
    before = place(news(calm=()), WANTS)
    plan = same(news(), WANTS, (), placed)
    assert all(plan.placements[article] is not None for article in before.placements)
    assert same(news(), WANTS, (), placed) == plan


def test_what_has_not_changed_is_the_very_same(placed):
    first = place(news(), WANTS, (), placed)
    second = place(news(rain=["[Bergen|place] has sun."]), WANTS, (), placed)
    assert second.placements["tram"] is first.placements["tram"]
    assert second.placements["rain"] != first.placements["rain"]


def test_an_article_that_changed_is_placed_anew(placed):
    plan = same(news(rain=[*TEXTS["tram"][:2], *TEXTS["rain"][2:]]), WANTS, (), placed)
    assert plan.placements["rain"][1].section == "Oslo"


def test_a_name_that_another_article_explains(placed):
    full = ["[Kessler|person|Marta Kessler] signed it.", *TEXTS["calm"]]
    agreed = news(calm=full, pact=["Nothing happened.", *full])
    assert same(agreed, WANTS, (), placed).placements["pact"][1].section == "Oslo"


def test_other_sections(placed):
    wants = wanted(Rain=["rain"], Bergen=["Bergen"])
    assert same(news(), wants, (), placed).placements["rain"][1].section == "Rain"
    assert same(news(), WANTS, (), placed).placements["rain"][1].section == "Bergen"
    same(news(), (), (), placed)


def test_found_sections_keep_their_names_and_their_order_while_they_are_in_the_news():
    def of(town: str, count: int):
        return [
            written(
                f"News of {town}", [f"[{town}|place] has a tram.", "So it is."], name=f"{town}{n}"
            )
            for n in range(count)
        ]

    def found(articles, placed):
        sections = place(articles, (), (), placed).sections
        return [section.name for section in sections if section.kind is SectionKind.FOUND]

    placed = Placed()
    first = [*of("Oslo", 5), *of("Bergen", 4), *of("Turku", 3)]
    assert found(first, placed) == ["Oslo", "Bergen", "Turku"]
    later = [*of("Oslo", 3), *of("Bergen", 5), *of("Tromsø", 4)]
    assert found(later, Placed()) == ["Bergen", "Tromsø", "Oslo"]
    assert found(later, placed) == ["Oslo", "Bergen", "Tromsø"]


def test_what_the_reader_moves_and_moves_back(placed):
    moved = Correction(article="tram", paragraph=1, section=ELSEWHERE)
    assert same(news(), WANTS, [moved], placed).placements["tram"][2].section == ELSEWHERE
    assert same(news(), WANTS, (), placed).placements["tram"][2].section == "Oslo"


def test_what_is_learned_from_what_the_reader_moved_twice(placed):
    articles = news(
        rain=["Nothing happened.", "[Dagny Moe|person] met the lighthouse keepers.", "It rained."],
        calm=["Nothing happened.", "[Dagny Moe|person] met the lighthouse keepers.", "It froze."],
        more=["Nothing happened.", "[Dagny Moe|person] met the lighthouse keepers.", "It was so."],
    )
    moved = [correction(*each, 1, "Oslo") for each in articles if each[0].id in ("rain", "calm")]
    assert same(articles, WANTS, (), placed).placements["more"][1].section == ELSEWHERE
    assert same(articles, WANTS, moved, placed).placements["more"][1].section == "Oslo"
    assert same(articles, WANTS, moved[:1], placed).placements["more"][1].section == ELSEWHERE


def test_an_article_that_is_read_meanwhile_is_the_same(placed):
    first = place(news(), WANTS, (), placed)
    read = [(replace(article, read=True), found) for article, found in news()]
    assert place(read, WANTS, (), placed).placements["tram"] is first.placements["tram"]
