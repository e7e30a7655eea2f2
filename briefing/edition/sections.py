"""The sections of an edition: what stands in each, and what sums it up."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial

from briefing.analysis.actors.key_actors import rank
from briefing.analysis.of_the_last import mark
from briefing.analysis.sections.fit import SectionFit
from briefing.analysis.sections.placer import Placement
from briefing.analysis.sections.placing import Plan, PlannedSection
from briefing.analysis.summaries.standing import Standing
from briefing.analysis.summaries.summary import Candidate, summarise
from briefing.analysis.text.inside import mentions_inside
from briefing.edition.articles import Analysed
from briefing.edition.kept import Kept, Quote
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
        self._by_id = {pair[0].id: pair for pair in articles}
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
            actors=self._actors(planned.name, members, paragraphs),
            articles=articles,
            stories=self._stories.foremost(articles) if is_front else self._stories.of(articles),
        )

    def _actors(
        self,
        name: str,
        members: Sequence[Analysed],
        paragraphs: Mapping[ArticleId, Collection[int]],
    ) -> tuple[Actor, ...]:
        depends_on = mark([(self._kept.state(pair), [*paragraphs[pair[0].id]]) for pair in members])
        return self._kept.actors.of(
            (name, depends_on),
            lambda: rank(members, paragraphs, self._known, worths=self._kept.worths_of),
        )

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
    ) -> tuple[Quote, ...]:
        """The sentences of fresh reports; where they are too few, of all; or of any article.

        What gathers the news of others is quoted only where nothing else can be.
        """
        reports = [pair for pair in members if self._stories.is_report(pair[0].id)]
        fresh = [pair for pair in reports if self._is_fresh(pair[0])]
        summary: tuple[Quote, ...] = ()
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
    ) -> tuple[Quote, ...]:
        chosen = {article.id: [*paragraphs[article.id]] for article, _ in members}
        depends_on = mark(
            self._size,
            [
                (self._kept.placed.depends_on[id], own, self._stories.bearing_on(id))
                for id, own in chosen.items()
            ],
            sorted(told for told in self._told if told[0] in chosen),
        )
        return self._kept.summaries.of(
            (name, depends_on), partial(self._choose, name, members, chosen)
        )

    def _choose(
        self, name: str, members: Sequence[Analysed], paragraphs: Mapping[ArticleId, Sequence[int]]
    ) -> tuple[Quote, ...]:
        sentences = [
            sentence
            for article, found in members
            for sentence in self._sentences(name, article, found, paragraphs[article.id])
        ]
        length, budget_words = self._size
        chosen = summarise(sentences, length=length, budget_words=budget_words)
        return tuple(Quote(s.article, s.paragraph, s.start, s.end) for s in chosen)

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

    def _cite(self, quotes: Iterable[Quote]) -> tuple[CitedSentence, ...]:
        """The sentences with their sources, those of the articles with something new first."""
        read = [(quote, *self._read(quote)) for quote in quotes]
        telling = {quote.article for quote, _, is_new in read if is_new}
        numbers: dict[ArticleId, int] = {}
        return tuple(
            CitedSentence(
                text=text,
                article=quote.article,
                paragraph=quote.paragraph,
                start=quote.start,
                end=quote.end,
                citation=numbers.setdefault(quote.article, len(numbers) + 1),
                new=is_new,
            )
            for quote, text, is_new in sorted(read, key=lambda each: each[0].article not in telling)
        )

    def _read(self, quote: Quote) -> tuple[str, bool]:
        """The words of a quote, and whether they tell this reader something."""
        article, found = self._by_id[quote.article]
        text = article.paragraphs[quote.paragraph].text[quote.start : quote.end]
        mentions = found.paragraphs[quote.paragraph].mentions
        inside = mentions_inside(mentions, quote.start, quote.end)
        return text, self._stories.is_new(quote.article, text, inside)


def _indexes(placements: Sequence[Placement | None], name: str) -> tuple[int, ...]:
    return tuple(
        index for index, placed in enumerate(placements) if placed and placed.section == name
    )
