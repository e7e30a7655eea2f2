"""One story whole."""

from collections.abc import Iterator

from briefing.export.parts import Library, date_in_words, library, minute, one_line
from briefing.export.stories import by_source, carried, citations
from briefing.export.wrap import wrapped
from briefing.model import ArticleId, CitedSentence, Coverage, Edition, Story

from .words import (
    actors_line,
    article_line,
    dispute_lines,
    quoted,
    sentence_line,
    source,
    story_lines,
)


def render_story(edition: Edition, story: Story, *, width: int | None = None) -> str:
    """A story of the edition, all that is known of it, as text that ends in a newline."""
    blocks = _blocks(story, edition, library(edition))
    return wrapped("\n\n".join(map("\n".join, blocks)), width) + "\n"


def _blocks(story: Story, edition: Edition, articles: Library) -> Iterator[list[str]]:
    yield [*story_lines(story, edition), f"Updated {minute(story.updated)}"]
    for sentence in story.brief:
        yield [sentence_line(sentence, edition, articles)]
    for dispute in story.disputes:
        yield dispute_lines(dispute, articles, citations(story))
    if story.actors:
        yield [actors_line(story.actors)]
    for claims in by_source(story.claims):
        yield [
            f"Who says what: {source(claims[0])}",
            *(f"- {_cited(claim.sentence, articles)}" for claim in claims),
        ]
    if story.timeline:
        yield ["Timeline:", *_timeline(story, articles)]
    if story.coverage:
        yield ["Coverage:", *(line for row in story.coverage for line in _row(row, articles))]
    yield from _origins(story, articles)
    if story.together:
        numbers = citations(story)
        yield [
            "Why together:",
            *(f"[{numbers[each.article]}] {one_line(each.why)}" for each in story.together),
        ]


def _cited(sentence: CitedSentence, articles: Library) -> str:
    return f"[{sentence.citation}] {quoted(sentence, articles)}"


def _timeline(story: Story, articles: Library) -> Iterator[str]:
    for entry in story.timeline:
        reported = ", reported" if entry.is_reported else ""
        yield f"{date_in_words(entry.day)}{reported}: {_cited(entry.sentence, articles)}"


def _row(row: Coverage, articles: Library) -> Iterator[str]:
    """Who of a tag tells the story, and what nobody else tells."""
    yield f"{one_line(row.tag)}: {'; '.join(map(one_line, row.outlets)) or 'silent'}"
    for sentence in row.alone:
        yield f"Only {one_line(row.tag)}: {_cited(sentence, articles)}"


def _origins(story: Story, articles: Library) -> Iterator[list[str]]:
    numbers = citations(story)

    def line(id: ArticleId) -> str:
        return f"[{numbers[id]}] {article_line(articles[id])}"

    for origin in story.origins:
        yield [
            f"Origin: {one_line(origin.name)} ({one_line(carried(origin))})",
            *map(line, origin.articles),
        ]
    if story.asides:
        yield ["Live pages and opinion:", *map(line, story.asides)]
