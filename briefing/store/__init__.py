"""SQLite: what is kept, and the only place with SQL.

Its parts are imported when they are asked for: a worker needs none that opens a database.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from briefing.store.arrivals import Arrived
    from briefing.store.connection import SQLITE_VERSION
    from briefing.store.facade import Store
    from briefing.store.synced import synced_by, synced_warning
    from briefing.store.values import Edit, FeedRecord, Page, Saved, SearchHit, StoryChange

__all__ = [
    "SQLITE_VERSION",
    "Arrived",
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

_HOMES = {
    "Arrived": "arrivals",
    "SQLITE_VERSION": "connection",
    "Store": "facade",
    "synced_by": "synced",
    "synced_warning": "synced",
}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES.get(name, 'values')}"), name)
