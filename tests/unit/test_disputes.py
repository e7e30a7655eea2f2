"""Where two sources contradict each other, and where it only looks so. The cases are our own."""

from datetime import UTC, datetime, timedelta

import pytest

from briefing.analysis.article import analyse
from briefing.analysis.claims.finding import claims
from briefing.analysis.disputes.finding import disputes
from briefing.analysis.disputes.quantities import quantities
from briefing.analysis.disputes.statements import Statement, statements
from briefing.model import (
    Article,
    ArticleId,
    Dispute,
    DisputeKind,
    FeedUrl,
    Paragraph,
    ParagraphKind,
)
from briefing.sources.bundled import BUNDLED, read_bundled

NOON = datetime(2025, 3, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def told(
    *texts: str, outlet: str = "The Herald", at: datetime = NOON, citation: int = 1
) -> tuple[Statement, ...]:
    article = Article(
        id=ArticleId(f"a{citation}"),
        feed=FeedUrl("https://news.example/feed"),
        title="",
        url="",
        outlet=outlet,
        published=at,
        first_seen=at,
        language="en",
        paragraphs=tuple(
            Paragraph(index=index, kind=ParagraphKind.BODY, text=text)
            for index, text in enumerate(texts)
        ),
    )
    analysed = analyse(article).paragraphs
    return statements(article, analysed, claims(article, analysed), citation=citation)


def between(one: str, other: str, *, later: timedelta = timedelta(0)) -> tuple[Dispute, ...]:
    first = told(one)
    second = told(other, outlet="The Mail", at=NOON + later, citation=2)
    return disputes([*first, *second])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Iran sent the boats to the port, Western officials said.",
            "Iran denied it had sent boats to the port.",
        ),
        (
            "The minister has resigned, two aides said.",
            "The minister has not resigned, a government spokesman said.",
        ),
        (
            "Shelling hit a hospital in Tarsa, residents said.",
            "The army said it had not struck any hospital in Tarsa.",
        ),
        (
            "The company paid $3 million in bribes, prosecutors said.",
            "The company paid no bribes, its lawyer Ann Lee said.",
        ),
        (
            "Troops opened fire on the crowd, witnesses said.",
            "Soldiers did not open fire on the crowd, the army said.",
        ),
        (
            "Rebels captured the airport on Monday, a commander said.",
            "The army said it remained in full control of the airport.",
        ),
        (
            "Soldiers have withdrawn from the valley, the Defence Ministry said.",
            "Residents said soldiers remained in the valley.",
        ),
        (
            "The Interior Ministry accused Orvel Mining of dumping waste in the river.",
            "Orvel Mining rejected the accusation.",
        ),
        (
            "The hospital was hit by an air strike, its director said.",
            "The air force said it had carried out no strikes in the area of the hospital.",
        ),
        (
            "Soldiers beat the prisoners, relatives said.",
            "The prison's director denied that the prisoners had been beaten.",
        ),
    ],
)
def test_what_one_says_and_another_denies(one: str, other: str) -> None:
    (dispute,) = between(one, other)
    assert dispute.kind is DisputeKind.DENIED
    assert [side.sentence.text for side in dispute.sides] == [one, other]
    assert between(other, one)


