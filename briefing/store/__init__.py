"""SQLite: what is kept, and the only place with SQL."""

from briefing.store.connection import SQLITE_VERSION
from briefing.store.facade import Store
from briefing.store.values import FeedRecord, Saved, SearchHit

__all__ = ["SQLITE_VERSION", "FeedRecord", "Saved", "SearchHit", "Store"]
