"""Where an article that tells of several things goes from one to the next.

Paragraphs of one topic share rare words and names. All ways of cutting the text are weighed at
once: each pair of paragraphs kept together counts for as much as it has more in common than
paragraphs of different topics mostly have, and each cut for what its first words tell.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, chain, pairwise

from briefing.analysis.text.stems import fold_word, remembered, stem, word_set, words_between
from briefing.model import Article, ArticleAnalysis, Mention, ParagraphAnalysis, ParagraphKind

_NAME = 1.6
"""A word of a name tells so much more than another."""
_LENGTH = 0.8
"""The power of a paragraph's length by which what it shares is divided."""
_USUAL, _FADING, _REACH = 0.12, 0.85, 8
"""What two paragraphs of different topics have in common; by how much a pair counts less with each
paragraph between them; how far apart a pair still counts."""
_LONGEST = 40
"""No topic is looked for that has more paragraphs."""
_CUT = -0.3
_LEANS, _TELLS_NEWS, _TINY = -0.3, 0.2, -0.15
"""A cut before words that go on from something; before the first sentence of a report, which says
what has happened or will; before a very short paragraph."""
_MARKED = 0.6
"""A cut before an entry's time, a bullet or “Elsewhere”."""
_SHORT_ITEMS = 0.15
"""A cut in an article known to tell of several things, which mostly have few paragraphs each."""
_ANEW = 9.0
"""A cut before words that say that something else follows, or after a heading."""

_SHORT_PARAGRAPH = 90
_OF_NAME = "^"
Terms = Counter[str]
"""Term → how often it occurs; a term is a stem, with this mark before it where it is part of a
name."""
_STOP = word_set(
    "a an the and or but if of at by for with about against between into through during before "
    "after above below to from up down in out on off over under again further then once here there "
    "when where why how all any both each few more most other some such no nor not only own same "
    "so than too very can will just should now is are was were be been being have has had having "
    "do does did doing would could may might must shall i me my we our you your he him his she her "
    "it its they them their what which who whom this that these those am as until while because "
    "also don t s said says say saying told added according new one two three four five six seven "
    "eight nine ten first last year years day days week weeks month months today time people made "
    "make get got us mr mrs ms dr sir like go going come came take took see set still even well "
    "back much many around number part way want need good great big best top high long expected "
    "including monday tuesday wednesday thursday friday saturday sunday january february march "
    "april june july august september october november december later early earlier end following "
    "due per cent million billion"
)
_LEANING = re.compile(
    r"[“\"'‘]|(?:He|She|They|It|His|Her|Their|Its|We|Both|Neither|Those|These|This|That|But|And|"
    r"However|Also|Mr|Mrs|Ms|Other|Another)\b"
)
_NEWS_VERB = re.compile(r"\b(?:has|have|is to|are to|will)\b")
_TIME = re.compile(r"(?:\d{1,2}[:.h]\d{2}|\d{1,2} ?(?:am|pm|a\.m\.|p\.m\.))(?!\d)", re.IGNORECASE)
_BULLET = re.compile(r"[•●▪■‣–—*➤►-] ?(?=[\w“\"])|\d{1,2}[.)] (?=[A-Z“\"])")
_AWAY = re.compile(r"(?:Elsewhere|Meanwhile|Separately|In brief|Also (?:today|on \w+day))\b")
_ANEW_WORDS = re.compile(
    r"(?:In other (?:news|developments|business)|And finally|Finally, in|Now to|Turning to|"
    r"In sports?|In business)\b[,:]?|Elsewhere (?:today|in the news)\b"
)
_OF_SEVERAL = re.compile(
    r"\b(?:live(?: blog| updates?| coverage|:)|as it happened|round-?up|newsletter|news briefing|"
    r"(?:morning|evening|daily|weekly|midday) (?:briefing|update|digest|brief|news)|in brief|"
    r"news briefs|briefs$|digest|wrap-?up|at a glance|week in review|the week in|"
    r"(?:today’s|today's|top) (?:stories|headlines))|[-–—|:] ?live$",
    re.IGNORECASE,
)
_ENTRIES = 3
"""So many entries with a time or a bullet make an article one that tells of several things."""


def new_topics(article: Article, analysis: ArticleAnalysis) -> frozenset[int]:
    """Return the paragraphs at which an article that tells of several things turns to another.

    A round-up, a live blog or a newsletter is known by its title, by times or bullets before its
    entries, or by words such as “In other news”. Of other articles nothing is returned: what
    changes there is the side from which one thing is told.
    """
    bodies = [p.index for p in article.paragraphs if p.kind is ParagraphKind.BODY]
    texts = [article.paragraphs[index].text for index in bodies]
    if not _tells_of_several(article.title, texts):
        return frozenset()
    found = [analysis.paragraphs[index] for index in bodies]
    under = {p.index + 1 for p in article.paragraphs if p.kind in (ParagraphKind.HEADING,)}
    marks = [
        _ANEW if index in under or _ANEW_WORDS.match(text) else _SHORT_ITEMS + _marked(text)
        for index, text in zip(bodies, texts, strict=True)
    ]
    return frozenset(bodies[at] for at in topic_starts(texts, found, marks))


