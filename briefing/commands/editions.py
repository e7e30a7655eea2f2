"""Which edition a command shows: the one of the moment, or one that was kept."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from briefing import clock
from briefing.errors import BriefingError
from briefing.export.parts import date_in_words
from briefing.model import Edition

if TYPE_CHECKING:
    from briefing.newsroom import Newsroom

_BACK = re.compile(r"-(\d{1,3})")
_FORMS = "use last, today, yesterday, a day such as 2024-12-07, or -1 for the day before the last"


def kept_edition(newsroom: "Newsroom", which: str) -> Edition:
    """The edition of the day that `which` stands for, as it was kept.

    Raises BriefingError, with the days there are, when none is kept of that day.
    """
    days = newsroom.edition_days()
    day = _day(which, days)
    edition = newsroom.edition_on(day) if day in days else None
    if edition is None:
        raise BriefingError(f"no edition of {date_in_words(day)} is kept", _there_are(days))
    return edition


def _day(which: str, days: Sequence[date]) -> date:
    """The day it names; `days` are those of which an edition is kept, the newest first."""
    which = which.strip().lower()
    today = clock.now().astimezone(clock.zone()).date()
    if which in ("today", "yesterday"):
        return today - timedelta(days=which == "yesterday")
    if back := _BACK.fullmatch("-0" if which == "last" else which):
        if (n := int(back[1])) < len(days):
            return days[n]
        raise BriefingError(f"“{which}” is further back than what is kept", _there_are(days))
    try:
        return date.fromisoformat(which)
    except ValueError:
        raise BriefingError(f"“{which}” is not a day", _FORMS) from None


def _there_are(days: Sequence[date]) -> str:
    if not days:
        return "none is kept yet: briefing show makes the first"
    return f"the days there are: {', '.join(map(str, days))}"
