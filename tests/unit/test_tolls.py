"""How many are dead: what a sentence says of its own event, and which report knows better."""

from datetime import UTC, datetime, timedelta

import pytest

from briefing.analysis.stories.tolls import Report, is_overtaken, is_past, report, tolls

MORNING = datetime(2026, 3, 4, 6, tzinfo=UTC)


def told(text: str) -> dict[str, float]:
    return dict(tolls(text, MORNING))


def at(hours: float, title: str, first: str = "") -> Report:
    return report(MORNING + timedelta(hours=hours), title, first)


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("Eight people were killed when a ferry sank off Tolvan.", 8),
        ("At least 14 people died in the fire, police said.", 14),
        ("The number of people killed in the collapse of a market hall has risen to 23.", 23),
        ("The death toll rose from 12 to 23 on Sunday.", 23),
        ("At least 23 people were killed, up from 12 dead on Monday.", 23),
        ("Another four died overnight, bringing the toll to 35.", 35),
        ("The death toll was revised down to 27 from 31.", 27),
        ("Officials lowered the death toll from 31 to 27.", 27),
        ("At least 31 people, including 9 children, were killed.", 31),
    ],
)
def test_the_dead_of_an_event(text: str, dead: float) -> None:
    assert told(text)["dead"] == dead


@pytest.mark.parametrize(
    "text",
    [
        "Since 2020 more than 150 people have been killed in ferry accidents in Sarland.",
        "Drone strikes on Oskol have killed 96 people since January, the governor said.",
        "In 1998 an explosion at the plant killed 212 people.",
        "It is the worst accident since 45 people died in Dunmark.",
        "Last year 96 people died in similar accidents.",
        "Sarland remembers the 212 killed in the blast.",
        "A year ago 40 people were killed in a fire at the same hotel.",
        "It is feared that 60 people are dead.",
        "Nine children were among the 31 dead.",
        "Three soldiers were killed in the shelling.",
        "He was killed 14 years ago.",
        "An earthquake of magnitude 6.1 killed nobody.",
        "Thirty-one houses were destroyed.",
    ],
)
def test_what_is_not_the_toll_of_an_event(text: str) -> None:
    assert "dead" not in told(text)


def test_a_toll_that_rose_later_is_overtaken() -> None:
    reports = [at(1, "Eight dead as ferry sinks"), at(4, "Ferry toll rises to 14")]
    assert is_overtaken({"dead": 8}, MORNING + timedelta(hours=1), reports)
    assert not is_overtaken({"dead": 14}, MORNING + timedelta(hours=4), reports)
    assert not is_overtaken({"injured": 8}, MORNING, reports)


def test_what_was_told_later_is_not_overtaken_by_more() -> None:
    assert not is_overtaken({"dead": 8}, MORNING + timedelta(hours=5), [at(4, "14 dead")])


def test_a_toll_many_times_as_large_is_of_something_else() -> None:
    assert not is_overtaken({"dead": 12}, MORNING, [at(4, "Strikes on Oskol killed 96 people")])


def test_a_toll_that_was_revised_is_overtaken_by_the_lower_one() -> None:
    revised = at(6, "Tolvan ferry toll revised down to 27")
    reports = [at(3, "Ferry sinks off Tolvan, 31 killed"), revised]
    assert is_overtaken({"dead": 31}, MORNING + timedelta(hours=3), reports)
    assert not is_overtaken({"dead": 27}, revised.published, reports)


def test_who_has_not_heard_of_the_revision_is_overtaken_as_well() -> None:
    stale = at(8, "Tolvan ferry: 31 killed, captain questioned")
    reports = [at(3, "31 killed as ferry sinks"), at(6, "Toll revised down to 27"), stale]
    assert is_overtaken(stale.tolls, stale.published, reports)
    risen = at(9, "Ferry toll rises to 33")
    assert not is_overtaken(risen.tolls, risen.published, [*reports, risen])


def test_a_lower_number_alone_revises_nothing() -> None:
    reports = [at(3, "Ferry sinks, 31 killed"), at(4, "At least 20 killed as ferry sinks")]
    assert not is_overtaken({"dead": 31}, MORNING + timedelta(hours=3), reports)


def test_what_two_reports_count_more_of_is_past_and_what_one_does_may_be_disputed() -> None:
    first, second = at(2, "Ferry sinks, 14 killed"), at(3, "Ferry toll rises to 19")
    assert not is_past({"dead": 12}, MORNING, [first])
    assert is_past({"dead": 12}, MORNING, [first, second])
    assert is_past({"dead": 31}, MORNING, [at(4, "Ferry toll revised down to 27")])
