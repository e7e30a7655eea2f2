"""SQLite: what is kept, and the only place with SQL."""

from briefing.store.facade import Store
from briefing.store.values import FeedRecord, Saved, SearchHit

__all__ = ["FeedRecord", "Saved", "SearchHit", "Store"]
