"""The days that English news names, resolved against the day it was published.

A day is a day of the calendar: months and years alone, holidays and what recurs are none. Where it
cannot be told which day is meant, none is found.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum

from .day_words import (
    APART,
    COUNTS,
    DATED,
    DATED_BRITISH,
    ENDS_HERE,
    GOES_ON,
    HAPPENS,
    ISO,
    KNOWN_BY_IT,
    LASTING,
    MONTH_BY_NUMBER,
    MONTHS,
    NOT_THAT_NIGHT,
    OF_NOTE,
    RAID,
    RELATIVE,
    SINCE,
    WEEKDAY_NAMED,
    WEEKDAYS,
    is_after,
    is_another,
    is_attribute,
)
from .quoting import quoted
from .tense import clause_after, clause_before, leaves_open, looks_ahead, tells_past, was_decided

_FIRST_YEAR, _LAST_YEAR = 1600, 9000
"""Feeds may say any year; beyond these the calendar ends or was another one."""
_A_PHRASE = 45
_FAR, _RECENT = timedelta(days=60), timedelta(days=10)
_ACROSS_MIDNIGHT = timedelta(days=1)
"""A day in its outlet's own time, or of a later edit, may be the one after its publishing in UTC.
So a bare weekday six days back is none: where it could be told, it was as a rule the next day."""


class Part(IntEnum):
    """How far a day is what its sentence is about, the most so first."""

    CHIEF = 0
    BOUND = 1
    """Since or until when: "closed since Friday"."""
    ASIDE = 2
    """Only when something else was: "after Monday's attack"."""


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A day, and where a text names it."""

    day: date
    start: int
    end: int
    part: Part = Part.CHIEF


def may_name_days(text: str) -> bool:
    """Whether a text may name days, asked quickly: most do not."""
    return "day" in text or _names_part_of_day(text) or MONTH_BY_NUMBER.search(text) is not None


def _names_part_of_day(text: str) -> bool:
    return (
        "night" in text
        or "omorrow" in text
        or ("his " in text and ("his morning" in text or "ernoon" in text or "evening" in text))
    )


def named_days(
    text: str, start: int, end: int, published: date, last: date | None = None
) -> list[NamedDay]:
    """Return the days that the sentence `text[start:end]` names, in order.

    `last` is the day of the sentence before it: "two days later" counts from there.
    """
    if not _FIRST_YEAR <= published.year <= _LAST_YEAR:
        return []
    sentence = text[start:end]
    has_day, has_month = "day" in sentence, MONTH_BY_NUMBER.search(sentence) is not None
    is_relative = _names_part_of_day(sentence)
    if not (has_day or has_month or is_relative):
        return []
    reader = _Reader(text, start, end, published, last)
    found: list[NamedDay] = []
    if has_month:
        found += reader.dated()
    if has_day:
        found += reader.weekdays()
    if is_relative or "oday" in sentence or "terday" in sentence or " ago" in sentence:
        found += reader.relative()
    if not found and (last is not None or "in the day" in sentence):
        found += reader.apart()
    return sorted(found, key=lambda named: named.start)


