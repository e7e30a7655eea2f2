"""One article's paragraphs to the sections of an edition.

An article is one sequence. Each paragraph has its own signs of each section and of Elsewhere; to go
on in the section of the paragraph before is worth something too; each paragraph goes where it most
likely belongs when all sequences are weighed. Then who appears mainly in one section's paragraphs
speaks for that section wherever else they appear, and all is weighed again. What the reader moved
stays where it was moved to.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefing.analysis.actors.references import reason
from briefing.analysis.sections.about import Matcher
from briefing.analysis.sections.company import Company, company
from briefing.analysis.sections.corrections import Lesson, Lessons
from briefing.analysis.sections.sequence import goings_on, likely_with
from briefing.analysis.sections.signs import SignReader, Signs
from briefing.analysis.sections.weights import worth, worths
from briefing.model import (
    ELSEWHERE,
    FRONT_PAGE,
    Article,
    ArticleAnalysis,
    ArticleId,
    ParagraphKind,
)

_ROUNDS = 2
_ABOUT_EQUAL = 0.6
"""A lead whose second section scores this share of the first's speaks of both."""
_SHORT = 2
"""An article with no more body paragraphs has no lead."""
_MOVED, _FOLLOWS = 60.0, 8.0
"""What it is worth that the reader moved a paragraph; that one only carried over comes after it."""
_BY_THE_WAY = 1.0
"""A lesson of this worth or more is given as the reason where there is no better."""
_TOPIC_WORDS = 3
"""So many words of a usual topic are given as the reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """Where a paragraph goes."""

    section: str
    why: str
    """In a few words ("about Homs"); may be empty."""


Placements = tuple[Placement | None, ...]
"""Of the paragraphs of one article."""


_ELSEWHERE = Placement(section=ELSEWHERE, why="")


class Placer:
    """Places articles, one by one, in the sections of one edition."""

    def __init__(
        self, matcher: Matcher, names: Sequence[str], lessons: Lessons, *, is_small: bool
    ) -> None:
        self._matcher = matcher
        self._names = (*names, ELSEWHERE)
        self._lessons = lessons
        self._is_small = is_small
        self._is_taught = any(lessons.learned)

    def basis_of(self, article: Article, analysis: ArticleAnalysis) -> object:
        """Return what of the edition the placements of this article depend on."""
        return self._matcher.actors_of(analysis), self._lessons.moves(article.id)

    def place_all(
        self, articles: Sequence[tuple[Article, ArticleAnalysis]]
    ) -> Sequence[tuple[ArticleId, Placements]]:
        """Return the placements of each article."""
        return [(article.id, self.place(article, analysis)) for article, analysis in articles]

    def place(self, article: Article, analysis: ArticleAnalysis) -> Placements:
        """Return the placement of each paragraph, None for what is not body text."""
        reader = SignReader(article, analysis, self._matcher)
        is_said = self._is_small or self._is_taught or self._lessons.moves(article.id)
        if not is_said and reader.speaks_of_none():
            return tuple(
                _ELSEWHERE if p.kind is ParagraphKind.BODY else None for p in article.paragraphs
            )
        placed: list[Placement | None] = [None] * len(article.paragraphs)
        signs = reader.read()
        for each, (state, why) in zip(signs, self._states(article, analysis, signs), strict=True):
            placed[each.index] = Placement(section=self._names[state], why=why)
        if len(signs) > _SHORT and (front := self._why_front(signs[0])):
            placed[signs[0].index] = Placement(section=FRONT_PAGE, why=front)
        for each in signs:
            moved = self._lessons.moved(article.id, each.index)
            if moved:
                placed[each.index] = Placement(section=moved, why="moved by you")
        return tuple(placed)

    def _states(
        self, article: Article, analysis: ArticleAnalysis, signs: Sequence[Signs]
    ) -> Iterator[tuple[int, str]]:
        """Yield the state of each paragraph, and why."""
        if not signs:
            return
        scores = [worths(each.scores) for each in signs]
        stays = goings_on([worths(each.stays) for each in signs])
        taught: list[Mapping[int, Lesson]] = []
        for each, own in zip(signs, scores, strict=True):
            text = article.paragraphs[each.index].text
            lessons = self._lessons.of_paragraph(text, analysis.paragraphs[each.index])
            taught.append(lessons)
            for section, lesson in lessons.items():
                own[section] += lesson.worth
        states, actors = _weigh(signs, scores, stays)
        moved = self._moves(article, signs)
        if moved:
            self._follow(moved, signs, states, scores)
            states, actors = _weigh(signs, scores, stays)
        for at, (each, state) in enumerate(zip(signs, states, strict=True)):
            is_carried = at > 0 and states[at - 1] == state
            text = article.paragraphs[each.index].text
            why = _why(state, each, text, actors[at], is_carried=is_carried)
            learned = taught[at].get(state)
            if learned is not None and learned.worth >= _BY_THE_WAY:
                why = why if _says_itself(state, each) else _why_taught(learned)
            yield state, why if state < len(self._names) - 1 else ""

    def _moves(self, article: Article, signs: Sequence[Signs]) -> dict[int, int]:
        """Return place → state for what the reader moved to a section or to Elsewhere."""
        moved = {at: self._lessons.moved(article.id, each.index) for at, each in enumerate(signs)}
        return {at: self._names.index(name) for at, name in moved.items() if name in self._names}

    def _follow(
        self,
        moved: Mapping[int, int],
        signs: Sequence[Signs],
        states: Sequence[int],
        scores: Sequence[list[float]],
    ) -> None:
        """Add what moves are worth: to what was moved, and to what was carried over from it."""
        for at, state in moved.items():
            scores[at][state] += _MOVED
            for later in range(at + 1, len(signs)):
                is_carried = states[later] == states[at] and not _says_itself(
                    states[later], signs[later]
                )
                if later in moved or not is_carried or not any(signs[later].stays):
                    break
                scores[later][state] += _FOLLOWS

    def _why_front(self, lead: Signs) -> str:
        """Return why the lead goes to the front page; empty when it does not."""
        named = {hit.section for hit in lead.hits}
        ranked = sorted((worth(lead.scores[section]) for section in named), reverse=True)
        if not ranked:
            return "the lead" if self._is_small else ""
        if len(ranked) > 1 and ranked[1] >= _ABOUT_EQUAL * ranked[0]:
            return "the lead, about several sections"
        return ""


def _weigh(
    signs: Sequence[Signs], scores: Sequence[Sequence[float]], stays: Sequence[Sequence[float]]
) -> tuple[list[int], list[str]]:
    """Return the state of each paragraph, and the actor best known with it.

    `stays` are odds.
    """
    likely = likely_with(scores, stays)
    known: Sequence[Company] = [{}] * len(signs)
    for _ in range(_ROUNDS if len(signs) > _SHORT else 0):
        known = company(signs, likely)
        with_company = [list(own) for own in scores]
        for own, each in zip(with_company, known, strict=True):
            for state, (said, _) in each.items():
                own[state] += worth(said)
        likely = likely_with(with_company, stays)
    states = [_last_of_most(each) for each in likely]
    actors = [each.get(state, ({}, ""))[1] for each, state in zip(known, states, strict=True)]
    return states, actors


def _last_of_most(likely: Sequence[float]) -> int:
    return max(zip(likely, range(len(likely)), strict=True))[1]


def _says_itself(section: int, signs: Signs) -> bool:
    return section in signs.under or any(hit.section == section for hit in signs.hits)


def _why_taught(lesson: Lesson) -> str:
    """Return why a paragraph is where the reader moved others like it."""
    what = lesson.term if lesson.is_actor else f"words such as “{lesson.term}”"
    return f"with {what}, which you moved here {'twice' if lesson.times == 2 else 'often'}"


def _why(section: int, signs: Signs, text: str, known: str, *, is_carried: bool) -> str:
    """Return why a paragraph is in its section, in a few words."""
    hits = [hit for hit in signs.hits if hit.section == section]
    names = [hit for hit in hits if not hit.is_seed]
    if names:
        return reason(max(names, key=lambda hit: hit.weight), text)
    if section in signs.under:
        return f"under the heading {signs.heading}"
    if hits:
        strongest = sorted(hits, key=lambda hit: -hit.weight)[:_TOPIC_WORDS]
        words = dict.fromkeys(text[hit.start : hit.end].lower() for hit in strongest)
        return f"words of {hits[0].term}: {', '.join(words)}"
    if known and not is_carried:
        return f"with {known}, as elsewhere in this article"
    return "carried over from the paragraph before" if is_carried else "as the paragraph after it"
