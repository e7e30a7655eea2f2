import pytest
from written_news import wanted, written

from briefing.analysis.sections.corrections import correction
from briefing.analysis.sections.placing import place
from briefing.model import ELSEWHERE, FRONT_PAGE, Correction

WANTS = wanted(Oslo=["Oslo"], Bergen=["Bergen"])
STORY = [
    "Nothing much happened in the north this week.",
    "[Oslo|place] has a new tram, and the council is proud of it.",
    "It runs every ten minutes.",
    "Drivers like the brakes.",
    "[Bergen|place] has rain.",
]


def placed(paragraphs, *corrections, name="a1"):
    article, analysis = written("News", paragraphs, name=name)
    plan = place([(article, analysis)], WANTS, corrections)
    return plan.placements[article.id]


def sections(placements):
    return [each.section if each else None for each in placements]


def moved(paragraph, section, name="a1"):
    return Correction(article=name, paragraph=paragraph, section=section)


def test_what_the_reader_moved_is_where_it_was_moved_to():
    found = placed(STORY, moved(1, "Bergen"))
    assert (found[1].section, found[1].why) == ("Bergen", "moved by you")


def test_what_was_carried_over_from_it_follows():
    assert sections(placed(STORY))[1:4] == ["Oslo"] * 3
    assert sections(placed(STORY, moved(1, "Bergen")))[1:4] == ["Bergen"] * 3
    assert sections(placed(STORY, moved(1, ELSEWHERE)))[1:4] == [ELSEWHERE] * 3


def test_what_speaks_for_itself_does_not_follow():
    assert sections(placed(STORY, moved(3, "Oslo")))[4] == "Bergen"
    assert sections(placed(STORY, moved(1, "Bergen"), moved(3, "Oslo")))[1:] == [
        "Bergen", "Bergen", "Oslo", "Bergen",
    ]  # fmt: skip


def test_a_whole_article_can_be_moved_and_one_paragraph_back():
    found = placed(STORY, moved(None, "Bergen"), moved(1, "Oslo"))
    assert sections(found) == ["Bergen", "Oslo", "Bergen", "Bergen", "Bergen"]
    assert {each.why for each in found} == {"moved by you"}


def test_a_paragraph_can_be_moved_to_the_front_page():
    assert sections(placed(STORY, moved(4, FRONT_PAGE)))[4] == FRONT_PAGE


def test_a_correction_to_a_section_that_is_no_more_is_forgotten():
    assert placed(STORY, moved(1, "Trondheim")) == placed(STORY)


@pytest.mark.parametrize("times", [1, 2])
def test_an_actor_moved_twice_speaks_for_the_section(times):
    news = [
        written("News", ["[Kari Moe|person] opened a hall for chess."], name="a1"),
        written("News", ["Chess is a sport, said [Kari Moe|person]."], name="a2"),
        written("News", ["[Kari Moe|person] won a prize."], name="a3"),
    ]
    moves = [moved(0, "Bergen", name) for name in ("a1", "a2")[:times]]
    last = place(news, WANTS, moves).placements["a3"][0]
    if times == 1:
        assert last.section == ELSEWHERE
    else:
        assert (last.section, last.why) == ("Bergen", "with Kari Moe, which you moved here twice")


def test_the_name_of_a_section_speaks_louder_than_what_was_learned():
    news = [
        written("News", ["[Kari Moe|person] opened a hall."], name="a1"),
        written("News", ["Chess is a sport, said [Kari Moe|person]."], name="a2"),
        written("News", ["[Oslo|place] gave a medal to [Kari Moe|person]."], name="a3"),
    ]
    moves = [moved(0, "Bergen", "a1"), moved(0, "Bergen", "a2")]
    assert place(news, WANTS, moves).placements["a3"][0].section == "Oslo"


def test_an_actor_moved_to_two_sections_speaks_for_neither():
    news = [
        written("News", ["[Kari Moe|person] won a prize."], name=f"a{number}")
        for number in range(5)
    ]
    moves = [moved(0, "Bergen", "a0"), moved(0, "Bergen", "a1"), moved(0, "Oslo", "a2")]
    assert place(news, WANTS, moves).placements["a4"][0].section == ELSEWHERE


def test_what_was_moved_teaches_when_the_article_is_gone():
    gone = written("News", ["[Kari Moe|person] opened a hall."], name="a1")
    moves = [correction(*gone, 0, "Bergen")] * 2
    assert moves[0].actors == ("Kari Moe",)
    left = written("News", ["[Kari Moe|person] won a prize."], name="a3")
    assert place([left], WANTS, moves).placements["a3"][0].section == "Bergen"
