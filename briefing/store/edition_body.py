"""An edition as one column holds it: its page first, each article's text and story's detail apart.

Opening yesterday's edition reads the page alone; the rest waits until somebody looks at it.
"""

import struct
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from itertools import accumulate, pairwise
from typing import Any, NamedTuple, cast

from briefing.edition_json import from_json, to_json
from briefing.edition_json.later import Later
from briefing.model import Edition
from briefing.store.codec import UNREADABLE, packed, unpacked

_MARK = b"parts"
_LENGTH = struct.Struct("<I")
_DETAILS = ("claims", "timeline", "coverage", "together")
"""What of a story only its own page shows."""


def pack_edition(edition: Edition) -> bytes:
    """The edition as `unpack_edition` reads it."""
    document = to_json(edition)
    parts = [packed(article.pop("paragraphs")) for article in document["articles"]]
    parts += [packed([story.pop(each) for each in _DETAILS]) for story in document["stories"]]
    head = packed([document, [len(part) for part in parts]])
    return b"".join((_MARK, _LENGTH.pack(len(head)), head, *parts))


def unpack_edition(body: bytes) -> Edition:
    """What `pack_edition` was given, or a version before it; raises one of `UNREADABLE`.

    A part that is damaged, which shows when it is looked at, is empty.
    """
    if not body.startswith(_MARK):
        return from_json(unpacked(body))
    start = len(_MARK) + _LENGTH.size
    end = start + _LENGTH.unpack_from(body, len(_MARK))[0]
    document, lengths = unpacked(body[start:end])
    ends = list(accumulate(lengths, initial=end))
    parts = [_Part(body, *at) for at in pairwise(ends)]
    articles, stories = document["articles"], document["stories"]
    for article, part in zip(articles, parts, strict=False):
        article["paragraphs"] = Later(part.read)
    for story, part in zip(stories, parts[len(articles) :], strict=True):
        for number, name in enumerate(_DETAILS):
            story[name] = Later(partial(part.read_list, number))
    return from_json(document)


class _Part(NamedTuple):
    """A stretch of the body."""

    body: bytes
    start: int
    end: int

    def read(self) -> Sequence[Any]:
        with suppress(*UNREADABLE):
            return cast("list[Any]", unpacked(self.body[self.start : self.end]))
        return ()

    def read_list(self, number: int) -> Sequence[Any]:
        lists = self.read()
        return cast("list[Any]", lists[number]) if lists else ()
