"""What is said of an actor, story by story and day by day, as blocks. Pure."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import groupby

from textual.content import Content

from briefing.archive import ActorSentence
from briefing.model import Actor, ArticleId, BriefedArticle, StoryId
from briefing.tui.blocks import Block, Text
from briefing.tui.items import SentenceItem, StoryItem
from briefing.tui.render import (
    ACTOR_STYLES,
    KIND_WORDS,
    actor_name,
    faint,
    highlighted,
    paragraph_mentions,
    strong,
    within,
)
from briefing.tui.times import day_of, local_day, published

DAYS = 7
"""Days of the chart, up to the last on which the actor was named."""
BARS = "▁▂▃▄▅▆▇█"


def said_of(
    actor: Actor,
    sentences: Sequence[ActorSentence],
    articles: Mapping[ArticleId, BriefedArticle],
    stories: Collection[StoryId],
    now: datetime,
) -> Iterator[Block]:
    """Every sentence that names the actor; `stories` are those that have a page."""
    forms = f"  also {', '.join(actor.aliases[:6])}" if actor.aliases else ""
    yield Text(actor_name(actor) + faint(f"  {KIND_WORDS[actor.kind][0]}{forms}"))
    if not sentences:
        yield Text(faint("No stored sentence names this actor."), above=1)
        return
    yield Text(chart(Counter(local_day(each.published) for each in sentences), now))
    for story, of_story in _by_story(sentences):
        item = StoryItem(story) if story in stories else None
        headline = strong(of_story[0].headline or "Untitled")
        yield Text(headline, item=item, right=faint(str(len(of_story))), above=1)
        for day, of_day in groupby(of_story, key=lambda each: local_day(each.published)):
            yield Text(faint(day_of(day, now)))
            for n, sentence in enumerate(of_day):
                article = articles.get(sentence.article)
                yield _row(sentence, article, actor, now, above=int(n > 0))


def chart(named: Mapping[date, int], now: datetime) -> Content:
    """Sentences a day as bars and as numbers: "▂▁·▄█ 7 days to 8 December: 1 1 0 …"."""
    last = max(named)
    counts = [named.get(last - timedelta(days=n), 0) for n in reversed(range(DAYS))]
    most = max(counts)
    bars = "".join(BARS[(n * (len(BARS) - 1) + most - 1) // most] if n else "·" for n in counts)
    day = day_of(last, now).partition(" ")[2]
    numbers = " ".join(map(str, counts))
    return Content.styled(bars, "$primary") + faint(f"  {DAYS} days to {day}: {numbers}")


def _by_story(
    sentences: Sequence[ActorSentence],
) -> list[tuple[StoryId, list[ActorSentence]]]:
    """The stories that were told last first, each with its days, the last first."""
    of_story: dict[StoryId, list[ActorSentence]] = {}
    for each in sorted(sentences, key=lambda each: each.published, reverse=True):
        of_story.setdefault(each.story, []).append(each)
    return list(of_story.items())


def _row(
    sentence: ActorSentence,
    article: BriefedArticle | None,
    actor: Actor,
    now: datetime,
    *,
    above: int,
) -> Block:
    return Text(
        _naming(sentence, article, actor),
        item=SentenceItem(sentence.article, sentence.paragraph, sentence.start, sentence.end),
        tail=faint(f"{sentence.outlet}, {published(sentence.published, now)}"),
        indent=4,
        above=above,
    )


def _naming(sentence: ActorSentence, article: BriefedArticle | None, actor: Actor) -> Content:
    """The sentence with its actors, or outside the edition with this one alone."""
    if article is not None:
        mentions = paragraph_mentions(article, sentence.paragraph)
        return highlighted(sentence.text, within(mentions, sentence.start, sentence.end))
    forms = sorted((actor.name, *actor.aliases), key=len, reverse=True)
    pattern = re.compile(r"\b(?:" + "|".join(map(re.escape, forms)) + r")\b")
    content = Content(sentence.text)
    for found in pattern.finditer(sentence.text):
        content = content.stylize(ACTOR_STYLES[actor.kind], *found.span())
    return content
