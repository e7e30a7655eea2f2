"""Whether a sentence can be quoted: whole, declarative, and alone or after the one before it."""

import re
from collections.abc import Sequence, Set
from enum import IntEnum

from briefing.analysis.actors.references import KIND_OF_NOUN
from briefing.analysis.text.stems import word_set, words_of
from briefing.model import ActorKind, Mention

_FEWEST_WORDS, _MOST_WORDS = 6, 60

_STOPS = (".", "!", "。", "！")
_CLOSERS = "'\"’”)]"
_CUT = re.compile(r"(?:…|\.\.\.)\W*$")
_PROMO = {
    word: re.compile(rf"\b(?:{phrases})\b")
    for word, phrases in {
        "read": "read more|read the full",
        "follow": "follow us",
        "sign": "sign up",
        "subscribe": "subscribe",
        "newsletter": "newsletter",
        "click": "click here",
        "scroll": "scroll down",
        "watch": "watch the video",
        "listen": "listen to the",
        "download": "download (?:the|our) app",
        "reading": "continue reading",
        "appeared": "appeared first on",
        "rights": "all rights reserved",
        "contributed": "contributed to this (?:report|story|article)",
        "share": "share this",
        "image": "image (?:caption|source|credit)",
        "photo": "file photo|photo by",
        "getty": "getty images",
        "information": "for more information",
        "this": "this (?:article|story|post) (?:was|is|has|first|originally|appears|appeared)",
        "cookies": "cookies",
        "editor": "editor's note",
        "continues": "story continues",
        "related": "related:",
        "find": "find us on",
        "join": "join the conversation",
        "terms": "terms of (?:use|service)",
        "see": "see also",
        "mail": "e-mail us",
        "email": "email us",
        "copyright": "copyright",
        "here": "here's what",
        "know": "what you need to know",
    }.items()
}
"""What a sentence in small letters betrays itself by as an advertisement or a notice, by a word
without which it does not stand there."""
_LEANING_START = re.compile(
    r"[\"'“‘(\[—–-]*(?:He|She|They|It|His|Her|Hers|Their|Theirs|Its|We|Our|I|My|You|Your|Those|"
    r"These|Both|Neither|Either|Such|However|But|And|Or|So|Yet|Still|Also|Nor|Meanwhile|Later|"
    r"Then|Instead|Moreover|Furthermore|Additionally|Nevertheless|Nonetheless|Therefore|Thus|"
    r"Hence|Afterwards?|Similarly|Likewise|Another|Others?|Here|Indeed|Besides|Finally|Elsewhere|"
    r"Otherwise|Consequently|Accordingly|Conversely|Plus|Again|Once again|Why|What|How|Because|"
    r"Earlier(?! this\b)|This(?! (?:week|weekend|month|year|morning|summer|season|autumn|spring|"
    r"winter)\b)|That|That's|In addition|As a result|For example|For instance|"
    r"On the other hand|In contrast|By contrast|At the same time|In turn|In response|"
    r"In fact|In other words|At that|By then|At the time|Until then|Since then|"
    r"(?:Some|Many|Most|Several|One|None|Few|All|Two|Three|Each) "
    r"(?:of (?:them|those|these)|were|are|was|is|have|had|has|said)|"
    r"The (?:two|pair|three|former|latter|same|duo|others?|first|second|third|rest|remaining)|"
    r"Despite (?:this|that|these)|After (?:that|this)|"
    r"(?:Yes|Yeah|No|Well|Oh|OK|Okay|At least)(?=,)|"
    r"Not surprisingly|To that end|Even so|That said|No one|Nobody)\b(?!-)"
)
_NOT_LEANING = re.compile(
    r"It(?:['’]s| is| was| has| had| emerged| turned out| became)\b[^.,;]{0,40}\bthat\b"
)
"""An "It" that stands for what follows: "It is believed that …"."""
_SPEAKER = re.compile(
    r"\b(?:said|says|according to) (?!he\b|she\b|they\b|it\b|him\b|her\b|them\b)[\w’'-]+ [\w’'-]+|"
    r"(?!\b(?:he|she|they|it)\b)\b[\w’'-]+ (?:said|says|told)\b",
    re.IGNORECASE,
)
"""Somebody who says something, other than by a pronoun."""
_OPENS_BADLY = re.compile(
    r"(?:He|She|They|His|Her|Hers|Their|Theirs|Its|Our|My|Your|You|Those|These|Such|However|But|"
    r"And|Or|So|Nor|Also|That|That's|This(?! (?:is|week|weekend|month|year|morning|summer|season|"
    r"autumn|spring|winter)\b)|Here|Here's|Why|What|How|Meanwhile|Instead|Still|Yet|Then)\b(?!-)"
)
"""What even the first sentence of an article does not open with and stand; "It took" may."""
_TITLE_START = re.compile(r"([\"“'‘])(?:[^\s\"“”‘]+ ?){1,4}[\"”'’] (?!said\b|says\b)")
"""A title in quotation marks, not somebody's words: "Roots," the series about …"."""
_ALSO = re.compile(r"\balso\b", re.IGNORECASE)
_ADDS_TO_ITSELF = re.compile(r"\bnot (?:\w+ )?only\b|\b(?:and|who|which)(?: \w+){0,2} also\b", re.I)
"""An "also" whose other half stands in the same sentence."""
_SINGULAR = re.compile(r"\b(?:he|him|his|she|her|hers|himself|herself)\b")
_SINGULAR_WORDS = word_set("he him his she her hers himself herself")
_PLURAL = re.compile(r"\b(?:they|them|their|theirs|themselves)\b")
_PLURAL_WORDS = word_set("they them their theirs themselves")
_BY_AGENCY = re.compile(
    r"(?:[A-Z][\w.’'-]* ){1,5}?/ ?[A-Z]|"
    r".*/ ?(?:Reuters|REUTERS|AFP|AP|EPA|Getty|Shutterstock|Bloomberg)\b"
)
"""What begins with who took a photograph, and for whom; there is a slash in it."""
_CREDITED = re.compile(
    r"An? (?:general |file |aerial |wide |close-up )?(?:view|photo|picture|image) (?:of|shows)\b|"
    r"(?:In this|This) [^.,]{0,30}(?:photo|image|picture|screengrab)\b|"
    r"(?:[A-Z ,]+[A-Z][,.]? )?(?:[A-Z]{3,9}|[A-Z][a-z]{2,8}\.?) \d{1,2}, \d{4}(?: ?[-–—]|[.:])"
)
"""What begins with when a photograph was taken, or tells what can be seen on it."""
_INSET = re.compile(r".*\b(?:top|bottom|left|right|main),? inset\b")
_CREDIT_AT_END = re.compile(r"[(\[](?:[A-Z][^()/\[\]]{1,50}) ?/ ?[A-Z][^()/\[\]]{1,50}[)\]]\W*$")
_ADDRESSES = re.compile(
    r"\b(?:[Ww]e|[Mm]y|[Oo]ur|me|us|[Yy]ou|[Yy]our)\b|(?<![-–.(])\bI\b(?![-–.)])|\bI(?=['’])"
)
_ADDRESSING = word_set("we my our me us you your i")
_QUOTED = re.compile(r"[“\"][^“”\"]*[”\"]|‘[^‘’]*’(?!\w)|(?<!\w)'[^']*'(?!\w)")
_SOMEONE = re.compile(
    r"\b(?:[Aa]n?|[Oo]ne|[Tt]he|[Nn]o|[Ee]very|[Hh]is|[Hh]er|[Tt]heir)\b(?: [\w-]+){0,4}? "
    r"(?!(?:number|water|paper|summer|winter|river|power|order|border|matter|letter|offer|"
    r"centre|center|chapter|computer|corner|weather|tower|\w+(?:ment|ness|ency)|event|percent|"
    r"talent|accident|incident|extent|content|plant|restaurant|grant|season|reason|lesson|"
    r"floor|door|error|sector|factor|process|success|access|business)\b)"
    r"(?:man|woman|boy|girl|person|\w+(?:er|or|ist|ian|ant|ent|man|woman|ess|father|mother|son|child))\b"
)
_SEVERAL = re.compile(
    r"\b(?!(?:is|was|has|its|this|says|as|us)\b)[\w’'-]{2,}s\b|\band\b|\bpeople\b"
)
_REFERS = re.compile(
    r"\b[Tt]he (?P<noun>capital|" + "|".join(KIND_OF_NOUN) + r")s?\b"
    r"(?! of\b| (?:in|for|at) [A-Z]|,? [A-Z]|-)"
)
_REFERRING = frozenset(
    word_of_noun
    for noun in ("capital", *KIND_OF_NOUN)
    for word_of_noun in (noun.partition("-")[0], f"{noun}s")
)
"""Words of which one stands where `_REFERS` is met."""
_PERSON_START = re.compile(
    r"The (?P<noun>resident|man|woman|boy|girl|teenager|victim|victims|suspect|suspects|couple|"
    r"official|spokesman|spokeswoman|spokesperson|officer|minister|lawyer|driver|teen|mother|"
    r"father|player|striker|midfielder|defender|goalkeeper|actor|actress|singer|author|"
    r"\d+-year-old|\w+-year-old|incident|move|decision|announcement|"
    r"statement|comments?|remarks?|changes?|results?)\b"
    r"(?! (?:of|in|to|by|from|for|that|who)\b|,? [A-Z])"
)
_KNOWN_START = re.compile(
    r"The (?!government|military|army|police|navy|president|world|economy|weather|public|internet|"
    r"pandemic|war|opposition|rebels|insurgents|dollar|euro|pound|market|markets|unemployment|Earth|"
    r"parliament|media|church|poor|rich|young|old|sun|moon|sea|sky|truth|question|problem|idea|"
    r"number|only|most|best|least)"
    r"[a-z-]+ (?:was|were|is|are|has|have|had|will|would|could|can|may|might|did|does|comes?|came|"
    r"began|begins|started|follow(?:s|ed)|said|says|alleges?|took|takes|also|then|now|later|"
    r"happened|occurred|made|makes|shows?|showed|ended|ends|gave|left|led)\b"
)
"""A thing said to be known ("The report comes after …") that only what stood before can tell."""
_ENTRY = re.compile(
    r"[\[(]?(?:(?:[01]?\d|2[0-4])(?:[:.h][0-5]\d(?: ?[AaPp]\.?[Mm]\b\.?)?+| ?[AaPp]\.?[Mm]\b\.?)"
    r"(?: ?(?:[A-Z]{2,3}T|UTC|local time)\b)?+|\d+ ?(?:h|hrs?|hours?|m|mins?|minutes?) ago)[\])]?"
    r"(?:\s*[|:–—-]\s*|\s+(?!\w+day\b|(?:East|West|Pacif|Centr|Mount)\w+))[\"“'‘]?[A-ZÀ-Þ]"
)
"""The time of an entry of a live blog: "12:55 Two towns fell", "1 p.m. | Rain"; a sentence may
begin with a time as well: "8 a.m. Monday was the deadline"."""
_QUOTE_MARKS = ('"', "'", "“", "‘")


