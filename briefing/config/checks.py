"""Taking values out of the document, and telling what is not as it should be."""

from collections.abc import Collection, Iterable
from typing import Any

from briefing.config.lines import Lines
from briefing.config.values import Problem
from briefing.untrusted import clean_line, redacted

Place = tuple[str | int, ...]
_LONGEST_NUMBER = 10**15

_TYPE_NAMES = {
    bool: "true or false",
    int: "a number",
    float: "a number",
    str: "text",
    list: "a list",
    dict: "a table",
}


class Checker:
    """Gathers the problems found while the document is read."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines
        self.problems: list[Problem] = []

    def problem(self, place: Place, message: str, hint: str = "") -> None:
        """Note a problem at a place of the document, with no password that stands there."""
        self.problems.append(
            Problem(
                line=self._lines.of(*place),
                key=redacted(shown_place(place)),
                message=clean_line(redacted(message), 300),
                hint=clean_line(redacted(hint), 300),
            )
        )

    def unknown(self, place: Place, what: str, known: Collection[str]) -> None:
        """Note a name nobody knows, with the nearest one that is known."""
        name = str(place[-1])
        near = nearest(name, known)
        hint = f"did you mean “{near}”?" if near else f"known here: {', '.join(known)}"
        self.problem(place, f"unknown {what} “{name}”", hint)

    def keys(self, table: dict[str, Any], place: Place, known: Collection[str]) -> None:
        """Note the keys of a table that nobody knows."""
        for key in table:
            if key not in known:
                self.unknown((*place, key), "key", known)

    def table(self, parent: dict[str, Any], place: Place, hint: str = "") -> dict[str, Any]:
        """The table of this place; empty when it is missing, or something else."""
        value = parent.get(str(place[-1]), {})
        if isinstance(value, dict):
            return value
        self.wrong_type(place, "a table", value, hint)
        return {}

    def tables(self, parent: dict[str, Any], name: str) -> list[dict[str, Any] | None]:
        """Every `[[name]]`; None where an entry of the list is something else."""
        value = parent.get(name, [])
        if not isinstance(value, list):
            self.wrong_type((name,), "a list of tables", value, f"write each as [[{name}]]")
            return []
        for index, item in enumerate(value):
            if not isinstance(item, dict):
                self.wrong_type((name, index), "a table", item, f"write each as [[{name}]]")
        return [item if isinstance(item, dict) else None for item in value]

    def text(self, table: dict[str, Any], place: Place) -> str:
        """One line of text; empty when it is missing, or something else."""
        value = table.get(str(place[-1]), "")
        if isinstance(value, str):
            return clean_line(value)
        self.wrong_type(place, "text", value, _in_quotes(value))
        return ""

    def choice(self, table: dict[str, Any], place: Place, known: Collection[str]) -> str:
        """One of the known words; empty when it is missing, or something else."""
        value = self.text(table, place)
        if value.lower() in known or not value:
            return value.lower()
        near = nearest(value, known)
        hint = f"did you mean “{near}”?" if near else f"write one of {', '.join(known)}"
        self.problem(place, f"“{value}” is none of {', '.join(known)}", hint)
        return ""

    def texts(self, table: dict[str, Any], place: Place) -> tuple[str, ...]:
        """A list of texts, without the empty ones; empty when it is missing or something else."""
        value = table.get(str(place[-1]), [])
        if not isinstance(value, list):
            hint = f'put it in brackets: ["{value}"]' if isinstance(value, str) else ""
            self.wrong_type(place, "a list of texts", value, hint)
            return ()
        for item in value:
            if not isinstance(item, str):
                self.wrong_type(place, "a list of texts", item, _in_quotes(item))
        cleaned = (clean_line(item) for item in value if isinstance(item, str))
        return tuple(dict.fromkeys(item for item in cleaned if item))

    def flag(self, table: dict[str, Any], place: Place) -> bool:
        """True or false; false when it is missing, or something else."""
        value = table.get(str(place[-1]), False)
        if isinstance(value, bool):
            return value
        self.wrong_type(place, "true or false", value, "write true or false, without quotes")
        return False

    def wrong_type(self, place: Place, wanted: str, value: object, hint: str = "") -> None:
        """Note a value of another type than the one wanted."""
        got = _TYPE_NAMES.get(type(value), "a date or time")
        self.problem(place, f"must be {wanted}, not {got}", hint)


def _in_quotes(value: object) -> str:
    """What to do with a value that should have been text; empty where that would be guessing."""
    if not isinstance(value, bool | int | float) or abs(value) > _LONGEST_NUMBER:
        return ""
    return f'put it in quotes: "{value}"'


def nearest(name: str, known: Iterable[str]) -> str:
    """The known name most like this one; empty when none is like it."""
    from difflib import get_close_matches  # in a file without a mistake nobody asks

    by_folded = {each.lower(): each for each in known}
    found = get_close_matches(name.lower(), by_folded, n=1, cutoff=0.6)
    return by_folded[found[0]] if found else ""


def shown_place(place: Place) -> str:
    """A place as a message names it: `feeds[2].url`, counted from 1."""
    shown = ""
    for part in place:
        if isinstance(part, int):
            shown += f"[{part + 1}]"
        else:
            part = part if part.isidentifier() or "." in part else f'"{part}"'
            shown += f".{part}" if shown else part
    return clean_line(shown, 200)
