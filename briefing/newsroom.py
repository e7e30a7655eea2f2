"""The open config and store together: what both the screen and the commands work with.

Opening reads two files and nothing else. The analysis and the network are imported by the methods
that need them, so that yesterday's edition can be painted first (textual-free, about 250 ms saved).
Every method but the two asynchronous ones may be called from any thread.
"""

import logging
from collections.abc import AsyncIterator, Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Self

from briefing import __version__, archive, clock, following, wishes
from briefing.archive import ActorSentence
from briefing.config import (
    Config,
    FeedConfig,
    RemovedFeed,
    append_feed,
    change_address,
    find_config,
    load_config,
    remove_feed,
    restore_feed,
)
from briefing.errors import ConfigError, StoreError
from briefing.following import ConfigChange
from briefing.model import (
    Actor,
    Article,
    ArticleId,
    BriefedArticle,
    CitedSentence,
    Correction,
    Edition,
    FeedStatus,
    FeedUrl,
    FoundFeed,
    StoryId,
    SummaryLength,
)
from briefing.paths import Paths
from briefing.query import parse_query
from briefing.store import Edit, SearchHit, Store
from briefing.wishes import WishUndo

if TYPE_CHECKING:
    from briefing.edition import Analysed
    from briefing.editor import Editor
    from briefing.refresh import RefreshEvent

_log = logging.getLogger(__name__)


