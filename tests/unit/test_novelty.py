"""What a sentence adds to what was shown of its story."""

import subprocess
import sys

import pytest

from briefing.analysis.stories.novelty import Memory, facts, sentence_key, shown_sentence
from briefing.model import ActorKind, ArticleId, Mention

ONE = ArticleId("one")


def named(*names: str, kind: ActorKind = ActorKind.PERSON) -> tuple[Mention, ...]:
    return tuple(Mention(start=0, end=0, kind=kind, canonical=name) for name in names)


def remembering(text: str, *names: str) -> Memory:
    return Memory([shown_sentence(ONE, text, named(*names))])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Assad's army left.", "Assad’s army left."),
        ("He said: “Go.”", 'He said:  "Go".'),
        ("The army\u00a0left , it said.", "The army left, it said."),
        ("The army left — on foot.", "The army left - on foot…"),
        ("The army left on foot.", "The army left on foot. – Reuters"),
        ("The army left on foot.", "The army left on foot. (AFP)"),
        ("The army left on foot.", "The army left on foot.  [Al Jazeera]"),
        ("The army left on foot.", "HOMS, Syria (Reuters) - The army left on foot."),
        ("The army left on foot.", "BEIRUT/HOMS [Al Jazeera] — The army left on foot. — AP"),
        ("The army left on foot.", "(AFP) – The army left on foot."),
        ("Café owners paid 1,000 euros.", "Cafe owners paid 1000 euros."),
        ("ANKARA mourns.", "Ankara mourns."),
    ],
)
def test_marks_spaces_and_credits_make_no_other_sentence(one: str, other: str):
    assert sentence_key(one) == sentence_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Oil rose 1.5 percent.", "Oil rose 15 percent."),
        ("Oil rose 5%.", "Oil rose 5."),
        ("It cost $5.", "It cost €5."),
        ("It was -5C at noon.", "It was 5C at noon."),
        ("Three died (in Homs)", "Three died"),
        ("Three of them (Syrians) - two of whom fled - died.", "Two of whom fled - died."),
        ("They won 3-1.", "They won 31."),
        ("He won. (1999)", "He won."),
    ],
)
def test_what_changes_a_number_or_says_more_makes_another(one: str, other: str):
    assert sentence_key(one) != sentence_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1,000 people", "one thousand people"),
        ("1\u202f000 people", "1000 people"),
        ("12 people", "twelve people, a dozen people"),
        ("twenty-five", "25"),
        ("a hundred and five", "105"),
        ("two million", "2m, 2 million, 2,000,000"),
        ("half a million", "500,000"),
        ("$5m", "US$5 million, 5 million dollars, $ 5 m"),
        ("£1.50", "1.5 pounds"),
        ("5 per cent", "5%, five percent, 5.0 pct"),
        ("on May 25", "on the 25th of May, on 25 May"),
        ("P3 billion", "₱3,000,000,000"),
        ("the third time", "the 3rd time"),
        ("a 46-year-old", "aged 46"),
        ("rebels shelled the town", "the shelling of the town, an airstrike, bombs, attacked"),
        ("he resigned", "his resignation"),
    ],
)
def test_one_fact_in_two_forms(one: str, other: str):
    told = facts(one, ())
    assert told
    assert facts(other, ()) == told


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("5 percent", "5"),
        ("$5 million", "5 million people"),
        ("$5", "£5"),
        ("S$5", "$5"),
        ("on May 5", "5 people"),
        ("on May 5", "on June 5"),
        ("at 10:30", "10 of 30"),
        ("in 2019", "in 2020"),
        ("dozens of them", "hundreds of them"),
        ("Covid-19", "19 people"),
        ("In May, 25 people came.", "On May 25 people came."),
        ("he resigned", "he was appointed"),
    ],
)
def test_two_facts_however_alike(one: str, other: str):
    assert not facts(other, ()) <= facts(one, ())


@pytest.mark.parametrize(
    "text",
    [
        "One of them said that it was the first time.",
        "The people of the town are said to have known about it for years.",
        "",
        "—",
    ],
)
def test_a_sentence_may_tell_no_fact(text: str):
    assert not facts(text, ())


def test_actors_without_a_name_count_by_what_they_are():
    def told(who: str) -> frozenset[int]:
        return facts("They waited.", named(who, kind=ActorKind.GROUP))

    assert told("oil companies") == told("companies") == told("firms")
    assert told("oil companies") != told("students")
    assert told("residents") == told("health officials") == frozenset()


