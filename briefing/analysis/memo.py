"""Answers that are remembered while an edition is made, and no longer.

News asks for the same names and words thousands of times; the next edition asks for few of them,
and in a program that runs for days they would only add up.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from functools import _lru_cache_wrapper

_Value = TypeVar("_Value")
_forgotten: list[Callable[[], object]] = []


def memo(most: int) -> "Callable[[Callable[..., _Value]], _lru_cache_wrapper[_Value]]":
    """Have a function remember its last `most` answers until `forget`."""

    def remember(function: Callable[..., _Value]) -> "_lru_cache_wrapper[_Value]":
        remembering = lru_cache(most)(function)
        _forgotten.append(remembering.cache_clear)
        return remembering

    return remember


def also_forget(clear: Callable[[], object]) -> None:
    """Have `forget` call this as well."""
    _forgotten.append(clear)


def forget() -> None:
    """Remember no answers: what is asked from now on is worked out again."""
    for clear in _forgotten:
        clear()
