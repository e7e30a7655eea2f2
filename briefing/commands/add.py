"""`briefing add URL`: find the feed there, write it into feeds.toml and fetch it."""

import asyncio
from argparse import Namespace
from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing.commands.opened import open_newsroom
from briefing.commands.output import ask, is_yes, say
from briefing.errors import BriefingError, ExitCode, InsideError
from briefing.export.parts import count, one_line
from briefing.model import FoundFeed
from briefing.untrusted import shown_url

if TYPE_CHECKING:
    from briefing.newsroom import Newsroom


def run(arguments: Namespace) -> ExitCode:
    """Add one feed; the code says whether its first fetch worked."""
    from briefing.commands.refresh import refresh_feeds

    with open_newsroom(arguments) as newsroom:
        found = _found(newsroom, arguments)
        feed = found[0] if len(found) == 1 else _chosen(found, arguments.url)
        newsroom.add_feed(feed, name=arguments.name, tags=tuple(arguments.tags))
        if not arguments.quiet:
            name = arguments.name or feed.title
            say(
                f"Added {one_line(name)} ({count(feed.articles, 'article')}): {shown_url(feed.url)}"
            )
        if newsroom.store.read_only:
            return ExitCode.OK  # the one that writes watches feeds.toml and fetches it
        return refresh_feeds(newsroom, arguments, only=[feed.url])


def _found(newsroom: "Newsroom", arguments: Namespace) -> Sequence[FoundFeed]:
    """The feeds at the address; one inside the reader's network only on a yes."""
    find, url = newsroom.find_feeds, arguments.url
    try:
        return asyncio.run(find(url, allow_inside=arguments.allow_inside))
    except InsideError as error:
        answer = ask(f"{error.message}. Look there all the same? [y/N] ")
        if answer is None:
            raise BriefingError(error.message, "say --allow-inside if you mean it") from error
        if not is_yes(answer):
            raise BriefingError("no feed was added") from error
    return asyncio.run(find(url, allow_inside=True))


def _chosen(found: Sequence[FoundFeed], address: str) -> FoundFeed:
    """The feed the reader picks by its number; off a terminal nobody can."""
    lines = [
        f"{number}. {one_line(feed.title) or 'untitled'} ({count(feed.articles, 'article')}): "
        f"{shown_url(feed.url)}"
        for number, feed in enumerate(found, 1)
    ]
    while True:
        answer = ask(
            "\n".join([f"{shown_url(address)} names {len(found)} feeds:", *lines, "Which? "])
        )
        if answer is None:
            listed = "".join(f"\n  {line}" for line in lines)
            raise BriefingError(
                f"{shown_url(address)} names {len(found)} feeds",
                f"add one by its own address:{listed}",
            )
        if not answer:
            raise BriefingError("no feed was added")
        if answer.isdecimal() and 1 <= int(answer) <= len(found):
            return found[int(answer) - 1]
