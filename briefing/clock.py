"""The one place that asks what time it is, so that tests can stop the clock."""

from datetime import UTC, datetime


def now() -> datetime:
    """The current moment, aware, in UTC, to the whole second."""
    return datetime.now(UTC).replace(microsecond=0)
