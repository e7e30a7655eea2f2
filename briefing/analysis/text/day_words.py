"""The words and forms by which English names days, and what looks like one and is none."""

import re

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
_COUNT = rf"(?:{'|'.join(COUNTS)}|\d\d?)"
DATED = re.compile(
    rf"\b(?:(?P<weekday>{_WEEKDAY}),? )?(?P<month>{_MONTH}) (?P<day>{_DAY})\b"
    rf"(?:{_TO}(?! {_MONTH}))?(?:,? (?P<year>{_YEAR})\b)?"
)
DATED_BRITISH = re.compile(
    rf"(?<![\d.,:$£€#-])\b(?:(?P<weekday>{_WEEKDAY}),? (?:the )?)?(?P<day>{_DAY})(?:{_TO})?"
    rf" (?:of )?(?P<month>{_MONTH})(?:,? (?P<year>{_YEAR})\b)?"
)
ISO = re.compile(r"(?<![\w-])\d{4}-\d\d-\d\d(?![\w-])")
WEEKDAY_NAMED = re.compile(
    r"(?P<weekday>[MTWFS](?<!\w.)(?:on|ues|ednes|hurs|ri|atur|un)day)\b"
    r"(?: (?:morning|afternoon|evening|night)\b)?(?:,? (?:of )?(?P<week>last|next) week\b)?"
)
WHICH = re.compile(r"\b(last|next|this past|this coming|this) $", re.IGNORECASE)
RELATIVE = re.compile(
    r"\b(?:[Tt]he day before yesterday|[Yy]esterday|[Tt]oday|[Tt]onight|[Tt]omorrow|[Oo]vernight|"
    rf"[Ll]ast night|[Tt]his (?:morning|afternoon|evening)|{_COUNT} days? ago)\b",
)
APART = re.compile(
    r"\b(?:(?P<count>[Aa]|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|\d\d?) days? "
    r"(?P<way>later|earlier)|[Tt]he (?P<next>next|following) day|[Ee]arlier in the day|"
    r"[Ll]ater (?:in the|that) day|[Tt]he same day)\b(?! than)"
)

MONTH_BY_NUMBER = re.compile(
    r"[\dJFMASOND](?:(?<=\d)(?:st|nd|rd|th)? (?:of )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|"
    r"Nov|Dec)|(?<=\d)-\d\d-\d|(?<=[JFMASOND])[a-z]{2,8}\.? \d)"
)
"""It begins with a set of characters, for these are searched for many times as fast."""
OTHER_NAME = re.compile(
    r"\b(?:Black|Good|Ash|Holy|Bloody|Palm|Easter|Cyber|Fat|Shrove|Maundy|Whit|Super|Giving|Ruby|"
    r"Sheffield|Blue|[Ee]very|[Ee]ach|[Aa]ny|[Mm]ost|[Aa]lternate|[Uu]sual|[Tt]hat|[Ff]ollowing|"
    r"[Pp]revious|[Pp]receding|[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Oo]ther|[Oo]ne|[Ss]ome|"
    r"Independent on|Mail on|ago|[Ww]eeks? from|[Oo]n an?|[Oo]f an?|[Ll]ike an?|[Ff]or an?) $"
)
"""What makes another thing of a weekday after it: a holiday, a newspaper, one of many."""
GOES_ON = re.compile(
    r" (?:Times|Telegraph|Mail|Mirror|Express|Night|Post|Herald|People|World|Independent|Sun|Club|"
    r"Business|Football|School|Mass|Magazine|Review|Star|Mosque|League|Live|Show|Politics|Tribune|"
    r"prayers?|sermons?|mosque|papers|best|[Bb]efore|after that)\b"
    rf"|(?: (?:to|through|and|or|until)|[-–]| ?–) ?{_WEEKDAY}\b|s\b"
)
RANGE_BEFORE = re.compile(rf"{_WEEKDAY}(?: (?:to|through|and|or|until)|[-–]) $")
ATTRIBUTE = re.compile(r"(?:\b[Tt]he|['’]s|s['’]) $")
"""Before a date that only names something else: "the September 11 attacks"."""
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
SINCE = re.compile(r"\b(?:[Ss]ince|[Uu]ntil)\b[^,;]{0,12}$")
AFTER = re.compile(r"\b(?:[Aa]fter|[Bb]efore|[Ff]ollowing|than|[Aa]head of)\b[^,;]{0,30}$")
