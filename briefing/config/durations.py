"""Spans of time as feeds.toml writes them."""

import re
from datetime import timedelta

LONGEST = timedelta(days=36_500)

_SPAN = re.compile(r"\s*(\d{1,9})\s*([mhdw])\s*")
_UNIT = {
    "m": timedelta(minutes=1),
    "h": timedelta(hours=1),
    "d": timedelta(days=1),
    "w": timedelta(weeks=1),
}


def parse_duration(text: str) -> timedelta | None:
    """The span that `30m`, `48h`, `7d` or `2w` stands for; None for anything else, and for zero."""
    match = _SPAN.fullmatch(text)
    if not match or not int(match[1]):
        return None
    # Compared before multiplying: a timedelta has an end.
    if int(match[1]) > LONGEST // _UNIT[match[2]]:
        return None
    return int(match[1]) * _UNIT[match[2]]
