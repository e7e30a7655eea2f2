"""Paragraphs to sections: which there are, and what goes into each."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Protocol, TypeVar

from briefing.analysis.sections.about import Matcher
from briefing.analysis.sections.corrections import Lessons
from briefing.analysis.sections.found import find_sections
from briefing.analysis.sections.placed import Placed
from briefing.analysis.sections.placer import Placements, Placer
from briefing.model import (
    ELSEWHERE,
    FRONT_PAGE,
    Article,
    ArticleAnalysis,
    ArticleId,
    Correction,
    SectionKind,
    WantedSection,
)

T = TypeVar("T")
S = TypeVar("S")

_FEW_ARTICLES = 3
"""In so small an edition a lead that speaks of no section opens the front page."""
_BATCH = 100
"""So many articles are placed by one who shares the work."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedSection:
    """A section of the page, before anything is written into it."""

    name: str
    kind: SectionKind


class Share(Protocol):
    """Does some work for each of its parts, in their order, as `map` does."""

    def __call__(self, work: Callable[[T], S], parts: Sequence[T], /) -> Iterable[S]:
        """What the work makes of each."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The sections of an edition and the paragraphs in them."""

    sections: tuple[PlannedSection, ...]
    """In the order of the page: Front page, the wanted or found ones, Elsewhere."""
    placements: Mapping[ArticleId, Placements]
    """One for each paragraph of the article; None for what is not body text."""
    matcher: Matcher = field(repr=False, compare=False)
    """What each of the wanted or found sections is about."""


class Placing:
    """Puts every body paragraph into one of the `wanted` sections, or into ones found here.

    What the reader corrected comes first; a correction to a section that is no more is forgotten.
    `placed` is what the edition before left, and is left to the next. The work is shared out as
    soon as it is known, for whoever has something else to do until the plan is asked for.
    """

    def __init__(
        self,
        articles: Sequence[tuple[Article, ArticleAnalysis]],
        wanted: Sequence[WantedSection],
        corrections: Sequence[Correction] = (),
        placed: Placed[Placements] | None = None,
        share: Share = map,
    ) -> None:
        if placed is None:
            placed = Placed()
        if not wanted:
            placed.found = find_sections(articles, placed.found)
        self._kind = SectionKind.USER if wanted else SectionKind.FOUND
        self._articles = articles
        self._placed = placed
        specs = tuple(wanted) or placed.found
        self._names = tuple(section.name for section in specs)
        self._matcher = Matcher(specs, articles)
        known = {*self._names, FRONT_PAGE, ELSEWHERE}
        lessons = Lessons(
            [each for each in corrections if each.section in known], articles, self._names
        )
        is_small = len(articles) <= _FEW_ARTICLES
        placed.begin((specs, self._matcher.words, lessons.learned, is_small))
        placer = Placer(self._matcher, self._names, lessons, is_small=is_small)
        anew = [pair for pair in articles if not placed.are_known(*pair, placer.basis_of(*pair))]
        self._anew = share(
            placer.place_all, [anew[at : at + _BATCH] for at in range(0, len(anew), _BATCH)]
        )

    def plan(self) -> Plan:
        """Return the sections, and where each paragraph goes."""
        made = {id: own for batch in self._anew for id, own in batch}
        return Plan(
            sections=(
                PlannedSection(name=FRONT_PAGE, kind=SectionKind.FRONT),
                *(PlannedSection(name=name, kind=self._kind) for name in self._names),
                PlannedSection(name=ELSEWHERE, kind=SectionKind.ELSEWHERE),
            ),
            placements={
                article.id: self._placed.of(article.id, partial(made.__getitem__, article.id))
                for article, _ in self._articles
            },
            matcher=self._matcher,
        )


def place(
    articles: Sequence[tuple[Article, ArticleAnalysis]],
    wanted: Sequence[WantedSection],
    corrections: Sequence[Correction] = (),
    placed: Placed[Placements] | None = None,
) -> Plan:
    """Return the plan of `Placing`, here and now."""
    return Placing(articles, wanted, corrections, placed).plan()
