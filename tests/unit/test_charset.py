"""Bytes to text by the charset they are really in, whatever is said of it."""

import pytest

from briefing.sources.charset import decode

RUSSIAN = "Паром снова ходит после трёх недель штормов"
JAPANESE = "フェリーは再び運航する、港湾局は月曜日に発表した"


def xml(text: str, charset: str = "") -> str:
    declared = f" encoding='{charset}'" if charset else ""
    return f"<?xml version='1.0'{declared}?><title>{text}</title>"


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("start", ["", "\n\n", '{"title": "', "<?xml version='1.0'?>\n"])
def test_letters_of_two_and_four_bytes_without_a_mark(codec: str, start: str) -> None:
    text = f"{start}<rss><channel><title>{RUSSIAN}"
    assert decode(text.encode(codec)) == text


@pytest.mark.parametrize(
    ("text", "codec", "bad"),
    [
        (RUSSIAN, "windows-1251", b"\x98"),
        (RUSSIAN, "utf-8", b"\xff"),
        (JAPANESE, "shift_jis", b"\xff"),
        (JAPANESE, "euc-jp", b"\xff"),
        ("渡轮再次运行，港务局星期一表示", "gb2312", b"\xff"),
        ("페리가 다시 운항한다 항만 당국이 밝혔다", "euc-kr", b"\xff"),
    ],
)
def test_one_bad_byte_does_not_change_the_charset(text: str, codec: str, bad: bytes) -> None:
    python = {"windows-1251": "cp1251", "gb2312": "gb18030"}.get(codec, codec)
    body = xml(text, codec).encode(python) + b" <b>" + bad + b"</b>"
    assert text in decode(body)
    assert text in decode(body, "text/xml; charset=iso-8859-1")


def test_utf_8_cut_in_a_letter_is_utf_8_still() -> None:
    body = xml(RUSSIAN, "iso-8859-1").replace("</title>", "").encode()
    assert RUSSIAN[:-1] in decode(body[:-1], "text/xml; charset=iso-8859-1")


def test_a_text_that_was_damaged_before_is_not_damaged_again() -> None:
    assert decode("<title>caf\ufffd</title>".encode()) == "<title>caf\ufffd</title>"


def test_a_name_that_fits_not_at_all_is_not_believed() -> None:
    assert "Café déjà" in decode("<title>Café déjà</title>".encode("cp1252"), "x; charset=utf-8")


def test_zeros_alone_are_of_no_charset() -> None:
    assert decode(bytes(500)) == "\0" * 500
    assert decode(b"<title>a\0b</title>") == "<title>a\0b</title>"
