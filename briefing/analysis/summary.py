"""Sentences to a summary: 3 to 6 of them, verbatim, each standing alone, in reading order.

A sentence scores by how much of the news it carries (its words and actors, the title's words, what
several outlets say), by where it stands and how fresh it is; each one chosen makes those that
repeat it worth less.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from briefing.analysis.standing import count_words, stands_alone
from briefing.analysis.stems import WORD, fold_word, stem, word_set
from briefing.model import (
    Article,
    ArticleAnalysis,
    ArticleId,
    Mention,
    ParagraphAnalysis,
    ParagraphKind,
)

_FEWEST = 3
"""So many sentences are shown even over the budget of words, if the sources hold as many."""
_SAME = 0.5
"""A sentence that shares this much of its words with a chosen one repeats it."""
_DATELINE = re.compile(
    r"(?:[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+)*(?:, (?:[A-Z][\w.]+ ?)+)?(?: ?\([A-Z]\w+\))?|"
    r"\([A-Z]\w+\)) ?[-–—]+ (?=\S)"
)
"""Where a report was filed, before its first sentence: "LONDON (Reuters) - "."""
_STOP = word_set(
    "a an the and or but if of at by for with about against between into through during before "
    "after above below to from up down in out on off over under again further then once here there "
    "when where why how all any both each few more most other some such no nor not only own same "
    "so than too very can will just should now is are was were be been being have has had having "
    "do does did doing would could may might must shall i me my we our you your he him his she her "
    "it its they them their what which who whom this that these those am as until while because "
    "also s t said says say told according new one two first last year years day days week people "
    "made make get got us mr mrs ms "
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A sentence that may be quoted, with what its worth is judged by."""

    article: ArticleId
    paragraph: int
    start: int
    end: int
    text: str
    """The slice `start:end` of its paragraph."""
    mentions: tuple[Mention, ...]
    """The mentions inside it, offsets into its paragraph."""
    position: int
    """Its number among the sentences of the article's body, from 0."""
    published: datetime
    outlet: str
    title: str
    """The title of its article."""
    stands: bool
    """Whether it can be quoted alone; one that cannot still tells what the news is about."""


def candidates(
    article: Article, analysis: ArticleAnalysis, paragraphs: Collection[int]
) -> tuple[Candidate, ...]:
    """Return the sentences of the body paragraphs with these indexes, in order."""
    return tuple(
        _candidate(article, found, start, end, position)
        for position, (found, start, end) in enumerate(_body_sentences(article, analysis))
        if found.index in paragraphs
    )


def _body_sentences(
    article: Article, analysis: ArticleAnalysis
) -> Iterator[tuple[ParagraphAnalysis, int, int]]:
    for paragraph, found in zip(article.paragraphs, analysis.paragraphs, strict=True):
        if paragraph.kind is ParagraphKind.BODY:
            for start, end in found.sentences:
                yield found, start, end


def _candidate(
    article: Article, found: ParagraphAnalysis, start: int, end: int, position: int
) -> Candidate:
    whole = article.paragraphs[found.index].text
    dateline = _DATELINE.match(whole, start, end)
    if dateline:
        start = dateline.end()
    text = whole[start:end]
    mentions = tuple(m for m in found.mentions if start <= m.start and m.end <= end)
    inside = tuple(
        Mention(start=m.start - start, end=m.end - start, kind=m.kind, canonical=m.canonical)
        for m in mentions
    )
    return Candidate(
        article=article.id,
        paragraph=found.index,
        start=start,
        end=end,
        text=text,
        mentions=mentions,
        position=position,
        published=article.published,
        outlet=article.outlet,
        title=article.title,
        stands=stands_alone(text, inside, opens_article=position == 0),
    )


def summarise(
    candidates: Sequence[Candidate], *, length: int, budget_words: int
) -> tuple[Candidate, ...]:
    """Return up to `length` of the sentences, of about `budget_words` in all, in reading order.

    Fewer come back only where fewer can stand alone. The order is that of the articles' own text,
    the article with the most telling sentence first.
    """
    pool = _Pool(candidates)
    chosen = pool.choose(length, budget_words)
    lead: dict[ArticleId, int] = {}
    for rank, number in enumerate(chosen):
        lead.setdefault(candidates[number].article, rank)
    chosen.sort(key=lambda number: (lead[candidates[number].article], candidates[number].position))
    return tuple(candidates[number] for number in chosen)


