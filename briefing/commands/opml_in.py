"""`briefing import FILE.opml`: the feeds of another reader, into feeds.toml."""

import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.commands.opened import load_config
from briefing.commands.output import ask, is_yes, say
from briefing.errors import BriefingError, ExitCode
from briefing.export.parts import count
from briefing.untrusted import shown_url

if TYPE_CHECKING:
    from briefing.sources.opml import OpmlFeed

ASKED_ABOVE = 200
"""Of how many feeds a list may be without being asked about."""


def run(arguments: Namespace) -> ExitCode:
    """Append to feeds.toml every feed of the file that does not stand there yet."""
    from briefing.config import FeedConfig, append_feeds
    from briefing.sources.inside import is_inside
    from briefing.sources.opml import read_opml

    feeds = read_opml(_read(arguments.file))
    config = load_config(arguments)
    if len(feeds) > ASKED_ABOVE and not arguments.yes:
        _confirm(len(feeds))
    inside = [feed for feed in feeds if is_inside(feed.url)]
    if inside and not (arguments.allow_inside or _may_be_inside(inside)):
        feeds = tuple(feed for feed in feeds if feed not in inside)
    added = append_feeds(
        config.path,
        [
            FeedConfig(url=feed.url, name=feed.name, tags=feed.tags, inside=feed in inside)
            for feed in feeds
        ],
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
    if not is_yes(answer):
        raise BriefingError("no feed was added")


def _may_be_inside(feeds: Sequence["OpmlFeed"]) -> bool:
    """Whether these feeds inside the reader's network are meant; where nobody answers, no."""
    listed = "".join(f"\n  {shown_url(feed.url)}" for feed in feeds)
    are = f"{count(len(feeds), 'feed')} of the file {'is' if len(feeds) == 1 else 'are'}"
    told = f"{are} inside your own network:{listed}\n"
    answer = ask(f"{told}Add {'it' if len(feeds) == 1 else 'them'} too? [y/N] ")
    if answer is None:
        say(f"{told}Left out; --allow-inside takes {'it' if len(feeds) == 1 else 'them'} too")
    return answer is not None and is_yes(answer)
