"""The words and forms by which English names days, and what looks like one and is none."""

import re

from .stems import word_set

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
COUNTS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}

_WEEKDAY = f"(?:{'|'.join(WEEKDAYS)})"
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d%]|[.,:]\d)"
_TO = rf"(?: ?[-–—/] ?| (?:and|to|through|until) ){_DAY}"
_YEAR = r"1[0-9]\d\d|20\d\d"
_COUNT = rf"(?:(?i:{'|'.join(COUNTS)})|\d\d?)"
DATED = re.compile(
    rf"\b(?:(?P<weekday>{_WEEKDAY}),? )?(?P<month>{_MONTH}) (?P<day>{_DAY})\b"
    rf"(?:{_TO}(?! {_MONTH}))?(?:,? (?P<year>{_YEAR})\b)?"
)
DATED_BRITISH = re.compile(
    rf"(?<![\d.,:$£€#-])\b(?:(?P<weekday>{_WEEKDAY}),? (?:the )?)?(?P<day>{_DAY})(?:{_TO})?"
    rf" (?:of )?(?P<month>{_MONTH})(?:,? (?P<year>{_YEAR})\b)?"
)
ISO = re.compile(r"(?<![\w-])(?:1[6-9]|20)\d\d-\d\d-\d\d(?![\w-])")
WEEKDAY_NAMED = re.compile(
    r"(?P<weekday>[MTWFS](?<!\w.)(?:on|ues|ednes|hurs|ri|atur|un)day)\b"
    r"(?: (?:morning|afternoon|evening|night)\b)?(?:,? (?:of )?(?P<week>last|next) week\b)?"
)
RELATIVE = re.compile(
    r"\b(?:[Tt]he day before yesterday|[Yy]esterday|[Tt]oday|[Tt]onight|[Tt]omorrow|[Oo]vernight|"
    rf"[Ll]ast night|[Tt]his (?:morning|afternoon|evening)|{_COUNT} days? ago)\b",
)
APART = re.compile(
    rf"\b(?:(?P<count>[Aa]|{_COUNT}) days? "
    r"(?P<way>later|earlier)|[Tt]he (?P<next>next|following) day|[Ee]arlier in the day|"
    r"[Ll]ater (?:in the|that) day|[Tt]he same day)\b(?! than)"
)

MONTH_BY_NUMBER = re.compile(
    r"[\dJFMASOND](?:(?<=\d)(?:st|nd|rd|th)? (?:of )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|"
    r"Nov|Dec)|(?<=\d)-\d\d-\d|(?<=[JFMASOND])[a-z]{2,8}\.? \d)"
)
"""It begins with a set of characters, for these are searched for many times as fast."""
_ANOTHER = word_set(
    "black good ash holy bloody palm easter cyber fat shrove maundy whit super giving ruby "
    "sheffield blue every each any most alternate usual that other one some ago the"
)
"""What makes another thing of a weekday after it: a holiday, a newspaper, one of many."""
_IN_A_ROW = "following previous preceding next past first second third fourth"
_NOT_AFTER = (
    dict.fromkeys(_IN_A_ROW.split(), word_set("the"))
    | dict.fromkeys(("a", "an"), word_set("on of like for by to"))
    | dict.fromkeys(("to", "through", "and", "or", "until"), word_set(" ".join(WEEKDAYS).lower()))
    | {"on": word_set("independent mail"), "from": word_set("week weeks")}
)
"""The same, of a word with certain words before it: "the following Monday", "on a Monday"."""
GOES_ON = re.compile(
    r" (?:Times|Telegraph|Mail|Mirror|Express|Night|Post|Herald|People|World|Independent|Sun|Club|"
    r"Business|Football|School|Mass|Magazine|Review|Star|Mosque|League|Live|Show|Politics|Tribune|"
    r"prayers?|sermons?|mosque|papers|best|[Bb]efore|after that)\b"
    rf"|(?: (?:to|through|and|or|until)|[-–]| ?–) ?{_WEEKDAY}\b|s\b"
)
KNOWN_BY_IT = re.compile(
    r",? (?:\w+ )?(?:attack|massacre|assault|hijack|terror|bomb|riot|insurrection|victim|surviv|"
    r"famil|commission|committee|memorial|anniversar|movement|advocates)",
    re.IGNORECASE,
)
"""What goes by its date for years after it."""
OF_NOTE = re.compile(
    r"['’]s? (?:[\w-]+ ){0,2}?(?:news|announcement|decision|attacks?|vote|ruling|reports?|session|"
    r"statement|meeting|game|match|hearing|ceremony|verdict|election|strikes?|summit|talks|"
    r"signing|events?|results?|raids?|launch|explosion|blast|crash|fire|protests?)\b"
)
RAID = re.compile(
    r" (?:attack|strike|raid|airstrike|barrage|fire|shelling|operation|assault|clash|fighting|"
    r"bombing|bombardment)(?:e?s)?\b"
)
ENDS_HERE = re.compile(
    r"[.,;:]|$| (?:into|on|in|by|and|as|after|when|from|at|but|while|near|against|with|to|that)\b"
)
NOT_THAT_NIGHT = re.compile(
    r"\b(?:an?|the|almost|became|becomes?|changed?|virtually|famous|rich|star|stay(?:ed)?|stays) $"
)
HAPPENS = re.compile(r"\b(?:will|(?:is|are) \w+ing|has|have|earlier|later|as \w+ announced)\b")
LASTING = re.compile(r"\b(?:is|are|be|as it is|exists?|remains?|lives?|live) $")
SINCE = word_set("since until")
_AFTER = word_set("after before following than ahead")
_TIMES = word_set("dawn noon midday midnight sunrise sunset daybreak dark nightfall")
"""Before or after these it is still that day: "before dawn on Saturday"."""


def is_another(words: list[str]) -> bool:
    """Whether a weekday after these words is another thing, or one of many."""
    if not words:
        return False
    if words[-1] in _ANOTHER or words[-1].endswith(("-", "–")):
        return True
    return len(words) > 1 and words[-2] in _NOT_AFTER.get(words[-1], frozenset())


def is_after(words: list[str]) -> bool:
    """Whether a day after these words is only that of something before or after it."""
    return any(
        word in _AFTER and _TIMES.isdisjoint(words[at + 1 :]) for at, word in enumerate(words)
    )


def is_attribute(words: list[str]) -> bool:
    """Whether a date after these words only names something: "the September 11 attacks"."""
    return bool(words) and (words[-1] == "the" or words[-1].endswith(("'s", "’s", "s'", "s’")))
