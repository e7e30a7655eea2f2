"""`briefing show`: the briefing on stdout. Touches the network only with `--refresh`."""

import sys
from argparse import Namespace
from typing import TYPE_CHECKING

from briefing.commands.opened import open_newsroom, tell_unsaved
from briefing.commands.output import is_terminal, say, width, write
from briefing.errors import ExitCode
from briefing.export.narrow import find_section, only_new, only_section
from briefing.export.parts import count
from briefing.model import Edition, FeedState, SummaryLength

if TYPE_CHECKING:
    from briefing.newsroom import Newsroom


def run(arguments: Namespace) -> ExitCode:
    """Print the edition, or the part of it that is asked for."""
    code = ExitCode.OK
    with open_newsroom(arguments) as newsroom:
        if arguments.refresh:
            from briefing.commands.refresh import refresh_feeds

            code = refresh_feeds(newsroom, arguments)
        length = SummaryLength(arguments.summary) if arguments.summary else None
        edition = _edition(newsroom, arguments.since, length)
        if arguments.section:
            edition = only_section(edition, find_section(edition, arguments.section))
        write(_rendered(edition, arguments), utf8=arguments.format != "plain")
        _tell_of_untried(edition, arguments)
        if _counts_as_look(arguments):
            newsroom.looked(edition.made_at)
        tell_unsaved(newsroom)
    return code


def _edition(newsroom: "Newsroom", since: str | None, summary: SummaryLength | None) -> Edition:
    if since is None:
        return newsroom.make_edition(summary=summary)
    from briefing.clock import now
    from briefing.query import moment_since

    moment = moment_since(since, now=now(), last=newsroom.store.looked_at())
    return only_new(newsroom.make_edition(since=moment, summary=summary))


def _rendered(edition: Edition, arguments: Namespace) -> str:
    match arguments.format:
        case "markdown":
            from briefing.export import markdown

            return markdown.render(edition, full=arguments.full)
        case "html":
            from briefing.export import html

            return html.render(edition, full=arguments.full)
        case "json":
            from briefing.export import json

            return json.render(edition)
        case _:
            from briefing.export import plain

            return plain.render(edition, width=width(), full=arguments.full)


def _tell_of_untried(edition: Edition, arguments: Namespace) -> None:
    untried = sum(feed.state is FeedState.NEW for feed in edition.feeds)
    if untried and not arguments.quiet:
        was = "was" if untried == 1 else "were"
        say(f"{count(untried, 'feed')} {was} never fetched: run briefing refresh")


def _counts_as_look(arguments: Namespace) -> bool:
    """Whether a reader has seen the whole page: on a terminal, not through a script."""
    part = arguments.section or arguments.since
    return arguments.format == "plain" and not part and is_terminal(sys.stdout)
