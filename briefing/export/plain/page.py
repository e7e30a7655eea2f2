"""The page of an edition, section by section."""

from collections.abc import Iterable, Iterator

from briefing.export.parts import (
    Library,
    count,
    is_marked_new,
    library,
    minute,
    one_line,
    tally,
    texts,
    troubled,
)
from briefing.export.stories import MOST, Stories, disputes_in, sources_of, stories_of, told
from briefing.export.wrap import wrapped
from briefing.model import BriefedArticle, Edition, FeedStatus, Section, Story, StoryId

from .words import actors_line, article_line, dispute_lines, sentence_line, story_lines


def render(
    edition: Edition, *, width: int | None = None, full: bool = False, most: int | None = MOST
) -> str:
    """The edition as text that ends in a newline; wrapped to `width` columns when it is given.

    `full` adds to each section the paragraphs that are placed in it; of its stories `most` are
    told, all where that is None.
    """
    blocks = [_head(edition), *_Page(edition, most).sections(full)]
    if problems := troubled(edition):
        blocks.append(["Feeds with problems:", *map(_problem, problems)])
    return wrapped("\n\n".join(map("\n".join, blocks)), width) + "\n"


def _head(edition: Edition) -> list[str]:
    made = f"Briefing of {edition.made_at:%A}, {minute(edition.made_at)}"
    lines = [made, f"Made from {tally(edition)}"]
    if n := len(troubled(edition)):
        lines.append(f"{count(n, 'feed')} with a problem, see the end")
    return lines


class _Page:
    """The sections of one edition; a story they share is told once."""

    def __init__(self, edition: Edition, most: int | None) -> None:
        self._edition = edition
        self._most = most
        self._articles: Library = library(edition)
        self._stories: Stories = stories_of(edition)
        self._told_in: dict[StoryId, str] = {}
        """The name of the section that told a story."""

    def sections(self, full: bool) -> Iterator[list[str]]:
        """The blocks of lines of every section."""
        for section in self._edition.sections:
            yield from self._section(section)
            if full:
                yield from _texts(section, self._articles)

    def _section(self, section: Section) -> Iterator[list[str]]:
        yield [f"Section: {one_line(section.name)} ({self._size(section)})"]
        if not section.articles and not section.summary:
            yield ["Nothing in this section."]
        for sentence in section.summary:
            yield [sentence_line(sentence, self._edition, self._articles)]
        disputes = tuple(disputes_in(self._edition, section))
        numbers = {sentence.article: sentence.citation for sentence in section.summary}
        for side in (side for dispute in disputes for side in dispute.sides):
            numbers.setdefault(side.sentence.article, len(numbers) + 1)
        for dispute in disputes:
            yield dispute_lines(dispute, self._articles, numbers)
        if section.actors:
            yield [actors_line(section.actors)]
        if numbers:
            by_number = sorted((number, id) for id, number in numbers.items())
            yield _sources((number, self._articles[id]) for number, id in by_number)
        yield from self._beside(section)

    def _beside(self, section: Section) -> Iterator[list[str]]:
        """What the section tells beside its summary."""
        beside = told(section, self._stories, self._articles, self._most)
        for story in beside.stories:
            yield self._story(story, section)
        if beside.articles:
            yield ["Also in this section:", *(f"- {article_line(a)}" for a in beside.articles)]
        if beside.more:
            yield [f"{beside.more} more in this section, shown with --all"]

    def _size(self, section: Section) -> str:
        edition = self._edition
        said = count(len(section.summary), "sentence")
        if new := sum(is_marked_new(sentence, edition) for sentence in section.summary):
            said += f", {new} new"
        return f"{said}, {count(len(section.articles), 'article')}"

    def _story(self, story: Story, section: Section) -> list[str]:
        lines = story_lines(story, self._edition)
        place = self._told_in.setdefault(story.id, section.name)
        if place != section.name:
            return [*lines, f"Told in the section {one_line(place)}"]
        return [
            *lines,
            *(sentence_line(each, self._edition, self._articles) for each in story.brief),
            *_sources(sources_of(story, self._articles)),
        ]


def _sources(sources: Iterable[tuple[int, BriefedArticle]]) -> list[str]:
    return ["Sources:", *(f"[{number}] {article_line(each)}" for number, each in sources)]


def _texts(section: Section, articles: Library) -> Iterator[list[str]]:
    for article, paragraphs in texts(section, articles):
        yield [f"Text: {one_line(article.title)}"]
        if article.page_problem:
            yield [f"Only the feed's text. {one_line(article.page_problem)}."]
        yield from ([one_line(paragraph.text)] for paragraph in paragraphs)


def _problem(feed: FeedStatus) -> str:
    worked = f"last worked {minute(feed.last_ok)}" if feed.last_ok else "never worked yet"
    tried = f", next try {minute(feed.next_try)}" if feed.next_try else ""
    return f"- {one_line(feed.name)}: {one_line(feed.problem or '')} ({worked}{tried})"