@pytest.mark.parametrize(
    ("one", "other", "about"),
    [
        (
            "At least 34 people were killed in the blast, the mayor said.",
            "Police said 21 people died in the explosion.",
            "dead",
        ),
        (
            "At least 12 people, including three children, were killed in the fire, police said.",
            "Seven people died in the fire, the mayor said.",
            "dead",
        ),
        (
            "The attack in Kelmar killed 52 soldiers, a rebel spokesman said.",
            "The army said 11 troops had died in the attack in Kelmar.",
            "dead",
        ),
        (
            "Around 400 people are missing after the flood in Orvel, the Red Cross said.",
            "The authorities in Orvel put the number of missing at 150.",
            "missing",
        ),
        (
            "Some 2,000 protesters gathered in the square, police said.",
            "Organizers said ten thousand people attended the protest in the square.",
            "protesters",
        ),
        (
            "Turnout in Tarsa was 61 percent, the commission said.",
            "Turnout in Tarsa was only forty percent, monitors said.",
            "percent",
        ),
    ],
)
def test_figures_that_cannot_both_hold(one: str, other: str, about: str) -> None:
    (dispute,) = between(one, other)
    assert dispute.kind is DisputeKind.FIGURES
    assert dispute.about == about


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # compatible figures
        (
            "At least 20 people were killed in the blast, the mayor said.",
            "Police said more than two dozen people died in the explosion.",
        ),
        (
            "The rally drew thousands, organizers said.",
            "Police said 4,000 people attended the rally.",
        ),
        # a later toll that says so, another day, a part of the whole
        (
            "Ten people were killed in the blast, the mayor said.",
            "The death toll from the blast rose to 14, police said.",
        ),
        (
            "12 people were killed in Tarsa on Monday, the mayor said.",
            "Police said 15 people were killed in Tarsa on Tuesday.",
        ),
        (
            "12 people were killed in the blast, the mayor said.",
            "Three children were killed in the blast, police said.",
        ),
        (
            "Five people were injured, police said.",
            "Hospital officials said two of the injured were in serious condition.",
        ),
        # one distance in two units
        (
            "The front line is 30 kilometers from the city, officers said.",
            "The front line is 20 miles from the city, residents said.",
        ),
        # conditions, questions, no comment, two denials
        (
            "The minister could resign, aides said.",
            "The minister has not resigned, a spokesman said.",
        ),
        (
            "Did the mayor know that the dam had leaked, Bob Marsh asked?",
            "The mayor said he had not known that the dam had leaked.",
        ),
        (
            "The bank neither confirmed nor denied that it had sold the shares.",
            "The bank sold the shares, two traders said.",
        ),
        (
            "The ministry ruled out sending troops to the border.",
            "No troops were sent to the border, a general said.",
        ),
        # somebody else, somewhere else, at another time
        (
            "Bela Varga's deputy has resigned, two aides said.",
            "Bela Varga has not resigned, his office said.",
        ),
        (
            "The mayor had been told of the risk, two aides said.",
            "The governor had not been told of the risk, his office said.",
        ),
        (
            "Rebels captured the airport, a commander said.",
            "The rebels did not capture the port, the army said.",
        ),
        (
            "Residents said soldiers had left the town.",
            "The army said its soldiers had not left the valley.",
        ),
        (
            "The judge said the suspect had confessed in 2019.",
            "The suspect did not confess in 2021, her lawyer said.",
        ),
        (
            "The bridge was closed on Monday, police said.",
            "The bridge reopened on Tuesday, the mayor said.",
        ),
        # a firm's own figure, another class, another half of a list, an age, a share
        (
            "Norvik will cut 400 jobs in Brenn, the company said.",
            "Lorimer will cut 150 jobs in Brenn, the union said.",
        ),
        (
            "A ticket costs 40 euros, the operator said.",
            "A ticket for children costs 15 euros, the operator's spokesman Ben Oll said.",
        ),
        (
            "It will send 2.5 million doses to Mexico and 1.5 million to Canada, the aide said.",
            "The ministry said it will send 4 million doses to Mexico and Canada.",
        ),
        (
            "The driver, 52, was killed in the crash near Karno, relatives said.",
            "Two people were killed in the crash near Karno, police said.",
        ),
        # a toll a little larger, one of a war, one of a part
        (
            "49 people were killed in the blast in Tarsa, the mayor said.",
            "Police said 50 people were killed in the blast in Tarsa.",
        ),
        (
            "The shelling of Balat killed nine people, doctors said.",
            "Shelling has killed 740 people in Balat, the United Nations said.",
        ),
        (
            "The blast killed 30 people in Tarsa, the mayor said.",
            "Two relatives of the baker were killed in the blast in Tarsa, a neighbour said.",
        ),
        # another accident in the same city
        (
            "Seven people died in a fire in a warehouse in Tarsa, the fire service said.",
            "Police said five people had died in the hotel fire in Tarsa.",
        ),
        # words that stand for something else
        (
            "The banker died on Saturday, the coroner said.",
            "The banker is survived by her sister, according to her family.",
        ),
        (
            "The conditions are not in place to hold an election, monitors said.",
            "The election was held on Sunday, state television said.",
        ),
        (
            "There are no new cases of the fever in Orvel, the ministry said.",
            "Orvel has 22 cases of the fever, the Red Cross said.",
        ),
        (
            "The bill requires that candidates publish their tax returns, aides said.",
            "The senator has not published his tax returns, his rival said.",
        ),
        (
            '"I don\'t think he took the money," Ann Lee said.',
            "He took the money from the bank, prosecutors said.",
        ),
        (
            "The judge did not free Bela Varga, a clerk said.",
            "The judge freed two of Bela Varga's guards, their lawyer said.",
        ),
        (
            "The bank closed its branch in Karno, staff said.",
            "The bank opened a branch in Tessel, its chief said.",
        ),
        # opinions
        (
            "The talks were a success, the mediator said.",
            "The talks were not a success, the opposition said.",
        ),
    ],
)
def test_what_only_looks_like_a_contradiction(one: str, other: str) -> None:
    assert between(one, other) == ()


