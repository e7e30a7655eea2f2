"""The undo stack: what the reader did last, and how to take it back."""

from collections.abc import Callable

from briefing.frozen import dataclass


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

    @property
    def top(self) -> Undo | None:
        """The last thing done."""
        return self._done[-1] if self._done else None

    def push(self, what: str, back: Callable[[], object]) -> None:
        """Remember how to take something back."""
        self.put(Undo(what, back))

    def put(self, undo: Undo, *, in_place_of: Undo | None = None) -> None:
        """Remember it, in place of the last thing where that is what it continues."""
        before = self._done[:-1] if in_place_of and self.top is in_place_of else self._done
        self._done = [*before[1 - self._most :], undo]

    def pop(self) -> Undo | None:
        """The last thing done, which is then forgotten."""
        return self._done.pop() if self._done else None
