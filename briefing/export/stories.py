"""What every export tells of stories: which of a section, in which order, in which words."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from briefing.export.parts import Library, cited, count, library
from briefing.model import (
    ArticleId,
    BriefedArticle,
    CitedSentence,
    Claim,
    Dispute,
    DisputeKind,
    Edition,
    Origin,
    Section,
    Story,
    StoryId,
)

Stories = Mapping[StoryId, Story]

MOST = 8
"""How many stories of a section are told unless all are asked for."""
CAUTION = "may differ in time or scope"
_PARTIES = ("Says", "Against that")
"""What introduces the sides of the first party of a dispute, and of the second."""
OPPOSED = {DisputeKind.DENIED: "one denies the other", DisputeKind.FIGURES: "different figures"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a page tells in a section beside its summary, the most important first."""

    stories: tuple[Story, ...]
    """Those of several articles."""
    articles: tuple[BriefedArticle, ...]
    """Stories of one article, and articles of no story; not those the summary quotes."""
    more: int
    """How many of both are not told."""


def stories_of(edition: Edition) -> Stories:
    """The edition's stories by id."""
    return {story.id: story for story in edition.stories}


def is_single(story: Story) -> bool:
    """Whether it is one article and nothing else, which is then shown as that article."""
    return len(story.articles) + len(story.asides) == 1


def told(section: Section, stories: Stories, articles: Library, most: int | None) -> Told:
    """The first `most` stories of a section, or all of them."""
    quoted = {sentence.article for sentence in section.summary}
    its_stories = [stories[id] for id in section.stories if id in stories]
    held = {article for story in its_stories for article in (*story.articles, *story.asides)}
    single = [story for story in its_stories if is_single(story)]
    alone = {story.id: articles[story.headline_article] for story in single}
    entries = [
        *(alone.get(story.id, story) for story in its_stories),
        *(articles[id] for id in section.articles if id not in held),
    ]
    entries = [entry for entry in entries if isinstance(entry, Story) or entry.id not in quoted]
    shown = entries[:most]
    return Told(
        stories=tuple(entry for entry in shown if isinstance(entry, Story)),
        articles=tuple(entry for entry in shown if isinstance(entry, BriefedArticle)),
        more=len(entries) - len(shown),
    )


def disputes_in(edition: Edition, section: Section) -> Iterator[Dispute]:
    """Where sources contradict each other in what a section tells, in the order of its stories."""
    stories = stories_of(edition)
    told_here = (stories[id] for id in section.stories if id in stories)
    return edition.disputes_in(section, told_here)


def sentences_told(edition: Edition, most: int | None) -> Iterator[CitedSentence]:
    """Every sentence that a page shows, by its summaries, disputes and stories."""
    stories, articles = stories_of(edition), library(edition)
    for section in edition.sections:
        yield from section.summary
        for dispute in disputes_in(edition, section):
            yield from (side.sentence for side in dispute.sides)
        for story in told(section, stories, articles, most).stories:
            yield from story.brief


def sources_of(story: Story, articles: Library) -> tuple[tuple[int, BriefedArticle], ...]:
    """The articles its brief quotes, by their numbers; that of its headline where it has none."""
    if story.brief:
        return cited(story.brief, articles)
    return ((citations(story)[story.headline_article], articles[story.headline_article]),)


def facts(story: Story, edition: Edition) -> tuple[str, ...]:
    """What weighs, in a few words each: "2 origins", "3 outlets", "2 h", "Homs", "2 new"."""
    if edition.since is None:
        return story.reasons
    new = f"{story.new} new" if story.new else "nothing new"
    repeat = "repeats" if story.folded == 1 else "repeat"
    folded = (f"{story.folded} more only {repeat}",) if story.folded else ()
    return (*story.reasons, new, *folded)


def opposition(dispute: Dispute) -> str:
    """How the sides of a dispute stand to each other, and what speaks for both."""
    return f"{OPPOSED[dispute.kind]}; {CAUTION}"


def parties(dispute: Dispute) -> Iterator[tuple[str, tuple[Claim, ...]]]:
    """The sides of each party of a dispute, with what introduces them."""
    return zip(_PARTIES, dispute.opposed, strict=False)


def by_source(claims: Iterable[Claim]) -> tuple[tuple[Claim, ...], ...]:
    """The claims of each source together, in the order the sources are met.

    A sentence with several claims of one source is there once.
    """
    found: dict[str, dict[CitedSentence, Claim]] = {}
    for claim in claims:
        found.setdefault(claim.actor or claim.source, {}).setdefault(claim.sentence, claim)
    return tuple(tuple(said.values()) for said in found.values())


def carried(origin: Origin) -> str:
    """How many articles carry one text, and why they are one: "3 articles, credits Reuters"."""
    said = count(len(origin.articles), "article")
    return f"{said}, {origin.why}" if origin.why else said


def citations(story: Story) -> Mapping[ArticleId, int]:
    """The citation number of each of a story's articles."""
    return {id: number for number, id in enumerate((*story.articles, *story.asides), 1)}
