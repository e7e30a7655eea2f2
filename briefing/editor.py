"""From what is stored to the edition of the moment: analysed once, grouped as it comes in.

What it works out is kept in memory while the briefing runs, so that a few new articles cost little.
"""

import hashlib
import logging
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path

from briefing import __version__, archive
from briefing.analysis.article import ANALYSER_VERSION
from briefing.analysis.memo import forget
from briefing.analysis.sections.placing import Share
from briefing.analysis.stories.desk import Desk
from briefing.analysis.stories.sketch import Sketch, from_blob, sketch
from briefing.analysts import Analysts
from briefing.config import Config
from briefing.edition import Analysed, Kept, Left, left, make_edition, taken_up
from briefing.errors import StoreError
from briefing.model import (
    Article,
    ArticleAnalysis,
    ArticleId,
    Edition,
    FeedStatus,
    FeedUrl,
    KnownActors,
    StoryGroup,
    SummaryLength,
)
from briefing.store import Store

SAVED_AT_ONCE = 500
"""After so many analyses they are stored: what is ended meanwhile loses no more."""

MANY, FIRST = 300, 100
"""Where more articles are to be analysed, an edition is made as soon as the first of them are."""

GOES_ON = timedelta(days=4)
"""A story without an article for so long is over; what comes then opens another."""
EARLIER, MOST_EARLIER = timedelta(days=14), 20
"""Of a story that goes on, so many articles from before the window are told, so old at most."""

_log = logging.getLogger(__name__)


