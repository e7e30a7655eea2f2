"""How much of the news a sentence tells: by itself, and beside those already chosen.

A word weighs by how often it is said and by how many outlets say it, less where nearly every
article says it. A sentence is worth what its place, its actors and the titles give it; each one
chosen has told its words, so that what only says them again is worth less.
"""

import heapq
import math
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from briefing.analysis.stories.tolls import DEAD, Tolls, tolls
from briefing.analysis.text.stems import fold_word, remembered, stem, word_set, words_of
from briefing.model import ArticleId

if TYPE_CHECKING:
    from briefing.analysis.summaries.summary import Candidate

_PLACE, _FADE = 1.5, 0.15
"""What the first place in an article is worth, and how fast that wears off."""
_IN_TITLE, _IN_OTHER_TITLES = 1.0, 0.5
_ACTORS, _NUMBERS, _TOLL, _SPEECH = 0.4, 0.15, 0.5, -0.3
_PAST = -1.0
"""What it is worth to begin with another year. Like the toll it counts only beside other articles:
one alone tells both where they belong."""
_LENGTH, _SHORTISH, _LONGISH = 0.4, 12, 18
_FRESH, _NEWER, _FIT, _TOLD_BEFORE = 1.0, 0.5, 1.0, -1.0
"""Freshness by days, and by how many of the articles are older."""
_TELLS_MORE, _EVENER = 3.0, 20
"""What telling all the heavy words is worth; so many words added make long and short more even."""
_OTHER_OUTLET = 0.2
_OTHER_ARTICLE, _MANY_ARTICLES = 0.15, 64
"""What another article adds, for each doubling of how many there are, up to so many."""
_SAME, _SAME_TOLL = 0.4, 0.2
"""A sentence that shares this much of its words with a chosen one repeats it; so much is enough
where both say how many are dead."""
_VOTES, _MOST_VOTES = 2.0, 4
_HEAVY = 25
"""So many of the heaviest words are taken for the whole of the news."""
_SAID_ONCE = 0.2
_DIGIT = re.compile(r"\d")
_BEGINS_IN_YEAR = re.compile(r"(?:In|Since|By|Until|Between)(?: \w+)? (?P<year>(?:19|20)\d\d)\b")
_STOP = word_set(
    "a an the and or but if of at by for with about against between into through during before "
    "after above below to from up down in out on off over under again further then once here there "
    "when where why how all any both each few more most other some such no nor not only own same "
    "so than too very can will just should now is are was were be been being have has had having "
    "do does did doing would could may might must shall i me my we our your you he him his she "
    "her it its they them their what which who whom this that these those am as until while "
    "because also s t said says say told according new one two first last year years day days week "
    "people made make get got us mr mrs ms "
)

_NOTHING = frozenset(("",))


def content(text: str) -> frozenset[str]:
    """Return the stems of the words that carry meaning."""
    return frozenset(map(_meaning, words_of(text))) - _NOTHING


@remembered
def _meaning(word: str) -> str:
    """Return the stem of a word that carries meaning; empty for any other."""
    folded = fold_word(word)
    return stem(folded) if folded not in _STOP and len(folded) > 1 else ""


