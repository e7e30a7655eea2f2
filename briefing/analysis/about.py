"""What a section is about, made ready to be found in text: actors, words and seed words."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefing.analysis.seeds import seed_words
from briefing.analysis.states import (
    forms_of,
    is_ordinary,
    state_governed_from,
    state_named,
    state_with_capital,
    usual_name,
)
from briefing.analysis.stems import WORD, fold_word, folded_words, stem
from briefing.fold import fold
from briefing.model import ActorKind, Article, ArticleAnalysis, Mention, WantedSection

STRONG_SEED, WEAK_SEED = 0.4, 0.2
"""What one seed word of a usual topic is worth; it takes two, or three weak ones."""
_BY_PROXY = 0.8
"""What a state's capital or government is worth as its name, or a part as the whole's."""
_UNION = ("European Union", "European Commission")
_WORD, _INFLECTED = 0.9, 0.6
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


@dataclass(frozen=True, slots=True)
class _Phrase:
    section: int
    term: str
    words: tuple[str, ...]
    original: str
    """Set for an acronym, which must stand in the text just so ("US", not "us")."""
    weight: float


def initials(name: str) -> str:
    """Return the first letters of a name's capitalised words: "World Health Organization" → WHO."""
    return "".join(word[0] for word in WORD.findall(name) if word[0].isupper())


def _is_acronym(term: str) -> bool:
    return term.isupper() and len(term) <= 5 and term.isalpha()


class _Names:
    """Every actor the articles name, by canonical name and by the forms used for it."""

    def __init__(self, articles: Iterable[tuple[Article, ArticleAnalysis]]) -> None:
        self.kinds: dict[str, ActorKind] = {}
        self.forms: defaultdict[str, set[str]] = defaultdict(set)
        for article, analysis in articles:
            for mention in analysis.title_mentions:
                self._add(article.title, mention)
            for paragraph, found in zip(article.paragraphs, analysis.paragraphs, strict=True):
                for mention in found.mentions:
                    self._add(paragraph.text, mention)
        self.by_form: defaultdict[str, set[str]] = defaultdict(set)
        for canonical, forms in self.forms.items():
            for form in {*forms, canonical}:
                self.by_form[fold(form)].add(canonical)

    def _add(self, text: str, mention: Mention) -> None:
        self.kinds[mention.canonical] = mention.kind
        self.forms[mention.canonical].add(text[mention.start : mention.end])

    def meant_by(self, term: str) -> dict[str, float]:
        """Return the actors that a word of `about` asks for, and how surely each is meant."""
        state = state_named(term)
        if state:
            return self._of_state(state)
        governed = state_with_capital(term)
        words = folded_words(term)
        short = initials(term) if len(words) > 1 else ""
        forms = {folded_words(form) for form in forms_of(term)}
        found = {
            name: 1.0
            for form in {fold(term), fold(usual_name(term))}
            for name in self.by_form.get(form, ())
            if state_named(name) != governed or not governed
        }
        union = _UNION[0] if usual_name(term) in _UNION else None
        for name, kind in self.kinds.items():
            if (
                (kind is ActorKind.PERSON and _ends_with(folded_words(name), words))
                or (kind is ActorKind.GROUP and _abbreviates(term, short, name))
                or _shortens(name, kind, words)
            ):
                found[name] = 1.0
            elif (kind is ActorKind.GROUP and _is_body_of(folded_words(name), forms)) or (
                union and state_governed_from(name) == union
            ):
                found.setdefault(name, _BY_PROXY)
        return found

    def _of_state(self, state: str) -> dict[str, float]:
        found = {}
        for name, kind in self.kinds.items():
            if kind is not ActorKind.PERSON and state_named(name) == state:
                found[name] = 1.0
            elif kind is not ActorKind.PERSON and state in (
                state_with_capital(name),
                state_governed_from(name),
            ):
                found[name] = _BY_PROXY
        return found


