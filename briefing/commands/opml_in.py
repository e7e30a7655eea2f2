"""`briefing import FILE.opml`: the feeds of another reader, into feeds.toml."""

import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.commands.opened import load_config
from briefing.commands.output import ask, say
from briefing.errors import BriefingError, ExitCode
from briefing.export.parts import count

if TYPE_CHECKING:
    from briefing.sources.opml import OpmlFeed

ASKED_ABOVE = 200
"""How many feeds are added without asking."""


def run(arguments: Namespace) -> ExitCode:
    """Append to feeds.toml every feed of the file that does not stand there yet."""
    from briefing.config import append_feed
    from briefing.sources.opml import read_opml

    feeds = read_opml(_read(arguments.file))
    config = load_config(arguments)
    known = {feed.url for feed in config.feeds}
    fresh = [feed for feed in feeds if feed.url not in known]
    if len(fresh) > ASKED_ABOVE and not arguments.yes:
        _confirm(fresh)
    for feed in fresh:
        append_feed(config.path, feed.url, name=feed.name, tags=feed.tags)
    if not arguments.quiet:
        there = len(feeds) - len(fresh)
        say(
            f"Added {count(len(fresh), 'feed')} to {config.path}"
            + (f"; {there} stood there already" if there else "")
            + ("; briefing refresh fetches them" if fresh else "")
        )
    return ExitCode.OK


def _read(file: str) -> bytes:
    return sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()


def _confirm(feeds: Sequence["OpmlFeed"]) -> None:
    """Ask, where somebody can answer; else the answer is no."""
    answer = ask(f"Add {len(feeds)} feeds? [y/N] ")
    if answer is None:
        raise BriefingError(
            f"the file has {len(feeds)} feeds to add", "say --yes if you want them all"
        )
    if answer.casefold() not in ("y", "yes"):
        raise BriefingError("no feed was added")
