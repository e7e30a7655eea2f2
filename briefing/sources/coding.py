"""Unpacking what a server packed, never to more than it was allowed."""

import zlib

GZIP_SIGN = b"\x1f\x8b"
CODINGS = ("gzip", "x-gzip", "deflate")
MEMBERS_LIMIT = 2_000
"""How many parts one gzip file may have, each packed by itself."""
_STEP = 65_536
_GZIP, _ZLIB, _RAW = 31, 15, -15
_TEXT_STARTS = (b"<", b"{", b"[", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


class CodingError(Exception):
    """The packed body is damaged, not to be understood, or too large unpacked."""


def named_coding(header: str) -> str:
    """The Content-Encoding a header names; empty where nothing is packed."""
    names = [name.strip().lower() for name in header.split(",")]
    packing = dict.fromkeys(name for name in names if name not in ("", "identity", "none"))
    return ", ".join(packing)


def unpacked(raw: bytes, coding: str, limit: int) -> tuple[bytes, bool]:
    """The body under one Content-Encoding, of at most `limit` bytes, and whether its end is there.

    A server that names a coding and sends plain text, or sends a .gz file and does not say so, is
    understood. Raises CodingError.
    """
    if coding in (*CODINGS, "") and raw.startswith(GZIP_SIGN):
        body, is_whole = _inflated(raw, _GZIP, limit)
        if not body.startswith(GZIP_SIGN):
            return body, is_whole
        inner, is_inner_whole = _inflated(body, _GZIP, limit)
        return inner, is_whole and is_inner_whole
    if not coding or is_text(raw):
        if len(raw) > limit:
            raise CodingError(too_large(limit))
        return raw, True
    if coding not in CODINGS:
        raise CodingError(f"The answer is packed as “{coding}”, which was not asked for")
    # Half of the servers that say deflate leave out its header.
    is_zlib = raw[0] & 0x0F == 8 and int.from_bytes(raw[:2], "big") % 31 == 0
    return _inflated(raw, _ZLIB if is_zlib else _RAW, limit)


def is_text(raw: bytes) -> bool:
    """Whether a body is plain, and no packed one."""
    start = raw[:1_000].lstrip()
    return not start or start.startswith(_TEXT_STARTS)


def too_large(limit: int) -> str:
    """The sentence for a body that is over its limit."""
    return f"The answer is larger than {limit // 1_000_000} MB"


def _inflated(raw: bytes, window: int, limit: int) -> tuple[bytes, bool]:
    out = bytearray()
    inflater = zlib.decompressobj(window)
    n_members = 1
    for at in range(0, len(raw), _STEP):
        rest = raw[at : at + _STEP]
        while rest:
            if inflater.eof:
                if not rest.startswith(GZIP_SIGN):
                    return bytes(out), True  # what follows the file is junk
                n_members += 1
                if n_members > MEMBERS_LIMIT:
                    raise CodingError("The answer is packed in too many parts")
                inflater = zlib.decompressobj(window)
            try:
                out += inflater.decompress(rest, _STEP)
            except zlib.error as error:
                if n_members > 1:
                    return bytes(out), True
                raise CodingError("The answer is packed in a damaged way") from error
            if len(out) > limit:
                raise CodingError(too_large(limit))
            rest = inflater.unused_data if inflater.eof else inflater.unconsumed_tail
    while not inflater.eof and (last := inflater.decompress(b"", _STEP)):
        out += last
    return bytes(out), inflater.eof
