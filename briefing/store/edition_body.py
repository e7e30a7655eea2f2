"""An edition as one column holds it, so that its first page is read before the rest.

A head says what there is; stories and articles lie in a chunk for each section, in the first that
shows them; each article's text and each story's detail lie apart. What nobody looks at stays
packed.
"""

import struct
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import cached_property, partial, reduce
from itertools import accumulate, pairwise
from typing import Any, NamedTuple, cast

from briefing.edition_json import (
    Json,
    details_of_story,
    from_json,
    head_of_article,
    head_of_edition,
    head_of_story,
    paragraphs_to_json,
)
from briefing.edition_json.later import Later
from briefing.model import Edition, Story
from briefing.model.shelf import Shelf
from briefing.store.codec import UNREADABLE, packed, unpacked

_MARK = b"shelf"
_MARK_BEFORE = b"parts"
"""Of the version before, whose head held the stories and articles whole."""
_LENGTH = struct.Struct("<I")
_START = struct.Struct("<II")
"""The checksum of head and chunks, and the length of the head."""
_DETAILS = ("claims", "timeline", "coverage", "together")
"""What of a story only its own page shows."""


class Packer:
    """Packs one edition after another; what is still of the last one is not packed again."""

    def __init__(self) -> None:
        self._last: dict[tuple[int, ...], tuple[object, bytes]] = {}
        """By the identities of values, which are held beside, so that these stay theirs."""

    def pack(self, edition: Edition, left: Any = None) -> bytes:
        """The edition as `unpack_edition` reads it, and what `unpack_left` does."""
        last, now = self._last, dict[tuple[int, ...], tuple[object, bytes]]()

        def piece(of: tuple[object, ...], document: Callable[[], object]) -> bytes:
            key = tuple(map(id, of))
            now[key] = last.get(key) or (of, _as_read(of) or packed(document()))
            return now[key][1]

        texts = [
            piece((each.paragraphs,), partial(paragraphs_to_json, each.paragraphs))
            for each in edition.articles
        ]
        details = [
            piece(
                (each.claims, each.timeline, each.coverage, each.together),
                partial(_details_of, each),
            )
            for each in edition.stories
        ]
        self._last = now
        return _bound(edition, texts, details, left)


def _as_read(values: tuple[object, ...]) -> bytes | None:
    """The piece that all these values were read from, where they were stored before."""
    sources = {id(source): source for source in map(_source, values)}
    [source, *others] = sources.values()
    return source.packed if isinstance(source, _Part) and not others else None


def _source(value: object) -> object:
    return value.source if isinstance(value, Later) else None


def _details_of(story: Story) -> list[Json]:
    details = details_of_story(story)
    return [details[name] for name in _DETAILS]


def _bound(edition: Edition, texts: Sequence[bytes], details: Sequence[bytes], left: Any) -> bytes:
    document = head_of_edition(edition)
    document["new"] = edition.n_new
    for section, written in zip(edition.sections, document["sections"], strict=True):
        written["new"] = edition.n_new_in(section)
    chunks: list[dict[str, list[Json]]] = [
        {"articles": [], "stories": []} for _ in range(len(edition.sections) + 1)
    ]
    first_shown = _first_shown(edition)
    for kind, heads in (
        ("articles", map(head_of_article, edition.articles)),
        ("stories", map(head_of_story, edition.stories)),
    ):
        document[kind] = list(_laid_out(heads, kind, chunks, first_shown))
    parts = [*map(packed, chunks), *texts, *details]
    if left is not None:
        parts.append(packed([reduce(_checksum, (*texts, *details), 0), left]))
    head = packed([document, len(chunks), [len(part) for part in parts]])
    body = b"".join((head, *parts))
    size = len(head) + sum(map(len, parts[: len(chunks)]))
    return b"".join((_MARK, _START.pack(zlib.crc32(body[:size]), len(head)), body))


def _checksum(before: int, part: bytes) -> int:
    return zlib.crc32(part, before)


def _first_shown(edition: Edition) -> dict[str, int]:
    """The number of the first section that shows each story and article."""
    stories = {story.id: story for story in edition.stories}
    first: dict[str, int] = {}
    for number, section in enumerate(edition.sections):
        told = [stories[id] for id in section.stories if id in stories]
        held = [id for story in told for id in (*story.articles, *story.asides)]
        quoted = [sentence.article for sentence in section.summary]
        for id in (*section.stories, *section.articles, *held, *quoted):
            first.setdefault(id, number)
    return first


