"""The page of an edition, section by section."""

from collections.abc import Iterator

from briefing.export.parts import Library, minute, tally, texts, troubled
from briefing.export.stories import MOST, disputes_in, stories_of, told
from briefing.model import Edition, FeedStatus, Section, Story, StoryId

from .words import Notes, actors_line, article_line, literal, story_facts


def render(edition: Edition, *, full: bool = False, most: int | None = MOST) -> str:
    """The edition as Markdown with footnotes, ending in a newline.

    `full` adds to each section the paragraphs that are placed in it; of its stories `most` are
    told, all where that is None.
    """
    notes = Notes(edition)
    blocks = [
        f"# Briefing of {edition.made_at:%A}, {minute(edition.made_at)}",
        f"Made from {tally(edition)}.",
        *_Page(notes, most).sections(full),
    ]
    if problems := troubled(edition):
        blocks.extend(["## Feeds with problems", "\n".join(map(_problem, problems))])
    return "\n\n".join([*blocks, *notes.written()]) + "\n"


class _Page:
    """The sections of one edition; a story they share is told once."""

    def __init__(self, notes: Notes, most: int | None) -> None:
        self._notes = notes
        self._most = most
        self._stories = stories_of(notes.edition)
        self._told_in: dict[StoryId, str] = {}
        """The name of the section that told a story."""

    def sections(self, full: bool) -> Iterator[str]:
        """The blocks of every section."""
        for section in self._notes.edition.sections:
            yield from self._section(section)
            if full:
                yield from _texts(section, self._notes.articles)

    def _section(self, section: Section) -> Iterator[str]:
        notes = self._notes
        yield f"## {literal(section.name)}"
        if not section.articles and not section.summary:
            yield "Nothing in this section."
        yield from map(notes.sentence, section.summary)
        for dispute in disputes_in(notes.edition, section):
            yield from notes.dispute(dispute)
        if section.actors:
            yield actors_line(section.actors)
        beside = told(section, self._stories, notes.articles, self._most)
        for story in beside.stories:
            yield from self._story(story, section)
        if beside.articles:
            yield "**Also in this section:**"
            yield "\n".join(f"- {article_line(article)}" for article in beside.articles)
        if beside.more:
            yield f"{beside.more} more in this section."

    def _story(self, story: Story, section: Section) -> Iterator[str]:
        yield f"### {literal(story.headline)}"
        yield from story_facts(story, self._notes.edition)
        place = self._told_in.setdefault(story.id, section.name)
        if place != section.name:
            yield f"Told in the section {literal(place)}."
        elif story.brief:
            yield from map(self._notes.sentence, story.brief)
        else:
            yield article_line(self._notes.articles[story.headline_article])


def _texts(section: Section, articles: Library) -> Iterator[str]:
    for article, paragraphs in texts(section, articles):
        yield f"### {literal(article.title)}"
        yield from (literal(paragraph.text) for paragraph in paragraphs)


def _problem(feed: FeedStatus) -> str:
    return f"- {literal(feed.name)}: {literal(feed.problem or '')}"
