"""`briefing keys`: the screen's keys, with the reader's own from `[keys]` in feeds.toml."""

from argparse import Namespace
from collections.abc import Iterable, Iterator
from dataclasses import replace

from briefing.actions import BY_ID, Action, Scope, rebound, shown_key
from briefing.commands.opened import load_config
from briefing.commands.output import write
from briefing.errors import ExitCode


def run(arguments: Namespace) -> ExitCode:
    """Print every action with its keys."""
    actions = tuple(merged(rebound(load_config(arguments).keys)))
    markdown = arguments.format == "markdown"
    write("\n".join(markdown_table(actions) if markdown else _lines(actions)) + "\n", utf8=markdown)
    return ExitCode.OK


def markdown_table(actions: Iterable[Action]) -> Iterator[str]:
    """The table of the README."""
    yield "| Key | What it does | Where | Name in `[keys]` |"
    yield "|---|---|---|---|"
    for action in actions:
        keys = " ".join(f"`{_escaped(shown_key(key))}`" for key in action.keys) or "none"
        yield f"| {keys} | {action.help} | {_where(action)} | `{action.id}` |"


def merged(actions: Iterable[Action]) -> Iterator[Action]:
    """The actions with those of the numbered sections, where they keep their digits, as one."""
    digits: list[Action] = []
    for action in actions:
        if action.id.startswith("section.") and action.keys == BY_ID[action.id].keys == (
            action.id.removeprefix("section."),
        ):
            digits.append(action)
            continue
        yield from _one_row(digits)
        digits = []
        yield action
    yield from _one_row(digits)


def _one_row(digits: list[Action]) -> Iterator[Action]:
    if len(digits) < 3:
        yield from digits
        return
    first, last = digits[0], digits[-1]
    yield replace(
        first,
        id=f"{first.id} to {last.id}",
        keys=(f"{first.keys[0]} to {last.keys[0]}",),
        help="Go to the section of that number.",
    )


def _lines(actions: Iterable[Action]) -> Iterator[str]:
    for action in actions:
        keys = ", ".join(map(shown_key, action.keys)) or "no key"
        yield f"{keys}: {action.help} ({_where(action)}, {action.id})"


def _where(action: Action) -> str:
    return "everywhere" if action.scope is Scope.EVERYWHERE else action.scope.value


def _escaped(key: str) -> str:
    return key.replace("|", "\\|")
