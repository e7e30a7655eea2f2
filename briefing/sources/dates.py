"""The dates of feeds, in the forms that their makers write."""

import re
from datetime import UTC, datetime, timedelta, timezone
from functools import lru_cache

DATE_LIMIT = 80
FIRST_YEAR, LAST_YEAR = 1971, 2100
"""Dates outside are a machine's zero or nonsense."""

_FORMS = (
    *("%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y", "%B %d %Y", "%b %d %Y"),
    *("%Y/%m/%d", "%Y/%m/%d %H:%M:%S", "%Y/%m/%d %H:%M", "%Y.%m.%d", "%d.%m.%Y", "%d.%m.%Y %H:%M"),
    *("%B %d, %Y %H:%M", "%B %d, %Y %I:%M %p", "%d %B %Y %H:%M", "%a %b %d %H:%M:%S %Y"),
)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_USUAL = re.compile(
    rf"(?:\w{{3}}, )?(\d\d?) ({'|'.join(_MONTHS)}) (\d{{4}}) (\d\d):(\d\d):(\d\d)"
    r" (?:GMT|([+-])(\d\d)(\d\d))"
)
"""What most feeds write; read here, for the library takes three times as long over it."""
_STARTS_ISO = re.compile(r"\d{4}-?\d\d")
_SECONDS = re.compile(r"(\d{10})(?:\d{3})?(?:\.\d{1,9})?")
_WEEKDAY = re.compile(r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6},? +", re.IGNORECASE)
_COLON_IN_ZONE = re.compile(r"(?<=[+-]\d\d):(?=\d\d$)")
_ZONE_APART = re.compile(r"(?<=\d) (?=Z$|[+-]\d\d:?\d\d$)")
_ZONES_AT = {
    "+0100": "CET MEZ BST WEST",
    "+0200": "CEST MESZ EET SAST",
    "+0300": "EEST MSK TRT",
    "+0400": "GST",
    "+0500": "PKT",
    "+0530": "IST",
    "+0700": "ICT WIB",
    "+0800": "SGT HKT PHT AWST",
    "+0900": "JST KST",
    "+1000": "AEST",
    "+1100": "AEDT",
    "+1200": "NZST",
    "+1300": "NZDT",
    "-0300": "BRT ART",
    "-0900": "AKST",
}
_ZONES = {name: offset for offset, names in _ZONES_AT.items() for name in names.split()}
"""Those that mail does not know; of a name with several meanings the commonest."""
_ZONE = re.compile(r" ([A-Z]{3,4})$")
_HALF_DAY = re.compile(r"[AP]M$", re.IGNORECASE)
_NAMED_UTC = re.compile(r" (?:UTC|GMT|UT|Z)$")


def read_date(text: str) -> datetime | None:
    """The moment a text names, aware; without a zone it is taken for UTC. None where it is none."""
    return _date(text[: DATE_LIMIT + 1])


@lru_cache(2_000)
def _date(text: str) -> datetime | None:
    text = _ZONE.sub(_offset, " ".join(text.split()))
    if not text or len(text) > DATE_LIMIT or not text.isascii():
        return None
    for read in (_usual, _iso, _seconds, _mail, _other):
        try:
            if when := read(text):
                return moment(when)
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return None


def moment(when: datetime | None) -> datetime | None:
    """The date in UTC; None for what cannot be one."""
    if when is None:
        return None
    try:
        when = when.replace(tzinfo=UTC) if when.tzinfo is None else when.astimezone(UTC)
    except OverflowError:
        return None
    return when.replace(microsecond=0) if FIRST_YEAR <= when.year <= LAST_YEAR else None


def _offset(zone: re.Match[str]) -> str:
    return f" {_ZONES.get(zone[1], zone[1])}"


def _usual(text: str) -> datetime | None:
    found = _USUAL.fullmatch(text)
    if not found:
        return None
    day, month, year, hour, minute, second, sign, hours, minutes = found.groups()
    when = datetime(
        int(year),
        _MONTHS.index(month) + 1,
        int(day),
        int(hour),
        int(minute),
        int(second),
        tzinfo=UTC,
    )
    if not sign:
        return when
    zone = timezone(timedelta(hours=int(hours), minutes=int(minutes)) * (1 if sign == "+" else -1))
    return when.replace(tzinfo=zone)


def _iso(text: str) -> datetime | None:
    if not _STARTS_ISO.match(text):
        return None
    return datetime.fromisoformat(_ZONE_APART.sub("", _NAMED_UTC.sub("Z", text)))


def _seconds(text: str) -> datetime | None:
    found = _SECONDS.fullmatch(text)
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=int(found[1])) if found else None


def _mail(text: str) -> datetime | None:
    # It would read a time into a date that has none, and knows no afternoon.
    if ":" not in text or _HALF_DAY.search(text):
        return None
    from email.utils import parsedate_to_datetime  # which few feeds need

    return parsedate_to_datetime(_COLON_IN_ZONE.sub("", text))


def _other(text: str) -> datetime | None:
    bare = _WEEKDAY.sub("", _NAMED_UTC.sub("", text), count=1)
    for form in _FORMS:
        try:
            return datetime.strptime(bare, form).replace(tzinfo=UTC)
        except ValueError:
            continue
    return None