def count_words(text: str) -> int:
    """Return the number of words; in scripts without spaces, two characters count as one."""
    if text.isascii():
        return len(text.split())
    unspaced = sum("\u3040" <= char <= "\u9fff" for char in text)
    return len(text.split()) + unspaced // 2


def is_credited(paragraph: str) -> bool:
    """Whether a paragraph ends with who took a photograph: it is the caption of one."""
    return _CREDIT_AT_END.search(paragraph) is not None


def opens_with_speech(text: str) -> bool:
    """Whether a sentence opens with somebody's words in quotation marks."""
    return text.startswith(_QUOTE_MARKS) and not _TITLE_START.match(text)


class Standing(IntEnum):
    """How much a sentence needs around it to be understood."""

    UNFIT = 0
    """Not to be quoted: torn off, a question, an advertisement, a caption, "we" or "you"."""
    LEANING = 1
    """Understood after the sentence that stands before it in its article."""
    ALONE = 2


def standing(
    text: str, mentions: Sequence[Mention], *, start: int = 0, opens_article: bool = False
) -> Standing:
    """Return how well a sentence stands. `mentions` are those in it; `start` is where it begins.

    The sentence that opens an article leans on nothing, so only its form is judged.
    """
    if not _is_whole(text) or _is_entry(text):
        return Standing.UNFIT
    unquoted = _without_quotations(text)
    words = frozenset(words_of(text.lower()))
    """All of `text`, so that most of what is looked for need not be."""
    if (
        _is_promotion(text, words)
        or _is_caption(text, words)
        or (not _ADDRESSING.isdisjoint(words) and _ADDRESSES.search(unquoted))
    ):
        return Standing.UNFIT
    if opens_with_speech(text):
        if not _has_speaker(text, unquoted, mentions, start):
            return Standing.UNFIT
    elif opens_article:
        is_clear = not _OPENS_BADLY.match(text) or _names_it_later(text, mentions)
        return Standing.ALONE if is_clear else Standing.UNFIT
    elif _LEANING_START.match(text) and not _NOT_LEANING.match(text):
        return Standing.LEANING
    if opens_article or _leans_on_nothing(text, unquoted, words, mentions, start):
        return Standing.ALONE
    return Standing.LEANING


