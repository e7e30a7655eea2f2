"""Who a source is: an actor of the article or somebody unnamed, and whom "he" stands for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefing.analysis.memo import memo
from briefing.analysis.text.quoting import Span
from briefing.analysis.text.stems import word_set
from briefing.model import ActorKind, Mention, SourceKind

from .called import body_called
from .claim_cues import DETERMINERS, DOCUMENTS, INSTITUTIONS, PREPOSITIONS, SPEAKING_NOUNS
from .source_kinds import is_body, kind_of_actor, kind_of_words, may_be_he

_WORD = re.compile(r"\w+(?:['’.&-]\w+)*")
_CUT = re.compile(r",(?! and\b)| [—–]+ | -+ | \(|;|:| who\b| which\b")
_PRONOUN = re.compile(r"(?:he|she|they|it)(?=['’]|$)", re.IGNORECASE)
_AFTER_APART = re.compile(r"\s*,?\s*$|, (?:who|which|\d)")
"""What may follow the name in "the mayor, Ann Lee, who resigned,"."""
_TWO = re.compile(r" and (?:his|her|its|their|the|an?) ")
_NOT_UNNAMED = word_set("nobody everyone everybody one anyone someone something nothing")
_ONE = word_set("a an one another his her")
_MISTERS = word_set("mr mrs ms dr")
_ENDS_HEAD = PREPOSITIONS | {"familiar", "close"}
_LONGEST = 16


@dataclass(frozen=True, slots=True)
class Speaker:
    """A source as it is shown."""

    shown: str
    kind: SourceKind
    actor: str | None = None
    is_single: bool = False
    """Whether "he" or "she" may stand for the source."""


class Speakers:
    """Who has spoken in an article so far."""

    def __init__(self) -> None:
        self._singles: list[Speaker] = []
        self._bodies: list[Speaker] = []
        self._called: dict[str, str] = {}
        """Who has been "he", who "she"."""
        self._read: list[tuple[str, Sequence[Mention]]] = []

    def begin(self, text: str, mentions: Sequence[Mention]) -> None:
        """Go on with the next paragraph."""
        self._read.append((text, mentions))

    def note_subject(self, text: str, mention: Mention) -> None:
        """Remember whom a sentence begins with: "he" or "it" may be meant of that one."""
        self._hint(text, mention)
        if (speaker := _actor(mention)) is not None:
            (self._singles if speaker.is_single else self._bodies).append(speaker)

    def find(self, text: str, source: Span, mentions: Sequence[Mention]) -> Speaker | None:
        """Return who a source is; None where nobody is named who could answer for it."""
        words = text[source[0] : source[1]].strip(" ,")
        if pronoun := _PRONOUN.match(words):
            return self._meant(pronoun[0].lower())
        speaker = _Phrase(text, source, mentions).speaker()
        if speaker is not None and speaker.actor is None and speaker.kind is SourceKind.NAMED:
            speaker = self._body(speaker.shown, source[0]) or speaker
        if speaker is not None:
            (self._singles if speaker.is_single else self._bodies).append(speaker)
            for mention in mentions:
                if mention.canonical == speaker.actor and source[0] <= mention.start < source[1]:
                    self._hint(text, mention)
        return speaker

    def _body(self, shown: str, start: int) -> Speaker | None:
        """Return which actor "the union" is, where that is sure."""
        determiner, _, noun = shown.partition(" ")
        if determiner != "the" or not is_body(noun):
            return None
        text, mentions = self._read[-1]
        here = (text, [mention for mention in mentions if mention.end <= start])
        mention = body_called(noun, (*self._read[:-1], here))
        return _actor(mention) if mention else None

    def _meant(self, pronoun: str) -> Speaker | None:
        if pronoun in ("he", "she"):
            for speaker in reversed(self._singles):
                if self._called.setdefault(speaker.shown, pronoun) == pronoun:
                    return speaker
            return None
        if self._bodies:
            return self._bodies[-1]
        return self._singles[-1] if self._singles and pronoun == "they" else None

    def _hint(self, text: str, mention: Mention) -> None:
        before = text[max(0, mention.start - 5) : mention.start]
        if "Mrs" in before or "Ms" in before:
            self._called[mention.canonical] = "she"
        elif "Mr" in before:
            self._called[mention.canonical] = "he"


class _Phrase:
    """The words that name a source."""

    def __init__(self, text: str, source: Span, mentions: Sequence[Mention]) -> None:
        self._text = text
        self._start, self._end = source
        self._mentions = [m for m in mentions if m.start < source[1] and m.end > source[0]]
        self._core_end = self._first_cut()
        core = self._text[self._start : self._core_end].rstrip(" ,")
        self._core_end = self._start + len(core)
        self._core = core
        self._head_end = self._find_head_end()

    def speaker(self) -> Speaker | None:
        """Return who it is."""
        if not self._core:
            return None
        named = self._apart() or self._head_mention()
        if named is not None and not named.canonical.islower():
            return self._as_newsroom(_actor(named), named)
        return self._unnamed()

    def _as_newsroom(self, speaker: Speaker | None, mention: Mention) -> Speaker | None:
        """Return the speaker as what "the newspaper Dagbladet" calls it."""
        if speaker is None or mention.kind is not ActorKind.GROUP or mention.start == self._start:
            return speaker
        before = _WORD.findall(self._text[self._start : mention.start].lower())
        if before and kind_of_words(before) is SourceKind.MEDIA:
            return Speaker(mention.canonical, SourceKind.MEDIA, mention.canonical)
        return speaker

    def _first_cut(self) -> int:
        for cut in _CUT.finditer(self._text, self._start + 1, self._end):
            if not any(m.start < cut.start() < m.end for m in self._mentions):
                return cut.start()
        return self._end

    def _find_head_end(self) -> int:
        for match in _WORD.finditer(self._text, self._start, self._core_end):
            if match.start() > self._start and match[0] in _ENDS_HEAD:
                inside = any(m.start <= match.start() < m.end for m in self._mentions)
                if not inside:
                    return match.start() - 1
        return self._core_end

    def _head_mention(self) -> Mention | None:
        for mention in self._mentions:
            rest = self._text[mention.end : self._head_end].strip(" ’'”\"")
            if mention.end <= self._head_end + 1 and rest in ("", "s", "himself", "herself"):
                return mention
        return None

    def _apart(self) -> Mention | None:
        """Return whom "the mayor, Ann Lee," or "Lee's wife, May," names."""
        for mention in self._mentions:
            if mention.start > self._core_end and not mention.canonical.islower():
                return mention if self._is_apart(mention) else None
        return None

    def _is_apart(self, mention: Mention) -> bool:
        gap = self._text[self._core_end : mention.start].strip()
        if gap != "," or mention.kind not in (ActorKind.PERSON, ActorKind.GROUP):
            return False
        if not _AFTER_APART.match(self._text, mention.end, self._end) or _TWO.search(self._core):
            return False
        is_told_of = self._core.partition(" ")[0].lower() in DETERMINERS
        return is_told_of or self._head_mention() is None

    def _unnamed(self) -> Speaker | None:
        words = [match[0] for match in _WORD.finditer(self._core)]
        head = _WORD.findall(self._text[self._start : self._head_end].lower())
        if not words or len(words) > _LONGEST or not head:
            return None
        last = head[-1]
        first = words[0].lower()
        is_one = first in _ONE or first.endswith(("'s", "’s"))
        if last in _NOT_UNNAMED:
            return None
        if not (
            last in SPEAKING_NOUNS
            or last in DOCUMENTS
            or first in DETERMINERS
            or first[0].isdigit()
            or is_body(last)
            or last.endswith("s")
        ):
            return None
        is_single = is_one or (first == "the" and not last.endswith("s"))
        kind = kind_of_words(head)
        if kind is SourceKind.ANONYMOUS and self._is_name(words):
            kind = SourceKind.NAMED
        return Speaker(self._shown(), kind, None, is_single and may_be_he(last))

    @staticmethod
    def _is_name(words: Sequence[str]) -> bool:
        """Whether words no actor was found in are a name all the same: "Mr. Kay", "Orvel Bank"."""
        if not all(word[0].isupper() for word in words) or "’" in words[0] or "'" in words[0]:
            return False
        first, last = words[0].lower(), words[-1].lower()
        if first in _MISTERS:
            return len(words) in (2, 3)
        return len(words) > 1 and first not in DETERMINERS and last in INSTITUTIONS

    def _shown(self) -> str:
        begins_name = any(m.start == self._start for m in self._mentions)
        core = self._core
        if begins_name and not any(
            m.start == self._start and m.canonical.islower() for m in self._mentions
        ):
            return core
        words = _WORD.findall(core)
        if self._is_name(words) or words[0].endswith(("'s", "’s")):
            return core
        return core if core[1:2].isupper() else core[0].lower() + core[1:]


def _actor(mention: Mention) -> Speaker | None:
    """Return the actor as a source; None for a place, which says nothing."""
    return _speaker(mention.canonical, mention.kind)


@memo(8192)
def _speaker(name: str, kind: ActorKind) -> Speaker | None:
    source_kind = kind_of_actor(name, kind)
    if source_kind is None:
        return None
    return Speaker(name, source_kind, name, is_single=kind is ActorKind.PERSON)
