"""How alike two stories are: the rare words they share, against how alike their own articles are.

Full texts of one event share far more than headlines of one event do, so no fixed measure of
likeness suits both. What two stories share is set against what the articles within each share,
and where a story is too small to tell, against what articles of that length usually share.
"""

import math
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

from briefing.analysis.sketch import Part, Role, Sketch
from briefing.analysis.terms import is_common, words_of_name
from briefing.model import ActorKind

JOIN = 0.55
"""Two stories are one when they share so much of what the articles within each share."""
_COHESION, _HALF_LENGTH = 0.4, 25
"""What long texts of one event share, and the number of terms at which a text shares half of it."""
_ASSUMED_PAIRS = 25
"""So many pairs of articles outweigh what is assumed of a story's cohesion."""
_ONE_WORD = 0.5
"""No word may account for more of what two articles share; of many articles, one word may."""
_LASTING, _FADING_DAYS = 0.8, 7.0
"""What a likeness keeps of its worth over a long silence, and how soon it comes to that."""
_CLASH = 4
"""The power that the absence of a clash is taken to."""
_STRANGERS = 0.7
"""What a likeness loses between stories that tell of quite other people, groups or places."""
_MOST_TERMS = 60
"""So many words stand for an article; the rest of a text tells little more."""
_MOST_SHARED, _TOO_MANY_SHARED = 200, 400
"""To so many words the profile of a story is cut back once it has more than the other number."""
_UNSEEN_ARTICLES = 100
_UNSEEN_COMMON, _UNSEEN_RARE = 8.0, 0.5
"""How many of the articles never seen would have a common word, and any other."""


class _Lead(Enum):
    """The ways in which a name leads an article: it stands in the title, or in the opening."""

    TITLED = "a surname in the title"
    SURNAME = "a surname"
    NAME = "a word of any name but a state's"
    PERSON = "a word of a person's name"
    GROUP = "a word of a group's name"
    PLACE = "a word of a place's or a state's name"


_DOUBT = {_Lead.TITLED: 1.0, _Lead.SURNAME: 1.0, _Lead.NAME: 2.0}
"""So many more articles would be needed to be sure that a story is about a name."""
_KINDS = {
    ActorKind.PERSON: _Lead.PERSON,
    ActorKind.GROUP: _Lead.GROUP,
    ActorKind.PLACE: _Lead.PLACE,
    ActorKind.STATE: _Lead.PLACE,
}


class Rarity:
    """How rare a word is among the articles met so far."""

    def __init__(self) -> None:
        self._articles = 0
        self._with: Counter[str] = Counter()

    def meet(self, sketch: Sketch) -> None:
        """Count the words of one more article."""
        self._articles += 1
        self._with.update(term.word for term in sketch.terms)

    def weigh(self, sketch: Sketch) -> dict[str, float]:
        """Return the words of an article with their share in what it is about: a unit vector."""
        met = self._articles + _UNSEEN_ARTICLES
        weights = {
            term.word: term.weight * math.log(met / (self._with[term.word] + _unseen(term.word)))
            for term in sketch.terms
        }
        top = sorted(weights, key=lambda word: (-weights[word], word))[:_MOST_TERMS]
        length = math.sqrt(sum(weights[word] ** 2 for word in top)) or 1.0
        return {word: weights[word] / length for word in top}


def _unseen(word: str) -> float:
    return _UNSEEN_COMMON if is_common(word) else _UNSEEN_RARE


@dataclass(slots=True)
class Profile:
    """What the articles of a story have in common; one article is a story too."""

    weights: dict[str, float]
    """Word → the sum of its shares in the articles."""
    n_articles: int = 1
    square: float = 1.0
    """The sum of the likeness of every article with every article, itself included."""
    assumed: float = 0.0
    """The sum over the articles of what articles of their length usually share."""
    span: tuple[datetime, datetime] | None = None
    """When its first and last dated articles were published."""
    leading: dict[_Lead, Counter[str]] = field(default_factory=dict)
    """Word → the articles it leads, for each way of leading."""
    present: Counter[str] = field(default_factory=Counter)
    """Word → the articles that have it anywhere."""

    @property
    def cohesion(self) -> float:
        """What two of its articles share, on average, as far as that can be told."""
        pairs = self.n_articles * (self.n_articles - 1) / 2
        found = (self.square - self.n_articles) / 2
        return (found + _ASSUMED_PAIRS * self.usual) / (pairs + _ASSUMED_PAIRS)

    @property
    def usual(self) -> float:
        """What two articles of the length of its articles usually share."""
        return self.assumed / self.n_articles

    def absorb(self, other: "Profile") -> None:
        """Take in the articles of another story."""
        self.square += other.square + 2 * sum(_products(self.weights, other.weights))
        for word, weight in other.weights.items():
            self.weights[word] = self.weights.get(word, 0.0) + weight
        if len(self.weights) > _TOO_MANY_SHARED:
            ordered = sorted(self.weights, key=lambda word: (-self.weights[word], word))
            self.weights = {word: self.weights[word] for word in ordered[:_MOST_SHARED]}
        self.n_articles += other.n_articles
        self.assumed += other.assumed
        for lead, words in other.leading.items():
            self.leading.setdefault(lead, Counter()).update(words)
        self.present.update(other.present)
        spans = [span for span in (self.span, other.span) if span]
        if spans:
            self.span = (min(first for first, _ in spans), max(last for _, last in spans))