def _abbreviates(term: str, short: str, name: str) -> bool:
    """Whether `name` is the acronym of the term, or the term that of `name`."""
    if len(short) > 1 and name.replace(".", "") == short:
        return True
    return _is_acronym(term) and len(name) > len(term) and initials(name) == term


def _shortens(name: str, kind: ActorKind, words: tuple[str, ...]) -> bool:
    """Whether `name` is the first word of a longer one, or a person's surname.

    So "Nordwind" is Nordwind Airlines, and "Kessler" is Marta Kessler where nobody says more.
    """
    if len(words) < 2 or is_ordinary(name):
        return False
    if kind is ActorKind.PERSON and _ends_with(words, folded_words(name)):
        return True
    return kind in (ActorKind.GROUP, ActorKind.PERSON) and (fold(name),) == words[:1]


def _is_body_of(name: tuple[str, ...], forms: set[tuple[str, ...]]) -> bool:
    """Whether a group's name begins with one of these: "UN Security Council" with "UN"."""
    return any(len(name) > len(form) and name[: len(form)] == form for form in forms)


def _ends_with(words: tuple[str, ...], tail: tuple[str, ...]) -> bool:
    return bool(tail) and words[-len(tail) :] == tail


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
        self.topics = frozenset(
            number
            for number, section in enumerate(wanted)
            if all(seed_words(term) for term in section.about)
        )
        """The sections known by seed words alone."""
        known = _Names(articles)
        for number, section in enumerate(wanted):
            for term in dict.fromkeys(section.about):
                self._add_term(number, term, known)

    def _add_term(self, number: int, term: str, known: _Names) -> None:
        words = folded_words(term)
        if not words:
            return
        actors = known.meant_by(term)
        for canonical, weight in sorted(actors.items()):
            self._actors[canonical].append((number, term, weight))
        phrase = _Phrase(
            section=number,
            term=term,
            words=words,
            original=term if _is_acronym(term) else "",
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

    def asking_for(self, canonical: str) -> Sequence[tuple[int, str, float]]:
        """Return the (section, term, weight) of each word of `about` that asks for an actor."""
        return self._actors.get(canonical, ())

    def hits(self, text: str, mentions: Sequence[Mention]) -> list[Hit]:
        """Return what speaks of a section in `text`, in reading order, one for each stretch."""
        found = self._mentioned(text, mentions)
        found += self._worded(text, mentions)
        found.sort(key=lambda hit: (hit.start, -hit.weight, -hit.end, hit.section))
        kept: list[Hit] = []
        reached: dict[int, int] = {}
        seeds: set[tuple[int, str]] = set()
        for hit in found:
            if hit.weight <= STRONG_SEED:
                seed = (hit.section, stem(fold_word(text[hit.start : hit.end])))
                if seed in seeds:
                    continue
                seeds.add(seed)
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
        spans = [(match.start(), match.end(), match[0]) for match in WORD.finditer(text)]
        words = [fold_word(word) for _, _, word in spans]
        hits: list[Hit] = []
        for place, word in enumerate(words):
            for phrase in self._phrases.get(word, ()):
                last = place + len(phrase.words)
                if tuple(words[place:last]) == phrase.words and (
                    not phrase.original or phrase.original == spans[place][2]
                ):
                    hit = self._phrase_hit(phrase, spans[place][0], spans[last - 1][1], mentions)
                    if hit is not None:
                        hits.append(hit)
            for section, term, stems, weight in self._stems.get(stem(word), ()):
                last = place + len(stems)
                if tuple(map(stem, words[place:last])) == stems and not _inside(
                    mentions, spans[place][0]
                ):
                    hits.append(Hit(section, spans[place][0], spans[last - 1][1], weight, term))
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


def _inside(mentions: Sequence[Mention], place: int) -> Mention | None:
    for mention in mentions:
        if mention.start <= place < mention.end:
            return mention
    return None