class Newsroom:
    """One reader's feeds.toml and store, open together."""

    def __init__(self, paths: Paths, config: Config, store: Store) -> None:
        self.paths = paths
        self.config = config
        self.store = store
        self._config_mark = _mark(config.path)
        self._last: Edition | None = None
        self._made_by: Editor | None = None
        self.unsaved = ""
        """Why the edition made last could not be saved, in one sentence; empty where it was."""

    @classmethod
    def open(cls, *, config: Path | None = None, data_dir: Path | None = None) -> Self:
        """Open the config and the store, making them where there are none.

        Raises ConfigError when `config` names a file that is not there, StoreError when the
        database cannot be used.
        """
        path = find_config(config)
        paths = Paths.find(config=path, data_dir=data_dir)
        return cls(paths, load_config(path), Store.open(paths.database))

    def close(self) -> None:
        """Close the store; the newsroom is of no use afterwards."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # The edition

    def last_edition(self) -> Edition | None:
        """The edition made last, as it was stored; None before the first."""
        self._last = self.store.last_edition()
        return self._last

    def _edition(self) -> Edition | None:
        """The last edition, read from the store once; its read and star marks may be old."""
        return self._last or self.last_edition()

    def make_edition(
        self,
        *,
        since: datetime | None = None,
        summary: SummaryLength | None = None,
        so_far: Callable[[Edition], object] | None = None,
    ) -> Edition:
        """Make, store and return the edition of this moment.

        Bundled feeds that were never read are read first, so the first edition of a new reader
        needs no network. With `since`, what came after it counts as new in place of what came
        after the last look, and the edition reaches back as far; with `summary`, it is of another
        length than feeds.toml says. Then it is not stored: it answers one question and is not the
        page to open next. While many new articles are still being analysed, `so_far` is given an
        edition of the newest, in this thread.

        On a full disk it is made all the same, and `unsaved` says why it could not be stored.
        Takes seconds with thousands of new articles: keep it off the event loop.
        """
        self.unsaved = ""
        self._read_bundled()
        made_of = self._made_of()
        editor = self._editor()
        edition = editor.edition(
            self.config,
            feeds=self.feed_statuses(),
            at=clock.now(),
            since=since,
            summary=summary,
            so_far=so_far,
            on_page={article.id for article in self._last.articles} if self._last else (),
        )
        self._tell(editor.unsaved)
        if since is None and summary is None:
            with self._as_far_as_can_be():
                self.store.save_edition(edition, zone=clock.zone(), made_of=made_of)
            self._last = edition
        return edition

    def edition_now(self, *, so_far: Callable[[Edition], object] | None = None) -> Edition:
        """The last edition where nothing it is made of has changed within the hour; else a new one.

        Of the last one only how the feeds are doing is looked up; `so_far` as in `make_edition`.
        """
        if self.store.made_of() == self._made_of() and (last := self.last_edition()):
            self._last = replace(last, feeds=self.feed_statuses())
            return self._last
        return self.make_edition(so_far=so_far)

    def _made_of(self) -> str:
        """What an edition of this hour is made of: this program, the config, what is stored."""
        import hashlib  # OpenSSL with it, which a launch can do without

        config, now = self.config, clock.now()
        hour = now.replace(minute=0, second=0)
        since = hour - config.window if config.window else None
        stored = self.store.contents(feeds=self._feed_urls(), since=since)
        made_of = (__version__, config.feeds, config.sections, config.actors, config.summary)
        return hashlib.sha256(repr((made_of, config.window, hour, stored)).encode()).hexdigest()

    def edition_days(self) -> tuple[date, ...]:
        """The reader's days of which an edition is kept, the newest first."""
        return self.store.edition_days(clock.zone())

    def edition_on(self, day: date) -> Edition | None:
        """The last edition of one of the reader's days; None where none is kept."""
        return self.store.edition_on(day, clock.zone())

    def looked(self, at: datetime) -> None:
        """Remember that the reader has seen the edition made at `at`, where that can be written."""
        if not self.store.read_only:
            with self._as_far_as_can_be():
                self.store.set_looked_at(at)

    @contextmanager
    def _as_far_as_can_be(self) -> Iterator[None]:
        """For saving what can be made again: a page that cannot be kept can still be read."""
        try:
            yield
        except StoreError as error:
            _log.warning("not saved: %s", error.message)
            self._tell(error)

    def _tell(self, error: StoreError | None) -> None:
        if error:
            why = f"{error.message}; {error.hint}" if error.hint else error.message
            self.unsaved = f"This page could not be saved and is made anew next time: {why}"

    def _editor(self) -> "Editor":
        from briefing.editor import Editor

        if self._made_by is None:
            self._made_by = Editor(self.store)
        return self._made_by

    def _feed_urls(self) -> tuple[FeedUrl, ...]:
        return tuple(feed.url for feed in self.config.feeds)

    def _read_bundled(self) -> None:
        from briefing.intake import read_bundled_feeds

        read_bundled_feeds(self.config, self.store)

    def _analysed(self, articles: Sequence[Article]) -> "tuple[Analysed, ...]":
        """Each article with its analysis, from the store where it is known."""
        return self._editor().analysed(articles, self.config.actors)

    # Feeds

    def refresh(
        self, only: Collection[FeedUrl] | None = None, *, forced: bool = True
    ) -> "AsyncIterator[RefreshEvent]":
        """Fetch the feeds (all, or `only` these) into the store, telling of each as it comes."""
        from briefing.refresh import refresh

        return refresh(self.config, self.store, only=only, forced=forced)

    def feed_statuses(self) -> tuple[FeedStatus, ...]:
        """Every feed of feeds.toml, in its order, and how it is doing."""
        records = self.store.feed_records()
        rates = self.store.articles_per_week(clock.now())
        return tuple(
            following.status(feed, records.get(feed.url), rates.get(feed.url))
            for feed in self.config.feeds
        )

    def reload_config(self) -> ConfigChange | None:
        """Read feeds.toml again; None when the file is as it was."""
        mark = _mark(self.config.path)
        if mark == self._config_mark:
            return None
        before, self.config = self.config, load_config(self.config.path)
        self._config_mark = mark
        return following.change(before, self.config, self._name)

    async def find_feeds(
        self, address: str, *, allow_inside: bool = False
    ) -> tuple[FoundFeed, ...]:
        """The feeds at an address: the feed itself, or those a page names.

        Raises FeedError with one sentence when there is none, or the address cannot be reached;
        InsideError when it is inside the reader's own network and that is not allowed.
        """
        from briefing.discovery import find_feeds

        return await find_feeds(address, allow_inside=allow_inside)

    def add_feed(self, feed: FoundFeed, *, name: str = "", tags: tuple[str, ...] = ()) -> None:
        """Append the feed to feeds.toml. Raises ConfigError when it stands there already."""
        append_feed(self.config.path, feed.url, name=name, tags=tags, inside=feed.inside)
        self.reload_config()

    def remove_feed(self, url: FeedUrl) -> RemovedFeed:
        """Take the feed out of feeds.toml; its stored articles and read marks stay."""
        removed = remove_feed(self.config.path, url)
        self.reload_config()
        return removed

    def put_back(self, removed: RemovedFeed) -> None:
        """Put a feed back into feeds.toml with all it had. Raises ConfigError when it cannot be."""
        restore_feed(self.config.path, removed)
        self.reload_config()

    def move_feed(self, url: FeedUrl, to: FeedUrl) -> None:
        """Write another address for the feed into feeds.toml; its articles and marks go with it.

        Raises ConfigError where that cannot be done, StoreError where this one only reads; then
        all stays as it was.
        """
        self.store.must_write()
        change_address(self.config.path, url, to)
        try:
            self.store.move_feed(url, to)
        except StoreError:
            change_address(self.config.path, to, url)
            raise
        self.reload_config()

    def pause_feed(self, url: FeedUrl, paused: bool) -> None:
        """Leave the feed out of refreshes, or take it up again."""
        self._known_feed(url)
        self.store.set_paused(url, paused)

    def _known_feed(self, url: FeedUrl) -> FeedConfig:
        for feed in self.config.feeds:
            if feed.url == url:
                return feed
        raise ConfigError(f"{url} is not in {self.config.path}", "see briefing feeds")

    def _name(self, url: FeedUrl) -> str:
        return next(status.name for status in self.feed_statuses() if status.url == url)

    # Articles

    def article(self, id: ArticleId) -> BriefedArticle | None:
        """One article with its mentions, also when the last edition does not hold it."""
        from briefing.edition import brief_article

        if not (article := self.store.article(id)):
            return None
        [(_, found)] = self._analysed([article])
        edition = self._edition()
        shown = next((a for a in edition.articles if a.id == id), None) if edition else None
        briefed = brief_article(article, found, [None] * len(article.paragraphs), new=False)
        if shown is not None and len(shown.paragraphs) == len(briefed.paragraphs):
            briefed = replace(shown, read=article.read, starred=article.starred)
        [told] = archive.with_history(self.store, [briefed])
        return told

    def edits(self, id: ArticleId) -> tuple[Edit, ...]:
        """What its outlet changed in the article since it was first met, the newest first."""
        return self.store.edits(id)[::-1]

    def mark_read(self, ids: Iterable[ArticleId], read: bool) -> None:
        """Mark articles read or unread."""
        self.store.mark_read(tuple(ids), read)

    def star(self, ids: Iterable[ArticleId], starred: bool) -> None:
        """Star articles, or take the star away."""
        self.store.star(tuple(ids), starred)

    def move(self, id: ArticleId, paragraph: int | None, section: str) -> Correction | None:
        """Put a paragraph, or with None a whole article, into another section, for good.

        Returns the move it takes the place of, if there was one. Raises StoreError where it cannot
        be saved.
        """
        from briefing.analysis.sections.corrections import correction

        before = next(
            (c for c in self.store.corrections() if (c.article, c.paragraph) == (id, paragraph)),
            None,
        )
        if article := self.store.article(id):
            [(_, found)] = self._analysed([article])
            moved = correction(article, found, paragraph, section)
            self.store.save_correction(moved, at=clock.now())
        return before

    def move_back(self, id: ArticleId, paragraph: int | None, before: Correction | None) -> None:
        """Let it go where it was before `move`, which returned `before`."""
        if before is not None:
            self.store.save_correction(before, at=clock.now())
        else:
            self.store.forget_correction(Correction(article=id, paragraph=paragraph, section=""))

    # Stories

    def split_off(self, story: StoryId, article: ArticleId) -> WishUndo:
        """Take an article out of its story for good; what to give `undo_wish` is returned.

        Raises StoreError where it cannot be saved, ValueError where it is the story's only article.
        """
        others = [id for id in self._articles_of(story) if id != article]
        if not others:
            raise ValueError(f"{article} is alone in {story}")
        undo = wishes.keep_apart(self.store, others[0], article, at=clock.now())
        self._editor().forget_stories()
        return undo

    def merge_stories(self, story: StoryId, other: StoryId) -> WishUndo:
        """Make two stories one for good; what to give `undo_wish` is returned.

        Raises StoreError where it cannot be saved.
        """
        undo = wishes.keep_together(
            self.store, self._articles_of(story), self._articles_of(other), at=clock.now()
        )
        self._editor().forget_stories()
        return undo

    def undo_wish(self, undo: WishUndo) -> None:
        """Take back what `split_off` or `merge_stories` did."""
        wishes.take_back(self.store, undo, at=clock.now())
        self._editor().forget_stories()

    def _articles_of(self, story: StoryId) -> tuple[ArticleId, ...]:
        edition = self._edition()
        shown = next((s for s in edition.stories if s.id == story), None) if edition else None
        return (*shown.articles, *shown.asides) if shown else ()

    def shown(self, sentences: Iterable[CitedSentence]) -> datetime:
        """Remember that the reader had the time to read these sentences of the last edition.

        What to give `unshown` is returned. Raises StoreError where it cannot be saved.
        """
        from briefing.analysis.stories.novelty import shown_sentence
        from briefing.analysis.text.inside import mentions_inside

        edition, at, sentences = self._edition(), clock.now(), tuple(sentences)
        cited = {sentence.article for sentence in sentences}
        mentions = {
            (article.id, paragraph.index): paragraph.mentions
            for article in (edition.articles if edition else ())
            if article.id in cited
            for paragraph in article.paragraphs
        }
        return self.store.save_shown(
            [
                shown_sentence(
                    sentence.article,
                    sentence.text,
                    mentions_inside(
                        mentions.get((sentence.article, sentence.paragraph), ()),
                        sentence.start,
                        sentence.end,
                    ),
                )
                for sentence in sentences
            ],
            at=at,
        )

    def unshown(self, at: datetime) -> None:
        """Take back what `shown` did, which returned `at`."""
        self.store.forget_shown(at=at)

    def search(self, query: str, limit: int = 50) -> tuple[SearchHit, ...]:
        """Stored articles that match, newest first; see `query.py` for the filters.

        Raises BriefingError when a filter's value makes no sense.
        """
        return archive.search(
            self.store, self.feed_statuses, self._edition(), parse_query(query), limit
        )

    # Actors

    def actors(self) -> tuple[Actor, ...]:
        """The actors of the last edition over all sections, the most mentioned first."""
        edition = self._edition()
        return archive.all_actors(edition) if edition else ()

    def sentences_naming(self, actor: str) -> tuple[ActorSentence, ...]:
        """The stored sentences that name the actor, newest article first."""
        from briefing.analysis.actors.canonical import agree

        edition = self._edition()
        names = archive.names_of(actor, edition, self.config.actors)
        articles = self._analysed(
            self.store.naming(names, feeds=self._feed_urls(), limit=archive.MOST_NAMING)
        )
        story_of = self.store.story_of([article.id for article, _ in articles])
        # All the articles may know a fuller name than those of the edition did.
        return archive.sentences_naming(
            actor, agree(articles, self.config.actors), edition, story_of
        ) or archive.sentences_naming(actor, articles, edition, story_of)


def _mark(path: Path) -> tuple[int, int] | None:
    """What changes when a file is written: its time of change in ns and its size."""
    try:
        stat = path.stat()
    except OSError:
        return None
    return stat.st_mtime_ns, stat.st_size
