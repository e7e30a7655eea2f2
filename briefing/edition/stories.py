"""The stories of an edition: what each is, told once."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial

from briefing.analysis.actors.key_actors import rank
from briefing.analysis.of_the_last import mark
from briefing.analysis.stories.article_forms import ArticleForm
from briefing.analysis.stories.importance import Importance, importance, in_order
from briefing.analysis.stories.novelty import Memory, sentence_key, shown_sentence
from briefing.analysis.stories.origins import first_printed, origins, same_texts
from briefing.analysis.stories.sketch import Sketch
from briefing.analysis.stories.tolls import Report, is_overtaken, report, tolls
from briefing.analysis.stories.why_grouped import in_words, reasons
from briefing.edition.articles import Analysed, is_new, title_of
from briefing.edition.kept import Kept
from briefing.edition.telling import Telling, sentences
from briefing.model import (
    Actor,
    Article,
    ArticleAnalysis,
    ArticleId,
    FeedStatus,
    KnownActors,
    Mention,
    ShownSentence,
    Story,
    StoryGroup,
    StoryId,
    Together,
    Wishes,
)

FOREMOST = 12
"""So many stories stand on the front page, besides those it quotes."""
CLOSELY_READ = 300
"""So many of the most important stories are read for disputes though only one article tells them;
those that several tell always are."""


class Stories:
    """The stories of the articles of one edition.

    What is new is what `shown` does not tell; where it is None, nothing was ever kept, and what
    came in after `since` is new.
    """

    def __init__(
        self,
        articles: Sequence[Analysed],
        sketches: Mapping[ArticleId, Sketch],
        groups: Iterable[StoryGroup],
        *,
        known: KnownActors,
        feeds: Sequence[FeedStatus],
        kept: Kept,
        made_at: datetime,
        since: datetime | None,
        shown: Collection[ShownSentence] | None,
        wishes: Wishes,
    ) -> None:
        self._analysed = {article.id: (article, found) for article, found in articles}
        self._sketches = sketches
        self._known = known
        self._kept = kept
        self._tags = {feed.url: feed.tags for feed in feeds}
        self._made_at = made_at
        self._since = since
        self._wishes = wishes
        everything = tuple(groups)
        self._story_of = {
            article: group.id
            for group in everything
            for article in (*group.articles, *group.asides)
        }
        self._groups = tuple(filter(None, map(self._here, everything)))
        self._going_on = {
            self._story_of[article.id] for article, _ in articles if is_new(article, since)
        }
        self._shown = None if shown is None else self._by_story(shown)
        self._told_keys = {s.key for told in (self._shown or {}).values() for s in told}
        self._memories = {story: Memory(told) for story, told in (self._shown or {}).items()}
        self._printed: dict[ArticleId, datetime] = {}
        """When a text was first printed, in stories with tolls."""
        self._reports = {
            group.id: tuple(self._reports_of(group.articles))
            for group in self._groups
            if len(group.articles) > 1
        }
        self._bearing: dict[ArticleId, tuple[Sequence[int], int]] = {}
        self._weights = {group.id: self._weigh(group) for group in self._groups}
        self._common = mark(known, self._tags, wishes, shown is None and since)
        """What every story depends on besides its articles."""

    def told(self) -> tuple[Story, ...]:
        """Every story, the most important first."""
        by_weight = sorted(
            self._groups, key=lambda group: (-self._weights[group.id].score, group.id)
        )
        return tuple(
            self._told(group, is_foremost=place < CLOSELY_READ)
            for place, group in enumerate(by_weight)
        )

    def story_of(self, article: ArticleId) -> StoryId:
        """The story an article of the edition is in."""
        return self._story_of[article]

    def of(self, articles: Iterable[ArticleId]) -> tuple[StoryId, ...]:
        """The stories of these articles, the most important first."""
        found = dict.fromkeys(self._story_of[article] for article in articles)
        return tuple(weight.story for weight in in_order(self._weights[id] for id in found))

    def foremost(self, articles: Iterable[ArticleId]) -> tuple[StoryId, ...]:
        """The most important stories of all, and after them those of these articles."""
        first = [weight.story for weight in in_order(self._weights.values())[:FOREMOST]]
        return tuple(dict.fromkeys((*first, *self.of(articles))))

    def is_new(self, article: ArticleId, text: str, mentions: Iterable[Mention]) -> bool:
        """Whether a sentence of an article tells this reader something."""
        if self._shown is None:
            return is_new(self._analysed[article][0], self._since)
        memory = self._memories.get(self._story_of[article])
        return memory is None or memory.is_new(text, mentions)

    def gives_way(self, article: ArticleId, text: str) -> bool:
        """Whether this reader was shown the sentence, and its story has gone on since."""
        return self._story_of[article] in self._going_on and sentence_key(text) in self._told_keys

    def is_report(self, article: ArticleId) -> bool:
        """Whether an article tells one piece of news, and is no live page, opinion or round-up."""
        return self._sketches[article].form is ArticleForm.NEWS

    def is_overtaken(self, article: ArticleId, text: str) -> bool:
        """Whether a report of its story knows better how many are dead or injured."""
        reports = self._reports.get(self._story_of[article])
        if reports is None:
            return False
        printed = self._printed.get(article, self._analysed[article][0].published)
        return is_overtaken(tolls(text, printed), printed, reports)

    def bearing_on(self, article: ArticleId) -> tuple[Sequence[int], int]:
        """What `gives_way` and `is_overtaken` make of an article's sentences.

        Which of them give way, by their numbers, and a number for the tolls of its story.
        """
        if article not in self._bearing:
            story, own = self._story_of[article], self._analysed[article]
            may_give_way = self._told_keys and story in self._going_on
            given_way = [
                each.position
                for each in (self._kept.quotable(*own) if may_give_way else ())
                if self.gives_way(article, each.text)
            ]
            tolls = mark(self._reports.get(story), self._printed.get(article))
            self._bearing[article] = given_way, tolls
        return self._bearing[article]

    def _reports_of(self, articles: Sequence[ArticleId]) -> Iterable[Report]:
        """The tolls of a story's articles, each as of when its text was first printed."""
        reports = [self._report(self._analysed[id]) for id in articles]
        if not any(each.tolls for each in reports):
            return reports
        texts = same_texts([self._sketches[id].text for id in articles])
        published = {id: self._analysed[id][0].published for id in articles}
        self._printed.update(first_printed(texts, published))
        return (
            replace(each, published=self._printed[id])
            for id, each in zip(articles, reports, strict=True)
        )

    def _report(self, analysed: Analysed) -> Report:
        return self._kept.reports.of(self._kept.state(analysed), partial(_report, *analysed))

    def _here(self, group: StoryGroup) -> StoryGroup | None:
        """The story as far as the edition holds its articles, the newest first."""
        articles, asides = self._newest(group.articles), self._newest(group.asides)
        if not (articles or asides):
            return None
        return replace(group, articles=articles or asides, asides=asides if articles else ())

    def _newest(self, articles: Iterable[ArticleId]) -> tuple[ArticleId, ...]:
        here = [article for article in articles if article in self._analysed]
        return tuple(sorted(here, key=lambda id: self._analysed[id][0].published, reverse=True))

    def _by_story(
        self, shown: Iterable[ShownSentence]
    ) -> Mapping[StoryId, Sequence[ShownSentence]]:
        """What the reader was shown of each story; of an article marked as read, all of it."""
        told: defaultdict[StoryId, list[ShownSentence]] = defaultdict(list)
        for sentence in shown:
            if sentence.article in self._story_of:
                told[self._story_of[sentence.article]].append(sentence)
        for analysed in self._analysed.values():
            if analysed[0].read:
                told[self._story_of[analysed[0].id]] += self._kept.all_of.of(
                    self._kept.state(analysed), partial(_all_of, *analysed)
                )
        return told

    def _weigh(self, group: StoryGroup) -> Importance:
        sketches = [self._sketches[article] for article in group.articles]
        return importance(
            group.id,
            sketches,
            now=self._made_at,
            watched=self._known.watch,
            reports=self._reports.get(group.id),
        )

    def _told(self, group: StoryGroup, *, is_foremost: bool) -> Story:
        weight = self._weights[group.id]
        is_closely_read = is_foremost or len(group.articles) > 1
        depends_on = mark(
            weight.headline,
            is_closely_read,
            self._common,
            sorted({(each.key, each.facts) for each in (self._shown or {}).get(group.id, ())}),
            [self._kept.state(self._analysed[id]) for id in group.articles],
            [self._kept.state(self._analysed[id]) for id in group.asides],
        )
        told = self._kept.stories.of(
            (group.id, depends_on), lambda: self._tell(group, weight, is_closely_read)
        )
        return replace(told, score=weight.score, reasons=weight.reasons)

    def _tell(self, group: StoryGroup, weight: Importance, is_closely_read: bool) -> Story:
        everything = (*group.articles, *group.asides)
        reports = [self._analysed[id] for id in group.articles]
        texts = [self._sketches[id].text for id in group.articles]
        citations = {id: number for number, id in enumerate(everything, 1)}
        telling = Telling(
            reports, same_texts(texts), citations, self._tags, self._kept.quotable, self.is_new,
            self._reports.get(group.id, ()),
        )  # fmt: skip
        new, folded = telling.counts((self._shown or {}).get(group.id, ()))
        return Story(
            id=group.id,
            headline=title_of(*self._analysed[weight.headline]),
            headline_article=weight.headline,
            articles=group.articles,
            asides=group.asides,
            origins=origins(texts),
            outlets=tuple(dict.fromkeys(article.outlet for article, _ in reports)),
            updated=reports[0][0].published,
            brief=telling.brief(),
            actors=self._actors(reports) if len(reports) > 1 else (),
            claims=telling.claims(),
            disputes=telling.disputes() if is_closely_read else (),
            timeline=telling.timeline(),
            coverage=telling.coverage(),
            together=self._together(everything),
            new=new,
            folded=folded,
        )

    def _actors(self, reports: Sequence[Analysed]) -> tuple[Actor, ...]:
        return rank(reports, None, self._known, worths=self._kept.worths_of)

    def _together(self, articles: Sequence[ArticleId]) -> tuple[Together, ...]:
        shared = reasons([self._sketches[id] for id in articles], self._wishes.keep_together)
        return tuple(
            Together(article=id, why=in_words(shared[id]), is_wish=shared[id].is_wish)
            for id in articles
            if id in shared
        )


def _report(article: Article, found: ArticleAnalysis) -> Report:
    first = next((text for text, _ in sentences(article, found)), "")
    return report(article.published, article.title, first)


def _all_of(article: Article, found: ArticleAnalysis) -> tuple[ShownSentence, ...]:
    return tuple(
        shown_sentence(article.id, text, mentions) for text, mentions in sentences(article, found)
    )
