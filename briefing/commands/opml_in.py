"""`briefing import FILE.opml`: the feeds of another reader, into feeds.toml."""

import sys
from argparse import Namespace
from pathlib import Path

from briefing.commands.opened import load_config
from briefing.commands.output import ask, say
from briefing.errors import BriefingError, ExitCode
from briefing.export.parts import count

ASKED_ABOVE = 200
"""Of how many feeds a list may be without being asked about."""


def run(arguments: Namespace) -> ExitCode:
    """Append to feeds.toml every feed of the file that does not stand there yet."""
    from briefing.config import FeedConfig, append_feeds
    from briefing.sources.opml import read_opml

    feeds = read_opml(_read(arguments.file))
    config = load_config(arguments)
    if len(feeds) > ASKED_ABOVE and not arguments.yes:
        _confirm(len(feeds))
    added = append_feeds(
        config.path, [FeedConfig(url=feed.url, name=feed.name, tags=feed.tags) for feed in feeds]
    )
    if not arguments.quiet:
        there = len(feeds) - len(added)
        say(
            f"Added {count(len(added), 'feed')} to {config.path}"
            + (f"; {there} stood there already" if there else "")
            + ("; briefing refresh fetches what is new" if added else "")
        )
    return ExitCode.OK


def _read(file: str) -> bytes:
    return sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()


def _confirm(n: int) -> None:
    """Ask, where somebody can answer; else the answer is no."""
    answer = ask(f"The file has {n} feeds. Add them all? [y/N] ")
    if answer is None:
        raise BriefingError(f"the file has {n} feeds", "say --yes if you want them all")
    if answer.casefold() not in ("y", "yes"):
        raise BriefingError("no feed was added")
