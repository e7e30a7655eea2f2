"""`python -m tests.bench`: what the program costs, beside other readers that are installed."""

import argparse
import tempfile
from collections.abc import Callable
from pathlib import Path

from . import readers
from .tables import Record, table

Measure = Callable[[argparse.Namespace, Path], Record]


def main() -> None:
    """Measure one thing, print its table, and write the figures down where that is asked for."""
    words = _parser().parse_args()
    folder = words.folder or Path(tempfile.mkdtemp(prefix="briefing-bench-"))
    folder.mkdir(parents=True, exist_ok=True)
    measure: Measure = words.measure
    record = measure(words, folder)
    print(table(record, anchor=words.anchor))
    if words.json:
        record.save(words.json)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    kinds = parser.add_subparsers(required=True)

    def kind(name: str, measure: Measure, help: str) -> argparse.ArgumentParser:
        made = kinds.add_parser(name, help=help)
        made.add_argument("--rounds", type=int, default=3)
        made.add_argument("--json", type=Path, metavar="FILE", help="write every figure there")
        made.add_argument("--folder", type=Path, help="work there, and leave everything")
        made.add_argument("--anchor", default=readers.ANCHOR, help="ratios are to this one")
        made.set_defaults(measure=measure)
        return made

    refresh = kind("refresh", _refresh, "fetch many feeds, beside other readers")
    refresh.add_argument("--feeds", type=int, nargs="+", default=[10, 100, 1000])
    refresh.add_argument("--only", nargs="+", default=[], help="these readers and no other")
    refresh.add_argument(
        "--modes",
        nargs="+",
        default=[],
        metavar="MODE",
        help="as the table names them; these alone",
    )
    screen = kind("screen", _screen, "open the screen on small and large stores, and use it")
    screen.add_argument("--stores", type=int, nargs="+", default=[100, 10_000, 100_000])
    screen.add_argument("--a-day", type=int, default=350, help="articles that came in on a day")
    screen.add_argument(
        "--newsboat-to", type=int, default=10_000, help="newsboat up to stores of this size"
    )
    analysis = kind("analysis", _analysis, "make an edition, stage by stage")
    analysis.add_argument("--articles", type=int, default=3000)
    soak = kind("soak", _soak, "refresh for hours of a clock that is set, and see what grows")
    soak.add_argument("--feeds", type=int, default=300)
    soak.add_argument("--hours", type=float, default=24)
    soak.add_argument("--a-day", type=int, default=350, help="new articles a day")
    soak.add_argument("--screen", action="store_true", help="with the screen itself")
    return parser


def _refresh(words: argparse.Namespace, folder: Path) -> Record:
    from .refresh import measure, wanted

    return measure(words.feeds, words.rounds, folder, modes=wanted(words.modes), only=words.only)


def _screen(words: argparse.Namespace, folder: Path) -> Record:
    from .screen import measure

    return measure(
        words.stores, words.rounds, folder, a_day=words.a_day, newsboat_to=words.newsboat_to
    )


def _analysis(words: argparse.Namespace, folder: Path) -> Record:
    from .analysis import measure

    return measure(words.articles, words.rounds, folder)


def _soak(words: argparse.Namespace, folder: Path) -> Record:
    from .soak import measure

    return measure(words.feeds, words.hours, folder, a_day=words.a_day, screen=words.screen)


if __name__ == "__main__":
    main()
