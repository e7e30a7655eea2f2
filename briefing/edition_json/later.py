"""Parts of an edition that are read when somebody looks at them: most of a page nobody opens."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar, overload

T = TypeVar("T")
S = TypeVar("S")


class Later(Sequence[T]):
    """A tuple that is made when it is first asked for anything."""

    __slots__ = ("_items", "_make", "source")

    def __init__(self, make: Callable[[], Iterable[T]], source: object) -> None:
        self._make: Callable[[], Iterable[T]] | None = make
        self._items: tuple[T, ...] = ()
        self.source = source
        """From what it is made."""

    def __len__(self) -> int:
        return len(self._all())

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[T]: ...
    def __getitem__(self, index: int | slice) -> T | Sequence[T]:
        return self._all()[index]

    def __iter__(self) -> Iterator[T]:
        return iter(self._all())

    def __eq__(self, other: object) -> bool:
        return self._all() == (other._all() if isinstance(other, Later) else other)

    def __hash__(self) -> int:
        return hash(self._all())

    def __repr__(self) -> str:
        return repr(self._all())

    def _all(self) -> tuple[T, ...]:
        if self._make is not None:
            # Two threads may both make it: they make the same.
            self._items = tuple(self._make())
            self._make = None
        return self._items


def mapped(make: Callable[[S], T], items: Iterable[S]) -> Sequence[T]:
    """What `make` makes of each item: now, or later where the items come later themselves."""
    if isinstance(items, Later):
        return Later(lambda: map(make, items), items.source)
    return tuple(map(make, items))
