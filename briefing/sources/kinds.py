"""What a stretch of plain text is: a picture's caption, a heading, a dateline, a leftover.

Rules of print, not of any one outlet. Where they doubt, text is body.
"""

import re

_AGENCY = (
    r"(?:AP|AFP|EPA|EPA-EFE|EFE|ANSA|ANP|AAP|PA|UPI|DPA|dpa|TASS|SPA|SANA|IRNA|WANA|KCNA|Xinhua"
    r"|Reuters|REUTERS|Anadolu|AA|NASA|Bloomberg|Getty|GETTY|Getty Images|Shutterstock|Alamy|Rex"
    r"|Agencies|Sputnik|Handout|Pool|Imago|picture alliance|NurPhoto|ZUMA|Zuma Press|MTI|CTK)"
)
_NAME = r"[\w.'’&-]{1,30}(?: [\w.'’&-]{1,30}){0,5}"
_WORD_FOR_PICTURE = r"(?i:photos?|images?|pictures?|photographs?|graphics?|foto|bild|фото|fotoğraf)"

_WHOSE = r"(?:/|:|by|courtesy|via|©)"
_IN_BRACKETS = r"[^()\[\]]{1,80}"


def _at_end(*patterns: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(patterns)})\s?\.?$")


_CREDIT_IN_BRACKETS = _at_end(
    rf"[(\[](?:[A-Z]{_NAME}[ /])?{_WORD_FOR_PICTURE}[)\]]",
    rf"[(\[](?:[A-Z]{_NAME}[ /])?{_WORD_FOR_PICTURE}\s?{_WHOSE}{_IN_BRACKETS}[)\]]",
    rf"[(\[]{_NAME}\s?/\s?{_AGENCY}(?:\s?/\s?{_NAME})?(?: via {_NAME})?[)\]]",
    rf"[(\[](?:{_AGENCY}\s?/\s?{_NAME}|(?:{_NAME} )?via {_AGENCY})[)\]]",
    r"[(\[](?:(?i:credit|source|courtesy)\s?(?::|of)|©)" + _IN_BRACKETS + r"[)\]]",
)
"""Begins at the last bracket that opens, for there are no others within."""
_CREDIT_WITH_SLASH = _at_end(
    rf"\b{_AGENCY}\s?/\s?[A-Z]{_NAME}",
    rf"\b[A-Z]{_NAME}\s?/\s?{_AGENCY}(?: Images)?",
)
_CREDIT_AFTER_WORD = _at_end(
    rf"\b{_WORD_FOR_PICTURE}(?: credit)?\s?(?:[:©]|courtesy of)\s?[^.!?]{{1,60}}",
)
_AGENCY_AT_END = _at_end(r"\b(?:Getty Images|Shutterstock|Alamy|iStock|REUTERS)")
_LAST_OF_AGENCY = frozenset("skyS")
_CREDIT_AT_START = re.compile(
    rf"(?:file(?: photo)?\s?(?:[-–—:]|photo\b)"
    r"|(?:image|photo)\s?(?:caption|source|copyright|credit)\b"
    rf"|{_WORD_FOR_PICTURE}\s?:|pictured\s?:"
    r"|(?:in )?this (?:undated |recent )?(?:file photo\b|(?:photo|image|picture)"
    r"(?:,| (?:taken|provided|released|made|from|shows|issued)\b)))",
    re.IGNORECASE,
)
_WHERE_IN_PICTURE = re.compile(
    r"\((?:[LCR]|left|right|cent(?:er|re)|top|bottom|pictured|[2-9](?:nd|rd|th)? (?:from )?[LR])\)"
    r"|(?:^|, )(?:left|right|cent(?:er|re)|second left),"
    r"|\b(?:is|are) (?:seen|pictured)\b",
    re.IGNORECASE,
)
CAPTION_LIMIT = 700

