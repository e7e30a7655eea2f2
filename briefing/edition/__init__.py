"""From articles to an edition: the one place that knows the order of the analysis.

Everything here is pure: the same articles, wishes and moments give the same edition.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial

from briefing.analysis.actors.canonical import agree
from briefing.analysis.of_the_last import mark
from briefing.analysis.sections.placing import Placing, Plan, Share
from briefing.analysis.stories.grouping import group
from briefing.analysis.stories.sketch import Sketch, sketch
from briefing.edition.articles import Analysed, brief_article, brief_paragraphs, is_new
from briefing.edition.kept import Kept
from briefing.edition.left import Left, left, taken_up
from briefing.edition.sections import SectionPages
from briefing.edition.stories import Stories
from briefing.model import (
    ArticleId,
    BriefedArticle,
    Correction,
    Edition,
    FeedStatus,
    KnownActors,
    ShownSentence,
    StoryGroup,
    SummaryLength,
    WantedSection,
    Wishes,
)

__all__ = [
    "Analysed",
    "Kept",
    "Left",
    "brief_article",
    "brief_paragraphs",
    "left",
    "make_edition",
    "taken_up",
]

NO_WISHES = Wishes()


def make_edition(
    articles: Sequence[Analysed],
    *,
    wanted: Sequence[WantedSection],
    known: KnownActors,
    feeds: tuple[FeedStatus, ...],
    made_at: datetime,
    since: datetime | None,
    window: timedelta | None,
    summary: SummaryLength = SummaryLength.MEDIUM,
    corrections: Sequence[Correction] = (),
    groups: Sequence[StoryGroup] | None = None,
    sketches: Mapping[ArticleId, Sketch] | None = None,
    shown: Collection[ShownSentence] | None = None,
    wishes: Wishes = NO_WISHES,
    kept: Kept | None = None,
    share: Share = map,
) -> Edition:
    """The briefing of these articles, newest first, as it stands at `made_at`.

    `since` is when the reader last looked: an article first seen after it is new, and a sentence is
    that tells more than the `shown` ones of its story; where None were ever kept, one of a new
    article is. Articles older than `window` are summed up only where a section has nothing fresher
    to say. `corrections` are what the reader moved, `wishes` what he put together and apart; they
    win over what is found here. `groups` are the stories as they stand, with the `sketches` of
    their articles; without them the articles are grouped anew. `kept` is what the edition before
    leaves to this one. Where there is much to do, it is given to `share` in parts.
    """
    articles = agree(articles, known)
    if sketches is None:
        sketches = {article.id: sketch(article, found) for article, found in articles}
    if groups is None:
        groups = group(
            [sketches[article.id] for article, _ in articles[::-1]], wishes=wishes
        ).stories
    kept = kept or Kept()
    kept.begin()
    placing = Placing(articles, wanted, corrections, kept.placed, share)
    stories = Stories(
        articles, sketches, groups,
        known=known, feeds=feeds, kept=kept,
        made_at=made_at, since=since, shown=shown, wishes=wishes,
    )  # fmt: skip
    told = stories.told()
    plan = placing.plan()
    fresh_from = made_at - window if window else None
    pages = SectionPages(articles, plan, known, stories, kept, fresh_from, summary)
    return Edition(
        made_at=made_at,
        since=since,
        feeds=feeds,
        sections=tuple(pages.section(planned) for planned in plan.sections),
        stories=told,
        articles=tuple(_briefed(pair, plan, kept, since) for pair in articles),
    )


def _briefed(analysed: Analysed, plan: Plan, kept: Kept, since: datetime | None) -> BriefedArticle:
    article, found = analysed
    placements = plan.placements[article.id]
    depends_on = mark(
        kept.state(analysed), [each and (each.section, each.why) for each in placements]
    )
    paragraphs = kept.paragraphs.of(
        (article.id, depends_on), partial(brief_paragraphs, article, found, placements)
    )
    return brief_article(article, found, paragraphs, new=is_new(article, since))
