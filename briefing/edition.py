"""From articles to an edition: the one place that knows the order of the analysis.

Everything here is pure: the same articles, wishes and moments give the same edition.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from briefing.analysis.actors.canonical import agree
from briefing.analysis.actors.key_actors import rank
from briefing.analysis.sections.fit import SectionFit
from briefing.analysis.sections.placing import Placement, Plan, PlannedSection, place
from briefing.analysis.summaries.summary import Candidate, candidates, summarise
from briefing.model import (
    Article,
    ArticleAnalysis,
    ArticleId,
    BriefedArticle,
    BriefedParagraph,
    CitedSentence,
    Correction,
    Edition,
    FeedStatus,
    KnownActors,
    ParagraphKind,
    Section,
    SectionKind,
    SummaryLength,
    WantedSection,
)

Analysed = tuple[Article, ArticleAnalysis]

SUMMARY_SIZES = {
    SummaryLength.SHORT: (3, 75),
    SummaryLength.MEDIUM: (5, 150),
    SummaryLength.LONG: (8, 240),
}
"""At most so many sentences, of at most so many words together."""
FEWEST_FRESH = 2
"""Where fewer sentences are fresh, the old ones may be quoted as well."""
LEAD_PARAGRAPHS = 4
"""How many opening paragraphs of an article the front page may quote."""


def make_edition(
    articles: Sequence[Analysed],
    *,
    wanted: Sequence[WantedSection],
    known: KnownActors,
    feeds: tuple[FeedStatus, ...],
    made_at: datetime,
    since: datetime | None,
    window: timedelta | None,
    summary: SummaryLength = SummaryLength.MEDIUM,
    corrections: Sequence[Correction] = (),
) -> Edition:
    """The briefing of these articles, newest first, as it stands at `made_at`.

    `since` is when the reader last looked: what was first seen after it is new. Articles older than
    `window` are summed up only where a section has nothing fresher to say. `corrections` are what
    the reader moved; they win over what is found here.
    """
    articles = agree(articles, known)
    plan = place(articles, wanted, corrections)
    fresh_from = made_at - window if window else None
    page = _Page(articles, plan, wanted, known, since, fresh_from, SUMMARY_SIZES[summary])
    return Edition(
        made_at=made_at,
        since=since,
        feeds=feeds,
        sections=tuple(page.section(planned) for planned in plan.sections),
        articles=tuple(_briefed(article, found, plan, since) for article, found in articles),
    )


def is_new(article: Article, since: datetime | None) -> bool:
    """Whether an article came in since the reader last looked; all did before the first look."""
    return since is None or article.first_seen > since


class _Page:
    """The articles of one edition with their plan, from which each section is drawn."""

    def __init__(
        self,
        articles: Sequence[Analysed],
        plan: Plan,
        wanted: Sequence[WantedSection],
        known: KnownActors,
        since: datetime | None,
        fresh_from: datetime | None,
        size: tuple[int, int],
    ) -> None:
        self._articles = articles
        self._plan = plan
        self._size = size
        self._told: set[tuple[ArticleId, int, int]] = set()
        """Article, paragraph and start of the sentences that a section before has quoted."""
        self._quotable: dict[ArticleId, tuple[Candidate, ...]] = {}
        self._fit = SectionFit(wanted or _wishes(plan), articles)
        self._known = known
        self._since = since
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
        return Section(
            name=planned.name,
            kind=planned.kind,
            summary=summary,
            actors=rank(members, paragraphs, self._known),
            articles=tuple(
                article.id
                for article, _ in members
                if not is_front or article.id in quoted or article.id in placed
            ),
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
            if (indexes := _body(article)[:LEAD_PARAGRAPHS])
        }

    def _summary(
        self,
        name: str,
        members: Sequence[Analysed],
        paragraphs: Mapping[ArticleId, Collection[int]],
    ) -> tuple[Candidate, ...]:
        fresh = [pair for pair in members if self._is_fresh(pair[0])]
        summary = self._summarise(name, fresh, paragraphs)
        if len(summary) < FEWEST_FRESH:
            summary = self._summarise(name, members, paragraphs)
        return summary

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
        return summarise(sentences, length=length, budget_words=budget_words)

    def _sentences(
        self, name: str, article: Article, found: ArticleAnalysis, placed: Collection[int]
    ) -> Iterator[Candidate]:
        """The sentences of an article's paragraphs, as the section of this name sees them."""
        if article.id not in self._quotable:
            self._quotable[article.id] = candidates(article, found, _body(article))
        fit = self._fit.of(name, article, found, placed)
        for sentence in self._quotable[article.id]:
            if sentence.paragraph in placed:
                yield replace(
                    sentence,
                    fit=fit(sentence.paragraph, sentence.start, sentence.end) if fit else 1.0,
                    is_told=(article.id, sentence.paragraph, sentence.start) in self._told,
                )

    def _is_fresh(self, article: Article) -> bool:
        return self._fresh_from is None or article.published >= self._fresh_from

    def _cite(self, summary: Iterable[Candidate]) -> tuple[CitedSentence, ...]:
        seen = {article.id: is_new(article, self._since) for article, _ in self._articles}
        numbers: dict[ArticleId, int] = {}
        return tuple(
            CitedSentence(
                text=sentence.text,
                article=sentence.article,
                paragraph=sentence.paragraph,
                start=sentence.start,
                end=sentence.end,
                citation=numbers.setdefault(sentence.article, len(numbers) + 1),
                new=seen[sentence.article],
            )
            for sentence in summary
        )


