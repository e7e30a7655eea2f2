"""The key actors of some paragraphs: ranked by what they do in them, not by count alone."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from briefing.analysis.surnames import full_names
from briefing.fold import fold
from briefing.model import (
    Actor,
    ActorKind,
    Article,
    ArticleAnalysis,
    ArticleId,
    KnownActors,
    Mention,
    ParagraphAnalysis,
    ParagraphKind,
)

_TITLE = 8.0
_LEAD = 3.0
"""How much more a mention in an article's opening counts; it wears off over the paragraphs."""
_SUBJECT = 2.0
_ADJECTIVE = 0.6
"""A state named by its people before a noun ("Russian warplanes") acts only by proxy."""
_AGAIN = 0.4
_PLACE = 0.5
"""A place is where things are done more often than it does them."""
_NEWSROOM = 0.3
"""Who tells the news is seldom who makes it."""
_NEWSROOMS = frozenset(
    fold(name)
    for name in (
        "Reuters",
        "Associated Press",
        "AP",
        "AFP",
        "Agence France-Presse",
        "EPA",
        "DPA",
        "Bloomberg",
        "BBC",
        "CNN",
        "NBC",
        "NBC News",
        "CBS",
        "CBS News",
        "ABC News",
        "Fox News",
        "MSNBC",
        "Sky News",
        "Al Jazeera",
        "New York Times",
        "Times",
        "Washington Post",
        "Post",
        "Wall Street Journal",
        "USA Today",
        "Politico",
        "Guardian",
        "Telegraph",
        "Daily Mail",
        "Financial Times",
        "Getty Images",
        "Getty",
        "Facebook",
        "Twitter",
        "Instagram",
        "YouTube",
        "Anadolu Agency",
        "Xinhua",
        "TASS",
        "Interfax",
    )
)
_ACTS = re.compile(
    r"(?:,[^,.]{1,60},)? (?:has|have|had|was|were|is|are|will|would|could|may|might|can|did|does|"
    r"\w+ed|said|says|told|won|led|met|made|sent|took|gave|held|began|saw|put|cut|lost|fell|rose)\b"
)
_ADJUNCT = re.compile(
    r"\b(?:in|of|to|from|at|on|with|for|by|near|against|over|into|than|and|or)(?: the)? $"
)


@dataclass(slots=True)
class _Tally:
    """What is known of one actor while the paragraphs are read."""

    score: float = 0.0
    mentions: int = 0
    kinds: Counter[ActorKind] = field(default_factory=Counter)
    forms: Counter[str] = field(default_factory=Counter)
    articles: set[ArticleId] = field(default_factory=set)


def rank(
    articles: Sequence[tuple[Article, ArticleAnalysis]],
    paragraphs: Mapping[ArticleId, Collection[int]] | None,
    known: KnownActors,
    limit: int = 12,
) -> tuple[Actor, ...]:
    """Return the actors of the given paragraphs (None: of all), the most important first.

    Of the body text only. A watched actor that occurs is listed in any case, beyond `limit` too.
    """
    tallies: defaultdict[str, _Tally] = defaultdict(_Tally)
    for article, analysis in articles:
        chosen = None if paragraphs is None else paragraphs.get(article.id, ())
        _read(article, analysis, chosen, tallies)
    _join_short_names(tallies)
    ordered = sorted(tallies, key=lambda name: (*_standing(name, tallies[name]), name))
    watched = _watched_names(known)
    listed = [name for place, name in enumerate(ordered) if place < limit or fold(name) in watched]
    return tuple(_actor(name, tallies[name]) for name in listed)


def is_unnamed(name: str, kind: ActorKind) -> bool:
    """Whether a group has no name of its own: "residents", "anti-regime forces"."""
    return kind is ActorKind.GROUP and name.islower()


