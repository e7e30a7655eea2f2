"""`briefing config`: where feeds.toml is, what is wrong with it, and what is set."""

import os
from argparse import Namespace
from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from briefing.commands.opened import problem_lines, tell_problems
from briefing.commands.output import write
from briefing.errors import ExitCode
from briefing.export.parts import count

if TYPE_CHECKING:
    from briefing.config import Config


def run(arguments: Namespace) -> ExitCode:
    """Print the path, every problem (exit code 2 when there are some), or each value."""
    from briefing.config import find_config, load_config

    path = find_config(arguments.config)
    if arguments.what == "path":
        write(f"{path.absolute()}\n")
        return ExitCode.OK
    config = load_config(path)
    problems = problem_lines(path, config.problems)
    if arguments.what == "check":
        write("\n".join(problems or [_fine(config)]) + "\n")
        return ExitCode.WRONG_USE if problems else ExitCode.OK
    tell_problems(config, arguments)
    write("\n".join(_values(config, arguments)) + "\n")
    return ExitCode.OK


def _fine(config: "Config") -> str:
    feeds, sections = count(len(config.feeds), "feed"), count(len(config.sections), "section")
    return f"{config.path} is fine: {feeds}, {sections}"


def _values(config: "Config", arguments: Namespace) -> Iterator[str]:
    """Each value as a line `name = value (where it comes from)`."""

    def line(name: str, value: str) -> str:
        return f"{name} = {value} ({'feeds.toml' if name in config.own else 'default'})"

    yield f"file = {config.path} ({_origin_of_path(arguments)})"
    yield line("window", _span(config.window) if config.window else "all")
    yield line("refresh", _span(config.refresh) if config.refresh else "off")
    yield line("keep", _span(config.keep) if config.keep else "all")
    yield line("theme", config.theme)
    yield line("summary", config.summary)
    yield f"feeds = {len(config.feeds)} (feeds.toml)"
    for section in config.sections:
        yield f"section {section.name} = {', '.join(section.about)} (feeds.toml)"
    if config.actors.watch:
        yield f"actors.watch = {', '.join(config.actors.watch)} (feeds.toml)"
    for name, aliases in config.actors.aliases:
        yield f"actors.aliases {name} = {', '.join(aliases)} (feeds.toml)"
    for action, keys in config.keys.items():
        yield f"keys {action} = {', '.join(keys)} (feeds.toml)"


def _origin_of_path(arguments: Namespace) -> str:
    if arguments.config is not None:
        return "--config"
    return "BRIEFING_CONFIG" if os.environ.get("BRIEFING_CONFIG") else "found"


def _span(length: timedelta) -> str:
    """A span as feeds.toml writes it: 90d, 48h, 30m."""
    if length > timedelta(days=2) and not length % timedelta(days=1):
        return f"{length.days}d"
    minutes = int(length.total_seconds()) // 60
    return f"{minutes // 60}h" if minutes and minutes % 60 == 0 else f"{minutes}m"
