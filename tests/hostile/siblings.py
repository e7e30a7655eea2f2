"""What a sibling fault is: what is served, and what a good reader makes of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from raw_server import Answer, Asked, Part, http

N = 5
"""How many items a good feed has here."""
TIMES = "Mon, 02 Nov 2026 10:%02d:00 GMT"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing that goes wrong, and what may come of it."""

    name: str
    answer: Answer
    articles: tuple[int, int]
    """How few and how many of its articles are stored in the end."""
    says: str | None
    """A pattern of the sentence that is told; empty where all is well, None where either goes."""
    has: tuple[str, ...] = ()
    """Texts that are in the titles, links, authors or paragraphs."""
    lacks: tuple[str, ...] = ()
    """Texts that are nowhere, nor in what is told."""
    dates: tuple[datetime | None, ...] = ()
    """When the first articles of the feed were published."""
    fetches: int = 1
    scheme: str = "http"
    is_long: bool = False
    """Whether it is only tried with BRIEFING_LONG=1."""


def served(answer: bytes | Iterable[Part] | Answer) -> Answer:
    """The answer, the same each time it is asked for."""
    if callable(answer):
        return answer
    parts: Iterable[Part] = [answer] if isinstance(answer, bytes) else answer
    return lambda _: parts


def ok(
    name: str, answer: bytes | Iterable[Part] | Answer, n: int = N, *has: str, **more: object
) -> Fault:
    """All of it is read, and nothing is told."""
    return Fault(name=name, answer=served(answer), articles=(n, n), says="", has=has, **more)  # type: ignore[arg-type]


def told(
    name: str, answer: bytes | Iterable[Part] | Answer, says: str, n: int = 0, **more: object
) -> Fault:
    """It is told in one sentence, with as many articles as there are."""
    return Fault(name=name, answer=served(answer), articles=(n, n), says=says, **more)  # type: ignore[arg-type]


def either(
    name: str, answer: bytes | Iterable[Part] | Answer, most: int = N, *has: str, **more: object
) -> Fault:
    """It is read or it is told; nothing else is lost by it."""
    return Fault(name=name, answer=served(answer), articles=(0, most), says=None, has=has, **more)  # type: ignore[arg-type]


def item(i: int = 0, *, title: str | None = None, more: str = "", date: str | None = None) -> str:
    """An item with everything an item has."""
    return (
        f"<item><title>{f'Story {i}' if title is None else title}</title>"
        f"<link>http://news.example/{i}</link><guid isPermaLink='false'>id-{i}</guid>"
        f"<pubDate>{TIMES % (i % 60) if date is None else date}</pubDate>"
        f"<description>Summary of story {i}.</description>{more}</item>\n"
    )


def rss(
    *items: str,
    title: str = "Siblings",
    head: str = "",
    declared: str = '<?xml version="1.0" encoding="UTF-8"?>\n',
    doctype: str = "",
    root: str = '<rss version="2.0">',
) -> str:
    """A feed of these items, or of `N` good ones."""
    body = "".join(items or map(item, range(N)))
    return (
        f"{declared}{doctype}{root}<channel><title>{title}</title><link>http://news.example/</link>"
        f"<description>d</description>{head}\n{body}</channel></rss>\n"
    )


def atom(*entries: str, root: str = '<feed xmlns="http://www.w3.org/2005/Atom">') -> str:
    """An Atom feed."""
    return (
        f"<?xml version='1.0'?>{root}<title>Siblings</title><id>urn:s</id>"
        f"<updated>2026-11-02T10:00:00Z</updated>{''.join(entries)}</feed>"
    )


def feed(*items: str, **more: str) -> bytes:
    """A whole answer with a feed of these items."""
    return http(rss(*items, **more))


GOOD = rss()
RAW = GOOD.encode()
AT_FOUR = RAW.find(b"Story 4")
"""Where the last item's title begins."""


def then(first: bytes, *later: bytes) -> Answer:
    """One answer, then others; the last one stays."""
    answers = (first, *later)
    return lambda asked: [answers[min(asked.nth, len(answers)) - 1]]


def unless(header: str, value: str, first: bytes, later: bytes) -> Answer:
    """304 where the request is conditional; the first answer, then the later one where not."""

    def answer(asked: Asked) -> Iterable[Part]:
        if asked.headers.get(header) == value:
            return [http(status="304 Not Modified", type="")]
        return [first if asked.nth == 1 else later]

    return answer
