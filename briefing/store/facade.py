"""The store as everyone else sees it: each method one read, or one transaction."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, tzinfo
from typing import Any

from briefing.model import (
    ArticleId,
    Correction,
    Edition,
    FeedUrl,
    Pair,
    ShownSentence,
    StoryGroup,
    StoryId,
    StoryMerge,
    StorySplit,
    Wishes,
)
from briefing.model.shelf import each
from briefing.store import corrections, editions, retention, stories, wishes
from briefing.store.database import Database
from briefing.store.edition_body import Packer
from briefing.store.news import News
from briefing.store.values import StoryChange


class Store(News):
    """One reader's database. Every method may be called from any thread and may raise StoreError.

    One process writes at a time. In any other the methods that write raise StoreError, except
    those that keep what can be made again. What it is given has passed `untrusted.py`.
    """

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self._packer = Packer()

    def journal_mode(self) -> str:
        """How SQLite guards a write against a crash: `wal`, `delete`."""
        with self._database.reading() as db:
            return str(db.execute("PRAGMA journal_mode").fetchone()[0])

    # Letting go

    def tidy(
        self,
        *,
        keep_from: datetime | None,
        analysed_from: datetime | None,
        followed: Collection[FeedUrl],
    ) -> int | None:
        """One small step of letting go; how many articles went in it, None where all is done.

        Articles from before `keep_from` go, unless they are starred, were moved or put together or
        apart by the reader, or still stand in one of the feeds that are `followed`; of each is kept
        what it is known by, and whether it was read. Editions from before it go but for the newest
        few. Analyses of articles from before `analysed_from` go. None stands for keeping all.
        """
        with self._writing() as db:
            if keep_from and (n := retention.let_go(db, keep_from, followed)):
                return n
            more = (
                (keep_from and retention.forget(db, keep_from))
                or (keep_from and editions.let_go(db, keep_from))
                or (analysed_from and retention.let_analyses_go(db, analysed_from))
                or retention.give_back(db)
            )
            return 0 if more else None

    # Stories

    def stories(self, articles: Collection[ArticleId] | None = None) -> tuple[StoryGroup, ...]:
        """The whole stories that hold any of these articles, in the order they were opened.

        None means every story. A story may name articles that are not stored any more.
        """
        with self._database.reading() as db:
            return stories.stories(db, articles)

    def story_of(self, articles: Collection[ArticleId]) -> Mapping[ArticleId, StoryId]:
        """The story of each of these articles; those that are in none are left out."""
        with self._database.reading() as db:
            return stories.story_of(db, articles)

    def merged_into(self, story: StoryId) -> StoryId:
        """The story that this one became part of by now; itself where it did not."""
        with self._database.reading() as db:
            return stories.merged_into(db, story)

    def story_changes(self, story: StoryId) -> tuple[StoryChange, ...]:
        """The merges and splits a story was part of, the first first."""
        with self._database.reading() as db:
            return stories.changes(db, story)

    def save_grouping(
        self,
        groups: Iterable[StoryGroup],
        merges: Iterable[StoryMerge],
        splits: Iterable[StorySplit],
        *,
        at: datetime,
    ) -> None:
        """Keep these groups, each whole and in the order they were opened, and what led to them.

        Their articles leave any other story; one left without articles, or merged, is gone. A merge
        or a split may be told again, and is kept once. Where another process writes, nothing is
        kept.
        """
        if self.read_only:
            return
        with self._writing() as db:
            stories.save(db, groups, merges, splits, at)

    def wishes(self) -> Wishes:
        """Everything the reader said of which articles belong together, in order."""
        with self._database.reading() as db:
            return wishes.wishes(db)

    def save_wish(self, pair: Pair, *, apart: bool, at: datetime) -> None:
        """Keep two articles apart, or together; the last word on the two of them counts."""
        with self._keeping() as db:
            wishes.save_wish(db, pair, at, apart=apart)

    def forget_wish(self, pair: Pair, *, apart: bool) -> None:
        """Take back that two articles be kept apart, or together; nothing where it was not said."""
        with self._keeping() as db:
            wishes.forget_wish(db, pair, apart=apart)

    # What the reader was shown

    def shown(self, articles: Collection[ArticleId]) -> tuple[ShownSentence, ...]:
        """The sentences of these articles that the reader was shown."""
        with self._database.reading() as db:
            return wishes.shown(db, articles)

    def save_shown(self, sentences: Iterable[ShownSentence], *, at: datetime) -> datetime:
        """Keep that the reader was shown these sentences; one shown before stays as it was.

        Returns what `forget_shown` takes back exactly this by: `at`, or a little later where
        another save was of that very moment.
        """
        with self._keeping() as db:
            return wishes.save_shown(db, sentences, at)

    def forget_shown(self, *, at: datetime) -> None:
        """Take back one `save_shown`, by what it returned."""
        with self._keeping() as db:
            wishes.forget_shown(db, at)

    # What the reader moved

    def corrections(self) -> tuple[Correction, ...]:
        """Every paragraph and article that the reader moved to another section, in order."""
        with self._database.reading() as db:
            return corrections.corrections(db)

    def save_correction(self, correction: Correction, *, at: datetime) -> None:
        """Keep that a paragraph or an article was moved; only the last move of each counts."""
        with self._keeping() as db:
            corrections.save(db, correction, at)

    def forget_correction(self, correction: Correction) -> None:
        """Let the paragraph or article go where the program puts it again."""
        with self._keeping() as db:
            corrections.forget(db, correction)

    # Editions

    def contents(self, *, feeds: Collection[FeedUrl], since: datetime | None) -> str:
        """A few words that change when these articles do, their marks, or what the reader said."""
        with self._database.reading() as db:
            return editions.contents(db, feeds, since)

    def made_of(self) -> str:
        """What `save_edition` was told that the last edition is made of; empty for nothing."""
        with self._database.reading() as db:
            return editions.made_of(db)

    def save_edition(
        self, edition: Edition, *, zone: tzinfo = UTC, made_of: str = "", left: Any = None
    ) -> None:
        """Keep the edition whole; where another process writes, it is not kept.

        The newest few are kept, and the last of each day in `zone` for two weeks. What is `left`
        beside it, for whoever makes the next, is anything JSON can say.
        """
        if self.read_only:
            return
        body = self._packer.pack(edition, left)
        with self._writing() as db:
            editions.save_edition(db, edition.made_at, body, zone, made_of)

    def last_edition(self) -> Edition | None:
        """The edition saved last, with the marks of now; None when there is none to read."""
        with self._database.reading() as db:
            edition = editions.last_edition(db)
        return self._marked(edition)

    def last_left(self) -> tuple[Edition, Any] | None:
        """The edition saved last as it was stored, and what was left beside it; None without."""
        with self._database.reading() as db:
            return editions.last_left(db)

    def edition_days(self, zone: tzinfo) -> tuple[date, ...]:
        """The days in `zone` of which an edition is kept, the newest first."""
        with self._database.reading() as db:
            return editions.edition_days(db, zone)

    def edition_on(self, day: date, zone: tzinfo) -> Edition | None:
        """The last edition made on that day in `zone`; as `last_edition`."""
        with self._database.reading() as db:
            edition = editions.edition_on(db, day, zone)
        return self._marked(edition)

    def _marked(self, edition: Edition | None) -> Edition | None:
        if edition is None or not self._pending:
            return edition
        return replace(edition, articles=each(self._pending.on, edition.articles))

    def looked_at(self) -> datetime | None:
        """When the reader last looked; None when never."""
        with self._database.reading() as db:
            return editions.looked_at(db)

    def set_looked_at(self, at: datetime) -> None:
        """Remember when the reader last looked."""
        with self._writing() as db:
            editions.set_looked_at(db, at)
