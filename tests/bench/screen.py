"""The screen on a pseudo-terminal: launch, keys, pages, an article, a search, memory."""

import random
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from . import stores
from .cost import cpu_s, own_mb, run
from .readers import Briefing, Newsboat, Reader
from .server import Server
from .tables import Record, percentile
from .terminal import WIDTH, Answer, Terminal

PRESSES = 40
PAGES = 3
HELD = 60
HELD_EVERY_S = 1 / 30
"""A key that is held comes thirty times a second."""
REFRESHED_WITHIN_S = 120
SELECTED = "▌"
"""Stands before what is selected."""
OPENED_QUIET_S = 0.25
COMMON, RARE = "officials", "tunnel"
"""Words of about every fourth article, and of about every thirtieth."""
ENTRIES_OF_FEED = 30


@dataclass(frozen=True, slots=True)
class Hands:
    """What somebody presses, and what is to be seen then."""

    painted: str
    """A pattern of what stands on the first screen."""
    to_list: str = ""
    """Leads from there to a list of articles, or of sentences that lead to them."""
    listed: str = ""
    pages: tuple[str, str] = (" ", "b")
    """A page down, and up."""
    back: str = "\x1b[27u"
    search_ends: str = ""
    """Pressed after the word."""
    found: str = ""
    quit: str = "q"


BRIEFING = Hands(painted=r"Paper \d{4}", found=r"\d+ articles?")
NEWSBOAT = Hands(
    painted=r"\(\d+/\d+\)",
    to_list="\r",
    listed=r"[A-Z][a-z]{2} \d\d +[\d.]+[KM]? +\|",
    pages=("\x1b[6~", "\x1b[5~"),
    back="q",
    search_ends="\r",
    found="Search result",
    quit="qqq",
)


def measure(
    sizes: Iterable[int],
    rounds: int,
    folder: Path,
    *,
    a_day: int = stores.A_DAY,
    newsboat_to: int = 10_000,
    presses: int = PRESSES,
    n_feeds: int = 100,
) -> Record:
    """Each store, in turns with newsboat up to a size; before them Python and a plain app."""
    record = Record(command="screen")
    anchors(record, rounds)
    for size in sizes:
        shown = _filled(record, folder / f"briefing-{size}", size, a_day)
        readers: list[tuple[Reader, Hands]] = [(shown, BRIEFING)]
        newsboat = Newsboat(folder / f"newsboat-{size}")
        if not newsboat.is_here:
            record.note("newsboat is not installed, and was not measured")
        elif size <= newsboat_to:
            _fetched(newsboat, size)
            readers.append((newsboat, NEWSBOAT))
        for number in range(rounds):
            for reader, hands in readers:
                _session(record, reader, hands, size, number, presses)
    measure_while_refreshing(record, folder / "refreshing", rounds, n_feeds)
    record.note(
        f"{WIDTH} columns; the edition is of 48 hours, of which {a_day} articles came a day"
    )
    return record


def anchors(record: Record, rounds: int) -> None:
    """The start of Python, and the first paint of the least Textual program."""
    environment = Briefing(Path.home()).environment()
    plain = [sys.executable, str(Path(__file__).with_name("plain_app.py"))]
    for number in range(rounds):
        began = time.perf_counter()
        subprocess.run([sys.executable, "-c", "pass"], check=True)
        started_s = time.perf_counter() - began
        record.add("python -c pass", "first painted", "s", 0, number, started_s)
        with Terminal(plain, environment) as terminal:
            painted_s = terminal.wait_for("A plain line of text") - terminal.began
            record.add("plain Textual app", "first painted", "s", 0, number, painted_s)
            taken_s = cpu_s(terminal.pid)
            record.add("plain Textual app", "first painted, CPU", "s", 0, number, taken_s)
            terminal.rest()
            record.add("plain Textual app", "memory", "MB", 0, number, own_mb(terminal.pid))
            terminal.leave("\x11")


def _filled(record: Record, folder: Path, size: int, a_day: int) -> Briefing:
    """A store of that size with an edition, made here unless it is there."""
    reader = Briefing(folder)
    if not folder.exists():
        began = time.perf_counter()
        with stores.fill(folder, size, a_day=a_day) as newsroom:
            print(f"{size} filled in {time.perf_counter() - began:.0f} s", file=sys.stderr)
            edition = newsroom.make_edition()
        print(f"edition after {time.perf_counter() - began:.0f} s", file=sys.stderr)
        record.note(f"the edition of the store of {size:,} is of {len(edition.articles)} articles")
    return reader


