"""Which of the actors that articles name a word of a section's `about` asks for."""

from collections import defaultdict
from collections.abc import Iterable

from briefing.analysis.actors.states import (
    forms_of,
    is_ordinary,
    state_governed_from,
    state_named,
    state_with_capital,
    usual_name,
)
from briefing.analysis.sections.provinces import state_around
from briefing.analysis.sections.regions import states_of
from briefing.analysis.text.stems import WORD, fold_word, folded_words
from briefing.fold import fold
from briefing.model import ActorKind, Article, ArticleAnalysis, Mention

_BY_PROXY, _WITHIN = 0.8, 0.75
"""What a state's capital or government is worth as its name, or a part as the whole's; what another
of its cities is, or a province."""
_UNION = ("European Union", "European Commission")


def initials(name: str) -> str:
    """Return the first letters of a name's capitalised words: "World Health Organization" → WHO."""
    return "".join(word[0] for word in WORD.findall(name) if word[0].isupper())


def is_acronym(term: str) -> bool:
    """Whether a word is written in capitals alone: "NATO"."""
    return term.isupper() and len(term) <= 5 and term.isalpha()


class Names:
    """Every actor the articles name, by canonical name and by the forms used for it."""

    def __init__(self, articles: Iterable[tuple[Article, ArticleAnalysis]]) -> None:
        self.kinds: dict[str, ActorKind] = {}
        self.forms: defaultdict[str, set[str]] = defaultdict(set)
        for article, analysis in articles:
            self._add(article.title, analysis.title_mentions)
            for paragraph, found in zip(article.paragraphs, analysis.paragraphs, strict=True):
                self._add(paragraph.text, found.mentions)
        self.words = {name: folded_words(name) for name in self.kinds}
        self._with_word: defaultdict[str, list[str]] = defaultdict(list)
        for name, words in self.words.items():
            for word in words:
                self._with_word[word].append(name)
        self.by_form: defaultdict[str, set[str]] = defaultdict(set)
        for canonical, forms in self.forms.items():
            for form in {*forms, canonical}:
                self.by_form[fold_word(form)].add(canonical)

    def _add(self, text: str, mentions: Iterable[Mention]) -> None:
        kinds, forms = self.kinds, self.forms
        for mention in mentions:
            name = mention.canonical
            kinds[name] = mention.kind
            forms[name].add(text[mention.start : mention.end])

    def meant_by(self, term: str) -> dict[str, float]:
        """Return the actors that a word of `about` asks for, and how surely each is meant."""
        state = state_named(term)
        if state:
            return self._of_state(state)
        states = states_of(term)
        of_region = {
            name: _BY_PROXY
            for name, kind in (self.kinds.items() if states else ())
            if kind is not ActorKind.PERSON and _state_of(name) in states
        }
        governed = state_with_capital(term)
        words = folded_words(term)
        short = initials(term) if len(words) > 1 else ""
        is_name = term[:1].isupper() and not is_ordinary(term)
        forms = {folded_words(form) for form in forms_of(term)}
        found = of_region | {
            name: 1.0
            for form in {fold(term), fold(usual_name(term))}
            for name in self.by_form.get(form, ())
            if state_named(name) != governed or not governed
        }
        union = _UNION[0] if usual_name(term) in _UNION else None
        asked = {word for form in (words, *forms) for word in form}
        for name in {name for word in asked for name in self._with_word.get(word, ())}:
            kind, own = self.kinds[name], self.words[name]
            is_surname = kind is ActorKind.PERSON and _ends_with(own, words)
            if is_surname or _shortens(name, own, kind, words):
                found[name] = 1.0
            elif kind is ActorKind.GROUP and is_name and _is_body_of(own, forms):
                found.setdefault(name, _BY_PROXY)
        if not (short or union or is_acronym(term)):
            return found
        for name, kind in self.kinds.items():
            if kind is ActorKind.GROUP and _abbreviates(term, short, name):
                found[name] = 1.0
            elif union and state_governed_from(name) == union:
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
            elif kind is ActorKind.PLACE and state_around(name) == state:
                found[name] = _WITHIN
        return found


def _state_of(name: str) -> str:
    return (
        state_named(name)
        or state_with_capital(name)
        or state_governed_from(name)
        or state_around(name)
    )


def _abbreviates(term: str, short: str, name: str) -> bool:
    """Whether `name` is the acronym of the term, or the term that of `name`."""
    if len(short) > 1 and name.replace(".", "") == short:
        return True
    return is_acronym(term) and len(name) > len(term) and initials(name) == term


def _shortens(name: str, parts: tuple[str, ...], kind: ActorKind, words: tuple[str, ...]) -> bool:
    """Whether `name` is the first word of a longer one, or a person's surname.

    So "Nordwind" is Nordwind Airlines, and "Kessler" is Marta Kessler where nobody says more.
    """
    if len(words) < 2 or is_ordinary(name):
        return False
    if kind is not ActorKind.STATE and _ends_with(words[1:], parts):
        return kind is ActorKind.PERSON or len(parts) > 1
    return kind in (ActorKind.GROUP, ActorKind.PERSON) and (fold(name),) == words[:1]


def _is_body_of(name: tuple[str, ...], forms: set[tuple[str, ...]]) -> bool:
    """Whether one of these is part of a group's name: "Security Force for Abyei"."""
    return any(
        form == name[start : start + len(form)]
        for form in forms
        if len(form) < len(name)
        for start in range(len(name))
    )


def _ends_with(words: tuple[str, ...], tail: tuple[str, ...]) -> bool:
    return bool(tail) and words[-len(tail) :] == tail