class _Reader:
    """One sentence."""

    def __init__(self, text: str, start: int, end: int, published: date, last: date | None) -> None:
        self._text, self._start, self._end = text, start, end
        self._published = published
        self._last = last
        self._taken: list[tuple[int, int]] = []

    def dated(self) -> Iterator[NamedDay]:
        """Yield the days with a month."""
        for pattern in (DATED, DATED_BRITISH):
            for found in pattern.finditer(self._text, self._start, self._end):
                if self._is_free(found):
                    self._taken.append(found.span())
                    if (day := self._dated(found)) is not None:
                        yield day
        for found in ISO.finditer(self._text, self._start, self._end):
            try:
                day_found = date.fromisoformat(found.group())
            except ValueError:
                continue
            yield self._named(found, day_found)

    def weekdays(self) -> Iterator[NamedDay]:
        """Yield the days named by their weekday alone."""
        for found in WEEKDAY_NAMED.finditer(self._text, self._start, self._end):
            words = self._words_before(found)
            if (
                found["weekday"] in WEEKDAYS
                and self._is_free(found)
                and not is_another(words)
                and not GOES_ON.match(self._text, found.end())
                and (day := self._weekday(found, words)) is not None
            ):
                yield self._named(found, day)

    def relative(self) -> Iterator[NamedDay]:
        """Yield yesterday, today and the like, but not out of the mouth of somebody quoted."""
        for found in RELATIVE.finditer(self._text, self._start, self._end):
            word = found.group().lower()
            if self._is_quoted(found.start()) or not self._is_meant(word, found):
                continue
            yield self._named(found, self._published + timedelta(days=_days_from_now(word)))

    def apart(self) -> Iterator[NamedDay]:
        """Yield the days counted from the one that was named last."""
        found = APART.search(self._text, self._start, self._end)
        if found is None or self._is_quoted(found.start()):
            return
        if found["way"] and self._last:
            count = found["count"].lower()
            days = 1 if count == "a" else COUNTS.get(count) or int(count)
            way = 1 if found["way"] == "later" else -1
            yield self._named(found, self._last + timedelta(days=way * days))
        elif found["next"] and self._last:
            yield self._named(found, self._last + timedelta(days=1))
        elif found.group().lower() == "earlier in the day":
            yield self._named(found, self._last or self._published)
        elif not found["way"] and self._last:
            yield self._named(found, self._last)

    def _words_before(self, found: re.Match[str]) -> list[str]:
        """Return the last words before it, in small letters, as far back as a comma."""
        at = found.start()
        before = self._text[max(self._start, at - _A_PHRASE) : at]
        return before[max(before.rfind(","), before.rfind(";")) + 1 :].lower().split()

    def _named(self, found: re.Match[str], day: date) -> NamedDay:
        words = self._words_before(found)
        part = Part.CHIEF
        is_owner = self._text.startswith(("'s", "’s"), found.end())
        if (is_owner and words) or is_attribute(words) or is_after(words):
            part = Part.ASIDE
        elif not SINCE.isdisjoint(words[-3:]):
            part = Part.BOUND
        return NamedDay(day, *found.span(), part)

    def _is_free(self, found: re.Match[str]) -> bool:
        return not any(a < found.end() and found.start() < b for a, b in self._taken)

    def _is_quoted(self, at: int) -> bool:
        return any(a < at < b for a, b in quoted(self._text))

    def _dated(self, found: re.Match[str]) -> NamedDay | None:
        month = MONTHS.index(found["month"][:3]) + 1
        number = int(re.sub(r"\D", "", found["day"]))
        if found["year"]:
            day = _valid(int(found["year"]), month, number)
        else:
            day = self._in_fitting_year(found, month, number)
        if day is None:
            return None
        away = abs(day - self._published)
        is_known = KNOWN_BY_IT.match(self._text, found.end()) and away > _RECENT
        if is_known or (away > _FAR and is_attribute(self._words_before(found))):
            return None
        return self._named(found, day)

    def _in_fitting_year(self, found: re.Match[str], month: int, number: int) -> date | None:
        """Return the nearest such day that the weekday, or else the tense, allows."""
        now = self._published
        days = [
            day
            for year in range(now.year - 4, now.year + 5)
            if (day := _valid(year, month, number)) is not None
        ]
        if found["weekday"]:
            days = [day for day in days if WEEKDAYS[day.weekday()] == found["weekday"]]
        elif self._leaves_open(found) or self._was_decided(found):
            pass
        elif self._looks_ahead(found):
            days = [day for day in days if day >= now]
        elif self._is_past(found):
            days = [day for day in days if day <= now + _ACROSS_MIDNIGHT]
        return min(days, key=lambda day: abs(day - now), default=None)

    def _weekday(self, found: re.Match[str], words: list[str]) -> date | None:
        now = self._published
        number = WEEKDAYS.index(found["weekday"])
        last = now - timedelta(days=(now.weekday() - number) % 7)
        coming = now + timedelta(days=(number - now.weekday()) % 7)
        if found["week"]:
            way = -7 if found["week"] == "last" else 7
            return now + timedelta(days=number - now.weekday() + way)
        which = words[-1] if words else ""
        if which in ("last", "past"):
            return last if last < now else last - timedelta(days=7)
        if which == "next":
            return coming if coming > now else coming + timedelta(days=7)
        if last == coming:
            return now
        if self._leaves_open(found):
            return min(coming, last, key=lambda day: abs(day - now))
        if which == "coming" or self._was_decided(found) or self._looks_ahead(found):
            return coming
        return None if coming - now == _ACROSS_MIDNIGHT else last

    def _leaves_open(self, found: re.Match[str]) -> bool:
        return leaves_open(self._text, self._start, found.start())

    def _was_decided(self, found: re.Match[str]) -> bool:
        return was_decided(self._text, self._start, found.start())

    def _looks_ahead(self, found: re.Match[str]) -> bool:
        return looks_ahead(self._text, self._start, self._end, found.span())

    def _is_past(self, found: re.Match[str]) -> bool:
        before = clause_before(self._text, self._start, found.start())
        return tells_past(before + clause_after(self._text, found.end(), self._end))

    def _is_meant(self, word: str, found: re.Match[str]) -> bool:
        """Whether it is that day, and not our times ("today") or of a sudden ("overnight")."""
        before = self._text[self._start : found.start()]
        if word == "overnight":
            raid = RAID.match(self._text, found.end())
            if NOT_THAT_NIGHT.search(before):
                return raid is not None
            return raid is not None or ENDS_HERE.match(self._text, found.end()) is not None
        if word != "today":
            return True
        if self._text[found.end() : found.end() + 1] in ("'", "’"):
            return bool(OF_NOTE.match(self._text, found.end()))
        if LASTING.search(before):
            return False
        clause = clause_before(self._text, self._start, found.start())
        clause += clause_after(self._text, found.end(), self._end)
        return tells_past(clause) or HAPPENS.search(clause) is not None


def _valid(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None


def _days_from_now(word: str) -> int:
    if word.endswith(" ago"):
        count = word.split(" ", 1)[0]
        return -(COUNTS.get(count) or int(count))
    if word == "the day before yesterday":
        return -2
    if word in ("yesterday", "last night"):
        return -1
    return 1 if word == "tomorrow" else 0
