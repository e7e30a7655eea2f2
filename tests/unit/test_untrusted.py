"""Foreign text: what is kept as it is, what is taken out, and that cleaning ends."""

import json
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.harmful import MARKS_LIMIT
from briefing.untrusted import (
    LINE_LIMIT,
    SHOWN_URL_LIMIT,
    URL_LIMIT,
    clean_line,
    clean_text,
    printable,
    public_url,
    redacted,
    safe_url,
    shown_url,
    url_without_secrets,
)

CONTROL = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ud800-\udfff]"
)
TRICKY = st.sampled_from(
    "\x00\x07\x1b\t\n\r\x0b\x0c\x7f\x85\x9b\xad\u200b\u200c\u200d\u200e\u2028\u202e\u2066\u2069"
    "\ufeff\ud800\udfff\uffff\ufdd0\u0301\u0323\u20e3\u0940\u094d\u115f\u3164\ufe0f\u212a\u2000\u3000\xa0"
    "\U0001f3f4\U000e0067\U000e0062\U000e007f👩👧क्षکe[] \u034f\u061c\u0344\u0958\u180b\u2800"
    "\ufe0e\U000e0100\U000e01ef\U000e0fff\ufff0\u17b4\u0336\u0489"
)
FOREIGN = st.text(TRICKY | st.characters(), max_size=200)


@pytest.mark.parametrize(
    "text",
    [
        "Türkiye’de İstanbul’un ışıkları",
        "Привет, мир",
        "می\u200cخواهم",  # Persian writes a non-joiner inside words
        "क\u094d\u200dष",
        "👩\u200d👩\u200d👧 👨🏽\u200d🚀",
        "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        "☎\ufe0f 1\ufe0f⃣",
        "\u200fשלום\u200e",
        "AT&T <antirez> 5 > 3",
        "[red]x[/] [/ [b [@click=app.quit]",
        "10\u00a0000 €",
        "新华社 北京",
        "\\x1b[31m",
        "&#27;[31m",
    ],
)
def test_honest_text_is_kept_as_it_is(text: str) -> None:
    assert clean_line(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("A\x1b]52;c;UFdO\x07B", "A]52;c;UFdOB"),
        ("A\x9b31mB", "A31mB"),
        ("A\rB\nC\tD\x0bE", "A B C D E"),
        ("A\u2028B\u2029C\x85D", "A B C D"),
        ("x\u202egnp.exe", "xgnp.exe"),
        ("\u2066\u2067abc", "abc"),
        ("Ver\xadfas\u200bsung", "Verfassung"),
        ("x\U000e0068\U000e0069", "x"),
        ("\ufeffBOM\ufeff", "BOM"),
        ("a\ud800b\uffff", "a\ufffdb\ufffd"),
        ("a\u200d\u200db", "ab"),
        ("   \u200b ", ""),
        ("\u115f\u3164\u1160", ""),
        ("e\u0301", "é"),
        ("pay" + "\u2800" * 200 + "\u3164pal", "pay pal"),
        ("a\u17b4\u17b5\ufff0\U000e0080\U000e0fffb", "ab"),
        ("☎" + "\ufe0f\ufe0e" * 20 + "x", "☎\ufe0fx"),
        ("a" + "".join(map(chr, range(0xE0100, 0xE01F0))) + "b", "a\U000e0100b"),
        ("a" + "\u200f\u200e" * 50 + "b", "a\u200fb"),
    ],
)
def test_tricks_are_taken_out(text: str, cleaned: str) -> None:
    assert clean_line(text) == cleaned


def test_vectors(shared_dir: Path) -> None:
    vectors = json.loads((shared_dir / "hostile" / "text_vectors.json").read_text("utf-8"))
    for each in vectors["keep"]:
        assert clean_line(each["text"]) == unicodedata.normalize("NFC", each["text"]), each["why"]
    for each in vectors["clean"]:
        cleaned = clean_line(each["text"])
        assert not CONTROL.search(cleaned), each["rule"]
        assert "\n" not in cleaned
        assert len(cleaned) <= LINE_LIMIT
        assert ("no title" in each["rule"]) == (cleaned == ""), each["rule"]


def test_a_letter_carries_few_marks() -> None:
    assert clean_line("q" + "\u0323" * 500 + "!") == "q" + "\u0323" * MARKS_LIMIT + "!"


@pytest.mark.parametrize("between", ["\u200d", "\u200e", "\u034f\u200d", "\u200c\ufe0f"])
def test_nothing_unseen_parts_a_letter_from_its_marks(between: str) -> None:
    cleaned = clean_line("q" + ("\u0323" * MARKS_LIMIT + between) * 50 + "!")
    assert cleaned.count("\u0323") <= MARKS_LIMIT
    assert cleaned[-1] == "!"
    assert len(cleaned) <= MARKS_LIMIT + 5


def test_marks_in_the_wrong_order_take_no_time() -> None:
    # To put these in order by itself takes normalising minutes.
    marks = "\u0301" * 200_000 + "\u0323" * 200_000
    assert clean_text(f"a{marks} b") == "á" + "\u0301" * (MARKS_LIMIT - 1) + " b"


@given(FOREIGN)
def test_the_last_door_lets_clean_text_through(text: str) -> None:
    for cleaned in (clean_line(text), clean_text(text)):
        assert printable(cleaned) == cleaned
    assert not CONTROL.search(printable(text).replace("\t", "").encode("utf-8", "replace").decode())


def test_text_keeps_its_lines() -> None:
    assert clean_text(" a  b \r\n\r\n\r\n\t c\u2028d ") == "a b\n\nc\nd"


def test_long_text_is_cut_with_a_sign() -> None:
    assert clean_line("W" * 5_000_000) == "W" * (LINE_LIMIT - 1) + "…"
    assert clean_line("word " * 10, limit=8) == "word wo…"