def follows(text: str, before: str, mentions: Sequence[Mention]) -> bool:
    """Whether a leaning sentence is understood right after `before`, which has these mentions.

    A "he" or "she" needs somebody there to stand for; anything else is taken to be clear.
    """
    if not _SINGULAR.search(_without_quotations(text).lower()):
        return True
    if any(mention.kind is ActorKind.PERSON for mention in mentions):
        return True
    unquoted = _without_quotations(before)
    return bool(_SOMEONE.search(unquoted) or _SINGULAR.search(unquoted.lower()))


def _without_quotations(text: str) -> str:
    if "'" in text or '"' in text or "“" in text or "‘" in text:
        return _QUOTED.sub(" ", text)
    return text


def _leans_on_nothing(
    text: str, unquoted: str, words: Set[str], mentions: Sequence[Mention], start: int
) -> bool:
    if "also" in words and _ALSO.search(unquoted) and not _ADDS_TO_ITSELF.search(unquoted):
        return False
    if _PERSON_START.match(text) or _KNOWN_START.match(text):
        return False
    return _pronouns_resolve(text, unquoted, words, mentions, start) and (
        _REFERRING.isdisjoint(words) or _nouns_resolve(unquoted, mentions)
    )


def _has_speaker(text: str, unquoted: str, mentions: Sequence[Mention], start: int) -> bool:
    """Whether a sentence that opens with a quotation names who says it."""
    names = any(text[m.start - start : m.end - start] in unquoted for m in mentions)
    return names or bool(_SPEAKER.search(unquoted))