def _wishes(plan: Plan) -> tuple[WantedSection, ...]:
    """The sections the program found, as the wishes they answer: each is named by its actors."""
    return tuple(
        WantedSection(name=planned.name, about=tuple(planned.name.split(" and ")))
        for planned in plan.sections
        if planned.kind is SectionKind.FOUND
    )


def _indexes(placements: Sequence[Placement | None], name: str) -> tuple[int, ...]:
    return tuple(
        index for index, placed in enumerate(placements) if placed and placed.section == name
    )


def _body(article: Article) -> tuple[int, ...]:
    return tuple(p.index for p in article.paragraphs if p.kind is ParagraphKind.BODY)


def _briefed(
    article: Article, found: ArticleAnalysis, plan: Plan, since: datetime | None
) -> BriefedArticle:
    return brief_article(article, found, plan.placements[article.id], new=is_new(article, since))


def brief_article(
    article: Article,
    found: ArticleAnalysis,
    placements: Sequence[Placement | None],
    *,
    new: bool,
) -> BriefedArticle:
    """An article with its mentions and, for each paragraph, where it is placed."""
    return BriefedArticle(
        id=article.id,
        feed=article.feed,
        title=article.title or _first_sentence(article, found),
        url=article.url,
        outlet=article.outlet,
        published=article.published,
        read=article.read,
        starred=article.starred,
        new=new,
        title_mentions=found.title_mentions,
        paragraphs=tuple(
            BriefedParagraph(
                index=paragraph.index,
                kind=paragraph.kind,
                text=paragraph.text,
                section=placed.section if placed else None,
                why=placed.why if placed else "",
                mentions=analysed.mentions,
            )
            for paragraph, analysed, placed in zip(
                article.paragraphs, found.paragraphs, placements, strict=True
            )
        ),
    )


def _first_sentence(article: Article, found: ArticleAnalysis) -> str:
    """What stands for a title in a feed without titles: its first sentence, verbatim."""
    for paragraph, analysed in zip(article.paragraphs, found.paragraphs, strict=True):
        if paragraph.kind is ParagraphKind.BODY and analysed.sentences:
            start, end = analysed.sentences[0]
            return paragraph.text[start:end]
    return article.url