_MONTH = (
    r"(?i:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?"
)
_WEEKDAY = r"(?:(?i:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?)\.?,? )?"
_YEAR = r"(?:19|20)\d{2}"
_FULL_DATE = (
    rf"(?:{_YEAR}-\d{{1,2}}-\d{{1,2}}|{_WEEKDAY}{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? {_YEAR}"
    rf"|{_WEEKDAY}\d{{1,2}}(?:st|nd|rd|th|\.)? [^\W\d_]{{3,10}}\.?,? {_YEAR}"
    rf"|\d{{1,2}}[./]\d{{1,2}}[./]{_YEAR})"
)
_TIME = (
    r"(?:T?[ ,|·-]{0,3}(?:at )?\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?:\s?[ap]\.?m\b\.?)?"
    r"(?:\s?(?:Z|GMT|UTC|BST|CES?T|EE[SD]?T|E[SD]?T|P[SD]?T|IST|JST|MSK|TRT)\b)?"
    r"(?:\s?[+-]\d{2}:?\d{2})?)?"
)
_STAMP_WORD = r"(?i:(?:(?:first |last )?(?:published|updated|posted|modified)(?: on)?|dated?))"
_DATE_SEEN = re.compile(_FULL_DATE)
_STAMP = re.compile(
    rf"(?:{_STAMP_WORD}\s?[:|]?\s?{_FULL_DATE}{_TIME}|{_YEAR}-\d\d-\d\d{_TIME})"
    r"[\s,;.:|–—-]*(?=[\"“‘'«„¿¡(]?[^\W\d_a-z])"
)
_STAMP_ALONE = re.compile(
    rf"(?:{_STAMP_WORD}\s?[:|]?\s?)?{_FULL_DATE}{_TIME}\W*(?:{_STAMP_WORD}[^.]{{0,60}})?"
)


def is_caption(text: str) -> bool:
    """Whether it describes a picture: credited, or worded as only captions are."""
    if len(text) > CAPTION_LIMIT:
        return False
    if _CREDIT_AT_START.match(text) or _ends_in_credit(text[-160:]):
        return True
    # Every date has a year of one of these centuries.
    if " said" in text or not ("19" in text or "20" in text):
        return False
    return bool(_WHERE_IN_PICTURE.search(text) and _DATE_SEEN.search(text))


def _ends_in_credit(end: str) -> bool:
    """Whether the end of a text is a credit; only what may be one is searched through."""
    last = end[-4:]
    if (")" in last or "]" in last) and _CREDIT_IN_BRACKETS.match(
        end, max(end.rfind("("), end.rfind("["), 0)
    ):
        return True
    if "/" in end and _CREDIT_WITH_SLASH.search(end):
        return True
    if (":" in end or "©" in end or "courtesy of" in end) and _CREDIT_AFTER_WORD.search(end):
        return True
    letter = last.replace(".", " ").rstrip()[-1:]
    return letter in _LAST_OF_AGENCY and bool(_AGENCY_AT_END.search(end))


_ENDS_SENTENCE = re.compile(r"[.,;:!…।。]['\"”’»)\]]*$|['\"”»]$|\.\.\.$")
HEADING_LIMIT = 80
HEADING_WORDS = 12
_STARTS_HEADING = re.compile(r"[¿¡]?[^\Wa-z_]")


def looks_like_heading(text: str) -> bool:
    """Whether a line is short and open-ended, as headings are; its neighbours decide the rest."""
    return (
        1 < len(text) <= HEADING_LIMIT
        and len(text.split()) <= HEADING_WORDS
        and bool(_STARTS_HEADING.match(text))
        and not _ENDS_SENTENCE.search(text)
        and "://" not in text
        and " · " not in text
    )


_LEFTOVER = re.compile(
    r"\W*(?:the post .{1,400} (?:first )?appeared first on .{1,150}"
    r"|(?:click here to )?(?:continue reading|keep reading|read more"
    r"|read (?:the )?(?:full|rest of the) (?:story|article|post)(?: here| on .{1,60})?"
    r"|view (?:the )?(?:full|entire) post)"
    r"|weiterlesen|lire la suite|leer más|continua a leggere|lees (?:meer|verder)|читать далее"
    r"|devamını oku|advertisement|advertisement continue reading the main story|photo|related|share"
    r"|share (?:this|on)(?: .{1,40})?|tweet|e-?mail|print|comments?|embed|more-in|skip ad.{0,20}"
    r"|submitted by /u/\S{1,40} ?\[link\] ?\[comments\])\W*",
    re.IGNORECASE,
)
_PROMOTES = re.compile(
    r"\W*(?:related|also read|read also|see also|read more|more|watch|read|explained|opinion)\s?:",
    re.IGNORECASE,
)


