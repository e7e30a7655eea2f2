"""A section of an edition as blocks: summary, key actors, sources, articles.

Pure. A section can hold hundreds of articles, so only the first are set, and only the first of
those with all their paragraphs.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from enum import StrEnum

from textual.content import Content

from briefing.model import (
    Actor,
    ArticleId,
    BriefedArticle,
    BriefedParagraph,
    CitedSentence,
    Edition,
    ParagraphKind,
    Section,
)
from briefing.tui.blocks import Block, Chip, Chips, Rule, Text
from briefing.tui.items import (
    ActorItem,
    ArticleItem,
    Item,
    MoreItem,
    ParagraphItem,
    SourceItem,
)
from briefing.tui.render import (
    NEW,
    PARAGRAPH_STYLES,
    STAR,
    actor_name,
    bar,
    chip,
    citation,
    cited_sentence,
    count,
    facts,
    faint,
    highlighted,
    label,
    sentence_item,
    strong,
)
from briefing.tui.times import published

PAGE = 50
"""Articles set at first, and again each time the reader asks for more."""
FULL_PARAGRAPHS = 60
"""Once that many paragraphs are set, further articles show their first one, in two lines."""
CLIPPED_LINES = 2


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
    return {article.id: article for article in edition.articles}


def section_blocks(
    edition: Edition, section: Section, *, room: Room, shown: int, now: datetime
) -> list[Block]:
    """The section's page; without the panel beside it, its matter is set here."""
    articles = articles_by_id(edition)
    with_marks = edition.since is not None
    folded = room is not Room.WIDE
    with_headline = room is not Room.NARROW
    blocks: list[Block] = [_headline(section)] if with_headline else []
    blocks += _summary(section, articles, with_marks, with_headline, now)
    if section.actors:
        blocks.append(Rule(label("Key actors")))
        blocks.append(_chips(section.actors, rows=3 if folded else 1))
    held = [articles[id] for id in section.articles if id in articles]
    if folded and held:
        blocks.append(Rule(label("Sources")))
        blocks += source_blocks(section, articles, now)
    if held:
        blocks.append(Rule(label("In full")))
        blocks += _articles(held, section, with_marks, shown, now)
    elif not section.summary:
        blocks.append(Text(faint("Nothing in this section yet."), above=1))
    return blocks


def _headline(section: Section) -> Block:
    held = len(section.articles)
    return Text(strong(section.name), right=faint(count(held, "article")) if held else None)


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


def _chips(actors: Sequence[Actor], rows: int) -> Block:
    return Chips(
        tuple(Chip(chip(actor), ActorItem(actor.name)) for actor in actors), above=0, rows=rows
    )


def _articles(
    held: Sequence[BriefedArticle], section: Section, with_marks: bool, shown: int, now: datetime
) -> Iterator[Block]:
    full = 0
    for n, article in enumerate(held[:shown]):
        own = paragraphs_in(article, section.name)
        yield from _title(article, above=n > 0, with_marks=with_marks, now=now)
        if full < FULL_PARAGRAPHS:
            yield from _paragraphs(article, own)
            full += len(own)
        else:
            yield from _lead(article, own)
    if len(held) > shown:
        left = len(held) - shown
        words = f"{count(left, 'more article')}: Enter shows the next {min(PAGE, left)}"
        yield Text(Content.styled(words, "$primary"), item=MoreItem(section.name), above=1)


def _title(
    article: BriefedArticle, *, above: bool, with_marks: bool, now: datetime
) -> Iterator[Block]:
    style = "$headline" if article.read else "bold $headline"
    title = highlighted(article.title or "Untitled", ()).stylize(style)
    if article.starred:
        title = STAR + Content(" ") + title
    yield Text(
        title,
        item=ArticleItem(article.id),
        margin=NEW if with_marks and article.new else Content(""),
        above=int(above),
    )
    yield Text(faint(" · ".join(facts(article, published(article.published, now), now))))


def paragraphs_in(article: BriefedArticle, section: str) -> tuple[BriefedParagraph, ...]:
    """The article's paragraphs of a section; a heading or caption goes with the body after it."""
    chosen: list[BriefedParagraph] = []
    waiting: list[BriefedParagraph] = []
    for paragraph in article.paragraphs:
        if paragraph.kind is not ParagraphKind.BODY:
            waiting.append(paragraph)
        elif paragraph.section == section:
            chosen += [*waiting, paragraph]
            waiting = []
        else:
            waiting = []
    return tuple(chosen)


def _paragraphs(article: BriefedArticle, own: Sequence[BriefedParagraph]) -> Iterator[Block]:
    last = own[0].index - 1 if own else 0
    for paragraph in own:
        if paragraph.index != last + 1:
            yield Text(faint("⋯"), above=1)
        last = paragraph.index
        yield paragraph_block(article, paragraph)


def paragraph_block(article: BriefedArticle, paragraph: BriefedParagraph) -> Block:
    """A paragraph, set by its kind; captions and datelines stand further in."""
    text = highlighted(paragraph.text, paragraph.mentions, PARAGRAPH_STYLES[paragraph.kind])
    is_aside = paragraph.kind in (ParagraphKind.CAPTION, ParagraphKind.DATELINE)
    return Text(
        text,
        item=ParagraphItem(article.id, paragraph.index),
        margin=Content("  ") + faint("╎") if is_aside else Content(""),
        indent=4 if is_aside else 2,
        above=1,
    )


def _lead(article: BriefedArticle, own: Sequence[BriefedParagraph]) -> Iterator[Block]:
    body = next((p for p in own if p.kind is ParagraphKind.BODY), None)
    if body is not None:
        yield Text(highlighted(body.text, body.mentions), clip=CLIPPED_LINES)


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
    """The section's new sentences and new articles, in page order."""
    articles = articles_by_id(edition)
    sentences = (sentence_item(sentence) for sentence in section.summary if sentence.new)
    titles = (ArticleItem(id) for id in section.articles if id in articles and articles[id].new)
    return (*sentences, *titles)
