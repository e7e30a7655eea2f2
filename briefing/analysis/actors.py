"""The actors of an article: persons, groups, states and places, and where each is named."""

from collections.abc import Sequence
from dataclasses import dataclass

from ..model import ActorKind, KnownActors, Mention, Paragraph
from . import aliases, kinds, passages, sentences
from .lexicon import Entry, Lexicon, Sort, lexicon, longest_first
from .names import Cutter, Name


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundActors:
    """What was found in one article."""

    title_mentions: tuple[Mention, ...]
    mentions: tuple[tuple[Mention, ...], ...]
    """One tuple for each paragraph, in its order; headings and captions have mentions, too."""
    is_english: bool


def find_actors(
    title: str,
    paragraphs: Sequence[Paragraph],
    *,
    language: str = "",
    known: KnownActors | None = None,
) -> FoundActors:
    """Every mention of an actor in an article; in one text they are in order and never overlap."""
    texts = [title, *(paragraph.text for paragraph in paragraphs)]
    spans = [sentences.split(text) for text in texts]
    found = mentions_in(texts, spans, language=language, known=known or KnownActors())
    return FoundActors(title_mentions=found[0], mentions=found[1:], is_english=True)


def mentions_in(
    texts: Sequence[str],
    spans: Sequence[Sequence[tuple[int, int]]],
    *,
    language: str,
    known: KnownActors,
) -> tuple[tuple[Mention, ...], ...]:
    """The mentions of each text, given its sentences."""
    lists = lexicon()
    read = passages.read(texts, spans, lists)
    names = _names(read, lists)
    judged = kinds.judge(names, texts, lists)
    canonical = aliases.canonical_names(names, judged, texts)
    mentions: list[list[Mention]] = [[] for _ in texts]
    for name in names:
        kind = judged[name.form]
        if kind is not None:
            mentions[name.text_number].append(
                Mention(start=name.start, end=name.end, kind=kind, canonical=canonical[name.form])
            )
    return tuple(tuple(sorted(found, key=lambda m: m.start)) for found in mentions)


def _names(read: passages.Passages, lists: Lexicon) -> list[Name]:
    """The names of the article: first those of running text, then those of headlines."""
    cutter = Cutter(lists, read, {})
    names = [
        name
        for stretch in read.stretches
        if not stretch.in_headline
        for name in cutter.cut(stretch)
    ]
    in_headlines = [stretch for stretch in read.stretches if stretch.in_headline]
    if in_headlines:
        cutter = Cutter(lists, read, _as_entries(names))
        names += [name for stretch in in_headlines for name in cutter.cut(stretch)]
    return names


def _as_entries(names: Sequence[Name]) -> dict[str, tuple[Entry, ...]]:
    """The article's own names as a table, in their own case and in capitals."""
    entries: dict[str, list[Entry]] = {}
    seen = set()
    for name in names:
        if name.words in seen or name.entry:
            continue
        seen.add(name.words)
        entries.setdefault(name.words[0], []).append(Entry(name.words, Sort.KNOWN, name.form))
    return {first: longest_first(found) for first, found in entries.items()}
