"""HTML or plain text to the typed paragraphs of an article."""

import html
import re
from collections.abc import Iterable, Iterator, Sequence

from briefing.model import Paragraph, ParagraphKind
from briefing.sources.html_blocks import Block, blocks_of
from briefing.sources.kinds import (
    HEADING_LIMIT,
    dateline_end,
    is_caption,
    is_leftover,
    is_stamp,
    looks_like_heading,
)
from briefing.untrusted import TEXT_LIMIT, clean_line

PARAGRAPH_LIMIT = 20_000
PARAGRAPHS_LIMIT = 1_000
LONG = 100
"""A paragraph of running text is at least this long, in code points."""
STAMPS_WITHIN = 4
"""Dates and bylines stand among the first so many paragraphs."""

_MARKUP = re.compile(r"<[a-zA-Z/!][^<]*>")
_EMPTY_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_ENDS = re.compile(r"[.!?…:。]['\"”’»)\]]*$")
_BULLET = re.compile(r"[•*·▪–—-]\s")


def from_html(markup: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a feed's content, which may turn out to be plain text."""
    if not _MARKUP.search(markup):
        return from_text(html.unescape(markup))
    return _typed(part for block in blocks_of(markup) for part in _at_breaks(block))


def from_text(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a plain text: what stands between empty lines."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    stretches = _EMPTY_LINE.split(text)
    if len(stretches) == 1:
        stretches = list(_lines(text))
    return _typed(Block(text=each) for each in stretches)


def inline_text(markup: str) -> str:
    """A title or a name as one line, without its markup."""
    if not _MARKUP.search(markup):
        return clean_line(html.unescape(markup))
    return clean_line(" ".join(block.text for block in blocks_of(markup)))


def _at_breaks(block: Block) -> Iterator[Block]:
    r"""Two <br> part paragraphs; one does where a sentence ends before it."""
    if "\n" not in block.text:
        yield block
        return
    for stretch in _EMPTY_LINE.split(block.text):
        for line in _lines(stretch):
            yield block._replace(text=line)


def _lines(stretch: str) -> Iterator[str]:
    r"""The lines that are paragraphs of their own, the others joined to what they continue."""
    paragraph: list[str] = []
    for line in stretch.split("\n"):
        begins_anew = paragraph and (
            (_ENDS.search(paragraph[-1].rstrip()) and len(line) + len(paragraph[-1]) > LONG)
            or _BULLET.match(line.lstrip())
        )
        if begins_anew:
            yield "\n".join(paragraph)
            paragraph = []
        paragraph.append(line)
    yield "\n".join(paragraph)


def _typed(blocks: Iterable[Block]) -> tuple[Paragraph, ...]:
    cleaned: list[Block] = []
    room = TEXT_LIMIT
    for block in blocks:
        text = clean_line(block.text, PARAGRAPH_LIMIT)
        if not text or is_leftover(text, is_linked=block.is_linked):
            continue
        room -= len(text)
        if room < 0 or len(cleaned) == PARAGRAPHS_LIMIT:
            break
        cleaned.append(block if text == block.text else block._replace(text=text))
    kinds = [_own_kind(block, place) for place, block in enumerate(cleaned)]
    parts = [
        (kind or _kind_by_place(cleaned, kinds, place), cleaned[place].text)
        for place, kind in enumerate(kinds)
    ]
    _part_dateline(parts)
    return tuple(
        Paragraph(index=index, kind=kind, text=text) for index, (kind, text) in enumerate(parts)
    )


def _own_kind(block: Block, place: int) -> ParagraphKind | None:
    """What a block is whatever stands around it; None where its neighbours decide."""
    if is_caption(block.text):
        return ParagraphKind.CAPTION
    if place < STAMPS_WITHIN and is_stamp(block.text):
        return ParagraphKind.DATELINE
    if block.kind is ParagraphKind.HEADING and len(block.text) > 3 * HEADING_LIMIT:
        return ParagraphKind.BODY
    return block.kind


def _kind_by_place(
    blocks: Sequence[Block], kinds: Sequence[ParagraphKind | None], place: int
) -> ParagraphKind:
    if not looks_like_heading(blocks[place].text):
        return ParagraphKind.BODY
    is_running = [kind in (None, ParagraphKind.BODY) for kind in kinds]
    after = next((blocks[i].text for i in range(place + 1, len(blocks)) if is_running[i]), "")
    before = next((blocks[i].text for i in range(place - 1, -1, -1) if is_running[i]), "")
    stands_over_text = len(after) >= LONG and bool(_ENDS.search(after))
    follows_text = not before or bool(_ENDS.search(before)) or len(before) >= LONG
    if stands_over_text and (follows_text or blocks[place].is_bold):
        return ParagraphKind.HEADING
    return ParagraphKind.BODY


def _part_dateline(parts: list[tuple[ParagraphKind, str]]) -> None:
    """Make the dateline of the first body paragraph one of its own."""
    for place, (kind, text) in enumerate(parts):
        if kind is ParagraphKind.BODY:
            if end := dateline_end(text):
                parts[place : place + 1] = [
                    (ParagraphKind.DATELINE, text[:end].strip()),
                    (kind, text[end:]),
                ]
            return
