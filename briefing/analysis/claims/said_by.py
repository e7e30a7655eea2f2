"""Who stands before a verb of saying: its subject, as the tokens of a sentence."""

from briefing.analysis.text.quoting import Span

from .claim_cues import (
    BREAKS,
    FIRST_PERSONS,
    NO_END,
    NOBODY,
    OPENERS,
    PRONOUNS,
    TIMES,
)
from .said_sentence import FINITE, QUOTATION, STOPS, Sentence

_LONGEST = 30
_GOES_ON = frozenset(("of", "and", "for", "in", "campaign", "government", "officials", "aides"))
"""Words after a name with which it may still go on."""
_JOINS = frozenset(("and", "but", "then", "or", "yet"))


def subject_before(sentence: Sentence, verb: int, goes_on: Span | None) -> Span | None:
    """Return who does what the verb beginning at the token `verb` says.

    After "and" it is whoever did what was said before, `goes_on`.
    """
    last = verb - 1
    if last < 0:
        return None
    word = sentence.words[last]
    after_quotation = word == "," and last and sentence.words[last - 1] == QUOTATION
    if word in _JOINS or after_quotation:
        return goes_on or main_subject(sentence, verb)
    return noun_phrase(sentence, last)


def noun_phrase(sentence: Sentence, last: int) -> Span | None:
    """Return the phrase that ends with the token `last`, with what tells who it is."""
    words = sentence.words
    word = words[last]
    if word.partition("'")[0].partition("’")[0] in PRONOUNS:
        return last, last + 1
    if word in ("who", "which"):
        before = last - 2 if last and words[last - 1] == "," else last - 1
        phrase = noun_phrase(sentence, before) if before >= sentence.begin else None
        return (phrase[0], last + 1) if phrase else None
    if word in (",", "—", "–", "--", ")"):
        return _with_apposition(sentence, last)
    if word in NO_END or word in FIRST_PERSONS or not word[0].isalnum():
        return None
    if word.endswith(("'s", "’s")):
        return None
    return _phrase_start(sentence, last), last + 1


def main_subject(sentence: Sentence, before: int) -> Span | None:
    """Return whom the sentence begins with."""
    words, first = sentence.words, sentence.begin
    if words[first] in OPENERS:
        comma = next((at for at in range(first, before) if words[at] == ","), first)
        first = comma + 1
    if first >= before:
        return None
    if words[first] in PRONOUNS:
        return first, first + 1
    end = first
    while end < before and not _ends_subject(sentence, end):
        end += 1
        if sentence.named[end - 1] and not sentence.named[end] and words[end] not in _GOES_ON:
            break
    source = (first, end)
    return source if end > first and sentence.is_somebody(source) else None


def is_apposition(sentence: Sentence, comma: int) -> bool:
    """Whether the comma closes what tells who somebody is: "Bob, the mayor, said"."""
    words = sentence.words
    for first in range(comma - 1, max(sentence.begin, comma - _LONGEST), -1):
        if words[first] == ",":
            if sentence.named[first - 1]:
                return words[first + 1] not in ("and", "but", "so")
            is_name = all(sentence.named[first + 1 : comma])
            return is_name and sentence.is_name(sentence.begin, first)
    return False


def is_nobody(sentence: Sentence, at: int) -> bool:
    """Whether a name like "no group" begins here, and not "No. 10" or a No campaign."""
    words = sentence.words
    if words[at] not in NOBODY or sentence.named[at] or at + 1 >= sentence.size:
        return False
    return words[at + 1] != "." and not words[at + 1][0].isdigit()


def _ends_subject(sentence: Sentence, at: int) -> bool:
    word = sentence.words[at]
    return (
        word in FINITE
        or word in STOPS
        or word in BREAKS
        or sentence.is_verb(at)
        or (word.endswith(("ed", "ly")) and not sentence.named[at])
    )


def _with_apposition(sentence: Sentence, last: int) -> Span | None:
    words = sentence.words
    opening = "(" if words[last] == ")" else words[last]
    for first in range(last - 1, max(sentence.begin, last - _LONGEST), -1):
        if words[first] == opening:
            if words[first - 1] in NO_END or words[first - 1] in STOPS:
                return None
            start = _phrase_start(sentence, first - 1)
            if start == first - 1 > sentence.begin + 1 and words[start - 1] == ",":
                start = _phrase_start(sentence, start - 2)  # "Ann Lee of Raleigh, N.C., who"
            if words[start] in OPENERS:
                return noun_phrase(sentence, last - 1) if last - 1 > first else None
            return start, last + 1
        if words[first] == QUOTATION:
            return None
    return None


def _phrase_start(sentence: Sentence, last: int) -> int:
    words, first = sentence.words, last
    while first > sentence.begin and last - first < _LONGEST:
        before = _one_back(sentence, first)
        if before == first:
            break
        first = before
    while first < last and (words[first] in OPENERS or words[first] in TIMES):
        first += 1
    return first


def _one_back(sentence: Sentence, first: int) -> int:
    """Return where the phrase begins with one word more, or a clause with "who"."""
    words = sentence.words
    word = words[first - 1]
    if word == "who" and first - 2 > sentence.begin:
        return first - (2 if words[first - 2] == "," else 1)
    if word == ")":
        return next((at for at in range(first - 2, first - 7, -1) if words[at] == "("), first)
    if word in BREAKS or (word in STOPS and not (word == "," and words[first] == "and")):
        return first
    if word in FINITE or sentence.is_verb(first - 1):
        return _relative(sentence, first)
    if word in ("and", "but", "or") and _begins_clause(sentence, first):
        return first
    return first - 1


def _relative(sentence: Sentence, first: int) -> int:
    """Return the place of the "who" whose clause ends before `first`; `first` without one."""
    words = sentence.words
    for at in range(first - 1, max(sentence.begin, first - 9), -1):
        if words[at] in ("who", "which"):
            return at - 1 if words[at - 1] == "," else at
    return first


def _begins_clause(sentence: Sentence, first: int) -> bool:
    """Whether the words after "and" begin another clause, and not another name."""
    words, before, begin = sentence.words, first - 2, sentence.begin
    if before < begin or words[first] in PRONOUNS or sentence.is_told(first):
        return True
    is_list = words[before] == "," and before - begin < 8 and sentence.is_name(begin, before)
    return words[before] in STOPS and not is_list
