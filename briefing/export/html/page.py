"""The page of an edition, section by section."""

from collections.abc import Iterator

from briefing.export.parts import (
    Library,
    cited,
    day,
    library,
    minute,
    tally,
    texts,
    troubled,
)
from briefing.export.stories import MOST, disputes_in, stories_of, told
from briefing.model import CitedSentence, Edition, FeedStatus, Section, Story, StoryId

from . import words
from .frame import document
from .words import foreign


def render(edition: Edition, *, full: bool = False, most: int | None = MOST) -> str:
    """The edition as a whole HTML document.

    `full` adds to each section the paragraphs that are placed in it; of its stories `most` are
    told, all where that is None.
    """
    title = f"Briefing of {edition.made_at:%A}, {minute(edition.made_at)}"
    body = [
        f"<header>\n<h1>{title}</h1>\n<p>Made from {tally(edition)}.</p>\n</header>",
        *_contents(edition),
        "<main>",
        *_Page(edition, most).sections(full),
        "</main>",
        *_problems(edition),
    ]
    return document(title, body)


def _contents(edition: Edition) -> Iterator[str]:
    yield '<nav aria-label="Sections">\n<ul>'
    for number, section in enumerate(edition.sections, 1):
        yield f'<li><a href="#section-{number}">{foreign(section.name)}</a></li>'
    yield "</ul>\n</nav>"


class _Page:
    """The sections of one edition; a story they share is told once."""

    def __init__(self, edition: Edition, most: int | None) -> None:
        self._edition = edition
        self._most = most
        self._articles = library(edition)
        self._stories = stories_of(edition)
        self._anchors: dict[StoryId, str] = {}
        """Where each story told so far is told."""

    def sections(self, full: bool) -> Iterator[str]:
        """Every section, each an element of its own."""
        for number, section in enumerate(self._edition.sections, 1):
            id = f"section-{number}"
            yield f'<section aria-labelledby="{id}">\n<h2 id="{id}">{foreign(section.name)}</h2>'
            yield from self._section(section, number)
            if full:
                yield from _texts(section, self._articles)
            yield "</section>"

    def _section(self, section: Section, number: int) -> Iterator[str]:
        if not section.articles and not section.summary:
            yield "<p>Nothing in this section.</p>"
        for sentence in section.summary:
            yield self._sentence(sentence, number)
        if disputes := tuple(disputes_in(self._edition, section)):
            yield "<h3>Disputed</h3>"
            for dispute in disputes:
                yield from words.dispute(dispute, self._articles)
        yield from words.actors(section.actors)
        yield from self._sources(section, number)
        yield from self._beside(section)

    def _sentence(self, sentence: CitedSentence, number: int) -> str:
        article = self._articles[sentence.article]
        link = f'<a href="#source-{number}-{sentence.citation}">[{sentence.citation}]</a>'
        source = f"{link} {foreign(article.outlet)}, {day(article.published)}"
        said = words.new_mark(sentence, self._edition) + words.text(sentence, self._articles)
        return f'<p>{said} <span class="from">{source}</span></p>'

    def _sources(self, section: Section, number: int) -> Iterator[str]:
        if sources := cited(section.summary, self._articles):
            yield "<h3>Sources</h3>\n<ol>"
            for citation, article in sources:
                id = f"source-{number}-{citation}"
                yield f'<li id="{id}" value="{citation}">{words.article(article)}</li>'
            yield "</ol>"

    def _beside(self, section: Section) -> Iterator[str]:
        """What the section tells beside its summary."""
        beside = told(section, self._stories, self._articles, self._most)
        for story in beside.stories:
            yield from self._story(story)
        if beside.articles:
            yield "<h3>Also in this section</h3>\n<ul>"
            yield from (f"<li>{words.article(article)}</li>" for article in beside.articles)
            yield "</ul>"
        if beside.more:
            yield f"<p>{beside.more} more in this section.</p>"

    def _story(self, story: Story) -> Iterator[str]:
        if anchor := self._anchors.get(story.id):
            yield f'<h3><a href="#{anchor}">{foreign(story.headline)}</a></h3>'
            yield from words.story_facts(story, self._edition)
            return
        anchor = self._anchors[story.id] = f"story-{len(self._anchors) + 1}"
        yield f'<h3 id="{anchor}">{foreign(story.headline)}</h3>'
        yield from words.story_facts(story, self._edition)
        for sentence in story.brief:
            yield words.sentence(sentence, self._edition, self._articles)
        if not story.brief:
            yield f"<p>{words.article(self._articles[story.headline_article])}</p>"


def _texts(section: Section, articles: Library) -> Iterator[str]:
    for article, paragraphs in texts(section, articles):
        yield f"<h3>{foreign(article.title)}</h3>"
        for paragraph in paragraphs:
            text = words.highlighted(paragraph.text, 0, paragraph.mentions)
            yield f'<p dir="auto">{text}</p>'


def _problems(edition: Edition) -> Iterator[str]:
    if problems := troubled(edition):
        yield "<footer>\n<h2>Feeds with problems</h2>\n<ul>"
        yield from map(_problem, problems)
        yield "</ul>\n</footer>"


def _problem(feed: FeedStatus) -> str:
    return f"<li>{foreign(feed.name)}: {foreign(feed.problem or '')}</li>"
