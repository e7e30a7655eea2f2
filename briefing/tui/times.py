"""How the screen says when: short, in the reader's own time zone."""

from datetime import UTC, date, datetime, time, timedelta

MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
FULL_MONTHS = [
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
]  # fmt: skip
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def _local(at: datetime) -> datetime:
    """In the reader's zone; midnight in UTC stands for a day without a time, so it stays."""
    if at.astimezone(UTC).timetz().replace(tzinfo=None) == time():
        return at.astimezone(UTC)
    return at.astimezone()


def local_day(at: datetime) -> date:
    """The reader's day."""
    return _local(at).date()


def long_date(at: datetime) -> str:
    """For the masthead: "Saturday 7 December 2024"."""
    day = _local(at)
    return f"{DAYS[day.weekday()]} {day.day} {FULL_MONTHS[day.month - 1]} {day.year}"


def short_date(at: datetime) -> str:
    """For a narrow masthead: "Sat 7 Dec 2024"."""
    day = _local(at)
    return f"{DAYS[day.weekday()][:3]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def published(at: datetime, now: datetime) -> str:
    """For a citation: the time today, the day this year, else the day and the year."""
    day, today = _local(at), now.astimezone()
    is_date_alone = day.tzinfo is UTC
    if day.date() == today.date():
        return "today" if is_date_alone else f"{day:%H:%M}"
    date = f"{day.day} {MONTHS[day.month - 1]}"
    return date if day.year == today.year else f"{date} {day.year}"


def day_of(day: date, now: datetime) -> str:
    """For a day of a timeline: "Saturday 7 December", with its year where it is another."""
    year = "" if day.year == now.astimezone().year else f" {day.year}"
    return f"{DAYS[day.weekday()]} {day.day} {FULL_MONTHS[day.month - 1]}{year}"


def days_ago(day: date, now: datetime) -> str:
    """ "today", "yesterday", "5 days ago", in the reader's days."""
    n = (now.astimezone().date() - day).days
    return "today" if n <= 0 else "yesterday" if n == 1 else f"{n} days ago"


def published_in_full(at: datetime) -> str:
    """For the head of an article: the day, and the time where there is one."""
    day = _local(at)
    date = f"{day.day} {FULL_MONTHS[day.month - 1]} {day.year}"
    return date if day.tzinfo is UTC else f"{date}, {day:%H:%M}"


def moment(at: datetime, now: datetime) -> str:
    """For what happened at a known time: "14:05" today, else "7 Dec, 14:05"."""
    then, today = at.astimezone(), now.astimezone()
    if then.date() == today.date():
        return f"{then:%H:%M}"
    year = "" if then.year == today.year else f" {then.year}"
    return f"{then.day} {MONTHS[then.month - 1]}{year}, {then:%H:%M}"


def _span(gap: timedelta) -> str:
    minutes = round(gap.total_seconds() / 60)
    if minutes < 60:
        return f"{max(1, minutes)} min"
    if minutes < 36 * 60:
        return f"{round(minutes / 60)} h"
    return f"{round(minutes / 60 / 24)} days"


def ago(then: datetime, now: datetime) -> str:
    """ "2 min ago"; "just now" within the minute and for clocks that disagree."""
    gap = now - then
    return "just now" if gap < timedelta(minutes=1) else f"{_span(gap)} ago"


def until(then: datetime, now: datetime) -> str:
    """ "in 12 min"; "now" when it is due."""
    gap = then - now
    return "now" if gap < timedelta(seconds=30) else f"in {_span(gap)}"
