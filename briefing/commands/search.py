"""`briefing search`: full text over everything stored."""

from argparse import Namespace
from typing import TYPE_CHECKING

from briefing.commands.opened import open_newsroom
from briefing.commands.output import say, width, write
from briefing.errors import ExitCode
from briefing.export.parts import one_line, when
from briefing.export.wrap import wrapped

if TYPE_CHECKING:
    from briefing.edition_json import Json
    from briefing.newsroom import Newsroom
    from briefing.store import SearchHit


def run(arguments: Namespace) -> ExitCode:
    """Print the articles that match, the best first; none is not an error."""
    with open_newsroom(arguments) as newsroom:
        hits = newsroom.search(" ".join(arguments.words), limit=arguments.limit)
        found = [(hit, _url(newsroom, hit)) for hit in hits]
    if arguments.format == "json":
        from briefing.export.json import dumps

        write(dumps([_json(hit, url) for hit, url in found]), utf8=True)
    elif found:
        blocks = "\n\n".join(_block(hit, url) for hit, url in found)
        write(wrapped(blocks, width()) + "\n")
    elif not arguments.quiet:
        say("Nothing stored matches.")
    return ExitCode.OK


def _url(newsroom: "Newsroom", hit: "SearchHit") -> str:
    article = newsroom.store.article(hit.article)
    return article.url if article else ""


def _block(hit: "SearchHit", url: str) -> str:
    lines = [
        f"{one_line(hit.title)} ({one_line(hit.outlet)}, {when(hit.published)})",
        one_line(hit.snippet),
        url,
    ]
    return "\n".join(line for line in lines if line)


def _json(hit: "SearchHit", url: str) -> "Json":
    return {
        "article": hit.article,
        "title": hit.title,
        "url": url,
        "outlet": hit.outlet,
        "published": hit.published.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "read": hit.read,
        "snippet": hit.snippet,
        "matches": [list(match) for match in hit.matches],
    }
