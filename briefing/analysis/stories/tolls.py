"""How many are dead or injured, as the reports of a story have it, and which later one knows more.

A toll that has risen since, or was revised, is no longer the news. Only what a report says first,
in its title and its first sentence, is taken for the toll of its event, and nothing that looks
back.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from briefing.analysis.disputes.quantities import Quantity, quantities

Tolls = Mapping[str, float]
"""A fate, "dead" or "injured" → how many at least."""

DEAD, INJURED = "dead", "injured"
_MAY_TELL = re.compile(r"dead|kill|die[ds]\b|death|toll|fatal|perish|injur|wound|hurt|bodies|lives")
_LOOKS_BACK = re.compile(
    r"\b(?:since|ago|memorial)\b|\b(?:last|previous|past|this) (?:year|month|week|decade|century)|"
    r"\byears? (?:earlier|before|later)\b|\b(?:remember|anniversar|commemorat)|"
    r"\b(?:a|another) similar\b|\bfear(?:s|ed)?\b|\bwar (?:has|had|have)\b",
    re.IGNORECASE,
)
"""What makes the dead of a sentence those of another event, of a year, or nobody's yet."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_REVISES = re.compile(
    r"\b(?:revis|lowered\b|correct(?:s|ed|ing|ion)\b|down (?:to|from)\b|"
    r"earlier (?:count|figure|toll))",
    re.IGNORECASE,
)
_SEVERAL = 2
"""Where so many reports count more, nobody stands by what was told before."""
_OF_MORE = 4
"""A toll so many times as large is most likely of more than the event: of the war, not the day."""
_ROUNDED = 1.2
"""Bounds no further apart are those of one round number; others lead from one to another."""


@dataclass(frozen=True, slots=True)
class Report:
    """When an article came out, and the tolls it begins with."""

    published: datetime
    tolls: Tolls
    is_revision: bool
    """Whether it says that there are fewer than was told."""


def report(published: datetime, title: str, first: str = "") -> Report:
    """Return what an article of this title and first sentence has for tolls."""
    found: dict[str, float] = {}
    is_revision = False
    for text in (title, first):
        told = tolls(text, published)
        revises = bool(told) and _REVISES.search(text) is not None
        for fate, number in told.items():
            is_more = fate not in found or (not is_revision and number > found[fate])
            if revises or is_more:
                found[fate] = number
        is_revision = is_revision or revises
    return Report(published, found, is_revision)


def tolls(text: str, published: datetime) -> Tolls:
    """Return how many, at the least, a sentence or a title says are dead or injured.

    Nothing where it looks back on another year, or tells of some of them only. Of several numbers
    the highest counts, and the lowest where it revises them.
    """
    if not _MAY_TELL.search(text.lower()) or _LOOKS_BACK.search(text):
        return {}
    if any(year != str(published.year) for year in _YEAR.findall(text)):
        return {}
    found: dict[str, list[float]] = {}
    for quantity in quantities(text):
        if quantity.of in (DEAD, INJURED) and not (
            quantity.is_part or quantity.is_unreal or quantity.who
        ):
            found.setdefault(quantity.of, []).append(_number(quantity))
    choose = min if _REVISES.search(text) else max
    return {fate: choose(numbers) for fate, numbers in found.items()}


def is_overtaken(told: Tolls, published: datetime, reports: Sequence[Report]) -> bool:
    """Whether a report knows better than what was `told`: that it has risen since, or is less."""
    return bool(_risen(told, published, reports)) or _is_revised(told, published, reports)


def is_past(told: Tolls, published: datetime, reports: Sequence[Report]) -> bool:
    """Whether nobody disputes any more what was `told`: it was revised, or several count more."""
    n_risen = _risen(told, published, reports)
    return n_risen >= _SEVERAL or _is_revised(told, published, reports)


def _risen(told: Tolls, published: datetime, reports: Sequence[Report]) -> int:
    """How many of the reports that came later count more of the same event."""
    return sum(
        any(
            number < report.tolls.get(fate, 0.0) <= _OF_MORE * number
            for fate, number in told.items()
        )
        for report in reports
        if report.published > published
    )


def _is_revised(told: Tolls, published: datetime, reports: Sequence[Report]) -> bool:
    """Whether a report says that there are fewer, and what was `told` has not heard of it."""
    return any(
        report.tolls.get(fate, number) < number
        and (
            report.published > published
            or any(_told_before(each, report, fate, number) for each in reports)
        )
        for fate, number in told.items()
        for report in reports
        if report.is_revision
    )


def _told_before(earlier: Report, revision: Report, fate: str, number: float) -> bool:
    return earlier.published < revision.published and earlier.tolls.get(fate, 0.0) >= number


def _number(quantity: Quantity) -> float:
    low, high = quantity.bounds
    if high > _OF_MORE * low:
        return low
    return high if high > _ROUNDED * low else (low + high) / 2