def _read(
    article: Article,
    analysis: ArticleAnalysis,
    chosen: Collection[int] | None,
    tallies: defaultdict[str, _Tally],
) -> None:
    in_title = {mention.canonical for mention in analysis.title_mentions}
    bodies = tuple(_bodies(article, analysis))
    here: Counter[str] = Counter()
    n_read = 0
    for number, (text, found) in enumerate(bodies):
        if chosen is not None and found.index not in chosen:
            continue
        n_read += 1
        earliness = _LEAD / (1 + number / 2)
        said: Counter[str] = Counter()
        for mention in found.mentions:
            worth = (1 + earliness) * _worth(text, mention, found)
            worth *= _AGAIN if said[mention.canonical] else 1.0
            said[mention.canonical] += 1
            tally = tallies[mention.canonical]
            tally.score += worth
            tally.mentions += 1
            tally.kinds[mention.kind] += 1
            tally.forms[text[mention.start : mention.end]] += 1
            tally.articles.add(article.id)
        here += said
    for name in here:
        if name in in_title:
            tallies[name].score += _TITLE * n_read / len(bodies)


def _bodies(article: Article, analysis: ArticleAnalysis) -> Iterator[tuple[str, ParagraphAnalysis]]:
    for paragraph, found in zip(article.paragraphs, analysis.paragraphs, strict=True):
        if paragraph.kind is ParagraphKind.BODY:
            yield paragraph.text, found


def _join_short_names(tallies: dict[str, _Tally]) -> None:
    """Count a person one article calls only "Kessler" as the one another calls Marta Kessler."""
    people = {
        name: tally.mentions for name, tally in tallies.items() if _kind(tally) is ActorKind.PERSON
    }
    for name, full_name in full_names(people).items():
        short, whole = tallies.pop(name), tallies[full_name]
        whole.score += short.score
        whole.mentions += short.mentions
        whole.kinds += short.kinds
        whole.forms += short.forms
        whole.articles |= short.articles


def _worth(text: str, mention: Mention, found: ParagraphAnalysis) -> float:
    """Return how much the actor does where it is mentioned."""
    after = text[mention.end : mention.end + 2]
    is_adjective = (
        mention.kind is ActorKind.STATE
        and text[mention.start : mention.end] != mention.canonical
        and after[:1] == " "
        and after[1:].islower()
    )
    if is_adjective and not _ACTS.match(text, mention.end):
        return _ADJECTIVE
    opens = any(0 <= mention.start - start <= 4 for start, _ in found.sentences)
    before = text[max(0, mention.start - 16) : mention.start]
    acts = _ACTS.match(text, mention.end) and not _ADJUNCT.search(before)
    return _SUBJECT if opens or acts else 1.0


def _standing(name: str, tally: _Tally) -> tuple[bool, float]:
    """Return what actors are ordered by: the named ones first, then by their score."""
    kind = _kind(tally)
    score = tally.score * (1 + math.log(len(tally.articles)))
    if kind is ActorKind.PLACE:
        score *= _PLACE
    if fold(name).removeprefix("the ") in _NEWSROOMS:
        score *= _NEWSROOM
    return is_unnamed(name, kind), -score


def _kind(tally: _Tally) -> ActorKind:
    """Return the kind most of its mentions have."""
    return min(tally.kinds, key=lambda kind: (-tally.kinds[kind], kind))


def _watched_names(known: KnownActors) -> frozenset[str]:
    """Return the folded names of the watched actors, by every name the reader gave them."""
    watched = {fold(name) for name in known.watch}
    for canonical, others in known.aliases:
        names = {fold(name) for name in (canonical, *others)}
        if names & watched:
            watched |= names
    return frozenset(watched)


def _actor(name: str, tally: _Tally) -> Actor:
    forms = sorted(tally.forms.items(), key=lambda item: (-item[1], item[0]))
    return Actor(
        name=name,
        kind=_kind(tally),
        aliases=tuple(form for form, _ in forms if form != name),
        mentions=tally.mentions,
    )
