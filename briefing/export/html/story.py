"""One story whole."""

from collections.abc import Iterator
from html import escape

from briefing.export.parts import Library, date_in_words, library, minute
from briefing.export.stories import by_source, carried
from briefing.model import ArticleId, Coverage, Edition, Story

from . import words
from .frame import document
from .words import foreign


def render_story(edition: Edition, story: Story) -> str:
    """A story of the edition, all that is known of it, as a whole HTML document."""
    articles = library(edition)
    body = [
        f"<header>\n<h1>{foreign(story.headline)}</h1>",
        *words.story_facts(story, edition),
        f"<p>Updated {minute(story.updated)}.</p>\n</header>\n<main>",
        *(words.sentence(each, edition, articles) for each in story.brief),
        *_disputes(story, articles),
        *words.actors(story.actors, level=2),
        *_claims(story, articles),
        *_timeline(story, articles),
        *_coverage(story, articles),
        *_origins(story, articles),
        "</main>",
    ]
    return document(escape(story.headline), body)


def _disputes(story: Story, articles: Library) -> Iterator[str]:
    if story.disputes:
        yield "<h2>Disputed</h2>"
        for dispute in story.disputes:
            yield from words.dispute(dispute, articles)


def _claims(story: Story, articles: Library) -> Iterator[str]:
    if story.claims:
        yield "<h2>Who says what</h2>"
        for claims in by_source(story.claims):
            yield f"<p>{words.source(claims[0])}</p>\n<ul>"
            yield from (f"<li>{words.quoted(claim.sentence, articles)}</li>" for claim in claims)
            yield "</ul>"


def _timeline(story: Story, articles: Library) -> Iterator[str]:
    if story.timeline:
        yield "<h2>Timeline</h2>\n<dl>"
        for entry in story.timeline:
            reported = ", reported" if entry.is_reported else ""
            day = f'<time datetime="{entry.day.isoformat()}">{date_in_words(entry.day)}</time>'
            yield f"<dt>{day}{reported}</dt>"
            yield f"<dd>{words.quoted(entry.sentence, articles)}</dd>"
        yield "</dl>"


def _coverage(story: Story, articles: Library) -> Iterator[str]:
    if story.coverage:
        yield "<h2>Coverage</h2>\n<dl>"
        for row in story.coverage:
            yield from _row(row, articles)
        yield "</dl>"


def _row(row: Coverage, articles: Library) -> Iterator[str]:
    """Who of a tag tells the story, and what nobody else tells."""
    yield f"<dt>{foreign(row.tag)}</dt>"
    yield f"<dd>{'; '.join(map(foreign, row.outlets)) or 'silent'}</dd>"
    for sentence in row.alone:
        yield f"<dd>only here: {words.quoted(sentence, articles)}</dd>"


def _origins(story: Story, articles: Library) -> Iterator[str]:
    """The articles by origin, each with why it is in the story."""
    why = {each.article: each.why for each in story.together}

    def items(ids: tuple[ArticleId, ...]) -> Iterator[str]:
        yield "<ul>"
        for id in ids:
            reason = f" ({foreign(why[id])})" if id in why else ""
            yield f"<li>{words.article(articles[id])}{reason}</li>"
        yield "</ul>"

    yield "<h2>Articles</h2>"
    for origin in story.origins:
        yield f"<h3>Origin: {foreign(origin.name)} ({foreign(carried(origin))})</h3>"
        yield from items(origin.articles)
    if story.asides:
        yield "<h3>Live pages and opinion</h3>"
        yield from items(story.asides)
