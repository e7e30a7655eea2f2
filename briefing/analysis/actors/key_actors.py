"""The key actors of some paragraphs: ranked by what they do in them, not by count alone."""

import math
import re
from array import array
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field

from briefing.analysis.actors.bands import SPEAKERS
from briefing.analysis.actors.reporting import reporting_worth
from briefing.analysis.actors.surnames import full_names
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
_LEAD = 1.0
"""How much more a mention in an article's opening counts; it wears off over the paragraphs."""
_SUBJECT = 1.5
_MODIFIES = 0.4
"""A state before a noun ("Russian warplanes", "U.S. President") acts only by proxy."""
_AGAIN = 0.3
"""What a second mention in a paragraph counts."""
_KIND = {ActorKind.GROUP: 1.2, ActorKind.PLACE: 0.5}
"""A place is where things are done more often than it does them."""
_CROWD, _CROWD_OFTEN, _CROWD_WIDELY = 2.0, 4, 2
"""What a paragraph about a group without a name counts, where the article names it so often in so
many paragraphs."""
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
    kinds: dict[ActorKind, int] = field(default_factory=dict)
    forms: dict[str, int] = field(default_factory=dict)
    """Kind, or how it was named → how often."""
    articles: set[ArticleId] = field(default_factory=set)


def mention_worths(article: Article, analysis: ArticleAnalysis) -> Sequence[float]:
    """Return what each mention in the body text is worth, in order; 0 for groups without a name."""
    return array(
        "d",
        (
            worth
            for number, (text, found) in enumerate(_bodies(article, analysis))
            for worth in _worths(text, found, article.outlet, _opening(number))
        ),
    )


def rank(
    articles: Sequence[tuple[Article, ArticleAnalysis]],
    paragraphs: Mapping[ArticleId, Collection[int]] | None,
    known: KnownActors,
    limit: int = 12,
    worths: Callable[[Article, ArticleAnalysis], Sequence[float]] = mention_worths,
) -> tuple[Actor, ...]:
    """Return the actors of the given paragraphs (None: of all), the most important first.

    Of the body text only. A watched actor that occurs is listed in any case, beyond `limit` too.
    `worths` returns what `mention_worths` does, for whoever keeps it.
    """
    tallies: defaultdict[str, _Tally] = defaultdict(_Tally)
    for article, analysis in articles:
        chosen = None if paragraphs is None else paragraphs.get(article.id, ())
        _read(article, analysis, chosen, worths(article, analysis), tallies)
    _join_short_names(tallies)
    ordered = sorted(tallies, key=lambda name: (*_standing(name, tallies[name]), name))
    watched = _watched_names(known)
    listed = ordered[:limit]
    if watched:
        listed += [name for name in ordered[limit:] if fold(name) in watched]
    return tuple(_actor(name, tallies[name]) for name in listed)


def is_unnamed(name: str, kind: ActorKind) -> bool:
    """Whether a group has no name of its own: "residents", "anti-regime forces"."""
    return kind is ActorKind.GROUP and name.islower()


def _read(
    article: Article,
    analysis: ArticleAnalysis,
    chosen: Collection[int] | None,
    worths: Sequence[float],
    tallies: defaultdict[str, _Tally],
) -> None:
    in_title = {mention.canonical for mention in analysis.title_mentions}
    bodies = tuple(_bodies(article, analysis))
    here: set[str] = set()
    crowds: set[str] = set()
    read: list[tuple[int, str]] = []
    before = 0
    for number, (text, found) in enumerate(bodies):
        first, before = before, before + len(found.mentions)
        if chosen is not None and found.index not in chosen:
            continue
        read.append((number, text))
        said: set[str] = set()
        for mention, worth in zip(found.mentions, worths[first:before], strict=True):
            name, kind = mention.canonical, mention.kind
            tally = tallies[name]
            if is_unnamed(name, kind):
                crowds.add(name)
            else:
                tally.score += worth * (_AGAIN if name in said else 1.0)
                here.add(name)
            said.add(name)
            form = text[mention.start : mention.end]
            tally.mentions += 1
            tally.kinds[kind] = tally.kinds.get(kind, 0) + 1
            tally.forms[form] = tally.forms.get(form, 0) + 1
            tally.articles.add(article.id)
    for name in here & in_title:
        tallies[name].score += _TITLE * len(read) / len(bodies)
    for name in crowds:
        tallies[name].score += _crowd_worth(name, article.title, read)


def _worths(text: str, found: ParagraphAnalysis, outlet: str, opening: float) -> Iterator[float]:
    """Yield what each mention of a paragraph is worth."""
    starts = {start for start, _ in found.sentences}
    for mention in found.mentions:
        if is_unnamed(mention.canonical, mention.kind):
            yield 0.0
        else:
            yield opening * _worth(text, mention, starts, outlet)


def _opening(number: int) -> float:
    """Return what a mention in the body paragraph of this number counts."""
    return 1 + _LEAD / (1 + number / 2)


def _crowd_worth(name: str, title: str, read: Sequence[tuple[int, str]]) -> float:
    """Return what a group without a name is worth in an article; 0 where it is not about it.

    Of such groups only those that act are mentions, so its name is looked for in the text.
    """
    if name.split()[-1] in SPEAKERS:
        return 0.0
    if sum(text.lower().count(name) for _, text in read) < _CROWD_OFTEN:
        return 0.0  # most are, and a search costs more
    named = re.compile(rf"(?<![\w-]){re.escape(name)}\b", re.IGNORECASE)
    counts = [(number, len(named.findall(text))) for number, text in read]
    often = sum(count for _, count in counts)
    if often < _CROWD_OFTEN or sum(count > 0 for _, count in counts) < _CROWD_WIDELY:
        return 0.0
    worth = sum(
        _opening(number) * (_CROWD + _AGAIN * (count - 1)) for number, count in counts if count
    )
    return worth + _TITLE * bool(named.search(title))


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
        for kind, count in short.kinds.items():
            whole.kinds[kind] = whole.kinds.get(kind, 0) + count
        for form, count in short.forms.items():
            whole.forms[form] = whole.forms.get(form, 0) + count
        whole.articles |= short.articles


def _worth(text: str, mention: Mention, starts: Set[int], outlet: str) -> float:
    """Return how much the actor does where it is mentioned; `starts` are those of sentences."""
    acts = _ACTS.match(text, mention.end) is not None
    if mention.kind is ActorKind.STATE and not acts and _modifies(text, mention):
        return _MODIFIES
    worth = 1.0
    if not starts.isdisjoint(range(mention.start - 4, mention.start + 1)) or (
        acts and not _ADJUNCT.search(text[max(0, mention.start - 24) : mention.start])
    ):
        worth = _SUBJECT
    return worth * reporting_worth(text, mention, outlet, acts=worth == _SUBJECT)


def _modifies(text: str, mention: Mention) -> bool:
    """Whether a state is named before a noun, by its people ("Russian") or before a title."""
    after = text[mention.end : mention.end + 2]
    if after[:1] != " ":
        return False
    is_adjective = text[mention.start : mention.end] != mention.canonical
    return after[1:].isupper() or (is_adjective and after[1:].islower())


def _standing(name: str, tally: _Tally) -> tuple[bool, float]:
    """Return what actors are ordered by: those the news is about first, then by their score."""
    kind = _kind(tally)
    if is_unnamed(name, kind):
        return tally.score == 0.0, -tally.score
    score = tally.score * (1 + math.log(len(tally.articles))) * _KIND.get(kind, 1.0)
    return False, -score


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
