"""Sentences of a story made ready to be held against each other."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from briefing.analysis.text.quoting import Span
from briefing.model import (
    ActorKind,
    Article,
    CitedSentence,
    Claim,
    FoundClaim,
    Mention,
    ParagraphAnalysis,
    ParagraphKind,
    SourceKind,
)

_PLACE_MEANT = re.compile(
    r"\b(?:the|this) (?:city|town|capital|village|port|region|area|camp)\b", re.I
)
_ACTOR_MEANT = re.compile(r"\b(?:it|he|she|they|the (?:group|company|country))\b", re.I)


Name = tuple[int, int, str, ActorKind]
"""(start, end, canonical name, kind) of an actor named in a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A sentence of a story, whose word it is, and of whom and what it speaks."""

    claim: Claim
    published: datetime
    text: str
    source: Span
    """Where the sentence names its source and the word for saying; empty in the outlet's voice."""
    content: Span
    """What is said, in the sentence: all of it in the outlet's voice."""
    names: tuple[Name, ...]
    meant: frozenset[str] = frozenset()
    """The actors that "the city" or "they" stand for in it."""


def statements(
    article: Article,
    analysed: Sequence[ParagraphAnalysis],
    claims: Sequence[FoundClaim],
    *,
    citation: int,
    new: bool = False,
) -> tuple[Statement, ...]:
    """Return every sentence of an article as a statement, once for each of its claims."""
    return tuple(_statements(article, analysed, claims, citation, new))


def _statements(
    article: Article,
    analysed: Sequence[ParagraphAnalysis],
    claims: Sequence[FoundClaim],
    citation: int,
    new: bool,
) -> Iterator[Statement]:
    found: dict[tuple[int, int], list[FoundClaim | None]] = {}
    for claim in claims:
        found.setdefault((claim.paragraph, claim.start), []).append(claim)
    meant = _Meant()
    for paragraph, analysis in zip(article.paragraphs, analysed, strict=True):
        if paragraph.kind is not ParagraphKind.BODY:
            continue
        for start, end in analysis.sentences:
            text = paragraph.text[start:end]
            names = _names(analysis.mentions, start, end)
            sentence = CitedSentence(
                text=text,
                article=article.id,
                paragraph=paragraph.index,
                start=start,
                end=end,
                citation=citation,
                new=new,
            )
            stands_for = meant.read(text, names)
            for each in found.get((paragraph.index, start), (None,)):
                yield Statement(
                    claim=_claim(sentence, each, article.outlet),
                    published=article.published,
                    text=text,
                    source=_source(each, text),
                    content=_content(each, text),
                    names=names,
                    meant=stands_for,
                )


class _Meant:
    """Whom words like "the city" and "they" stand for, as an article goes on."""

    def __init__(self) -> None:
        self._place = ""
        self._actor = ""

    def read(self, text: str, names: Sequence[Name]) -> frozenset[str]:
        """Return whom the sentence means without naming them there, and remember whom it names."""
        actor = self._actor
        for _, _, name, kind in names:
            if kind is ActorKind.PLACE:
                self._place = name
        meant = set()
        if self._place and _PLACE_MEANT.search(text):
            meant.add(self._place)
        if actor and _ACTOR_MEANT.search(text):
            meant.add(actor)
        bodies = [name for _, _, name, kind in names if kind is not ActorKind.PLACE]
        self._actor = next((name for name in bodies if not name.islower()), actor)
        return frozenset(meant)


def _content(claim: FoundClaim | None, text: str) -> Span:
    if claim is None:
        return 0, len(text)
    return claim.content_start - claim.start, claim.content_end - claim.start


def _names(mentions: Sequence[Mention], start: int, end: int) -> tuple[Name, ...]:
    return tuple(
        (m.start - start, m.end - start, m.canonical, m.kind)
        for m in mentions
        if start <= m.start < end
    )


def _claim(sentence: CitedSentence, claim: FoundClaim | None, outlet: str) -> Claim:
    if claim is None:
        return Claim(sentence=sentence, source=outlet, source_kind=SourceKind.MEDIA)
    return Claim(
        sentence=sentence,
        source=claim.source,
        source_kind=claim.source_kind,
        actor=claim.actor,
        cue=claim.cue,
    )


def _source(claim: FoundClaim | None, text: str) -> Span:
    """Return where the source and the cue stand."""
    if claim is None or claim.source_start == claim.source_end:
        return 0, 0
    first, last = claim.source_start - claim.start, claim.source_end - claim.start
    cue = text.lower().find(claim.cue, max(0, first - len(claim.cue) - 2))
    if cue < 0:
        return first, last
    return min(first, cue), max(last, cue + len(claim.cue))
