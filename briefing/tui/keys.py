"""From the table of actions to Textual's bindings, and to the names of keys people read."""

from collections.abc import Iterable, Mapping, Sequence

from textual.binding import Binding, BindingType

from briefing.actions import ACTIONS, Action, Scope, shown_key

UNBOUND = "f63"
"""A key no keyboard has, for an action without keys: an empty string would leave its default."""

_ARROWS = {"down": "↓", "up": "↑", "left": "←", "right": "→"}


def key_name(key: str) -> str:
    """The key as the screen writes it, short."""
    return _ARROWS.get(key) or shown_key(key)


def key_names(action: Action) -> str:
    """All keys of an action: "j ↓"."""
    return " ".join(map(key_name, action.keys)) or "none"


def method(action_id: str) -> str:
    """The Textual action for one of the table: `section.next` is `section_next`."""
    number = action_id.removeprefix("section.")
    if number.isdigit():
        return f"section({number})"
    return action_id.replace(".", "_")


def is_numbered(action: Action) -> bool:
    """Whether it is one of those that go to a section by its number."""
    return action.id.removeprefix("section.").isdigit()


def usable_in(scope: Scope, actions: Iterable[Action] = ACTIONS) -> tuple[Action, ...]:
    """The actions of a screen of that scope."""
    return tuple(each for each in actions if each.scope in (Scope.EVERYWHERE, scope))


def bindings(scope: Scope) -> list[BindingType]:
    """The default bindings of a screen; each carries its action's id, for the keymap."""
    return [
        Binding(key, method(action.id), action.label, show=action.in_footer, id=action.id)
        for action in usable_in(scope)
        for key in action.keys
    ]


def keymap(actions: Sequence[Action]) -> Mapping[str, str]:
    """The whole table as a Textual keymap: naming every action, so that none is lost to another."""
    return {action.id: ",".join(action.keys) or UNBOUND for action in actions}
