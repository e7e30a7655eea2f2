"""The HTML export: one page that is well formed, safe and says everything without colour."""

import re
from datetime import UTC, datetime
from html.parser import HTMLParser

from export_editions import SINCE, article, edition, feed, section

from briefing.export.html import render
from briefing.model import ActorKind, Edition, Mention

VOID = {"meta", "br", "hr", "img", "link", "input"}


class Page(HTMLParser):
    """The elements of a page, its text, and a check that every element is closed in order."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self._open: list[str] = []
        self.feed(source)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not {"style", "title"} & set(self._open):
            self.text += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        """The attributes of each such element."""
        return [attributes for name, attributes in self.elements if name == tag]


def page_of(edition_: Edition) -> Page:
    return Page(render(edition_))


def test_foreign_text_cannot_become_markup() -> None:
    trick = "<img src=x onerror=alert(1)> </p><script>alert('x')</script> \"&amp;"
    one = article("a", trick, title=trick, outlet=trick, url='https://e.org/"><script>')
    two = article("b", trick, title=trick)
    page = page_of(
        edition(
            section(trick, one, two, quoted=1),
            articles=(one, two),
            feeds=(feed("Radio", trick),),
        )
    )
    assert page.all("script") == page.all("img") == []
    assert page.text.count(trick) == 8


def test_it_asks_the_network_for_nothing() -> None:
    one = article("a", "First.")
    page = page_of(edition(section("Homs", one), articles=(one,)))
    assert page.all("link") == page.all("script") == page.all("img") == []
    assert not re.search(r"url\(|@import", render(edition()))
    assert any("default-src 'none'" in (m.get("content") or "") for m in page.all("meta"))


def test_headings_and_language_let_a_screen_reader_find_its_way() -> None:
    one = article("a", "First.")
    page = page_of(edition(section("Homs", one), section("Damascus"), articles=(one,)))
    assert page.all("html") == [{"lang": "en"}]
    assert [tag for tag, _ in page.elements if re.fullmatch("h[1-6]", tag)] == [
        "h1", "h2", "h3", "h3", "h2",
    ]  # fmt: skip
    ids = {attributes["id"] for _, attributes in page.elements if "id" in attributes}
    inner = {a["href"][1:] for a in page.all("a") if (a["href"] or "").startswith("#")}  # type: ignore[index]
    assert inner <= ids
    assert inner == {"section-1", "section-2", "source-1-1"}


def test_actors_are_marked_in_the_cited_sentence_and_named_with_their_kind() -> None:
    mention = Mention(start=15, end=19, kind=ActorKind.PLACE, canonical="Homs")
    one = article("a", "Rebels entered Homs & left.", mentions=(mention,))
    html = render(edition(section("Battle", one), articles=(one,)))
    assert 'Rebels entered <mark class="place">Homs</mark> &amp; left.' in html
    assert '<mark class="place"><bdi>Homs</bdi></mark> (place)' in html


def test_new_is_a_word_and_not_a_colour() -> None:
    one, two = article("a", "First.", new=True), article("b", "Second.")
    text = page_of(edition(section("Homs", one, two), articles=(one, two), since=SINCE)).text
    assert "new First." in text
    assert "new Second." not in text


def test_a_dangerous_link_is_no_link() -> None:
    one = article("a", "First.", url="javascript:alert(1)")
    assert "javascript" not in render(edition(section("Homs", one), articles=(one,)))


def test_the_full_text_is_escaped_and_marked() -> None:
    mention = Mention(start=0, end=4, kind=ActorKind.PLACE, canonical="Homs")
    one = article("a", "Homs fell.", "<b>", mentions=(mention,))
    html = render(edition(section("Homs", one), articles=(one,)), full=True)
    assert (
        '<p dir="auto"><mark class="place">Homs</mark> fell.</p>\n<p dir="auto">&lt;b&gt;</p>'
        in html
    )


def test_an_edit_is_told_with_the_source() -> None:
    one = article("a", "First.", edited_at=datetime(2024, 12, 7, 16, 20, tzinfo=UTC))
    html = render(edition(section("Homs", one), articles=(one,)))
    assert "7 December 2024, 14:05 UTC, edited 16:20 UTC</li>" in html
