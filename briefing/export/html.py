"""An edition as one HTML page that needs nothing else: no script, no font, no request.

The kinds of actors differ by their underlining as well as by colour, and every foreign text is
escaped and set apart in its own writing direction.
"""

from collections.abc import Iterator
from html import escape

from briefing.export.parts import (
    Library,
    cited,
    dated,
    day,
    is_marked_new,
    library,
    minute,
    tally,
    texts,
    troubled,
    uncited,
)
from briefing.model import (
    Actor,
    BriefedArticle,
    CitedSentence,
    Edition,
    FeedStatus,
    Mention,
    Section,
)

_STYLE = """
:root { color-scheme: light dark; }
body { max-width: 42rem; margin: 0 auto; padding: 1rem; line-height: 1.5;
  font-family: Georgia, "Times New Roman", serif; }
h1, h2 { line-height: 1.2; }
nav ul, .actors { padding: 0; list-style: none; display: flex; flex-wrap: wrap; gap: .3rem 1rem; }
h2 { border-top: 1px solid; padding-top: .6rem; margin-top: 2rem; }
h3 { font-size: 1rem; margin-bottom: .2rem; }
footer, .from { font-size: .9rem; }
.from { opacity: .85; }
mark { background: none; color: inherit; text-decoration: underline .1em; }
mark.person { font-weight: bold; text-decoration-color: #b3541e; }
mark.group { text-decoration-style: dashed; text-decoration-color: #6b4fa0; }
mark.state { text-decoration-style: double; text-decoration-color: #2f6f4f; }
mark.place { text-decoration-style: dotted; text-decoration-color: #2a6592; }
.new { border: 1px solid; padding: 0 .3em; font-size: .8em; font-weight: bold; }
"""

_HEAD = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
"""


def render(edition: Edition, *, full: bool = False) -> str:
    """The edition as a whole HTML document.

    `full` adds to each section the paragraphs that are placed in it.
    """
    title = f"Briefing of {edition.made_at:%A}, {minute(edition.made_at)}"
    return "\n".join(
        [
            f"{_HEAD}<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>",
            f"<header>\n<h1>{title}</h1>\n<p>Made from {tally(edition)}.</p>\n</header>",
            *_contents(edition),
            "<main>",
            *_sections(edition, full),
            "</main>",
            *_problems(edition),
            "</body>\n</html>\n",
        ]
    )


def _contents(edition: Edition) -> Iterator[str]:
    yield '<nav aria-label="Sections">\n<ul>'
    for number, section in enumerate(edition.sections, 1):
        yield f'<li><a href="#section-{number}">{_foreign(section.name)}</a></li>'
    yield "</ul>\n</nav>"


def _sections(edition: Edition, full: bool) -> Iterator[str]:
    articles = library(edition)
    for number, section in enumerate(edition.sections, 1):
        id = f"section-{number}"
        yield f'<section aria-labelledby="{id}">\n<h2 id="{id}">{_foreign(section.name)}</h2>'
        if not section.articles and not section.summary:
            yield "<p>Nothing in this section.</p>"
        for sentence in section.summary:
            yield _sentence(sentence, number, edition, articles)
        yield from _actors(section)
        yield from _sources(section, number, articles)
        if full:
            yield from _texts(section, articles)
        yield "</section>"


def _sentence(sentence: CitedSentence, number: int, edition: Edition, articles: Library) -> str:
    article = articles[sentence.article]
    mark = '<span class="new">new</span> ' if is_marked_new(sentence, edition) else ""
    link = f'<a href="#source-{number}-{sentence.citation}">[{sentence.citation}]</a>'
    source = f"{link} {_foreign(article.outlet)}, {day(article.published)}"
    text = _highlighted(sentence.text, sentence.start, _mentions(sentence, article))
    return f'<p>{mark}<bdi>{text}</bdi> <span class="from">{source}</span></p>'


def _mentions(sentence: CitedSentence, article: BriefedArticle) -> tuple[Mention, ...]:
    return next(
        (
            tuple(m for m in p.mentions if sentence.start <= m.start and m.end <= sentence.end)
            for p in article.paragraphs
            if p.index == sentence.paragraph
        ),
        (),
    )


def _highlighted(text: str, offset: int, mentions: tuple[Mention, ...]) -> str:
    """The text, escaped, with each mention marked; `offset` is where the text starts."""
    pieces = []
    at = 0
    for mention in mentions:
        start, end = mention.start - offset, mention.end - offset
        pieces.append(escape(text[at:start]))
        pieces.append(f'<mark class="{mention.kind.value}">{escape(text[start:end])}</mark>')
        at = end
    return "".join([*pieces, escape(text[at:])])


def _actors(section: Section) -> Iterator[str]:
    if section.actors:
        yield '<h3>Key actors</h3>\n<ul class="actors">'
        yield from map(_actor, section.actors)
        yield "</ul>"


def _actor(actor: Actor) -> str:
    kind = actor.kind.value
    return f'<li><mark class="{kind}">{_foreign(actor.name)}</mark> ({kind})</li>'


def _sources(section: Section, number: int, articles: Library) -> Iterator[str]:
    if sources := cited(section, articles):
        yield "<h3>Sources</h3>\n<ol>"
        for citation, article in sources:
            id = f"source-{number}-{citation}"
            yield f'<li id="{id}" value="{citation}">{_article(article)}</li>'
        yield "</ol>"
    if others := uncited(section, articles):
        yield "<h3>Also in this section</h3>\n<ul>"
        yield from (f"<li>{_article(article)}</li>" for article in others)
        yield "</ul>"


def _texts(section: Section, articles: Library) -> Iterator[str]:
    for article, paragraphs in texts(section, articles):
        yield f"<h3>{_foreign(article.title)}</h3>"
        for paragraph in paragraphs:
            text = _highlighted(paragraph.text, 0, paragraph.mentions)
            yield f'<p dir="auto">{text}</p>'


def _article(article: BriefedArticle) -> str:
    title = _foreign(article.title)
    if article.url.startswith(("http://", "https://")):
        title = f'<a href="{escape(article.url)}" rel="noopener noreferrer">{title}</a>'
    return f"{title}, {_foreign(article.outlet)}, {dated(article)}"


def _problems(edition: Edition) -> Iterator[str]:
    if problems := troubled(edition):
        yield "<footer>\n<h2>Feeds with problems</h2>\n<ul>"
        yield from map(_problem, problems)
        yield "</ul>\n</footer>"


def _problem(feed: FeedStatus) -> str:
    return f"<li>{_foreign(feed.name)}: {_foreign(feed.problem or '')}</li>"


def _foreign(text: str) -> str:
    """Text from a feed: escaped, and unable to turn the direction of what stands around it."""
    return f"<bdi>{escape(text)}</bdi>"
