"""What recurs in the HTML export: sentences with their sources, disputes, actors, articles."""

from collections.abc import Iterator, Sequence
from html import escape

from briefing.export.parts import Library, dated, day, is_marked_new
from briefing.export.stories import facts, opposition, parties
from briefing.model import (
    Actor,
    BriefedArticle,
    CitedSentence,
    Claim,
    Dispute,
    Edition,
    Mention,
    Story,
)


def foreign(text: str) -> str:
    """Text from a feed: escaped, and unable to turn the direction of what stands around it."""
    return f"<bdi>{escape(text)}</bdi>"


def sentence(said: CitedSentence, edition: Edition, articles: Library) -> str:
    """A sentence as a paragraph, with a link to its article."""
    return f"<p>{new_mark(said, edition)}{quoted(said, articles)}</p>"


def new_mark(said: CitedSentence, edition: Edition) -> str:
    """The word new where the sentence is."""
    return '<span class="new">new</span> ' if is_marked_new(said, edition) else ""


def quoted(said: CitedSentence, articles: Library) -> str:
    """A sentence with its actors marked, and its outlet and date, which lead to its article."""
    article = articles[said.article]
    source = linked(f"{foreign(article.outlet)}, {day(article.published)}", article)
    return f'{text(said, articles)} <span class="from">{source}</span>'


def text(said: CitedSentence, articles: Library) -> str:
    """The words of a sentence with its actors marked."""
    mentions = _mentions(said, articles[said.article])
    return f"<bdi>{highlighted(said.text, said.start, mentions)}</bdi>"


def _mentions(said: CitedSentence, article: BriefedArticle) -> tuple[Mention, ...]:
    return next(
        (
            tuple(m for m in p.mentions if said.start <= m.start and m.end <= said.end)
            for p in article.paragraphs
            if p.index == said.paragraph
        ),
        (),
    )


def highlighted(text: str, offset: int, mentions: tuple[Mention, ...]) -> str:
    """The text, escaped, with each mention marked; `offset` is where the text starts."""
    pieces = []
    at = 0
    for mention in mentions:
        start, end = mention.start - offset, mention.end - offset
        pieces.append(escape(text[at:start]))
        pieces.append(f'<mark class="{mention.kind.value}">{escape(text[start:end])}</mark>')
        at = end
    return "".join([*pieces, escape(text[at:])])


def story_facts(story: Story, edition: Edition) -> Iterator[str]:
    """What weighs."""
    if said := facts(story, edition):
        yield f'<p class="from">{" · ".join(map(foreign, said))}</p>'


def dispute(disputed: Dispute, articles: Library) -> Iterator[str]:
    """What it is about, and the sides beside each other where there is room."""
    yield f"<p><b>{foreign(disputed.about)}</b> ({opposition(disputed)})</p>"
    yield '<ul class="sides">'
    for does, party in parties(disputed):
        said = (f"<p>{source(side)}<br>{quoted(side.sentence, articles)}</p>" for side in party)
        yield f"<li>{does}: {''.join(said)}</li>"
    yield "</ul>"


def source(claim: Claim) -> str:
    """Whose word it is, and what kind of source that is."""
    return f"<b>{foreign(claim.source)}</b> ({claim.source_kind.value})"


def actors(found: Sequence[Actor], *, level: int = 3) -> Iterator[str]:
    """The key actors, each with its kind, where there are some; `level` is the heading's."""
    if found:
        yield f'<h{level}>Key actors</h{level}>\n<ul class="actors">'
        yield from map(_actor, found)
        yield "</ul>"


def _actor(actor: Actor) -> str:
    kind = actor.kind.value
    return f'<li><mark class="{kind}">{foreign(actor.name)}</mark> ({kind})</li>'


def article(shown: BriefedArticle) -> str:
    """Its title, which is a link where it has a page, its outlet and date."""
    return f"{linked(foreign(shown.title), shown)}, {foreign(shown.outlet)}, {dated(shown)}"


def linked(html: str, to: BriefedArticle) -> str:
    """The words as a link to the article's own page, where it has one."""
    if not to.url.startswith(("http://", "https://")):
        return html
    return f'<a href="{escape(to.url)}" rel="noopener noreferrer">{html}</a>'
