"""What was worked out for the edition before, by all it depends on.

That is told by numbers that are the same in every process, so that it can be stored.
"""

from collections.abc import Callable, Hashable
from hashlib import blake2b
from typing import Generic, TypeVar

from briefing.model import Article, ArticleAnalysis

_Key = TypeVar("_Key", bound=Hashable)
_Value = TypeVar("_Value")


def mark(*of: object) -> int:
    """A number of 64 bits for values that are written alike in every process: no sets."""
    return _number(repr(of))


def state(article: Article, found: ArticleAnalysis) -> int:
    """A number that is another one when anything of an article or of its actors is.

    Whether it was read or starred does not count.
    """
    mentions = [*found.title_mentions, *(m for each in found.paragraphs for m in each.mentions)]
    parts = [article.id, article.feed, article.url, article.outlet, article.author]
    parts += [str(article.published), str(article.first_seen), article.language, article.title]
    parts += [part for each in article.paragraphs for part in (each.kind, each.text)]
    parts += [part for each in mentions for part in (each.kind, each.canonical)]
    return _number("\0".join(parts))


def _number(text: str) -> int:
    digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big")


class OfTheLast(Generic[_Key, _Value]):
    """Values by all they depend on, of this edition and the one before."""

    def __init__(self) -> None:
        self._before: dict[_Key, _Value] = {}
        self.now: dict[_Key, _Value] = {}
        """Those of this edition."""

    def begin(self) -> None:
        """Begin an edition: what the last one did not need is forgotten."""
        self._before, self.now = self.now, {}

    def are_known(self, key: _Key) -> bool:
        """Whether this edition or the last had what belongs to this key."""
        return key in self.now or key in self._before

    def of(self, key: _Key, make: Callable[[], _Value]) -> _Value:
        """Return the value of this key, made only where the last edition had none."""
        if key not in self.now:
            found = self._before.get(key)
            self.now[key] = make() if found is None else found
        return self.now[key]
