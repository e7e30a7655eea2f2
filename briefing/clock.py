"""The one place that asks what time it is, so that tests can stop the clock."""

from datetime import UTC, datetime, tzinfo


def now() -> datetime:
    """The current moment, aware, in UTC, to the whole second."""
    return datetime.now(UTC).replace(microsecond=0)


def zone() -> tzinfo:
    """The reader's time zone, as it is today."""
    local = now().astimezone().tzinfo
    return local or UTC
