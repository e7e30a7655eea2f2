"""One name for one actor across articles, as far as they tell, and no further."""

from datetime import UTC, datetime

import pytest

from briefing.analysis.actors.canonical import agree
from briefing.analysis.article import analyse
from briefing.edition import make_edition
from briefing.model import (
    Article,
    ArticleAnalysis,
    ArticleId,
    FeedUrl,
    KnownActors,
    Paragraph,
    ParagraphKind,
    WantedSection,
)

NOW = datetime(2025, 3, 4, 12, tzinfo=UTC)


def article(number: int, title: str, *texts: str, outlet: str = "Wire") -> Article:
    return Article(
        id=ArticleId(str(number)),
        feed=FeedUrl(f"https://example.org/{outlet}"),
        title=title,
        url="",
        outlet=outlet,
        published=NOW,
        first_seen=NOW,
        language="en",
        paragraphs=tuple(
            Paragraph(index=index, kind=ParagraphKind.BODY, text=text)
            for index, text in enumerate(texts)
        ),
    )


def analysed(
    *articles: Article, known: KnownActors | None = None
) -> list[tuple[Article, ArticleAnalysis]]:
    return [(each, analyse(each, known)) for each in articles]


def names(found: ArticleAnalysis) -> list[tuple[str, str]]:
    """Canonical name and kind of each mention, the title's first."""
    mentions = [*found.title_mentions, *(m for p in found.paragraphs for m in p.mentions)]
    return [(m.canonical, m.kind.value) for m in mentions if not m.canonical.islower()]


def agreed(*articles: Article, known: KnownActors | None = None) -> list[list[tuple[str, str]]]:
    known = known or KnownActors()
    return [names(found) for _, found in agree(analysed(*articles, known=known), known)]


FULL = article(1, "Talks", "Prime Minister Ilse Karsten left Oslo. Karsten said she was tired.")


def test_a_surname_in_a_headline_is_the_person_another_article_names_in_full() -> None:
    _, other = agreed(FULL, article(2, "Karsten leaves Oslo after talks"))
    assert ("Ilse Karsten", "person") in other


def test_two_people_of_one_surname_leave_it_open() -> None:
    rival = article(3, "Sport", "Coach Bo Karsten praised striker Tom Ek on Friday.")
    *_, bare = agreed(FULL, rival, article(2, "Vote", "Mr. Karsten won the vote on Friday."))
    assert ("Karsten", "person") in bare


def test_an_acronym_is_what_another_article_says_it_stands_for() -> None:
    long = article(1, "Rail", "The Northern Rail Authority (NRA) met. The NRA agreed.")
    _, short = agreed(long, article(2, "Rail", "Fares rise on Monday, the NRA said."))
    assert short == [("Northern Rail Authority", "group")]


def test_an_acronym_of_two_bodies_stays() -> None:
    rail = article(1, "Rail", "The Northern Rail Authority (NRA) met. The NRA agreed.")
    other = article(3, "Apes", "The National Rhino Alliance (NRA) met. The NRA wept.")
    *_, short = agreed(rail, other, article(2, "Rail", "Fares rise on Monday, the NRA said."))
    assert short == [("NRA", "group")]


def test_the_commoner_spelling_of_a_name_is_everybodys() -> None:
    usual = [
        article(number, "Talks", "President Volodymir Zelinsky spoke. Zelinsky left.")
        for number in (1, 2)
    ]
    *_, last = agreed(*usual, article(3, "Talks", "Volodymyr Zelinskiy said so on Friday."))
    assert last == [("Volodymir Zelinsky", "person")]


def test_a_middle_initial_makes_no_other_person() -> None:
    usual = [
        article(number, "Court", "Judge Rolf Brandeis spoke. Brandeis left.") for number in (1, 2)
    ]
    *_, last = agreed(*usual, article(3, "Court", "Rolf T. Brandeis, 61, ruled on Friday."))
    assert last == [("Rolf Brandeis", "person")]


def test_whom_one_article_tells_apart_stay_apart() -> None:
    both = article(
        1, "Family", "George Harlow spoke of his son, George T. Harlow. George T. Harlow smiled."
    )
    other = article(2, "Court", "Lawyer George T. Harlow sued on Friday.")
    assert agreed(both, other)[1] == [("George T. Harlow", "person")]


def test_a_firm_of_the_name_is_not_its_founder() -> None:
    founder = article(1, "Firm", "Karin Renholm founded Renholm AB. Renholm said she was glad.")
    _, other = agreed(founder, article(2, "Markets", "Renholm shares fell on Friday."))
    assert ("Karin Renholm", "person") not in other


def test_the_readers_own_names_stay() -> None:
    known = KnownActors(watch=("Karsten",))
    _, other = agreed(FULL, article(2, "Vote", "Mr. Karsten won the vote."), known=known)
    assert [name for name, _ in other] == ["Karsten"]


def test_what_is_stored_is_not_changed_and_order_does_not_matter() -> None:
    pairs = analysed(FULL, article(2, "Karsten leaves Oslo after talks"))
    before = [found for _, found in pairs]
    there = agree(pairs, KnownActors())
    back = agree(pairs[::-1], KnownActors())
    assert [found for _, found in pairs] == before
    assert there == back[::-1]
    assert agree(there, KnownActors()) == there


@pytest.mark.parametrize("word", ["Jordan", "Lima", "Apple"])
def test_a_state_a_place_or_a_known_firm_is_no_surname(word: str) -> None:
    person = article(1, "Song", f"Singer Ella {word} won. {word} thanked her fans.")
    _, other = agreed(person, article(2, "News", f"A plane from {word} landed in Oslo on Friday."))
    assert (f"Ella {word}", "person") not in other


def test_two_outlets_agree_in_an_edition() -> None:
    one = article(1, "Talks", "Prime Minister Ilse Karsten left Oslo. Karsten was tired.")
    two = article(2, "Karsten quits", "Mrs. Karsten resigned on Friday.", outlet="Herald")
    edition = make_edition(
        analysed(one, two),
        wanted=(WantedSection(name="Norway", about=("Norway", "Oslo")),),
        known=KnownActors(),
        feeds=(),
        made_at=NOW,
        since=None,
        window=None,
    )
    named = {
        mention.canonical
        for each in edition.articles
        for paragraph in each.paragraphs
        for mention in paragraph.mentions
    }
    assert "Ilse Karsten" in named
    assert "Karsten" not in named
