"""A copy each day, the newest three, whole and for the reader alone."""

import os
import stat
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from stored import AT, FEED, document, entry

from briefing import clock
from briefing.config import Config, FeedConfig
from briefing.refresh import refresh
from briefing.sources.fetch import NotModified
from briefing.store import Store
from briefing.store.backups import KEPT
from briefing.store.schema import MIGRATIONS


class Day:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.moment = datetime(2024, 12, 7, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.moment


@pytest.fixture
def day(monkeypatch: pytest.MonkeyPatch) -> Day:
    day = Day()
    monkeypatch.setattr(clock, "now", day)
    return day


@pytest.fixture
def careless() -> Iterator[None]:
    """The umask of most systems, under which others may read what one makes."""
    before = os.umask(0o022)
    yield
    os.umask(before)


def copies(path: Path) -> list[str]:
    return sorted(copy.name for copy in path.parent.glob("briefing.db.bak-*"))


def test_one_a_day_and_the_newest_are_kept(day: Day, store: Store, path: Path) -> None:
    made = []
    for _ in range(20):
        made.append(store.back_up())
        day.moment += timedelta(hours=12)
    assert made == [True, False] * 10
    assert copies(path) == [
        f"briefing.db.bak-v{len(MIGRATIONS)}-20241214T120000Z",
        f"briefing.db.bak-v{len(MIGRATIONS)}-20241215T120000Z",
        f"briefing.db.bak-v{len(MIGRATIONS)}-20241216T120000Z",
    ]
    assert len(copies(path)) == KEPT
    assert store.last_backup() == datetime(2024, 12, 16, 12, tzinfo=UTC)


def test_a_clock_that_was_wrong_does_not_stop_them(day: Day, store: Store, path: Path) -> None:
    day.moment += timedelta(days=4000)
    assert store.back_up()
    day.moment -= timedelta(days=4000)
    assert [store.back_up(), store.back_up()] == [True, False]
    assert len(copies(path)) == 2


def test_a_copy_is_whole_and_the_readers_alone(careless: None, store: Store, path: Path) -> None:
    store.record_document(FEED, document(entry(guid="1a")), outlet="X", at=AT, next_try=AT)
    store.back_up()
    [copy] = path.parent.glob("briefing.db.bak-*")
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    with Store.open(copy) as opened:
        assert len(opened.articles(feeds=[FEED], since=None)) == 1


def test_nothing_that_is_made_can_be_read_by_others(careless: None, path: Path) -> None:
    with Store.open(path) as store:
        store.record_document(FEED, document(entry(guid="1a")), outlet="X", at=AT, next_try=AT)
        store.mark_read([a.id for a in store.articles(feeds=[FEED], since=None)], True)
        store.back_up()
        path_modes = {
            file.name: stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()
        }
        assert set(path_modes.values()) == {0o600}
        assert len(path_modes) >= 3
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    path.write_bytes(b"")
    Store.open(path).close()
    for file in path.parent.iterdir():
        if "broken" not in file.name:
            assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_store_in_which_nothing_was_marked_closes_without_one(store: Store, path: Path) -> None:
    store.close()
    assert copies(path) == []


async def test_a_refresh_makes_one(day: Day, store: Store, path: Path) -> None:
    class Unchanged:
        async def fetch(self, _: object) -> NotModified:
            return NotModified()

    config = Config(path=Path("feeds.toml"), feeds=(FeedConfig(url=FEED),))
    for _ in range(2):
        async for _ in refresh(config, store, forced=True, fetcher=Unchanged()):  # type: ignore[arg-type]
            pass
    assert len(copies(path)) == 1
