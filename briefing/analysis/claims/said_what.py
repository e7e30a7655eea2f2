"""What is said, beside a verb of saying: after it or before it, as the tokens of a sentence."""

from briefing.analysis.text.quoting import Span

from .claim_cues import DETERMINERS, HEARERS, PREPOSITIONS, PRONOUNS, TIMES, VERBS, Takes, Verb
from .said_sentence import QUOTATION, Sentence

_TURNS = frozenset(("but", "while", "although", "though", "according"))
"""Words after a comma with which the outlet speaks on by itself."""
_MAY_END = frozenset((",", "and", "but", "although", "though"))
"""Before or at these what is said may end."""
_BEGINNINGS = frozenset(("that", "if", "whether", "how", "why", "to", ",", ":", QUOTATION))
_PLACES_OF_SPEECH = frozenset(("news", "written", "phone", "television"))
_PAUSES = frozenset((",", ":", "—", "–", "--"))


def content_after(sentence: Sentence, at: int, verb: Verb) -> Span | None:
    """Return what follows the verb, without who is told, when and where."""
    words = sentence.words
    first = at + 1
    if words[at] in HEARERS:
        first = _after_hearer(sentence, first, is_told=words[at].startswith("t"))
    if first < sentence.size and (words[first] in PREPOSITIONS or words[first] in TIMES):
        first = _after_adjunct(sentence, first, verb)
    is_pause = first < sentence.size and words[first] in _PAUSES
    while first < sentence.size and words[first] in _PAUSES:
        first += 1
    if first >= sentence.size or (is_pause and _goes_on(words[first])):
        return None
    end = content_end(sentence, first)
    return (first, end) if first < end else None


def content_end(sentence: Sentence, first: int) -> int:
    """Return where what is said ends, when it begins with the token `first`."""
    words = sentence.words
    if words[first : first + 1] == [QUOTATION]:
        return first + 1
    for at in range(first + 1, sentence.size - 1):
        if words[at] not in _MAY_END:
            continue
        if words[at] in ("although", "though"):
            return at
        following = words[at + 1]
        verb = VERBS.get(following)
        if words[at] == "," and (following in _TURNS or (verb and verb.is_participle)):
            return at
        if words[at] in ("and", "but") and verb and verb.is_past and verb.is_plain:
            return at
    end = sentence.size
    while end > first and words[end - 1] in (".", ",", ";"):
        end -= 1
    return end


def content_before(sentence: Sentence, source: Span, verb: int) -> Span | None:
    """Return what stands before the source, set off by a comma or quotation marks."""
    words, before = sentence.words, source[0] - 1
    if before < sentence.begin or source[0] >= verb:
        return None
    if words[before] == QUOTATION:
        return whole_quotation(sentence, before)
    if words[before] != ",":
        return None
    if words[before - 1] == QUOTATION:
        return whole_quotation(sentence, before - 1)
    first = content_start(sentence, before)
    if before - first < 3 or (words[first] in PREPOSITIONS and before - first < 6):
        return None
    return first, before


def content_start(sentence: Sentence, end: int) -> int:
    """Return where what is said begins, when it stands before its source."""
    first = sentence.begin
    while first < end and sentence.words[first] in (",", ".", ";", "and", "but"):
        first += 1
    return first


def whole_quotation(sentence: Sentence, at: int) -> Span:
    """Return the quotation at a place, with the words that it only ends: "it “would be”"."""
    first = content_start(sentence, at) if sentence.quotes_mid_sentence(at) else at
    return first, at + 1


def _goes_on(word: str) -> bool:
    """Whether the word begins what else the source says: "said, adding"."""
    verb = VERBS.get(word)
    return verb is not None and verb.is_participle


def _after_hearer(sentence: Sentence, first: int, *, is_told: bool) -> int:
    words = sentence.words
    for at in range(first, min(first + 14, sentence.size)):
        if words[at] in _BEGINNINGS:
            return at
        if at > first and (words[at] in PRONOUNS or words[at] in ("the", "there")):
            return at
    after = _after_name(sentence, first)
    return after if after > first or not is_told else first + 1


def _after_name(sentence: Sentence, at: int) -> int:
    while at < sentence.size and sentence.named[at]:
        at += 1
    return at


def _after_adjunct(sentence: Sentence, first: int, verb: Verb) -> int:
    """Return where what is said begins after "in a statement", "on Monday"."""
    words = sentence.words
    if not verb.takes & (Takes.ANYTHING | Takes.THAT) or words[first] == "of":
        return first
    if words[first] == "to" and verb.takes & Takes.TO:
        return first
    limit = min(first + 18, sentence.size)
    for at in range(first, limit):
        if words[at] in ("that", ":", QUOTATION):
            return at
        if words[at] in (",", ".", "--", "—") or words[at] in VERBS:
            break
    at = _after_words(sentence, first, limit, TIMES)
    while at < limit and words[at] in PREPOSITIONS:
        at = _after_words(sentence, at + 1, limit, DETERMINERS)
        after = min(_after_name(sentence, at), limit)
        if after == at:
            after = _after_words(sentence, at, limit, _PLACES_OF_SPEECH) + 1
        at = _after_words(sentence, after, limit, TIMES)
    return at


def _after_words(sentence: Sentence, at: int, limit: int, these: frozenset[str]) -> int:
    while at < limit and sentence.words[at] in these:
        at += 1
    return at
