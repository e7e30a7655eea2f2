"""`briefing feeds`: every feed and how it is doing."""

from argparse import Namespace
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from briefing.addresses import BUNDLED
from briefing.commands.opened import open_newsroom
from briefing.commands.output import say, width, write
from briefing.errors import ConfigError, ExitCode
from briefing.export.parts import count, minute, one_line
from briefing.export.wrap import wrapped
from briefing.following import pace
from briefing.model import Edition, FeedState, FeedStatus, FeedUrl
from briefing.untrusted import shown_url

if TYPE_CHECKING:
    from briefing.newsroom import Newsroom

_STATES = {
    FeedState.NEW: "never fetched",
    FeedState.OK: "ok",
    FeedState.FAILED: "failed",
    FeedState.PAUSED: "paused",
}


def run(arguments: Namespace) -> ExitCode:
    """List the feeds; with `--check`, fetch them first, and the code says whether all worked.

    With `--accept-moves` those that moved for good get their new address before.
    """
    code = ExitCode.OK
    with open_newsroom(arguments) as newsroom:
        if arguments.check:
            from briefing.commands.refresh import refresh_feeds

            code = refresh_feeds(newsroom, arguments)
        if arguments.accept_moves:
            code = max(code, _accept_moves(newsroom, quiet=arguments.quiet))
        feeds = newsroom.feed_statuses()
    if arguments.format == "json":
        write(_json(feeds), utf8=True)
    elif feeds:
        write(wrapped("\n\n".join(map(_block, feeds)), width()) + "\n")
    elif not arguments.quiet:
        say("There are no feeds: add one with briefing add URL")
    return code


def _accept_moves(newsroom: "Newsroom", *, quiet: bool) -> ExitCode:
    """Write the new address of every feed that moved into feeds.toml, as far as that can be."""
    code = ExitCode.OK
    moved = [feed for feed in newsroom.feed_statuses() if feed.moved_to]
    for feed in moved:
        try:
            newsroom.move_feed(feed.url, FeedUrl(feed.moved_to))
        except ConfigError as error:
            say(f"{one_line(feed.name)} keeps its address: {error.message}")
            code = ExitCode.WRONG_USE
            continue
        if not quiet:
            say(f"{one_line(feed.name)} is read from {shown_url(feed.moved_to)} from now on")
    if not moved and not quiet:
        say("No feed has moved.")
    return code


def _json(feeds: Sequence[FeedStatus]) -> str:
    """The feeds as an edition's JSON has them."""
    from briefing.clock import now
    from briefing.edition_json import to_json
    from briefing.export.json import dumps, without_secrets

    bare = Edition(made_at=now(), since=None, feeds=tuple(feeds), sections=(), articles=())
    return dumps(to_json(without_secrets(bare))["feeds"])


def _block(feed: FeedStatus) -> str:
    return "\n".join(_lines(feed))


def _lines(feed: FeedStatus) -> Iterator[str]:
    yield f"{one_line(feed.name)}: {_STATES[feed.state]}, {count(feed.articles, 'article')}"
    if feed.name != (address := shown_url(feed.url)):
        yield f"Address: {address}"
    if feed.tags:
        yield f"Tags: {', '.join(feed.tags)}"
    if feed.moved_to:
        yield f"Moved to: {shown_url(feed.moved_to)} (briefing feeds --accept-moves writes it down)"
    if feed.problem:
        yield f"Problem: {one_line(feed.problem)}"
    if feed.last_ok:
        yield f"Last worked: {minute(feed.last_ok)}"
    if feed.per_week is not None:
        yield f"Articles: {pace(feed.per_week)}"
    if feed.next_try and feed.state is not FeedState.PAUSED and not feed.url.startswith(BUNDLED):
        yield f"Next try: {minute(feed.next_try)}"
