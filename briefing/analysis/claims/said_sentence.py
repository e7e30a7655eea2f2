"""A sentence in which somebody may be quoted, as words, marks and whole quotations."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from operator import sub

from briefing.analysis.text.quoting import Span
from briefing.analysis.text.stems import word_set
from briefing.model import Mention

from .claim_cues import (
    AUXILIARIES,
    BE,
    DAYS,
    DETERMINERS,
    MODALS,
    PREPOSITIONS,
    PRONOUNS,
    SPEAKING_NOUNS,
    VERBS,
)
from .source_kinds import is_person

QUOTATION = "“”"
"""What stands for a quotation of somebody's words."""
PARTIAL = "“…”"
"""What stands for a few quoted words inside a sentence of the outlet's own."""
STOPS = frozenset((",", ";", ":", "—", "–", "--", "(", ")", QUOTATION))
FINITE = BE | MODALS | AUXILIARIES
"""Words with which a verb begins, so that a name ends before them."""

_TOKEN = re.compile(r"\w+(?:['’.&@/-]\w+)*|--+|[^\w\s]")
_DASHES = frozenset(("—", "–", "--"))
_FEW = 5
_DATELINE = 8
_SOURCE_STOPS = STOPS | DAYS | FINITE | word_set("who which that when while as but")
_AFTER_SOURCE = STOPS | DAYS | PREPOSITIONS | word_set(". who which as when while")


