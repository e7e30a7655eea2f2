"""The last line: the keys that matter most here."""

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from briefing.actions import Action
from briefing.tui.blocks import META
from briefing.tui.keys import key_name, method
from briefing.tui.render import faint


class KeyBar(Widget):
    """Keys and labels in one line; a click does what the key does."""

    DEFAULT_CSS = "KeyBar { height: 1; padding: 0 1; dock: bottom; }"

    actions: reactive[tuple[Action, ...]] = reactive(())
    said: reactive[str] = reactive("")
    """What is said quietly at its end, for a while."""

    def render(self) -> Content:
        """As many as fit, the last always."""
        width = self.content_size.width
        if not self.said:
            return key_bar(self.actions, width)
        said = Content.styled(self.said, "italic $primary")
        said = said.truncate(min(width, said.cell_length), ellipsis=True)
        keys = key_bar(self.actions, max(0, width - said.cell_length - 3))
        gap = width - said.cell_length - keys.cell_length
        return keys + Content(" " * gap) + said if gap >= 3 else said

    async def on_click(self, event: events.Click) -> None:
        """Do what is under the mouse."""
        action = event.style.meta.get(META)
        if isinstance(action, str):
            await self.screen.run_action(action)


def key_bar(actions: Sequence[Action], width: int) -> Content:
    """The line, without those before the last that find no room."""
    entries = [_entry(action) for action in actions if action.keys]
    if not entries:
        return Content("")
    *others, last = entries
    room = width - last.cell_length
    kept = []
    for entry in others:
        room -= entry.cell_length + 3
        if room < 0:
            break
        kept.append(entry)
    return Content("   ").join([*kept, last])


def _entry(action: Action) -> Content:
    key = Content.styled(key_name(action.keys[0]), "bold $primary")
    entry = key + faint(f" {action.label}")
    return entry.stylize(Style.from_meta({META: method(action.id)}))