def test_a_source_does_not_contradict_itself() -> None:
    one = "Police said 21 people died in the explosion."
    other = "Police said 34 people died in the explosion."
    assert between(one, other) == ()


def test_a_source_named_at_more_length_is_the_same_source() -> None:
    one = "The city government on Wednesday said 21 people had died in the blast in Tarsa."
    other = "The city government said 34 people had died in the blast in Tarsa."
    assert between(one, other) == ()


def test_two_outlets_own_words_are_no_dispute() -> None:
    one = "A blast in Tarsa killed 21 people on Monday."
    other = "A blast in Tarsa killed 34 people on Monday."
    assert between(one, other) == ()
    assert between(one, "A blast in Tarsa killed 34 people on Monday, police said.") != ()


def test_two_articles_with_the_same_words_are_shown_once() -> None:
    denial = "The minister has not resigned, a government spokesman said."
    (dispute,) = disputes(
        [
            *told("The minister has resigned, two aides said."),
            *told(denial, outlet="The Mail", citation=2),
            *told(denial, outlet="The Post", citation=3),
        ]
    )
    assert [side.sentence.citation for side in dispute.sides] == [1, 2]


def test_one_question_is_one_dispute() -> None:
    (dispute,) = disputes(
        [
            *told("The army bombed the market, residents said."),
            *told("The army denied that it had bombed the market.", citation=2),
            *told("The army carried out the strike, local residents said.", citation=3),
            *told("The army denied that it had carried out the strike.", citation=4),
        ]
    )
    assert dispute.about in ("market", "strike")
    assert [side.sentence.citation for side in dispute.sides] == [1, 2, 3, 4]
    assert dispute.parties == (0, 1, 0, 1)


def test_all_who_tell_of_one_act_are_sides_of_one_dispute() -> None:
    bombed, denied = (
        "The army bombed the market, residents said.",
        "The army denied that it had bombed the market.",
    )
    again = "Warplanes of the army hit the market, doctors said."
    unsaid = "The army did not bomb the market, a general said."
    (dispute,) = disputes(
        [
            *told(bombed),
            *told(unsaid, citation=2),
            *told(again, citation=3),
            *told(denied, citation=4),
        ]
    )
    assert len(dispute.sides) == 4


def test_the_same_two_sources_may_dispute_two_things() -> None:
    found = disputes(
        [
            *told("The army bombed Tarsa, the rebels said."),
            *told("The army denied that it had bombed Tarsa.", citation=2),
            *told("The army has bombed Orvel, the rebels said.", citation=3),
            *told("The army denied that it had bombed Orvel.", citation=4),
        ]
    )
    assert sorted(each.about for each in found) == ["Orvel", "Tarsa"]


@pytest.mark.parametrize(
    ("one", "other", "about"),
    [
        (
            "The army carried out the air strike, residents said.",
            "The army denied that it had carried out the air strike.",
            "strike",
        ),
        (
            "The army bombed the central market on Sunday, witnesses said.",
            "The army denied it had bombed the market.",
            "market",
        ),
        (
            "The minister made a payment to the firm, prosecutors said.",
            "The minister denied making a payment to the firm.",
            "payment",
        ),
        (
            "The army hit the refineries on the coast, residents said.",
            "The army said it had not struck the refineries on the coast.",
            "refineries",
        ),
    ],
)
def test_it_is_about_what_a_reader_understands(one: str, other: str, about: str) -> None:
    (dispute,) = between(one, other)
    assert dispute.about == about


def test_a_source_that_counts_more_since_stands_by_its_first_figure_no_more() -> None:
    def found(*, has_counted_since: bool) -> tuple[Dispute, ...]:
        since = told("Police said 34 people died in the blast in Tarsa.", at=NOON + 3 * HOUR)
        return disputes(
            [
                *told("Police said 21 people died in the blast in Tarsa."),
                *(since if has_counted_since else ()),
                *told("The blast in Tarsa killed 34 people, the mayor said.", at=NOON + 2 * HOUR),
            ]
        )

    assert found(has_counted_since=False)
    assert not found(has_counted_since=True)


