"""Opening what a command works with, and telling once what is wrong with feeds.toml."""

from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.commands.log import start_log
from briefing.commands.output import say

if TYPE_CHECKING:
    from briefing.config import Config, Problem
    from briefing.newsroom import Newsroom


def open_newsroom(arguments: Namespace, *, tell: bool = True) -> "Newsroom":
    """The newsroom the arguments name, to be closed by the caller; problems go to stderr.

    Without `tell` stderr stays as it is: the screen is drawn there.
    """
    from briefing.newsroom import Newsroom

    newsroom = Newsroom.open(config=arguments.config, data_dir=arguments.data_dir)
    start_log(newsroom.paths.log_file, verbose=tell and arguments.verbose)
    if tell:
        tell_problems(newsroom.config, arguments)
        if newsroom.store.notice and not arguments.quiet:
            say(newsroom.store.notice)
            arguments.told = newsroom.store.notice
    return newsroom


def tell_unsaved(newsroom: "Newsroom") -> None:
    """Say why the page that was made could not be saved, if so; it was shown all the same."""
    if newsroom.unsaved:
        say(newsroom.unsaved)


def load_config(arguments: Namespace) -> "Config":
    """The config the arguments name, for what needs no store; problems go to stderr."""
    from briefing import config

    loaded = config.load_config(config.find_config(arguments.config))
    tell_problems(loaded, arguments)
    return loaded


def tell_problems(config: "Config", arguments: Namespace) -> None:
    """Say once what is wrong with feeds.toml; the rest of the file works."""
    if not arguments.quiet:
        for line in problem_lines(config.path, config.problems):
            say(line)


def problem_lines(path: Path, problems: Iterable["Problem"]) -> list[str]:
    """Each problem as `file:line key – what – hint`, leaving out what is not known."""
    return [_line(path, problem) for problem in problems]


def _line(path: Path, problem: "Problem") -> str:
    place = f"{path}:{problem.line}" if problem.line else str(path)
    said = " – ".join(part for part in (problem.key, problem.message, problem.hint) if part)
    return f"{place} {said}"
