from datetime import UTC, datetime, timedelta

import pytest

from briefing.errors import BriefingError
from briefing.query import moment_since, parse_query

NOW = datetime(2024, 12, 8, 6, tzinfo=UTC)


def test_words_and_filters_are_told_apart():
    query = parse_query('airport section:"Battle for Homs" is:unread feed:BBC strike')
    assert query.words == "airport strike"
    assert query.section == "Battle for Homs"
    assert query.feed == "BBC"
    assert query.unread_only


def test_a_quote_still_being_typed_filters_by_what_is_there():
    assert parse_query('section:"Battle for').section == "Battle for"


def test_a_colon_that_is_no_filter_is_a_word():
    query = parse_query("note: ceasefire at 10:30")
    assert query.words == "note: ceasefire at 10:30"
    assert query.section == ""


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("24h", NOW - timedelta(hours=24)),
        ("7d", NOW - timedelta(days=7)),
        ("2w", NOW - timedelta(weeks=2)),
        ("2024-12-07", datetime(2024, 12, 7, tzinfo=UTC)),
        ("2024-12-07T10:00+03:00", datetime(2024, 12, 7, 7, tzinfo=UTC)),
        ("last", None),
        ("999999999999w", None),
    ],
)
def test_moments(text: str, moment: datetime | None):
    assert moment_since(text, now=NOW) == moment


def test_last_is_the_last_look():
    assert moment_since("last", now=NOW, last=NOW - timedelta(hours=3)) == NOW - timedelta(hours=3)


@pytest.mark.parametrize("text", ["yesterdayish", "", "24 parsecs", "2024-13-40"])
def test_what_is_no_time_is_said_with_what_would_be(text: str):
    with pytest.raises(BriefingError) as error:
        moment_since(text, now=NOW)
    assert "24h" in error.value.hint
