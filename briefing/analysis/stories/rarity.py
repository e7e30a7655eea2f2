"""How much each word of an article tells: the rarer it is in the news, the more."""

import math
from collections import Counter
from typing import NamedTuple

from briefing.analysis.stories.sketch import Sketch
from briefing.analysis.stories.terms import Term, is_common

_MOST_TERMS = 60
"""So many words stand for an article; the rest of a text tells little more."""
_UNSEEN_ARTICLES = 100
_UNSEEN_COMMON, _UNSEEN_RARE = 8.0, 0.5
"""How many of the articles never seen would have a common word, and any other."""
_FURNITURE, _FEW = 0.25, 4
"""A word of so large a part of an outlet's articles tells nothing, once there are more than few."""
_PLAIN = 0.6
"""No word like others tells more, however seldom it has been met."""


class Word(NamedTuple):
    """What a word does in one article."""

    share: float
    """Its part in what the article is about; the shares of an article make a unit vector."""
    telling: float
    """How much it proves that another article has it as well: 1 for a name not met before."""


class Rarity:
    """How rare words are among the articles met so far, and among each outlet's own."""

    def __init__(self) -> None:
        self._articles = 0
        self._with: Counter[str] = Counter()
        self._own_articles: Counter[str] = Counter()
        self._own_with: Counter[tuple[str, str]] = Counter()

    def meet(self, sketch: Sketch) -> None:
        """Count the words of one more article."""
        self._articles += 1
        self._own_articles[sketch.outlet] += 1
        self._with.update(term.word for term in sketch.terms)
        self._own_with.update((sketch.outlet, term.word) for term in sketch.terms)

    def weigh(self, sketch: Sketch) -> dict[str, Word]:
        """Return the words that stand for an article."""
        rarities = {term.word: self._rarity(term, sketch.outlet) for term in sketch.terms}
        weighed = [(term.weight * rarities[term.word], term) for term in sketch.terms]
        weighed.sort(key=lambda pair: (-pair[0], pair[1].word))
        del weighed[_MOST_TERMS:]
        length = math.sqrt(sum(weight**2 for weight, _ in weighed)) or 1.0
        return {
            term.word: Word(weight / length, self._telling(term, rarities[term.word]))
            for weight, term in weighed
        }

    def _rarity(self, term: Term, outlet: str) -> float:
        unseen = _UNSEEN_COMMON if is_common(term.word) else _UNSEEN_RARE
        frequency = (self._with[term.word] + unseen) / (self._articles + _UNSEEN_ARTICLES)
        own = self._own_with[outlet, term.word]
        if own > _FEW and own > _FURNITURE * self._own_articles[outlet]:
            return 0.0
        return -math.log(frequency)

    def _telling(self, term: Term, rarity: float) -> float:
        told = rarity / math.log(self._articles + _UNSEEN_ARTICLES)
        return min(_PLAIN, told) if term.is_plain else told
