"""Feeds for measuring: RSS 2.0, Atom and RSS 1.0, each the same for the same number and moment."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from functools import lru_cache
from html import escape

from . import news

SEED = "briefing"
ENTRIES = 30
FORMATS = {"rss2": 60, "atom": 25, "rss1": 15}
"""How often of a hundred feeds."""
BODIES = {"brief": (50, 2, 4), "mid": (30, 10, 17), "full": (20, 26, 40)}
"""How often of a hundred feeds; the sentences of an entry, at least and at most."""
LATIN = 0.08
"""The part of the feeds that are in ISO-8859-1."""
SHOWN = 15
"""The entries of a feed that goes on."""
EPOCH = datetime(2026, 1, 1, tzinfo=UTC)
SPREAD = timedelta(days=9)
"""About how far back a feed of `ENTRIES` entries reaches."""


@dataclass(frozen=True, slots=True)
class Item:
    """An entry before it is written in one of the formats."""

    guid: str
    title: str
    author: str
    link: str
    date: datetime
    summary: str
    """HTML."""
    content: str
    """HTML; empty in a feed that only teases."""


@dataclass(frozen=True, slots=True)
class Feed:
    """One feed as its server sends it."""

    number: int
    title: str
    form: str
    length: str
    content_type: str
    body: bytes


def feed(number: int, moment: datetime) -> Feed:
    """The feed of that number, its newest entry some hours before `moment`."""
    rng = random.Random(f"{SEED} {number}")
    length = _length(rng)
    newest = moment - timedelta(minutes=rng.randint(5, 300))
    steps = [SPREAD / ENTRIES * rng.uniform(0.2, 1.8) for _ in range(ENTRIES)]
    items = [
        item(rng, number, n, length, newest - sum(steps[:n], timedelta())) for n in range(ENTRIES)
    ]
    return _written(number, length, items)


def going_on(number: int, now: datetime, every: timedelta) -> Feed:
    """A feed that gets one entry after the other: what it shows at a moment."""
    rng = random.Random(f"{SEED} {number}")
    length, offset = _length(rng), rng.random()
    last = int((now - EPOCH) / every + offset)
    items = [
        _dated(number, n, length, EPOCH + every * (n - offset))
        for n in range(last, last - SHOWN, -1)
    ]
    return _written(number, length, items)


@lru_cache(maxsize=20_000)
def _dated(number: int, n: int, length: str, date: datetime) -> Item:
    return item(random.Random(f"{SEED} {number} {n}"), number, n, length, date)


def _length(rng: random.Random) -> str:
    return _chosen(rng, {name: share for name, (share, *_) in BODIES.items()})


def _written(number: int, length: str, items: list[Item]) -> Feed:
    rng = random.Random(f"{SEED} form {number}")
    form = _chosen(rng, FORMATS)
    charset = "iso-8859-1" if rng.random() < LATIN else "utf-8"
    title = f"{rng.choice(news.BODIES)} Daily {number:04d}"
    text = f'<?xml version="1.0" encoding="{charset}"?>\n' + WRITERS[form](number, title, items)
    kind = "atom" if form == "atom" else "rss"
    return Feed(
        number=number,
        title=title,
        form=form,
        length=length,
        content_type="text/xml" if charset != "utf-8" else f"application/{kind}+xml",
        body=text.encode(charset, "xmlcharrefreplace"),
    )


def _chosen(rng: random.Random, shares: dict[str, int]) -> str:
    return rng.choices(list(shares), list(shares.values()))[0]


def item(rng: random.Random, number: int, n: int, length: str, date: datetime) -> Item:
    """One entry of a feed."""
    _, least, most = BODIES[length]
    told = news.article(rng, n_sentences=rng.randint(least, most), seed=SEED)
    host = f"paper{number:04d}.example"
    slug = f"{rng.getrandbits(48):012x}"
    is_teaser = length == "brief"
    return Item(
        guid=f"urn:paper:{number:04d}:{slug}",
        title=told.title,
        author=told.author,
        link=f"http://{host}/news/{slug}",
        date=date,
        summary=f"<p>{escape(' '.join(told.sentences[:2]), quote=False)}</p>",
        content="" if is_teaser else "\n".join(_paragraphs(rng, told, host, slug)),
    )


def _paragraphs(rng: random.Random, told: news.Told, host: str, slug: str) -> Iterator[str]:
    """An article as HTML: links, a picture with its caption, a heading now and then."""
    at = 0
    while at < len(told.sentences):
        here = told.sentences[at : at + rng.randint(1, 3)]
        text = escape(" ".join(here), quote=False)
        if rng.random() < 0.15:
            text += f' <a href="http://{host}/topic/{rng.randrange(900)}">Read more about it</a>.'
        if rng.random() < 0.08:
            yield f"<h2>{escape(rng.choice(news.THINGS).capitalize())}</h2>"
        yield f"<p>{text}</p>"
        if at == 0 and rng.random() < 0.6:
            yield (
                f'<figure><img src="http://{host}/{slug}.jpg" alt="" width="960" height="540"/>'
                f"<figcaption>{escape(told.author)} last year.</figcaption></figure>"
            )
        at += len(here)


def _cdata(html: str) -> str:
    return f"<![CDATA[{html}]]>"


def _rss2(number: int, title: str, items: list[Item]) -> str:
    wrap: Callable[[str], str] = _cdata if number % 2 else lambda html: escape(html, quote=False)
    return (
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>'
        f"<title>{title}</title><link>http://paper{number:04d}.example/</link>"
        f"<description>{title}</description><language>en</language>\n"
        + "".join(
            f"<item><title>{escape(each.title, quote=False)}</title><link>{each.link}</link>"
            f'<guid isPermaLink="false">{each.guid}</guid>'
            f"<pubDate>{format_datetime(each.date)}</pubDate>"
            f"<dc:creator>{each.author}</dc:creator>"
            f"<description>{wrap(each.summary)}</description>"
            + (f"<content:encoded>{wrap(each.content)}</content:encoded>" if each.content else "")
            + "</item>\n"
            for each in items
        )
        + "</channel></rss>\n"
    )


def _atom(number: int, title: str, items: list[Item]) -> str:
    home = f"http://paper{number:04d}.example/"
    return (
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>{title}</title>'
        f'<link href="{home}"/><id>{home}</id><updated>{items[0].date.isoformat()}</updated>\n'
        + "".join(
            f"<entry><title>{escape(each.title, quote=False)}</title>"
            f'<link href="{each.link}"/><id>{each.guid}</id>'
            f"<published>{each.date.isoformat()}</published>"
            f"<updated>{each.date.isoformat()}</updated>"
            f"<author><name>{each.author}</name></author>"
            f'<summary type="html">{escape(each.summary)}</summary>'
            + (f'<content type="html">{escape(each.content)}</content>' if each.content else "")
            + "</entry>\n"
            for each in items
        )
        + "</feed>\n"
    )


def _rss1(number: int, title: str, items: list[Item]) -> str:
    home = f"http://paper{number:04d}.example/"
    return (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
        ' xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        f'<channel rdf:about="{home}"><title>{title}</title><link>{home}</link>'
        f"<description>{title}</description><items><rdf:Seq>"
        + "".join(f'<rdf:li rdf:resource="{each.link}"/>' for each in items)
        + "</rdf:Seq></items></channel>\n"
        + "".join(
            f'<item rdf:about="{each.link}"><title>{escape(each.title, quote=False)}</title>'
            f"<link>{each.link}</link><description>{escape(each.summary)}</description>"
            f"<dc:creator>{each.author}</dc:creator><dc:date>{each.date.isoformat()}</dc:date>"
            + (f"<content:encoded>{_cdata(each.content)}</content:encoded>" if each.content else "")
            + "</item>\n"
            for each in items
        )
        + "</rdf:RDF>\n"
    )


WRITERS: dict[str, Callable[[int, str, list[Item]], str]] = {
    "rss2": _rss2,
    "atom": _atom,
    "rss1": _rss1,
}
