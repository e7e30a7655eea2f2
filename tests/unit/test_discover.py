"""Where a page says its feeds are."""

from briefing.sources.discover import LINKS_LIMIT, USUAL_PLACES, find_feeds

URL = "https://gazette.example/news/"


RSS, ATOM = "application/rss+xml", "application/atom+xml; charset=utf-8"


def found(page: str) -> list[tuple[str, str]]:
    return [(each.url, each.title) for each in find_feeds(page.encode(), URL)]


def link(href: str, kind: str = RSS, title: str = "", rel: str = "alternate") -> str:
    return f'<link rel="{rel}" type="{kind}" href="{href}" title="{title}">'


def test_declared_feeds_comments_last() -> None:
    page = (
        f"<html><head>{link('/comments/feed', title='Comments')}"
        f"{link('rss.xml', title='The  Gazette')}"
        f"{link('https://b.example/atom', ATOM, rel='Alternate home')}"
        f"{link('/feed.json', 'application/json')}</head><a href='/other.rss'>x</a>"
    )
    assert found(page) == [
        ("https://gazette.example/news/rss.xml", "The Gazette"),
        ("https://b.example/atom", ""),
        ("https://gazette.example/feed.json", ""),
        ("https://gazette.example/comments/feed", "Comments"),
    ]


def test_other_links_are_no_feeds() -> None:
    page = (
        link("/fr", "text/html")
        + link("/style.css", "text/css", rel="stylesheet")
        + link("/wp-json/posts/7", "application/json")
        + link("/oembed?format=xml", "text/xml+oembed")
        + link("/rss", rel="search")
        + link("javascript:alert(1)")
        + link("file:///etc/passwd")
        + link("http://[::1")
        + link("")
        + link(URL)
    )
    assert [url for url, _ in found(page)] == [
        f"https://gazette.example{place}" for place in USUAL_PLACES
    ]


def test_the_base_of_the_page_counts() -> None:
    page = f"<head><base href='https://cdn.example/x/'>{link('rss.xml')}</head>"
    assert found(page) == [("https://cdn.example/x/rss.xml", "")]


def test_feed_links_in_the_text_when_none_is_declared() -> None:
    page = "<a href='/about'>About</a><a href='/rss/world.xml'>World</a><a href='feed:/x'>y</a>"
    assert found(page) == [("https://gazette.example/rss/world.xml", "")]
    many = "".join(f"<a href='/feed/{n}'>x</a>" for n in range(50))
    assert len(found(many)) == LINKS_LIMIT


def test_a_feed_scheme_is_read_as_the_web() -> None:
    assert found(link("feed://gazette.example/f"))[0][0] == "https://gazette.example/f"


def test_titles_are_harmless() -> None:
    assert found(link("/f", title="a&#27;[31mb&#x202e;"))[0][1] == "a[31mb"


def test_any_bytes_are_survived() -> None:
    assert found("<" * 100_000 + "\x00\xff")
    assert find_feeds(b"", URL)
