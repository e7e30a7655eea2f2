"""The actors of an article: persons, groups, states and places, and where each is named."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from briefing.analysis.lexicon import Entry, Lexicon, Sort, lexicon, longest_first
from briefing.analysis.text import sentences
from briefing.analysis.text.language import is_english
from briefing.analysis.text.tokens import tokenize
from briefing.model import ActorKind, KnownActors, Mention, Paragraph

from . import aliases, bearers, kinds, passages, wholes
from .context import in_context
from .cutting import cut
from .foreign import foreign_mentions
from .introduced import other_names, proven_names
from .knowledge import Knowledge
from .known import KnownNames, known_names
from .names import Name
from .nominals import folded, nominal_groups
from .senses import senses
from .spelling import alike


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
    return find_in_sentences(texts, spans, language=language, known=known)


def find_in_sentences(
    texts: Sequence[str],
    spans: Sequence[Sequence[tuple[int, int]]],
    *,
    language: str = "",
    known: KnownActors | None = None,
) -> FoundActors:
    """The same for texts whose sentences are known; the first text is the title."""
    english = is_english(texts, language)
    search = mentions_in if english else foreign_mentions
    found = [tuple(mentions) for mentions in search(texts, spans, known or KnownActors())]
    return FoundActors(title_mentions=found[0], mentions=tuple(found[1:]), is_english=english)


def mentions_in(
    texts: Sequence[str],
    spans: Sequence[Sequence[tuple[int, int]]],
    known: KnownActors,
) -> list[list[Mention]]:
    """The mentions of each text of an English article, given its sentences."""
    lists = lexicon()
    own = known_names(known)
    read = passages.read(texts, spans, lists)
    names = _with_known(wholes.join(_names(read, lists), texts, lists), texts, own)
    _spell_alike(names, lists)
    judged = kinds.judge(names, texts, lists)
    renamed = other_names(names, judged, texts)
    judged |= {form: judged[long] for form, long in renamed.items()}
    canonical = aliases.canonical_names(names, judged, texts, renamed, own)
    mentions: list[list[Mention]] = [[] for _ in texts]
    told_apart = senses(names, judged, texts, lists)
    meant = bearers.told_apart(names, judged, texts)
    for name in names:
        usual = (judged[name.form] or (ActorKind.GROUP if name.is_known else None), name.form)
        kind, form = told_apart.get((name.text_number, name.start), usual)
        if kind is ActorKind.PERSON:
            form = meant.get((name.text_number, name.start), form)
        if kind is not None:
            text, called = texts[name.text_number], canonical[form]
            if form == name.form and usual[0] is ActorKind.PERSON is not kind:
                called = name.entry.canonical if name.entry else form
            mentions[name.text_number].append(in_context(name, kind, called, text, lists))
    _add_nominals(texts, spans, mentions)
    for found in mentions:
        found.sort(key=lambda mention: mention.start)
    return mentions


def _spell_alike(names: Sequence[Name], lists: Lexicon) -> None:
    """Give a name spelt in several ways one form ("Traore", "Zelenskiy")."""
    apart = [name for name in names if name.entry is None and not name.is_known]
    spelt = alike(Counter(name.form for name in apart), lists)
    if spelt:
        for name in apart:
            name.form = spelt.get(name.form, name.form)


def _with_known(names: list[Name], texts: Sequence[str], own: KnownNames) -> list[Name]:
    """The names, and the reader's own in the place of whatever overlaps them."""
    if own.pattern is None:
        return names
    found = []
    for number, text in enumerate(texts):
        for match in own.pattern.finditer(text):
            form = " ".join(token.text for token in tokenize(match.group()))
            entry = own.entry_of(match.group())
            found.append(Name(number, match.start(), match.end(), form, entry, is_known=True))
    taken = {(name.text_number, at) for name in found for at in range(name.start, name.end)}
    apart = [
        name
        for name in names
        if not any((name.text_number, at) in taken for at in range(name.start, name.end))
    ]
    return apart + found


def _add_nominals(
    texts: Sequence[str],
    spans: Sequence[Sequence[tuple[int, int]]],
    mentions: Sequence[list[Mention]],
) -> None:
    """Add the unnamed groups of each text where no name stands."""
    groups = []
    for number, text in enumerate(texts):
        taken = [(mention.start, mention.end) for mention in mentions[number]]
        groups += [
            (number, start, end, name)
            for start, end, name in nominal_groups(text, spans[number])
            if all(end <= a or b <= start for a, b in taken)
        ]
    names = folded(name for *_, name in groups)
    for number, start, end, name in groups:
        mentions[number].append(
            Mention(start=start, end=end, kind=ActorKind.GROUP, canonical=names[name])
        )


def _names(read: passages.Passages, lists: Lexicon) -> list[Name]:
    """The names of the article: first those of running text, then those of headlines."""
    knowledge = Knowledge(lists, read, proven_names(read, lists))
    running = [stretch for stretch in read.stretches if not stretch.in_headline]
    names = [name for stretch in running for name in cut(stretch, knowledge)]
    if len(running) < len(read.stretches):
        knowledge = Knowledge(lists, read, _as_entries(names))
        for stretch in read.stretches:
            if stretch.in_headline:
                names += cut(stretch, knowledge)
    return names


def _as_entries(names: Sequence[Name]) -> dict[str, tuple[Entry, ...]]:
    """The article's own names as a table."""
    entries: dict[str, list[Entry]] = {}
    for form in {name.form: None for name in names if name.entry is None}:
        words = tuple(form.split(" "))
        entries.setdefault(words[0], []).append(Entry(words, Sort.KNOWN, form))
    return {first: longest_first(found) for first, found in entries.items()}
