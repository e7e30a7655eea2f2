"""One story, told: its brief, who says what in it, where they differ, its days, what is new."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from briefing.analysis.disputes.finding import disputes
from briefing.analysis.disputes.quantities import quantities
from briefing.analysis.disputes.statements import Statement, statements
from briefing.analysis.stories.coverage import coverage
from briefing.analysis.stories.novelty import Memory, shown_sentence
from briefing.analysis.stories.origins import first_printed
from briefing.analysis.stories.timeline import timeline
from briefing.analysis.stories.tolls import Report, is_overtaken, is_past, tolls
from briefing.analysis.summaries.standing import Standing
from briefing.analysis.summaries.summary import Candidate, summarise
from briefing.analysis.text.inside import mentions_inside
from briefing.edition.articles import Analysed
from briefing.edition.quotable import first_quotable, opening
from briefing.model import (
    Article,
    ArticleAnalysis,
    ArticleId,
    CitedSentence,
    Claim,
    Coverage,
    Dispute,
    FeedUrl,
    Mention,
    ParagraphKind,
    ShownSentence,
    TimelineEntry,
)

BRIEF_OF_ONE = (3, 75)
"""The brief of a single article: at most so many sentences, of so many words together."""
BRIEF_OF_MANY = (5, 150)
MOST_CLAIMS = 24
NEARLY_WHOLE = 0.8
"""An article with so much of its text's longest printing is not cut short."""
_DENIES = re.compile(
    r"n['’]t\b|\b(?:not?|never|none|nor|neither|den(?:y|ie[ds]|ying|ials?)|reject|refut|dismiss|"
    r"disput|false|untrue|contrary|fail)",
    re.IGNORECASE,
)
"""What somebody's words hold where they contradict somebody else's."""


