"""What an outlet changed in an article, as blocks. Pure.

Words stand beside each wording and type styles on the words that differ, so that colour says
nothing of its own.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime

from textual.content import Content

from briefing.store import Edit
from briefing.tui.blocks import Block, Rule, Text
from briefing.tui.render import count, faint, label, strong
from briefing.tui.rewording import Wording, paired, reworded
from briefing.tui.times import moment

GONE, ADDED = "strike", "bold underline"
INDENT = 9
PARAGRAPHS = 40
"""How many paragraphs of one edit are shown."""
LINES = 12
"""How many lines of a paragraph that is gone or was added as a whole."""


def edit_blocks(title: str, edits: Sequence[Edit], now: datetime) -> Iterator[Block]:
    """Each edit, the newest first: the headline, then the text, both wordings."""
    yield Text(strong(title or "Untitled"), above=1)
    if not edits:
        yield Text(faint("Nothing was changed since it came in."), above=1)
    for edit in edits:
        yield Rule(label(f"Edited {moment(edit.at, now)}"))
        if edit.old_title != edit.title:
            yield Text(faint("Headline"))
            yield from _both(edit.old_title, edit.title)
        yield from _text(edit)


def _text(edit: Edit) -> Iterator[Block]:
    pairs = paired(edit.removed[:PARAGRAPHS], edit.added[:PARAGRAPHS])
    if not pairs:
        return
    if edit.old_title != edit.title:
        yield Text(faint("Text"), above=1)
    for n, (old, new) in enumerate(pairs):
        if n:
            yield Text(Content(""))
        if old is not None and new is not None:
            yield from _both(old, new)
        elif old is not None:
            yield Text(faint(old), margin=_word("gone"), indent=INDENT, clip=LINES)
        elif new is not None:
            yield Text(Content(new), margin=_word("added"), indent=INDENT, clip=LINES)
    left = max(len(edit.removed), len(edit.added)) - PARAGRAPHS
    if left > 0:
        yield Text(faint(f"and {count(left, 'more paragraph')}"), above=1)


def _both(old: str, new: str) -> Iterator[Block]:
    was, now = reworded(old, new)
    yield Text(_set(was, GONE), margin=_word("was"), indent=INDENT, clip=LINES)
    yield Text(_set(now, ADDED), margin=_word("now"), indent=INDENT, clip=LINES)


def _set(wording: Wording, style: str) -> Content:
    return Content(" ").join(
        Content.styled(part.text, style if part.is_other else "") for part in wording
    )


def _word(word: str) -> Content:
    return Content("  ") + faint(word)