def _names_it_later(text: str, mentions: Sequence[Mention]) -> bool:
    """Whether an opening "He may be … but X …" names whom it means."""
    return text.startswith(("He ", "She ", "They ")) and any(
        mention.kind is ActorKind.PERSON for mention in mentions
    )


def _is_whole(text: str) -> bool:
    """Whether it is one whole statement, not a heading, a question or a torn-off piece."""
    if not text.rstrip(_CLOSERS).endswith(_STOPS) or "?" in text[-3:]:
        return False
    if ("…" in text or "..." in text) and _CUT.search(text):
        return False
    if not _FEWEST_WORDS <= count_words(text) <= _MOST_WORDS:
        return False
    first = text[0] if text[0].isalnum() else next(filter(str.isalnum, text), "")
    if not first or (first.islower() and not text[1:2].isupper()):
        return False
    if not text[0].isalnum() and text[0] not in "\"'“‘[$£€":
        return False
    if "|" in text or ">" in text or "»" in text or "•" in text:
        return False
    return (text.count("“") + text.count("”") + text.count('"')) % 2 == 0


def _is_entry(text: str) -> bool:
    """Whether it is torn out of a live blog, with the time of its entry before it."""
    return (text[0].isdigit() or text[0] in "[(") and _ENTRY.match(text) is not None


def _is_promotion(text: str, words: Set[str]) -> bool:
    """Whether it is an advertisement or a notice."""
    telling = _PROMO.keys() & words
    return bool(telling) and any(_PROMO[word].search(text.lower()) for word in telling)


def _is_caption(text: str, words: Set[str]) -> bool:
    """Whether it is the caption of a photograph."""
    return bool(
        ("/" in text and _BY_AGENCY.match(text))
        or ("inset" in words and _INSET.match(text))
        or _CREDITED.match(text)
    )


def _pronouns_resolve(
    text: str, unquoted: str, words: Set[str], mentions: Sequence[Mention], start: int
) -> bool:
    """Whether "he", "she" and "they" have somebody to stand for in the sentence itself."""
    singular = None if _SINGULAR_WORDS.isdisjoint(words) else _SINGULAR.search(unquoted)
    if singular:
        before = unquoted[: singular.start()]
        people = [m for m in mentions if m.kind is ActorKind.PERSON]
        named = any(text[m.start - start : m.end - start] in before for m in people)
        if not named and not _SOMEONE.search(before):
            return False
    plural = None if _PLURAL_WORDS.isdisjoint(words) else _PLURAL.search(unquoted)
    return plural is None or bool(_SEVERAL.search(unquoted, 0, plural.start()))


def _nouns_resolve(unquoted: str, mentions: Sequence[Mention]) -> bool:
    """Whether "the city" and the like have what they refer to in the sentence itself."""
    kinds = {mention.kind for mention in mentions}
    for match in _REFERS.finditer(unquoted):
        kind = KIND_OF_NOUN.get(match["noun"], ActorKind.PLACE)
        if kind not in kinds and not (kind is ActorKind.PERSON and ActorKind.STATE in kinds):
            return False
    return True
