"""The table of actions: what a key, the palette, the footer, the help and the README all read.

An action is listed once, here. `[keys]` in feeds.toml names an action by its id and gives it other
keys; `briefing keys` prints the table as it stands after that.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from enum import StrEnum

from briefing.frozen import dataclass


class Scope(StrEnum):
    """Where an action can be used; one key may serve two actions only in two scopes."""

    EVERYWHERE = "everywhere"
    BRIEFING = "briefing"
    STORY = "story"
    READER = "reader"
    FEEDS = "feeds"
    ACTORS = "actors"
    SEARCH = "search"


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """Something the reader can do."""

    id: str
    """What `[keys]` calls it: area and verb, `section.next`."""
    keys: tuple[str, ...]
    """Textual key names, the first being the one shown."""
    label: str
    """One or two words, for the footer and the palette."""
    help: str
    """One sentence, verb first."""
    scope: Scope = Scope.EVERYWHERE
    in_footer: bool = False


def _row(
    id: str, keys: str, label: str, help: str, scope: Scope = Scope.EVERYWHERE, footer: bool = False
) -> Action:
    return Action(
        id=id, keys=tuple(keys.split()), label=label, help=help, scope=scope, in_footer=footer
    )


ACTIONS: tuple[Action, ...] = (
    _row("section.next", "right_square_bracket l right", "Next section",
         "Go to the next section.", Scope.BRIEFING, footer=True),
    _row("section.previous", "left_square_bracket h left", "Previous section",
         "Go to the previous section.", Scope.BRIEFING),
    *(
        _row(f"section.{n}", str(n), f"Section {n}", f"Go to section {n}.", Scope.BRIEFING)
        for n in range(1, 10)
    ),
    _row("pane.next", "tab", "Next pane", "Move the focus to the next pane."),
    _row("pane.previous", "shift+tab", "Previous pane", "Move the focus to the previous pane."),
    _row("move.down", "j down", "Down", "Move down one line or row."),
    _row("move.up", "k up", "Up", "Move up one line or row."),
    _row("move.top", "g home", "Top", "Go to the top."),
    _row("move.bottom", "G end", "Bottom", "Go to the bottom."),
    _row("page.down", "space pagedown ctrl+d", "Page down", "Scroll down one page."),
    _row("page.up", "b pageup ctrl+u", "Page up", "Scroll up one page."),
    _row("open", "enter", "Open", "Open what is selected.", footer=True),
    _row("back", "escape", "Back", "Go back, or close what is open."),
    _row("new.next", "n", "Next new", "Go to the next sentence or story that is new."),
    _row("new.previous", "p", "Previous new", "Go to the previous one that is new."),
    _row("citation.follow", "c", "Citation",
         "Open the article at the cited sentence.", footer=True),
    _row("placement.show", "w", "Why here",
         "Show why it is in its section or story, and move it.", Scope.BRIEFING),
    _row("story.why", "w", "Why together",
         "Show why these articles are one story.", Scope.STORY),
    _row("story.merge", "plus", "Merge", "Merge the story with another one."),
    _row("story.split", "x", "Split off",
         "Split the article off into a story of its own.", Scope.STORY),
    _row("fold.toggle", "f", "Unfold", "Show what is folded, or fold it again.", Scope.STORY),
    _row("browser.open", "o", "Browser", "Open the article in the browser."),
    _row("link.copy", "y", "Copy link", "Copy the article's link."),
    _row("article.read", "m", "Read/unread", "Mark the article read or unread."),
    _row("article.star", "s", "Star", "Star the article, or take the star away."),
    _row("article.edits", "e", "Edits",
         "Show what the outlet changed in the article.", Scope.READER),
    _row("undo", "u", "Undo", "Undo what you did last, or what was marked as read."),
    _row("actors.show", "A", "Actors", "Show the actors and what is said of them.", footer=True),
    _row("editions.show", "E", "Earlier editions", "Show the editions of the days before."),
    _row("feeds.show", "F", "Feeds", "Show every feed and how it is doing.", footer=True),
    _row("feed.add", "a", "Add feed", "Add a feed by its address."),
    _row("feed.remove", "d delete", "Remove feed", "Remove the feed from feeds.toml.", Scope.FEEDS),
    _row("feed.pause", "P", "Pause feed", "Pause the feed, or take it up again.", Scope.FEEDS),
    _row("feed.refresh", "R", "Refresh one", "Refresh this feed alone.", Scope.FEEDS),
    _row("feed.move", "M", "New address",
         "Take the new address of a feed that moved, in feeds.toml.", Scope.FEEDS),
    _row("refresh", "r", "Refresh", "Fetch every feed now."),
    _row("search", "slash", "Search", "Search everything that is stored.", footer=True),
    _row("theme.next", "t", "Theme", "Change to the next theme."),
    _row("palette", "colon ctrl+p", "Palette", "Run any command by its name."),
    _row("help", "question_mark", "Help", "Show the keys that work here.", footer=True),
    _row("quit", "q ctrl+c", "Quit", "Leave, or close the screen on top."),
)  # fmt: skip

BY_ID: Mapping[str, Action] = {action.id: action for action in ACTIONS}


_SHOWN = {
    "right_square_bracket": "]",
    "left_square_bracket": "[",
    "slash": "/",
    "backslash": "\\",
    "at": "@",
    "minus": "-",
    "plus": "+",
    "underscore": "_",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "escape": "Esc",
    "delete": "Del",
    "space": "Space",
    "tab": "Tab",
}


def shown_key(key: str) -> str:
    """A key as people write it: `ctrl+p` is Ctrl+P, `question_mark` is ?."""
    *modifiers, name = key.split("+")
    if name in _SHOWN:
        shown = _SHOWN[name]
    elif len(name) == 1:
        shown = name.upper() if modifiers else name
    else:
        shown = _character(name) or name.capitalize()
    return "+".join([*map(str.capitalize, modifiers), shown])


def _character(name: str) -> str | None:
    try:
        return unicodedata.lookup(name.replace("_", " "))
    except KeyError:
        return None


def rebound(keys: Mapping[str, Iterable[str]]) -> tuple[Action, ...]:
    """The table with the user's keys, which replace an action's defaults."""
    return tuple(
        Action(
            id=action.id,
            keys=tuple(keys[action.id]) if action.id in keys else action.keys,
            label=action.label,
            help=action.help,
            scope=action.scope,
            in_footer=action.in_footer,
        )
        for action in ACTIONS
    )


def clashes(actions: Iterable[Action]) -> tuple[tuple[str, Action, Action], ...]:
    """Each key that two actions of overlapping scopes claim: the key and the two actions."""
    owners: dict[str, list[Action]] = {}
    found: list[tuple[str, Action, Action]] = []
    for action in actions:
        for key in action.keys:
            rivals = owners.setdefault(key, [])
            found.extend((key, rival, action) for rival in rivals if _overlap(rival, action))
            rivals.append(action)
    return tuple(found)


def _overlap(one: Action, other: Action) -> bool:
    return Scope.EVERYWHERE in (one.scope, other.scope) or one.scope == other.scope