class Editor:
    """Makes editions of one store."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._version = ""
        self._desk: Desk | None = None
        self._sketches: dict[ArticleId, Sketch] = {}
        self._sketched_from: dict[ArticleId, bytes] = {}
        """What of its analysis each is from, which is another where the article was changed."""
        self._day: date | None = None
        self._analysed: Mapping[ArticleId, Analysed] = {}
        """Those of the last edition."""
        self._kept: Kept | None = None
        """What the last edition left; None before the first, of this process and these actors."""
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
        so_far: Callable[[Edition], object] | None = None,
        on_page: Collection[ArticleId] = (),
    ) -> Edition:
        """The edition of the moment `at`; with `since`, what came after that counts as new.

        Where many articles are still to be analysed, `so_far` is given one of the newest of them
        and of those that are known, while the analysis of the others goes on; but none that lacks
        an article of those `on_page`.
        """
        self.unsaved = None
        window = config.window
        if window and since:
            window = max(window, at - since)
        feed_urls = [feed.url for feed in config.feeds]
        articles = self._store.articles(feeds=feed_urls, since=at - window if window else None)
        new_after = since or self._store.looked_at()

        def made(analysed: tuple[Analysed, ...], share: Share = map) -> Edition:
            groups = self._grouped(feed_urls, analysed, at)
            analysed += self._earlier(config, groups, [article for article, _ in analysed], at)
            self._analysed = {pair[0].id: pair for pair in analysed}
            if self._kept is None:
                self._kept = self._taken_up() or Kept()
            every = [id for group in groups for id in (*group.articles, *group.asides)]
            made = make_edition(
                analysed,
                wanted=config.sections,
                known=config.actors,
                feeds=feeds,
                made_at=at,
                since=new_after,
                window=window,
                summary=summary or config.summary,
                corrections=self._store.corrections(),
                groups=groups,
                sketches=self._sketches,
                shown=None if since else self._store.shown(every),
                wishes=self._store.wishes(),
                kept=self._kept,
                share=share,
            )
            return replace(made, articles=archive.with_history(self._store, made.articles))

        def tell(analysed: tuple[Analysed, ...]) -> None:
            left_out = {article.id for article in articles} - {each.id for each, _ in analysed}
            if so_far and left_out.isdisjoint(on_page):
                so_far(made(analysed))

        with Analysts() as analysts:
            everything = self._analysed_of(articles, config.actors, analysts, first=tell)
            whole = made(everything, analysts.share)
        forget()
        return whole

    def left(self) -> Sequence[object] | None:
        """What is stored beside the edition made last, so that another process goes on from it."""
        return (self._made_by(), *left(self._kept)) if self._kept else None

    def _taken_up(self) -> Kept | None:
        """What a process before has left, where it was this program and knew the same actors."""
        found = self._store.last_left()
        if found is None:
            return None
        edition, (made_by, *stored) = found
        return taken_up(edition, Left(*stored)) if made_by == self._made_by() else None

    def _made_by(self) -> str:
        return f"{self._version} {_program()}"

    def analysed(
        self,
        articles: Sequence[Article],
        known: KnownActors,
        *,
        most: int | None = None,
    ) -> tuple[Analysed, ...]:
        """Each article with its analysis, from the store where it is known.

        No more than `most` are analysed, the foremost; the others are left out.
        """
        with Analysts() as analysts:
            return self._analysed_of(articles, known, analysts, most=most)

    def _analysed_of(
        self,
        articles: Sequence[Article],
        known: KnownActors,
        analysts: Analysts,
        *,
        first: Callable[[tuple[Analysed, ...]], object] = lambda _: None,
        most: int | None = None,
    ) -> tuple[Analysed, ...]:
        """The same; of many that are not known, `first` is given the foremost and all that are."""
        version = f"{ANALYSER_VERSION}-{_digest(known)}"
        if version != self._version:
            self._version = version
            self._kept = None
            self._analysed = {}
            self.forget_stories()
        found = {
            article.id: before[1]
            for article in articles
            if (before := self._analysed.get(article.id)) and before[0] == article
        }
        found |= self._store.analyses([a.id for a in articles if a.id not in found], version)
        missing = [article for article in articles if article.id not in found][:most]
        unsaved: list[ArticleAnalysis] = []
        n_before, is_first_told = len(found), len(missing) <= MANY
        for batch in analysts.analyses(missing, known):
            found.update((each.article, each) for each in batch)
            if not is_first_told and len(found) - n_before >= FIRST:
                first(tuple((a, found[a.id]) for a in articles if a.id in found))
                is_first_told = True
            unsaved += batch
            if len(unsaved) >= SAVED_AT_ONCE:
                self._save(unsaved, missing)
                unsaved = []
        self._save(unsaved, missing)
        return tuple((each, found[each.id]) for each in articles if each.id in found)

    def _save(self, found: Sequence[ArticleAnalysis], made_of: Sequence[Article]) -> None:
        if found:
            with self._as_far_as_can_be():
                self._store.save_analyses(found, self._version, made_of=made_of)

    def forget_stories(self) -> None:
        """Group anew from what is stored: the reader's wishes are others, or the day is."""
        self._desk = None
        self._sketches.clear()
        self._sketched_from.clear()

    def _grouped(
        self, feeds: Collection[FeedUrl], articles: Sequence[Analysed], at: datetime
    ) -> tuple[StoryGroup, ...]:
        """The stories that hold these articles, those among them that came in new included."""
        if at.date() != self._day:
            self._day = at.date()
            self.forget_stories()
        if self._desk is None:
            self._desk = self._restored(feeds, articles, at)
        arrived = sorted(articles, key=lambda pair: (pair[0].first_seen, pair[0].published))
        known = set(self._sketches)
        made = [self._sketch(*pair) for pair in arrived]
        self._desk.add_all([sketch for sketch in made if sketch.article not in known])
        grouping = self._desk.grouping()
        with self._as_far_as_can_be():
            self._store.save_grouping(grouping.stories, grouping.merges, grouping.splits, at=at)
        ids = {article.id for article, _ in articles}
        return tuple(
            group
            for group in grouping.stories
            if not ids.isdisjoint((*group.articles, *group.asides))
        )

    def _earlier(
        self, config: Config, groups: Iterable[StoryGroup], inside: Iterable[Article], at: datetime
    ) -> tuple[Analysed, ...]:
        """What stories that go on told before the window, the newest first."""
        known = {article.id for article in inside}
        feeds = {feed.url for feed in config.feeds}
        before = [
            article
            for group in groups
            for id in [id for id in group.articles if id not in known][-MOST_EARLIER:]
            if (article := self._store.article(id))
            and article.feed in feeds
            and at - article.published < EARLIER
        ]
        before.sort(key=lambda article: article.published, reverse=True)
        analysed = self.analysed(before, config.actors)
        for pair in analysed:
            self._sketch(*pair)
        return analysed

    def _restored(
        self, feeds: Collection[FeedUrl], articles: Sequence[Analysed], at: datetime
    ) -> Desk:
        """The stories as they were stored that may still go on."""
        recent = self._store.sketches(feeds=feeds, since=at - GOES_ON, version=self._version)
        packed = {**recent, **{article.id: found.sketch for article, found in articles}}
        before = self._store.stories([*packed])
        known = {id for group in before for id in (*group.articles, *group.asides)}
        for id, blob in packed.items():
            if id in known and (restored := from_blob(blob)):
                self._sketches[id] = restored
                self._sketched_from[id] = blob
        desk = Desk(self._store.wishes())
        desk.restore(before, self._sketches)
        return desk

    def _sketch(self, article: Article, found: ArticleAnalysis) -> Sketch:
        """An article's sketch, as it is now."""
        if self._sketched_from.get(article.id) != found.sketch:
            self._sketched_from[article.id] = found.sketch
            self._sketches[article.id] = from_blob(found.sketch) or sketch(article, found)
        return self._sketches[article.id]

    @contextmanager
    def _as_far_as_can_be(self) -> Iterator[None]:
        """For saving what can be made again: a page that cannot be kept can still be read."""
        try:
            yield
        except StoreError as error:
            _log.warning("not saved: %s", error.message)
            self.unsaved = error


@cache
def _program() -> str:
    """What is another one with each change of the program: sizes and times of its modules."""
    stats = [(str(path), path.stat()) for path in sorted(Path(__file__).parent.rglob("*.py"))]
    read = [(name, stat.st_size, stat.st_mtime_ns) for name, stat in stats]
    return hashlib.sha256(repr((__version__, read)).encode()).hexdigest()[:16]


def _digest(actors: KnownActors) -> str:
    return hashlib.sha256(repr(actors).encode()).hexdigest()[:12]
