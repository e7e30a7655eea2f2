"""One story whole."""

from collections.abc import Iterator

from briefing.export.parts import Library, date_in_words, minute
from briefing.export.stories import by_source, carried
from briefing.model import ArticleId, Coverage, Edition, Story

from .words import Notes, actors_line, article_line, literal, source, story_facts


def render_story(edition: Edition, story: Story) -> str:
    """A story of the edition, all that is known of it, as Markdown that ends in a newline."""
    notes = Notes(edition)
    blocks = list(_blocks(story, notes))
    return "\n\n".join([*blocks, *notes.written()]) + "\n"


def _blocks(story: Story, notes: Notes) -> Iterator[str]:
    yield f"# {literal(story.headline)}"
    yield from story_facts(story, notes.edition)
    yield f"Updated {minute(story.updated)}"
    yield from map(notes.sentence, story.brief)
    for dispute in story.disputes:
        yield from notes.dispute(dispute)
    if story.actors:
        yield actors_line(story.actors)
    if story.claims:
        yield "## Who says what"
        yield from _claims(story, notes)
    if story.timeline:
        yield "## Timeline"
        yield "\n".join(_timeline(story, notes))
    if story.coverage:
        yield "## Coverage"
        yield "\n".join(line for row in story.coverage for line in _row(row, notes))
    yield "## Articles"
    yield from _articles(story, notes.articles)


def _claims(story: Story, notes: Notes) -> Iterator[str]:
    for claims in by_source(story.claims):
        yield source(claims[0])
        yield "\n".join(f"- {notes.quoted(claim.sentence)}" for claim in claims)


def _timeline(story: Story, notes: Notes) -> Iterator[str]:
    for entry in story.timeline:
        reported = ", reported" if entry.is_reported else ""
        sentence = notes.quoted(entry.sentence)
        yield f"- **{date_in_words(entry.day)}{reported}:** {sentence}"


def _row(row: Coverage, notes: Notes) -> Iterator[str]:
    """Who of a tag tells the story, and what nobody else tells."""
    yield f"- **{literal(row.tag)}:** {'; '.join(map(literal, row.outlets)) or 'silent'}"
    for sentence in row.alone:
        yield f"  - only here: {notes.quoted(sentence)}"


def _articles(story: Story, articles: Library) -> Iterator[str]:
    """The articles by origin, each with why it is in the story."""
    why = {each.article: each.why for each in story.together}

    def lines(ids: tuple[ArticleId, ...]) -> str:
        return "\n".join(
            f"- {article_line(articles[id])}" + (f" ({literal(why[id])})" if id in why else "")
            for id in ids
        )

    for origin in story.origins:
        yield f"**Origin: {literal(origin.name)}** ({literal(carried(origin))})"
        yield lines(origin.articles)
    if story.asides:
        yield "**Live pages and opinion**"
        yield lines(story.asides)
