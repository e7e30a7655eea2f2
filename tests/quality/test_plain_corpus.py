"""Every feed of the wild that is read fast is read as feedparser reads it.

A sample by default; all of them with BRIEFING_CORPUS=all in the environment.
"""

from pathlib import Path
from typing import Any

import pytest
from test_corpus import feeds, parsed

from briefing.sources import parse
from briefing.sources.plain_feed import read_plain

pytestmark = pytest.mark.corpus

NEWS = frozenset(("news-real", "news-series"))
READ_FAST = 0.8
"""What share of the feeds of newspapers is plain."""


def test_plain_feeds_of_the_wild(shared_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    misread = []
    fast = []
    fast_of_news = []
    for path, record in feeds(shared_dir):
        plain: list[dict[str, Any] | None] = []

        def noted(xml: bytes, plain: list[dict[str, Any] | None] = plain) -> dict[str, Any] | None:
            plain.append(read_plain(xml))
            return plain[-1]

        monkeypatch.setattr(parse, "read_plain", noted)
        document = parsed(path, record)
        fast.append(any(plain))
        if not NEWS.isdisjoint(path.parts):
            fast_of_news.append(any(plain))
        if any(plain):
            monkeypatch.setattr(parse, "read_plain", lambda xml: None)
            if parsed(path, record) != document:
                misread.append(path)
    print(f"fast {sum(fast)} of {len(fast)}, of news {sum(fast_of_news)} of {len(fast_of_news)}")
    assert misread == []
    assert sum(fast_of_news) >= READ_FAST * len(fast_of_news)
