"""How many are dead or injured, as the reports of a story have it, and which later one knows more.

A toll that has risen since is no longer the news. Only what a report says first, in its title and
its opening sentences, is taken for the toll of its event.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from briefing.analysis.disputes.quantities import quantities

Tolls = Mapping[str, float]
"""A fate, "dead" or "injured" → how many at least."""

OPENING = 2
"""So many sentences of a report tell its toll."""
_FATES = ("dead", "injured")
_MAY_TELL = re.compile(r"dead|kill|die[ds]\b|death|toll|fatal|perish|injur|wound|hurt|bodies|lives")
_OF_MORE = 10
"""A toll so many times as large is of more than the event: of the war, and not the day."""


@dataclass(frozen=True, slots=True)
class Report:
    """When an article came out, and the tolls it begins with."""

    published: datetime
    tolls: Tolls


def report(published: datetime, title: str, opening: Iterable[str]) -> Report:
    """What an article of this title and these first sentences has for tolls."""
    found: dict[str, float] = {}
    for text in (title, *opening):
        for fate, number in tolls(text).items():
            found[fate] = max(number, found.get(fate, 0.0))
    return Report(published, found)


def tolls(text: str) -> Tolls:
    """Return how many, at the least, a sentence or a title says are dead or injured."""
    if not _MAY_TELL.search(text.lower()):
        return {}
    return {
        quantity.of: quantity.low
        for quantity in quantities(text)
        if quantity.of in _FATES and not (quantity.is_part or quantity.is_unreal)
    }


def is_overtaken(told: Tolls, published: datetime, reports: Sequence[Report]) -> bool:
    """Whether a report that came out later begins with more dead or injured than were `told`."""
    return any(
        number < report.tolls.get(fate, 0.0) <= _OF_MORE * number
        for fate, number in told.items()
        for report in reports
        if report.published > published
    )
