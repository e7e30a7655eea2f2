"""The undo stack: what the reader did last, and how to take it back."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Undo:
    """One thing that can be taken back."""

    what: str
    """What is said when it is: "the star", "removing BBC"."""
    back: Callable[[], object]


class UndoStack:
    """The last things done, newest on top."""

    def __init__(self, most: int = 100) -> None:
        self._done: list[Undo] = []
        self._most = most

    def __bool__(self) -> bool:
        return bool(self._done)

    def push(self, what: str, back: Callable[[], object]) -> None:
        """Remember how to take something back."""
        self._done = [*self._done[1 - self._most :], Undo(what, back)]

    def pop(self) -> Undo | None:
        """The last thing done, which is then forgotten."""
        return self._done.pop() if self._done else None
