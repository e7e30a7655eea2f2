"""Who tells a story, by the tags the reader gave the outlets, and what only they tell.

It compares what stands in the texts and judges nobody: the tags are the reader's words.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from briefing.analysis.stories.novelty import figures_and_names, shown_sentence
from briefing.analysis.summaries.standing import Standing
from briefing.analysis.summaries.summary import Candidate, candidates
from briefing.analysis.text.stems import folded_words
from briefing.model import (
    ActorKind,
    Article,
    ArticleAnalysis,
    ArticleId,
    CitedSentence,
    Coverage,
    FeedUrl,
    ParagraphKind,
)

_MOST_ALONE = 2
"""Sentences shown of what only the outlets of a tag tell."""
_AFTER_NAMES = frozenset(("jr", "sr", "ii", "iii"))
_FEWEST_TAGS = 2
"""So many tags make a comparison."""

Analysed = tuple[Article, ArticleAnalysis]


def coverage(
    articles: Sequence[Analysed],
    tags: Mapping[FeedUrl, tuple[str, ...]],
    tag_order: Sequence[str],
    citations: Mapping[ArticleId, int],
) -> tuple[Coverage, ...]:
    """Return a row for each tag, in `tag_order`; nothing where the reader has fewer than two.

    `articles` are the reports of one story, `citations` their numbers in it. What a tag has alone
    are whole sentences with a number or a name that no outlet without the tag has anywhere; it is
    looked for only where outlets of several tags tell the story.
    """
    order = tuple(dict.fromkeys(tag_order))
    if len(order) < _FEWEST_TAGS:
        return ()
    tagged = {
        tag: [pair for pair in articles if tag in tags.get(pair[0].feed, ())] for tag in order
    }
    compared = sum(map(bool, tagged.values())) >= _FEWEST_TAGS
    told = {article.id: _told(article, found) for article, found in articles if compared}
    rows = []
    for tag, its in tagged.items():
        inside = {article.id for article, _ in its}
        others = [facts for id, facts in told.items() if id not in inside]
        known = frozenset[int]().union(*others)
        chosen = _alone(its, known) if compared and others else ()
        rows.append(
            Coverage(
                tag=tag,
                outlets=tuple(dict.fromkeys(article.outlet for article, _ in its)),
                alone=tuple(_cited(sentence, citations[sentence.article]) for sentence in chosen),
            )
        )
    return tuple(rows)


def _told(article: Article, found: ArticleAnalysis) -> frozenset[int]:
    """Return all the facts of an article, those of its title and captions as well."""
    sentences = [(article.title, found.title_mentions)]
    for paragraph, analysed in zip(article.paragraphs, found.paragraphs, strict=True):
        sentences.append((paragraph.text, analysed.mentions))
    return frozenset(
        fact
        for text, mentions in sentences
        for fact in shown_sentence(article.id, text, mentions).facts
    )


def _alone(articles: Sequence[Analysed], known: Collection[int]) -> Iterator[Candidate]:
    """Yield the sentences that tell most of what is not known, the second adding to the first."""
    left = [
        (sentence, own)
        for article, found in articles
        for sentence in _sentences(article, found)
        if sentence.standing is Standing.ALONE and (own := _facts(sentence).difference(known))
    ]
    for _ in range(_MOST_ALONE):
        if not left:
            return
        best, told = max(left, key=lambda each: len(each[1]))
        yield best
        left = [(sentence, own - told) for sentence, own in left if own - told]


def _facts(sentence: Candidate) -> frozenset[int]:
    """Return its numbers and names, but for the outlet's own name.

    A person counts by the surname alone, for one outlet writes an initial where others write none.
    """
    outlet = set(folded_words(sentence.outlet))
    mentions = []
    for mention in sentence.mentions:
        name = [word for word in folded_words(mention.canonical) if word not in _AFTER_NAMES]
        if name and not (outlet <= set(name) or outlet >= set(name)):
            is_person = mention.kind is ActorKind.PERSON
            mentions.append(replace(mention, canonical=name[-1].title()) if is_person else mention)
    return figures_and_names(sentence.text, mentions)


def _sentences(article: Article, found: ArticleAnalysis) -> tuple[Candidate, ...]:
    bodies = [p.index for p in article.paragraphs if p.kind is ParagraphKind.BODY]
    return tuple(candidates(article, found, bodies))


def _cited(sentence: Candidate, citation: int) -> CitedSentence:
    return CitedSentence(
        text=sentence.text,
        article=sentence.article,
        paragraph=sentence.paragraph,
        start=sentence.start,
        end=sentence.end,
        citation=citation,
        new=False,
    )