def _laid_out(
    documents: Iterable[Json],
    kind: str,
    chunks: Sequence[dict[str, list[Json]]],
    first_shown: dict[str, int],
) -> Iterator[tuple[str, int, int]]:
    """Put each document into its chunk; its id, the chunk's number and the place there."""
    for document in documents:
        number = first_shown.get(document["id"], len(chunks) - 1)
        chunk = chunks[number][kind]
        yield document["id"], number, len(chunk)
        chunk.append(document)


def unpack_edition(body: bytes) -> Edition:
    """What `Packer` was given, or a version before it; raises one of `UNREADABLE`.

    A text or detail that is damaged, which shows when it is looked at, is empty.
    """
    if body.startswith(_MARK_BEFORE):
        return _unpack_before(body)
    if not body.startswith(_MARK):
        return from_json(unpacked(body))
    start = len(_MARK) + _START.size
    checksum, _ = _START.unpack_from(body, len(_MARK))
    document, n_chunks, parts = _opened(body)
    if zlib.crc32(memoryview(body)[start : parts[n_chunks - 1].end]) != checksum:
        raise ValueError("damaged")
    chunks = [_Chunk(part) for part in parts[:n_chunks]]
    texts, details = parts[n_chunks:], parts[n_chunks + len(document["articles"]) :]
    for kind, complete in (
        ("articles", lambda place: {"paragraphs": _paragraphs(texts[place])}),
        ("stories", lambda place: _details(details[place])),
    ):
        document[kind] = _shelf(kind, document[kind], chunks, complete)
    return from_json(document)


def unpack_left(body: bytes) -> Any:
    """What `Packer` was given beside the edition; None where any piece of that is damaged.

    Raises one of `UNREADABLE` as `unpack_edition` does.
    """
    if not body.startswith(_MARK):
        return None
    document, n_chunks, parts = _opened(body)
    first, n_pieces = parts[n_chunks], len(document["articles"]) + len(document["stories"])
    if len(parts) == n_chunks + n_pieces:
        return None
    checksum, left = parts[-1].unpacked()
    is_sound = zlib.crc32(memoryview(body)[first.start : parts[-1].start]) == checksum
    return left if is_sound else None


def _opened(body: bytes) -> tuple[Json, int, Sequence["_Part"]]:
    """The head, the number of chunks, and these with all that comes after them."""
    start = len(_MARK) + _START.size
    _, size = _START.unpack_from(body, len(_MARK))
    document, n_chunks, lengths = unpacked(body[start : start + size])
    return document, n_chunks, _parts(body, start + size, lengths)


class _Part(NamedTuple):
    """A stretch of the body."""

    body: bytes
    start: int
    end: int

    @property
    def packed(self) -> bytes:
        return self.body[self.start : self.end]

    def unpacked(self) -> Any:
        return unpacked(self.packed)

    def read(self) -> Sequence[Any]:
        with suppress(*UNREADABLE):
            return cast("list[Any]", self.unpacked())
        return ()

    def read_list(self, number: int) -> Sequence[Any]:
        lists = self.read()
        return cast("list[Any]", lists[number]) if lists else ()


class _Chunk:
    """The documents of one section."""

    def __init__(self, part: _Part) -> None:
        self._part = part

    @cached_property
    def documents(self) -> dict[str, list[Json]]:
        """The stories and the articles."""
        return cast("dict[str, list[Json]]", self._part.unpacked())


def _parts(body: bytes, start: int, lengths: Sequence[int]) -> list[_Part]:
    return [_Part(body, *at) for at in pairwise(accumulate(lengths, initial=start))]


def _shelf(
    kind: str,
    index: Sequence[tuple[str, int, int]],
    chunks: Sequence[_Chunk],
    complete: Callable[[int], Json],
) -> Shelf[Json]:
    def document(place: int) -> Json:
        _, number, at = index[place]
        return {**chunks[number].documents[kind][at], **complete(place)}

    return Shelf((id for id, _, _ in index), document)


def _details(part: _Part) -> Json:
    return {name: Later(partial(part.read_list, n), part) for n, name in enumerate(_DETAILS)}


def _paragraphs(part: _Part) -> Later[Json]:
    return Later(part.read, part)


def _unpack_before(body: bytes) -> Edition:
    start = len(_MARK_BEFORE) + _LENGTH.size
    end = start + _LENGTH.unpack_from(body, len(_MARK_BEFORE))[0]
    document, lengths = unpacked(body[start:end])
    parts = _parts(body, end, lengths)
    articles, stories = document["articles"], document["stories"]
    for article, part in zip(articles, parts, strict=False):
        article["paragraphs"] = _paragraphs(part)
    for story, part in zip(stories, parts[len(articles) :], strict=True):
        story.update(_details(part))
    return from_json(document)