def _tells_of_several(title: str, texts: Sequence[str]) -> bool:
    entries = sum(bool(_TIME.match(text) or _BULLET.match(text)) for text in texts)
    return (
        bool(_OF_SEVERAL.search(title)) or entries >= _ENTRIES or any(map(_ANEW_WORDS.match, texts))
    )


def _marked(text: str) -> float:
    return _MARKED * bool(_TIME.match(text) or _BULLET.match(text) or _AWAY.match(text))


def topic_starts(
    texts: Sequence[str], found: Sequence[ParagraphAnalysis], marks: Sequence[float] = ()
) -> tuple[int, ...]:
    """Return the places, without the first, at which the paragraphs turn to another topic.

    `marks` says of each paragraph how plainly it begins something else.
    """
    common = in_common(
        [terms(text, each.mentions) for text, each in zip(texts, found, strict=True)]
    )
    cuts = [
        _cut(text, each) + mark
        for text, each, mark in zip(texts, found, marks or [0.0] * len(texts), strict=True)
    ]
    ahead = [_added_up(row, number) for number, row in enumerate(common)]
    best, back = [0.0], [0]
    for end in range(1, len(texts) + 1):
        together, most, start = 0.0, -math.inf, end - 1
        for first in range(end - 1, max(0, end - _LONGEST) - 1, -1):
            together += ahead[first][min(end - first - 1, _REACH)]
            worth = best[first] + together + (cuts[first] if first else 0.0)
            if worth > most:
                most, start = worth, first
        best.append(most)
        back.append(start)
    starts = []
    at = len(texts)
    while at:
        at = back[at]
        starts.append(at)
    return tuple(sorted(start for start in starts if start))


def _added_up(row: Mapping[int, float], number: int) -> list[float]:
    """Return what a paragraph has in common with none, one, two … of those after it, together."""
    parts = [
        (row.get(number + further, 0.0) - _USUAL) * _FADING ** (further - 1)
        for further in range(1, _REACH + 1)
    ]
    return list(accumulate(parts, initial=0.0))


def _cut(text: str, found: ParagraphAnalysis) -> float:
    """Return what a cut before this paragraph is worth by its first words."""
    first = found.sentences[0][1] if found.sentences else len(text)
    return (
        _CUT
        + _LEANS * bool(_LEANING.match(text))
        + _TELLS_NEWS * bool(_NEWS_VERB.search(text, 0, first))
        + _TINY * (len(text) < _SHORT_PARAGRAPH)
    )


def terms(text: str, mentions: Sequence[Mention]) -> Terms:
    """Return the terms of a paragraph and how often each occurs."""
    told: list[str] = []
    words = words_between(text)
    at = 0
    for mention in mentions:
        start, end = _after_word(text, mention.start), _after_word(text, mention.end)
        told += map(_term, words(at, start))
        told += map(_name_term, words(start, end))
        at = end
    told += map(_term, words(at, len(text)))
    counts = Counter(told)
    del counts[""]
    return counts


def _after_word(text: str, at: int) -> int:
    """Return the place itself, or where the word ends in which it lies."""
    while at and text[at - 1].isalnum() and text[at : at + 1].isalnum():
        at += 1
    return at


@remembered
def _term(word: str) -> str:
    """Return the term of a word that is in no name; empty where it tells nothing."""
    folded = fold_word(word)
    tells = len(folded) > 2 and folded not in _STOP and not folded.isdigit()
    return stem(folded) if tells else ""


@remembered
def _name_term(word: str) -> str:
    """Return the same for a word in a name."""
    term = _term(word)
    return f"{_OF_NAME}{term}" if term and word[0].isupper() else term


def in_common(counted: Sequence[Terms]) -> list[dict[int, float]]:
    """Return, for each paragraph, what it has in common with each of those a little further on."""
    places: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, shares in enumerate(_shares(counted)):
        for term, share in shares.items():
            places[term].append((number, share))
    common: list[dict[int, float]] = [{} for _ in counted]
    for occurrences in places.values():
        for place, (number, here) in enumerate(occurrences[:-1], start=1):
            row = common[number]
            for later, there in occurrences[place : place + _REACH]:
                if later - number > _REACH:
                    break
                row[later] = row.get(later, 0.0) + here * there
    return common


def in_common_with_next(counted: Sequence[Terms]) -> list[float]:
    """Return, for each paragraph but the last, what it has in common with the one after it."""
    return [
        sum([share * later[term] for term, share in shares.items() if term in later])
        for shares, later in pairwise(_shares(counted))
    ]


def _shares(counted: Sequence[Terms]) -> Iterator[dict[str, float]]:
    """Yield how much of each paragraph each of its terms is, the rarer the more."""
    where = Counter(chain.from_iterable(counted))
    rarity = {count: math.log(1 + len(counted) / count) for count in set(where.values())}
    for counts in counted:
        worth = {
            term: (1 + math.log(count) if count > 1 else 1.0)
            * rarity[where[term]]
            * (_NAME if term[0] == _OF_NAME else 1.0)
            for term, count in counts.items()
        }
        length = math.sqrt(sum([each * each for each in worth.values()])) or 1.0
        whole = length**_LENGTH
        yield {term: each / whole for term, each in worth.items()}
