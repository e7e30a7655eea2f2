"""`briefing show`: the briefing on stdout. Touches the network only with `--refresh`."""

import sys
from argparse import Namespace
from contextlib import suppress
from typing import TYPE_CHECKING

from briefing.commands.editions import kept_edition
from briefing.commands.opened import open_newsroom, tell_unsaved
from briefing.commands.output import is_terminal, say, width, write
from briefing.errors import BriefingError, ExitCode, StoreError
from briefing.export.narrow import find_section, only_new, only_section
from briefing.export.parts import count
from briefing.export.stories import MOST, sentences_told
from briefing.model import Edition, FeedState, SummaryLength

if TYPE_CHECKING:
    from briefing.newsroom import Newsroom


def run(arguments: Namespace) -> ExitCode:
    """Print the edition, or the part of it that is asked for."""
    if arguments.schema:
        from briefing.edition_json import json_schema

        write(json_schema(), utf8=True)
        return ExitCode.OK
    _refuse_what_makes_another(arguments)
    code = ExitCode.OK
    with open_newsroom(arguments) as newsroom:
        if arguments.refresh:
            from briefing.commands.refresh import refresh_feeds

            code = refresh_feeds(newsroom, arguments)
        edition = _edition(newsroom, arguments)
        if arguments.section:
            edition = only_section(edition, find_section(edition, arguments.section))
        write(_rendered(edition, arguments), utf8=arguments.format != "plain")
        _tell_of_untried(edition, arguments)
        if _counts_as_look(arguments):
            _remember(newsroom, edition, arguments)
            newsroom.shown([s for section in edition.sections for s in section.summary])
        tell_unsaved(newsroom)
    return code


def _refuse_what_makes_another(arguments: Namespace) -> None:
    """An edition that was kept is shown as it was."""
    for option in ("refresh", "since", "summary"):
        if arguments.edition is not None and getattr(arguments, option):
            raise BriefingError(
                f"--{option} goes with the edition of this moment, not with --edition",
                "leave one of the two out",
            )


def _edition(newsroom: "Newsroom", arguments: Namespace) -> Edition:
    if arguments.edition is not None:
        return kept_edition(newsroom, arguments.edition)
    summary = SummaryLength(arguments.summary) if arguments.summary else None
    if arguments.since is None:
        return newsroom.make_edition(summary=summary)
    from briefing.clock import now
    from briefing.query import moment_since

    moment = moment_since(arguments.since, now=now(), last=newsroom.store.looked_at())
    return only_new(newsroom.make_edition(since=moment, summary=summary))


def _rendered(edition: Edition, arguments: Namespace) -> str:
    full, most = arguments.full, _most(arguments)
    match arguments.format:
        case "markdown":
            from briefing.export import markdown

            return markdown.render(edition, full=full, most=most)
        case "html":
            from briefing.export import html

            return html.render(edition, full=full, most=most)
        case "json":
            from briefing.export import json

            return json.render(edition)
        case _:
            from briefing.export import plain

            return plain.render(edition, width=width(), full=full, most=most)


def _tell_of_untried(edition: Edition, arguments: Namespace) -> None:
    untried = sum(feed.state is FeedState.NEW for feed in edition.feeds)
    if untried and not arguments.quiet and arguments.edition is None:
        was = "was" if untried == 1 else "were"
        say(f"{count(untried, 'feed')} {was} never fetched: run briefing refresh")


def _remember(newsroom: "Newsroom", edition: Edition, arguments: Namespace) -> None:
    """That the reader has seen this page, where that can be written."""
    newsroom.looked(edition.made_at)
    with suppress(StoreError):  # told already: what was looked at could not be written either
        newsroom.shown(sentences_told(edition, _most(arguments)))


def _most(arguments: Namespace) -> int | None:
    return None if arguments.all else MOST


def _counts_as_look(arguments: Namespace) -> bool:
    """Whether a reader has seen the whole page: on a terminal, not through a script."""
    part = arguments.section or arguments.since or arguments.edition
    return arguments.format == "plain" and not part and is_terminal(sys.stdout)
