"""What stories or articles are found by: the words they share with a text."""

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable
from itertools import chain
from typing import Generic, TypeVar

_TOO_MANY = 50
"""A word that more than this have does not make two worth comparing."""
_SHARED, _SHARED_OF = 2, 15
"""A headline shares two words at least with its story, and a text one more for so many it has."""

Key = TypeVar("Key", bound=Hashable)


class WordIndex(Generic[Key]):
    """Who has which words."""

    def __init__(self) -> None:
        self._having: defaultdict[str, set[Key]] = defaultdict(set)

    def put(self, key: Key, words: Iterable[str]) -> None:
        """Let it be found by these words as well."""
        having = self._having
        for word in words:
            having[word].add(key)

    def take_out(self, key: Key, words: Iterable[str]) -> None:
        """Let it be found by these words no more."""
        for word in words:
            self._having[word].discard(key)

    def sharing(self, words: Collection[str]) -> list[Key]:
        """Return who shares words with a text that are not everywhere."""
        listed = filter(None, map(self._having.get, words))
        shared = Counter(chain.from_iterable([keys for keys in listed if len(keys) <= _TOO_MANY]))
        needed = _SHARED + len(words) // _SHARED_OF
        return [key for key, n_shared in shared.items() if n_shared >= needed]
