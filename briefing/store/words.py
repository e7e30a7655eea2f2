"""Text to the words that search knows: folded, split, the same at writing and at asking.

The index keeps no copy of the text, so taking an article out of it needs the very words it went in
with, years later, under another Python. Everything here therefore rests on Unicode 3.2, which
Python carries unchanged, and any change of the outcome needs a migration that fills the index anew.
"""

import re
from collections.abc import Iterable
from unicodedata import ucd_3_2_0 as ucd

from briefing.model import Paragraph

_PLAIN = {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe"}
_ONE_BY_ONE = (
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x1000, 0x109F),  # Burmese
    (0x1780, 0x17FF),  # Khmer
    (0x3040, 0x30FF),  # Hiragana, Katakana
    (0x3400, 0x9FFF),  # Han
    (0xF900, 0xFAFF),
    (0x20000, 0x3FFFF),
)
_SYMBOLS = ((0x2000, 0x2BFF), (0xFE00, 0xFE0F), (0x1F000, 0x1FAFF))


_RUN = re.compile(r"\S+")


class _Folding(dict[int, str]):
    """For `str.translate`: what one code point becomes.

    Letters of scripts that set no spaces between words become words of their own.
    """

    def __missing__(self, code: int) -> str:
        folded = _fold(chr(code))
        if folded and folded != " " and _is_in(code, _ONE_BY_ONE):
            folded = f" {folded} "
        self[code] = folded
        return folded


def folded(text: str) -> str:
    """The words of the text, lower case, without accents, one space between them."""
    return " ".join(_parted(text).split())


def indexed(title: str, paragraphs: Iterable[Paragraph]) -> tuple[str, str]:
    """The words of an article as the index takes them: of its title, and of its text."""
    # It makes no difference to the index how many spaces are between them.
    return _parted(title), _parted("\n".join(paragraph.text for paragraph in paragraphs))


def _parted(text: str) -> str:
    """The words, and spaces in the place of all that parts them."""
    if text.isascii():
        return text.encode("ascii").translate(_ASCII).decode("ascii")
    return text.translate(_FOLDING)


def spans(text: str) -> list[tuple[str, int, int]]:
    """Each word, folded, with the (start, end) of where it stands in the text."""
    found: list[tuple[str, int, int]] = []
    for match in _RUN.finditer(text):
        run = match[0]
        if run.isascii() and run.isalnum():
            found.append((run.lower(), match.start(), match.end()))
        else:
            found.extend(_spans_in_run(run, match.start()))
    return found


def _spans_in_run(run: str, offset: int) -> list[tuple[str, int, int]]:
    found: list[tuple[str, int, int]] = []
    word, start = "", 0
    for index, char in enumerate(run, offset):
        piece = _FOLDING[ord(char)]
        if piece and piece[0] == " ":
            if word:
                found.append((word, start, index))
                word = ""
            if len(piece) > 1:
                found.append((piece.strip(), index, index + 1))
        elif piece:
            if not word:
                start = index
            word += piece
    if word:
        found.append((word, start, offset + len(run)))
    return found


def _fold(char: str) -> str:
    """The letters, digits and spacing marks of a character; a space for what parts words."""
    category = ucd.category(char)
    if category[0] in "LN":
        plain = "".join(_PLAIN.get(c, c) for c in _decomposed(_decomposed(char)))
        return "".join(c for c in plain if _is_kept(c))
    if category == "Cf" or (category[0] == "M" and ucd.combining(char)):
        return ""
    return char if _is_kept(char) else " "


def _decomposed(text: str) -> str:
    return ucd.normalize("NFKD", text.casefold())


def _is_kept(char: str) -> bool:
    category = ucd.category(char)
    if category == "Cn":
        # Newer than Unicode 3.2.
        return not _is_in(ord(char), _SYMBOLS)
    return (
        category[0] in "LN" or category == "Co" or (category[0] == "M" and not ucd.combining(char))
    )


def _is_in(code: int, ranges: tuple[tuple[int, int], ...]) -> bool:
    return any(first <= code <= last for first, last in ranges)


_FOLDING = _Folding()
_ASCII = "".join(_FOLDING[code] for code in range(128)).encode("ascii") + bytes(range(128, 256))
