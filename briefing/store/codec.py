"""Values to what a column holds, and back."""

import json
import zlib
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

from briefing.model import (
    ActorKind,
    ArticleAnalysis,
    ArticleId,
    Mention,
    Paragraph,
    ParagraphAnalysis,
    ParagraphKind,
)

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_LETTER = {
    ParagraphKind.BODY: "b",
    ParagraphKind.HEADING: "h",
    ParagraphKind.CAPTION: "c",
    ParagraphKind.DATELINE: "d",
}
_KIND = {letter: kind for kind, letter in _LETTER.items()}
_LEVEL = 6


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


def packed(document: Any) -> bytes:
    """Anything JSON can say, compressed."""
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode("utf-8", "surrogatepass"), _LEVEL)


def unpacked(body: bytes) -> Any:
    """What `packed` was given."""
    return json.loads(zlib.decompress(body).decode("utf-8", "surrogatepass"))


def pack_paragraphs(paragraphs: Iterable[Paragraph]) -> bytes:
    """The text of an article: one letter for each kind, then the texts."""
    listed = tuple(paragraphs)
    return packed(["".join(_LETTER[p.kind] for p in listed), *(p.text for p in listed)])


def unpack_paragraphs(body: bytes) -> tuple[Paragraph, ...]:
    """What `pack_paragraphs` was given, counted from 0."""
    letters, *texts = unpacked(body)
    return tuple(
        Paragraph(index=index, kind=_KIND[letter], text=text)
        for index, (letter, text) in enumerate(zip(letters, texts, strict=True))
    )


def pack_analysis(analysis: ArticleAnalysis) -> bytes:
    """An analysis in short lists, each actor's name only once."""
    names: dict[str, int] = {}

    def flat(mentions: Iterable[Mention]) -> list[list[Any]]:
        return [
            [m.start, m.end, m.kind.value, names.setdefault(m.canonical, len(names))]
            for m in mentions
        ]

    title = flat(analysis.title_mentions)
    paragraphs = [[p.index, p.sentences, flat(p.mentions)] for p in analysis.paragraphs]
    return packed([analysis.is_english, list(names), title, paragraphs])


def unpack_analysis(article: ArticleId, body: bytes) -> ArticleAnalysis:
    """What `pack_analysis` was given."""
    is_english, names, title, paragraphs = unpacked(body)

    def mentions(flat: list[list[Any]]) -> tuple[Mention, ...]:
        return tuple(
            Mention(start=start, end=end, kind=ActorKind(kind), canonical=names[name])
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
    )
