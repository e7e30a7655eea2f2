"""The words of the command line: which commands and options there are, and their help."""

from argparse import (
    SUPPRESS,
    ArgumentError,
    ArgumentParser,
    Namespace,
    RawDescriptionHelpFormatter,
)
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from briefing import __version__
from briefing.model import SummaryLength
from briefing.untrusted import printable

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    Commands = _SubParsersAction[ArgumentParser]

_DESCRIPTION = """\
A terminal newspaper: your feeds as one briefing, every sentence verbatim and cited.

Without a command it opens the screen, or prints the briefing where there is no terminal."""

_EPILOG = """\
exit codes: 0 fine, 1 some feeds failed, 2 wrong use or broken config,
            70 a fault of the program itself
data goes to stdout, everything else to stderr"""

FORMATS = ("plain", "markdown", "json", "html")


def parse(words: Sequence[str]) -> Namespace:
    """The arguments as values; leaves with exit code 2 and a sentence when they make no sense."""
    return _without_command(words) or build().parse_args(words, Namespace(**_DEFAULTS))


def _without_command(words: Sequence[str]) -> Namespace | None:
    """The arguments of a launch, for which the parsers of a dozen commands need not be built."""
    try:
        found, others = _shared_options().parse_known_args(words, Namespace(**_DEFAULTS))
    except ArgumentError:
        return None
    return None if others else found


_DEFAULTS = {"command": None, "config": None, "data_dir": None, "quiet": False, "verbose": False}


class _Parser(ArgumentParser):
    """Quotes what was typed without what a terminal would obey: it may have been pasted."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and leave."""
        super().error(printable(message))


def build() -> ArgumentParser:
    """The parser of the whole command line."""
    shared = _shared_options()
    parser: ArgumentParser = _Parser(
        prog="briefing",
        description=_DESCRIPTION,
        epilog=_EPILOG,
        parents=[shared],
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("-V", "--version", action="version", version=f"briefing {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    _add_reading(commands, shared)
    _add_feeds(commands, shared)
    _add_about(commands, shared)
    return parser


def _shared_options() -> ArgumentParser:
    """What may stand before or after the command; absent options leave no trace."""
    shared = ArgumentParser(
        add_help=False, argument_default=SUPPRESS, allow_abbrev=False, exit_on_error=False
    )
    group = shared.add_argument_group("everywhere")
    group.add_argument("--config", type=Path, metavar="FILE", help="read this feeds.toml")
    group.add_argument("--data-dir", type=Path, metavar="DIR", help="keep the store here")
    group.add_argument("-q", "--quiet", action="store_true", help="say nothing but errors")
    group.add_argument("-v", "--verbose", action="store_true", help="say more, on stderr")
    return shared


def _add(commands: "Commands", shared: ArgumentParser, name: str, help: str) -> ArgumentParser:
    described = help[0].upper() + help[1:] + "."
    return commands.add_parser(
        name, help=help, description=described, parents=[shared], allow_abbrev=False
    )


def _add_format(parser: ArgumentParser, *formats: str) -> None:
    parser.add_argument(
        "-f",
        "--format",
        choices=formats,
        default=formats[0],
        help=f"{formats[0]} unless given",
    )


def _add_reading(commands: "Commands", shared: ArgumentParser) -> None:
    show = _add(commands, shared, "show", "print the briefing, or one section of it")
    show.add_argument("section", nargs="?", metavar="SECTION", help="its name, or how it begins")
    _add_format(show, *FORMATS)
    show.add_argument(
        "--since",
        metavar="WHEN",
        help="only what came in since: last (your last look), 24h, 7d or 2024-12-07",
    )
    show.add_argument(
        "--summary",
        choices=tuple(SummaryLength),
        help="how much each section's summary tells; as in feeds.toml unless given",
    )
    show.add_argument("--refresh", action="store_true", help="fetch every feed first")
    show.add_argument("--full", action="store_true", help="print each section's text as well")
    show.add_argument("--all", action="store_true", help="every story, not the first of a section")
    _add_edition(show)
    show.add_argument(
        "--schema", action="store_true", help="print the JSON Schema of --format json, and stop"
    )

    stories = _add(commands, shared, "stories", "list the stories, or tell one of them whole")
    stories.add_argument(
        "words", nargs="*", metavar="WORD", help="words of its headline, or its id"
    )
    _add_format(stories, *FORMATS)
    _add_edition(stories)
    stories.add_argument(
        "--limit", type=_positive, default=50, metavar="N", help="list so many; 50 unless given"
    )

    search = _add(commands, shared, "search", "search everything that is stored")
    search.add_argument(
        "words",
        nargs="+",
        metavar="WORD",
        help="words, and filters: section: actor: feed: tag: since: is:unread",
    )
    _add_format(search, "plain", "json")
    search.add_argument("--limit", type=_positive, default=50, metavar="N", help="50 unless given")

    actors = _add(commands, shared, "actors", "list the actors, or every sentence that names one")
    actors.add_argument("name", nargs="?", metavar="NAME", help="any of its names, any case")
    _add_format(actors, "plain", "json")


def _add_edition(command: ArgumentParser) -> None:
    command.add_argument(
        "--edition",
        metavar="DAY",
        help="as it was kept: last, yesterday, 2024-12-07, or -1 for the day before the last",
    )


def _add_feeds(commands: "Commands", shared: ArgumentParser) -> None:
    _add(commands, shared, "refresh", "fetch every feed and make the next edition")

    add = _add(commands, shared, "add", "add a feed by its address, or its site's")
    add.add_argument("url", metavar="URL")
    add.add_argument("--name", default="", help="what to call it; its own title unless given")
    add.add_argument(
        "--allow-inside",
        action="store_true",
        help="even if the address is inside your own network",
    )
    add.add_argument("--tag", action="append", default=[], dest="tags", help="may be repeated")

    feeds = _add(commands, shared, "feeds", "list the feeds and how each is doing")
    feeds.add_argument("--check", action="store_true", help="fetch each of them now")
    feeds.add_argument(
        "--accept-moves",
        action="store_true",
        help="write the new address of feeds that moved into feeds.toml",
    )
    _add_format(feeds, "plain", "json")

    importing = _add(commands, shared, "import", "add the feeds of an OPML file")
    importing.add_argument("file", metavar="FILE", help="an OPML file, or - for stdin")
    importing.add_argument(
        "--allow-inside",
        action="store_true",
        help="also those inside your own network",
    )
    importing.add_argument("--yes", action="store_true", help="do not ask, however many there are")
    _add(commands, shared, "export", "print the feeds as OPML")


def _add_about(commands: "Commands", shared: ArgumentParser) -> None:
    config = _add(commands, shared, "config", "check feeds.toml, or say what is set and where")
    config.add_argument(
        "what",
        nargs="?",
        choices=("show", "check", "path"),
        default="show",
        help="each value with its origin, every problem, or the file's place; show unless given",
    )
    keys = _add(commands, shared, "keys", "print the screen's keys")
    _add_format(keys, "plain", "markdown")
    _add(commands, shared, "doctor", "say where things lie, which versions run, and what is wrong")


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError
    return number


_positive.__name__ = "number above 0"
