"""Where sources contradict each other: the two parties, side by side where there is room. Pure."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from textual.content import Content

from briefing.model import BriefedArticle, Claim, Dispute, DisputeKind
from briefing.tui.blocks import Block, Rule, Text
from briefing.tui.columns import Column, Columns
from briefing.tui.items import QuoteItem
from briefing.tui.render import (
    actor_style,
    citation,
    cited_sentence,
    faint,
    label,
    paragraph_mentions,
    sentence_item,
    within,
)
from briefing.tui.story_rows import Articles, where

CAUTION = "may differ in time or scope"
AGAINST = "against that"
KINDS = {DisputeKind.DENIED: "one denies the other", DisputeKind.FIGURES: "different figures"}


def disputed_blocks(
    disputes: Sequence[tuple[Dispute, str]], articles: Articles, now: datetime, *, numbered: bool
) -> Iterator[Block]:
    """Each dispute with its parties, under the headline of its story where the page has others.

    With `numbered` the citations carry the page's numbers.
    """
    if disputes:
        yield Rule(label("Disputed") + faint(f"  {CAUTION}"))
    for n, (dispute, headline) in enumerate(disputes):
        about = Content.styled(dispute.about, "bold")
        what = faint(f"  {KINDS[dispute.kind]}")
        yield Text(about + what, above=int(n > 0))
        if headline:
            yield Text(faint(headline), clip=1)
        yield Columns(
            tuple(
                tuple(_side(side, n, articles, now, numbered=numbered) for side in party)
                for party in dispute.opposed
            ),
            between=faint(AGAINST),
        )


def _side(side: Claim, n: int, articles: Articles, now: datetime, *, numbered: bool) -> Column:
    sentence = side.sentence
    article = articles.get(sentence.article)
    cited = (citation if numbered else where)(sentence, article, now)
    return Column(
        source_line(side, article),
        (Text(cited_sentence(sentence, article), tail=cited, indent=0),),
        QuoteItem(sentence_item(sentence), f"disputed {n}"),
    )


def source_line(claim: Claim, article: BriefedArticle | None) -> Content:
    """Whose word it is, and of which kind the source is, in words."""
    return source_name(claim, article) + faint(f"  {claim.source_kind.value}")


def source_name(claim: Claim, article: BriefedArticle | None) -> Content:
    """The source, in the style of its kind where it is an actor the sentence names."""
    sentence = claim.sentence
    mentions = within(paragraph_mentions(article, sentence.paragraph), sentence.start, sentence.end)
    kind = next((m.kind for m in mentions if m.canonical == claim.actor), None)
    style = actor_style(kind, claim.source) if kind is not None else "bold"
    return Content.styled(claim.source, style)
