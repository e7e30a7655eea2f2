"""Bytes to text by the charset they really are in, as browsers read it."""

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
)
_DECLARED = re.compile(
    rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._:-]{2,40})["']"""
    rb"""|<meta[^>]{0,300}?charset\s*=\s*["']?([A-Za-z0-9._:-]{2,40})"""
)
DECLARED_WITHIN = 4_096

# What a name means in practice (https://encoding.spec.whatwg.org/#names-and-labels): the common
# superset of the charset that was meant. Names that are not here are not charsets to us, least of
# all Python's own codecs such as unicode_escape, which turn plain text into control characters.
_CODECS = {
    "windows-1252": "ascii us-ascii iso-8859-1 iso8859-1 latin1 latin-1 l1 cp1252 windows-1252",
    "windows-1250": "cp1250 windows-1250",
    "windows-1251": "cp1251 windows-1251",
    "windows-1253": "cp1253 windows-1253",
    "windows-1254": "cp1254 windows-1254 iso-8859-9 iso8859-9 latin5",
    "windows-1255": "cp1255 windows-1255",
    "windows-1256": "cp1256 windows-1256",
    "windows-1257": "cp1257 windows-1257",
    "windows-1258": "cp1258 windows-1258",
    "windows-874": "cp874 windows-874 tis-620 iso-8859-11",
    "mac-roman": "macintosh mac-roman x-mac-roman",
    "mac-cyrillic": "x-mac-cyrillic mac-cyrillic",
    "cp866": "cp866 ibm866",
    "koi8-r": "koi8-r koi8",
    "koi8-u": "koi8-u",
    "gb18030": "gb2312 gbk gb18030 x-gbk euc-cn",
    "big5hkscs": "big5 big5-hkscs cn-big5",
    "cp932": "shift_jis shift-jis sjis x-sjis windows-31j cp932 ms_kanji",
    "euc-jp": "euc-jp x-euc-jp",
    "iso-2022-jp": "iso-2022-jp",
    "cp949": "euc-kr ks_c_5601-1987 windows-949 cp949",
    "utf-8": "utf-8 utf8",
    "utf-16": "utf-16 utf16 utf-16le utf-16be ucs-2",
} | {
    f"iso-8859-{n}": f"iso-8859-{n} iso8859-{n}" for n in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)
}
_CODEC_OF = {name: codec for codec, names in _CODECS.items() for name in names.split()}
_VAGUE = "windows-1252"
"""What servers say by default, knowing nothing of the file."""


def decode(body: bytes, content_type: str = "") -> str:
    """The text of a feed or page; what cannot be decoded becomes U+FFFD.

    A byte order mark wins, then valid UTF-8 whatever is declared, then the charset of the HTTP
    header, then the one in the text.
    """
    for mark, codec in _BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(codec, "replace")
    if wide := _wide(body):
        return body.decode(wide, "replace")
    if b"\x1b" in body and "iso-2022-jp" in _told(body, content_type):
        return body.decode("iso-2022-jp", "replace")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        text, n_bad = _decoded(body, "utf-8")
    n_foreign = sum(1 for byte in body if byte >= 0x80)
    if n_bad * 4 < n_foreign:
        return text
    for codec in sorted(_told(body, content_type), key=_VAGUE.__eq__):
        if codec not in ("utf-8", "utf-16"):
            told_text, n_bad = _decoded(body, codec)
            # A byte or two may be damaged; of many, the name itself is wrong.
            if n_bad <= max(2, n_foreign // 20):
                return told_text
    return body.decode(_VAGUE, "replace")


def _decoded(body: bytes, codec: str) -> tuple[str, int]:
    """The text, and how many places in it could not be decoded."""
    text = body.decode(codec, "replace")
    return text, text.count("\ufffd")


def _wide(body: bytes) -> str:
    """The charset of two or four bytes a letter that text without a mark is in; empty for others.

    Markup begins with letters of which all bytes but one are zero.
    """
    start = body[:256]
    if b"\0" not in start:
        return ""
    of_4 = [_zeros(start[at::4]) for at in range(4)]
    of_2 = [_zeros(start[at::2]) for at in range(2)]
    if min(of_4[2:]) > 0.9 and of_4[0] < 0.1:
        return "utf-32-le"
    if min(of_4[:2]) > 0.9 and of_4[3] < 0.1:
        return "utf-32-be"
    if of_2[1] > 0.3 and of_2[0] < 0.05:
        return "utf-16-le"
    return "utf-16-be" if of_2[0] > 0.3 and of_2[1] < 0.05 else ""


def _zeros(part: bytes) -> float:
    """What share of the bytes is zero."""
    return part.count(0) / max(1, len(part))


def _told(body: bytes, content_type: str) -> list[str]:
    """The charsets that are named, the one of the header first."""
    return [codec for codec in (_in_header(content_type), _in_text(body)) if codec]


def _in_header(content_type: str) -> str:
    from email.message import Message  # which few feeds need

    header = Message()
    header["content-type"] = content_type[:1000].replace("\r", " ").replace("\n", " ")
    return _CODEC_OF.get(str(header.get_param("charset", "")).strip(" '\"").lower(), "")


def _in_text(body: bytes) -> str:
    found = _DECLARED.search(body[:DECLARED_WITHIN])
    name = (found[1] or found[2]) if found else b""
    return _CODEC_OF.get(name.decode("ascii").lower(), "")