class Telling:
    """The reports of one story, newest first, from which what is shown of it is drawn.

    Where several articles are one text, only one of them speaks: what it says would otherwise seem
    to be said twice. That is the newest of those that are not cut short.
    """

    def __init__(
        self,
        reports: Sequence[Analysed],
        texts: Sequence[Sequence[ArticleId]],
        citations: Mapping[ArticleId, int],
        tags: Mapping[FeedUrl, tuple[str, ...]],
        quotable: Callable[[Article, ArticleAnalysis], Sequence[Candidate]],
        is_new: Callable[[ArticleId, str, Iterable[Mention]], bool],
        tolls: Sequence[Report],
    ) -> None:
        self._reports = reports
        self._citations = citations
        self._tags = tags
        self._quotable = quotable
        self._is_new = is_new
        self._tolls = tolls
        self._printed = first_printed(texts, {each.id: each.published for each, _ in reports})
        """When the text of each article was first printed: from then on it is told."""
        speaking = set(map(self._speaker, texts))
        self._voices = [pair for pair in reports if pair[0].id in speaking]

    def brief(self) -> tuple[CitedSentence, ...]:
        """A few sentences for the whole, of several origins where they add something.

        Where there is news for this reader that can be quoted, only of what is new, and never a
        toll that has risen since. Of a single article it is the opening, as far as that stands
        alone: nothing sums up one report better.
        """
        if len(self._voices) == 1:
            chosen = opening(first_quotable(*self._voices[0]), *BRIEF_OF_ONE)
        else:
            every = [self._as_printed(s) for pair in self._voices for s in self._quotable(*pair)]
            new = [s for s in every if self._is_new(s.article, s.text, s.mentions)]
            length, words = BRIEF_OF_MANY
            chosen = summarise(new, length=length, budget_words=words) or summarise(
                every, length=length, budget_words=words
            )
        return tuple(self._cited(s.article, s.paragraph, s.start, s.end) for s in chosen)

    def claims(self) -> tuple[Claim, ...]:
        """Who says what, in the order of the articles and their text."""
        said = [(article.id, claim) for article, found in self._voices for claim in found.claims]
        return tuple(
            Claim(
                sentence=self._cited(id, claim.paragraph, claim.start, claim.end),
                source=claim.source,
                source_kind=claim.source_kind,
                actor=claim.actor,
                cue=claim.cue,
            )
            for id, claim in said[:MOST_CLAIMS]
        )

    def disputes(self) -> tuple[Dispute, ...]:
        """Where sources contradict each other."""
        if len(self._voices) == 1 and not self._may_contradict_itself():
            return ()
        said = [
            statement
            for article, found in self._voices
            for statement in statements(
                replace(article, published=self._printed[article.id]),
                *(found.paragraphs, found.claims),
                citation=self._citations[article.id],
            )
        ]
        return tuple(
            replace(each, sides=tuple(map(self._marked, each.sides)))
            for each in disputes([each for each in said if not self._is_past(each)])
        )

    def _as_printed(self, sentence: Candidate) -> Candidate:
        """A sentence as old as its text; with a toll that has risen since it cannot be quoted."""
        printed = self._printed[sentence.article]
        if is_overtaken(tolls(sentence.text, printed), printed, self._tolls):
            return replace(sentence, standing=Standing.UNFIT)
        return sentence if printed == sentence.published else replace(sentence, published=printed)

    def _is_past(self, said: Statement) -> bool:
        """Whether it is a toll that nobody disputes any more."""
        return is_past(tolls(said.text, said.published), said.published, self._tolls)

    def _may_contradict_itself(self) -> bool:
        """Whether a look at its words does not rule out that sources of one article disagree."""
        [(article, found)] = self._voices
        counted: dict[str, str] = {}
        """What a source counts, by the thing counted."""
        for claim in found.claims:
            text = article.paragraphs[claim.paragraph].text[claim.content_start : claim.content_end]
            if _DENIES.search(text):
                return True
            if any(map(str.isdigit, text)):
                for quantity in quantities(text):
                    if counted.setdefault(quantity.of, claim.source) != claim.source:
                        return True
        return False

    def timeline(self) -> tuple[TimelineEntry, ...]:
        """The days the story tells of, the earliest first."""
        return tuple(
            replace(entry, sentence=self._noted(entry.sentence))
            for entry in timeline(self._voices, self._citations)
        )

    def coverage(self) -> tuple[Coverage, ...]:
        """Who of the outlets of each of the reader's tags tells it."""
        order = tuple(dict.fromkeys(tag for tags in self._tags.values() for tag in tags))
        return tuple(
            replace(row, alone=tuple(map(self._noted, row.alone)))
            for row in coverage(self._reports, self._tags, order, self._citations)
        )

    def counts(self, shown: Collection[ShownSentence]) -> tuple[int, int]:
        """How many sentences tell this reader something, and how many only repeat.

        A sentence repeats what the reader was `shown`, or what a newer article of the story tells.
        """
        if not shown and len(self._voices) == 1:
            return sum(1 for _ in sentence_spans(*self._voices[0])), 0
        n_new = n_folded = 0
        memory = Memory(shown)
        for article, found in self._voices:
            here = list(sentences(article, found))
            n_here = sum(memory.is_new(text, mentions) for text, mentions in here)
            n_new += n_here
            n_folded += len(here) - n_here
            for text, mentions in here if len(self._voices) > 1 else ():
                memory.add(shown_sentence(article.id, text, mentions))
        return n_new, n_folded

    def _marked(self, claim: Claim) -> Claim:
        return replace(claim, sentence=self._noted(claim.sentence))

    def _noted(self, sentence: CitedSentence) -> CitedSentence:
        return self._cited(sentence.article, sentence.paragraph, sentence.start, sentence.end)

    def _cited(self, id: ArticleId, paragraph: int, start: int, end: int) -> CitedSentence:
        article, found = self._of[id]
        text = article.paragraphs[paragraph].text[start:end]
        mentions = mentions_inside(found.paragraphs[paragraph].mentions, start, end)
        return CitedSentence(
            text=text,
            article=id,
            paragraph=paragraph,
            start=start,
            end=end,
            citation=self._citations[id],
            new=self._is_new(id, text, mentions),
        )

    @cached_property
    def _of(self) -> Mapping[ArticleId, Analysed]:
        return {pair[0].id: pair for pair in self._reports}

    def _speaker(self, one_text: Sequence[ArticleId]) -> ArticleId:
        whole = max(map(self._length, one_text)) * NEARLY_WHOLE
        return next(id for id in one_text if self._length(id) >= whole)

    def _length(self, id: ArticleId) -> int:
        return sum(len(paragraph.text) for paragraph in self._of[id][0].paragraphs)


def sentences(
    article: Article, found: ArticleAnalysis
) -> Iterator[tuple[str, tuple[Mention, ...]]]:
    """The sentences of an article's body, each with the mentions in it."""
    for paragraph, start, end in sentence_spans(article, found):
        mentions = found.paragraphs[paragraph].mentions
        yield (
            article.paragraphs[paragraph].text[start:end],
            mentions_inside(mentions, start, end),
        )


def sentence_spans(article: Article, found: ArticleAnalysis) -> Iterator[tuple[int, int, int]]:
    """The paragraph, the start and the end of each sentence of an article's body."""
    for paragraph, analysed in zip(article.paragraphs, found.paragraphs, strict=True):
        if paragraph.kind is ParagraphKind.BODY:
            for start, end in analysed.sentences:
                yield paragraph.index, start, end
