"""A database in use, and how to break it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from broken import FEED, fill

from briefing.store import Store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the database of the test lies; nothing is there yet."""
    return tmp_path / "data" / "briefing.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    """A store with forty articles, none of them read."""
    with Store.open(path) as opened:
        fill(opened)
        yield opened


@pytest.fixture
def used(path: Path) -> Path:
    """A closed database with forty articles, all of them read, and a backup of that."""
    with Store.open(path) as store:
        fill(store)
        store.mark_read([a.id for a in store.articles(feeds=[FEED], since=None)], True)
    assert list(path.parent.glob("briefing.db.bak-*"))
    return path
