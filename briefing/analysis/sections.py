"""Paragraphs to sections: each body paragraph goes where most of it belongs.

What a paragraph is about weighs more than what it mentions: a name in the first words, or said
again, beats one in passing. A paragraph that speaks of no section follows the one before it when it
leans on it ("However, they …", "the city") and names nothing new; the article's own headings hold
until the text says otherwise.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefing.analysis.about import STRONG_SEED, Hit, Matcher
from briefing.analysis.carrying import Carrier, leans_back
from briefing.analysis.found import find_sections
from briefing.analysis.references import References, reason
from briefing.analysis.states import is_city
from briefing.fold import fold
from briefing.model import (
    ELSEWHERE,
    FRONT_PAGE,
    ActorKind,
    Article,
    ArticleAnalysis,
    ArticleId,
    Paragraph,
    ParagraphKind,
    SectionKind,
    WantedSection,
)

_ENOUGH = 0.5
"""The score from which a paragraph is about a section."""
_ABOUT_EQUAL = 0.6
"""A lead whose second section scores this share of the first's speaks of both."""
_SHORT = 2
"""An article with no more body paragraphs is a teaser: its title says as much as they do."""
_TITLE = 0.8
"""What the title says counts this much of what a teaser's paragraph says."""
_UNDER_HEADING = 0.5
_AS_BEFORE = 0.25
_LEANING = 0.8
_OPENING, _EARLY = 16, 80
"""So many characters into a sentence, a name is what it is about, or near to that."""
_LATER_SENTENCE = 0.7
_LONG, _USUAL = 6, 0.35
"""In an article of so many paragraphs, a section named in more than this share sets less apart."""
_CARRIED = "carried over from the paragraph before"


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
    return Plan(
        sections=(
            PlannedSection(name=FRONT_PAGE, kind=SectionKind.FRONT),
            *(PlannedSection(name=name, kind=kind) for name in names),
            PlannedSection(name=ELSEWHERE, kind=SectionKind.ELSEWHERE),
        ),
        placements={
            article.id: _ArticlePlacer(article, analysis, matcher, names).placements()
            for article, analysis in articles
        },
    )


