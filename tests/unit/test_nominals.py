"""Actors without a name: which are found where they act, and which are one group.

In a marked text `[rebel fighters]` acts; everything outside brackets does not, or has a name.
"""

import re

import pytest

from briefing.analysis.actors.finding import find_actors
from briefing.model import Paragraph, ParagraphKind


def unnamed(*texts: str) -> list[tuple[str, str]]:
    """What is found without a name, as it is written and by its one name."""
    paragraphs = [
        Paragraph(index=index, kind=ParagraphKind.BODY, text=text)
        for index, text in enumerate(texts)
    ]
    found = find_actors("", paragraphs, language="en").mentions
    return [
        (text[m.start : m.end], m.canonical)
        for text, mentions in zip(texts, found, strict=True)
        for m in mentions
        if m.canonical.islower()
    ]


ACTING = [
    "[Government troops] shelled two villages, hours after [rebel fighters] ambushed a convoy.",
    "Dozens of [protesters] marched to the ministry, where [riot police] fired tear gas.",
    "[Police] arrested 40 people. Some [demonstrators] threw stones.",
    "A [senior security official] said the [army] would not leave.",
    "[Western diplomats] doubt that. The envoy told reporters that [mediators] had left.",
    "The company said it would cut jobs. [Unions] called a strike, and [investors] sold shares.",
    "The price of bread rose. [Teachers] were paid late. [Health workers] went on strike.",
    "In parliament, [opposition lawmakers] walked out. The [government] survived.",
    "[State television] showed pictures. The [military] said it had shot down a drone.",
    "[Medics] said 12 people had been killed by [snipers], and by [army] shelling.",
    "The [defense ministry] denied it. The [foreign ministry] summoned the envoy.",
    "[Border guards] opened fire; at least two [migrants] were killed. [Aid groups] warned.",
    "[Residents] fled to the hills. A truck was seized by [masked gunmen].",
    "[Anti-regime forces] entered the town, uncontested by [army] or [police].",
    "[Diplomats] who were there say so. [Officials] in the capital said nothing.",
]
IDLE = [
    "Market forces drive prices. The working parties met.",
    "He is a member of the police band. The officers' mess burned down.",
    "The tower fell, residents said. In the town, where witnesses said it rained, all is calm.",
    "The number of residents has fallen. The cost to workers was high.",
    "It is a militia founded by his father. He left the army camp.",
    "A nurse said so. A commander said they had left.",
]


@pytest.mark.parametrize("marked", ACTING)
def test_who_acts_without_a_name(marked: str) -> None:
    wanted = re.findall(r"\[(.*?)\]", marked)
    text = re.sub(r"[\[\]]", "", marked)
    assert [name for name, _ in unnamed(text)] == wanted


@pytest.mark.parametrize("text", IDLE)
def test_who_does_not_act_is_no_actor(text: str) -> None:
    assert unnamed(text) == []


def test_bands_of_one_side_are_one_group_in_an_article() -> None:
    found = unnamed(
        "Rebel fighters took the pass. The rebels hold it.",
        "Rebel forces withdrew as government troops came; government forces stayed.",
        "Opposition fighters watched.",
    )
    assert [name for _, name in found] == [
        "rebels",
        "rebels",
        "rebels",
        "government troops",
        "government troops",
        "opposition fighters",
    ]


def test_the_name_of_a_people_before_a_band_stays_the_peoples() -> None:
    assert unnamed("Iraqi militias crossed the border.") == []
