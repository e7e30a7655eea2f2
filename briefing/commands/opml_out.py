"""`briefing export`: the feeds as OPML on stdout, for another reader."""

from argparse import Namespace

from briefing.addresses import BUNDLED
from briefing.commands.opened import load_config
from briefing.commands.output import write
from briefing.errors import ExitCode


def run(arguments: Namespace) -> ExitCode:
    """Print every feed that another reader could fetch: the bundled ones stay here."""
    from briefing.sources.opml import OpmlFeed, write_opml

    feeds = [
        OpmlFeed(url=feed.url, name=feed.name or feed.url, tags=feed.tags)
        for feed in load_config(arguments).feeds
        if not feed.url.startswith(BUNDLED)
    ]
    write(write_opml(feeds), utf8=True)
    return ExitCode.OK
