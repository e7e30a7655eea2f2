"""Refreshing many feeds, in turns with other readers: new, unchanged, the same again, far away."""

import sys
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from . import corpus
from .cost import cpu_s, run
from .readers import ALL, Reader
from .server import Server
from .tables import Record

QUICKEST_S, SLOWEST_S = 0.05, 0.15


@dataclass(frozen=True, slots=True)
class Mode:
    """How the server answers, and whether the reader begins anew."""

    name: str
    is_new: bool = False
    conditional: bool = True
    far: bool = False
    is_told: bool = True


MODES = (
    Mode("cold", is_new=True),
    # Some readers can keep a feed's validators only when they meet it again.
    Mode("warm", is_told=False),
    Mode("all 304"),
    Mode("same body, 200", conditional=False),
    Mode("cold, 50-150 ms away", is_new=True, far=True),
    Mode("warm, far", far=True, is_told=False),
    Mode("all 304, 50-150 ms away", far=True),
)


def wanted(names: Collection[str]) -> Sequence[Mode]:
    """The modes of these names, and those before them that fill the store; all where none is named.

    Raises ValueError for a name that no mode has.
    """
    if unknown := set(names) - {mode.name for mode in MODES if mode.is_told}:
        raise ValueError(f"no mode: {', '.join(sorted(unknown))}")
    found: list[Mode] = []
    for n, mode in enumerate(MODES):
        rest = MODES[n + 1 :]
        to_next = rest[: next((m for m, each in enumerate(rest) if each.is_new), len(rest))]
        is_wanted = not names or mode.name in names
        is_needed = mode.is_new or not mode.is_told
        if is_wanted or (is_needed and any(each.name in names for each in to_next)):
            found.append(mode)
    return found


def measure(
    sizes: Iterable[int],
    rounds: int,
    folder: Path,
    *,
    modes: Sequence[Mode] = MODES,
    readers: Sequence[type[Reader]] = ALL,
    only: Sequence[str] = (),
) -> Record:
    """Every reader that is here, in turns; all have the same feeds."""
    record = Record(command="refresh")
    moment = datetime.now(UTC).replace(minute=0, second=0, microsecond=0)
    sizes = list(sizes)
    every = [
        kind(folder / kind.name.replace(", ", "-").replace(" ", "-"))
        for kind in readers
        if not only or kind.name in only
    ]
    for reader in every:
        if not reader.is_here:
            record.note(f"{reader.name} is not installed, and was not measured")
    here = [reader for reader in every if reader.is_here]
    served: list[float] = []
    with Server(max(sizes), moment) as server:
        record.note(f"feeds made up of {moment:%Y-%m-%d %H:%M} UTC, digest {server.digest()}")
        for size in sizes:
            for number in range(rounds):
                for reader in here:
                    served += _one(record, reader, server, size, number, modes)
    record.note(f"the server took {1000 * max(served):.1f} ms of CPU a feed at most")
    return record


def _one(
    record: Record, reader: Reader, server: Server, size: int, number: int, modes: Sequence[Mode]
) -> Iterator[float]:
    """One reader, one round, every mode after the other; the server's CPU for each feed."""
    for mode in modes:
        server.set(
            conditional=mode.conditional,
            quickest_s=QUICKEST_S if mode.far else 0,
            slowest_s=SLOWEST_S if mode.far else 0,
        )
        if mode.is_new:
            reader.set_up(server.urls(size))
        served_s = cpu_s(server.pid)
        cost = run(reader.refreshing(), environment=reader.environment(), folder=reader.folder)
        served_s = cpu_s(server.pid) - served_s
        answers, stored = server.counts(), reader.stored()
        print(
            f"{reader.name}, {size} feeds, {mode.name}: {cost.wall_s:.2f} s, CPU {cost.cpu_s:.2f},"
            f" server {served_s:.2f}, {answers}, {stored} entries, code {cost.code}",
            file=sys.stderr,
        )
        if cost.code:
            record.note(f"{reader.name} ended with {cost.code} ({mode.name}, {size} feeds)")
            print(cost.said, file=sys.stderr)
        if stored < size * corpus.ENTRIES:
            record.note(
                f"{reader.name} holds {stored} of {size * corpus.ENTRIES} entries"
                f" ({mode.name}, {size} feeds)"
            )
        if answers["whole"] and "304" in mode.name:
            record.note(f"{reader.name} had {answers['whole']} of {size} feeds sent whole at 304")
        yield served_s / size
        if not mode.is_told:
            continue
        for what, unit, value in (
            ("wall", "s", cost.wall_s),
            ("CPU", "s", cost.cpu_s),
            ("peak", "MB", cost.peak_mb),
        ):
            record.add(reader.name, f"{mode.name}: {what}", unit, size, number, value)
        if mode.name == "cold":
            kb = reader.kb_per_1000()
            record.add(reader.name, "store of 1,000 entries", "kB", size, number, kb)
