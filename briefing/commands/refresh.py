"""`briefing refresh`: fetch every feed, then make the edition that the next opening paints."""

import asyncio
from argparse import Namespace
from collections.abc import Collection
from typing import TYPE_CHECKING

from briefing.commands.opened import open_newsroom, tell_unsaved
from briefing.commands.progress import Teller, teller
from briefing.errors import ExitCode
from briefing.export.parts import count
from briefing.model import FeedUrl

if TYPE_CHECKING:
    from briefing.newsroom import Newsroom
    from briefing.refresh import RefreshDone


def run(arguments: Namespace) -> ExitCode:
    """Fetch every feed; the code says whether each of them worked."""
    with open_newsroom(arguments) as newsroom:
        code = refresh_feeds(newsroom, arguments)
        newsroom.edition_now()
        tell_unsaved(newsroom)
    return code


def refresh_feeds(
    newsroom: "Newsroom", arguments: Namespace, only: Collection[FeedUrl] | None = None
) -> ExitCode:
    """Fetch all feeds or `only` these, telling on stderr how it goes."""
    with teller(quiet=arguments.quiet) as told:
        failed = asyncio.run(_refresh(newsroom, told, arguments.verbose, only))
    return ExitCode.SOME_FEEDS_FAILED if failed else ExitCode.OK


async def _refresh(
    newsroom: "Newsroom", told: Teller, verbose: bool, only: Collection[FeedUrl] | None
) -> int:
    """How many feeds failed."""
    from briefing.refresh import FeedFailed, FeedRefreshed, RefreshDone, RefreshStarted

    new = failed = 0
    async for event in newsroom.refresh(only):
        match event:
            case RefreshStarted(feeds=feeds):
                told.started(feeds)
            case FeedRefreshed(name=name, new=came, unchanged=unchanged):
                new += came
                if verbose:
                    told.line(f"{name}: {'unchanged' if unchanged else f'{came} new'}")
                told.advanced(new, failed)
            case FeedFailed(name=name, problem=problem, new=came):
                new += came
                failed += 1
                told.line(f"{name}: {problem}")
                told.advanced(new, failed)
            case RefreshDone():
                told.line(_summary(event))
    return failed


def _summary(done: "RefreshDone") -> str:
    said = f"Fetched {count(done.fetched, 'feed')}: {count(done.new, 'new article')}"
    return said + (f", {count(done.failed, 'feed')} failed" if done.failed else "")
