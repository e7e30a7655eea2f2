"""How rare each word is among the articles met so far: the rarer, the more it tells."""

import math
from collections import Counter, defaultdict

from briefing.analysis.lexicon import lexicon
from briefing.analysis.memo import memo
from briefing.analysis.stories.sketch import Sketch
from briefing.analysis.stories.terms import is_common
from briefing.model import ArticleId

_MOST_TERMS = 60
"""So many words stand for an article; the rest of a text tells little more."""
_UNSEEN_ARTICLES, _UNSEEN_OWN = 100, 20
"""So many articles never seen are thought of beside all that were met, and beside one outlet's."""
_UNSEEN_COMMON, _UNSEEN_RARE = 8.0, 0.5
"""How many of the articles never seen would have a common word, and any other."""
_UNSEEN_MOST_FREQUENT, _UNSEEN_FREQUENT = 3.0, 0.8
"""How many would have a word that English has everywhere ("dog", "missing"): on the first day only
two articles have it, and it is not theirs alone."""
_FURNITURE, _FEW = 0.25, 4
"""A word of so large a part of an outlet's articles tells nothing, once there are more than few."""
_EVERYWHERE = 0.5
"""A word of so large a part of all articles proves nothing, once there are more than few."""
_MOSTLY = 2
"""The power to which it counts how large a part of those who have a word are in company."""


class _Logarithms(dict[int, float]):
    """Of how many articles have a word, those never seen included; each worked out once."""

    def __init__(self, unseen: float) -> None:
        super().__init__()
        self._unseen = unseen

    def __missing__(self, n_having: int) -> float:
        found = self[n_having] = math.log(n_having + self._unseen)
        return found


_COMMON, _RARE = _Logarithms(_UNSEEN_COMMON), _Logarithms(_UNSEEN_RARE)


class Rarity:
    """How rare words are among the articles met so far, and among each outlet's own."""

    def __init__(self) -> None:
        self.extent = math.log(_UNSEEN_ARTICLES)
        """The logarithm of how many articles there are, those never seen included."""
        self._met: set[ArticleId] = set()
        self._with: Counter[str] = Counter()
        self._own_articles: Counter[str] = Counter()
        self._own_with: defaultdict[str, Counter[str]] = defaultdict(Counter)

    def meet(self, sketch: Sketch) -> None:
        """Count the words of one more article, once."""
        if sketch.article in self._met:
            return
        self._met.add(sketch.article)
        words = sketch.terms.words
        self._own_articles[sketch.outlet] += 1
        self._with.update(words)
        self._own_with[sketch.outlet].update(words)
        self.extent = math.log(len(self._met) + _UNSEEN_ARTICLES)

    def weigh(self, sketch: Sketch) -> dict[str, float]:
        """Return the words that stand for an article and their parts in what it is about.

        The parts of an article make a unit vector.
        """
        own = self._own_with[sketch.outlet]
        most = max(_FEW, _FURNITURE * self._own_articles[sketch.outlet])
        extent = self.extent
        having = self._with
        weighed = [
            (-weight * (extent - (_COMMON if is_common(word) else _RARE)[having[word]]), word)
            for word, weight in zip(sketch.terms.words, sketch.terms.weights, strict=True)
            if own[word] <= most
        ]
        weighed.sort()
        del weighed[_MOST_TERMS:]
        length = math.sqrt(sum(weight**2 for weight, _ in weighed)) or 1.0
        return {word: -weight / length for weight, word in weighed}

    def alone(
        self, word: str, within: int, company: int, outlet: str | None, *, is_foreign: bool
    ) -> float:
        """Return how nearly a word is only in `within` articles: 1 if nobody else has it, or less.

        Of the others, `company` may tell of the same event: where most who have a word do, it is
        a word of that event; where few do, it is one of all the news.
        Of articles of one outlet only, `outlet` is that one: what it writes again and again is no
        word of theirs alone.
        """
        unseen = _UNSEEN_COMMON if is_foreign or is_common(word) else _unseen_with(word)
        others: float = max(0, self._with[word] - within)
        if company and others:
            others -= others * min(1.0, company / others) ** _MOSTLY
        if others > max(_FEW, _EVERYWHERE * len(self._met)):
            return 0.0
        alone = 1 - math.log1p(others + unseen) / self.extent
        if outlet is not None:
            own = max(0, self._own_with[outlet][word] - within)
            alone = min(
                alone, 1 - math.log1p(own) / math.log(self._own_articles[outlet] + _UNSEEN_OWN)
            )
        return max(0.0, alone)


@memo(65_536)
def _unseen_with(word: str) -> float:
    """Return how many of the articles never seen would have a word that is in all sorts of texts.

    Of wordfreq 3.1's frequencies in articles of 300 words, 2 to 5 in a hundred have a word of
    SCOWL's size 10, 2 to 4 in a thousand one of size 20.
    """
    frequent = lexicon().frequent
    if f"{word}*" in frequent:
        return _UNSEEN_MOST_FREQUENT
    return _UNSEEN_FREQUENT if word in frequent else 0.0
