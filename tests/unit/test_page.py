"""The article out of a page written for these tests."""

from briefing.model import ParagraphKind
from briefing.sources.page import extract_page

URL = "https://gazette.example/ferry"
SENTENCES = [
    "The ferry to the islands runs again after nine weeks in which only the post boat crossed.",
    "The harbour office said on Monday that the engine had been replaced and tested at sea.",
    "Islanders who had waited since March were given the first places on the morning crossing.",
    "The mayor of Görün said that the town would pay for a second boat before the summer ends.",
]


def page(article: str) -> bytes:
    menu = "".join(f"<li><a href='/{n}'>Section {n}</a></li>" for n in range(20))
    return (
        f"<html><head><title>Ferry</title><script>var x = '<p>no</p>';</script></head><body>"
        f"<nav><ul>{menu}</ul></nav><article><h1>Ferry runs again</h1>{article}</article>"
        "<footer><p>Copyright. All rights reserved. Cookie settings</p></footer></body></html>"
    ).encode()


def test_the_article_without_what_stands_around_it() -> None:
    body = "".join(f"<p>{each}</p>" for each in SENTENCES[:2])
    more = "".join(f"<p>{each}</p>" for each in SENTENCES[2:])
    paragraphs = extract_page(page(f"{body}<h2>A second boat</h2>{more}"), URL)
    found = [(each.kind, each.text) for each in paragraphs]
    for sentence in SENTENCES:
        assert (ParagraphKind.BODY, sentence) in found
    assert (ParagraphKind.HEADING, "A second boat") in found
    text = " ".join(each.text for each in paragraphs)
    assert "Section 3" not in text
    assert "Cookie" not in text


def test_the_charset_of_the_header_counts() -> None:
    html = page("".join(f"<p>{each} Şişli ışığı.</p>" for each in SENTENCES))
    turkish = html.decode().encode("windows-1254")
    paragraphs = extract_page(turkish, URL, content_type="text/html; charset=windows-1254")
    assert "Şişli ışığı" in paragraphs[-1].text


def test_control_characters_do_not_come_through() -> None:
    html = page("".join(f"<p>{each}&#27;[31m\x9b&#x202e;</p>" for each in SENTENCES))
    text = "".join(each.text for each in extract_page(html, URL))
    assert SENTENCES[0] in text
    assert not {"\x1b", "\x9b", "\u202e"} & set(text)


def test_what_holds_no_article() -> None:
    assert extract_page(b"", URL) == ()
    assert extract_page(b"%PDF-1.7 \x00\x01", URL) == ()
    assert extract_page(b"<html><body></body></html>", URL) == ()


def test_pages_made_to_hurt_are_survived() -> None:
    for html in (
        b"<div>" * 20_000 + b"<p>x",
        b"<table><tr><td colspan=9007199254740991>x</td></tr></table>" + page("<p>x</p>"),
        b"<" * 1_000_000,
    ):
        assert isinstance(extract_page(html, URL), tuple)
