"""The days that sentences name, and a story told by its days. The cases are of our own making."""

from datetime import UTC, date, datetime

import pytest

from briefing.analysis.article import analyse
from briefing.analysis.stories.timeline import timeline
from briefing.model import (
    Article,
    ArticleId,
    FeedUrl,
    FoundDate,
    Paragraph,
    ParagraphKind,
)

WEDNESDAY = "2026-06-10"


def article_of(
    published: str, *texts: str, name: str = "a", kind: ParagraphKind = ParagraphKind.BODY
) -> Article:
    at = datetime.fromisoformat(published)
    at = at.replace(hour=at.hour or 12, tzinfo=UTC)
    return Article(
        id=ArticleId(name),
        feed=FeedUrl("https://news.example/feed"),
        title="The dam at Orvel",
        url="",
        outlet="The Herald",
        published=at,
        first_seen=at,
        language="en",
        paragraphs=tuple(
            Paragraph(index=index, kind=kind, text=text) for index, text in enumerate(texts)
        ),
    )


def found_in(published: str, *texts: str) -> tuple[FoundDate, ...]:
    return analyse(article_of(published, *texts)).dates


def day_of(published: str, text: str) -> str | None:
    found = found_in(published, text)
    return found[0].day.isoformat() if found else None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The dam burst on June 6.", "2026-06-06"),
        ("The dam burst on Jun. 6, 2025, at dawn.", "2025-06-06"),
        ("The dam burst on 6 June.", "2026-06-06"),
        ("The dam burst on the 6th of June.", "2026-06-06"),
        ("The dam burst on 2026-06-06 at dawn.", "2026-06-06"),
        ("The dam burst on the night of June 5-6.", "2026-06-05"),
        ("The dam burst on the night of 5–6 June.", "2026-06-05"),
        ("The dam burst on Saturday.", "2026-06-06"),
        ("The dam burst on Wednesday.", "2026-06-10"),
        ("The dam burst on Friday.", "2026-06-05"),
        ("The dam burst last Thursday.", "2026-06-04"),
        ("Elections on Thursday would come too soon.", "2026-06-11"),
        ("The dam burst last Wednesday.", "2026-06-03"),
        ("The dam burst on Monday last week.", "2026-06-01"),
        ("The dam burst yesterday.", "2026-06-09"),
        ("The dam burst last night.", "2026-06-09"),
        ("The dam burst the day before yesterday.", "2026-06-08"),
        ("The dam burst two days ago.", "2026-06-08"),
        ("Two days ago the dam burst.", "2026-06-08"),
        ("The dam burst 10 days ago.", "2026-05-31"),
        ("The dam burst overnight.", "2026-06-10"),
        ("The dam burst this morning.", "2026-06-10"),
        ("Earlier in the day, the dam had burst.", "2026-06-10"),
        ("The new dam will open on Thursday.", "2026-06-11"),
        ("The new dam is due to open next Wednesday.", "2026-06-17"),
        ("On Friday, the minister will open the new dam.", "2026-06-12"),
        ("The new dam opens on Friday.", "2026-06-12"),
        ("The new dam could not be reached on Friday.", "2026-06-05"),
        ("The new dam is expected to open on July 1.", "2026-07-01"),
        ("The new dam was set to open on Monday, but rain kept it shut.", "2026-06-08"),
        ("The new dam was due to open on Friday, but may not.", "2026-06-12"),
        ("The dam was opened on July 4, 1976.", "1976-07-04"),
        ("The dam burst on November 30.", "2025-11-30"),
        ("Rescuers reached the village on June 8 after the dam burst on June 6.", "2026-06-08"),
    ],
)
def test_day(text: str, day: str) -> None:
    assert day_of(WEDNESDAY, text) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        # decided, ordered or called for a day
        ("Workers at the dam have voted to strike from Friday.", "2026-06-12"),
        ("The council decided to walk out on Saturday.", "2026-06-13"),
        ("The judge ordered the dam to close by Friday.", "2026-06-12"),
        ("The judge ordered the dam to close by noon on Friday.", "2026-06-12"),
        ("The two villages agreed a truce from Friday.", "2026-06-12"),
        ("The union has called a strike at the dam from Friday.", "2026-06-12"),
        ("A curfew was announced from Saturday.", "2026-06-13"),
        ("The mayor called an urgent meeting for Friday.", "2026-06-12"),
        ("Engineers decided to hold a protest march on Saturday.", "2026-06-13"),
        ("The judge ordered the dam to close by June 30.", "2026-06-30"),
        ("The judge ordered the dam to close from June 1.", "2026-06-01"),
        # the day is that of the deciding, or of something else that is over
        ("Workers at the dam voted on Friday to strike.", "2026-06-05"),
        ("The council decided on Friday to walk out.", "2026-06-05"),
        ("The judge ordered the dam shut on Friday.", "2026-06-05"),
        ("Workers voted to strike, the union said on Friday.", "2026-06-05"),
        ("Parliament voted to back the new dam on Friday.", "2026-06-05"),
        ("The bank decided to hold its rate on Friday.", "2026-06-05"),
        ("The mayor left when asked to comment on Friday.", "2026-06-05"),
        ("The dam had been ordered to close by Friday.", "2026-06-05"),
        ("Rescuers managed to reach the village by Friday.", "2026-06-05"),
        ("The judge asked to see the footage from Friday.", "2026-06-05"),
    ],
)
def test_what_is_decided_for_a_day_is_still_to_come(text: str, day: str) -> None:
    assert day_of(WEDNESDAY, text) == day


