"""An article's web page to its paragraphs. The one file that knows trafilatura."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from briefing.errors import FeedError
from briefing.model import Paragraph
from briefing.sources.charset import decode
from briefing.sources.html_blocks import HTML_LIMIT
from briefing.sources.paragraphs import from_html
from briefing.sources.xml_guard import legal
from briefing.untrusted import clean_line

_C1 = re.compile(r"[\x7f-\x84\x86-\x9f]")

# https://schema.org/isAccessibleForFree, which search engines ask of every paywall; and two of the
# names under which publishers say it in a tag.
_PAYWALL = re.compile(
    r""""isAccessibleForFree"\s{0,9}:\s{0,9}"?(?:false|no)\b"""
    r"""|["']article:content_tier["'][^<>]{0,50}content=["']?(?:locked|metered)""",
    re.IGNORECASE,
)
_SCRIPT = re.compile(r"<script[\s>]", re.IGNORECASE)
_PAGE_TYPES = ("text/html", "application/xhtml+xml", "")
TEXT_AT_LEAST = 200
"""How many characters are an article, and not what a page says in its place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPage:
    """What a page holds of its article."""

    paragraphs: tuple[Paragraph, ...] = ()
    problem: str = ""
    """Why there is nothing of it, in one sentence; empty where there is."""


def read_page(body: bytes, url: str, *, content_type: str = "") -> ReadPage:
    """The article on a page, or what keeps it from being read there."""
    host = clean_line(urlsplit(url).hostname or "", 100)
    kind = content_type.partition(";")[0].strip().lower()
    if kind not in _PAGE_TYPES or body.startswith(b"%PDF-"):
        return ReadPage(problem=f"What {host} has there is no web page")
    text = decode(body[:HTML_LIMIT], content_type)
    if _PAYWALL.search(text):
        return ReadPage(problem=f"{host} shows the whole article to its subscribers only")
    paragraphs = extract_page(body, url, content_type=content_type)
    if sum(len(each.text) for each in paragraphs) >= TEXT_AT_LEAST:
        return ReadPage(paragraphs=paragraphs)
    if _SCRIPT.search(text):
        return ReadPage(problem=f"The page on {host} has no text without running its scripts")
    return ReadPage(problem=f"The page on {host} has no article that can be told from the rest")


def extract_page(html: bytes, url: str, *, content_type: str = "") -> tuple[Paragraph, ...]:
    """The article on a page, without what stands around it; empty where there is none.

    Raises FeedError when the page is too damaged to be read.
    """
    import trafilatura  # 260 ms, and only feeds with full_text read pages

    # One control character anywhere, and trafilatura gives up the whole page.
    text = legal(_C1.sub("", decode(html[:HTML_LIMIT], content_type)))
    if "<" not in text:
        return ()
    try:
        article = trafilatura.extract(
            text,
            url=url,
            output_format="html",
            include_comments=False,
            include_formatting=True,
            # Its second and third opinions cost time and, measured on news pages, gain nothing.
            fast=True,
        )
    except Exception as damage:  # it promises nothing about mangled pages
        raise FeedError(f"The page on {urlsplit(url).hostname} cannot be read") from damage
    return from_html(article) if article else ()
