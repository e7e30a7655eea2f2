"""SQLite: what is kept, and the only place with SQL."""

from briefing.store.connection import SQLITE_VERSION
from briefing.store.facade import Store
from briefing.store.synced import synced_by, synced_warning
from briefing.store.values import Edit, FeedRecord, Page, Saved, SearchHit, StoryChange

__all__ = [
    "SQLITE_VERSION",
    "Edit",
    "FeedRecord",
    "Page",
    "Saved",
    "SearchHit",
    "Store",
    "StoryChange",
    "synced_by",
    "synced_warning",
]
