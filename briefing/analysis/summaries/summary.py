"""Sentences to a summary: a few of them, verbatim, understood as they stand, in reading order."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from briefing.analysis.summaries.standing import (
    Standing,
    count_words,
    follows,
    is_credited,
    opens_with_speech,
    standing,
)
from briefing.analysis.summaries.weighing import Weighing
from briefing.analysis.text.inside import mentions_inside
from briefing.model import (
    Article,
    ArticleAnalysis,
    ArticleId,
    Mention,
    ParagraphAnalysis,
    ParagraphKind,
)

_FEWEST = 2
"""So many sentences are shown even over the budget of words, if the sources hold as many."""
_OFTEN, _SHORT = 3, 10
"""A sentence of so few words that opens alike in so many articles of an outlet is a formula."""
_DIGITS = re.compile(r"\d+")
_BEFORE = re.compile(
    r"(?:[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+)*(?:, (?:[A-Z][\w.]+ ?)+)?(?: ?\([A-Z]\w+\))?|"
    r"\([A-Z]\w+\)) ?[-–—]+ (?=\S)|\((?:[A-Z]{2,6}|Reuters|Bloomberg)\) ?(?=[“\"'‘]?[A-Z])|"
    r"[\"'”’] (?=[A-Z])|(?:[A-Z][\w’']*)(?: (?!said|says|told|wrote)[\w’']+){0,3}: (?=[A-Z][\w’' ])"
)
"""What is left off a sentence's front: where a report was filed, by whom, a stray closing mark,
a label ("Why it matters: ")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A sentence that may be quoted, with what its worth is judged by."""

    article: ArticleId
    paragraph: int
    start: int
    end: int
    text: str
    """The slice `start:end` of its paragraph."""
    words: int
    is_speech: bool
    """Whether it opens with somebody's words in quotation marks."""
    mentions: tuple[Mention, ...]
    """The mentions inside it, offsets into its paragraph."""
    position: int
    """Its number among the sentences of the article's body, from 0."""
    published: datetime
    outlet: str
    title: str
    """The title of its article."""
    standing: Standing
    """Whether it can be quoted; one that cannot still tells what the news is about."""
    fit: float = 1.0
    """How much it speaks of what the section is about, from 0 to 1."""
    is_told: bool = False
    """Whether it stands in another summary of the same page."""


def candidates(
    article: Article, analysis: ArticleAnalysis, paragraphs: Collection[int]
) -> Iterator[Candidate]:
    """Yield the sentences of the body paragraphs with these indexes, in order."""
    for position, sentence in enumerate(_body_sentences(article, analysis)):
        if sentence.found.index in paragraphs:
            yield _candidate(article, sentence, position)


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence of an article's body."""

    found: ParagraphAnalysis
    start: int
    end: int
    before: tuple[str, tuple[Mention, ...]] | None
    """The sentence before it and whom that names; None at the start and after a heading."""


def _body_sentences(article: Article, analysis: ArticleAnalysis) -> Iterator[_Sentence]:
    before: tuple[str, tuple[Mention, ...]] | None = None
    for paragraph, found in zip(article.paragraphs, analysis.paragraphs, strict=True):
        if paragraph.kind is ParagraphKind.HEADING:
            before = None
        elif paragraph.kind is ParagraphKind.BODY and not is_credited(paragraph.text):
            for start, end in found.sentences:
                yield _Sentence(found, start, end, before)
                before = paragraph.text[start:end], mentions_inside(found.mentions, start, end)


def _candidate(article: Article, sentence: _Sentence, position: int) -> Candidate:
    found, start, end = sentence.found, sentence.start, sentence.end
    whole = article.paragraphs[found.index].text
    before = _BEFORE.match(whole, start, end)
    if before:
        start = before.end()
    mentions = mentions_inside(found.mentions, start, end)
    text = whole[start:end]
    return Candidate(
        article=article.id,
        paragraph=found.index,
        start=start,
        end=end,
        text=text,
        words=count_words(text),
        is_speech=opens_with_speech(text),
        mentions=mentions,
        position=position,
        published=article.published,
        outlet=article.outlet,
        title=article.title,
        standing=_standing(text, start, mentions, sentence, position),
    )


def _standing(
    text: str, start: int, mentions: Sequence[Mention], sentence: _Sentence, position: int
) -> Standing:
    stands = standing(text, mentions, start=start, opens_article=position == 0)
    if stands is Standing.LEANING and not (sentence.before and follows(text, *sentence.before)):
        return Standing.UNFIT
    return stands


def summarise(
    candidates: Sequence[Candidate], *, length: int, budget_words: int
) -> tuple[Candidate, ...]:
    """Return up to `length` of the sentences, of at most `budget_words` in all, in reading order.

    The first two stand over the budget too. A sentence that leans on the one before it comes only
    with that one, right after it, and somebody's words in quotation marks only after something
    else of their article. The order is that of the articles' own text, the article with the most
    telling sentence first.
    """
    chosen = _choose(candidates, length, budget_words)
    lead: dict[ArticleId, int] = {}
    for rank, number in enumerate(chosen):
        lead.setdefault(candidates[number].article, rank)
    chosen.sort(key=lambda number: (lead[candidates[number].article], candidates[number].position))
    return tuple(candidates[number] for number in chosen)


def _choose(sentences: Sequence[Candidate], length: int, budget_words: int) -> list[int]:
    """Return the numbers of the sentences to show, the most telling first."""
    weighing = Weighing(sentences)
    formulas = _formulas(sentences)
    left = [
        number
        for number, sentence in enumerate(sentences)
        if sentence.standing is not Standing.UNFIT
        and (not formulas or sentence.position == 0 or _formula(sentence) not in formulas)
    ]
    chosen: list[int] = []
    words = 0
    while len(chosen) < length:
        if len(chosen) >= _FEWEST:
            left = [n for n in left if words + sentences[n].words <= budget_words]
        shown = {(sentences[n].article, sentences[n].position) for n in chosen}
        firsts = {article: min(p for a, p in shown if a == article) for article, _ in shown}
        ready = [n for n in left if _is_ready(sentences[n], shown, firsts)]
        if not ready:
            break
        best = weighing.best(ready, chosen)
        chosen.append(best)
        words += sentences[best].words
        left = [n for n in left if n != best and not weighing.repeats(n, best)]
    return chosen


def _formula(sentence: Candidate) -> tuple[str, str]:
    """Return what a sentence has in common with others like it: its outlet and how it opens."""
    words = _DIGITS.sub("0", sentence.text.lower()).split()
    return sentence.outlet, " ".join(words[:2] if len(words) <= _SHORT else words)


def _formulas(sentences: Sequence[Candidate]) -> Collection[tuple[str, str]]:
    """Return what an outlet writes under its articles again and again ("Covered by 3 others.")."""
    if len({sentence.article for sentence in sentences}) < _OFTEN:
        return ()
    articles: defaultdict[tuple[str, str], set[ArticleId]] = defaultdict(set)
    for sentence in sentences:
        articles[_formula(sentence)].add(sentence.article)
    return {formula for formula, where in articles.items() if len(where) >= _OFTEN}


def _is_ready(
    sentence: Candidate,
    shown: Collection[tuple[ArticleId, int]],
    firsts: Mapping[ArticleId, int],
) -> bool:
    """Whether what a sentence needs before it is shown."""
    if sentence.standing is Standing.LEANING:
        return (sentence.article, sentence.position - 1) in shown
    if sentence.is_speech:
        return firsts.get(sentence.article, sentence.position) < sentence.position
    return True
