"""The names of keys, as Textual gives them, without importing Textual for it."""

import unicodedata

_NAMED = frozenset(
    (
        *("up", "down", "left", "right", "home", "end", "pageup", "pagedown"),
        *("insert", "delete", "backspace", "enter", "escape", "tab", "space"),
        *(f"f{number}" for number in range(1, 25)),
    )
)
_MODIFIERS = frozenset(("ctrl", "shift", "alt", "meta", "super", "hyper"))
_SHORTER = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
_LONGER = {short: name for name, short in _SHORTER.items()}
_ALSO = {"esc": "escape", "return": "enter", "pgup": "pageup", "pgdn": "pagedown", "del": "delete"}
_WITH_HYPHEN = {
    "hyphen_minus": "HYPHEN-MINUS",
    "less_than_sign": "LESS-THAN SIGN",
    "greater_than_sign": "GREATER-THAN SIGN",
}

KNOWN = (
    *sorted(_NAMED),
    *sorted(_LONGER),
    "question_mark",
    "left_square_bracket",
    "right_square_bracket",
    "full_stop",
    "comma",
    "colon",
    "semicolon",
)
"""Names to offer where one is misspelt."""


def key_name(text: str) -> str | None:
    """The name of the key a reader means: `?`, `ctrl+r`, `pageup`; None when there is none."""
    *modifiers, key = text.split("+") if len(text) > 1 else [text]
    if not key:
        return None
    modifiers = [modifier.strip().lower() for modifier in modifiers]
    name = _plain(key.strip() or " ")
    if name is None or not _MODIFIERS.issuperset(modifiers):
        return None
    if len(name) == 1 and modifiers:
        name = name.lower()
        if modifiers == ["shift"]:
            return name.upper()
    return "+".join((*modifiers, name))


def split_keys(text: str) -> tuple[str, ...]:
    """The keys of a comma-separated list; a comma alone is the key."""
    if text.strip() == ",":
        return ("comma",)
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _plain(key: str) -> str | None:
    if len(key) == 1:
        return _of_character(key)
    lower = _ALSO.get(key.lower(), key.lower())
    if lower in _NAMED:
        return lower
    return lower if _is_character(_LONGER.get(lower, lower)) else None


def _of_character(char: str) -> str | None:
    if char.isalnum():
        return char
    name = unicodedata.name(char, "").lower().replace("-", "_").replace(" ", "_")
    return _SHORTER.get(name, name) or None


def _is_character(name: str) -> bool:
    try:
        char = unicodedata.lookup(_WITH_HYPHEN.get(name, name.replace("_", " ").upper()))
    except KeyError:
        return False
    return len(char) == 1 and not char.isalnum()
