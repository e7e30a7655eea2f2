"""An edition as Markdown: headings, and sentences cited by footnotes.

Foreign text is escaped so that it renders as the words it is: no link, image, heading, list or
HTML can come out of a headline.
"""

import re
from collections.abc import Iterator, Mapping

from briefing.export.parts import (
    Library,
    cited,
    dated,
    is_marked_new,
    library,
    minute,
    one_line,
    tally,
    texts,
    troubled,
    uncited,
)
from briefing.model import Actor, ArticleId, BriefedArticle, Edition, FeedStatus, Section

_SPECIAL = re.compile(r"[\\`*_\[\]<>|~&$]|!$")
_AT_START = re.compile(r"^(?:([-+=#:])|(\d{1,9})([.)]))")
_BARE_LINK = re.compile(r"(?i)\b(https?|ftp)(?=://)|\b(www)(?=\.)")


def render(edition: Edition, *, full: bool = False) -> str:
    """The edition as Markdown with footnotes, ending in a newline.

    `full` adds to each section the paragraphs that are placed in it.
    """
    articles = library(edition)
    notes = _numbered(edition, articles)
    blocks = [
        f"# Briefing of {edition.made_at:%A}, {minute(edition.made_at)}",
        f"Made from {tally(edition)}.",
    ]
    for section in edition.sections:
        blocks.extend(_section(section, edition, articles, notes))
        if full:
            blocks.extend(_texts(section, articles))
    if problems := troubled(edition):
        blocks.extend(["## Feeds with problems", "\n".join(map(_problem, problems))])
    if notes:
        blocks.append("\n".join(f"[^{n}]: {_article(articles[id])}" for id, n in notes.items()))
    return "\n\n".join(blocks) + "\n"


def literal(text: str) -> str:
    """Foreign text on one line, escaped so that Markdown shows exactly its characters."""
    text = _SPECIAL.sub(r"\\\g<0>", one_line(text))
    text = _BARE_LINK.sub(lambda match: f"{match[0]}\\", text)
    return _AT_START.sub(lambda m: f"\\{m[1]}" if m[1] else f"{m[2]}\\{m[3]}", text)


def _numbered(edition: Edition, articles: Library) -> Mapping[ArticleId, int]:
    """A footnote number for each cited article: they are counted through the document."""
    numbers: dict[ArticleId, int] = {}
    for section in edition.sections:
        for _, article in cited(section, articles):
            numbers.setdefault(article.id, len(numbers) + 1)
    return numbers


def _section(
    section: Section, edition: Edition, articles: Library, notes: Mapping[ArticleId, int]
) -> Iterator[str]:
    yield f"## {literal(section.name)}"
    if not section.articles and not section.summary:
        yield "Nothing in this section."
    for sentence in section.summary:
        mark = "**new:** " if is_marked_new(sentence, edition) else ""
        yield f"{mark}{literal(sentence.text)}[^{notes[sentence.article]}]"
    if section.actors:
        yield "**Key actors:** " + "; ".join(map(_actor, section.actors))
    if others := uncited(section, articles):
        yield "**Also in this section:**"
        yield "\n".join(f"- {_article(article)}" for article in others)


def _texts(section: Section, articles: Library) -> Iterator[str]:
    for article, paragraphs in texts(section, articles):
        yield f"### {literal(article.title)}"
        yield from (literal(paragraph.text) for paragraph in paragraphs)


def _actor(actor: Actor) -> str:
    return f"{literal(actor.name)} ({actor.kind.value})"


def _article(article: BriefedArticle) -> str:
    title = literal(article.title)
    if article.url.startswith(("http://", "https://")):
        title = f"[{title}](<{_destination(article.url)}>)"
    return f"{title}, {literal(article.outlet)}, {dated(article)}"


def _destination(url: str) -> str:
    """A URL that ends where its angle brackets do."""
    quoted = url.replace("<", "%3C").replace(">", "%3E").replace("\\", "%5C")
    return "".join(quoted.split()).replace("&", "&amp;")


def _problem(feed: FeedStatus) -> str:
    return f"- {literal(feed.name)}: {literal(feed.problem or '')}"
