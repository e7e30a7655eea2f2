"""Whose word the sentences of an article are. The cases are of our own making."""

from datetime import UTC, datetime

import pytest

from briefing.analysis.article import analyse
from briefing.analysis.claims.finding import claims
from briefing.model import (
    Article,
    ArticleId,
    FeedUrl,
    FoundClaim,
    Paragraph,
    ParagraphKind,
    SourceKind,
)
from briefing.sources.bundled import BUNDLED, read_bundled

NOON = datetime(2025, 3, 1, 12, tzinfo=UTC)


def article_of(*texts: str, kind: ParagraphKind = ParagraphKind.BODY) -> Article:
    return Article(
        id=ArticleId("a"),
        feed=FeedUrl("https://news.example/feed"),
        title="The dam at Orvel",
        url="",
        outlet="The Herald",
        published=NOON,
        first_seen=NOON,
        language="en",
        paragraphs=tuple(
            Paragraph(index=index, kind=kind, text=text) for index, text in enumerate(texts)
        ),
    )


def found_in(article: Article) -> tuple[FoundClaim, ...]:
    return claims(article, analyse(article).paragraphs)


def told(*texts: str) -> list[tuple[str, str]]:
    """Who says what."""
    article = article_of(*texts)
    return [
        (c.source, article.paragraphs[c.paragraph].text[c.content_start : c.content_end])
        for c in found_in(article)
    ]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("The mayor said the dam had held.", "the mayor", "the dam had held"),
        ("The dam had held, the mayor said.", "the mayor", "The dam had held"),
        ("The dam had held, said Mayor Ann Lee.", "Ann Lee", "The dam had held"),
        (
            "The dam had held, said Ann Lee, the mayor, on Monday.",
            "Ann Lee",
            "The dam had held",
        ),
        (
            "Ann Lee, the mayor of Orvel, said on Monday that the dam had held.",
            "Ann Lee",
            "that the dam had held",
        ),
        (
            "Ann Lee told Reuters the dam had held.",
            "Ann Lee",
            "the dam had held",
        ),
        (
            "In a statement, the Interior Ministry said the dam had held.",
            "Interior Ministry",
            "the dam had held",
        ),
        (
            "The Interior Ministry said in a statement that the dam had held.",
            "Interior Ministry",
            "that the dam had held",
        ),
        (
            "According to residents, water has reached the school.",
            "residents",
            "water has reached the school",
        ),
        (
            "Water has reached the school, according to two engineers.",
            "two engineers",
            "Water has reached the school",
        ),
        (
            "State television reported that the dam had held.",
            "state television",
            "that the dam had held",
        ),
        (
            "“It held,” Ann Lee said, “by a hair.”",
            "Ann Lee",
            "“It held,” Ann Lee said, “by a hair.”",
        ),
        ("Iran denied that it had sent the boats.", "Iran", "that it had sent the boats"),
        ("Iran rejected the report.", "Iran", "the report"),
        ("A Syrian army source said they had left.", "a Syrian army source", "they had left"),
        ("The dam had held, said the mayor, Ann Lee, on Monday.", "Ann Lee", "The dam had held"),
        ("The dam had held, according to the mayor, Ann Lee.", "Ann Lee", "The dam had held"),
        ("Orvel's mayor, Ann Lee, said the dam had held.", "Ann Lee", "the dam had held"),
        ("Marsh's widow, Rosa, said the dam had held.", "Rosa", "the dam had held"),
        (
            "Marsh's successor, Ann Lee, told the weekly Orvel Post that she was content.",
            "Ann Lee",
            "that she was content",
        ),
        ("The mayor, Ann Lee, who is 54, said the dam had held.", "Ann Lee", "the dam had held"),
        (
            "The mayor and his deputy, Ann Lee, said the dam had held.",
            "the mayor and his deputy",
            "the dam had held",
        ),
        ("“It held,” the mayor, Ann Lee, told reporters.", "Ann Lee", "“It held,”"),
        (
            "The mayor, Ann Lee, said the dam, a relic, had held.",
            "Ann Lee",
            "the dam, a relic, had held",
        ),
        ("Ann Lee promised to mend the dam.", "Ann Lee", "to mend the dam"),
        ("The hospital denied that it was full.", "the hospital", "that it was full"),
        (
            "People familiar with the talks said the deal was close.",
            "people familiar with the talks",
            "the deal was close",
        ),
    ],
)
def test_ways_of_telling_who_says_it(text: str, source: str, content: str) -> None:
    assert told(text) == [(source, content)]


