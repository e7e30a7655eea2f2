"""A second briefing on the same store: everything can be read, and nothing is pretended."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from broken import another_briefing

from briefing.errors import StoreError
from briefing.newsroom import Newsroom


@pytest.fixture
def first(feeds_toml: Path, tmp_path: Path) -> Path:
    """The database of a reader who has looked at the bundled article."""
    with Newsroom.open(config=feeds_toml, data_dir=tmp_path / "data") as newsroom:
        newsroom.make_edition()
        return newsroom.paths.database


async def test_it_makes_the_same_page_and_fetches_nothing(first: Path, feeds_toml: Path) -> None:
    with another_briefing(first), Newsroom.open(config=feeds_toml, data_dir=first.parent) as second:
        assert second.store.read_only
        stored = second.last_edition()
        assert stored is not None
        made = second.make_edition()
        assert [s.summary for s in made.sections] == [s.summary for s in stored.sections]
        assert second.last_edition() == stored
        assert second.search("Homs")
        second.looked(datetime(2024, 12, 8, tzinfo=UTC))
        assert second.store.looked_at() is None
        with pytest.raises(StoreError, match="another briefing"):
            second.mark_read([made.articles[0].id], True)
        with pytest.raises(StoreError, match="another briefing"):
            await anext(aiter(second.refresh()))


def test_it_makes_a_page_where_the_first_has_read_nothing(feeds_toml: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    with (
        another_briefing(data / "briefing.db"),
        Newsroom.open(config=feeds_toml, data_dir=data) as second,
    ):
        assert second.make_edition().articles == ()