@pytest.mark.parametrize(
    "text",
    [
        "The dam was built in November 2023.",
        "The dam was built in 1982.",
        "May opened the dam and March closed it.",
        "The dam may burst, and thousands march every spring.",
        "June Smith, 31, was the first to see the water.",
        "The claims were first made in the Sunday Times.",
        "Shops hope for a good Black Friday.",
        "Worshippers left after Friday prayers.",
        "The December 6 movement has no party behind it.",
        "Rules have been stricter ever since 9/11.",
        "The market is held every Tuesday on the dam.",
        "The dam is open from Tuesday to Sunday.",
        "The dam is open to all, Monday-Friday.",
        "Fewer than two hundred of the birds live there today.",
        "“We saw the water today,” she said.",
        "He became famous overnight.",
        "The two days later than planned cost the builders dear.",
        "It rained on February 30.",
        "The dam burst on Thursday.",
        "The score was 5-6 in the end, on day 4 of 11.",
    ],
)
def test_no_day(text: str) -> None:
    assert day_of(WEDNESDAY, text) is None


@pytest.mark.parametrize(
    ("published", "text", "day"),
    [
        ("2026-01-01", "The treaty lapsed on Dec. 31.", "2025-12-31"),
        ("2026-01-01", "The treaty lapsed yesterday.", "2025-12-31"),
        ("2026-01-02", "The treaty lapsed on Wednesday.", "2025-12-31"),
        ("2025-12-30", "The treaty will lapse on January 2.", "2026-01-02"),
        ("2025-12-30", "The treaty will lapse on Friday.", "2026-01-02"),
        ("2024-03-01", "The treaty lapsed yesterday.", "2024-02-29"),
        ("2024-03-01", "The treaty lapsed on February 29.", "2024-02-29"),
        ("2025-03-01", "The treaty lapsed on February 29.", "2024-02-29"),
        ("2025-03-01", "The treaty lapsed yesterday.", "2025-02-28"),
        ("2026-06-08", "The treaty lapsed on Sunday.", "2026-06-07"),
        ("2026-06-07", "The treaty lapsed on Tuesday.", "2026-06-02"),
        ("2026-06-07", "The treaty will lapse on Monday.", "2026-06-08"),
        ("2026-06-10", "The treaty lapsed on Friday, June 6.", "2025-06-06"),
        ("2026-06-09T22:30:00", "The treaty lapsed on June 10.", "2026-06-10"),
    ],
)
def test_edges_of_the_calendar(published: str, text: str, day: str) -> None:
    assert day_of(published, text) == day


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31"])
def test_an_impossible_publishing_day_is_no_day_to_count_from(published: str) -> None:
    texts = ("The dam burst yesterday.", "It will open on January 31.", "Two days later it fell.")
    assert found_in(published, *texts) == ()


@pytest.mark.parametrize(
    "text",
    [
        "The ministry said on Monday that the dam would hold.",
        "The dam will hold, the ministry said late Monday.",
        "The minister told reporters on Monday that the dam would hold.",
        "In a statement Monday, the ministry denied the report.",
        "The dam is unsafe, according to a report published on June 8.",
        "The United Nations on Monday condemned the arrests.",
        "On Monday, the ministry warned of floods.",
        "Speaking in Orvel on Monday, the minister said the dam would hold.",
        "A June 8 letter warned the ministry about the dam.",
    ],
)
def test_reported(text: str) -> None:
    (found,) = found_in(WEDNESDAY, text)
    assert (found.day, found.is_reported) == (date(2026, 6, 8), True)


