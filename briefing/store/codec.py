"""Values to what a column holds, and back."""

import json
import struct
import zlib
from collections.abc import Collection, Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from briefing.model import (
    ActorKind,
    ArticleAnalysis,
    ArticleId,
    FoundClaim,
    FoundDate,
    Mention,
    Paragraph,
    ParagraphAnalysis,
    ParagraphKind,
    SourceKind,
)

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_KIND = {
    "b": ParagraphKind.BODY,
    "h": ParagraphKind.HEADING,
    "c": ParagraphKind.CAPTION,
    "d": ParagraphKind.DATELINE,
}
"""By the first letters of their names."""
_ACTOR_KIND = {kind.value: kind for kind in ActorKind}
_LEVEL = 6
_LENGTH = struct.Struct("<I")
UNREADABLE = (ValueError, TypeError, LookupError, AttributeError, struct.error, zlib.error)
"""What unpacking raises where a body is damaged, or of another form."""


def seconds(moment: datetime) -> int:
    """Whole seconds since 1970, for any year a datetime can hold."""
    return (moment - _EPOCH) // timedelta(seconds=1)


def optional_seconds(moment: datetime | None) -> int | None:
    """The same, or None for None."""
    return None if moment is None else seconds(moment)


def moment(stamp: int) -> datetime:
    """The moment a column holds."""
    return _EPOCH + timedelta(seconds=stamp)


def optional_moment(stamp: int | None) -> datetime | None:
    """The same, or None for None."""
    return None if stamp is None else moment(stamp)


def microseconds(moment: datetime) -> int:
    """Microseconds since 1970."""
    return (moment - _EPOCH) // timedelta(microseconds=1)


def packed(document: Any) -> bytes:
    """Anything JSON can say, compressed."""
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode("utf-8", "surrogatepass"), _LEVEL)


def unpacked(body: bytes) -> Any:
    """What `packed` was given."""
    return json.loads(zlib.decompress(body).decode("utf-8", "surrogatepass"))


def pack_paragraphs(paragraphs: Collection[Paragraph]) -> bytes:
    """The text of an article."""
    return packed(listed_paragraphs(paragraphs))


def unpack_paragraphs(body: bytes) -> tuple[Paragraph, ...]:
    """What `pack_paragraphs` was given, counted from 0."""
    return unlisted_paragraphs(unpacked(body))


def listed_paragraphs(paragraphs: Collection[Paragraph]) -> list[str]:
    """The text of an article: one letter for each kind, then the texts."""
    letters = "".join([p.kind[0] for p in paragraphs])
    return [letters, *[p.text for p in paragraphs]]


def unlisted_paragraphs(listed: Iterable[str]) -> tuple[Paragraph, ...]:
    """What `listed_paragraphs` was given, counted from 0."""
    letters, *texts = listed
    return tuple(
        Paragraph(index=index, kind=_KIND[letter], text=text)
        for index, (letter, text) in enumerate(zip(letters, texts, strict=True))
    )


def pack_numbers(numbers: Collection[int]) -> bytes:
    """Signed 64-bit numbers, eight bytes each."""
    return struct.pack(f"<{len(numbers)}q", *numbers)


def unpack_numbers(body: bytes) -> tuple[int, ...]:
    """What `pack_numbers` was given; of a damaged body the whole numbers."""
    n_whole = len(body) // 8
    return struct.unpack_from(f"<{n_whole}q", body)


def pack_analysis(analysis: ArticleAnalysis) -> bytes:
    """An analysis in short lists, each name and cue only once; the sketch as it is, at the end."""
    names: dict[str, int] = {}

    def number(name: str) -> int:
        return names.setdefault(name, len(names))

    def flat(mentions: Iterable[Mention]) -> list[list[Any]]:
        return [[m.start, m.end, m.kind.value, number(m.canonical)] for m in mentions]

    title = flat(analysis.title_mentions)
    paragraphs = [[p.index, p.sentences, flat(p.mentions)] for p in analysis.paragraphs]
    claims = [
        [
            *(c.paragraph, c.start, c.end),
            *(number(c.source), c.source_kind.value),
            *(None if c.actor is None else number(c.actor), number(c.cue)),
            *(c.source_start, c.source_end, c.content_start, c.content_end),
        ]
        for c in analysis.claims
    ]
    dates = [
        [d.paragraph, d.start, d.end, d.day.toordinal(), d.is_reported] for d in analysis.dates
    ]
    body = packed([analysis.is_english, list(names), title, paragraphs, claims, dates])
    return _LENGTH.pack(len(body)) + body + analysis.sketch


def unpack_analysis(article: ArticleId, body: bytes) -> ArticleAnalysis:
    """What `pack_analysis` was given; raises one of `UNREADABLE` for anything else."""
    end = _LENGTH.size + _LENGTH.unpack_from(body)[0]
    is_english, names, title, paragraphs, claims, dates = unpacked(body[_LENGTH.size : end])

    def mentions(flat: list[list[Any]]) -> tuple[Mention, ...]:
        return tuple(
            Mention(start=start, end=end, kind=_ACTOR_KIND[kind], canonical=names[name])
            for start, end, kind, name in flat
        )

    return ArticleAnalysis(
        article=article,
        is_english=is_english,
        title_mentions=mentions(title),
        paragraphs=tuple(
            ParagraphAnalysis(
                index=index,
                sentences=tuple((start, end) for start, end in sentences),
                mentions=mentions(flat),
            )
            for index, sentences, flat in paragraphs
        ),
        claims=tuple(_claim(names, *claim) for claim in claims),
        dates=tuple(
            FoundDate(
                paragraph=paragraph,
                start=start,
                end=end,
                day=date.fromordinal(day),
                is_reported=is_reported,
            )
            for paragraph, start, end, day, is_reported in dates
        ),
        sketch=body[end:],
    )


def unpack_sketch(body: bytes) -> bytes:
    """The sketch alone of what `pack_analysis` gave; raises as `unpack_analysis`."""
    return body[_LENGTH.size + _LENGTH.unpack_from(body)[0] :]


def _claim(
    names: list[str],
    paragraph: int,
    start: int,
    end: int,
    source: int,
    source_kind: str,
    actor: int | None,
    cue: int,
    *spans: int,
) -> FoundClaim:
    source_start, source_end, content_start, content_end = spans
    return FoundClaim(
        paragraph=paragraph,
        start=start,
        end=end,
        source=names[source],
        source_kind=SourceKind(source_kind),
        actor=None if actor is None else names[actor],
        cue=names[cue],
        source_start=source_start,
        source_end=source_end,
        content_start=content_start,
        content_end=content_end,
    )
