"""Marks that could not be written: kept, shown as if they were, and written when that works."""

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from typing import Self, TypeVar

from briefing.frozen import dataclass
from briefing.model import Article, ArticleId, BriefedArticle
from briefing.store import articles
from briefing.store.values import SearchHit

_Marked = TypeVar("_Marked", Article, BriefedArticle)


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """The last word on each article: read or not, starred or not."""

    read: Mapping[ArticleId, bool] = field(default_factory=dict)
    starred: Mapping[ArticleId, bool] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.read.keys() | self.starred.keys())

    def then(self, later: Self) -> "Marks":
        """These marks, and later ones over them."""
        return Marks(read={**self.read, **later.read}, starred={**self.starred, **later.starred})

    def write(self, db: sqlite3.Connection) -> None:
        """Write them, inside the caller's transaction."""
        articles.mark_read(db, self.read)
        articles.star(db, self.starred)

    def on(self, article: _Marked) -> _Marked:
        """An article as it will be when they are written."""
        if article.id not in self.read and article.id not in self.starred:
            return article
        return replace(
            article,
            read=self.read.get(article.id, article.read),
            starred=self.starred.get(article.id, article.starred),
        )

    def on_hits(self, hits: Iterable[SearchHit], *, unread_only: bool) -> tuple[SearchHit, ...]:
        """Search hits as they will be when they are written."""
        marked = (replace(hit, read=self.read.get(hit.article, hit.read)) for hit in hits)
        return tuple(hit for hit in marked if not (unread_only and hit.read))


NONE = Marks()
