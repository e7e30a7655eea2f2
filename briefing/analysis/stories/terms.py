"""The words of an article that tell what it is about, each with its weight.

A name counts by the words of its canonical form, so that "Verstappen" and "Max Verstappen", or
"Moscow's" and "Russian" where they stand for the state, meet. Weights here know one article only;
how rare a word is among the news is for whoever compares articles.
"""

import math
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain

from briefing.analysis.memo import memo
from briefing.analysis.text.stems import (
    WORD,
    fold_word,
    only_words,
    remembered,
    stem,
    word_set,
    words_between,
)
from briefing.fold import fold
from briefing.model import ActorKind, Article, ArticleAnalysis, Mention, ParagraphKind

_TITLE, _LEAD = 2.0, 1.0
"""What a word gains by standing in the title, and in the opening."""
_LEAD_TERMS, _MOST_READ = 40, 400
"""So many words of the text are its opening; so many are read at all."""
_MOST_KEPT = 150
_STATE = "*"
"""Ends the term of a state, which is one term whatever it is called by."""

_STOP = word_set(
    "a an the this that these those some any all both each every either neither such no not nor "
    "and or but if than then so as at by for from in into of off on onto out over under to toward "
    "up down upon via with within without about above across after against along among around "
    "before behind below beneath beside between beyond during except near per since through until "
    "i me my mine we us our ours you your yours he him his she her hers it its they them their "
    "who whom whose which what when where why how there here now once again also too very just "
    "only own same more most much many few less least other another am is are was were be been "
    "being do does did done doing have has had having can could may might must shall should will "
    "would s t d ll m re ve said say says saying told tells according new year years day days "
    "week weeks month months mr mrs ms dr one two three first second last people made make get got"
)
_COMMON_WORDS = word_set(
    "monday tuesday wednesday thursday friday saturday sunday january february march april "
    "june july august september october november december today yesterday tomorrow tonight "
    "morning afternoon evening night hour minute time decade recent recently late later "
    "latest early earlier ago next previous past future soon ask add claim report announce "
    "announcement statement confirm spokesman spokeswoman source comment interview news "
    "article read photo image video update live take come go give see know think want need "
    "look find use put keep let like good better best great big biggest large largest high "
    "higher highest low long short old four five six seven eight nine ten dozen hundred "
    "thousand million billion number several lot part place way thing end start begin "
    "continue become include lead follow show set run turn call move help work try bring "
    "leave remain stay hold allow expect appear seem believe back away still even however "
    "although though despite together due right full close open major main key top half man "
    "woman child family friend life home house community public government president minister "
    "prime official authority agency department office leader head chief director member "
    "group organization party state country nation national international federal local city "
    "town area region north south east west northern southern eastern western world law court "
    "judge case police officer security force military army war attack kill death dead die "
    "injured investigation arrest charge company firm business market share stock price "
    "economy economic bank money pay cost deal plan project program service industry sale buy "
    "sell trade growth election vote campaign political policy congress senate democrat "
    "republican bill issue decision support meeting talk agreement school university student "
    "study research health hospital medical game team player season win won play match coach "
    "film music star book website internet online phone social media result problem question "
    "reason fact idea effort action change increase record side line point power system "
    "process information history event release raise cut fall rise test"
)
_COMMON = frozenset(map(stem, _COMMON_WORDS))
_CANNOT_SPACE = re.compile(r"[\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
"""Scripts written without spaces: their words are read as pairs of characters."""
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\b\w+\.(?:com|org|net)\b", re.IGNORECASE)
"""A web address, or what is left of one."""
_ADDRESS_ENDS = (".com", ".org", ".net")
_SEPARATOR = re.compile(r"\s[-|–—•·»:]+\s")


_Said = tuple[str, str]
"""A term, and the form it stands in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """The words of an article, in the form in which words are compared, the weightiest first."""

    words: tuple[str, ...]
    weights: tuple[float, ...]
    shown: tuple[str, ...]
    """The forms to show to a reader."""
    titled: frozenset[str]
    """Those that stand in the title."""
    foreign: frozenset[str]
    """Those that are no name and of a language whose everyday words are not known."""


def terms(article: Article, analysis: ArticleAnalysis) -> Terms:
    """Return what the article is about."""
    title = _said(article.title[: _end_of_title(article)], analysis.title_mentions)
    text: list[_Said] = []
    for paragraph, found in zip(article.paragraphs, analysis.paragraphs, strict=True):
        if paragraph.kind is ParagraphKind.BODY and len(text) < _MOST_READ:
            text += _said(paragraph.text, found.mentions)
    shown = _usual_forms(Counter(title + text))
    in_title = {word for word, _ in title}
    weights = _weigh([word for word, _ in text[:_MOST_READ]], in_title)
    kept = sorted(weights)
    kept.sort(key=weights.__getitem__, reverse=True)
    kept.sort(key=is_common)
    del kept[_MOST_KEPT:]
    return Terms(
        words=tuple(kept),
        weights=tuple([_rounded(weights[word]) for word in kept]),
        shown=tuple([shown[word] for word in kept]),
        titled=frozenset(in_title.intersection(kept)),
        foreign=frozenset() if analysis.is_english else frozenset(kept) - _named(analysis),
    )


def _weigh(read: Sequence[str], in_title: Collection[str]) -> dict[str, float]:
    weights = {
        word: 1.0 if count == 1 else 1 + math.log(count) for word, count in Counter(read).items()
    }
    for word in set(read[:_LEAD_TERMS]):
        weights[word] += _LEAD
    for word in in_title:
        weights[word] = weights.get(word, 0.0) + _TITLE
    return weights


def _named(analysis: ArticleAnalysis) -> frozenset[str]:
    """Return the words of all names of an article."""
    return frozenset(
        word
        for found in (analysis.title_mentions, *(each.mentions for each in analysis.paragraphs))
        for mention in found
        for word in words_of_name(mention.canonical, mention.kind)
    )


@memo(1024)
def _rounded(weight: float) -> float:
    return round(weight, 2)


@remembered
def is_common(term: str) -> bool:
    """Whether a term turns up in news of every kind, as the states of the world do."""
    return term in _COMMON or term.endswith(_STATE)


@memo(65_536)
def words_of_name(name: str, kind: ActorKind) -> tuple[str, ...]:
    """Return the terms a name counts by."""
    if kind is ActorKind.STATE:
        return (fold(name) + _STATE,)
    return tuple(stem(word) for word in _significant(name))


def plain_words(text: str) -> list[str]:
    """Return the folded words of a text in order, stop words and all."""
    plain = only_words(text)
    if plain is not None:
        return plain.lower().split()
    runs = WORD.findall(text)
    if not _CANNOT_SPACE.search(text):
        return list(map(fold_word, runs))
    return [word for run in runs for word in _words_of_run(run)]


def _words_of_run(run: str) -> list[str]:
    if _CANNOT_SPACE.search(run):
        return [run[at : at + 2] for at in range(max(1, len(run) - 1))]
    return [fold_word(run)]


def _said(text: str, mentions: Sequence[Mention]) -> list[_Said]:
    """Return the terms of a text in order, each with the form it stands in."""
    words = _words_of(text)
    found: list[tuple[_Said, ...]] = []
    at = 0
    for mention in mentions:
        if mention.end > len(text) or mention.canonical.islower():
            continue
        found += map(_said_by_word, words(at, mention.start))
        found.append(_said_by_name(mention.canonical, mention.kind))
        at = mention.end
    found += map(_said_by_word, words(at, len(text)))
    return list(chain.from_iterable(found))


def _words_of(text: str) -> Callable[[int, int], list[str]]:
    """Return what finds the words between two places of a text."""
    lower = text.lower()
    if "://" in lower or "www." in lower or any(end in lower for end in _ADDRESS_ENDS):
        return partial(_words_around_addresses, text)
    return words_between(text)


def _words_around_addresses(text: str, start: int, end: int) -> list[str]:
    return WORD.findall(_ADDRESS.sub(" ", text[start:end]))


@remembered
def _said_by_word(word: str) -> tuple[_Said, ...]:
    """Return the terms of a word; none where it tells nothing, several where none are spaced."""
    return tuple((stem(part), part) for part in _significant(word))


@memo(65_536)
def _said_by_name(name: str, kind: ActorKind) -> tuple[_Said, ...]:
    if kind is ActorKind.STATE:
        return tuple((term, name) for term in words_of_name(name, kind))
    return tuple(
        chain.from_iterable(map(_said_by_word, _words_around_addresses(name, 0, len(name))))
    )


def _significant(text: str) -> Iterator[str]:
    return (
        word
        for word in plain_words(text)
        if len(word) > 1 and word not in _STOP and not word.isdigit()
    )


def _usual_forms(counts: Counter[_Said]) -> dict[str, str]:
    """Return the form each term mostly stands in, the shorter of two."""
    usual: dict[str, str] = {}
    for said in counts:
        term, form = said
        other = usual.get(term)
        if other is None or (-counts[said], len(form), form) < (
            -counts[term, other],
            len(other),
            other,
        ):
            usual[term] = form
    return usual


def _end_of_title(article: Article) -> int:
    """Return where a title ends that closes with its outlet's name ("… - The Herald")."""
    cuts = list(_SEPARATOR.finditer(article.title))
    if cuts:
        last = set(plain_words(article.title[cuts[-1].end() :]))
        if last and last <= set(plain_words(article.outlet)):
            return cuts[-1].start()
    return len(article.title)
