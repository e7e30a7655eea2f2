"""HTML to blocks: the stretches of text a reader sees as one, each with what the markup says of it.

It decides nothing about the text itself, and follows no link.
"""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from briefing.model import ParagraphKind
from briefing.sources import plain_html

HTML_LIMIT = 2_000_000
"""How much of one article's HTML is read, in code points."""
SHORT_CELL = 40
"""A table row whose cells are all this short reads as one line."""
ROWS_LIMIT = 100


class Block(NamedTuple):
    """A stretch of text between two breaks."""

    text: str
    kind: ParagraphKind | None = None
    r"""What the markup says it is; None for plain running text. A `\n` in `text` is a <br>."""
    is_bold: bool = False
    """Whether all of it is bold, as headings often are where nobody marks them."""
    is_linked: bool = False
    """Whether all of it is a link."""


def _set(names: str) -> frozenset[str]:
    return frozenset(names.split())


BREAKS = _set(
    "address article blockquote body caption center dd details div dl dt figcaption figure footer"
    " h1 h2 h3 h4 h5 h6 header hr html li main ol p pre section summary table tbody td tfoot th"
    " thead tr ul"
)
SKIPPED = _set(
    "aside audio button canvas form head iframe math nav noscript object script select style svg"
    " template textarea video"
)
_KIND = (
    dict.fromkeys(_set("h1 h2 h3 h4 h5 h6"), ParagraphKind.HEADING)
    | dict.fromkeys(_set("blockquote dd dt li pre td th"), ParagraphKind.BODY)
    | {"figcaption": ParagraphKind.CAPTION}
)
"""What a tag says of the text in it."""
BOLD = _set("b strong")
PROMOTION = _set(
    "addtoany_share_save_container advertisement feedflare jp-relatedposts newsletter promo"
    " related-posts sharedaddy social-share"
)
CAPTION_CLASSES = _set("caption wp-caption-text image-caption photo-caption")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_WHITE = re.compile(r"[ \t\r\n\f]+")
CALL_TO_READ = re.compile(
    r"\W*(?:(?:click here to )?(?:continue reading|keep reading|read (?:the )?(?:full|more|rest)"
    r"|read more|view (?:the )?(?:full|entire) post)\b|(?:weiterlesen|lire la suite|leer más"
    r"|continua a leggere|lees (?:meer|verder)|читать (?:далее|полностью)|devamını oku)\b)",
    re.IGNORECASE,
)


def blocks_of(html: str) -> list[Block]:
    """The blocks of a piece of HTML, in order; white space in them is not yet collapsed."""
    html = html[:HTML_LIMIT]
    target = _Target()
    if plain_html.tell(html, target):
        return target.close()
    try:
        parser = _idle_parsers.pop()
    except IndexError:
        parser = _parser()
    parser.feed(html.encode("utf-8", "replace"))
    blocks: list[Block] = parser.close()
    _idle_parsers.append(parser)
    return blocks


def _parser() -> Any:
    """A parser that gives the blocks when it is closed, and can then be used again."""
    # 40 ms, and only articles with markup need it.
    from lxml import etree  # type: ignore[import-untyped]

    return etree.HTMLParser(
        target=_Target(), encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True
    )


_idle_parsers: list[Any] = []
"""Kept, for making one takes longer than reading a paragraph with it."""