def profile(sketch: Sketch, weights: dict[str, float]) -> Profile:
    """Return the story that one article makes."""
    leading: dict[_Lead, set[str]] = {}
    present = {term.word for term in sketch.terms}
    for part in sketch.actors:
        words = words_of_name(part.name, part.kind)
        present.update(words)
        for lead in _leads(part):
            of_lead = words[-1:] if lead in (_Lead.TITLED, _Lead.SURNAME) else words
            leading.setdefault(lead, set()).update(of_lead)
    n_terms = len(sketch.terms)
    return Profile(
        weights=weights,
        square=1.0 if weights else 0.0,
        assumed=_COHESION * n_terms / (n_terms + _HALF_LENGTH),
        span=(sketch.published, sketch.published) if sketch.is_dated else None,
        leading={lead: Counter(words) for lead, words in leading.items() if words},
        present=Counter(present),
    )


def _leads(part: Part) -> Iterator[_Lead]:
    if part.role is Role.TEXT:
        return
    yield _KINDS[part.kind]
    if part.kind is not ActorKind.STATE:
        yield _Lead.NAME
    if part.kind is ActorKind.PERSON:
        yield _Lead.SURNAME
        if part.role is Role.TITLE:
            yield _Lead.TITLED


def likeness(a: Profile, b: Profile) -> float:
    """Return how alike two stories are; from `JOIN` on they are one."""
    products = _products(a.weights, b.weights)
    if len(products) < 2:
        return 0.0
    pairs = a.n_articles * b.n_articles
    other_words = (1 - _ONE_WORD) / math.sqrt(pairs)
    shared = min(sum(products), (sum(products) - max(products)) / other_words)
    alike = min(1.0, shared / pairs / math.sqrt(a.cohesion * b.cohesion))
    if alike < JOIN:
        return alike
    alike *= _fading(a, b) * (1 - _clash(a, b)) ** _CLASH
    return alike * (1 - _STRANGERS * _known(a) * _known(b) * _estrangement(a, b))


def _products(a: Mapping[str, float], b: Mapping[str, float]) -> list[float]:
    if len(a) > len(b):
        a, b = b, a
    return [weight * b[word] for word, weight in a.items() if word in b]


def _fading(a: Profile, b: Profile) -> float:
    """Return how much of a likeness is left over the silence between two stories."""
    if a.span is None or b.span is None:
        return 1.0
    silence = max(a.span[0] - b.span[1], b.span[0] - a.span[1]).total_seconds() / 86_400
    return _LASTING + (1 - _LASTING) * math.exp(-max(0.0, silence) / _FADING_DAYS)


def _known(story: Profile) -> float:
    """Return how surely its articles would have a name if it mattered: headlines have few."""
    return min(1.0, 2 * story.usual / _COHESION)


def _clash(a: Profile, b: Profile) -> float:
    """Return how surely each story is led by a name that the other does not know, 0 to 1.

    That tells two look-alike events apart: one champion's match against one rival and another.
    """
    in_full = a.usual * b.usual / _COHESION**2
    return max(
        (_known(a) * _known(b) if lead is _Lead.TITLED else in_full)
        * _unshared(a, b, lead)
        * _unshared(b, a, lead)
        for lead in _DOUBT
    )


def _unshared(ours: Profile, theirs: Profile, lead: _Lead) -> float:
    """Return how firmly our story is led by a name that is not in theirs."""
    return max(
        (
            n_led
            / (ours.n_articles + _DOUBT[lead])
            * (1 - theirs.present[word] / theirs.n_articles)
            for word, n_led in ours.leading.get(lead, {}).items()
        ),
        default=0.0,
    )


def _estrangement(a: Profile, b: Profile) -> float:
    """Return how surely both stories name people, groups or places, and none of the other's.

    That tells an earthquake here from one there, however alike the reports are.
    """
    kinds = [kind for kind in set(_KINDS.values()) if kind in a.leading and kind in b.leading]
    if not kinds:
        return 0.0
    shared = max(_shared(a, b), _shared(b, a))
    return (
        (1 - shared)
        * max(max(a.leading[kind].values()) * max(b.leading[kind].values()) for kind in kinds)
        / (a.n_articles * b.n_articles)
    )


def _shared(ours: Profile, theirs: Profile) -> float:
    """Return how far a name that leads our story is in theirs."""
    return max(
        n_led * theirs.present[word] / (ours.n_articles * theirs.n_articles)
        for kind in _KINDS.values()
        for word, n_led in ours.leading.get(kind, {}).items()
    )
