"""What of a paragraph lies within one of its sentences."""

from collections.abc import Iterable

from briefing.model import Mention


def mentions_inside(mentions: Iterable[Mention], start: int, end: int) -> tuple[Mention, ...]:
    """The mentions that lie wholly between two offsets, their own offsets as they were."""
    return tuple(m for m in mentions if start <= m.start and m.end <= end)
