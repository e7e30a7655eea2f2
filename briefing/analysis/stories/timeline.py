"""On which day what was: the days of an article's sentences, and a story told by its days."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from briefing.analysis.stories.told_on import is_day_of_saying
from briefing.analysis.summaries.standing import Standing, count_words, standing
from briefing.analysis.text.days import NamedDay, Part, may_name_days, named_days
from briefing.analysis.text.inside import mentions_inside
from briefing.analysis.text.quoting import Span
from briefing.analysis.text.stems import folded_words, stem
from briefing.model import (
    Article,
    ArticleAnalysis,
    ArticleId,
    CitedSentence,
    FoundClaim,
    FoundDate,
    Mention,
    ParagraphAnalysis,
    ParagraphKind,
    TimelineEntry,
)

_A_DAY = 3
"""So many sentences at most tell of one day."""
_LONG_AGO = timedelta(days=60)
"""Days so long before a story's first article must be named with their year."""
_SAYS_SOMETHING = 11
"""In fewer words nobody says on a day what it was: "Lee, the mayor, asked on Tuesday."."""
_OPENER = re.compile(r"(?:Earlier|Later|Meanwhile|Then|Also|Afterwards?|But|And|However),? (?=\w)")
_ALIKE = 0.5
"""Sentences that share so much of the shorter one's words say one thing."""


def dates(
    article: Article,
    analysed: Sequence[ParagraphAnalysis],
    *,
    claims: Sequence[FoundClaim] = (),
) -> tuple[FoundDate, ...]:
    """Return the days that the body of an English article names, at most one a sentence.

    The article's claims help to tell what was said on a day from what happened on it.
    """
    published = article.published.date()
    said = {(claim.paragraph, claim.start): claim for claim in reversed(claims)}
    found: list[FoundDate] = []
    last: date | None = None
    for paragraph, analysis in zip(article.paragraphs, analysed, strict=True):
        text, index = paragraph.text, paragraph.index
        if paragraph.kind is not ParagraphKind.BODY or not may_name_days(text):
            last = None
            continue
        for start, end in analysis.sentences:
            named = named_days(text, start, end, published, last)
            if named:
                last, is_reported = _told(text, (start, end), named, said.get((index, start)))
                found.append(
                    FoundDate(
                        paragraph=index, start=start, end=end, day=last, is_reported=is_reported
                    )
                )
    return tuple(found)


def _told(
    text: str, sentence: Span, named: Sequence[NamedDay], claim: FoundClaim | None
) -> tuple[date, bool]:
    """Return the day a sentence is about, of those it names, and whether that of the saying."""

    def worth(each: NamedDay) -> tuple[Part, bool]:
        is_said = is_day_of_saying(text, sentence, (each.start, each.end), claim)
        return (Part.BOUND, True) if is_said else (each.part, False)

    worths = [worth(each) for each in named]
    best = min(worths)
    return named[worths.index(best)].day, best[1]


@dataclass(frozen=True, slots=True)
class _Line:
    """A sentence that may stand in the timeline."""

    sentence: CitedSentence
    day: date
    is_reported: bool
    standing: Standing
    published: datetime
    words: frozenset[str]


def timeline(
    articles: Sequence[tuple[Article, ArticleAnalysis]], citations: Mapping[ArticleId, int]
) -> tuple[TimelineEntry, ...]:
    """Return the days of one story in order, each with a few sentences that tell of it.

    What happened stands before what was reported. Articles without a citation are left out.
    """
    cited = [(article, found) for article, found in articles if article.id in citations]
    if not cited:
        return ()
    first = min(article.published for article, _ in cited).date()
    days: defaultdict[date, list[_Line]] = defaultdict(list)
    for article, found in cited:
        for line in _lines(article, found, citations[article.id]):
            is_named_in_full = str(line.day.year) in line.sentence.text
            if is_named_in_full or line.day >= first - _LONG_AGO:
                days[line.day].append(line)
    shown: set[str] = set()
    entries: list[TimelineEntry] = []
    for day in sorted(days):
        for line in _chosen(days[day], shown):
            shown.add(line.sentence.text)
            entries.append(
                TimelineEntry(day=day, sentence=line.sentence, is_reported=line.is_reported)
            )
    return tuple(entries)


def _lines(article: Article, found: ArticleAnalysis, citation: int) -> Iterator[_Line]:
    by_index = {
        paragraph.index: (paragraph, analysis.mentions)
        for paragraph, analysis in zip(article.paragraphs, found.paragraphs, strict=True)
    }
    for each in found.dates:
        paragraph, mentions = by_index[each.paragraph]
        text = paragraph.text[each.start : each.end]
        opens = each.start == 0 and all(
            earlier.kind is not ParagraphKind.BODY
            for earlier in article.paragraphs
            if earlier.index < each.paragraph
        )
        stands = _standing(text, mentions, each.start, opens_article=opens)
        is_bare = each.is_reported and count_words(text) < _SAYS_SOMETHING
        if stands is Standing.UNFIT or is_bare:
            continue
        yield _Line(
            sentence=CitedSentence(
                text=text,
                article=article.id,
                paragraph=each.paragraph,
                start=each.start,
                end=each.end,
                citation=citation,
                new=False,
            ),
            day=each.day,
            is_reported=each.is_reported,
            standing=stands,
            published=article.published,
            words=frozenset(stem(word) for word in folded_words(text) if len(word) > 3),
        )


def _standing(
    text: str, mentions: Sequence[Mention], start: int, *, opens_article: bool
) -> Standing:
    """Return how well a sentence stands beside its day, where "Earlier" leans on nothing more."""
    opener = _OPENER.match(text)
    begin = opener.end() if opener else 0
    rest = text[begin].upper() + text[begin + 1 :] if opener else text
    inside = mentions_inside(mentions, start + begin, start + len(text))
    return standing(rest, inside, start=start + begin, opens_article=opens_article)


def _chosen(lines: Sequence[_Line], shown: set[str]) -> list[_Line]:
    """Return the lines that tell most of a day: what many articles tell, and stands alone."""
    fresh = [line for line in lines if line.sentence.text not in shown]
    groups: list[list[_Line]] = []
    for line in sorted(fresh, key=_order):
        same = next((group for group in groups if _are_alike(group[0], line)), None)
        if same is None:
            groups.append([line])
        else:
            same.append(line)
    alone = [group for group in groups if group[0].standing is Standing.ALONE]
    groups = alone or groups[:1]
    groups.sort(key=lambda group: (group[0].is_reported, -_articles(group), _order(group[0])))
    return [group[0] for group in groups[:_A_DAY]]


def _order(line: _Line) -> tuple[bool, int, datetime, int, int, int]:
    """The best of its kind first: it happened, it stands alone, it came early."""
    sentence = line.sentence
    return (
        line.is_reported,
        -line.standing,
        line.published,
        sentence.citation,
        sentence.paragraph,
        sentence.start,
    )


def _articles(group: Sequence[_Line]) -> int:
    return len({line.sentence.article for line in group})


def _are_alike(one: _Line, other: _Line) -> bool:
    shorter = min(len(one.words), len(other.words))
    return len(one.words & other.words) >= _ALIKE * shorter
