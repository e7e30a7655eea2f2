"""What the articles of a story have in common, added up article by article."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

from briefing.analysis.stories.sketch import Part, Role, Sketch
from briefing.analysis.stories.terms import words_of_name
from briefing.model import ActorKind

COHESION, _HALF_LENGTH = 0.4, 25
"""What long texts of one event share, and the number of terms at which a text shares half of it."""
_ASSUMED_PAIRS = 25
"""So many pairs of articles outweigh what is assumed of a story's cohesion."""
_MOST_SHARED, _TOO_MANY_SHARED = 200, 400
"""To so many words a profile is cut back once it has more than the other number."""


class Lead(Enum):
    """The ways in which a name leads an article: it stands in the title, or in the opening."""

    TITLED = "a surname in the title"
    SURNAME = "a surname"
    NAME = "a word of any name but a state's"
    PERSON = "a word of a person's name"
    GROUP = "a word of a group's name"
    PLACE = "a word of a place's or a state's name"
    SCENE = "a word of a place's name, no state's, in the title"


LEAD_OF_KIND = {
    ActorKind.PERSON: Lead.PERSON,
    ActorKind.GROUP: Lead.GROUP,
    ActorKind.PLACE: Lead.PLACE,
    ActorKind.STATE: Lead.PLACE,
}


@dataclass(slots=True)
class Profile:
    """A story as it is compared with others; one article is a story too."""

    shares: dict[str, float]
    """Word → the sum of its shares in the articles."""
    n_articles: int = 1
    square: float = 1.0
    """The sum of the likeness of every article with every article, itself included."""
    assumed: float = 0.0
    """The sum over the articles of what articles of their length usually share."""
    span: tuple[datetime, datetime] | None = None
    """When its first and last dated articles were published."""
    leading: dict[Lead, Counter[str]] = field(default_factory=dict)
    """Word → the articles it leads, for each way of leading."""
    present: Counter[str] = field(default_factory=Counter)
    """Word → the articles that have it anywhere."""
    titled: Counter[str] = field(default_factory=Counter)
    """Word → the articles that have it in the title."""
    name_of: dict[str, str] = field(default_factory=dict)
    """Word → the name it is a part of, for names of several words."""
    foreign: frozenset[str] = frozenset()
    """Its words that are no names, of languages whose everyday words are not known."""
    outlets: frozenset[str] = frozenset()

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
        self.square += other.square + 2 * sum(products(self, other))
        for word, share in other.shares.items():
            self.shares[word] = self.shares.get(word, 0.0) + share
        self.n_articles += other.n_articles
        self.assumed += other.assumed
        self.present.update(other.present)
        self.titled.update(other.titled)
        self.name_of = other.name_of | self.name_of
        self.foreign |= other.foreign
        self.outlets |= other.outlets
        for lead, words in other.leading.items():
            self.leading.setdefault(lead, Counter()).update(words)
        spans = [span for span in (self.span, other.span) if span]
        if spans:
            self.span = (min(first for first, _ in spans), max(last for _, last in spans))
        self._cut_back()

    def _cut_back(self) -> None:
        if len(self.shares) > _TOO_MANY_SHARED:
            ordered = sorted(self.shares, key=lambda word: (-self.shares[word], word))
            self.shares = {word: self.shares[word] for word in ordered[:_MOST_SHARED]}


def products(a: Profile, b: Profile) -> list[float]:
    """Return what each word they share adds to the likeness of their articles."""
    ours, theirs = a.shares, b.shares
    if len(ours) > len(theirs):
        ours, theirs = theirs, ours
    return [ours[word] * theirs[word] for word in filter(theirs.__contains__, ours)]


def profile(sketch: Sketch, shares: dict[str, float]) -> Profile:
    """Return the story that one article makes, as `Rarity.weigh` shares out what it is about."""
    leading: dict[Lead, set[str]] = {}
    name_of: dict[str, str] = {}
    present = set(sketch.terms.words)
    for part in sketch.actors:
        of_name = words_of_name(part.name, part.kind)
        present.update(of_name)
        if len(of_name) > 1:
            name_of.update((word, part.name) for word in of_name if word not in name_of)
        for lead in _leads(part):
            of_lead = of_name[-1:] if lead in (Lead.TITLED, Lead.SURNAME) else of_name
            leading.setdefault(lead, set()).update(of_lead)
    n_terms = len(sketch.terms.words)
    return Profile(
        shares=shares,
        assumed=COHESION * n_terms / (n_terms + _HALF_LENGTH),
        span=(sketch.published, sketch.published) if sketch.is_dated else None,
        leading={lead: _once(found) for lead, found in leading.items() if found},
        present=_once(present),
        titled=_once(sketch.terms.titled),
        name_of=name_of,
        foreign=sketch.terms.foreign,
        outlets=frozenset((sketch.outlet,)),
    )


def _once(words: Iterable[str]) -> Counter[str]:
    once: Counter[str] = Counter()
    dict.update(once, dict.fromkeys(words, 1))  # as Counter.update, which takes longer
    return once


def _leads(part: Part) -> Iterator[Lead]:
    if part.role is Role.TEXT:
        return
    yield LEAD_OF_KIND[part.kind]
    if part.kind is not ActorKind.STATE:
        yield Lead.NAME
    if part.kind is ActorKind.PLACE and part.role is Role.TITLE:
        yield Lead.SCENE
    if part.kind is ActorKind.PERSON:
        yield Lead.SURNAME
        if part.role is Role.TITLE:
            yield Lead.TITLED
