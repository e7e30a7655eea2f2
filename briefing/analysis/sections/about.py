"""What a section is about, made ready to be found in text: actors, words and seed words."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefing.analysis.actors.cues import TITLES
from briefing.analysis.actors.states import (
    is_city,
    state_named,
)
from briefing.analysis.sections.naming import Names, is_acronym
from briefing.analysis.sections.seeds import seed_words, word_fields
from briefing.analysis.text.stems import fold_word, folded_words, root, stem, words_of
from briefing.fold import fold
from briefing.model import ActorKind, Article, ArticleAnalysis, Mention, WantedSection

STRONG_SEED, WEAK_SEED = 0.4, 0.2
"""What one seed word of a usual topic is worth; it takes two, or three weak ones."""
_WORD, _INFLECTED = 0.9, 0.88
"""What a word of `about` is worth that names no actor, as it stands and in another form."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A stretch of text that speaks of a section."""

    section: int
    start: int
    end: int
    weight: float
    """How sure it is that these words mean the section, from 0 to 1; not where they stand."""
    term: str
    """The word of `about` that was met."""
    kind: ActorKind | None = None
    canonical: str = ""
    """The actor named; empty for plain words."""
    said: str = ""
    """The words that stand for the actor, where they are not its name ("the capital")."""

    @property
    def is_seed(self) -> bool:
        """Whether it is only a word of a usual topic."""
        return self.weight <= STRONG_SEED

    @property
    def is_certain(self) -> bool:
        """Whether words that stand for a name can hardly mean anything else."""
        return self.said.lower() == "the capital"


@dataclass(frozen=True, slots=True)
class _Phrase:
    section: int
    term: str
    words: tuple[str, ...]
    original: str
    """Set for an acronym, which must stand in the text just so ("US", not "us")."""
    weight: float


def _own_stems(names: Sequence[str]) -> dict[int, set[str]]:
    """Return the stems of each name's longer words that no other name has."""
    stems = [{stem(word) for word in folded_words(name) if len(word) > 3} for name in names]
    return {
        number: own.difference(*stems[:number], *stems[number + 1 :])
        for number, own in enumerate(stems)
    }


