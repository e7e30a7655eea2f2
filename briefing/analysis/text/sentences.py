"""Where the sentences of a text are: own rules, exact offsets, nothing but the standard library."""

import re
from collections.abc import Iterator

_CLOSERS = "\"'”’»“«)\\]"
_OPENERS = "\"'“‘«([¿¡"

_OTHER_STOPS = "。！？．।॥۔؟։።፧။។៕"
"""Marks of other scripts that end a sentence whatever follows."""
_STOP = re.compile(
    rf"[.!?…{_OTHER_STOPS};\n](?:"
    rf"(?<=[.!?…])[.!?…]*(?:[{_CLOSERS}]|[ \u00a0\u202f]»)*(?:\[\d{{1,3}}\]|[¹²³⁰-⁹])*"
    rf"|(?<=[{_OTHER_STOPS}])[{_OTHER_STOPS}]*[」』）》”’»\"]*|(?<=[ά-ώ];)|(?<=\n)\s*)"
)
"""The first character is one set for all, so that a text is skipped through without trying each."""
_DASH = re.compile(r"\s+[—–-]+\s+([^\W_]*)")
_LIST_LETTER = re.compile(r"\s*\(?[a-z]\)\s")
_SPACE_LOST = re.compile(r"[a-z]{2}[.!?][A-Z][a-z]* ")
_LAST_WORD = re.compile(r"(?:[^\W\d_]\.)+$|[^\W_]+\.$")
_NEXT_WORD = re.compile(rf"[{_OPENERS}\s]*([^\W_]+)")
_STARTS_NAME_IN_LOWER_CASE = re.compile(r"[a-z][A-Z]|[ae]l-[A-Z]")
_SPEAKER = re.compile(
    r"\s+(?:[A-Z][\w.'’-]*\s+){1,4}"
    r"(?:said|says|asked|asks|told|wrote|writes|added|replied|shouted|yelled|cried|tweeted)\b"
)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_BEFORE_NAME = _words("""
    mr mrs ms dr prof sen sens rep reps gov govs gen lt col maj sgt capt cmdr cdr adm brig rev hon
    st ste messrs mmes pres atty supt det insp cpl pvt pfc mt ft vs v amb sec fr e.g i.e cf
""")
"""Abbreviations that never end a sentence."""
_BEFORE_NUMBER = _words("""
    no nos fig figs p pp art vol ch ca approx jan feb mar apr jun jul aug sep sept oct nov dec tel
    ext op
""")
"""Abbreviations when a number follows; elsewhere an ordinary end."""
_MAY_END = _words("""
    inc corp co ltd bros jr sr plc llc dept univ assn intl ave blvd rd etc al calif fla ariz ark
    colo conn del ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa tenn tex vt
    va wash wis wyo ala ga u.s u.n u.k e.u d.c u.s.a n.y n.j l.a n.c s.c n.h n.m ph.d b.a m.a m.d
""")
"""Abbreviations after which only a word that usually opens a sentence begins a new one."""
_SHORT_FORMS = _BEFORE_NAME | _BEFORE_NUMBER | _MAY_END
_CLOCK = frozenset(("a.m", "p.m"))
_AFTER_CLOCK = _words("""
    monday tuesday wednesday thursday friday saturday sunday january february march april may june
    july august september october november december eastern pacific central mountain est edt et
    pst pdt pt cst cdt ct gmt bst utc cet jan feb mar apr jun jul aug sep sept oct nov dec local
""")
_OPENING_WORDS = _words("""
    a an the he she it its they we you i his her their our my this that these those there here in
    on at by for from with after before during since when while as if although though but and or
    so yet however meanwhile moreover still instead also another some many most all both each no
    not only one two three who what where why how is was are were it's he's she's they're under
    over about among despite according last earlier later now then even once asked
""")


def split(text: str) -> tuple[tuple[int, int], ...]:
    """The (start, end) of each sentence, in order, trimmed of white space; empty ones left out."""
    spans: list[tuple[int, int]] = []
    start = 0
    for end, resume in _ends(text):
        if _is_open_list_number(text, start, end):
            continue
        _add(text, start, end, spans)
        start = resume
    _add(text, start, len(text), spans)
    return tuple(spans)


def _ends(text: str) -> Iterator[tuple[int, int]]:
    """Where a sentence ends and where the text goes on."""
    for stop in _STOP.finditer(text):
        start, end = stop.span()
        first = text[start]
        if first == "\n":
            if not text[end : end + 1].islower():
                yield start, end
        elif first in _OTHER_STOPS or first == ";":
            yield end, end
        elif text[end : end + 1].isspace():
            if _ends_sentence(text, start, end):
                yield end, end
        elif _SPACE_LOST.match(text, start - 2 if start > 1 else 0):
            word = _NEXT_WORD.match(text, end)
            if word and word.group(1).lower() in _OPENING_WORDS:
                yield end, end


def _ends_sentence(text: str, start: int, end: int) -> bool:
    """Whether the punctuation at `start:end`, with white space after it, ends a sentence."""
    word = _NEXT_WORD.match(text, end)
    if word is None:
        dash = _DASH.match(text, end)
        return not dash or _ends_before_dash(text, start, end, dash[1])
    following = word.group(1)
    if following[0].islower() and not _STARTS_NAME_IN_LOWER_CASE.match(text, word.start(1)):
        return bool(_LIST_LETTER.match(text, end))
    mark = text[start:end]
    if mark[0] in "!?":
        return len(mark) == 1 or not _SPEAKER.match(text, end)
    return mark != "." or _period_ends(text[max(0, start - 20) : end], following)


def _ends_before_dash(text: str, start: int, end: int, following: str) -> bool:
    """Whether a sentence ends though a dash comes next: not in "D.C. — Talks" or "left! — at"."""
    if text[start] != ".":
        return not following.islower()
    found = _LAST_WORD.search(text, max(0, start - 20), end)
    return found is None or not ("." in found.group()[:-1] or found.group()[:-1].istitle())


def _period_ends(before: str, following: str) -> bool:
    """Whether the period at the end of `before` ends a sentence when `following` comes next."""
    tail = before.rpartition(" ")[2][:-1]
    if len(tail) > 1 and tail.isalpha() and tail.lower() not in _SHORT_FORMS:
        return True
    found = _LAST_WORD.search(before)
    if found is None:
        return True
    word = found.group()[:-1]
    folded = word.lower()
    opens = following.lower() in _OPENING_WORDS
    if folded in _BEFORE_NAME:
        # "We walked down Lincoln St. The" ends there; "St. The" names nobody.
        return folded in ("st", "sec") and opens and following[0].isupper()
    if folded in _BEFORE_NUMBER:
        return not following[0].isdigit() and (folded != "no" or word == "no" or opens)
    if folded in _CLOCK:
        return following.lower() not in _AFTER_CLOCK
    is_initial = len(word) == 1 and word.isupper() and not before.endswith(" on X.")
    if is_initial or folded in _MAY_END or "." in word:
        return opens and not (is_initial and following in ("I", "A"))
    return True


def _is_open_list_number(text: str, start: int, end: int) -> bool:
    """Whether all there is so far is the number of a list entry, as in "1. The vote"."""
    return text[start:end].strip().rstrip(".)").isdigit()


def _add(text: str, start: int, end: int, spans: list[tuple[int, int]]) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        spans.append((start, end))
