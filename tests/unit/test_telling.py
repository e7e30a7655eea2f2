"""A story as it goes on: what is told later, tolls that rise, what only gathers the news."""

from collections.abc import Sequence

from told_events import MORNING, article

from briefing.analysis.article import analyse
from briefing.analysis.stories.novelty import shown_sentence
from briefing.edition import make_edition
from briefing.model import (
    FRONT_PAGE,
    Article,
    Edition,
    KnownActors,
    ShownSentence,
    Story,
    StoryGroup,
    StoryId,
)

QUAKE = (
    "An earthquake of magnitude 6.1 shook homes in Port Aster late on Saturday, the civil defence "
    "said."
)
TWO = (
    "Two people were killed when an earthquake of magnitude 6.1 brought down homes in Port Aster "
    "late on Saturday, the civil defence said."
)
FIVE = "Five people are now known to have died in Port Aster, mayor Rosa Quintal said on Sunday."
CAMPS = "The army is putting up tents for 900 families on the football ground of the town."
DAMAGE = (
    "More than 80 homes were damaged in the district of Camana, mayor Rosa Quintal said.",
    "Schools will stay closed until Wednesday because of cracks in their walls.",
)
OTHERS = "Voters in Brenn go to the polls on Sunday to choose a parliament of 90 members."


def report(outlet: str, hours: float, title: str, *text: str) -> Article:
    return article(f"{outlet}{hours}".lower(), title, *text, outlet=outlet, hours=hours)


def edition_of(
    *articles: Article, together: bool = True, shown: Sequence[ShownSentence] | None = None
) -> Edition:
    """Of these articles, the newest first, in one story."""
    group = StoryGroup(id=StoryId("s"), articles=tuple(each.id for each in articles))
    return make_edition(
        [(each, analyse(each)) for each in articles],
        wanted=(),
        known=KnownActors(),
        feeds=(),
        made_at=MORNING,
        since=None,
        window=None,
        groups=[group] if together else None,
        shown=shown,
    )


def story_of(*articles: Article) -> Story:
    (story,) = edition_of(*articles).stories
    return story


def brief(story: Story) -> list[str]:
    return [sentence.text for sentence in story.brief]


def front_page(edition: Edition) -> list[str]:
    [section] = [section for section in edition.sections if section.name == FRONT_PAGE]
    return [sentence.text for sentence in section.summary]


def test_what_an_outlet_reports_later_of_a_story_is_told_too():
    first = report("Harbour", 8, "Quake shakes Port Aster", QUAKE, *DAMAGE)
    other = report("Radio", 9, "Tents for Port Aster after the quake", CAMPS)
    later = report("Harbour", 17, "Quake toll in Port Aster rises to five", FIVE)
    story = story_of(later, other, first)
    assert len(story.origins) == 2
    assert FIVE in brief(story)
    assert later.id in {claim.sentence.article for claim in story.claims}


def test_of_one_text_the_newest_speaks_that_is_not_cut_short():
    whole = report("Radio", 9, "Quake damages homes in Port Aster", QUAKE, *DAMAGE, CAMPS)
    again = report("Harbour", 10, "Quake damages homes in Port Aster", QUAKE, *DAMAGE, CAMPS)
    teaser = report("Post", 11, "Quake damages homes in Port Aster", QUAKE, DAMAGE[0])
    story = story_of(teaser, again, whole)
    assert len(story.origins) == 1
    assert {claim.sentence.article for claim in story.claims} == {again.id}


def test_a_toll_that_has_risen_since_is_neither_in_the_brief_nor_in_a_summary():
    early = report("Radio", 9, "Two dead as quake hits Port Aster", TWO, *DAMAGE)
    later = report("Harbour", 17, "Homes fall in Port Aster quake", FIVE, CAMPS)
    edition = edition_of(later, early)
    for told in (brief(edition.stories[0]), front_page(edition)):
        assert FIVE in told
        assert TWO not in told


def test_a_text_that_is_printed_again_is_as_old_as_it_was():
    early = report("Radio", 9, "Two dead as quake hits Port Aster", TWO, *DAMAGE)
    later = report("Harbour", 12, "Homes fall in Port Aster quake", FIVE, CAMPS)
    again = report("Post", 19, early.title, TWO, *DAMAGE)
    edition = edition_of(again, later, early)
    (story,) = edition.stories
    assert story.headline == later.title
    for told in (brief(story), front_page(edition)):
        assert FIVE in told
        assert TWO not in told


def test_a_title_with_a_toll_that_has_risen_since_is_no_headline():
    early = report("Radio", 9, "Two dead as quake hits Port Aster", TWO, *DAMAGE)
    later = report("Harbour", 17, "Homes fall in Port Aster quake", FIVE, CAMPS)
    assert story_of(later, early).headline == later.title
    assert story_of(report("Harbour", 17, later.title, CAMPS), early).headline == early.title


def test_where_what_is_new_cannot_be_quoted_the_brief_is_of_all():
    early = report("Radio", 9, "Quake damages homes in Port Aster", QUAKE, *DAMAGE)
    later = report("Harbour", 17, "Homes fall in Port Aster quake", CAMPS, "We counted 17 of them.")
    shown = [
        shown_sentence(each.id, text, ())
        for each in (early, later)
        for text in (QUAKE, *DAMAGE, CAMPS)
    ]
    (story,) = edition_of(later, early, shown=shown).stories
    assert story.new == 1
    assert brief(story)


def test_that_people_are_dead_is_no_repetition_of_what_happened():
    quake = report("Harbour", 8, "Quake shakes Port Aster", QUAKE, DAMAGE[0])
    deadly = report("Radio", 9, "Two dead as homes fall in Port Aster", TWO)
    assert TWO in brief(story_of(deadly, quake))


def test_what_gathers_the_news_of_others_is_not_quoted_beside_reports():
    told = report("Radio", 9, "Two dead as quake hits Port Aster", TWO, *DAMAGE)
    gathers = report("Harbour", 16, "Evening round-up: a quake and a vote", OTHERS, DAMAGE[0])
    assert OTHERS not in front_page(edition_of(gathers, told, together=False))
    assert OTHERS in front_page(edition_of(gathers, together=False))
