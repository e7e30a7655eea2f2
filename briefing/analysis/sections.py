"""Paragraphs to sections: each body paragraph goes where most of it belongs.

An article is one sequence. Each paragraph has its own signs of each section and of Elsewhere; to go
on in the section of the paragraph before is worth something too; the sequence that is worth most in
all is taken. Then who appears mainly in one section's paragraphs speaks for that section wherever
else they appear, and the sequence is found once more.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefing.analysis.about import Matcher
from briefing.analysis.found import find_sections
from briefing.analysis.references import reason
from briefing.analysis.sequence import best_path
from briefing.analysis.signs import SignReader, Signs
from briefing.model import (
    ELSEWHERE,
    FRONT_PAGE,
    Article,
    ArticleAnalysis,
    ArticleId,
    SectionKind,
    WantedSection,
)

_KNOWN_WITH, _SUBJECT, _SUBJECT_OF_ONE = 3.3, 1.0, 1.5
"""An actor who always appears with a section; the more as the subject of a sentence; one known with
no other section, besides."""
_DOUBT = 0.3
"""So many appearances elsewhere are supposed of every actor."""
_ROUNDS = 2
_TOO_COMMON = 0.3
"""Who appears in more than this share of an article's paragraphs is known with no section."""
_ABOUT_EQUAL = 0.6
"""A lead whose second section scores this share of the first's speaks of both."""
_SHORT = 2
"""An article with no more body paragraphs has no lead."""
_FEW_ARTICLES = 3
"""In so small an edition a lead that speaks of no section opens the front page."""