def is_leftover(text: str, *, is_linked: bool = False) -> bool:
    """Whether it is the page's machinery, not the article: calls to read on, share buttons."""
    if len(text) > 600:
        return False
    return bool(_LEFTOVER.fullmatch(text)) or (is_linked and bool(_PROMOTES.match(text)))


def is_stamp(text: str) -> bool:
    """Whether it only says when, or by whom, the article was written."""
    return len(text) <= 120 and (bool(_STAMP_ALONE.fullmatch(text)) or _is_byline(text))


_BY = frozenset(("By", "BY", "Von", "Par", "Por", "Di", "Door"))
_IN_BYLINE = frozenset(("and", "for", "in", "&", "|", "-", "–", "und", "et", "y"))


def _is_byline(text: str) -> bool:
    by, *names = text.split()
    return (
        by in _BY
        and 2 <= len(names) <= 12
        and not text.endswith(("!", "?", "."))
        and all(
            name[0].isupper() or name in _IN_BYLINE or name.lower() in _JOINING for name in names
        )
    )


_AGENCY_MARK = re.compile(
    r"(?:\((?P<agency>(?:dpa|afp|efe|ap|[A-Z][\w.&'’-]*)(?: [A-Z][\w.&'’-]*){0,2})\)"
    r"|/(?P<slashed>[A-Z][\w-]*(?: [A-Z][\w-]*)?)/)\.?\s*(?P<dash>--|[—–―-])?\s*"
)
_DASH = re.compile(r"\s*(?:--|[—–―]-?|(?<=[ .])-(?= ))\s*")
_SPEAKS_UNDASHED = frozenset(("CNN", "AP", "AFP", "Reuters", "CNN Business", "CNN Money", "UPI"))
_JOINING = frozenset(
    ("al", "and", "au", "d", "de", "del", "der", "di", "el", "i", "la", "le", "of", "sur", "the")
) | frozenset(("upon", "und", "van", "y"))
_DAY = re.compile(rf"{_MONTH} \d|\d{{1,2}}\.? {_MONTH}")
_PLACE_LIMIT = 70


def dateline_end(text: str) -> int:
    """Where the first sentence begins after "BEIRUT (AP) —" and the like; 0 without a dateline."""
    if stamp := _STAMP.match(text):
        return stamp.end()
    mark = _AGENCY_MARK.search(text, 0, _PLACE_LIMIT + 30)
    if mark and mark.start() <= _PLACE_LIMIT and _starts_sentence(text, mark.end()):
        is_agency = mark["dash"] or mark["slashed"] or mark["agency"] in _SPEAKS_UNDASHED
        if is_agency and _is_place_and_date(text[: mark.start()]):
            return mark.end()
    dash = _DASH.search(text, 0, _PLACE_LIMIT)
    if dash and _starts_sentence(text, dash.end()):
        place = text[: dash.start()]
        first = place.split(" ")[0]
        is_loud = first.isupper() and len(first.strip(".,")) > 2
        if (is_loud or _DAY.search(place)) and _is_place_and_date(place):
            return dash.end()
    return 0


def _starts_sentence(text: str, at: int) -> bool:
    first = text[at : at + 2].lstrip("\"“‘'«„(¿¡")[:1]
    return bool(first) and not first.islower() and first.isalnum()


def _is_place_and_date(head: str) -> bool:
    words = re.findall(r"[^\s,/.|]+", head)
    if len(words) > 9:
        return False
    for before, word in zip(["", *words], words, strict=False):
        # Most languages write months small: "МОСКВА, 7 дек - ".
        is_month = before.isdigit() and word.isalpha() and 3 <= len(word) <= 9
        if not (word[0].isupper() or word[0].isdigit() or word.lower() in _JOINING or is_month):
            return False
    return True