class _ArticlePlacer:
    """Walks one article from its title to its last paragraph."""

    def __init__(
        self, article: Article, analysis: ArticleAnalysis, matcher: Matcher, names: tuple[str, ...]
    ) -> None:
        self._article = article
        self._analysis = analysis
        self._matcher = matcher
        self._names = names
        self._carrier = Carrier(article, analysis)
        self._references = References(article, analysis, matcher)
        self._bodies = [p.index for p in article.paragraphs if p.kind is ParagraphKind.BODY]
        self._heading: int | None = None
        self._heading_text = ""
        self._before: int | None = None
        self._hits = {
            index: matcher.hits(article.paragraphs[index].text, analysis.paragraphs[index].mentions)
            for index in self._bodies
        }
        self._telling = self._how_telling()
        self._cities = {
            hit.section
            for hits in self._hits.values()
            for hit in hits
            if hit.kind is ActorKind.PLACE and is_city(hit.canonical)
        }

    def _how_telling(self) -> Mapping[int, float]:
        """Return what a section's names are worth here: less where nearly all paragraphs have one.

        In an article about Syria, "Syria" says little about where a paragraph belongs.
        """
        if len(self._bodies) < _LONG:
            return {}
        spread = Counter(
            section for hits in self._hits.values() for section in {hit.section for hit in hits}
        )
        return {
            section: 1 - max(0.0, count / len(self._bodies) - _USUAL)
            for section, count in spread.items()
        }

    def placements(self) -> tuple[Placement | None, ...]:
        """Return the placement of each paragraph, None for what is not body text."""
        title = self._matcher.hits(self._article.title, self._analysis.title_mentions)
        self._references.note(title)
        title_scores = self._scores(title, ((0, len(self._article.title)),))
        self._before = _best(title_scores)
        is_short = len(self._bodies) <= _SHORT
        placed: list[Placement | None] = []
        for position, paragraph in enumerate(self._article.paragraphs):
            if paragraph.kind is ParagraphKind.HEADING:
                self._enter_heading(position)
            if paragraph.kind is ParagraphKind.BODY:
                placed.append(self._place_body(position, title_scores if is_short else {}))
            else:
                placed.append(None)
        return tuple(placed)

    def _enter_heading(self, position: int) -> None:
        text = self._article.paragraphs[position].text
        hits = self._matcher.hits(text, self._analysis.paragraphs[position].mentions)
        self._references.note(hits)
        folded = fold(text).strip(" :.")
        if folded in self._matcher.names:
            self._heading = self._matcher.names.index(folded)
        else:
            self._heading = _best(self._scores(hits, ((0, len(text)),)))
        self._heading_text = text
        self._before = self._heading
        self._carrier.forget()

    def _place_body(self, position: int, from_title: Mapping[int, float]) -> Placement:
        paragraph = self._article.paragraphs[position]
        found = self._analysis.paragraphs[position]
        hits = self._references.resolve(paragraph.text, found, self._hits[position], self._before)
        own = self._scores(hits, found.sentences)
        scores = {
            section: own.get(section, 0.0) + _TITLE * from_title.get(section, 0.0)
            for section in {*own, *from_title}
        }
        if self._is_lead(paragraph):
            section, why = self._place_lead(scores, hits, paragraph.text)
            now = _best(scores)
            placed_in = FRONT_PAGE
        else:
            section, why = self._place_other(position, scores, hits)
            now = section
            placed_in = ELSEWHERE
        self._carrier.follow(position, same=now == self._before, named=now in scores)
        self._before = now
        return Placement(section=placed_in if section is None else self._names[section], why=why)

    def _is_lead(self, paragraph: Paragraph) -> bool:
        return len(self._bodies) > _SHORT and paragraph.index == self._bodies[0]

    def _place_lead(
        self, scores: Mapping[int, float], hits: Sequence[Hit], text: str
    ) -> tuple[int | None, str]:
        """Return the lead's section, None for the front page, and why."""
        ranked = sorted(scores.values(), reverse=True)
        section = _best(scores)
        if section is None:
            return None, "the lead"
        if len(ranked) > 1 and ranked[1] >= _ABOUT_EQUAL * ranked[0]:
            return None, "the lead, about several sections"
        return section, _why(section, hits, text)

    def _place_other(
        self, position: int, scores: Mapping[int, float], hits: Sequence[Hit]
    ) -> tuple[int | None, str]:
        """Return the section of a paragraph after the lead, None for Elsewhere, and why."""
        text = self._article.paragraphs[position].text
        enough = {section: score for section, score in scores.items() if score >= _ENOUGH}
        if enough:
            for section, bonus in (
                (self._heading, _UNDER_HEADING),
                (self._before, _LEANING if leans_back(text) else _AS_BEFORE),
            ):
                if section is not None and (section in enough or bonus == _LEANING):
                    enough[section] = enough.get(section, 0.0) + bonus
            chosen = _best(enough)
            return chosen, _why(chosen, hits, text)
        under_heading = self._before == self._heading
        strays = self._before in self._matcher.topics and self._before not in scores
        if (
            self._before is None
            or (strays and not under_heading and not leans_back(text))
            or not self._carrier.carries(
                position, for_long=under_heading, of_city=self._before in self._cities
            )
        ):
            return None, ""
        return (
            self._before,
            f"under the heading {self._heading_text}" if under_heading else _CARRIED,
        )

    def _scores(
        self, hits: Sequence[Hit], sentences: Sequence[tuple[int, int]]
    ) -> dict[int, float]:
        """Return each section's share in a text, by where and how often it is spoken of."""
        scores: dict[int, float] = {}
        reached, bonus = -_EARLY, 1.0
        for hit in hits:
            number, start = _sentence_of(hit.start, sentences)
            if hit.weight > STRONG_SEED and not 0 <= hit.start - reached <= len(" and "):
                bonus = _prominence(hit.start - start)
            reached = hit.end
            worth = hit.weight * self._telling.get(hit.section, 1.0)
            worth *= 1.0 if number == 0 else _LATER_SENTENCE
            if hit.weight > STRONG_SEED:
                worth *= bonus
            scores[hit.section] = scores.get(hit.section, 0.0) + worth
        return scores


def _prominence(place: int) -> float:
    """Return how much a name counts by the character of its sentence where it begins."""
    if place <= _OPENING:
        return 1.6
    return 1.1 if place <= _EARLY else 0.9


def _why(section: int | None, hits: Sequence[Hit], text: str) -> str:
    of_section = [hit for hit in hits if hit.section == section]
    if not of_section:
        return _CARRIED
    return reason(max(of_section, key=lambda hit: hit.weight), text)


def _best(scores: Mapping[int, float]) -> int | None:
    """Return the section with the highest score, the earlier one of equals."""
    enough = [section for section, score in scores.items() if score >= _ENOUGH]
    return min(enough, key=lambda section: (-scores[section], section), default=None)


def _sentence_of(place: int, sentences: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Return the number and the start of the sentence that holds `place`."""
    for number, (start, end) in enumerate(sentences):
        if place < end:
            return number, start
    return len(sentences), place