def test_who_admits_what_it_denied_disputes_it_no_more() -> None:
    def found(*later: Statement) -> tuple[Dispute, ...]:
        return disputes(
            [
                *told("The army bombed the market in Tarsa, residents said."),
                *told("The army denied that it had bombed the market in Tarsa.", citation=2),
                *later,
            ]
        )

    admits = "The army admitted that it had bombed the market in Tarsa."
    assert found()
    assert not found(*told(admits, at=NOON + 4 * HOUR, citation=3))


def test_three_figures_have_no_two_parties() -> None:
    (dispute,) = disputes(
        [
            *told("The blast in Tarsa killed 21 people, the mayor said."),
            *told("Police said 34 people died in the blast in Tarsa.", citation=2),
            *told("Doctors said 60 people died in the blast in Tarsa.", citation=3),
        ]
    )
    assert len(dispute.sides) == 3
    assert dispute.parties == ()


def test_those_who_say_the_same_stand_together() -> None:
    (dispute,) = disputes(
        [
            *told("The minister has resigned, two aides said."),
            *told("The minister has not resigned, a spokesman said.", citation=2),
            *told("The minister has resigned, state radio reported.", citation=3),
        ]
    )
    assert dispute.parties == (0, 1, 0)


def test_both_sides_may_stand_in_one_article() -> None:
    found = disputes(
        told(
            "Fighters have entered Orvel, residents of Orvel said.",
            "State television reported that no fighters had entered Orvel.",
        )
    )
    assert [each.about for each in found] == ["Orvel"]
    assert [side.source for side in found[0].sides] == ["residents of Orvel", "state television"]


def test_far_apart_in_time_nothing_is_disputed() -> None:
    one = "The minister has resigned, two aides said."
    other = "The minister has not resigned, a government spokesman said."
    assert between(one, other, later=timedelta(days=3)) == ()


def test_what_was_denied_may_come_to_pass() -> None:
    denial = "The minister has not resigned, a government spokesman said."
    assert (
        between(denial, "The minister has resigned, two aides said.", later=timedelta(hours=9))
        == ()
    )


def test_a_larger_number_of_dead_hours_later_is_the_next_toll() -> None:
    one = "Police said 21 people died in the explosion in Tarsa."
    other = "The explosion in Tarsa killed 34 people, the mayor said."
    assert between(one, other, later=timedelta(hours=9)) == ()
    assert between(one, other, later=timedelta(hours=1)) != ()


def test_the_order_of_statements_does_not_matter_for_what_is_found() -> None:
    first = told("At least 34 people were killed in the blast, the mayor said.")
    second = told("Police said 21 people died in the explosion.", citation=2)
    assert len(disputes([*first, *second])) == len(disputes([*second, *first])) == 1


def test_a_story_without_statements_has_no_disputes() -> None:
    assert disputes(()) == ()


def test_the_bundled_article_disputes_homs_and_nothing_else() -> None:
    url = next(iter(BUNDLED))
    entry = read_bundled(url).entries[0]
    bodies = [p.text for p in entry.paragraphs if p.kind is ParagraphKind.BODY]
    (dispute,) = disputes(told(*bodies))
    assert (dispute.kind, dispute.about) == (DisputeKind.DENIED, "Homs")
    said = {side.source: side.sentence.text for side in dispute.sides}
    assert (
        "had breached government defenses"
        in said["a Homs resident, and army and opposition sources"]
    )
    assert "had not penetrated Homs" in said["state television"]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Twenty-one people were killed.", 21, 21),
        ("Two dozen people were killed.", 24, 24),
        ("Between 20 and 30 people were killed.", 20, 30),
        ("More than 1,200 people were killed.", 1200, float("inf")),
        ("Up to 40 people were killed.", 0, 40),
        ("About 100 people were killed.", 90, 110),
        ("The road is 10 miles long.", 16.09 * 0.9, 16.09 * 1.1),
    ],
)
def test_bounds_of_figures(text: str, low: float, high: float) -> None:
    (found,) = quantities(text)
    assert found.bounds == pytest.approx((low, high))


def test_dates_ages_and_years_count_nothing() -> None:
    assert quantities("On Sept. 11, 2001, a 44-year-old man from Flat 3 was seen at 7:30.") == ()


def test_statements_are_the_sentences_of_an_article() -> None:
    found = told("The dam held, Ann Lee said. Rain fell all day.")
    assert [each.claim.source for each in found] == ["Ann Lee", "The Herald"]
    assert [each.claim.sentence.text for each in found] == [
        "The dam held, Ann Lee said.",
        "Rain fell all day.",
    ]
