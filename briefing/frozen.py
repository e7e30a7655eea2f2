"""Frozen dataclasses whose methods are written when they are first needed.

The standard library compiles seven methods of each class as it is defined, half a millisecond's
work. A launch defines ninety such classes, and makes objects of a third of them.
"""

import dataclasses
from collections.abc import Callable, Iterable
from dataclasses import MISSING, Field, FrozenInstanceError
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

__all__ = ["dataclass"]

T = TypeVar("T")


def _dataclass(*, frozen: bool, slots: bool, kw_only: bool = False) -> Callable[[type[T]], type[T]]:
    """As `dataclasses.dataclass` with these arguments, of which the first two are always true."""
    if not (frozen and slots):
        raise TypeError("this one is for what is frozen and has slots")
    return partial(_made, kw_only=kw_only)


def _made(cls: type[T], *, kw_only: bool) -> type[T]:
    own = {name: method for name, method in _METHODS.items() if name not in vars(cls)}
    known = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True, kw_only=kw_only)
    made = known(cls)
    for name, method in own.items():
        setattr(made, name, method)
    return made


# What is written when it is first called


def _init(self: Any, *args: Any, **kwargs: Any) -> None:
    cls = type(self)
    cls.__init__ = _written_init(cls)
    cls.__init__(self, *args, **kwargs)


def _written_init(cls: type) -> Any:
    fields = dataclasses.fields(cls)
    defaults = {f"default_{f.name}": f.default for f in fields if f.default is not MISSING}
    makers = {
        f"make_{f.name}": f.default_factory for f in fields if f.default_factory is not MISSING
    }
    positional = [_parameter(f) for f in fields if not f.kw_only]
    named = [_parameter(f) for f in fields if f.kw_only]
    parameters = ", ".join(["self", *positional, *(["*", *named] if named else [])])
    return _written(
        f"def __init__({parameters}):",
        (f"put(self, {f.name!r}, {_value(f)})" for f in fields),
        {"put": object.__setattr__, "missing": MISSING, **defaults, **makers},
        cls,
    )


def _parameter(field: "Field[Any]") -> str:
    if field.default is not MISSING:
        return f"{field.name}=default_{field.name}"
    return f"{field.name}=missing" if field.default_factory is not MISSING else field.name


def _value(field: "Field[Any]") -> str:
    name = field.name
    is_made = field.default_factory is not MISSING
    return f"make_{name}() if {name} is missing else {name}" if is_made else name


def _eq(self: Any, other: object) -> Any:
    _write_comparing(type(self))
    return self.__eq__(other)


def _hash(self: Any) -> int:
    _write_comparing(type(self))
    return hash(self)


def _write_comparing(cls: Any) -> None:
    names = [field.name for field in dataclasses.fields(cls) if field.compare]
    mine, theirs = (
        "(" + "".join(f"{who}.{name}, " for name in names) + ")" for who in ("self", "other")
    )
    body = [
        "if other.__class__ is not self.__class__: return NotImplemented",
        f"return {mine} == {theirs}",
    ]
    cls.__eq__ = _written("def __eq__(self, other):", body, {}, cls)
    cls.__hash__ = _written("def __hash__(self):", [f"return hash({mine})"], {}, cls)


def _getstate(self: Any) -> list[Any]:
    _write_state(type(self))
    state: list[Any] = self.__getstate__()
    return state


def _setstate(self: Any, state: Iterable[Any]) -> None:
    _write_state(type(self))
    self.__setstate__(state)


def _write_state(cls: Any) -> None:
    """Analyses go from process to process, a hundred objects each."""
    names = [field.name for field in dataclasses.fields(cls)]
    values = ", ".join(f"self.{name}" for name in names)
    cls.__getstate__ = _written("def __getstate__(self):", [f"return [{values}]"], {}, cls)
    cls.__setstate__ = _written(
        "def __setstate__(self, state):",
        [f"[{', '.join(names)}] = state", *(f"put(self, {name!r}, {name})" for name in names)],
        {"put": object.__setattr__},
        cls,
    )


def _written(head: str, body: Iterable[str], known: dict[str, Any], cls: type) -> Any:
    made: dict[str, Any] = {}
    exec("\n ".join((head, *body, "return")), known, made)  # noqa: S102 - names of fields, as dataclasses does
    [method] = made.values()
    method.__qualname__ = f"{cls.__qualname__}.{method.__name__}"
    return method


# What all have alike


def _repr(self: Any) -> str:
    shown = (f"{f.name}={getattr(self, f.name)!r}" for f in dataclasses.fields(self) if f.repr)
    return f"{type(self).__qualname__}({', '.join(shown)})"


def _setattr(self: Any, name: str, value: object) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _delattr(self: Any, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


_METHODS: dict[str, Any] = {
    "__init__": _init,
    "__eq__": _eq,
    "__hash__": _hash,
    "__repr__": _repr,
    "__setattr__": _setattr,
    "__delattr__": _delattr,
    "__getstate__": _getstate,
    "__setstate__": _setstate,
}

if TYPE_CHECKING:
    from dataclasses import dataclass
else:
    dataclass = _dataclass