@pytest.mark.parametrize(
    "text",
    [
        "It was not clear who had opened the gates.",
        "Water reached the school on Monday.",
        "He said the dam had held.",
        "The mayor would say nothing of the dam.",
        "The claims of the miners fill three shelves.",
        "The state has seven dams, and two of them leak.",
        "He was told to leave the house.",
        "No group has claimed the attack on the dam.",
        "Nobody said the road was closed.",
        "None of the engineers said the road was closed.",
        "Neither the mayor nor the police said when the road would open.",
    ],
)
def test_where_nobody_is_named_nobody_claims(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("Ann Lee", SourceKind.NAMED),
        ("Hayat Tahrir al-Sham", SourceKind.NAMED),
        ("The Defence Ministry", SourceKind.OFFICIAL),
        ("A police spokesman", SourceKind.OFFICIAL),
        ("The government", SourceKind.OFFICIAL),
        ("Western officials", SourceKind.OFFICIAL),
        ("Britain", SourceKind.OFFICIAL),
        ("State television", SourceKind.MEDIA),
        ("The state news agency", SourceKind.MEDIA),
        ("Reuters", SourceKind.MEDIA),
        ("Residents", SourceKind.ANONYMOUS),
        ("A Syrian army source", SourceKind.ANONYMOUS),
        ("Sources", SourceKind.ANONYMOUS),
        ("One witness", SourceKind.ANONYMOUS),
        ("A hospital in the hills", SourceKind.ANONYMOUS),
        ("Marsh's widow", SourceKind.ANONYMOUS),
        ("Police spokesman Bob Marsh", SourceKind.NAMED),
        ("The country's seismic institute", SourceKind.OFFICIAL),
        ("The national weather centre", SourceKind.OFFICIAL),
        ("The central bank", SourceKind.OFFICIAL),
        ("The seismic institute", SourceKind.NAMED),
        ("The union", SourceKind.NAMED),
        ("The two airlines", SourceKind.NAMED),
        ("Their football club", SourceKind.NAMED),
        ("The rating agency", SourceKind.NAMED),
        ("The news service", SourceKind.MEDIA),
        ("The newspaper Orvelblad", SourceKind.MEDIA),
        ("The African Union", SourceKind.OFFICIAL),
        ("The United Nations", SourceKind.OFFICIAL),
        ("NATO", SourceKind.OFFICIAL),
        ("The Arab League", SourceKind.OFFICIAL),
        ("The World Health Organization", SourceKind.OFFICIAL),
    ],
)
def test_kinds_of_sources(source: str, kind: SourceKind) -> None:
    (claim,) = found_in(article_of(f"{source} said the road was closed."))
    assert claim.source_kind is kind


@pytest.mark.parametrize(
    ("source", "actor"),
    [
        ("Ann Lee", "Ann Lee"),
        ("The Defence Ministry", "Defence Ministry"),
        ("Britain", "United Kingdom"),
        ("Reuters", "Reuters"),
        ("The police", None),
        ("Residents", None),
        ("The union", None),
    ],
)
def test_sources_that_are_actors(source: str, actor: str | None) -> None:
    (claim,) = found_in(article_of(f"{source} said the road was closed."))
    assert claim.actor == actor


@pytest.mark.parametrize(
    ("text", "claims_of"),
    [
        (
            "Drivers at the Orvel depot have agreed to stay at home, the union Verdi said.",
            [("Verdi", "Drivers at the Orvel depot have agreed to stay at home")],
        ),
        (
            "Teachers have threatened to strike, according to the town council.",
            [("the town council", "Teachers have threatened to strike")],
        ),
        (
            "Iran denied that it had sent the boats, a fisherman said.",
            [
                ("Iran", "that it had sent the boats"),
                ("a fisherman", "Iran denied that it had sent the boats"),
            ],
        ),
        (
            "Ann Lee said the dam would hold, and the governor, Bob Marsh, said it would not.",
            [("Ann Lee", "the dam would hold"), ("Bob Marsh", "it would not")],
        ),
        (
            "“It held,” Ann Lee said, adding that it would be mended.",
            [("Ann Lee", "“It held,”"), ("Ann Lee", "that it would be mended")],
        ),
    ],
)
def test_what_is_said_once_is_claimed_once(text: str, claims_of: list[tuple[str, str]]) -> None:
    assert sorted(told(text)) == sorted(claims_of)


