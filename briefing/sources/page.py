"""An article's web page to its paragraphs. The one file that knows trafilatura."""

import re
from urllib.parse import urlsplit

from briefing.errors import FeedError
from briefing.model import Paragraph
from briefing.sources.charset import decode
from briefing.sources.html_blocks import HTML_LIMIT
from briefing.sources.paragraphs import from_html

# One of these anywhere, and trafilatura gives up the whole page.
_CONTROLS = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]"
    r"|&#(?:0{0,5}(?:[0-8]|1[124-9]|2\d|3[01])|[xX]0{0,5}(?:[0-8bBcCeEfF]|1[\da-fA-F]))\b;?"
)


def extract_page(html: bytes, url: str, *, content_type: str = "") -> tuple[Paragraph, ...]:
    """The article on a page, without what stands around it; empty where there is none.

    Raises FeedError when the page is too damaged to be read.
    """
    import trafilatura  # 260 ms, and only feeds with full_text read pages

    text = _CONTROLS.sub("", decode(html[:HTML_LIMIT], content_type))
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
