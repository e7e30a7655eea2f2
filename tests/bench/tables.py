"""Figures as they come, and the tables made of them: medians, and ratios within a round."""

import json
import os
import platform
import subprocess
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Figure:
    """One value, measured once."""

    who: str
    what: str
    unit: str
    size: int
    """Of the store or of the list of feeds it was measured on."""
    round: int
    value: float


@dataclass
class Record:
    """All figures of a run, and what it ran on."""

    command: str
    figures: list[Figure] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    began: datetime = field(default_factory=lambda: datetime.now(UTC))

    def add(self, who: str, what: str, unit: str, size: int, round: int, value: float) -> None:
        """Keep one figure."""
        self.figures.append(Figure(who, what, unit, size, round, value))

    def note(self, note: str) -> None:
        """Keep something that a reader of the table must know."""
        if note not in self.notes:
            self.notes.append(note)

    def save(self, file: Path) -> None:
        """Write everything down as JSON."""
        told = {
            "command": self.command,
            "began": self.began.isoformat(timespec="seconds"),
            "commit": commit(),
            "machine": machine(),
            "load": os.getloadavg(),
            "notes": self.notes,
            "figures": [asdict(figure) for figure in self.figures],
        }
        file.write_text(json.dumps(told, indent=1) + "\n", "utf-8")

    def value(self, who: str, what: str, size: int) -> float:
        """The median of what was measured of one thing."""
        return median(
            each.value
            for each in self.figures
            if (each.who, each.what, each.size) == (who, what, size)
        )


def commit() -> str:
    """The commit that is checked out, as far as it can be told."""
    asked = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return asked.stdout.strip() or "unknown"


def machine() -> str:
    """Cores, system and Python."""
    return f"{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"


def table(record: Record, *, anchor: str = "") -> str:
    """One row for each thing measured, a column for each who; ratios are to the anchor's."""
    names = list(dict.fromkeys(figure.who for figure in record.figures))
    rows: defaultdict[tuple[int, str, str], dict[str, dict[int, float]]] = defaultdict(dict)
    for each in record.figures:
        rows[each.size, each.what, each.unit].setdefault(each.who, {})[each.round] = each.value
    sizes = list(dict.fromkeys(figure.size for figure in record.figures))
    lines = [["size", "what", *names], ["---"] * (2 + len(names))]
    for size in sizes:
        for (its_size, what, unit), values in rows.items():
            if its_size == size:
                cells = [_cell(values, name, anchor) for name in names]
                lines.append([f"{size:,}", f"{what}, {unit}" if unit else what, *cells])
    told = "\n".join("| " + " | ".join(line) + " |" for line in lines)
    notes = "".join(f"\n- {note}" for note in record.notes)
    when = f"{record.began:%Y-%m-%d %H:%M} UTC, commit {commit()}, {machine()}"
    load = f"load {', '.join(f'{n:.1f}' for n in os.getloadavg())}"
    return f"{told}\n\n{when}, {load}; medians{notes}\n"


def _cell(values: dict[str, dict[int, float]], name: str, anchor: str) -> str:
    if name not in values:
        return "–"
    mine, theirs = values[name], values.get(anchor, {})
    shown = number(median(mine.values()))
    ratios = [mine[n] / theirs[n] for n in mine if theirs.get(n)]
    return shown if name == anchor or not ratios else f"{shown} ({median(ratios):.2f}×)"


def number(value: float) -> str:
    """Three digits, which is more than is known."""
    if abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.3g}"


def percentile(values: Iterable[float], share: float) -> float:
    """The value that this share of all is not above."""
    ordered: Sequence[float] = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]
