"""What the word lists tell of a name: the state it stands for, its usual form, its commonness."""

from dataclasses import dataclass
from functools import cache

from briefing.analysis.lexicon import Sort, lexicon
from briefing.analysis.memo import memo
from briefing.fold import fold

_GOVERNMENTS = {
    "Kremlin": "Russia",
    "White House": "United States",
    "Pentagon": "United States",
    "Capitol": "United States",
    "State Department": "United States",
    "Congress": "United States",
    "Downing Street": "United Kingdom",
    "Whitehall": "United Kingdom",
    "Westminster": "United Kingdom",
    "Élysée": "France",
    "Bundestag": "Germany",
    "Knesset": "Israel",
    "Duma": "Russia",
    "Bundesrat": "Germany",
    "Brussels": "European Union",
}


@dataclass(frozen=True, slots=True)
class _Table:
    names: dict[str, str]
    """Folded name or people of a state → the state."""
    capitals: dict[str, str]
    governments: dict[str, str]
    others: dict[str, str]
    """Folded form → canonical name, for what is no state ("EU" → "European Union")."""
    forms: dict[str, list[str]]
    """Canonical name → its forms, for what is no state."""


@cache
def _table() -> _Table:
    table = _Table({}, {}, {fold(seat): state for seat, state in _GOVERNMENTS.items()}, {}, {})
    for entries in lexicon().table.values():
        for entry in entries:
            form = fold(" ".join(entry.words))
            if entry.sort in (Sort.STATE, Sort.DEMONYM):
                table.names[form] = entry.canonical
            elif entry.sort is Sort.CAPITAL:
                table.capitals[form] = entry.state
            elif entry.sort is not Sort.OTHER:
                table.others[form] = entry.canonical
                table.forms.setdefault(entry.canonical, []).append(" ".join(entry.words))
    return table


@memo(65_536)
def state_named(name: str) -> str:
    """Return the state with this name or people: "Turkey", "Turkish" → "Türkiye"; else ""."""
    return _table().names.get(fold(name), "")


@memo(65_536)
def state_with_capital(name: str) -> str:
    """Return the state whose capital this is: "Damascus" → "Syria"; else ""."""
    return _table().capitals.get(fold(name), "")


@memo(65_536)
def state_governed_from(name: str) -> str:
    """Return whose government goes by this name: "Kremlin" → "Russia"; else ""."""
    return _table().governments.get(fold(name).removeprefix("the "), "")


def usual_name(name: str) -> str:
    """Return the name the word lists know this one by: "EU" → "European Union"; else itself."""
    return _table().others.get(fold(name), name)


def is_ordinary(word: str) -> bool:
    """Whether English writes this word in lower case as well ("Apple", "United")."""
    return word.lower() in lexicon().words


def forms_of(name: str) -> tuple[str, ...]:
    """Return the forms the word lists have for this name, itself included: "UN", "U.N."."""
    return (name, *_table().forms.get(usual_name(name), ()))


def is_city(name: str) -> bool:
    """Whether the word lists have a city of this name."""
    return lexicon().is_city(name) or bool(state_with_capital(name))
