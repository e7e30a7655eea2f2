"""What was worked out for the edition before, so that what no article changed is not done again."""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from briefing.analysis.actors.key_actors import mention_worths
from briefing.analysis.of_the_last import OfTheLast, state
from briefing.analysis.sections.placed import Placed
from briefing.analysis.sections.placer import Placements
from briefing.analysis.stories.tolls import Report
from briefing.analysis.summaries.summary import Candidate
from briefing.edition.articles import Analysed
from briefing.edition.quotable import quotable
from briefing.model import (
    Actor,
    Article,
    ArticleAnalysis,
    ArticleId,
    BriefedParagraph,
    ShownSentence,
    Story,
    StoryId,
)


class Quote(NamedTuple):
    """Where a sentence stands that is quoted."""

    article: ArticleId
    paragraph: int
    start: int
    end: int


class Kept:
    """What one edition leaves to the next."""

    def __init__(self) -> None:
        self.stories: OfTheLast[tuple[StoryId, int], Story] = OfTheLast()
        """By a number for all that they depend on."""
        self.all_of: OfTheLast[int, tuple[ShownSentence, ...]] = OfTheLast()
        """All that an article tells, where the reader has marked it read."""
        self.worths: OfTheLast[int, Sequence[float]] = OfTheLast()
        self.reports: OfTheLast[int, Report] = OfTheLast()
        self.actors: OfTheLast[tuple[str, int], tuple[Actor, ...]] = OfTheLast()
        """The key actors of a section, by a number for its paragraphs."""
        self.summaries: OfTheLast[tuple[str, int], tuple[Quote, ...]] = OfTheLast()
        """What a section quotes, by a number for what it may quote."""
        self._quotable: OfTheLast[int, tuple[Candidate, ...]] = OfTheLast()
        self.paragraphs: OfTheLast[tuple[ArticleId, int], Sequence[BriefedParagraph]] = OfTheLast()
        """An article's text as it is shown, by a number for it and where its paragraphs stand."""
        self.placed: Placed[Placements] = Placed(lambda *article: self.state(article))
        self._states: dict[ArticleId, int] = {}

    def begin(self) -> None:
        """Begin an edition: what the last one did not need is forgotten."""
        for each in vars(self).values():
            if isinstance(each, OfTheLast):
                each.begin()
        self._states.clear()

    def state(self, article: Analysed) -> int:
        """A number that is another one when anything of the article or of its actors is."""
        body, _ = article
        if body.id not in self._states:
            self._states[body.id] = state(*article)
        return self._states[body.id]

    def quotable(self, article: Article, found: ArticleAnalysis) -> tuple[Candidate, ...]:
        """Every sentence of an article's body, as it may be quoted."""
        state = self.state((article, found))
        return self._quotable.of(state, partial(quotable, article, found))

    def worths_of(self, article: Article, found: ArticleAnalysis) -> Sequence[float]:
        """What the mentions in an article's body are worth, in order."""
        state = self.state((article, found))
        return self.worths.of(state, partial(mention_worths, article, found))
