"""An edition as flat labelled text, for pipes and for screen readers.

No boxes, no colours, no columns; punctuation of our own is ASCII. Every item is one line, unless a
width is asked for.
"""

from collections.abc import Iterator

from briefing.export.parts import (
    Library,
    cited,
    count,
    dated,
    day,
    is_marked_new,
    library,
    minute,
    one_line,
    tally,
    texts,
    troubled,
    uncited,
)
from briefing.export.wrap import wrapped
from briefing.model import Actor, BriefedArticle, CitedSentence, Edition, FeedStatus, Section


def render(edition: Edition, *, width: int | None = None, full: bool = False) -> str:
    """The edition as text that ends in a newline; wrapped to `width` columns when it is given.

    `full` adds to each section the paragraphs that are placed in it.
    """
    blocks = [_head(edition), *_sections(edition, full)]
    if problems := troubled(edition):
        blocks.append(["Feeds with problems:", *map(_problem, problems)])
    return wrapped("\n\n".join(map("\n".join, blocks)), width) + "\n"


def _head(edition: Edition) -> list[str]:
    made = f"Briefing of {edition.made_at:%A}, {minute(edition.made_at)}"
    lines = [made, f"Made from {tally(edition)}"]
    if n := len(troubled(edition)):
        lines.append(f"{count(n, 'feed')} with a problem, see the end")
    return lines


def _sections(edition: Edition, full: bool) -> Iterator[list[str]]:
    articles = library(edition)
    for section in edition.sections:
        yield [f"Section: {one_line(section.name)} ({_size(section, edition)})"]
        if not section.articles and not section.summary:
            yield ["Nothing in this section."]
        for sentence in section.summary:
            yield [_sentence(sentence, edition, articles)]
        if section.actors:
            yield ["Key actors: " + "; ".join(map(_actor, section.actors))]
        yield from _articles(section, articles)
        if full:
            yield from _texts(section, articles)


def _size(section: Section, edition: Edition) -> str:
    said = count(len(section.summary), "sentence")
    if new := sum(is_marked_new(sentence, edition) for sentence in section.summary):
        said += f", {new} new"
    return f"{said}, {count(len(section.articles), 'article')}"


def _sentence(sentence: CitedSentence, edition: Edition, articles: Library) -> str:
    article = articles[sentence.article]
    mark = "new: " if is_marked_new(sentence, edition) else ""
    source = f"{one_line(article.outlet)}, {day(article.published)}"
    return f"{mark}[{sentence.citation}] {one_line(sentence.text)} ({source})"


def _actor(actor: Actor) -> str:
    return f"{one_line(actor.name)} ({actor.kind.value})"


def _articles(section: Section, articles: Library) -> Iterator[list[str]]:
    if sources := cited(section, articles):
        yield ["Sources:", *(f"[{number}] {_article(each)}" for number, each in sources)]
    if others := uncited(section, articles):
        yield ["Also in this section:", *(f"- {_article(each)}" for each in others)]


def _texts(section: Section, articles: Library) -> Iterator[list[str]]:
    for article, paragraphs in texts(section, articles):
        yield [f"Text: {one_line(article.title)}"]
        if article.page_problem:
            yield [f"Only the feed's text. {one_line(article.page_problem)}."]
        yield from ([one_line(paragraph.text)] for paragraph in paragraphs)


def _article(article: BriefedArticle) -> str:
    where = article.url or "no link"
    title = one_line(article.title)
    stop = "" if title.endswith((".", "?", "!", "…")) else "."
    return f"{title}{stop} {one_line(article.outlet)}, {dated(article)}, {where}"


def _problem(feed: FeedStatus) -> str:
    worked = f"last worked {minute(feed.last_ok)}" if feed.last_ok else "never worked yet"
    tried = f", next try {minute(feed.next_try)}" if feed.next_try else ""
    return f"- {one_line(feed.name)}: {one_line(feed.problem or '')} ({worked}{tried})"
