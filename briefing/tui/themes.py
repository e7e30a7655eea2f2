"""The colours: two papers of our own, and the terminal's own sixteen.

A theme names each colour by its use; `VARIABLES` lists the uses that are ours. Every pair of ink
and paper here has a contrast of at least 4.5.
"""

from collections.abc import Mapping

from textual.theme import Theme

DARK_INKS = {
    "headline": "#f3ecdd",
    "faint": "#948b7c",
    "rule": "#453f36",
    "chip": "#27231e",
    "selected": "#2b261f",
    "marked": "#33291c",
    "bar": "#6f6148",
    "person": "#ecc873",
    "group": "#e59a72",
    "state": "#8db7dc",
    "place": "#a3c79c",
}
LIGHT_INKS = {
    "headline": "#14120f",
    "faint": "#6b6355",
    "rule": "#c9bfab",
    "chip": "#ebe3d2",
    "selected": "#e9dfca",
    "marked": "#f3e0b5",
    "bar": "#b39b74",
    "person": "#7a4f00",
    "group": "#9c3a14",
    "state": "#1d4f8f",
    "place": "#2c6633",
}
_ANSI_INKS = {
    "headline": "ansi_default",
    "rule": "ansi_bright_black",
    "chip": "ansi_default",
    "selected": "ansi_default",
    "marked": "ansi_default",
    "bar": "ansi_blue",
}
ANSI_DARK_INKS = {
    **_ANSI_INKS,
    "faint": "ansi_bright_black",
    "person": "ansi_yellow",
    "group": "ansi_bright_red",
    "state": "ansi_cyan",
    "place": "ansi_green",
}
ANSI_LIGHT_INKS = {
    **_ANSI_INKS,
    "faint": "ansi_bright_black",
    "person": "ansi_magenta",
    "group": "ansi_red",
    "state": "ansi_blue",
    "place": "ansi_green",
}

NEWSPRINT = Theme(
    name="newsprint",
    dark=True,
    background="#171512",
    surface="#1d1a16",
    panel="#25211b",
    foreground="#d9d1c2",
    primary="#d2a95f",
    secondary="#a89c88",
    accent="#ec8b57",
    warning="#e3b65a",
    error="#e6796b",
    success="#9bc07f",
    variables={
        **DARK_INKS,
        "input-cursor-background": "#d9d1c2",
        "input-cursor-foreground": "#171512",
    },
)
NEWSPRINT_LIGHT = Theme(
    name="newsprint-light",
    dark=False,
    background="#f7f2e7",
    surface="#f1eada",
    panel="#eae1ce",
    foreground="#26231e",
    primary="#8a2e1c",
    secondary="#6b6355",
    accent="#b0340c",
    warning="#835500",
    error="#a5231b",
    success="#3f6b21",
    variables={
        **LIGHT_INKS,
        "input-cursor-background": "#26231e",
        "input-cursor-foreground": "#f7f2e7",
    },
)

OWN = (NEWSPRINT, NEWSPRINT_LIGHT)
CYCLE = ("newsprint", "newsprint-light", "ansi-dark", "ansi-light")
"""What the theme key goes through."""
ANSI = ("ansi-dark", "ansi-light")
"""What it goes through where colour is not wanted: only these send no colour codes at all."""


def inks(*, dark: bool, ansi: bool) -> Mapping[str, str]:
    """Our own variables for a theme that does not set them."""
    if ansi:
        return ANSI_DARK_INKS if dark else ANSI_LIGHT_INKS
    return DARK_INKS if dark else LIGHT_INKS


def usable(name: str, *, no_color: bool, known: Mapping[str, Theme]) -> str:
    """The theme to show for the one asked for."""
    if no_color:
        theme = known.get(name)
        return "ansi-light" if theme is not None and not theme.dark else "ansi-dark"
    return name if name in known else NEWSPRINT.name


def after(name: str, *, no_color: bool) -> str:
    """The next theme of the cycle."""
    cycle = ANSI if no_color else CYCLE
    return cycle[(cycle.index(name) + 1) % len(cycle)] if name in cycle else cycle[0]
