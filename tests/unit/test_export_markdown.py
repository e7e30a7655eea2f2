"""The Markdown export, judged by what a Markdown reader makes of it."""

from datetime import UTC, datetime

import pytest
from export_editions import SINCE, article, edition, feed, section
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from briefing.export.markdown import literal, render

READER = MarkdownIt("gfm-like")

TRICKS = [
    "[a link](https://evil.example)",
    "![a picture](https://evil.example/p.png)",
    "<script>alert(1)</script> <b>bold</b> <!-- hidden -->",
    "**bold** _slanted_ `code` ~~gone~~ snake_case_name",
    "# not a heading",
    "- not a list",
    "+ not a list",
    "1. not a list",
    "2024) not a list",
    "> not a quote",
    "=====",
    "-----",
    "&amp; &lt;b&gt; &#35; AT&T",
    "see https://evil.example/x and www.evil.example and HTTP://EVIL.EXAMPLE",
    "| a | b |",
    "a backslash \\ and \\* another",
    "[^1] and [x]: https://evil.example",
    "[x]: https://evil.example",
    "$x^2$",
    "Stop!",
    "a  \nb",
    ":::note",
]


def tokens(source: str) -> list[Token]:
    """Every token of the document, the inline ones in place."""
    found = []
    for token in READER.parse(source):
        found.append(token)
        found.extend(token.children or [])
    return found


def shown(source: str) -> str:
    """The text a reader sees; anything but plain paragraphs fails."""
    kinds = {token.type for token in tokens(source)}
    assert kinds <= {"paragraph_open", "inline", "paragraph_close", "text", "text_special"}, kinds
    return "".join(token.content for token in tokens(source) if token.type.startswith("text"))


@pytest.mark.parametrize("trick", TRICKS)
def test_foreign_text_shows_as_the_characters_it_is(trick: str) -> None:
    assert shown(literal(trick)) == " ".join(trick.split())


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc"])))
def test_any_foreign_text_shows_as_the_characters_it_is(text: str) -> None:
    assert shown(literal(text)) == " ".join(text.split())


@pytest.mark.parametrize("trick", TRICKS)
def test_a_trick_cannot_change_the_shape_of_the_page(trick: str) -> None:
    def page(text: str) -> str:
        one = article("a", text, title=text, outlet=text, new=True)
        two = article("b", "Second.", title=text, url="")
        return render(
            edition(
                section(text, one, two, quoted=1),
                articles=(one, two),
                feeds=(feed("Radio", text),),
                since=SINCE,
            )
        )

    def shape(source: str) -> list[str]:
        return [token.type for token in tokens(source) if not token.type.startswith("text")]

    assert shape(page(trick)) == shape(page("Words"))


def test_a_source_is_one_footnote_however_often_it_is_cited() -> None:
    one = article("a", "First.", title="Homs falls", url="https://example.org/?a=1&b=(2)")
    two = article("b", "Second.", title="Damascus", url="")
    text = render(edition(section("One", one), section("Two", two, one), articles=(one, two)))
    assert text.count("First.[^1]") == 2
    assert "Second.[^2]" in text
    assert text.endswith(
        "[^1]: [Homs falls](<https://example.org/?a=1&amp;b=(2)>), The Example, "
        "7 December 2024, 14:05 UTC\n"
        "[^2]: Damascus, The Example, 7 December 2024, 14:05 UTC\n"
    )


def test_a_link_leads_where_the_article_is() -> None:
    url = "https://example.org/a?x=1&copy=2&y=(3)<4>"
    one = article("a", "First.", url=url)
    line = render(edition(section("Homs", one), articles=(one,))).split("[^1]: ")[1]
    [link] = [token for token in tokens(line) if token.type == "link_open"]
    assert link.attrs["href"] == url.replace("<", "%3C").replace(">", "%3E")


def test_new_sentences_carry_the_word() -> None:
    one, two = article("a", "First.", new=True), article("b", "Second.")
    text = render(edition(section("Homs", one, two), articles=(one, two), since=SINCE))
    assert "\n\n**new:** First.[^1]\n\nSecond.[^2]\n" in text


def test_a_dangerous_link_is_no_link() -> None:
    one = article("a", "First.", url="javascript:alert(1)")
    assert "javascript" not in render(edition(section("Homs", one), articles=(one,)))


def test_the_full_text_is_escaped_too() -> None:
    one = article("a", "First.", "1. [x](https://evil.example)", title="# Homs")
    text = render(edition(section("Homs", one), articles=(one,)), full=True)
    assert "\n\n### \\# Homs\n\nFirst.\n\n1\\. \\[x\\](https\\://evil.example)\n\n[^1]: " in text


def test_an_edit_is_told_in_the_footnote() -> None:
    one = article("a", "First.", edited_at=datetime(2024, 12, 7, 16, 20, tzinfo=UTC))
    text = render(edition(section("Homs", one), articles=(one,)))
    assert text.endswith("The Example, 7 December 2024, 14:05 UTC, edited 16:20 UTC\n")
