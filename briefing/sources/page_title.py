"""What stands where a feed should be: a page, and what it calls itself."""

import re

from briefing.sources.paragraphs import inline_text
from briefing.sources.xml_guard import FEED_ROOT, ROOT_WITHIN
from briefing.untrusted import clean_line

_PAGE = re.compile(r"<(?:html|head|body)[\s>]", re.IGNORECASE)
_PAGE_TYPE = re.compile(r"<!doctype\s+html[\s>]", re.IGNORECASE)
_TITLE = re.compile(r"<title[^<>]{0,200}>([^<]{0,500})", re.IGNORECASE)


def page_problem(text: str, *, is_wrapped: bool) -> str:
    """That a text is a page and not a feed, in one sentence; empty where it is none.

    Some feeds are wrapped in a page, or wear a page's document type: with `is_wrapped` such a text
    is no page, without it is one.
    """
    start = text[:ROOT_WITHIN]
    root = FEED_ROOT.search(start)
    if is_wrapped and root:
        return ""
    if "<opml" in start:
        return "An OPML list of feeds, not a feed"
    is_page = _PAGE.search(start, 0, root.start() if root else len(start))
    if not is_page and (root or not _PAGE_TYPE.search(start)):
        return ""
    found = _TITLE.search(text[:200_000])
    title = clean_line(inline_text(found[1]), 80) if found else ""
    return f"A page titled “{title}”, not a feed" if title else "A page, not a feed"
