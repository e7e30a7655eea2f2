"""Sentences: a table of the places where splitters go wrong. A bar marks each end."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis.sentences import split

TRICKY = [
    "The talks ended. | Nobody signed.",
    "Is it over? | Yes! | It is.",
    "Mr. Brown met Dr. Lee at St. Mary's. | They left.",
    "Sen. Ada Vale and Rep. Tom Hale voted no. | Gov. Ruiz signed.",
    "Lt. Col. Ann Frey and Gen. Paul Roy spoke.",
    "The U.S. Army left. | It will not return.",
    "He flew to the U.S. | The trip took a day.",
    "U.S. President-elect Jane Doe said the U.S. should wait.",
    "Envoys from the U.N. Security Council arrived.",
    "They met in Washington, D.C. | In the evening they left.",
    "She moved to Washington, D.C. Mayor Lopez welcomed her.",
    "It began at 5 p.m. Monday and ended at 6 a.m. Tuesday.",
    "It began at 5 p.m. | Police came an hour later.",
    "Doors open at 9 a.m. EST on Friday.",
    "It happened on Dec. 7, 2024. | Nobody was hurt.",
    "The vote is due in Dec. | Members will gather in Oslo.",
    "John F. Kennedy and George W. Bush were presidents.",
    "J. K. Rowling wrote it. | J.R.R. Tolkien did not.",
    "There is no Plan B. | The minister said so.",
    "Acme Inc. shares fell. | Bolt Corp. rose.",
    "He works for Acme Inc. | The firm is small.",
    "Martin Luther King Jr. spoke. | He was cheered.",
    "Prices rose 3.5 percent. | Wages rose 1.2 percent.",
    "It cost $1.5 million. | Now it costs less.",
    "He is No. 1 in the world. | No. 2 is far behind.",
    "The answer was no. | Nobody argued.",
    '"We will win," she said. | "They will lose."',
    '"Why now?" he asked. | Nobody knew.',
    '"Stop!" Mr. Vale shouted at the crowd.',
    '"Who goes there?" Private Lowe asked.',
    "“It is over.” | She left the room.",
    '"It is over." | The crowd went home.',
    "She said: “We lost. | We will be back.” | Then she left.",
    "He paused ... and went on. | Then he stopped... | Nobody spoke.",
    "Wait… | Now it moves.",
    "The plan (see p. 5) failed. | The next one (p. 9) did not.",
    "It failed. | (It had failed before.) | It will fail again.",
    "Animals, e.g. Cats and dogs, were kept, i.e. Fed.",
    "The case of Smith vs. Jones began. | It lasted.",
    "The firm, Yahoo! as it was known, folded. | It was old.",
    "He visited Paris, Rome, etc. | The trip was long.",
    "Sales fell last year. | iPhone sales did not.",
    "The raid failed. | al-Qaeda fighters fled.",
    "A space was lost.| The next sentence still counts.",
    "Read it at news.example.com today. | It is free.",
    "Version 2.0.1 came out. | Version 3 did not.",
    "1. The vote was held. | 2. The vote was lost.",
    "A line broken\nin the middle stays whole. | The next is new.",
    "He said so.[3] Nobody agreed.",
    "Really?! | Yes, really.",
    "The ship, the S.S. Minnow, sank. | All were saved.",
    "Prof. Ngo et al. Describe the method. | It works.",
    "She lives on Oak St. | The house is blue.",
    "Gerhard Schröder ging. | Ägypten schwieg.",
    "«C'est fini.» | Élise partit.",
    "会議は終わった。| 誰も署名しなかった。",
    "Lanka v. India drew crowds.",
    "She won the 100 m. | The final was close.",
    "It rained on Sept. 3 and Oct. 4. | Then it stopped.",
    "Nobody signed",
]


@pytest.mark.parametrize("marked", TRICKY)
def test_sentences_end_where_a_reader_ends_them(marked: str) -> None:
    wanted = [part.strip() for part in marked.split("|")]
    text = marked.replace(" | ", " ").replace("| ", "")
    assert [text[start:end] for start, end in split(text)] == wanted


def test_each_line_of_a_list_is_a_sentence() -> None:
    text = "First line of a list\nSecond line of a list"
    assert split(text) == ((0, 20), (21, 42))


def test_white_space_alone_holds_no_sentence() -> None:
    assert split(" \n\t ") == ()


def test_offsets_are_those_of_the_text_itself() -> None:
    text = "  First one.   Second one.  \n Third one "
    assert split(text) == ((2, 12), (15, 26), (30, 39))


@given(st.text(alphabet="aA .!?\"'”\n。1…UuS", max_size=80))
def test_sentences_are_trimmed_ordered_and_lose_nothing(text: str) -> None:
    spans = split(text)
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
    kept = "".join(text[start:end] for start, end in spans)
    assert "".join(kept.split()) == "".join(text.split())
