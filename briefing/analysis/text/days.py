"""The days that English news names, resolved against the day it was published.

A day is a day of the calendar: months and years alone, holidays and what recurs are none. Where it
cannot be told which day is meant, none is found.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum

from .quoting import quoted
from .tense import clause_after, clause_before, looks_ahead, tells_past

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_COUNTS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}

_WEEKDAY = f"(?:{'|'.join(_WEEKDAYS)})"
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d%]|[.,:]\d)"
_TO = rf"(?: ?[-–—/] ?| (?:and|to|through|until) ){_DAY}"
_YEAR = r"1[0-9]\d\d|20\d\d"
_COUNT = rf"(?:{'|'.join(_COUNTS)}|\d\d?)"
_DATED = re.compile(
    rf"\b(?:(?P<weekday>{_WEEKDAY}),? )?(?P<month>{_MONTH}) (?P<day>{_DAY})\b"
    rf"(?:{_TO}(?! {_MONTH}))?(?:,? (?P<year>{_YEAR})\b)?"
)
_DATED_BRITISH = re.compile(
    rf"(?<![\d.,:$£€#-])\b(?:(?P<weekday>{_WEEKDAY}),? (?:the )?)?(?P<day>{_DAY})(?:{_TO})?"
    rf" (?:of )?(?P<month>{_MONTH})(?:,? (?P<year>{_YEAR})\b)?"
)
_ISO = re.compile(r"(?<![\w-])\d{4}-\d\d-\d\d(?![\w-])")
_WEEKDAY_NAMED = re.compile(
    r"\b(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his past|[Tt]his coming|[Tt]his) )?"
    rf"(?P<weekday>{_WEEKDAY})\b(?: (?:morning|afternoon|evening|night)\b)?"
    r"(?:,? (?:of )?(?P<week>last|next) week\b)?"
)
_RELATIVE = re.compile(
    r"\b(?:[Tt]he day before yesterday|[Yy]esterday|[Tt]oday|[Tt]onight|[Tt]omorrow|[Oo]vernight|"
    rf"[Ll]ast night|[Tt]his (?:morning|afternoon|evening)|{_COUNT} days? ago)\b",
)
_APART = re.compile(
    r"\b(?:(?P<count>[Aa]|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|\d\d?) days? "
    r"(?P<way>later|earlier)|[Tt]he (?P<next>next|following) day|[Ee]arlier in the day|"
    r"[Ll]ater (?:in the|that) day|[Tt]he same day)\b(?! than)"
)

_MONTH_NEAR_NUMBER = re.compile(rf"\d(?:st|nd|rd|th)? (?:of )?{_MONTH}|{_MONTH} \d|\d-\d\d-\d\d")
_HAS_DIGIT = re.compile(r"\d")
_RELATIVE_HINTS = ("day", "night", "tomorrow", "his morning", "his afternoon", "his evening")

_OTHER_NAME = re.compile(
    r"(?:Black|Good|Ash|Holy|Bloody|Palm|Easter|Cyber|Fat|Shrove|Maundy|Whit|Super|Giving|Ruby|"
    r"Sheffield|Blue|[Ee]very|[Ee]ach|[Aa]ny|[Mm]ost|[Aa]lternate|[Uu]sual|[Tt]hat|[Ff]ollowing|"
    r"[Pp]revious|[Pp]receding|[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Oo]ther|[Oo]ne|[Ss]ome|"
    r"Independent on|Mail on|[Oo]n an?|[Oo]f an?|[Ll]ike an?|[Ff]or an?) $"
)
"""What makes another thing of a weekday after it: a holiday, a newspaper, one of many."""
_GOES_ON = re.compile(
    r" (?:Times|Telegraph|Mail|Mirror|Express|Night|Post|Herald|People|World|Independent|Sun|Club|"
    r"Business|Football|School|Mass|Magazine|Review|Star|Mosque|League|Live|Show|Politics|Tribune|"
    r"prayers?|sermons?|mosque|papers|best|[Bb]efore|after that)\b"
    rf"|(?: (?:to|through|and|or|until)|[-–]| ?–) ?{_WEEKDAY}\b|s\b"
)
_RANGE_BEFORE = re.compile(rf"{_WEEKDAY}(?: (?:to|through|and|or|until)|[-–]) $")
_ATTRIBUTE = re.compile(r"(?:\b[Tt]he|['’]s|s['’]) $")
"""Before a date that only names something else: "the September 11 attacks"."""
_OF_NOTE = re.compile(
    r"['’]s? (?:[\w-]+ ){0,2}?(?:news|announcement|decision|attacks?|vote|ruling|reports?|session|"
    r"statement|meeting|game|match|hearing|ceremony|verdict|election|strikes?|summit|talks|"
    r"signing|events?|results?|raids?|launch|explosion|blast|crash|fire|protests?)\b"
)
_RAID = re.compile(
    r" (?:attack|strike|raid|airstrike|barrage|fire|shelling|operation|assault|clash|fighting|"
    r"bombing|bombardment)(?:e?s)?\b"
)
_ENDS_HERE = re.compile(
    r"[.,;:]|$| (?:into|on|in|by|and|as|after|when|from|at|but|while|near|against|with|to|that)\b"
)
_NOT_THAT_NIGHT = re.compile(
    r"\b(?:an?|the|almost|became|becomes?|changed?|virtually|famous|rich|star|stay(?:ed)?|stays) $"
)
_HAPPENS = re.compile(r"\b(?:will|(?:is|are) \w+ing|has|have|earlier|later|as \w+ announced)\b")
_LASTING = re.compile(r"\b(?:is|are|be|as it is|exists?|remains?|lives?|live) $")
_SINCE = re.compile(r"\b(?:[Ss]ince|[Uu]ntil)\b[^,;]{0,12}$")
_AFTER = re.compile(r"\b(?:[Aa]fter|[Bb]efore|[Ff]ollowing|than|[Aa]head of)\b[^,;]{0,30}$")
_FIRST_YEAR, _LAST_YEAR = 1600, 9000
"""Feeds may say any year; beyond these the calendar ends or was another one."""
_FAR = timedelta(days=60)
_ACROSS_MIDNIGHT = timedelta(days=1)
"""A day named in the local time of its outlet may be the next one in UTC."""


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
    """Whether a text may name days, asked quickly: most sentences do not."""
    return any(hint in text for hint in _RELATIVE_HINTS) or (
        _HAS_DIGIT.search(text) is not None and _MONTH_NEAR_NUMBER.search(text) is not None
    )


def named_days(
    text: str, start: int, end: int, published: date, last: date | None = None
) -> list[NamedDay]:
    """Return the days that the sentence `text[start:end]` names, in order.

    `last` is the day of the sentence before it: "two days later" counts from there.
    """
    if not _FIRST_YEAR <= published.year <= _LAST_YEAR:
        return []
    reader = _Reader(text, start, end, published, last)
    found = [*reader.dated(), *reader.weekdays(), *reader.relative()]
    if not found:
        found = list(reader.apart())
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
        for pattern in (_DATED, _DATED_BRITISH):
            for found in pattern.finditer(self._text, self._start, self._end):
                if self._is_free(found):
                    self._taken.append(found.span())
                    if (day := self._dated(found)) is not None:
                        yield day
        for found in _ISO.finditer(self._text, self._start, self._end):
            try:
                day_found = date.fromisoformat(found.group())
            except ValueError:
                continue
            yield self._named(found, day_found)

    def weekdays(self) -> Iterator[NamedDay]:
        """Yield the days named by their weekday alone."""
        for found in _WEEKDAY_NAMED.finditer(self._text, self._start, self._end):
            before = self._text[max(self._start, found.start() - 20) : found.start()]
            if (
                self._is_free(found)
                and not _OTHER_NAME.search(before)
                and not before.endswith(("the ", "The "))
                and not _GOES_ON.match(self._text, found.end())
                and not _RANGE_BEFORE.search(before)
            ):
                yield self._named(found, self._weekday(found))

    def relative(self) -> Iterator[NamedDay]:
        """Yield yesterday, today and the like, but not out of the mouth of somebody quoted."""
        for found in _RELATIVE.finditer(self._text, self._start, self._end):
            word = found.group().lower()
            if self._is_quoted(found.start()) or not self._is_meant(word, found):
                continue
            yield self._named(found, self._published + timedelta(days=_days_from_now(word)))

    def apart(self) -> Iterator[NamedDay]:
        """Yield the days counted from the one that was named last."""
        found = _APART.search(self._text, self._start, self._end)
        if found is None or self._is_quoted(found.start()):
            return
        if found["way"] and self._last:
            count = found["count"].lower()
            days = 1 if count == "a" else _COUNTS.get(count) or int(count)
            way = 1 if found["way"] == "later" else -1
            yield self._named(found, self._last + timedelta(days=way * days))
        elif found["next"] and self._last:
            yield self._named(found, self._last + timedelta(days=1))
        elif found.group().lower() == "earlier in the day":
            yield self._named(found, self._last or self._published)
        elif not found["way"] and self._last:
            yield self._named(found, self._last)

    def _named(self, found: re.Match[str], day: date) -> NamedDay:
        before = self._text[self._start : found.start()]
        is_owner = self._text.startswith(("'s", "’s"), found.end()) and " " in before
        part = Part.CHIEF
        if is_owner or _AFTER.search(before) or _ATTRIBUTE.search(before):
            part = Part.ASIDE
        elif _SINCE.search(before):
            part = Part.BOUND
        return NamedDay(day, *found.span(), part)

    def _is_free(self, found: re.Match[str]) -> bool:
        return not any(a < found.end() and found.start() < b for a, b in self._taken)

    def _is_quoted(self, at: int) -> bool:
        return any(a < at < b for a, b in quoted(self._text))

    def _dated(self, found: re.Match[str]) -> NamedDay | None:
        month = _MONTHS.index(found["month"][:3]) + 1
        number = int(re.sub(r"\D", "", found["day"]))
        if found["year"]:
            day = _valid(int(found["year"]), month, number)
        else:
            day = self._in_fitting_year(found, month, number)
        if day is None:
            return None
        before = self._text[max(self._start, found.start() - 6) : found.start()]
        is_name = _ATTRIBUTE.search(before) and abs(day - self._published) > _FAR
        return None if is_name else self._named(found, day)

    def _in_fitting_year(self, found: re.Match[str], month: int, number: int) -> date | None:
        """Return the nearest such day that the weekday, or else the tense, allows."""
        now = self._published
        days = [
            day
            for year in range(now.year - 4, now.year + 5)
            if (day := _valid(year, month, number)) is not None
        ]
        if found["weekday"]:
            days = [day for day in days if _WEEKDAYS[day.weekday()] == found["weekday"]]
        elif self._looks_ahead(found):
            days = [day for day in days if day >= now]
        elif self._is_past(found):
            days = [day for day in days if day <= now + _ACROSS_MIDNIGHT]
        return min(days, key=lambda day: abs(day - now), default=None)

    def _weekday(self, found: re.Match[str]) -> date:
        now = self._published
        number = _WEEKDAYS.index(found["weekday"])
        last = now - timedelta(days=(now.weekday() - number) % 7)
        coming = now + timedelta(days=(number - now.weekday()) % 7)
        if found["week"]:
            way = -7 if found["week"] == "last" else 7
            return now + timedelta(days=number - now.weekday() + way)
        which = (found["which"] or "").lower()
        if which in ("last", "this past"):
            return last if last < now else last - timedelta(days=7)
        if which == "next":
            return coming if coming > now else coming + timedelta(days=7)
        if which == "this coming" or self._looks_ahead(found):
            return coming
        return last

    def _looks_ahead(self, found: re.Match[str]) -> bool:
        return looks_ahead(self._text, self._start, self._end, found.span())

    def _is_past(self, found: re.Match[str]) -> bool:
        before = clause_before(self._text, self._start, found.start())
        return tells_past(before + clause_after(self._text, found.end(), self._end))

    def _is_meant(self, word: str, found: re.Match[str]) -> bool:
        """Whether it is that day, and not our times ("today") or of a sudden ("overnight")."""
        before = self._text[self._start : found.start()]
        if word == "overnight":
            raid = _RAID.match(self._text, found.end())
            if _NOT_THAT_NIGHT.search(before):
                return raid is not None
            return raid is not None or _ENDS_HERE.match(self._text, found.end()) is not None
        if word != "today":
            return True
        if self._text[found.end() : found.end() + 1] in ("'", "’"):
            return bool(_OF_NOTE.match(self._text, found.end()))
        if _LASTING.search(before):
            return False
        clause = clause_before(self._text, self._start, found.start())
        clause += clause_after(self._text, found.end(), self._end)
        return tells_past(clause) or _HAPPENS.search(clause) is not None


def _valid(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None


def _days_from_now(word: str) -> int:
    if word.endswith(" ago"):
        count = word.split(" ", 1)[0]
        return -(_COUNTS.get(count) or int(count))
    if word == "the day before yesterday":
        return -2
    if word in ("yesterday", "last night"):
        return -1
    return 1 if word == "tomorrow" else 0