@pytest.mark.parametrize(
    "text",
    [
        "The dam burst on Monday, the ministry said.",
        "On Monday, villagers fled to the hills, the ministry said.",
        "The ministry said the dam burst on Monday.",
        "The ministry said on Tuesday that the dam burst on Monday.",
        "The ministry said that it had closed the road on Monday.",
        "The dam burst on Monday, the ministry said in a statement on Tuesday.",
        "The mayor said on Tuesday that the road had been closed since Monday.",
        "The States met on Monday to choose a new leader.",
        "A judge denied Tomas Reyl a new trial on Monday.",
        "The dam burst before dawn on Monday, the ministry said on Tuesday.",
    ],
)
def test_happened(text: str) -> None:
    (found,) = found_in(WEDNESDAY, text)
    assert (found.day, found.is_reported) == (date(2026, 6, 8), False)


def test_days_counted_from_the_sentence_before() -> None:
    found = found_in(WEDNESDAY, "The dam burst on May 3. Two days later the minister resigned.")
    assert [each.day for each in found] == [date(2026, 5, 3), date(2026, 5, 5)]


def test_nothing_is_counted_beyond_the_calendar() -> None:
    text = "It is as far off as 9999-12-31. Two days later the minister resigned."
    assert found_in(WEDNESDAY, text) == ()


def test_days_counted_from_nothing_are_none() -> None:
    assert day_of(WEDNESDAY, "Two days later the minister resigned.") is None


def test_only_the_body_counts() -> None:
    article = article_of(WEDNESDAY, "The dam burst on Monday.", kind=ParagraphKind.CAPTION)
    assert analyse(article).dates == ()


def told(*articles: Article) -> list[tuple[str, str]]:
    citations = {article.id: number for number, article in enumerate(articles, 1)}
    entries = timeline([(article, analyse(article)) for article in articles], citations)
    for entry in entries:
        article = next(each for each in articles if each.id == entry.sentence.article)
        text = article.paragraphs[entry.sentence.paragraph].text
        assert text[entry.sentence.start : entry.sentence.end] == entry.sentence.text
        assert entry.sentence.citation == citations[article.id]
    return [(entry.day.isoformat(), entry.sentence.text) for entry in entries]


def test_days_stand_in_order_also_those_to_come() -> None:
    lines = told(
        article_of(
            WEDNESDAY,
            "The finance minister of Norland will resign on Friday.",
            "The Orvel dam burst on Sunday and flooded the valley.",
            "Norland's parliament met on Tuesday to vote on the budget.",
        )
    )
    assert [day for day, _ in lines] == ["2026-06-07", "2026-06-09", "2026-06-12"]


def test_what_happened_stands_before_what_was_reported() -> None:
    lines = told(
        article_of(
            WEDNESDAY,
            "The ministry of Norland said on Monday that every village was safe.",
            "The Orvel dam burst on Monday and flooded two valleys.",
        )
    )
    assert [text.split()[1] for _, text in lines] == ["Orvel", "ministry"]


def test_a_day_has_three_sentences_and_none_twice() -> None:
    one = article_of(
        WEDNESDAY,
        "The Orvel dam burst on Monday and flooded two valleys.",
        "Norland's president flew to the coast on Monday with his wife.",
        "Shares in the builder Halden lost a third of their worth on Monday.",
        "Schools in Port Avell stayed closed on Monday for want of teachers.",
    )
    other = article_of(
        WEDNESDAY,
        "The Orvel dam burst on Monday and flooded two valleys.",
        "Two valleys were flooded on Monday when the Orvel dam burst.",
        name="b",
    )
    lines = told(one, other)
    assert len(lines) == 3
    assert sum("Orvel" in text for _, text in lines) == 1
    assert "Orvel" in lines[0][1], "what two articles tell comes first"


def test_a_sentence_that_stands_alone_is_preferred() -> None:
    lines = told(
        article_of(
            WEDNESDAY,
            "Something is wrong. He was released on bail on Monday evening.",
            "The banker Tomas Reyl was let go on Monday for a hundred crowns.",
        )
    )
    assert [text.split()[0] for _, text in lines] == ["The"]


def test_long_ago_needs_its_year() -> None:
    lines = told(
        article_of(
            WEDNESDAY,
            "The builder Halden opened the Orvel dam on July 4, 1976, with a parade.",
            "The builder Halden sold the Orvel dam on November 3 to the state.",
            "The Orvel dam burst on Monday and flooded two valleys.",
        )
    )
    assert [day for day, _ in lines] == ["1976-07-04", "2026-06-08"]


def test_an_article_without_a_citation_is_left_out() -> None:
    article = article_of(WEDNESDAY, "The Orvel dam burst on Monday and flooded two valleys.")
    assert timeline([(article, analyse(article))], {}) == ()