_HARDLY, _ASIDE = 0.34, -1.5
"""An article in which fewer paragraphs speak of any section is about something else: what is said
of one in passing is hardly gone on with. Feeds are full of them, labelled articles have none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedSection:
    """A section of the page, before anything is written into it."""

    name: str
    kind: SectionKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """Where a paragraph goes."""

    section: str
    why: str
    """In a few words ("about Homs"); may be empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The sections of an edition and the paragraphs in them."""

    sections: tuple[PlannedSection, ...]
    """In the order of the page: Front page, the wanted or found ones, Elsewhere."""
    placements: Mapping[ArticleId, tuple[Placement | None, ...]]
    """One for each paragraph of the article; None for what is not body text."""


def place(
    articles: Sequence[tuple[Article, ArticleAnalysis]], wanted: Sequence[WantedSection]
) -> Plan:
    """Put every body paragraph into one of the `wanted` sections, or into ones found here."""
    kind = SectionKind.USER if wanted else SectionKind.FOUND
    specs = tuple(wanted) or find_sections(articles)
    matcher = Matcher(specs, articles)
    names = tuple(section.name for section in specs)
    is_small = len(articles) <= _FEW_ARTICLES
    return Plan(
        sections=(
            PlannedSection(name=FRONT_PAGE, kind=SectionKind.FRONT),
            *(PlannedSection(name=name, kind=kind) for name in names),
            PlannedSection(name=ELSEWHERE, kind=SectionKind.ELSEWHERE),
        ),
        placements={
            article.id: _placements(
                article, SignReader(article, analysis, matcher).read(), names, is_small=is_small
            )
            for article, analysis in articles
        },
    )


def _placements(
    article: Article, signs: Sequence[Signs], names: Sequence[str], *, is_small: bool
) -> tuple[Placement | None, ...]:
    """Return the placement of each paragraph, None for what is not body text."""
    path, known = _path(signs, len(names))
    placed: list[Placement | None] = [None] * len(article.paragraphs)
    for place, (each, state) in enumerate(zip(signs, path, strict=True)):
        if place == 0 and len(signs) > _SHORT:
            front = _why_front(each, is_small=is_small)
            if front:
                placed[each.index] = Placement(section=FRONT_PAGE, why=front)
                continue
        if state == len(names):
            placed[each.index] = Placement(section=ELSEWHERE, why="")
        else:
            before = path[place - 1] == state if place else False
            text = article.paragraphs[each.index].text
            why = _why(state, each, text, known[place].get(state, ""), is_carried=before)
            placed[each.index] = Placement(section=names[state], why=why)
    return tuple(placed)


def _path(
    signs: Sequence[Signs], elsewhere: int
) -> tuple[Sequence[int], Sequence[Mapping[int, str]]]:
    """Return the state of each paragraph, and whom it has with which section in common."""
    scores = [each.scores for each in signs]
    aside = _ASIDE if _speaks_of_sections(signs) < _HARDLY else 0.0
    stays = [[*(stay + aside for stay in each.stays[:-1]), each.stays[-1]] for each in signs]
    path = best_path(scores, stays)
    known: list[dict[int, str]] = [{} for _ in signs]
    where = _appearances(signs)
    if not where:
        return path, known
    for _ in range(_ROUNDS):
        worth = [list(own) for own in scores]
        for place, each in enumerate(signs):
            known[place] = {}
            for state, (more, actor) in _known_with(place, each, where, path, elsewhere).items():
                worth[place][state] += more
                known[place][state] = actor
        before, path = path, best_path(worth, stays)
        if path == before:
            break
    return path, known


def _speaks_of_sections(signs: Sequence[Signs]) -> float:
    """Return the share of the paragraphs that speak of any section in their own words.

    Of fewer than six paragraphs there is no telling: a story may go on after one of them.
    """
    return sum(bool(each.hits) for each in signs) / len(signs) if len(signs) > 5 else 1.0


def _appearances(signs: Sequence[Signs]) -> dict[str, list[int]]:
    """Return actor → the places of the paragraphs that name it; not for those nearly everywhere.

    The lead does not count: it names everybody.
    """
    where: defaultdict[str, list[int]] = defaultdict(list)
    for place, each in enumerate(signs):
        for actor in each.actors:
            if place:
                where[actor].append(place)
    most = max(3.0, _TOO_COMMON * len(signs)) + 1
    return {actor: at for actor, at in where.items() if len(at) <= most}


def _known_with(
    place: int,
    signs: Signs,
    where: Mapping[str, Sequence[int]],
    path: Sequence[int],
    elsewhere: int,
) -> dict[int, tuple[float, str]]:
    """Return state → (what its best known actor here is worth for it, that actor)."""
    best: dict[int, tuple[float, str]] = {}
    by_chance = 1 / (elsewhere + 1)
    for actor in sorted(signs.actors):
        others = [path[other] for other in where.get(actor, ()) if other != place]
        for state in set(others):
            share = others.count(state) / (len(others) + _DOUBT) - by_chance
            is_subject = actor in signs.subjects
            worth = share * (_KNOWN_WITH + _SUBJECT * is_subject)
            worth += _SUBJECT_OF_ONE * (is_subject and len(set(others)) == 1)
            worth *= 0.5 if state == elsewhere else 1.0
            if worth > best.get(state, (0.0, ""))[0]:
                best[state] = worth, actor
    return best


def _why_front(lead: Signs, *, is_small: bool) -> str:
    """Return why the lead goes to the front page; empty when it does not."""
    ranked = sorted(lead.named.values(), reverse=True)
    if not ranked:
        return "the lead" if is_small else ""
    if len(ranked) > 1 and ranked[1] >= _ABOUT_EQUAL * ranked[0]:
        return "the lead, about several sections"
    return ""


def _why(section: int, signs: Signs, text: str, known: str, *, is_carried: bool) -> str:
    """Return why a paragraph is in its section, in a few words."""
    hits = [hit for hit in signs.hits if hit.section == section]
    if hits:
        return reason(max(hits, key=lambda hit: hit.weight), text)
    if section in signs.under:
        return f"under the heading {signs.heading}"
    if known and not is_carried:
        return f"with {known}, as elsewhere in this article"
    return "carried over from the paragraph before" if is_carried else "as the paragraph after it"