@given(FOREIGN)
def test_nothing_harmful_comes_out(text: str) -> None:
    line, lines = clean_line(text), clean_text(text)
    assert not CONTROL.search(line + lines)
    assert "\n" not in line
    assert "  " not in line
    line.encode("utf-8")
    lines.encode("utf-8")


@given(FOREIGN, st.integers(2, 50))
def test_cleaning_twice_changes_nothing(text: str, limit: int) -> None:
    for clean in (clean_line, clean_text):
        assert clean(clean(text)) == clean(text)
        assert clean(clean(text, limit), limit) == clean(text, limit)
        assert len(clean(text, limit)) <= limit


@given(st.text(st.characters(codec="ascii", categories=["L", "N", "P"]), max_size=80))
def test_plain_words_are_untouched(text: str) -> None:
    assert clean_line(text) == text


@pytest.mark.parametrize(
    ("text", "url"),
    [
        (" https://Example.org/feed\n", "https://example.org/feed"),
        ("HTTP://EXAMPLE.ORG/", "http://example.org/"),
        ("https://example.org:8443/a?b=c#d", "https://example.org:8443/a?b=c#d"),
        ("http://[2606:4700::1111]/", "http://[2606:4700::1111]/"),
        ("http://example.org/a b|c", "http://example.org/a%20b%7Cc"),
        ("http://example.org/a%20b", "http://example.org/a%20b"),
        ("http://example.org/$(touch x)", "http://example.org/$(touch%20x)"),
        ("https://münchen.example/straße", "https://münchen.example/stra%C3%9Fe"),
        ("http://127。0。0。1/", "http://127.0.0.1/"),
        ("http://user:pw@example.org/", "http://user:pw@example.org/"),
    ],
)
def test_an_address(text: str, url: str) -> None:
    assert safe_url(text) == url
    assert safe_url(url) == url


@pytest.mark.parametrize(
    "text",
    [
        "",
        "/feed",
        "//example.org/",
        "example.org",
        "http://",
        "http:///x",
        "http://[::1",
        "http://a b/",
        "http://example.org:0/",
        "http://example.org:99999/",
        "http://127%2e0%2e0%2e1/",
        "http://example.org\\@127.0.0.1/",
        "http://example.org/\r\nX: y",
        "http://exa\x00mple.org/",
        "http://example.org/\x1b]0;x\x07",
        "http://example.org/\u202egpj",
        "http://example.org/\ud800",
        "java\nscript:alert(1)",
        "javascript:alert(1)",
        "data:text/xml,<rss/>",
        "file:///etc/passwd",
        "ftp://example.org/",
        "feed:javascript:1",
        "http+unix://%2Fx/",
        "|touch x",
        "-oProxyCommand=x",
        "http://example.org/" + "a" * URL_LIMIT,
        "http://example.org/" + "ü" * (URL_LIMIT // 4),
    ],
)
def test_no_address(text: str) -> None:
    assert safe_url(text) == ""


@given(FOREIGN)
def test_any_address_is_plain(text: str) -> None:
    url = safe_url(f"http://example.org/{text}")
    assert url == "" or (url.startswith("http://example.org") and url.isascii())
    assert not CONTROL.search(safe_url(text) + public_url(text) + shown_url(text))


def test_a_link_of_a_stranger_carries_no_user_name() -> None:
    assert public_url("http://bank.example@evil.example/x") == "http://evil.example/x"
    assert public_url("ftp://x/") == ""


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://me:hunter2@example.org/a?b=1", "https://example.org/a?b=1"),
        ("https://x.org/?api_key=s3cr3t&q=1", "https://x.org/?api_key=…&q=1"),
        ("https://x.org/?q=1&Token=s3cr3t#f", "https://x.org/?q=1&Token=…#f"),
        ("bundled:syria", "bundled:syria"),
        ("https://x.org/\x1b[31m", "https://x.org/[31m"),
        ("https://x.org/?a=1&X-Amz-Signature=s3cr3t", "https://x.org/?a=1&X-Amz-Signature=…"),
        ("https://x.org/?accessToken=s3cr3t", "https://x.org/?accessToken=…"),
        ("https://x.org/?%74oken=s3cr3t", "https://x.org/?%74oken=…"),
        ("https://x.org/?author=Ann&keywords=sea", "https://x.org/?author=Ann&keywords=sea"),
        ("https://me:s3/cr3t@x.org/a", "https://x.org/a"),
        ("https://x.org/@user/feed", "https://x.org/@user/feed"),
        ("https://[::1]:80/@user", "https://[::1]:80/@user"),
        ("https://x.org?mail=a@b.org", "https://x.org?mail=a@b.org"),
    ],
)
def test_an_address_as_it_is_shown(url: str, shown: str) -> None:
    assert shown_url(url) == shown


def test_a_long_address_is_shown_short() -> None:
    assert len(shown_url("https://x.org/" + "a" * 9_000)) == SHOWN_URL_LIMIT


@pytest.mark.parametrize(
    "text",
    [
        "GET https://me:s3cr3t@x.org/a failed",
        "Error('http://x.org/?token=s3cr3t&b=1', 7)",
        "headers={'Authorization': 'Basic s3cr3t='}",
        "Authorization: Bearer s3cr3t",
    ],
)
def test_any_text_keeps_secrets_to_itself(text: str) -> None:
    assert "s3cr3t" not in redacted(text)
    assert redacted("see https://x.org/a?b=1, it is down") == "see https://x.org/a?b=1, it is down"


def test_an_address_for_somebody_else_is_one_still() -> None:
    assert url_without_secrets("https://me:pw@x.org/f?key=s3cr3t&b=1") == "https://x.org/f?key=&b=1"
