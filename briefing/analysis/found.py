"""Sections the program finds by itself, named by the main actors of the news."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice

from briefing.model import (
    ActorKind,
    Article,
    ArticleAnalysis,
    Mention,
    ParagraphKind,
    WantedSection,
)

_MOST_SECTIONS = 6
_FEW_ARTICLES = 3
"""Up to so many articles, their paragraphs are what is grouped; beyond, the articles are."""
_OPENING_PARAGRAPHS = 2
_EVERYWHERE = 0.35
"""An actor in more than this share of the paragraphs or articles sets nothing apart."""


def find_sections(
    articles: Sequence[tuple[Article, ArticleAnalysis]],
) -> tuple[WantedSection, ...]:
    """Return up to six sections that between them cover most of what the news is about.

    Each is named by one actor, or by two that mostly appear together. An actor that is nearly
    everywhere names no section.
    """
    units = tuple(_units(articles))
    where: defaultdict[str, dict[int, float]] = defaultdict(dict)
    for number, unit in enumerate(units):
        for rank, name in enumerate(unit):
            where[name][number] = 1.0 / (1 + rank)
    least = 2 if len(units) < 50 else 3
    most = max(3.0, _EVERYWHERE * len(units))
    candidates = {name: at for name, at in where.items() if least <= len(at) <= most}
    return tuple(islice(_choose(candidates, least), _MOST_SECTIONS))


def _units(articles: Sequence[tuple[Article, ArticleAnalysis]]) -> Iterator[list[str]]:
    """Yield the actors of each paragraph or article, the most central first."""
    few = len(articles) <= _FEW_ARTICLES
    for article, analysis in articles:
        bodies = [
            found.mentions
            for paragraph, found in zip(article.paragraphs, analysis.paragraphs, strict=True)
            if paragraph.kind is ParagraphKind.BODY
        ]
        if few:
            yield from map(_by_centrality, bodies)
        else:
            opening = [m for mentions in bodies[:_OPENING_PARAGRAPHS] for m in mentions]
            yield _by_centrality((*analysis.title_mentions, *opening))


def _by_centrality(mentions: Sequence[Mention]) -> list[str]:
    counts: Counter[str] = Counter()
    for mention in mentions:
        if not _is_nominal(mention):
            counts[mention.canonical] += 1
    first = {name: place for place, name in enumerate(counts)}
    return sorted(counts, key=lambda name: (first[name] - 2 * counts[name], name))


def _is_nominal(mention: Mention) -> bool:
    """Whether the actor has no name of its own ("anti-regime forces")."""
    return mention.kind is ActorKind.GROUP and not any(
        word[0].isupper() for word in mention.canonical.split()[-2:]
    )


def _choose(candidates: dict[str, dict[int, float]], least: int) -> Iterator[WantedSection]:
    covered: set[int] = set()
    left = dict(candidates)
    while left:
        gain = {
            name: sum(weight for unit, weight in at.items() if unit not in covered)
            for name, at in left.items()
        }
        name = min(left, key=lambda name: (-gain[name], name))
        if len(left[name].keys() - covered) < least:
            return
        at = left.pop(name)
        partner = _partner(at, left)
        names = [name] if partner is None else [name, partner]
        covered |= at.keys()
        if partner is not None:
            covered |= left.pop(partner).keys()
        yield WantedSection(name=" and ".join(names), about=tuple(names))


def _partner(at: dict[int, float], others: dict[str, dict[int, float]]) -> str | None:
    """Return the actor that mostly appears together with the one that is in `at`."""
    together = {
        name: len(at.keys() & theirs.keys()) / min(len(at), len(theirs))
        for name, theirs in others.items()
        if 2 * len(theirs) >= len(at) and len(at.keys() & theirs.keys()) > 1
    }
    best = min(together, key=lambda name: (-together[name], name), default=None)
    return best if best is not None and together[best] > 0.5 else None