class _Pool:
    """The sentences of one section, weighed against each other."""

    def __init__(self, sentences: Sequence[Candidate]) -> None:
        self._sentences = sentences
        self._stems = [_content(sentence.text) for sentence in sentences]
        self._weights = _term_weights(sentences, self._stems)
        self._scores = self._base_scores()

    def choose(self, length: int, budget_words: int) -> list[int]:
        """Return the numbers of the sentences to show, the most telling first."""
        left = [n for n, sentence in enumerate(self._sentences) if sentence.stands]
        left.sort(key=lambda number: (-self._scores[number], number))
        chosen: list[int] = []
        words = 0
        while left and len(chosen) < length:
            best = max(left, key=lambda number: self._gain(number, chosen))
            left.remove(best)
            n_words = count_words(self._sentences[best].text)
            if self._repeats(best, chosen):
                continue
            if len(chosen) >= _FEWEST and words + n_words > budget_words:
                continue
            chosen.append(best)
            words += n_words
        return chosen

    def _base_scores(self) -> list[float]:
        titles = {sentence.article: _content(sentence.title) for sentence in self._sentences}
        actors = Counter(name for sentence in self._sentences for name in _named(sentence))
        top = max(actors.values(), default=1)
        newest = max((sentence.published for sentence in self._sentences), default=None)
        centres = [self._centrality(stems) for stems in self._stems]
        highest = max(centres, default=0.0) or 1.0
        scores = []
        for sentence, stems, centre in zip(self._sentences, self._stems, centres, strict=True):
            title = titles[sentence.article]
            names = _named(sentence)
            age_days = (newest - sentence.published).total_seconds() / 86_400 if newest else 0.0
            scores.append(
                _CENTRE * centre / highest
                + _POSITION / (1 + _FADE * sentence.position)
                + _IN_TITLE * (len(stems & title) / len(title) if title else 0.0)
                + _ACTORS * min(1.0, sum(actors[name] for name in names) / (2 * top))
                + _FRESH * 0.5**age_days
                + _LENGTH * _length_worth(count_words(sentence.text))
            )
        return scores

    def _centrality(self, stems: frozenset[str]) -> float:
        return sum(self._weights[word] for word in stems) / (8 + len(stems))

    def _gain(self, number: int, chosen: Sequence[int]) -> float:
        likeness = max((self._likeness(number, other) for other in chosen), default=0.0)
        outlets = {self._sentences[other].outlet for other in chosen}
        adds_outlet = bool(outlets) and self._sentences[number].outlet not in outlets
        return self._scores[number] - _REPEATING * likeness + _OTHER_OUTLET * adds_outlet

    def _likeness(self, number: int, other: int) -> float:
        shared = self._stems[number] & self._stems[other]
        smaller = min(len(self._stems[number]), len(self._stems[other])) or 1
        return len(shared) / smaller

    def _repeats(self, number: int, chosen: Iterable[int]) -> bool:
        return any(self._likeness(number, other) >= _SAME for other in chosen)


_CENTRE, _POSITION, _IN_TITLE, _ACTORS, _FRESH, _LENGTH = 0.5, 1.0, 1.5, 0.3, 0.5, 0.3
_FADE = 0.3
"""How fast a sentence's place in its article wears off."""
_SHORTISH, _LONGISH = 12, 18
_REPEATING = 1.0
_OTHER_OUTLET = 0.15


def _length_worth(n_words: int) -> float:
    """Return 1 for a sentence of a good length, less for a shorter or longer one."""
    return min(1.0, n_words / _SHORTISH, _LONGISH / n_words) if n_words else 0.0


def _content(text: str) -> frozenset[str]:
    """Return the stems of the words that carry meaning."""
    folded = map(fold_word, WORD.findall(text))
    return frozenset(stem(word) for word in folded if word not in _STOP and len(word) > 1)


def _named(sentence: Candidate) -> frozenset[str]:
    return frozenset(mention.canonical for mention in sentence.mentions)


def _term_weights(
    sentences: Sequence[Candidate], stems: Sequence[frozenset[str]]
) -> Mapping[str, float]:
    """Return how much a word tells of the news: by its sentences, and by its outlets."""
    spread = Counter(word for words in stems for word in words)
    outlets: defaultdict[str, set[str]] = defaultdict(set)
    for sentence, words in zip(sentences, stems, strict=True):
        for word in words:
            outlets[word].add(sentence.outlet)
    return {
        word: math.log(1 + count) * math.sqrt(len(outlets[word])) if count > 1 else 0.2
        for word, count in spread.items()
    }
