"""The claims of an article: which of its sentences are somebody's word, and whose.

Where nobody is named, nobody claims: "it was not clear" and "he said", with nobody he could be,
yield nothing.
"""

import re
from collections.abc import Iterator, Sequence

from briefing.analysis.text.quoting import Span
from briefing.model import (
    ActorKind,
    Article,
    FoundClaim,
    Paragraph,
    ParagraphAnalysis,
    ParagraphKind,
)

from .attributions import Attribution, attributions
from .speakers import Speaker, Speakers

_NEAR_START = 45
"""So many characters into a sentence a name is still its subject, titles before it included."""

_RELATION = re.compile(r"(?:['’]s|['’]) [\w -]{1,40}, ")
_FIRST = 5
"""So many for a body: "The Observatory"."""


def claims(article: Article, analysed: Sequence[ParagraphAnalysis]) -> tuple[FoundClaim, ...]:
    """Return the claims of an English article, in the order of its text."""
    speakers = Speakers()
    found: list[FoundClaim] = []
    said: _Said | None = None
    for paragraph, analysis in zip(article.paragraphs, analysed, strict=True):
        if paragraph.kind is ParagraphKind.BODY:
            reader = _Reader(paragraph, analysis, speakers, said)
            found += sorted(reader.read(), key=lambda claim: (claim.start, claim.content_start))
            said = reader.said
    return tuple(found)


class _Said:
    """The last quotation: it may go on in the next sentence or paragraph."""

    def __init__(self, speaker: Speaker, cue: str) -> None:
        self.speaker = speaker
        self.cue = cue


class _Reader:
    """One paragraph, read with what came before it."""

    def __init__(
        self,
        paragraph: Paragraph,
        analysis: ParagraphAnalysis,
        speakers: Speakers,
        said: _Said | None,
    ) -> None:
        self._paragraph = paragraph
        self._analysis = analysis
        self._speakers = speakers
        self._subjects = list(self._find_subjects())
        self.said = said

    def read(self) -> Iterator[FoundClaim]:
        """Yield the claims of the paragraph."""
        text, mentions = self._paragraph.text, self._analysis.mentions
        self._speakers.begin(text, mentions)
        found = attributions(text, self._analysis.sentences, mentions)
        if not found:
            self.said = None
        for one in found:
            self._note_subjects(one.cue[0])
            if one.source is not None:
                speaker = self._speakers.find(text, one.source, mentions)
                cue = text[one.cue[0] : one.cue[1]].lower()
                self.said = _Said(speaker, cue) if speaker else None
            if self.said is not None:
                yield from self._claims(one, self.said)
        self._note_subjects(len(text))

    def _find_subjects(self) -> Iterator[tuple[int, int]]:
        """Yield the mentions with which sentences begin: (where it ends, its number)."""
        mentions = self._analysis.mentions
        number = 0
        for start, end in self._analysis.sentences:
            while number < len(mentions) and mentions[number].start < start:
                number += 1
            at = number
            while at < len(mentions) and mentions[at].start < min(start + _NEAR_START, end):
                is_person = mentions[at].kind is ActorKind.PERSON
                if is_person or mentions[at].start < start + _FIRST:
                    yield mentions[at].end, at
                if is_person and not self._has_another_after(at):
                    break
                at += 1

    def _has_another_after(self, number: int) -> bool:
        """Whether "Lee's sister, May," stands there, who is the subject."""
        mentions = self._analysis.mentions
        between = mentions[number : number + 2]
        return len(between) == 2 and bool(
            _RELATION.fullmatch(self._paragraph.text, between[0].end, between[1].start)
        )

    def _note_subjects(self, before: int) -> None:
        while self._subjects and self._subjects[0][0] <= before:
            _, number = self._subjects.pop(0)
            self._speakers.note_subject(self._paragraph.text, self._analysis.mentions[number])

    def _claims(self, one: Attribution, said: _Said) -> Iterator[FoundClaim]:
        """Yield a claim for each sentence that the attribution reaches into."""
        for start, end in self._analysis.sentences:
            inside = [
                (max(first, start), min(last, end))
                for first, last in one.contents
                if first < end and last > start
            ]
            if inside:
                yield self._claim((start, end), inside, one.source, said)

    def _claim(
        self, sentence: Span, inside: Sequence[Span], source: Span | None, said: _Said
    ) -> FoundClaim:
        start, end = sentence
        is_here = source is not None and start <= source[0] and source[1] <= end
        source_start, source_end = source if source and is_here else (start, start)
        return FoundClaim(
            paragraph=self._paragraph.index,
            start=start,
            end=end,
            source=said.speaker.shown,
            source_kind=said.speaker.kind,
            actor=said.speaker.actor,
            cue=said.cue,
            source_start=source_start,
            source_end=source_end,
            content_start=min(first for first, _ in inside),
            content_end=max(last for _, last in inside),
        )
