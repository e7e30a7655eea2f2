"""The sections of an edition: what stands in each, and what sums it up."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from briefing.analysis.actors.key_actors import rank
from briefing.analysis.sections.fit import SectionFit
from briefing.analysis.sections.placing import Placement, Plan, PlannedSection
from briefing.analysis.summaries.standing import Standing
from briefing.analysis.summaries.summary import Candidate, summarise
from briefing.edition.articles import Analysed
from briefing.edition.kept import Kept
from briefing.edition.quotable import bodies
from briefing.edition.stories import Stories
from briefing.model import (
    Actor,
    Article,
    ArticleAnalysis,
    ArticleId,
    CitedSentence,
    KnownActors,
    Section,
    SectionKind,
    SummaryLength,
)

SUMMARY_SIZES = {
    SummaryLength.SHORT: (3, 75),
    SummaryLength.MEDIUM: (5, 150),
    SummaryLength.LONG: (8, 240),
}
"""At most so many sentences, of at most so many words together."""
FEWEST_FRESH = 2
"""Where fewer sentences are fresh, the old ones may be quoted as well."""
MOST_READ = 100
"""So many articles of a section are read for its summary."""
_ABOUT_NOTHING = (SectionKind.FRONT, SectionKind.ELSEWHERE)
LEAD_PARAGRAPHS = 4
"""How many opening paragraphs of an article the front page may quote."""


class SectionPages:
    """The articles of one edition with their plan, from which each section is drawn."""

    def __init__(
        self,
        articles: Sequence[Analysed],
        plan: Plan,
        known: KnownActors,
        stories: Stories,
        kept: Kept,
        fresh_from: datetime | None,
        length: SummaryLength,
    ) -> None:
        self._articles = articles
        self._plan = plan
        self._size = SUMMARY_SIZES[length]
        self._told: set[tuple[ArticleId, int, int]] = set()
        """Article, paragraph and start of the sentences that a section before has quoted."""
        self._kept = kept
        about = [each.name for each in plan.sections if each.kind not in _ABOUT_NOTHING]
        self._fit = SectionFit(about, plan.matcher)
        self._known = known
        self._stories = stories
        self._fresh_from = fresh_from

    def section(self, planned: PlannedSection) -> Section:
        """One section, summed up."""
        is_front = planned.kind is SectionKind.FRONT
        paragraphs = self._leads() if is_front else self._placed_in(planned.name)
        members = [pair for pair in self._articles if pair[0].id in paragraphs]
        quotes = self._summary(planned.name, members, paragraphs)
        self._told.update((quote.article, quote.paragraph, quote.start) for quote in quotes)
        summary = self._cite(quotes)
        quoted = {sentence.article for sentence in summary}
        placed = self._placed_in(planned.name)
        articles = tuple(
            article.id
            for article, _ in members
            if not is_front or article.id in quoted or article.id in placed
        )
        return Section(
            name=planned.name,
            kind=planned.kind,
            summary=summary,
            actors=self._actors(members, paragraphs),
            articles=articles,
            stories=self._stories.foremost(articles) if is_front else self._stories.of(articles),
        )

    def _actors(
        self, members: Sequence[Analysed], paragraphs: Mapping[ArticleId, Collection[int]]
    ) -> tuple[Actor, ...]:
        read = tuple(tuple(paragraphs[article.id]) for article, _ in members)
        return self._kept.actors.of(
            (self._states(members), read),
            lambda: rank(members, paragraphs, self._known, worths=self._kept.worths_of),
        )

    def _states(self, members: Iterable[Analysed]) -> tuple[int, ...]:
        return tuple(map(self._kept.state, members))

    def _placed_in(self, name: str) -> Mapping[ArticleId, Collection[int]]:
        return {
            article.id: indexes
            for article, _ in self._articles
            if (indexes := _indexes(self._plan.placements[article.id], name))
        }

    def _leads(self) -> Mapping[ArticleId, Collection[int]]:
        return {
            article.id: indexes
            for article, _ in self._articles
            if (indexes := bodies(article)[:LEAD_PARAGRAPHS])
        }

    def _summary(
        self,
        name: str,
        members: Sequence[Analysed],
        paragraphs: Mapping[ArticleId, Collection[int]],
    ) -> tuple[Candidate, ...]:
        """The sentences of fresh reports; where they are too few, of all; or of any article.

        What gathers the news of others is quoted only where nothing else can be.
        """
        reports = [pair for pair in members if self._stories.is_report(pair[0].id)]
        fresh = [pair for pair in reports if self._is_fresh(pair[0])]
        summary: tuple[Candidate, ...] = ()
        for chosen in (fresh, reports, members):
            if len(summary) < FEWEST_FRESH:
                summary = self._summarise(name, self._foremost(chosen), paragraphs)
        return summary

    def _foremost(self, members: Sequence[Analysed]) -> Sequence[Analysed]:
        """Those that are read for the summary: of many, the ones of the most important stories."""
        if len(members) <= MOST_READ:
            return members
        rank = {
            story: place for place, story in enumerate(self._stories.of(a.id for a, _ in members))
        }
        by_story = sorted(members, key=lambda pair: rank[self._stories.story_of(pair[0].id)])
        kept = {article.id for article, _ in by_story[:MOST_READ]}
        return [pair for pair in members if pair[0].id in kept]

    def _summarise(
        self,
        name: str,
        members: Sequence[Analysed],
        paragraphs: Mapping[ArticleId, Collection[int]],
    ) -> tuple[Candidate, ...]:
        sentences = [
            sentence
            for article, found in members
            for sentence in self._sentences(name, article, found, paragraphs[article.id])
        ]
        length, budget_words = self._size
        depends_on = (
            self._size,
            self._states(members),
            tuple((s.article, s.position, s.fit, s.is_told, s.standing) for s in sentences),
        )
        return self._kept.summaries.of(
            depends_on, lambda: summarise(sentences, length=length, budget_words=budget_words)
        )

    def _sentences(
        self, name: str, article: Article, found: ArticleAnalysis, placed: Collection[int]
    ) -> Iterator[Candidate]:
        """The sentences of an article's paragraphs, as the section of this name sees them."""
        fit = self._fit.of(name, article, found, placed)
        for sentence in self._kept.quotable(article, found):
            if sentence.paragraph in placed:
                yield replace(
                    sentence,
                    fit=fit(sentence.paragraph, sentence.start, sentence.end) if fit else 1.0,
                    is_told=(article.id, sentence.paragraph, sentence.start) in self._told
                    or self._stories.gives_way(article.id, sentence.text),
                    standing=Standing.UNFIT
                    if self._stories.is_overtaken(article.id, sentence.text)
                    else sentence.standing,
                )

    def _is_fresh(self, article: Article) -> bool:
        return self._fresh_from is None or article.published >= self._fresh_from

    def _cite(self, summary: Sequence[Candidate]) -> tuple[CitedSentence, ...]:
        """The sentences with their sources, those of the articles with something new first."""
        new = [self._stories.is_new(s.article, s.text, s.mentions) for s in summary]
        telling = {s.article for s, is_new in zip(summary, new, strict=True) if is_new}
        in_order = sorted(
            zip(summary, new, strict=True), key=lambda pair: pair[0].article not in telling
        )
        numbers: dict[ArticleId, int] = {}
        return tuple(
            CitedSentence(
                text=sentence.text,
                article=sentence.article,
                paragraph=sentence.paragraph,
                start=sentence.start,
                end=sentence.end,
                citation=numbers.setdefault(sentence.article, len(numbers) + 1),
                new=is_new,
            )
            for sentence, is_new in in_order
        )


def _indexes(placements: Sequence[Placement | None], name: str) -> tuple[int, ...]:
    return tuple(
        index for index, placed in enumerate(placements) if placed and placed.section == name
    )
