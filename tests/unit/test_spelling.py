"""One person in several spellings, and several people of one surname."""

import pytest

from briefing.analysis.actors.finding import find_actors
from briefing.analysis.actors.spelling import name_key, spelling_key
from briefing.model import Paragraph, ParagraphKind


def canonical(*texts: str) -> list[list[str]]:
    """The canonical name of each mention, text by text."""
    paragraphs = [
        Paragraph(index=index, kind=ParagraphKind.BODY, text=text)
        for index, text in enumerate(texts)
    ]
    found = find_actors("", paragraphs, language="en").mentions
    return [[mention.canonical for mention in mentions] for mentions in found]


@pytest.mark.parametrize(
    "spellings",
    [
        "Zelensky Zelenskiy Zelenskyy",
        "Gaddafi Qaddafi Gadhafi",
        "Erdoğan Erdogan",
        "Mohammed Muhammad Mohamad",
        "Muqtada Moqtada",
        "Aleksandr Alexander",
        "Sergei Sergey",
        "Lukashenko Lukashenka",
        "Schröder Schroeder",
        "Yevgeny Evgeny",
    ],
)
def test_spellings_of_one_name_share_a_key(spellings: str) -> None:
    assert len({spelling_key(name) for name in spellings.split()}) == 1


@pytest.mark.parametrize("names", ["Smith Schmidt", "Mario Maria", "Martin Morten", "Osten Oster"])
def test_other_names_do_not(names: str) -> None:
    left, right = map(spelling_key, names.split())
    assert left != right


def test_articles_and_hyphens_make_no_other_name() -> None:
    assert name_key("Abdel-Fattah Burhani") == name_key("Abdel Fattah al-Burhani")


def test_a_name_too_short_proves_nothing() -> None:
    assert spelling_key("Lee") == spelling_key("Li") == ""


@pytest.mark.parametrize(
    ("texts", "wanted"),
    [
        (
            ("President Volodymir Zelinsky spoke. Zelinskiy left; Zelinskyy had won.",),
            [["Volodymir Zelinsky"] * 3],
        ),
        (
            ("Bashar al-Hassun ruled. Hassun fell, and Al-Hassun's brother fled.",),
            [["Bashar al-Hassun"] * 3],
        ),
        (
            ("Muqtada al-Nadr met guests. Moqtada al-Nadr smiled. Mr. al-Nadr left.",),
            [["Muqtada al-Nadr"] * 3],
        ),
        (("Maria Weber and Marie Weber, twins, met.",), [["Maria Weber", "Marie Weber"]]),
        (
            ("The 2nd Battalion and the 3rd Battalion met the 1st Marines and the 6th Marines.",),
            [["2nd Battalion", "3rd Battalion", "1st Marines", "6th Marines"]],
        ),
    ],
)
def test_in_an_article(texts: tuple[str, ...], wanted: list[list[str]]) -> None:
    assert canonical(*texts) == wanted


def test_a_bare_surname_is_somebody_named_before() -> None:
    assert canonical(
        "Hugo Prado of the Union is accused.",
        "Prado denies it.",
        "Lucia Prado, a cousin, said she was sorry. Prado wept.",
        "On Friday, Prado will speak.",
    ) == [
        ["Hugo Prado", "Union"],
        ["Hugo Prado"],
        ["Lucia Prado", "Lucia Prado"],
        ["Hugo Prado"],
    ]


def test_a_bare_surname_is_not_the_relative() -> None:
    assert canonical(
        "Carl Osten spoke of his father, Emil Osten, and of Emil Osten's farm. Osten wept."
    ) == [["Carl Osten", "Emil Osten", "Emil Osten", "Carl Osten"]]
