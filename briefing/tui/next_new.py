"""Where the next new thing is: on this page, or in the sections after it. Pure."""

from collections.abc import Collection, Sequence

from briefing.model import Edition
from briefing.tui.items import Item
from briefing.tui.section_page import new_items


def next_new(
    edition: Edition, section: str, items: Sequence[Item], selected: Item | None, step: int
) -> tuple[str, Item] | None:
    """The section and item of the next (1) or previous (-1) new thing; None where nothing is new.

    `items` are those of the page of `section`, which is looked through first and last.
    """
    sections = edition.sections
    at = next((n for n, each in enumerate(sections) if each.name == section), 0)
    for distance in range(len(sections) + 1):
        there = sections[(at + step * distance) % len(sections)]
        found: Sequence[Item] = new_items(edition, there)
        if distance == 0:
            found = beyond(items, selected, found, step)
        if found:
            return there.name, found[0 if step > 0 else -1]
    return None


def beyond(
    items: Sequence[Item], selected: Item | None, found: Collection[Item], step: int
) -> tuple[Item, ...]:
    """Those of the items `found` that come after (1) or before (-1) the selected one."""
    here = items.index(selected) if selected in items else -1
    return tuple(item for y, item in enumerate(items) if item in found and (y - here) * step > 0)
