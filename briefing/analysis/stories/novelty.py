"""What a sentence of a story adds to what this reader was shown of it.

A sentence adds something where it tells a number, a name or a kind of event that none of the shown
ones told. Other words prove nothing: whoever rewrites a report changes them.
"""

import re
import string
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b

from briefing.analysis.disputes.dispute_words import ALIKE
from briefing.analysis.memo import memo
from briefing.analysis.text.stems import WORD, stem, word_set
from briefing.fold import fold
from briefing.model import ActorKind, ArticleId, Mention, ShownSentence

from .happenings import HAPPENINGS
from .told_numbers import NUMBER_WORDS, TOKEN, numbers

_OUTLETS = r"[^\W\d_]+(?:[\s/.,&'’]{1,2}[^\W\d_]+){0,5}\.?"
_CREDIT_AFTER = re.compile(rf"(?<=[.!?…\"'”’)])\s*(?:[-–—|]\s?{_OUTLETS}|[(\[]{_OUTLETS}[)\]])$")
_CREDIT_BEFORE = re.compile(rf"(?:[A-Z]{{2}}[\w .,/'’]{{0,40}})?[(\[]{_OUTLETS}[)\]]\s?[-–—:]\s")
_LONGEST_CREDIT = 60
_ONLY_CREDIT = re.compile(
    r"(?:©|\([cC]\)|Copyright\b)[ ©\d(cC),]*(?:(?:[A-Z][\w&'’-]*|and|of|the)[ ,.]*){1,8}$"
    r"|[(\[]?(?:(?:[Aa]dditional )?[Rr]eporting|[Ww]riting|[Ee]diting|[Pp]hotos?) by [A-Z].*$"
    r"|By (?:[\w.’'-]+,? ){1,6}(?:[Ss]taff|[Cc]orrespondent|[Rr]eporter|[Aa]gencies)\W*$"
)
"""A line that tells who made the text, and nothing of the news."""
_LONGEST_LINE = 120
"""Who reports it, after its end or before it: "… on Friday. – Reuters", "HOMS (AFP) - …"."""
_KEPT = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+|[$€£¥₹₱%]|(?<=[\s(])-(?=[$€£]?\d)")
"""What the words of a sentence are: its marks go, but not those that make another number."""
_SPACED_DIGITS = re.compile("(?<=\\d)[\u00a0\u2009\u202f](?=\\d{3}(?!\\d))")
_MARKS = str.maketrans(dict.fromkeys(string.punctuation, " "))
_PLAIN_MARKS = str.maketrans("‘’“”–—−…\u00a0", "''\"\"---. ")
"""The marks of good typography, without most of which a text is ASCII, which folds fast."""
_DIGIT = re.compile(r"\d")
_EVERYWHERE = frozenset(
    map(
        stem,
        word_set(
            "authorities officials government regime police people residents witnesses sources "
            "experts analysts critics observers ministry minister leaders media"
        ),
    )
)
"""Who speaks or acts in news of every kind, in the form of `stem`."""
_EVENT_WORDS = frozenset(HAPPENINGS)


def sentence_key(text: str) -> int:
    """Return a number for the words of a sentence, whatever the marks and spaces between them.

    The same on every machine, and small enough for a signed 64-bit column.
    """
    folded = _folded(_without_credit(text.strip()))
    if not _DIGIT.search(folded):
        return _number(" ".join(_words(folded)))
    words = _KEPT.findall(folded)
    return _number(" ".join(word.replace(",", "") for word in words))


def facts(text: str, mentions: Iterable[Mention]) -> frozenset[int]:
    """Return a number for each fact a sentence tells: a number, a name, a kind of event.

    `mentions` are those of this sentence; only whom they name is read, not where. Of actors without
    a name ("health workers") the last word counts, but not of those who speak in all news.
    """
    if len(text) < _LONGEST_LINE and _ONLY_CREDIT.match(text):
        return frozenset()
    folded = _folded(text)
    words = _words(folded)
    happenings = (f"!{HAPPENINGS[word]}" for word in _EVENT_WORDS.intersection(words))
    told = (*_figures(folded, words), *_named(mentions), *_unnamed(mentions), *happenings)
    return frozenset(map(_number, told))


def figures_and_names(text: str, mentions: Iterable[Mention]) -> frozenset[int]:
    """Return those of the `facts` of a sentence that are numbers or names."""
    folded = _folded(text)
    return frozenset(map(_number, (*_figures(folded, _words(folded)), *_named(mentions))))


def shown_sentence(article: ArticleId, text: str, mentions: Sequence[Mention]) -> ShownSentence:
    """Return what to keep of a sentence the reader was shown.

    Its facts count a person by each shorter form of the name as well, for "Assad" is nobody new
    after "Bashar Assad".
    """
    shorter = {
        _number(f"@{form}")
        for name, kind in _names(mentions)
        if kind is ActorKind.PERSON
        for form in _shorter(name)
    }
    return ShownSentence(
        article=article,
        key=sentence_key(text),
        facts=tuple(sorted(facts(text, mentions) | shorter)),
    )


class Memory:
    """What the reader was shown of one story.

    To fold as well what a page tells twice, add what is new on the way down the page.
    """

    def __init__(self, shown: Iterable[ShownSentence] = ()) -> None:
        self._keys: set[int] = set()
        self._facts: set[int] = set()
        for sentence in shown:
            self.add(sentence)
        self._is_known = bool(self._keys)

    def add(self, sentence: ShownSentence) -> None:
        """Remember a sentence as shown."""
        self._keys.add(sentence.key)
        self._facts.update(sentence.facts)

    def is_new(self, text: str, mentions: Iterable[Mention]) -> bool:
        """Whether a sentence adds something to what was shown; `mentions` are those in it.

        What tells no fact adds nothing to a story the reader knows, and belongs to one that is met
        for the first time.
        """
        if not self._keys:
            return True
        if sentence_key(text) in self._keys:
            return False
        told = facts(text, mentions)
        return not told <= self._facts if told else not self._is_known


def _folded(text: str) -> str:
    if not text.isascii():
        text = _SPACED_DIGITS.sub("", text).translate(_PLAIN_MARKS)
    return fold(text)


def _without_credit(text: str) -> str:
    before = _CREDIT_BEFORE.match(text)
    if before:
        text = text[before.end() :]
    if text.endswith((".", "!", "?")):
        return text
    start = max(0, len(text) - _LONGEST_CREDIT)
    after = _CREDIT_AFTER.search(text, start)
    return text[: after.start()] if after else text


def _figures(folded: str, words: Sequence[str]) -> Iterator[str]:
    if _DIGIT.search(folded) or not NUMBER_WORDS.isdisjoint(words):
        yield from numbers(TOKEN.findall(folded))


def _named(mentions: Iterable[Mention]) -> Iterator[str]:
    return (f"@{name}" for name, _ in _names(mentions))


def _words(folded: str) -> list[str]:
    if folded.isascii():
        return folded.translate(_MARKS).split()
    return WORD.findall(folded)


def _unnamed(mentions: Iterable[Mention]) -> Iterator[str]:
    for mention in mentions:
        if mention.canonical.islower():
            who = stem(mention.canonical.rpartition(" ")[2])
            if who not in _EVERYWHERE:
                yield f"~{ALIKE.get(who, who)}"


def _names(mentions: Iterable[Mention]) -> Iterator[tuple[str, ActorKind]]:
    for mention in mentions:
        if not mention.canonical.islower():
            yield _name(mention.canonical), mention.kind


@memo(16_384)
def _name(canonical: str) -> str:
    return " ".join(WORD.findall(fold(canonical))).removeprefix("the ")


def _shorter(name: str) -> Iterator[str]:
    """Yield the forms a person is called by for short.

    Each word, each end of the name, and the name without the initials in it.
    """
    words = name.split()
    yield from words
    for start in range(1, len(words) - 1):
        yield " ".join(words[start:])
    yield " ".join((*words[:1], *(word for word in words[1:] if len(word) > 1)))


@memo(65_536)
def _number(words: str) -> int:
    digest = blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