def _fetched(newsboat: Newsboat, size: int) -> None:
    """About as many articles, fetched, because newsboat knows no other way."""
    if newsboat.folder.exists():
        return
    n_feeds = max(1, size // ENTRIES_OF_FEED)
    with Server(n_feeds, datetime.now(UTC).replace(microsecond=0)) as server:
        newsboat.set_up(server.urls(n_feeds))
        run(newsboat.refreshing(), environment=newsboat.environment(), folder=newsboat.folder)


def _session(
    record: Record, reader: Reader, hands: Hands, size: int, number: int, presses: int
) -> None:
    """Open it once, do everything, and leave."""

    def add(what: str, unit: str, value: float) -> None:
        record.add(reader.name, what, unit, size, number, value)

    with Terminal(reader.screen(), reader.environment()) as terminal:
        add("first painted", "s", terminal.wait_for(hands.painted) - terminal.began)
        add("first painted, CPU", "s", cpu_s(terminal.pid))
        terminal.rest()
        add("memory", "MB", own_mb(terminal.pid))
        if hands.to_list:
            before = terminal.n_pieces
            terminal.send(hands.to_list)
            terminal.wait_for(hands.listed, since=before)
            terminal.rest()
        taken_s = cpu_s(terminal.pid)
        keys = _keys(terminal, ["j"] * (presses // 2) + ["k"] * (presses // 2))
        # Down and up again: what has no effect at the end of a page would wait for something else.
        add("next key, CPU", "ms", 1000 * (cpu_s(terminal.pid) - taken_s) / presses)
        add("next key, median", "ms", 1000 * median(keys))
        add("next key, 95 of 100", "ms", 1000 * percentile(keys, 0.95))
        add("lag after a held key", "ms", 1000 * _held(terminal, presses))
        add("page down", "ms", 1000 * median(_keys(terminal, hands.pages * PAGES)))
        add("open an article", "ms", 1000 * _opened(terminal, hands))
        for word, name in ((COMMON, "common"), (RARE, "rare")):
            add(f"search, a {name} word", "ms", 1000 * _searched(terminal, hands, word))
            terminal.press(hands.back, quiet_s=OPENED_QUIET_S)
        add("memory at the end", "MB", own_mb(terminal.pid))
        terminal.leave(hands.quit)


def _keys(terminal: Terminal, keys: Sequence[str]) -> Sequence[float]:
    """How long each press took until the last of its paint, at a person's uneven pace."""
    rng = random.Random(len(keys))
    answers: list[Answer] = []
    for key in keys:
        time.sleep(rng.uniform(0.01, 0.06))
        if answer := terminal.press(key):
            answers.append(answer)
    if not answers:
        raise TimeoutError(f"{keys!r} have no effect on {terminal.text()[-1000:]!r}")
    return [answer.last_s for answer in answers]


def _held(terminal: Terminal, presses: int) -> float:
    """From the last of many quick presses to the last of their paint."""
    for key in ["j"] * min(HELD, presses) + ["k"] * (min(HELD, presses) - 1):
        terminal.send(key)
        time.sleep(HELD_EVERY_S)
    answer = terminal.press("k")
    if answer is None:
        raise TimeoutError(f"a held key has no effect on {terminal.text()[-1000:]!r}")
    return answer.last_s


def measure_while_refreshing(record: Record, folder: Path, rounds: int, n_feeds: int) -> None:
    """Keys while four fifths of the feeds are fetched for the first time, and the edition made."""
    reader = Briefing(folder)
    now = datetime.now(UTC).replace(microsecond=0)
    for number in range(rounds):
        with Server(n_feeds, now) as server:
            urls = server.urls(n_feeds)
            reader.set_up(urls[: n_feeds // 5])
            run(reader.refreshing(), environment=reader.environment(), folder=folder)
            reader.write_settings(urls)
            with Terminal(reader.screen(), reader.environment()) as terminal:
                terminal.wait_for(BRIEFING.painted)
                terminal.rest()
                times = _keys_while_refreshing(terminal)
                terminal.leave(BRIEFING.quit)
        for what, value in (("median", median(times)), ("95 of 100", percentile(times, 0.95))):
            name = f"key while refreshing, {what}"
            record.add(reader.name, name, "ms", n_feeds, number, 1000 * value)
        record.note(f"{len(times)} keys while {n_feeds} feeds were refreshed")


def _keys_while_refreshing(terminal: Terminal) -> Sequence[float]:
    rng = random.Random(1)
    times: list[float] = []
    began = terminal.n_pieces
    end = terminal.send("r") + REFRESHED_WITHIN_S
    while not times or "updated just now" not in terminal.text(began):
        since = terminal.n_pieces
        pressed = terminal.send("jk"[len(times) % 2])
        try:
            times.append(terminal.wait_for(SELECTED, since=since, limit_s=20) - pressed)
        except TimeoutError:
            # The new page came under the key, and from its first line none leads up.
            if "updated just now" not in terminal.text(began):
                raise
            break
        if pressed > end:
            raise TimeoutError(f"not refreshed: {terminal.text()[-1000:]!r}")
        time.sleep(rng.uniform(0.02, 0.1))
    return times


def _opened(terminal: Terminal, hands: Hands) -> float:
    terminal.rest()
    answer = terminal.press("\r", quiet_s=OPENED_QUIET_S)
    if answer is None:
        raise TimeoutError(f"nothing opens on {terminal.text()[-1000:]!r}")
    terminal.press(hands.back, quiet_s=OPENED_QUIET_S)
    return answer.last_s


def _searched(terminal: Terminal, hands: Hands, word: str) -> float:
    """From the last key of a word to the last of what was found.

    How many were found can be said before that key, where letter after letter is searched for.
    """
    terminal.press("/", quiet_s=OPENED_QUIET_S)
    *but_last, last = [*word, hands.search_ends] if hands.search_ends else [*word]
    before = terminal.n_pieces
    for key in but_last:
        terminal.send(key)
        time.sleep(0.02)
    answer = terminal.press(last, quiet_s=OPENED_QUIET_S)
    terminal.wait_for(hands.found, since=before)
    if answer is None:
        raise TimeoutError(f"{last!r} finds nothing on {terminal.text()[-1000:]!r}")
    return answer.last_s
