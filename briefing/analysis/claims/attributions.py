"""Who says what in one paragraph, as spans: the source, the word that tells, and what is said.

Nothing here knows who anybody is; `claims` does.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.analysis.text.quoting import Span, joined, quoted
from briefing.analysis.text.stems import only_words
from briefing.model import Mention

from .claim_cues import (
    ADVERBS,
    AUXILIARIES,
    BE,
    DOCUMENTS,
    FIRST_PERSONS,
    MODALS,
    NEGATIONS,
    OPENERS,
    PRONOUNS,
    SPEAKING_NOUNS,
    TELLING,
    VERBS,
    Takes,
    Verb,
)
from .giving_way import Found, give_way
from .said_by import is_apposition, is_nobody, main_subject, noun_phrase, subject_before
from .said_sentence import QUOTATION, Sentence, lowered
from .said_what import (
    content_after,
    content_before,
    content_end,
    content_start,
    whole_quotation,
)

_WORDS = VERBS.keys() | {"according"}
_CUES = _WORDS | {":"}
_MARKS = str.maketrans(dict.fromkeys(".,:;!?()[]\"'“”‘’…—–", " "))
_NO_SOURCES = FIRST_PERSONS - {"this"}
_STANDS_BEFORE = Takes.ANYTHING | Takes.THAT | Takes.QUESTION | Takes.QUOTE
"""What a verb takes that may have what is said before it."""


@dataclass(slots=True)
class Attribution:
    """One source, and what it is said to have said."""

    source: Span | None
    """None where a quotation goes on without a new word about who speaks."""
    cue: Span
    contents: list[Span]
    is_quoted: bool


def attributions(
    text: str, sentences: Sequence[Span], mentions: Sequence[Mention]
) -> list[Attribution]:
    """Return what a paragraph attributes to somebody, in the order of the words that tell so."""
    quotes = quoted(text)
    lower = lowered(text)
    plain = only_words(text)
    marked = lower.translate(_MARKS) if plain is None else plain.lower()
    if not quotes and ":" not in text and _CUES.isdisjoint(marked.split()):
        return []
    found: list[Attribution] = []
    for start, end in joined(sentences, quotes):
        inside = [span for span in quotes if start <= span[0] < end]
        begins_quoted = bool(inside) and inside[0][0] == start
        if not begins_quoted and not _has_cue(text, marked, (start, end), inside):
            continue
        sentence = Sentence(text, lower, (start, end), inside, mentions)
        new = _Reader(sentence).read()
        if new:
            found += new
        elif sentence.is_all_quoted():
            _go_on(found, sentence.span(0, sentence.size))
    return found


def _has_cue(text: str, marked: str, place: Span, quotes: Sequence[Span]) -> bool:
    """Whether a word outside the quotations may tell that somebody is quoted.

    `marked` is the text in lower case with blanks for its marks.
    """
    at, end = place
    for first, last in (*quotes, (end, end)):
        if not _WORDS.isdisjoint(marked[at:first].split()) or _ends_with_colon(text, at, first):
            return True
        at = last
    return False


def _ends_with_colon(text: str, start: int, end: int) -> bool:
    return text.rfind(":", start, end) >= 0 and text[start:end].rstrip().endswith(":")


def _go_on(found: list[Attribution], span: Span) -> None:
    """A quotation with nothing around it: whoever was quoted last goes on."""
    if found and found[-1].is_quoted and found[-1].source:
        found[-1].contents.append(span)
    else:
        found.append(Attribution(None, (span[0], span[0]), [span], True))


class _Reader:
    """Finds what one sentence attributes."""

    def __init__(self, sentence: Sentence) -> None:
        self._sentence = sentence
        self._words = sentence.words
        self._found: list[Found] = []
        self._last: Span | None = None
        """The tokens of the last source: who goes on "adding"."""

    def read(self) -> list[Attribution]:
        """Return the attributions of the sentence."""
        for at in [at for at, word in enumerate(self._words) if word in _CUES]:
            word = self._words[at]
            if word == "according":
                self._according(at)
            elif word == ":":
                if self._words[at + 1 : at + 2] == [QUOTATION]:
                    self._colon(at)
            elif not self._sentence.named[at]:
                self._verb(at, VERBS[word])
        span = self._sentence.span
        return [
            Attribution(
                span(*one.source),
                span(*one.cue),
                [span(*part) for part in one.parts],
                one.is_quoted,
            )
            for one in self._found
        ]

    def _according(self, at: int) -> None:
        sentence, words = self._sentence, self._words
        if at + 2 >= sentence.size or words[at + 1] != "to":
            return
        end = sentence.name_end(at + 2)
        if end == at + 2 or words[at + 2] in _NO_SOURCES:
            return
        is_first = at == 0 or words[at - 1] in OPENERS
        end = sentence.named_apart(end)
        if is_first:
            content = (sentence.after_apposition(end), content_end(sentence, end))
        else:
            content = (content_start(sentence, at), at - 1 if words[at - 1] == "," else at)
        self._add((at + 2, end), (at, at + 2), [content])

    def _colon(self, at: int) -> None:
        """ "Smith: “We are ready.”"."""
        sentence = self._sentence
        if at - sentence.begin > 8 or any(w in VERBS for w in self._words[sentence.begin : at]):
            return
        source = noun_phrase(sentence, at - 1) if at else None
        if source and sentence.is_somebody(source):
            self._add(source, (at, at + 1), [(at + 1, at + 2)])

    def _verb(self, at: int, verb: Verb) -> None:
        sentence = self._sentence
        first = self._verb_start(at, verb)
        if first is None or self._inverted(at, first, verb):
            return
        after = content_after(sentence, at, verb)
        source = self._subject(at, first, verb)
        if source is None or not self._may_say(source, at, verb, after):
            return
        goes_on = verb.is_participle and first == at and source == self._last
        before = None if goes_on else content_before(sentence, source, first)
        if before and (after is None or self._words[before[1] - 1] == QUOTATION):
            if not verb.takes & _STANDS_BEFORE:
                return
            is_one = after and (self._words[after[0]] == QUOTATION or self._words[at + 1] == ",")
            contents = [before, after] if after and is_one else [before]
        elif after:
            contents = [after]
        else:
            return
        if verb.is_plain or contents == [before] or not sentence.is_told(at):
            self._add(source, (first, at + 1), contents)

    def _subject(self, at: int, first: int, verb: Verb) -> Span | None:
        if verb.is_participle and first == at:
            return self._last or main_subject(self._sentence, first)
        return subject_before(self._sentence, first, self._last)

    def _verb_start(self, at: int, verb: Verb) -> int | None:
        """Return where the verb begins with its auxiliaries; None where nothing is asserted."""
        words = self._words
        first = at
        while first > self._sentence.begin:
            word = words[first - 1]
            if word in MODALS or word in NEGATIONS or word.endswith("n't"):
                return None
            if word == "to":
                return self._infinitive_start(first - 1)
            if word in BE and not verb.is_participle:
                return None
            is_adverb = (
                word.endswith("ly") and len(word) > 4 and not self._sentence.named[first - 1]
            )
            if not (is_adverb or word in AUXILIARIES or word in ADVERBS or word in BE):
                break
            first -= 1
        return first

    def _infinitive_start(self, at: int) -> int | None:
        """ "Went on to say", "continued to insist": the speech took place."""
        words = self._words
        if at >= 2 and words[at - 1] == "on" and words[at - 2] in ("went", "goes", "go"):
            return at - 2
        if at >= 1 and words[at - 1] in ("continued", "continues", "continue", "began"):
            return at - 1
        return None

    def _inverted(self, at: int, first: int, verb: Verb) -> bool:
        """Whether the source follows: "…," said the mayor."""
        sentence, words = self._sentence, self._words
        if (
            first != at
            or verb.is_participle
            or words[at] in TELLING
            or not verb.takes & _STANDS_BEFORE
        ):
            return False
        content = self._content_before_inverted(at, verb)
        end = sentence.name_end(at + 1)
        if (
            content is None
            or end == at + 1
            or not sentence.starts_name(at + 1)
            or not sentence.ends_name(end)
        ):
            return False
        end = sentence.named_apart(end)
        contents = [content]
        after = sentence.after_apposition(end)
        if words[after : after + 1] == [QUOTATION]:
            contents.append((after, after + 1))
        self._add((at + 1, end), (at, at + 1), contents)
        return True

    def _content_before_inverted(self, at: int, verb: Verb) -> Span | None:
        sentence, words = self._sentence, self._words
        if at <= sentence.begin:
            return None
        if words[at - 1] == QUOTATION:
            return whole_quotation(sentence, at - 1)
        if words[at - 1] != "," or at < 2:
            return None
        if words[at - 2] == QUOTATION:
            return whole_quotation(sentence, at - 2)
        if not verb.is_plain or is_apposition(sentence, at - 1):
            return None
        first = content_start(sentence, at - 1)
        return (first, at - 1) if at - 1 - first > 2 else None

    def _may_say(self, source: Span, at: int, verb: Verb, content: Span | None) -> bool:
        """Whether this subject says something with this verb."""
        if (verb.is_also_noun and not self._makes_verb(source[1] - 1, at)) or (
            self._words[source[0]] == "it" and not verb.is_plain
        ):
            return False
        is_somebody = self._sentence.is_somebody(source)
        is_document = not DOCUMENTS.isdisjoint(self._words[source[0] : source[1]])
        takes = verb.takes
        if takes & Takes.ANYTHING and (verb.is_plain or is_somebody):
            return True
        has_that = content is not None and self._words[content[0]] == "that"
        if is_document and ((takes & Takes.THAT and has_that) or self._sentence.is_clause(content)):
            return True
        return is_somebody and self._has_complement(at, verb, content)

    def _makes_verb(self, last: int, at: int) -> bool:
        """Whether a word that may be a noun is a verb here: "officials report"."""
        word = self._words[last]
        return (
            self._sentence.named[last]
            or word in PRONOUNS
            or word.endswith("s")
            or word in SPEAKING_NOUNS
            or self._words[at - 1] in AUXILIARIES
        )

    def _has_complement(self, at: int, verb: Verb, content: Span | None) -> bool:
        """Whether what the verb needs stands beside it."""
        words, takes = self._words, verb.takes
        begins = words[content[0]] if content else ""
        if takes & Takes.THAT and (begins == "that" or self._sentence.is_clause(content)):
            return True
        if takes & (Takes.THAT | Takes.QUOTE | Takes.QUESTION) and QUOTATION in words:
            return True
        return bool(
            (takes & Takes.QUESTION and begins in ("if", "whether", "how", "why"))
            or (takes & Takes.TO and "to" in words[at + 1 : at + 5])
            or (takes & Takes.FOR and words[at + 1 : at + 2] in (["for"], ["on"]))
        )

    def _add(self, source: Span, cue: Span, contents: list[Span]) -> None:
        sentence = self._sentence
        parts = [part for part in contents if part[1] > part[0]]
        if not parts or is_nobody(sentence, source[0]):
            return
        is_quoted = any(self._words[first] == QUOTATION for first, _ in parts)
        verb = VERBS.get(self._words[cue[1] - 1])
        if self._found and (verb is None or verb.is_plain or parts[-1][1] <= source[0]):
            give_way(self._found, sentence, source, parts[0])
        self._found.append(Found(source, cue, parts, is_quoted))
        sentence.told = (0, 0) if is_quoted else parts[-1]
        self._last = source
