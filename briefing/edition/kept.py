"""What was worked out for the edition before, so that what no article changed is not done again."""

from collections.abc import Callable, Hashable, Sequence
from functools import partial
from typing import Generic, TypeVar

from briefing.analysis.actors.key_actors import mention_worths
from briefing.analysis.sections.placed import Placed
from briefing.analysis.sections.placing import Placements
from briefing.analysis.stories.tolls import Report
from briefing.analysis.summaries.summary import Candidate
from briefing.edition.articles import Analysed
from briefing.edition.quotable import quotable
from briefing.model import (
    Actor,
    Article,
    ArticleAnalysis,
    ArticleId,
    BriefedArticle,
    ShownSentence,
    Story,
)

_Value = TypeVar("_Value")


class Kept:
    """What one edition leaves to the next."""

    def __init__(self) -> None:
        self.stories: OfTheLast[Story] = OfTheLast()
        self.all_of: OfTheLast[tuple[ShownSentence, ...]] = OfTheLast()
        """All that an article tells, where the reader has marked it read."""
        self.worths: OfTheLast[Sequence[float]] = OfTheLast()
        self.reports: OfTheLast[Report] = OfTheLast()
        self.actors: OfTheLast[tuple[Actor, ...]] = OfTheLast()
        """The key actors of a section, by its paragraphs."""
        self.summaries: OfTheLast[tuple[Candidate, ...]] = OfTheLast()
        """What is quoted of the sentences that a section may quote."""
        self._quotable: OfTheLast[tuple[Candidate, ...]] = OfTheLast()
        self.briefed: OfTheLast[BriefedArticle] = OfTheLast()
        """An article as it is shown, by where its paragraphs stand."""
        self.placed: Placed[Placements] = Placed()
        self._states: dict[ArticleId, int] = {}

    def begin(self) -> None:
        """Begin an edition: what the last one did not need is forgotten."""
        for each in vars(self).values():
            if isinstance(each, OfTheLast):
                each.begin()
        self._states.clear()

    def state(self, article: Analysed) -> int:
        """A number that is another one when anything of the article or of its actors is.

        Of no use in another process.
        """
        body, found = article
        if body.id not in self._states:
            names = [(m.canonical, m.kind) for each in found.paragraphs for m in each.mentions]
            names += [(m.canonical, m.kind) for m in found.title_mentions]
            self._states[body.id] = hash((body, *names))
        return self._states[body.id]

    def quotable(self, article: Article, found: ArticleAnalysis) -> tuple[Candidate, ...]:
        """Every sentence of an article's body, as it may be quoted."""
        state = self.state((article, found))
        return self._quotable.of(state, partial(quotable, article, found))

    def worths_of(self, article: Article, found: ArticleAnalysis) -> Sequence[float]:
        """What the mentions in an article's body are worth, in order."""
        state = self.state((article, found))
        return self.worths.of(state, partial(mention_worths, article, found))


class OfTheLast(Generic[_Value]):
    """Values by all they depend on, of this edition and the one before."""

    def __init__(self) -> None:
        self._before: dict[Hashable, _Value] = {}
        self._now: dict[Hashable, _Value] = {}

    def begin(self) -> None:
        """Begin an edition: what the last one did not need is forgotten."""
        self._before, self._now = self._now, {}

    def of(self, key: Hashable, make: Callable[[], _Value]) -> _Value:
        """Return the value of this key, made only where the last edition had none."""
        if key not in self._now:
            found = self._before.get(key)
            self._now[key] = make() if found is None else found
        return self._now[key]
