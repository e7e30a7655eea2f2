"""When a feed is tried: after a success, after a failure, when the server asks to wait. Pure."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta
from operator import itemgetter
from urllib.parse import urlsplit

from briefing.config import FeedConfig
from briefing.store import FeedRecord

INTERVAL = timedelta(minutes=30)
"""Between two tries where the reader sets no interval."""
LONGEST_WAIT = timedelta(hours=24)
SHORTEST_WAIT = timedelta(minutes=1)
JITTER = 0.2
"""A wait is spread by this share either way, so that failed feeds do not come back in one swarm."""


def is_due(record: FeedRecord | None, at: datetime, *, forced: bool) -> bool:
    """Whether a feed is tried now; `forced` passes over the plan, not over the reader's pause."""
    if record is None:
        return True
    if record.paused or must_wait(record, at):
        return False
    return forced or record.next_try is None or record.next_try <= at


def must_wait(record: FeedRecord | None, at: datetime) -> bool:
    """Whether the server asked to be left alone for longer than this."""
    return bool(record and record.not_before and record.not_before > at)


def spread(feeds: Iterable[FeedConfig]) -> list[FeedConfig]:
    """The feeds with those of one host far apart, so that a slow host keeps no other waiting."""
    met: Counter[str] = Counter()
    turns = []
    for feed in feeds:
        host = urlsplit(feed.url).netloc.rpartition("@")[2]
        turns.append((met[host], feed))
        met[host] += 1
    return [feed for _, feed in sorted(turns, key=itemgetter(0))]


def wait_after_failure(failures: int, interval: timedelta, chance: float) -> timedelta:
    """How long to wait after so many failures in a row; `chance` is between 0 and 1."""
    # Nothing doubles more than this before it meets the longest wait.
    doubled = interval * (1 << min(max(failures - 1, 0), 12))
    spread = 1 - JITTER + 2 * JITTER * chance
    return min(doubled, LONGEST_WAIT) * spread


def wait_as_asked(retry_after: timedelta) -> timedelta:
    """How long to wait when the server says how long, within reason."""
    return min(max(retry_after, SHORTEST_WAIT), LONGEST_WAIT)
