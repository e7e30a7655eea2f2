"""Plain HTML is read as the HTML parser reads it; what is not plain is left to it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.sources import html_blocks, plain_html
from briefing.sources.html_blocks import Block, blocks_of


def read_fast(html: str) -> list[Block] | None:
    """What the fast way makes of it; None where it leaves it to the parser."""
    target = html_blocks._Target()
    return target.close() if plain_html.tell(html, target) else None


def read_thoroughly(html: str) -> list[Block]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(plain_html, "tell", lambda html, target: False)
        return blocks_of(html)


PLAIN = {
    "paragraphs": "<p>One.</p>\n<p>Two <b>bold</b> and <i>more</i>.</p>",
    "text around": "before <p>in</p> between <br/> line <p>in</p> after",
    "an empty one parts": "one<p></p>two",
    "bold alone": "<p><strong>A heading</strong></p><p>\n<b>None</b></p>",
    "lists": "<ul>\n<li>one</li><li><p>two</p><ol><li>three</li></ol></li></ul>",
    "pictures": '<figure><img src="a.jpg" alt=""/><figcaption>Seen.</figcaption></figure>',
    "a caption": '<div class="Image-Caption">Seen.</div><p class="lead">Text.</p>',
    "hidden": '<div hidden><p>no</p></div><p style="display: none">no</p><p>yes</p>',
    "a promotion": "<div class='newsletter'>Join <b>us</b></div><p>Text.</p>",
    "a call to read": '<p>Text. <a href="https://a.example/?a=1&b=2">Read more</a></p>',
    "a link alone": '<p><a href="/x">Related: this</a></p>',
    "references": "<p>a &amp; b &lt;c&gt; &nbsp;&hellip; &#8217;s AT& T &apos;x&apos;</p>",
    "white space": "<p>  a \n\t b  </p>\n\n<h2> c </h2>",
    "nothing is closed": "<div><blockquote>said <em>so",
}
OTHER = {
    "a tag the parser closes": "<p>one<p>two",
    "a block within a line": "<b><p>one</p></b>",
    "crossed": "<b><i>one</b></i>",
    "closed but not open": "one</p>two",
    "a comment": "<p>one<!-- two --></p>",
    "a table": "<table><tr><td>1</td><td>2</td></tr></table>",
    "a script": "<script>if (a < b) x()</script><p>one</p>",
    "capitals": "<P>one</P>",
    "an attribute without quotes": "<p class=caption>one</p>",
    "a reference nobody knows": "<p>&unheard; of</p>",
    "a reference without its end": "<p>&copy 2026</p>",
    "a letter of Windows by its number": "<p>it&#146;s</p>",
    "less than": "<p>1 < 2</p>",
    "a control character": "<p>one\x9btwo</p>",
    "a link in a link": '<a href="/a">one <a href="/b">two</a></a>',
    "a list in no item": "<ul><ol><li>one</li></ol></ul>",
    "an end that is cut": "<p>one</p><p cla",
}


@pytest.mark.parametrize("html", PLAIN.values(), ids=PLAIN)
def test_plain_html_reads_the_same_either_way(html: str) -> None:
    assert read_fast(html) == read_thoroughly(html) != []


@pytest.mark.parametrize("html", OTHER.values(), ids=OTHER)
def test_what_is_not_plain_is_left_to_the_parser(html: str) -> None:
    assert read_fast(html) is None
    assert blocks_of(html) == read_thoroughly(html)


TAGS = "p h2 h3 div blockquote ul ol li figure figcaption b strong a span code u td"
TEXTS = ["word", " ", "\n", "  two  ", "a &amp; b", "Read more", "& x", "&#39;", "&nbsp;", "x > y"]
PIECES = [*TEXTS, *(f"<{end}{tag}>" for tag in TAGS.split() for end in ("", "/"))]
PIECES += ["<br>", "<hr/>", '<p class="caption">', "<span hidden>", "<p></p>", "<p>text</p>"]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_whatever_is_thrown_together_reads_the_same_either_way(html: str) -> None:
    fast = read_fast(html)
    assert fast is None or fast == read_thoroughly(html)