class Weighing:
    """The sentences of one section, by their numbers."""

    def __init__(self, sentences: Sequence["Candidate"]) -> None:
        self._sentences = sentences
        self._stems = [content(sentence.text) for sentence in sentences]
        self._weights = _word_weights(sentences, self._stems)
        self._whole = sum(heapq.nlargest(_HEAVY, self._weights.values())) or 1.0
        self._tolls = [tolls(sentence.text, sentence.published) for sentence in sentences]
        self._worth = self._worths()
        n_articles = len({sentence.article for sentence in sentences})
        self._other_article = _OTHER_ARTICLE * math.log2(min(max(n_articles, 1), _MANY_ARTICLES))

    def best(self, left: Iterable[int], chosen: Sequence[int]) -> int:
        """Return which of `left` tells most beside those chosen; of equals, the first."""
        told = frozenset[str]().union(*(self._stems[number] for number in chosen))
        sources = {self._sentences[number].article for number in chosen}
        outlets = {self._sentences[number].outlet for number in chosen}
        return max(left, key=lambda number: self._gain(number, told, sources, outlets))

    def repeats(self, number: int, other: int) -> bool:
        """Whether a sentence says what another one says: the sooner if it is the same toll."""
        one, two = self._stems[number], self._stems[other]
        shared = len(one & two) / (min(len(one), len(two)) or 1)
        if shared < _SAME_TOLL:
            return False
        told, known = self._tolls[number], self._tolls[other]
        if any(count > known.get(fate, 0.0) for fate, count in told.items()):
            return False
        return shared >= (_SAME_TOLL if told else _SAME)

    def _gain(
        self,
        number: int,
        told: Collection[str],
        sources: Collection[ArticleId],
        outlets: Collection[str],
    ) -> float:
        untold = sum(self._weights[word] for word in self._stems[number] if word not in told)
        evened = 2 * _EVENER / (_EVENER + self._sentences[number].words)
        adds_article = bool(sources) and self._sentences[number].article not in sources
        adds_outlet = bool(outlets) and self._sentences[number].outlet not in outlets
        return (
            self._worth[number]
            + _TELLS_MORE * untold / self._whole * evened
            + self._other_article * adds_article
            + _OTHER_OUTLET * adds_outlet
        )

    def _worths(self) -> list[float]:
        titles = _Titles(self._sentences)
        actors = Counter(name for sentence in self._sentences for name in _named(sentence))
        top = max(actors.values(), default=1)
        published = {each.article: each.published for each in self._sentences}
        dates = sorted(published.values())
        toll, past = (_TOLL, _PAST) if len(published) > 1 else (0.0, 0.0)
        worths = []
        each = zip(self._sentences, self._stems, self._tolls, strict=True)
        for sentence, stems, told in each:
            age_days = (dates[-1] - sentence.published).total_seconds() / 86_400
            worths.append(
                _PLACE / (1 + _FADE * sentence.position)
                + _IN_TITLE * titles.own(sentence, stems)
                + _IN_OTHER_TITLES * titles.others(sentence, stems)
                + _ACTORS * min(1.0, sum(actors[name] for name in _named(sentence)) / (2 * top))
                + _NUMBERS * (_DIGIT.search(sentence.text) is not None)
                + toll * _share(told)
                + _SPEECH * sentence.is_speech
                + past * _looks_back(sentence)
                + _LENGTH * _length_worth(sentence.words)
                + _FRESH * 0.5**age_days
                + _NEWER * bisect_left(dates, sentence.published) / len(dates)
                + _FIT * sentence.fit
                + _TOLD_BEFORE * sentence.is_told
            )
        return worths


class _Titles:
    """What the titles have in common with a sentence; of several of one outlet the nearest."""

    def __init__(self, sentences: Sequence["Candidate"]) -> None:
        self._titles = {each.article: content(each.title) for each in sentences}
        self._outlets = {each.article: each.outlet for each in sentences}
        self._others = len(set(self._outlets.values())) - 1
        self._with: defaultdict[str, list[ArticleId]] = defaultdict(list)
        for article, words in self._titles.items():
            for word in words:
                self._with[word].append(article)

    def own(self, sentence: "Candidate", stems: Collection[str]) -> float:
        title = self._titles[sentence.article]
        return len(title.intersection(stems)) / len(title) if title else 0.0

    def others(self, sentence: "Candidate", stems: Collection[str]) -> float:
        if not self._others:
            return 0.0
        shared = Counter(article for word in stems for article in self._with.get(word, ()))
        nearest: dict[str, float] = {}
        for article, count in shared.items():
            outlet = self._outlets[article]
            if outlet != sentence.outlet:
                share = count / len(self._titles[article])
                nearest[outlet] = max(share, nearest.get(outlet, 0.0))
        return sum(nearest.values()) / self._others


def _looks_back(sentence: "Candidate") -> bool:
    begins = _BEGINS_IN_YEAR.match(sentence.text)
    return begins is not None and begins["year"] != str(sentence.published.year)


def _share(told: Tolls) -> float:
    """How many are dead counts in full, how many are injured half."""
    return 1.0 if DEAD in told else 0.5 * bool(told)


def _length_worth(n_words: int) -> float:
    """Return 1 for a sentence of a good length, less for a shorter or longer one."""
    return min(1.0, n_words / _SHORTISH, _LONGISH / n_words) if n_words else 0.0


def _named(sentence: "Candidate") -> frozenset[str]:
    return frozenset(mention.canonical for mention in sentence.mentions)


def _word_weights(
    sentences: Sequence["Candidate"], stems: Sequence[frozenset[str]]
) -> Mapping[str, float]:
    said: Counter[str] = Counter()
    outlets: defaultdict[str, set[str]] = defaultdict(set)
    articles: defaultdict[str, set[ArticleId]] = defaultdict(set)
    for sentence, words in zip(sentences, stems, strict=True):
        for word in words:
            said[word] += 1
            outlets[word].add(sentence.outlet)
            articles[word].add(sentence.article)
    n_articles = len({sentence.article for sentence in sentences})
    return {
        word: math.log(1 + count)
        * min(len(outlets[word]), _MOST_VOTES) ** _VOTES
        * math.log(1 + n_articles / len(articles[word]))
        / math.log(1 + n_articles)
        if count > 1
        else _SAID_ONCE
        for word, count in said.items()
    }
