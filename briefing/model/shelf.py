"""Many things of which few are looked at: each is made when somebody first asks for it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol, TypeVar, overload

T = TypeVar("T")
S = TypeVar("S")


class _Named(Protocol):
    @property
    def id(self) -> str: ...


N = TypeVar("N", bound=_Named)


def by_id(things: Sequence[N]) -> Mapping[Any, N]:
    """The things by their ids; those on a shelf stay unmade until one is asked for."""
    return things.by_id if isinstance(things, Shelf) else {thing.id: thing for thing in things}


def each(make: Callable[[S], T], things: Iterable[S]) -> Sequence[T]:
    """What `make` makes of each: now, or when it is asked for where the things are on a shelf."""
    return things.mapped(make) if isinstance(things, Shelf) else tuple(map(make, things))


def changed(things: Sequence[N], id: str, change: Callable[[N], N]) -> Sequence[N]:
    """The things, the one of that id changed; on a shelf those of the others stay unmade."""
    if isinstance(things, Shelf):
        return things.changed(id, change)
    return tuple(change(thing) if thing.id == id else thing for thing in things)


class Shelf(Sequence[T]):
    """A tuple of things with ids of which none is made before it is asked for."""

    __slots__ = ("_by_id", "_ids", "_made", "_make")

    def __init__(self, ids: Iterable[str], make: Callable[[int], T]) -> None:
        self._ids = tuple(ids)
        self._make = make
        self._made: dict[int, T] = {}
        self._by_id: _ById[T] | None = None

    @property
    def by_id(self) -> "_ById[T]":
        """The things by their ids."""
        if self._by_id is None:
            self._by_id = _ById(self, {id: place for place, id in enumerate(self._ids)})
        return self._by_id

    def mapped(self, change: Callable[[T], S]) -> "Shelf[S]":
        """What `change` makes of each, when it is asked for."""
        return Shelf(self._ids, lambda place: change(self._at(place)))

    def changed(self, id: str, change: Callable[[T], T]) -> "Shelf[T]":
        """The same with one thing changed, where there is one of that id."""
        other = Shelf(self._ids, self._make)
        other._made = dict(self._made)
        if (place := self.by_id.places.get(id)) is not None:
            other._made[place] = change(self._at(place))
        return other

    def _at(self, place: int) -> T:
        # Two threads may both make it: they make the same.
        if place not in self._made:
            self._made[place] = self._make(place)
        return self._made[place]

    def __len__(self) -> int:
        return len(self._ids)

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[T]: ...
    def __getitem__(self, index: int | slice) -> T | Sequence[T]:
        places = range(len(self._ids))[index]
        return self._at(places) if isinstance(places, int) else tuple(map(self._at, places))

    def __iter__(self) -> Iterator[T]:
        return map(self._at, range(len(self._ids)))

    def __eq__(self, other: object) -> bool:
        return tuple(self) == (tuple(other) if isinstance(other, Shelf) else other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))


class _ById(Mapping[str, T]):
    def __init__(self, shelf: Shelf[T], places: Mapping[str, int]) -> None:
        self._shelf = shelf
        self.places = places

    def __getitem__(self, id: str) -> T:
        return self._shelf[self.places[id]]

    def __contains__(self, id: object) -> bool:
        return id in self.places

    def __iter__(self) -> Iterator[str]:
        return iter(self.places)

    def __len__(self) -> int:
        return len(self.places)
