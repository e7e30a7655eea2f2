"""Who a source is: an actor of the article or somebody unnamed, and whom "he" stands for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefing.analysis.actors.reporting import is_newsroom
from briefing.analysis.actors.states import state_with_capital
from briefing.analysis.memo import memo
from briefing.analysis.text.quoting import Span
from briefing.analysis.text.stems import word_set
from briefing.model import ActorKind, Mention, SourceKind

from .claim_cues import DETERMINERS, DOCUMENTS, PREPOSITIONS, SPEAKING_NOUNS

_WORD = re.compile(r"\w+(?:['’.&-]\w+)*")
_CUT = re.compile(r",(?! and\b)| [—–]+ | -+ | \(|;|:| who\b| which\b")
_PRONOUN = re.compile(r"(?:he|she|they|it)(?=['’]|$)", re.IGNORECASE)
_MEDIA = word_set(
    "television tv media radio newspaper newspapers broadcaster broadcasters channel website "
    "outlet outlets network paper daily magazine tabloid press"
)
_OFFICIAL = word_set(
    "official officials spokesman spokeswoman spokesperson spokespeople spokesmen "
    "authorities authority ministry ministries minister ministers government governments "
    "army military navy police presidency president governor mayor premier chancellor court "
    "courts prosecutor prosecutors administration department embassy parliament council "
    "coastguard guard command cabinet regime treasury commission commissioner envoy "
    "ambassador office sheriff coroner ombudsman tribunal senate congress secretariat bureau "
    "federal agency directorate judge firefighters force forces defence defense kremlin "
    "pentagon palace house junta regulator regulators municipality secretary inspectorate "
    "service"
)
_OFFICE = re.compile(
    r"\b(?:Ministry|Department|Army|Navy|Air Force|Military|Police|Government|Council|Commission|"
    r"Office|Agency|Court|Pentagon|Kremlin|White House|Treasury|Parliament|Congress|Senate|Guards?|"
    r"Forces?|Authority|Authorities|Administration|Central Bank|Cabinet|Bureau|Embassy|Command|"
    r"Secretariat|Coast Guard|Presidency|United Nations)\b"
)
_NOT_UNNAMED = word_set("nobody everyone everybody one anyone someone something nothing")
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
        if speaker is not None:
            (self._singles if speaker.is_single else self._bodies).append(speaker)
            for mention in mentions:
                if mention.canonical == speaker.actor and source[0] <= mention.start < source[1]:
                    self._hint(text, mention)
        return speaker

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
            return _actor(named)
        return self._unnamed()

    def _first_cut(self) -> int:
        for cut in _CUT.finditer(self._text, self._start + 1, self._end):
            if not any(m.start < cut.start() < m.end for m in self._mentions):
                return cut.start()
        return self._end

    def _find_head_end(self) -> int:
        for match in _WORD.finditer(self._text, self._start, self._core_end):
            if match.start() > self._start and match[0] in PREPOSITIONS | {"familiar", "close"}:
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
        """Return whom "the mayor, Ann Lee," names."""
        if not self._core[:4].lower().startswith(("the ", "his ", "her ", "its ", "a ", "one ")):
            return None
        for mention in self._mentions:
            if mention.start > self._core_end and not mention.canonical.islower():
                gap = self._text[self._core_end : mention.start].strip()
                ends = self._text[mention.end : self._end].strip() in ("", ",")
                is_other = mention.kind in (ActorKind.PERSON, ActorKind.GROUP)
                return mention if gap == "," and is_other and ends else None
        return None

    def _unnamed(self) -> Speaker | None:
        words = [match[0] for match in _WORD.finditer(self._core)]
        head = _WORD.findall(self._text[self._start : self._head_end].lower())
        if not words or len(words) > _LONGEST or not head:
            return None
        last = head[-1]
        first = words[0].lower()
        is_one = first in ("a", "an", "one", "another", "his", "her")
        if last in _NOT_UNNAMED:
            return None
        if not (
            last in SPEAKING_NOUNS
            or last in DOCUMENTS
            or first in DETERMINERS
            or first[0].isdigit()
            or last.endswith("s")
        ):
            return None
        is_single = is_one or (first == "the" and not last.endswith("s"))
        return Speaker(self._shown(), _kind(last, head), None, is_single and _is_person(last))

    def _shown(self) -> str:
        begins_name = any(m.start == self._start for m in self._mentions)
        core = self._core
        if begins_name and not any(
            m.start == self._start and m.canonical.islower() for m in self._mentions
        ):
            return core
        return core if core[1:2].isupper() else core[0].lower() + core[1:]


def _actor(mention: Mention) -> Speaker | None:
    """Return the actor as a source; None for a place, which says nothing."""
    return _speaker(mention.canonical, mention.kind)


@memo(8192)
def _speaker(name: str, kind: ActorKind) -> Speaker | None:
    if kind is ActorKind.PERSON:
        return Speaker(name, SourceKind.NAMED, name, is_single=True)
    if kind is ActorKind.STATE or state_with_capital(name):
        return Speaker(name, SourceKind.OFFICIAL, name)
    if kind is ActorKind.PLACE:
        return None
    if is_newsroom(name):
        return Speaker(name, SourceKind.MEDIA, name)
    official = _OFFICE.search(name) is not None
    return Speaker(name, SourceKind.OFFICIAL if official else SourceKind.NAMED, name)


def _kind(last: str, head: Sequence[str]) -> SourceKind:
    if last in _MEDIA or (last in ("agency", "agencies", "station") and "news" in head):
        return SourceKind.MEDIA
    if last in _OFFICIAL:
        return SourceKind.OFFICIAL
    return SourceKind.ANONYMOUS


def _is_person(noun: str) -> bool:
    return noun not in _MEDIA and (noun not in _OFFICIAL or noun.endswith(("man", "woman", "or")))