class _Target:
    """Takes the parser's events; libxml2 closes every tag it opens, so depths always balance."""

    def __init__(self) -> None:
        self._start_over()

    def _start_over(self) -> None:
        self.blocks: list[Block] = []
        self._open: list[str] = []
        self._skip_from = 0
        """How many tags were open when a skipped one opened; 0 outside of one."""
        self._kinds: list[ParagraphKind | None] = []
        """What each open tag says of the text in it."""
        self._row_starts: list[int] = []
        self._rows = 0
        self._start_block()

    def _start_block(self) -> None:
        self._parts: list[str] = []
        self._bold = self._linked = self._length = 0
        self._links: list[int] = []
        self._call: int | None = None
        """Where a link to the rest of the article begins, as long as nothing follows it."""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._open.append(tag)
        if tag == "br":
            if not self._skip_from:
                self._parts.append("\n")
        elif not self._skip_from and (tag in SKIPPED or _is_hidden(attributes)):
            self._skip_from = len(self._open)
        if tag in BREAKS:
            self._end_block()
        if tag == "tr":
            self._row_starts.append(len(self.blocks))
        elif tag == "a":
            self._links.append(len(self._parts))
        inherited = self._kinds[-1] if self._kinds else None
        self._kinds.append(_kind(tag, attributes) or inherited)

    def end(self, tag: str) -> None:
        if tag in BREAKS:
            self._end_block()
        if tag == "tr" and self._row_starts:
            self._end_row(self._row_starts.pop())
        elif tag == "a" and self._links:
            self._end_link(self._links.pop())
        if len(self._open) == self._skip_from:
            self._skip_from = 0
        self._open.pop()
        self._kinds.pop()

    def whole(self, tag: str, text: str) -> None:
        """A tag of `BREAKS` without attributes that holds one piece of text, or nothing."""
        if self._parts or self._links:
            self._end_block()
        if not self._skip_from and text and not text.isspace():
            kind = _KIND.get(tag) or (self._kinds[-1] if self._kinds else None)
            self.blocks.append(Block(_smooth(text), kind))

    def data(self, text: str) -> None:
        if self._skip_from or not text:
            return
        self._parts.append(_smooth(text))
        length = len(text) - text.count(" ")
        self._length += length
        if self._call is not None and not self._links and any(map(str.isalnum, text)):
            self._call = None
        if self._links:
            self._linked += length
        if any(tag in BOLD for tag in self._open[-4:]):
            self._bold += length

    def close(self) -> list[Block]:
        self._end_block()
        blocks = self.blocks
        self._start_over()
        return blocks

    def _end_block(self) -> None:
        if not (self._parts or self._links):
            return
        text = "".join(self._parts[: self._call])
        if text.strip():
            solid = self._length > 0
            self.blocks.append(
                Block(
                    text=text,
                    kind=self._kinds[-1] if self._kinds else None,
                    is_bold=solid and self._bold == self._length,
                    is_linked=solid and self._linked == self._length,
                )
            )
        self._start_block()

    def _end_link(self, since: int) -> None:
        text = "".join(self._parts[since:])
        if len(text) <= 200 and CALL_TO_READ.match(text):
            self._call = since

    def _end_row(self, since: int) -> None:
        cells = self.blocks[since:]
        if len(cells) < 2 or any(len(cell.text.strip()) > SHORT_CELL for cell in cells):
            return
        self._rows += 1
        del self.blocks[since:]
        if self._rows <= ROWS_LIMIT:
            row = " · ".join(cell.text.strip() for cell in cells)
            self.blocks.append(Block(text=row, kind=ParagraphKind.BODY))


def _smooth(text: str) -> str:
    """The text with one space for each stretch of white space."""
    # Most texts need nothing, which is seen sooner like this.
    if "\n" in text or "  " in text or "\t" in text or "\r" in text or "\f" in text:
        return _WHITE.sub(" ", text)
    return text


def _kind(tag: str, attributes: Mapping[str, str]) -> ParagraphKind | None:
    kind = _KIND.get(tag)
    if attributes and kind is not ParagraphKind.HEADING and _is_caption(attributes):
        return ParagraphKind.CAPTION
    return kind


def _is_caption(attributes: Mapping[str, str]) -> bool:
    return bool(CAPTION_CLASSES & set(attributes.get("class", "").lower().split()))


def _is_hidden(attributes: Mapping[str, str]) -> bool:
    if not attributes:
        return False
    return (
        "hidden" in attributes
        or bool(_HIDDEN.search(attributes.get("style", "")[:1000]))
        or bool(PROMOTION & set(attributes.get("class", "").lower().split()))
    )