def lowered(text: str) -> str:
    """Return a text in lower case in which every character has its place."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    # "İ" is two characters in lower case
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)


class Sentence:
    """A sentence, or several inside one quotation; spans count its tokens.

    `lower` is the text as `lowered` makes it.
    """

    def __init__(
        self,
        text: str,
        lower: str,
        place: Span,
        quotes: Sequence[Span],
        mentions: Sequence[Mention],
    ) -> None:
        self.text = text
        self._lower = lower
        self.words: list[str] = []
        """In lower case."""
        self._starts: list[int] = []
        self._ends: list[int] = []
        at, end = place
        for first, last in quotes:
            self._read(at, first)
            self.words.append(PARTIAL if _is_partial(text, first, last) else QUOTATION)
            self._starts.append(first)
            self._ends.append(last)
            at = last
        self._read(at, end)
        self.size = len(self.words)
        start = self._starts[0] if self.size else end
        self.named = self._covered([m for m in mentions if start < m.end and m.start < end])
        """Of each token whether it is part of a mention."""
        self.begin = self._after_dateline()
        """The first token that tells something."""
        self.told: Span = (0, 0)
        """What has been found to be somebody's words without being a quotation."""

    def _read(self, start: int, end: int) -> None:
        if start >= end:
            return
        words = _TOKEN.findall(self._lower, start, end)
        lengths = list(map(len, words))
        index, at = self._lower.index, start
        ends = [at := index(word, at) + length for word, length in zip(words, lengths, strict=True)]
        self.words += words
        self._starts += map(sub, ends, lengths)
        self._ends += ends

    def _covered(self, mentions: Sequence[Mention]) -> list[bool]:
        inside = [False] * self.size
        for mention in mentions:
            first = bisect_right(self._starts, mention.start) - 1
            if first >= 0 and self._ends[first] <= mention.start:
                first += 1
            for at in range(max(first, 0), self.size):
                if self._starts[at] >= mention.end:
                    break
                inside[at] = True
        return inside

    def _after_dateline(self) -> int:
        if _DASHES.isdisjoint(self.words[:_DATELINE]):
            return 0
        for at, word in enumerate(self.words[:_DATELINE]):
            if word in _DASHES:
                return at + 1 if at else 0
            if word.isalnum() and not self.is_capital(at):
                break
        return 0

    def span(self, first: int, end: int) -> Span:
        """Return where the tokens from `first` to before `end` stand in the text."""
        return self._starts[first], self._ends[end - 1]

    def is_capital(self, at: int) -> bool:
        """Whether the word is written with a capital."""
        return self.text[self._starts[at]].isupper()

    def is_all_quoted(self) -> bool:
        """Whether nothing but a quotation stands here."""
        return self.words[0] == QUOTATION and not any(word.isalnum() for word in self.words)

    def quotes_mid_sentence(self, at: int) -> bool:
        """Whether the quotation at a place takes up a sentence that began before it."""
        inner = self.text[self._starts[at] : self._ends[at]].lstrip("“\"'‘« ")
        return at > self.begin and inner[:1].islower()

    def is_told(self, at: int) -> bool:
        """Whether the word is part of what a source is already found to have said."""
        return self.told[0] <= at < self.told[1]

    def is_verb(self, at: int) -> bool:
        """Whether the word is a verb of saying, and nothing else."""
        verb = VERBS.get(self.words[at])
        return verb is not None and not verb.is_also_noun and not self.named[at]

    def is_clause(self, span: Span | None) -> bool:
        """Whether a clause of its own begins here: "the court will"."""
        if span is None:
            return False
        return any(
            w in BE or w in MODALS or w in _WILL for w in self.words[span[0] + 1 : span[0] + 9]
        )

    def starts_name(self, at: int) -> bool:
        """Whether the name of somebody may begin with the word."""
        return at < self.size and (
            self.named[at]
            or self.words[at] in DETERMINERS
            or self.words[at] in PRONOUNS
            or self.words[at] in SPEAKING_NOUNS
            or self.is_capital(at)
        )

    def is_name(self, first: int, end: int) -> bool:
        """Whether the tokens are the name of somebody, and no clause."""
        return self.starts_name(first) and not any(
            word in FINITE or word in VERBS or word.endswith("ed") for word in self.words[first:end]
        )

    def is_somebody(self, span: Span) -> bool:
        """Whether the tokens name or tell of somebody who can speak."""
        words = self.words[span[0] : span[1]]
        return (
            any(self.named[span[0] : span[1]])
            or words[0] in PRONOUNS
            or not SPEAKING_NOUNS.isdisjoint(words)
        )

    def name_end(self, first: int) -> int:
        """Return where the name of a source that begins with the token `first` ends."""
        words, end = self.words, first
        while end < self.size and not (
            words[end] in _SOURCE_STOPS
            or (words[end] == "." and not self._is_abbreviation(end - 1))
            or (end > first and words[end] in ("on", "during", "after", "with"))
        ):
            end += 1
        return end

    def _is_abbreviation(self, at: int) -> bool:
        """Whether the period after this word does not end the sentence: "Ms. Gil"."""
        return at + 2 < self.size and len(self.words[at]) < 4 and self.words[at + 2][0].isalnum()

    def ends_name(self, at: int) -> bool:
        """Whether the name of an inverted source may end here: "said the mayor on"."""
        return at >= self.size or self.words[at] in _AFTER_SOURCE

    def named_apart(self, end: int) -> int:
        """Return where the name ends that follows "the mayor" after a comma; `end` without one."""
        if self.named[end - 1] or not is_person(self.words[end - 1]):
            return end
        last = end + 1
        while last < self.size and self.named[last]:
            last += 1
        is_apart = last > end + 1 and self.words[end] == ","
        return last if is_apart and self.ends_name(last) else end

    def after_apposition(self, end: int) -> int:
        """Return where the sentence goes on after a name and what tells who it is."""
        words = self.words
        while end < self.size and words[end] in (",", ".", ")"):
            end += 1
        comma = next((at for at in range(end, self.size) if words[at] == ","), self.size)
        is_apposition = comma < min(self.size, end + 12) and words[end] != QUOTATION
        return comma + 1 if is_apposition and self.is_name(end, comma) else end


_WILL = word_set("will has had have")


def _is_partial(text: str, first: int, last: int) -> bool:
    inner = text[first:last].strip("“”\"'‘’«» ")
    return len(inner.split()) <= _FEW and not inner.endswith((",", ".", "?", "!"))
