"""The dates of feeds: in any form that is met, in UTC, and never a wrong one for none."""

from datetime import UTC, datetime, timedelta

import pytest

from briefing.sources.dates import read_date

AT_TEN = datetime(2026, 11, 2, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "Mon, 02 Nov 2026 10:00:00 GMT",
        "Mon, 02 Nov 2026 10:00:00 +0000",
        "Mon, 02 Nov 2026 12:00:00 +02:00",
        "Mon, 02 Nov 2026 05:00:00 EST",
        "Mon, 02 Nov 2026 11:00:00 CET",
        "Mon, 02 Nov 2026 13:00 MSK",
        "2 Nov 26 10:00 GMT",
        " Mon,\n02 Nov 2026  10:00:00 Z ",
        "Monday, November 2, 2026 10:00 AM",
        "Mon Nov  2 10:00:00 2026",
        "2026-11-02T10:00:00Z",
        "2026-11-02T10:00:00.123456789Z",
        "2026-11-02T12:00+02:00",
        "2026-11-02 10:00:00 UTC",
        "2026-11-02 12:00:00 +0200",
        "2026-11-02T121500+02:15",
        "20261102T100000Z",
        "2026/11/2 10:00:00",
        "1793613600",
        "1793613600000",
    ],
)
def test_a_moment_however_it_is_written(text: str) -> None:
    assert read_date(text) == AT_TEN


@pytest.mark.parametrize(
    "text",
    ["2026-11-02", "2 November 2026", "November 2, 2026", "Mon, 02 Nov 2026", "2026/11/02"],
)
def test_a_day_alone(text: str) -> None:
    assert read_date(text) == AT_TEN - timedelta(hours=10)


def test_an_afternoon() -> None:
    assert read_date("Friday, January 29, 2021 04:42 PM") == datetime(
        2021, 1, 29, 16, 42, tzinfo=UTC
    )


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "now", "0", "-1", "9" * 30, "1e99", "24:00", "0000-00-00", "2026-02-31"),
        *("Mon, 00 Foo 0000 99:99:99 GMT", "Mon, 02 Nov 99999999999999999999 10:00:00 GMT"),
        *("Mon, 02 Nov 2026 10:00:00 -99999999999", "Thu, 01 Jan 1970 00:00:00 GMT"),
        *("9999-12-31T23:59:59-14:00", "0001-01-01T00:00:00+14:00", "2２２６-11-02", "," * 5_000),
    ],
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert read_date(text) is None
