"""A section of an edition as blocks: summary, key actors, disputes, sources, stories. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from itertools import islice

from textual.content import Content

from briefing.model import Actor, ArticleId, BriefedArticle, CitedSentence, Edition, Section
from briefing.model.shelf import by_id
from briefing.tui.article_rows import in_full
from briefing.tui.blocks import Block, Chip, Chips, Rule, Text
from briefing.tui.disputed import disputed_blocks
from briefing.tui.items import ActorItem, ArticleItem, Item, SourceItem
from briefing.tui.render import (
    NEW,
    actor_name,
    bar,
    chip,
    citation,
    cited_sentence,
    count,
    faint,
    label,
    sentence_item,
    strong,
)
from briefing.tui.story_rows import Articles, is_single, item_of, stories_in
from briefing.tui.times import published

MOST_DISPUTES = 3
"""Shown on the section's page; the others are on their stories' pages."""


class Room(StrEnum):
    """How much of the screen there is beside the page."""

    NARROW = "narrow"
    """None: the tabs above the page already name the section."""
    MIDDLING = "middling"
    """For the rail."""
    WIDE = "wide"
    """For the rail and the panel."""


def articles_by_id(edition: Edition) -> Mapping[ArticleId, BriefedArticle]:
    """The edition's articles, to look up by id."""
    return by_id(edition.articles)


def section_blocks(
    edition: Edition, section: Section, *, room: Room, shown: int, now: datetime
) -> Iterator[Block]:
    """The section's page; without the panel beside it, its matter is set here."""
    articles = articles_by_id(edition)
    with_marks = edition.since is not None
    folded = room is not Room.WIDE
    with_headline = room is not Room.NARROW
    if with_headline:
        yield _headline(edition, section)
    yield from _summary(section, articles, with_marks, with_headline, now)
    if section.actors:
        yield Rule(label("Key actors"))
        yield _chips(section.actors, rows=3 if folded else 1)
    yield from _disputed(edition, section, articles, now)
    is_any_held = any(id in articles for id in section.articles)
    if folded and is_any_held:
        yield Rule(label("Sources"))
        yield from source_blocks(section, articles, now)
    if is_any_held or section.stories:
        yield Rule(label(_name_of_rest(edition, section)))
        yield from in_full(edition, section, articles, shown=shown, now=now)
    elif not section.summary:
        yield Text(faint("Nothing in this section yet."), above=1)


def _headline(edition: Edition, section: Section) -> Block:
    stories = stories_in(edition, section)
    held = count(len(section.articles), "article") if section.articles else ""
    if any(not is_single(story) for story in stories):
        held = count(len(stories), "story", "stories")
    return Text(strong(section.name), right=faint(held) if held else None)


def _summary(
    section: Section,
    articles: Mapping[ArticleId, BriefedArticle],
    with_marks: bool,
    with_headline: bool,
    now: datetime,
) -> Iterator[Block]:
    for n, sentence in enumerate(section.summary):
        yield Text(
            cited_sentence(sentence, articles.get(sentence.article)),
            tail=citation(sentence, articles.get(sentence.article), now),
            item=sentence_item(sentence),
            margin=NEW if with_marks and sentence.new else Content(""),
            above=int(n > 0 or with_headline),
        )


def _disputed(
    edition: Edition, section: Section, articles: Articles, now: datetime
) -> Iterator[Block]:
    stories = stories_in(edition, section)
    told = (
        (dispute, story.headline if len(stories) > 1 and not n else "")
        for story in stories
        if story.disputes
        for n, dispute in enumerate(edition.disputes_in(section, (story,)))
    )
    shown = tuple(islice(told, MOST_DISPUTES))
    yield from disputed_blocks(shown, articles, now, numbered=False)


def _name_of_rest(edition: Edition, section: Section) -> str:
    """What the rest of the page is: stories of several outlets, or articles alone."""
    is_told = any(not is_single(story) for story in stories_in(edition, section))
    return "Stories" if is_told else "In full"


def _chips(actors: Sequence[Actor], rows: int) -> Block:
    return Chips(
        tuple(Chip(chip(actor), ActorItem(actor.name)) for actor in actors), above=0, rows=rows
    )


def citations(section: Section) -> Mapping[int, CitedSentence]:
    """The first sentence of each citation number, by number."""
    first: dict[int, CitedSentence] = {}
    for sentence in section.summary:
        first.setdefault(sentence.citation, sentence)
    return dict(sorted(first.items()))


def source_blocks(
    section: Section, articles: Mapping[ArticleId, BriefedArticle], now: datetime
) -> Iterator[Block]:
    """The numbered sources of the section's summary."""
    for number, sentence in citations(section).items():
        article = articles.get(sentence.article)
        if article is None:
            continue
        mark = Content.styled(f"{number:>2} ", "$primary")
        yield Text(
            Content(article.title or "Untitled"),
            item=SourceItem(article.id),
            margin=mark,
            indent=3,
            clip=3,
        )
        where = f"{article.outlet} · {published(article.published, now)}"
        yield Text(faint(where), indent=3)


def side_blocks(edition: Edition, section: Section, width: int, now: datetime) -> list[Block]:
    """The panel beside the page: the actors ranked, and the sources."""
    blocks: list[Block] = []
    if section.actors:
        blocks.append(Rule(label("Key actors"), indent=0, above=0))
        blocks += ranked_blocks(section.actors, width)
    if section.summary:
        blocks.append(Rule(label("Sources"), indent=0))
        blocks += source_blocks(section, articles_by_id(edition), now)
    return blocks


BAR = 8
NAME_ROOM = 14
"""The bar goes where a name would have less room than this."""


def ranked_blocks(actors: Sequence[Actor], width: int) -> Iterator[Block]:
    """Each actor with a bar and a count, the ranking given."""
    most = max(actor.mentions for actor in actors)
    for actor in actors:
        number = faint(f"{actor.mentions:>3}")
        length = BAR if width - BAR - 5 >= NAME_ROOM else 0
        drawn = bar(actor.mentions, most, length) if length else Content("")
        pad = Content(" " * (length - drawn.cell_length))
        yield Text(
            actor_name(actor),
            item=ActorItem(actor.name),
            right=drawn + pad + number,
            indent=0,
            clip=1,
        )


def new_items(edition: Edition, section: Section) -> tuple[Item, ...]:
    """The section's new sentences, and stories or articles with something new, in page order."""
    sentences = tuple(sentence_item(sentence) for sentence in section.summary if sentence.new)
    if stories := stories_in(edition, section):
        return (*sentences, *(item_of(story) for story in stories if story.new))
    articles = articles_by_id(edition)
    titles = (ArticleItem(id) for id in section.articles if id in articles and articles[id].new)
    return (*sentences, *titles)
