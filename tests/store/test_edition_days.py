"""Editions of former days can be reopened as they were."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from stored import AT, FEED, Save, entry

from briefing.model import (
    ActorKind,
    ArticleId,
    BriefedArticle,
    BriefedParagraph,
    CitedSentence,
    Edition,
    Mention,
    ParagraphKind,
    Section,
    SectionKind,
)
from briefing.store import Store
from briefing.store.editions import KEPT, KEPT_DAYS

BERLIN = ZoneInfo("Europe/Berlin")
NEW_YORK = ZoneInfo("America/New_York")


def briefed(id: str, text: str = "The city fell.", *, new: bool = True) -> BriefedArticle:
    return BriefedArticle(
        id=ArticleId(id),
        feed=FEED,
        title="Rebels enter Homs",
        url="https://news.example/1",
        outlet="The Example",
        published=AT,
        read=False,
        starred=False,
        new=new,
        paragraphs=(
            BriefedParagraph(
                index=0,
                kind=ParagraphKind.BODY,
                text=text,
                section="Homs",
                mentions=(Mention(start=0, end=8, kind=ActorKind.PLACE, canonical="Homs"),),
            ),
        ),
    )


def edition(at: datetime, articles: Iterable[BriefedArticle] = ()) -> Edition:
    listed = tuple(articles)
    return Edition(
        made_at=at,
        since=None,
        feeds=(),
        sections=(
            Section(
                name="Homs",
                kind=SectionKind.USER,
                summary=tuple(
                    CitedSentence(
                        text=article.paragraphs[0].text[:8],
                        article=article.id,
                        paragraph=0,
                        start=0,
                        end=8,
                        citation=1,
                        new=True,
                    )
                    for article in listed[:1]
                ),
                actors=(),
                articles=tuple(article.id for article in listed),
            ),
        ),
        articles=listed,
    )


def made(store: Store, *moments: datetime, zone: ZoneInfo | timezone = UTC) -> None:
    for at in moments:
        store.save_edition(edition(at), zone=zone)


def test_the_last_edition_of_a_day_is_the_one_reopened(path: Path) -> None:
    morning, noon = AT.replace(hour=6), AT.replace(hour=12)
    today = AT + timedelta(days=1)
    with Store.open(path) as store:
        made(store, morning, noon, today)
    with Store.open(path) as store:
        assert store.edition_days(UTC) == (today.date(), AT.date())
        assert store.edition_on(AT.date(), UTC) == edition(noon)
        assert store.edition_on(date(2024, 12, 1), UTC) is None
        assert store.last_edition() == edition(today)


def test_of_each_day_the_last_is_kept_and_of_the_newest_all(store: Store) -> None:
    moments = [AT + timedelta(hours=4 * n) for n in range(6 * 20)]
    made(store, *moments)
    days = store.edition_days(UTC)
    assert days == tuple(moments[-1].date() - timedelta(days=n) for n in range(KEPT_DAYS))
    for day in days[1:]:
        found = store.edition_on(day, UTC)
        assert found is not None
        assert found.made_at == max(at for at in moments if at.date() == day)
    with store._database.reading() as db:
        assert db.execute("SELECT count(*) FROM edition").fetchone() == (KEPT_DAYS + KEPT - 1,)


def test_editions_older_than_what_is_kept_go_but_for_the_newest(store: Store) -> None:
    days = [AT + timedelta(days=10 * n) for n in range(8)]
    made(store, *days)

    def tidy(keep_from: datetime | None) -> None:
        while store.tidy(keep_from=keep_from, analysed_from=None, followed=()) is not None:
            pass

    tidy(None)
    assert store.edition_days(UTC) == tuple(at.date() for at in days[::-1])
    tidy(days[3])
    assert store.edition_days(UTC) == tuple(at.date() for at in days[:2:-1])
    tidy(days[-1] + timedelta(days=90))
    assert store.edition_days(UTC) == tuple(at.date() for at in days[: -KEPT - 1 : -1])
    assert store.last_edition() == edition(days[-1])


def test_a_reader_who_was_away_finds_the_days_before(store: Store) -> None:
    before = [AT + timedelta(days=n) for n in range(3)]
    back = AT + timedelta(days=60)
    made(store, *before, back)
    assert store.edition_days(UTC) == (back.date(), *(at.date() for at in reversed(before)))


@pytest.mark.parametrize(
    ("zone", "day", "first", "last"),
    [
        (UTC, date(2025, 3, 30), "2025-03-30T00:00:00+00:00", "2025-03-30T23:59:59+00:00"),
        (BERLIN, date(2025, 3, 30), "2025-03-29T23:00:00+00:00", "2025-03-30T21:59:59+00:00"),
        (BERLIN, date(2025, 10, 26), "2025-10-25T22:00:00+00:00", "2025-10-26T22:59:59+00:00"),
        (NEW_YORK, date(2025, 11, 2), "2025-11-02T04:00:00+00:00", "2025-11-03T04:59:59+00:00"),
        (
            timezone(timedelta(hours=14)),
            date(2025, 1, 1),
            "2024-12-31T10:00:00+00:00",
            "2025-01-01T09:59:59+00:00",
        ),
    ],
    ids=["UTC", "an hour less", "an hour more", "an hour more, west", "far east"],
)
def test_a_day_begins_and_ends_where_the_reader_is(
    store: Store, zone: ZoneInfo, day: date, first: str, last: str
) -> None:
    first_at, last_at = datetime.fromisoformat(first), datetime.fromisoformat(last)
    second = timedelta(seconds=1)
    made(store, first_at - second, first_at, zone=zone)
    found = store.edition_on(day, zone)
    assert found is not None
    assert found.made_at == first_at
    made(store, last_at, last_at + second, zone=zone)
    found = store.edition_on(day, zone)
    assert found is not None
    assert found.made_at == last_at
    assert store.edition_days(zone) == tuple(day + timedelta(days=n) for n in (1, 0, -1))


def test_a_former_edition_has_the_marks_of_now_and_the_text_of_then(
    store: Store, save: Save
) -> None:
    save(entry(text="The city fell."))
    [article] = store.articles(feeds=[FEED], since=None)
    then = edition(AT, [briefed(article.id)])
    store.save_edition(then)
    save(entry("Rebels leave Homs", text="The city did not fall."))
    later = AT + timedelta(days=1)
    store.save_edition(edition(later, [briefed(article.id, "The city did not fall.")]))
    store.mark_read([article.id], True)

    read = replace(then.articles[0], read=True)
    assert store.edition_on(AT.date(), UTC) == replace(then, articles=(read,))
    now = store.edition_on(later.date(), UTC)
    assert now is not None
    assert now.articles[0].paragraphs[0].text == "The city did not fall."