class Matcher:
    """Finds what speaks of each wanted section in a text."""

    def __init__(
        self,
        wanted: Sequence[WantedSection],
        articles: Sequence[tuple[Article, ArticleAnalysis]],
    ) -> None:
        self._actors: defaultdict[str, list[tuple[int, str, float]]] = defaultdict(list)
        self._phrases: defaultdict[str, list[_Phrase]] = defaultdict(list)
        self._stems: defaultdict[str, list[tuple[int, str, tuple[str, ...], float]]] = defaultdict(
            list
        )
        self.names = tuple(fold(section.name) for section in wanted)
        self.states = frozenset(
            number for number, section in enumerate(wanted) if any(map(state_named, section.about))
        )
        """The sections about states."""
        self.cities = frozenset(
            number
            for number, section in enumerate(wanted)
            if number not in self.states and any(map(is_city, section.about))
        )
        """The sections about cities."""
        self.topics = frozenset(
            number
            for number, section in enumerate(wanted)
            if all(seed_words(term) for term in section.about)
        )
        """The sections known by the words of usual topics alone."""
        self.fields = word_fields([section.about for section in wanted])
        """Section → stems of words near to those it is about."""
        self._name_stems = _own_stems(self.names)
        known = Names(articles)
        for number, section in enumerate(wanted):
            for term in dict.fromkeys(section.about):
                self._add_term(number, term, known)

    @property
    def words(self) -> tuple[object, ...]:
        """All that is looked for beside actors, to be compared with that of another."""
        return dict(self._phrases), dict(self._stems)

    def actors_of(self, analysis: ArticleAnalysis) -> Mapping[str, object]:
        """Return what is looked for of the actors that an article names."""
        named = {mention.canonical for mention in analysis.title_mentions}
        named.update(m.canonical for found in analysis.paragraphs for m in found.mentions)
        return {name: self._actors[name] for name in sorted(named & self._actors.keys())}

    def _add_term(self, number: int, term: str, known: Names) -> None:
        words = folded_words(term)
        if not words:
            return
        untitled = " ".join(word for word in term.split() if word not in TITLES)
        actors = known.meant_by(term) or known.meant_by(untitled)
        for canonical, weight in sorted(actors.items()):
            self._actors[canonical].append((number, term, weight))
        phrase = _Phrase(
            section=number,
            term=term,
            words=words,
            original=term if is_acronym(term) else "",
            weight=1.0 if actors else _WORD,
        )
        self._phrases[words[0]].append(phrase)
        if not actors and not phrase.original and not state_named(term):
            stems = tuple(stem(word) for word in words)
            self._stems[stems[0]].append((number, term, stems, _INFLECTED))
        for seed, strong in seed_words(term):
            stems = tuple(seed.split())
            self._stems[stems[0]].append(
                (number, term, stems, STRONG_SEED if strong else WEAK_SEED)
            )

    def sections_of_heading(self, text: str, mentions: Sequence[Mention]) -> frozenset[int]:
        """Return the sections that an article's own heading is about."""
        folded = fold(text).strip(" :.")
        if folded in self.names:
            return frozenset([self.names.index(folded)])
        worth: defaultdict[int, float] = defaultdict(float)
        for hit in self.hits(text, mentions):
            worth[hit.section] += hit.weight
        if worth:
            most = max(worth.values())
            return frozenset(number for number, score in worth.items() if score >= 0.9 * most)
        stems = {stem(word) for word in folded_words(text)}
        named = [number for number, own in self._name_stems.items() if own & stems]
        return frozenset(named if len(named) == 1 else ())

    def hits(self, text: str, mentions: Sequence[Mention]) -> list[Hit]:
        """Return what speaks of a section in `text`, in reading order, one for each stretch."""
        found = self._mentioned(text, mentions)
        found += self._worded(text, mentions)
        found.sort(key=lambda hit: (hit.start, -hit.weight, -hit.end, hit.section))
        kept: list[Hit] = []
        reached: dict[int, int] = {}
        surest: dict[int, float] = {}
        seeds: set[tuple[int, str]] = set()
        for hit in found:
            if hit.weight <= STRONG_SEED:
                seed = (hit.section, root(text[hit.start : hit.end]))
                if seed in seeds:
                    continue
                seeds.add(seed)
            elif hit.weight < surest.setdefault(hit.start, hit.weight):
                continue  # of a city and its state, where both have sections, the city
            if hit.start >= reached.get(hit.section, 0):
                kept.append(hit)
                reached[hit.section] = hit.end
        return kept

    def _mentioned(self, text: str, mentions: Sequence[Mention]) -> list[Hit]:
        hits = []
        for mention in mentions:
            for section, term, weight in self._actors.get(mention.canonical, ()):
                hits.append(
                    Hit(
                        section=section,
                        start=mention.start,
                        end=mention.end,
                        weight=weight,
                        term=term,
                        kind=mention.kind,
                        canonical=mention.canonical,
                    )
                )
        return hits

    def _worded(self, text: str, mentions: Sequence[Mention]) -> list[Hit]:
        words = words_of(text)
        phrases, roots = self._phrases, self._stems
        opening = [
            place
            for place, word in enumerate(words)
            if fold_word(word) in phrases or root(word) in roots
        ]
        if not opening:
            return []
        spans = _spans(text, words)
        hits: list[Hit] = []
        for place in opening:
            start = spans[place][0]
            for phrase in self._phrases.get(fold_word(words[place]), ()):
                last = place + len(phrase.words)
                if tuple(map(fold_word, words[place:last])) == phrase.words and (
                    not phrase.original or phrase.original == words[place]
                ):
                    hit = self._phrase_hit(phrase, start, spans[last - 1][1], mentions)
                    if hit is not None:
                        hits.append(hit)
            for section, term, stems, weight in self._stems.get(root(words[place]), ()):
                last = place + len(stems)
                if tuple(map(root, words[place:last])) == stems and not _inside(mentions, start):
                    hits.append(Hit(section, start, spans[last - 1][1], weight, term))
        return hits

    def _phrase_hit(
        self, phrase: _Phrase, start: int, end: int, mentions: Sequence[Mention]
    ) -> Hit | None:
        """Return the hit for words of `about` met as they stand; None in a namesake's name."""
        weight = phrase.weight
        kind, canonical = None, ""
        around = _inside(mentions, start)
        if around is not None:
            kind, canonical = around.kind, around.canonical
            if around.start < start or around.end > end:
                if around.kind is ActorKind.PERSON:
                    return None
                weight *= 0.6
        return Hit(phrase.section, start, end, weight, phrase.term, kind, canonical)


def _spans(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    spans = []
    end = 0
    for word in words:
        start = text.index(word, end)
        end = start + len(word)
        spans.append((start, end))
    return spans


def _inside(mentions: Sequence[Mention], place: int) -> Mention | None:
    for mention in mentions:
        if mention.start <= place < mention.end:
            return mention
    return None
