"""Unpacking bodies: whole ones, cut ones, ones that say what they are not, and bombs."""

import gzip
import zlib

import pytest

from briefing.sources.coding import CodingError, named_coding, unpacked

TEXT = b"<rss>" + b"The ferry runs again. " * 9_000
LIMIT = 1_000_000


def test_a_file_without_its_trailer_is_all_there_and_not_whole() -> None:
    assert unpacked(gzip.compress(TEXT)[:-8], "gzip", LIMIT) == (TEXT, False)


def test_half_a_file_gives_what_is_in_it() -> None:
    body, is_whole = unpacked(gzip.compress(TEXT, 0)[:90_000], "gzip", LIMIT)
    assert TEXT.startswith(body)
    assert len(body) > 80_000
    assert not is_whole


@pytest.mark.parametrize("after", [b"", bytes(500), b"junk", b"\x1f\x8b\x08", b"\x1f\x8bjunk"])
def test_what_follows_a_file_is_left(after: bytes) -> None:
    assert unpacked(gzip.compress(TEXT) + after, "gzip", LIMIT)[0] == TEXT


def test_a_file_of_several_parts_is_put_together() -> None:
    parts = b"".join(gzip.compress(TEXT[at : at + 999]) for at in range(0, len(TEXT), 999))
    assert unpacked(parts, "gzip", LIMIT) == (TEXT, True)


def test_a_file_of_countless_parts_is_refused() -> None:
    with pytest.raises(CodingError, match="too many parts"):
        unpacked(gzip.compress(b"") * 100_000, "gzip", LIMIT)


@pytest.mark.parametrize("window", [31, 15, -15])
def test_a_bomb_is_left_at_its_limit(window: int) -> None:
    packer = zlib.compressobj(wbits=window)
    bomb = b"".join(packer.compress(bytes(100_000)) for _ in range(11)) + packer.flush()
    with pytest.raises(CodingError, match="larger than 1 MB"):
        unpacked(bomb, "gzip" if window == 31 else "deflate", LIMIT)
    with pytest.raises(CodingError, match="larger than 1 MB"):
        unpacked(gzip.compress(bomb) if window == 31 else bytes(LIMIT + 1), "", LIMIT)


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "zstd", "utf-8"])
def test_plain_text_is_plain_text_whatever_it_is_called(coding: str) -> None:
    assert unpacked(TEXT, coding, LIMIT) == (TEXT, True)
    assert unpacked(b"", coding, LIMIT) == (b"", True)


@pytest.mark.parametrize("coding", ["br", "zstd", "compress", "gzip, br"])
def test_what_was_not_asked_for_is_refused(coding: str) -> None:
    with pytest.raises(CodingError, match=f"packed as “{coding}”"):
        unpacked(b"\x0b\x02\x80hello\x03", coding, LIMIT)


@pytest.mark.parametrize(
    "raw", [b"\x1f\x8b\x08\0" + b"noise" * 9, b"\x78\x9cnoise", b"\xff\xfenoise"[2:]]
)
def test_noise_is_said_to_be_damaged(raw: bytes) -> None:
    with pytest.raises(CodingError, match="damaged"):
        unpacked(raw, "gzip" if raw[0] == 0x1F else "deflate", LIMIT)


@pytest.mark.parametrize(
    ("header", "coding"),
    [
        ("", ""),
        ("identity", ""),
        ("None", ""),
        ("GZIP", "gzip"),
        ("gzip, identity", "gzip"),
        ("gzip, gzip", "gzip"),
        ("gzip, br", "gzip, br"),
    ],
)
def test_the_coding_a_header_names(header: str, coding: str) -> None:
    assert named_coding(header) == coding