@pytest.mark.parametrize(
    "line",
    [
        "Copyright Harbour Times.",
        "© 2024 The Harbour Times",
        "By Harbour Times staff",
        "(Photo by Ann Lee/Getty Images)",
        "Reporting by Ann Lee; editing by Bo Chen",
    ],
)
def test_who_made_the_text_is_no_news(line: str):
    memory = remembering("Rebels took Homs.", "Homs")
    assert not memory.is_new(line, named("Harbour Times", "Ann Lee"))


@pytest.mark.parametrize(
    "line",
    ["Copyright law changes in 2025.", "By Friday 12 had died.", "Photos of Ann Lee were found."],
)
def test_what_only_begins_like_a_credit_is_news(line: str):
    memory = remembering("Rebels took Homs.", "Homs")
    assert memory.is_new(line, named("Ann Lee"))


def test_all_is_new_of_a_story_never_shown():
    memory = Memory()
    assert memory.is_new("Rebels took Homs.", named("Homs"))
    assert memory.is_new("It was as they had said.", ())


def test_what_the_page_says_twice_of_a_story_never_shown_is_new_once():
    memory = Memory()
    memory.add(shown_sentence(ONE, "Rebels took Homs.", named("Homs")))
    assert not memory.is_new("Homs is theirs, rebels say.", named("Homs"))
    assert not memory.is_new("Rebels took Homs. (AFP)", named("Homs"))
    assert memory.is_new("It was as they had said.", ())


def test_what_was_shown_is_never_new_again():
    memory = remembering("Rebels took Homs on 7 December.", "Homs")
    assert not memory.is_new("Rebels took Homs on 7 December!", named("Homs", "Rebels"))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Assad left at dawn, they said.", ("Assad",)),
        ("Syria's Bashar Assad has left.", ("Bashar Assad",)),
        ("Twelve soldiers were killed by the blast.", ()),
        ("The explosion left a dozen dead.", ()),
        ("It was long expected.", ()),
    ],
)
def test_what_is_only_said_in_other_words_is_folded(text: str, names: tuple[str, ...]):
    memory = remembering(
        "Bashar Assad left Syria after an explosion killed 12 soldiers.", "Bashar Assad", "Syria"
    )
    assert not memory.is_new(text, named(*names))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("An explosion killed 13 soldiers.", ()),
        ("An explosion killed 12 soldiers in Homs.", ("Homs",)),
        ("Maher Assad left Syria.", ("Maher Assad", "Syria")),
        ("The Syrian army has surrendered.", ("Syria",)),
        ("12 percent of the soldiers were killed.", ()),
    ],
)
def test_a_number_a_name_or_an_event_not_told_before_is_new(text: str, names: tuple[str, ...]):
    memory = remembering(
        "Bashar Assad left Syria after an explosion killed 12 soldiers.", "Bashar Assad", "Syria"
    )
    assert memory.is_new(text, named(*names))


def test_a_place_is_not_told_by_the_body_named_after_it():
    memory = Memory(
        [shown_sentence(ONE, "It bought gold.", named("Bank of England", kind=ActorKind.GROUP))]
    )
    assert memory.is_new("It bought gold in England.", named("England", kind=ActorKind.PLACE))


def test_a_name_without_its_initial_is_a_shorter_form_but_fathers_are_not_their_sons():
    memory = remembering("George W. Bush left.", "George W. Bush")
    assert not memory.is_new("George Bush left, they said.", named("George Bush"))
    assert memory.is_new("George H. Bush left, they said.", named("George H. Bush"))


def test_what_is_added_counts_from_then_on():
    memory = remembering("Rebels took Homs.", "Homs")
    text, names = "Rebels took Hama.", named("Hama")
    assert memory.is_new(text, names)
    memory.add(shown_sentence(ONE, text, names))
    assert not memory.is_new("Hama, they said, was theirs.", names)


def test_the_numbers_are_the_same_on_every_run_and_fit_a_signed_column():
    text = "Bashar Assad left Syria with 12 soldiers; they resigned."
    told = shown_sentence(ONE, text, named("Bashar Assad", "Syria"))
    assert all(-(2**63) <= number < 2**63 for number in (told.key, *told.facts))
    code = (
        "from briefing.analysis.stories.novelty import *;"
        f"print(sentence_key({text!r}), sorted(facts({text!r}, ())))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == f"{told.key} {sorted(facts(text, ()))}"
    assert sentence_key("Rebels took Homs.") == -6256007057806561510


@pytest.mark.parametrize(
    "text", ["trillion " * 5000, "hundred five " * 5000, "5" + " bn" * 5000, ". - " + "a" * 90_000]
)
def test_a_text_made_to_be_slow_is_read_like_others(text: str):
    memory = Memory([shown_sentence(ONE, text, ())])
    assert not memory.is_new(text, ())
