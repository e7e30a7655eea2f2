"""Sections the program finds by itself, named by the main actors of the news."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import islice

from briefing.analysis.actors.key_actors import is_unnamed
from briefing.analysis.actors.surnames import full_names
from briefing.analysis.text.stems import WORD, fold_word, word_set
from briefing.fold import fold
from briefing.model import (
    ActorKind,
    Article,
    ArticleAnalysis,
    Mention,
    ParagraphAnalysis,
    ParagraphKind,
    WantedSection,
)

_MOST_SECTIONS = 6
_FEW_ARTICLES = 3
"""Up to so many articles, their paragraphs are what is grouped; beyond, the articles are."""
_OPENING_PARAGRAPHS = 2
_TELLERS = word_set(
    "afp ansa ap apa ard bbc belga cnn dpa dw efe interfax itar-tass kyodo lusa npr pa pbs pti "
    "reuters tass tt ukrinform unian upi xinhua yonhap zdf facebook instagram telegram tiktok "
    "twitter whatsapp x youtube"
) | {
    "agence france-presse",
    "al jazeera",
    "associated press",
    "bbc news",
    "cbs news",
    "deutsche welle",
    "getty images",
    "new york times",
    "the guardian",
    "washington post",
}
"""Who tells the news, or where it is told, is not what it is about."""
_EVERYWHERE, _IN_MOST = 0.35, 0.5
"""An actor in more than this share of one article's paragraphs, or of articles, is no section."""
_AGAIN = 1.5
"""An actor that named a section before counts so much more."""
_TOGETHER, _LOYAL = 0.5, 1.4
"""Two actors that appear together in more than this share name one section; so many times as little
is enough for those that did before, and so many times as much is needed by others."""


def find_sections(
    articles: Sequence[tuple[Article, ArticleAnalysis]], before: Sequence[WantedSection] = ()
) -> tuple[WantedSection, ...]:
    """Return up to six sections that between them cover most of what the news is about.

    Each is named by one actor, or by two that mostly appear together. An actor that is nearly
    everywhere names no section. With those found `before`, what is still in the news keeps its
    name and comes in the same order, so that the reader finds it again.
    """
    few = len(articles) <= _FEW_ARTICLES
    tellers = _TELLERS | {fold(article.outlet) for article, _ in articles}
    units = tuple(
        [name for name in unit if fold_word(name) not in tellers]
        for unit in _joined(tuple(_units(articles, of_paragraphs=few)), _people(articles))
    )
    where: defaultdict[str, dict[int, float]] = defaultdict(dict)
    for number, unit in enumerate(units):
        for rank, name in enumerate(unit):
            where[name][number] = 1.0 / (1 + rank)
    least = 2 if len(units) < 50 else 3
    most = max(3.0, (_EVERYWHERE if few else _IN_MOST) * len(units))
    candidates = {name: at for name, at in where.items() if least <= len(at) <= most}
    found = list(islice(_choose(candidates, least, before), _MOST_SECTIONS))
    known = [section for section in before if section in found]
    return (*known, *(section for section in found if section not in known))


def _units(
    articles: Sequence[tuple[Article, ArticleAnalysis]], *, of_paragraphs: bool
) -> Iterator[list[str]]:
    """Yield the actors of each paragraph or article, the most central first."""
    lowered = _lowered(articles)
    for article, analysis in articles:
        bodies = [
            tuple(
                m
                for m in _names(found, is_english=analysis.is_english)
                if m.canonical not in lowered
            )
            for paragraph, found in zip(article.paragraphs, analysis.paragraphs, strict=True)
            if paragraph.kind is ParagraphKind.BODY
        ]
        if of_paragraphs:
            yield from map(_by_centrality, bodies)
        else:
            opening = [m for mentions in bodies[:_OPENING_PARAGRAPHS] for m in mentions]
            titles = analysis.title_mentions if analysis.is_english else ()
            yield _by_centrality((*titles, *opening))


def _lowered(articles: Sequence[tuple[Article, ArticleAnalysis]]) -> frozenset[str]:
    """Return the words, capitalised, that articles in other languages also write in lower case.

    There every capital makes a name, also that of a word that opens a quotation.
    """
    return frozenset(
        word.capitalize()
        for article, analysis in articles
        if not analysis.is_english
        for paragraph in article.paragraphs
        for word in WORD.findall(paragraph.text)
        if word.islower()
    )


def _names(found: ParagraphAnalysis, *, is_english: bool) -> tuple[Mention, ...]:
    """Return the mentions of a paragraph that are surely names.

    Where every capital makes a mention, the first word of a sentence may be any word.
    """
    starts = {start for start, _ in found.sentences}
    return tuple(m for m in found.mentions if is_english or m.start not in starts)


def _people(articles: Sequence[tuple[Article, ArticleAnalysis]]) -> Counter[str]:
    return Counter(
        mention.canonical
        for _, analysis in articles
        for mentions in (analysis.title_mentions, *(p.mentions for p in analysis.paragraphs))
        for mention in mentions
        if mention.kind is ActorKind.PERSON
    )


def _joined(units: tuple[list[str], ...], people: Counter[str]) -> tuple[list[str], ...]:
    """Return the units with each bare surname replaced by the full name it stands for."""
    full = full_names(people)
    return tuple(list(dict.fromkeys(full.get(name, name) for name in unit)) for unit in units)


def _by_centrality(mentions: Sequence[Mention]) -> list[str]:
    counts: Counter[str] = Counter()
    for mention in mentions:
        if not is_unnamed(mention.canonical, mention.kind):
            counts[mention.canonical] += 1
    first = {name: place for place, name in enumerate(counts)}
    return sorted(counts, key=lambda name: (first[name] - 2 * counts[name], name))


def _choose(
    candidates: dict[str, dict[int, float]], least: int, before: Sequence[WantedSection]
) -> Iterator[WantedSection]:
    mates = {section.about[0]: section.about[1:] for section in before}
    covered: set[int] = set()
    left = dict(candidates)
    while left:
        gain = {
            name: sum(weight for unit, weight in at.items() if unit not in covered)
            * (_AGAIN if name in mates else 1.0)
            for name, at in left.items()
        }
        name = min(left, key=lambda name: (-gain[name], name))
        if len(left[name].keys() - covered) < least:
            return
        at = left.pop(name)
        partner = _partner(at, left, mates.get(name))
        names = [name] if partner is None else [name, partner]
        covered |= at.keys()
        if partner is not None:
            covered |= left.pop(partner).keys()
        yield WantedSection(name=" and ".join(names), about=tuple(names))


def _partner(
    at: dict[int, float], others: dict[str, dict[int, float]], before: Collection[str] | None
) -> str | None:
    """Return the actor that mostly appears together with the one that is in `at`.

    `before` are those it named a section with, which may be none.
    """
    together = {
        name: len(at.keys() & theirs.keys()) / min(len(at), len(theirs))
        for name, theirs in others.items()
        if 2 * len(theirs) >= len(at) and len(at.keys() & theirs.keys()) > 1
    }
    if before is not None:
        for name in together:
            together[name] *= _LOYAL if name in before else 1 / _LOYAL
    best = min(together, key=lambda name: (-together[name], name), default=None)
    return best if best is not None and together[best] > _TOGETHER else None