def test_she_is_the_one_named_after_whose_relative_she_is() -> None:
    found = told(
        "The mayor, Bob Marsh, said the dam had held.",
        "Marsh's rival, Ann Lee, was not pleased. “It leaks,” she said.",
    )
    assert [source for source, _ in found] == ["Bob Marsh", "Ann Lee"]


@pytest.mark.parametrize(
    ("before", "source"),
    [
        ("The union Verdi called a strike.", "Verdi"),
        ("Verdi, the country's second union, called a strike.", "Verdi"),
        ("The Orvel Transport Union called a strike.", "Orvel Transport Union"),
        ("The unions Verdi and Cockpit called a strike.", "the union"),
        ("The union Verdi and the union Cockpit called a strike.", "the union"),
        ("The union Verdi called a strike. Lufthansa had cut wages.", "the union"),
    ],
)
def test_the_union_is_the_one_called_so(before: str, source: str) -> None:
    found = told(before, "The union said 400 drivers would stay at home.")
    assert found[-1] == (source, "400 drivers would stay at home")


def test_he_is_the_last_who_spoke() -> None:
    found = told(
        "Ann Lee said the dam had held. The engineer Bob Marsh said it would not hold long.",
        "He said the gates were rusty.",
    )
    assert [source for source, _ in found] == ["Ann Lee", "Bob Marsh", "Bob Marsh"]


def test_she_and_he_are_two() -> None:
    found = told(
        "Ms. Lee said the dam had held. Mr. Marsh said it would not hold long.",
        "She said it had been built well. He said it had not.",
    )
    assert [source for source, _ in found] == ["Lee", "Marsh", "Lee", "Marsh"]


def test_it_is_the_last_body_that_spoke() -> None:
    found = told("State television reported a flood. Later it said the flood was over.")
    assert [source for source, _ in found] == ["state television", "state television"]


def test_a_quotation_goes_on_over_sentences_and_paragraphs() -> None:
    article = article_of(
        "“The dam has held. We are proud of it,” Ann Lee said. “We built it to last.",
        "“We will build another.”",
        "Rain is forecast for Tuesday.",
    )
    found = found_in(article)
    assert [claim.source for claim in found] == ["Ann Lee"] * 4
    assert [claim.source_end > claim.source_start for claim in found] == [False, True, False, False]


def test_sentences_in_captions_and_headings_are_nobodys_claims() -> None:
    text = "The mayor said the dam had held."
    assert found_in(article_of(text, kind=ParagraphKind.CAPTION)) == ()


def test_who_goes_on_saying() -> None:
    assert told("Ann Lee said the dam had held, adding that it would be repaired.") == [
        ("Ann Lee", "the dam had held"),
        ("Ann Lee", "that it would be repaired"),
    ]


def test_the_bundled_article() -> None:
    url = next(iter(BUNDLED))
    entry = read_bundled(url).entries[0]
    article = article_of(*(paragraph.text for paragraph in entry.paragraphs))
    found = found_in(article)
    for claim in found:
        text = article.paragraphs[claim.paragraph].text
        assert claim.start <= claim.content_start < claim.content_end <= claim.end <= len(text)
    said = {
        (
            claim.source,
            claim.source_kind,
            article.paragraphs[claim.paragraph].text[claim.start :][:25],
        )
        for claim in found
    }
    assert {
        (
            "a Homs resident, and army and opposition sources",
            SourceKind.ANONYMOUS,
            "A Homs resident, and army",
        ),
        ("state television", SourceKind.MEDIA, "State television reported"),
        ("Donald Trump", SourceKind.NAMED, "U.S. President-elect Dona"),
        ("Hayat Tahrir al-Sham", SourceKind.NAMED, "The main anti-regime grou"),
        ("a government spokesman", SourceKind.OFFICIAL, "Iraq does not seek milita"),
    } <= said
