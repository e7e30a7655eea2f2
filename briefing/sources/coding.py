"""Unpacking what a server packed, never to more than it was allowed."""

import zlib

GZIP_SIGN = b"\x1f\x8b"
CODINGS = ("gzip", "x-gzip", "deflate")
_STEP = 65_536
_GZIP, _ZLIB, _RAW = 31, 15, -15


class CodingError(Exception):
    """The packed body is damaged, ends too early, or is too large unpacked."""


def unpacked(raw: bytes, coding: str, limit: int) -> bytes:
    """The body under one Content-Encoding (gzip, deflate or none), of at most `limit` bytes.

    A server that says gzip and sends plain text, or sends a .gz file and does not say so, is
    understood. Raises CodingError.
    """
    if raw.startswith(GZIP_SIGN):
        body = _inflated(raw, _GZIP, limit)
        return _inflated(body, _GZIP, limit) if body.startswith(GZIP_SIGN) else body
    if coding == "deflate" and raw:
        # Half of the servers that say deflate leave out its header.
        is_zlib = raw[0] & 0x0F == 8 and int.from_bytes(raw[:2], "big") % 31 == 0
        return _inflated(raw, _ZLIB if is_zlib else _RAW, limit)
    if len(raw) > limit:
        raise CodingError(too_large(limit))
    return raw


def too_large(limit: int) -> str:
    """The sentence for a body that is over its limit."""
    return f"The answer is larger than {limit // 1_000_000} MB"


def _inflated(raw: bytes, window: int, limit: int) -> bytes:
    out = bytearray()
    rest = raw
    while rest.startswith(GZIP_SIGN) or rest is raw:
        inflater = zlib.decompressobj(window)
        while not inflater.eof:
            try:
                out += inflater.decompress(rest, _STEP)
            except zlib.error as error:
                raise CodingError("The answer is packed in a damaged way") from error
            if len(out) > limit:
                raise CodingError(too_large(limit))
            if not inflater.unconsumed_tail and not inflater.eof:
                raise CodingError("The answer broke off before its end")
            rest = inflater.unconsumed_tail
        # A further member of a gzip file follows, or junk, which is left.
        rest = inflater.unused_data
    return bytes(out)
