"""What a reader types into the search: words, and filters such as `since:24h` or `is:unread`."""

import re
from datetime import UTC, datetime, timedelta

from briefing.errors import BriefingError
from briefing.frozen import dataclass

FILTERS = ("section", "actor", "feed", "tag", "since", "is")

_TERM = re.compile(
    rf"""(?P<filter>{"|".join(FILTERS)}):(?:"(?P<quoted>[^"]*)"?|(?P<bare>\S+))""", re.IGNORECASE
)
_SPAN = re.compile(r"(\d+)\s*([mhdw])")
_UNIT = {
    "m": timedelta(minutes=1),
    "h": timedelta(hours=1),
    "d": timedelta(days=1),
    "w": timedelta(weeks=1),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A search, taken apart; an empty filter filters nothing."""

    words: str
    section: str = ""
    actor: str = ""
    feed: str = ""
    tag: str = ""
    since: str = ""
    unread_only: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to look for."""
        return self == Query(words="")


def parse_query(text: str) -> Query:
    """The words and filters of a search line; a filter's value with spaces stands in quotes."""
    values = {
        match["filter"].lower(): match["quoted"] if match["bare"] is None else match["bare"]
        for match in _TERM.finditer(text)
    }
    return Query(
        words=" ".join(_TERM.sub(" ", text).split()),
        section=values.get("section", ""),
        actor=values.get("actor", ""),
        feed=values.get("feed", ""),
        tag=values.get("tag", ""),
        since=values.get("since", ""),
        unread_only=values.get("is", "").lower() == "unread",
    )


def moment_since(text: str, *, now: datetime, last: datetime | None = None) -> datetime | None:
    """The moment that `last`, a span such as `24h` or `7d`, or a date `2024-12-07` stands for.

    `last` is when the reader last looked, None (everything) when never. A date without a zone is
    taken as UTC. Raises BriefingError for anything else.
    """
    if text == "last":
        return last
    if match := _SPAN.fullmatch(text.strip()):
        try:
            return now - int(match[1]) * _UNIT[match[2]]
        except OverflowError:
            return None
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        raise BriefingError(
            f"“{text}” is not a time", "use last, a span such as 24h or 7d, or a date: 2024-12-07"
        ) from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
