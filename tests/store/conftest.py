"""Real database files."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from stored import AT, FEED, Save, document

from briefing.model import Entry, FeedUrl
from briefing.store import Saved, Store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the database of the test lies; nothing is there yet."""
    return tmp_path / "data" / "briefing.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    """A new store on a real file."""
    with Store.open(path) as opened:
        yield opened


@pytest.fixture
def save(store: Store) -> Save:
    """Take in a fetch of these entries; `feed`, `outlet` and `at` may be given."""

    def saving(
        *entries: Entry, feed: FeedUrl = FEED, outlet: str = "The Example", at: datetime = AT
    ) -> Saved:
        return store.record_document(
            feed, document(*entries), outlet=outlet, at=at, next_try=at + timedelta(minutes=30)
        )

    return saving
