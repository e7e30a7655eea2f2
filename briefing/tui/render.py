"""From the model to Textual's Content: the pieces every page is made of.

Pure. Foreign text enters as `Content(text)`, never as markup. Colours are theme variables, and
whatever a colour says a letter, a word or a type style says as well.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from textual.content import Content

from briefing.model import (
    Actor,
    ActorKind,
    BriefedArticle,
    CitedSentence,
    Mention,
    ParagraphKind,
)
from briefing.tui.blocks import carrying
from briefing.tui.items import CitationItem, SentenceItem
from briefing.tui.times import moment, published

ACTOR_STYLES = {
    ActorKind.PERSON: "bold $person",
    ActorKind.GROUP: "bold italic $group",
    ActorKind.STATE: "underline $state",
    ActorKind.PLACE: "italic $place",
}
UNNAMED_STYLE = "italic $group"
"""For bands of people without a name, "residents": they stand back behind those that have one."""
PARAGRAPH_STYLES = {
    ParagraphKind.BODY: "",
    ParagraphKind.HEADING: "bold $headline",
    ParagraphKind.CAPTION: "italic $faint",
    ParagraphKind.DATELINE: "$faint",
}
NEW = Content.styled("●", "bold $accent")
STAR = Content.styled("★", "$primary")
KIND_WORDS = {
    ActorKind.PERSON: ("person", "people"),
    ActorKind.GROUP: ("group", "groups"),
    ActorKind.STATE: ("state", "states"),
    ActorKind.PLACE: ("place", "places"),
}


def actor_style(kind: ActorKind, name: str) -> str:
    """The style of an actor's name."""
    is_unnamed = kind is ActorKind.GROUP and name[:1].islower()
    return UNNAMED_STYLE if is_unnamed else ACTOR_STYLES[kind]


def faint(text: str) -> Content:
    """Text that stands back."""
    return Content.styled(text, "$faint")


def facts(article: BriefedArticle, when: str, now: datetime) -> tuple[str, ...]:
    """What stands below a title: the outlet, when it came out and was edited, read or not."""
    edited = (f"edited {moment(article.edited_at, now)}",) if article.edited_at else ()
    return (article.outlet, when, *edited, "read" if article.read else "unread")


def strong(text: str) -> Content:
    """Text that stands out, as a headline does."""
    return Content.styled(text, "bold $headline")


def label(text: str) -> Content:
    """The name of a part of the page, in capitals."""
    return Content.styled(text.upper(), "bold $primary")


def count(n: int, one: str, many: str = "") -> str:
    """A number and its noun: "1 feed", "9 feeds"."""
    return f"{n:,} {one if n == 1 else many or one + 's'}"


def highlighted(text: str, mentions: Iterable[Mention], style: str = "") -> Content:
    """Text with its actors in the style of their kind."""
    content = Content(text)
    if style:
        content = content.stylize(style)
    for mention in mentions:
        style_of_kind = actor_style(mention.kind, mention.canonical)
        content = content.stylize(style_of_kind, mention.start, mention.end)
    return content


def within(mentions: Iterable[Mention], start: int, end: int) -> tuple[Mention, ...]:
    """The mentions inside a slice, with offsets into it."""
    return tuple(
        Mention(start=m.start - start, end=m.end - start, kind=m.kind, canonical=m.canonical)
        for m in mentions
        if start <= m.start and m.end <= end
    )


def paragraph_mentions(article: BriefedArticle | None, index: int) -> tuple[Mention, ...]:
    """The mentions of the paragraph of that index; none where it is not in the article."""
    if article is None:
        return ()
    return next((p.mentions for p in article.paragraphs if p.index == index), ())


def sentence_item(sentence: CitedSentence) -> SentenceItem:
    """What selecting a summary's sentence selects."""
    return SentenceItem(sentence.article, sentence.paragraph, sentence.start, sentence.end)


def cited_sentence(sentence: CitedSentence, article: BriefedArticle | None) -> Content:
    """A sentence of a summary with its actors."""
    mentions = paragraph_mentions(article, sentence.paragraph)
    return highlighted(sentence.text, within(mentions, sentence.start, sentence.end))


def citation(sentence: CitedSentence, article: BriefedArticle | None, now: datetime) -> Content:
    """ "[1] BBC 14:05", which the mouse can choose."""
    number = Content.styled(f"[{sentence.citation}]", "$primary")
    where = f" {article.outlet}, {published(article.published, now)}" if article else ""
    return (number + faint(where)).stylize(carrying(CitationItem(sentence_item(sentence))))


def actor_name(actor: Actor) -> Content:
    """An actor's name in the style of its kind."""
    return Content.styled(actor.name, actor_style(actor.kind, actor.name))


def chip(actor: Actor) -> Content:
    """An actor's name and how often it is mentioned."""
    return actor_name(actor) + faint(f" {actor.mentions}")


def bar(value: int, most: int, cells: int) -> Content:
    """A line as long as the value's share of the most, to half a cell."""
    full, half = divmod(max(1, round(value / max(1, most) * cells * 2)), 2)
    return Content.styled("━" * full + "╸" * half, "$bar")


def snippet(text: str, matches: Sequence[tuple[int, int]]) -> Content:
    """A stretch of text with what was searched for marked."""
    content = Content(text)
    for start, end in matches:
        content = content.stylize("bold reverse", start, end)
    return content


def legend() -> Content:
    """What each style of actor stands for."""
    return Content("  ").join(
        Content.styled(KIND_WORDS[kind][0], ACTOR_STYLES[kind]) for kind in ActorKind
    )
