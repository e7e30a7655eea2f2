"""A name where it stands in a text."""

from dataclasses import dataclass

from briefing.analysis.lexicon import Entry


@dataclass(slots=True)
class Name:
    """A stretch of text that names somebody or something."""

    text_number: int
    start: int
    end: int
    form: str
    """Its words joined by spaces: mentions of one form are judged together."""
    entry: Entry | None
    """What the table of actors says."""
    is_titled: bool = False
    """Whether a person's title stands before it."""
    is_known: bool = False
    """Whether the reader named it."""
