"""From what is stored to the edition of the moment: analysed once, grouped as it comes in.

What it works out is kept in memory while the briefing runs, so that a few new articles cost little.
"""

import hashlib
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime

from briefing import archive
from briefing.analysis.article import ANALYSER_VERSION
from briefing.analysis.stories.desk import Desk
from briefing.analysis.stories.sketch import Sketch, from_blob, sketch
from briefing.analysts import analyses
from briefing.config import Config
from briefing.edition import Analysed, make_edition
from briefing.errors import StoreError
from briefing.model import (
    Article,
    ArticleAnalysis,
    ArticleId,
    Edition,
    FeedStatus,
    KnownActors,
    StoryGroup,
    SummaryLength,
)
from briefing.store import Store

SAVED_AT_ONCE = 500
"""After so many analyses they are stored: what is ended meanwhile loses no more."""

_log = logging.getLogger(__name__)


class Editor:
    """Makes editions of one store."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._version = ""
        self._desk: Desk | None = None
        self._sketches: dict[ArticleId, Sketch] = {}
        self._day: date | None = None
        self.unsaved: StoreError | None = None
        """Why something of the last work could not be stored; it is made anew next time."""

    def edition(
        self,
        config: Config,
        *,
        feeds: tuple[FeedStatus, ...],
        at: datetime,
        since: datetime | None = None,
        summary: SummaryLength | None = None,
    ) -> Edition:
        """The edition of the moment `at`; with `since`, what came after that counts as new."""
        self.unsaved = None
        window = config.window
        if window and since:
            window = max(window, at - since)
        articles = self._store.articles(
            feeds=[feed.url for feed in config.feeds], since=at - window if window else None
        )
        analysed = self.analysed(articles, config.actors)
        groups = self._grouped(analysed, at)
        every = [id for group in groups for id in (*group.articles, *group.asides)]
        made = make_edition(
            analysed,
            wanted=config.sections,
            known=config.actors,
            feeds=feeds,
            made_at=at,
            since=since or self._store.looked_at(),
            window=window,
            summary=summary or config.summary,
            corrections=self._store.corrections(),
            groups=groups,
            sketches=self._sketches,
            shown=None if since else self._store.shown(every),
            wishes=self._store.wishes(),
        )
        return replace(made, articles=archive.with_history(self._store, made.articles))

    def analysed(self, articles: Sequence[Article], known: KnownActors) -> tuple[Analysed, ...]:
        """Each article with its analysis, from the store where it is known."""
        version = f"{ANALYSER_VERSION}-{_digest(known)}"
        if version != self._version:
            self._version = version
            self.forget_stories()
        found = dict(self._store.analyses([article.id for article in articles], version))
        missing = [article for article in articles if article.id not in found]
        unsaved: list[ArticleAnalysis] = []
        for batch in analyses(missing, known):
            found.update((each.article, each) for each in batch)
            unsaved += batch
            if len(unsaved) >= SAVED_AT_ONCE:
                self._save(unsaved, missing)
                unsaved = []
        self._save(unsaved, missing)
        return tuple((article, found[article.id]) for article in articles)

    def _save(self, found: Sequence[ArticleAnalysis], made_of: Sequence[Article]) -> None:
        if found:
            with self._as_far_as_can_be():
                self._store.save_analyses(found, self._version, made_of=made_of)

    def forget_stories(self) -> None:
        """Group anew from what is stored: the reader's wishes are others, or the day is."""
        self._desk = None
        self._sketches.clear()

    def _grouped(self, articles: Sequence[Analysed], at: datetime) -> tuple[StoryGroup, ...]:
        """The stories that hold these articles, those among them that came in new included."""
        if at.date() != self._day:
            self._day = at.date()
            self.forget_stories()
        if self._desk is None:
            self._desk = self._restored([article.id for article, _ in articles])
        arrived = sorted(articles, key=lambda pair: (pair[0].first_seen, pair[0].published))
        for article, found in arrived:
            if article.id not in self._sketches:
                self._sketches[article.id] = made = from_blob(found.sketch) or sketch(
                    article, found
                )
                self._desk.add(made)
        grouping = self._desk.grouping()
        with self._as_far_as_can_be():
            self._store.save_grouping(grouping.stories, grouping.merges, grouping.splits, at=at)
        ids = {article.id for article, _ in articles}
        return tuple(
            group
            for group in grouping.stories
            if not ids.isdisjoint((*group.articles, *group.asides))
        )

    def _restored(self, articles: Sequence[ArticleId]) -> Desk:
        """The stories of these articles as they were stored, with all that is known of them."""
        desk = Desk(self._store.wishes())
        before = self._store.stories(articles)
        members = [id for group in before for id in (*group.articles, *group.asides)]
        stored = self._store.analyses(members, self._version)
        for id in members:
            if id in stored and (packed := from_blob(stored[id].sketch)):
                self._sketches[id] = packed
        desk.restore(before, self._sketches)
        return desk

    @contextmanager
    def _as_far_as_can_be(self) -> Iterator[None]:
        """For saving what can be made again: a page that cannot be kept can still be read."""
        try:
            yield
        except StoreError as error:
            _log.warning("not saved: %s", error.message)
            self.unsaved = error


def _digest(actors: KnownActors) -> str:
    return hashlib.sha256(repr(actors).encode()).hexdigest()[:12]
