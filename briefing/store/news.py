"""The news in the store: feeds, articles, what was found in them, and the search over it all."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from briefing.model import Article, ArticleAnalysis, ArticleId, FeedDocument, FeedUrl, Paragraph
from briefing.store import articles, edits, entries, feeds, pages, search
from briefing.store.arrivals import Arrived, arrived
from briefing.store.opened import OpenFile
from briefing.store.pending import Marks
from briefing.store.values import Edit, FeedRecord, Page, Saved, SearchHit


class News(OpenFile):
    """The open store as far as it holds news; each method one read, or one transaction."""

    # Feeds

    def feed_records(self) -> Mapping[FeedUrl, FeedRecord]:
        """What is known of each feed that was ever tried or paused."""
        with self._database.reading() as db:
            return feeds.feed_records(db)

    def record_document(
        self,
        url: FeedUrl,
        document: FeedDocument | Arrived,
        *,
        outlet: str,
        at: datetime,
        next_try: datetime,
        etag: str = "",
        last_modified: str = "",
        body_hash: str = "",
        moved_to: str = "",
    ) -> Saved:
        """Take in what a fetch of the feed held, its validators in the same transaction.

        Known articles are updated in place and keep their marks; nothing is ever taken out. A
        document as it is, is first made ready, which a worker may have done.
        """
        if isinstance(document, FeedDocument):
            document = arrived(document, url, is_new=False)
        with self._writing() as db:
            feed = feeds.feed_id(db, url)
            names = {
                "title": document.title,
                "outlet": outlet,
                "etag": etag,
                "last_modified": last_modified,
                "body_hash": body_hash,
                "moved_to": moved_to,
            }
            feeds.record_success(db, feed, at=at, next_try=next_try)
            feeds.record_body(db, feed, names)
            return entries.save_entries(
                db, feed, url, document.arrivals, at, is_cut=document.is_cut
            )

    def record_unchanged(
        self,
        url: FeedUrl,
        *,
        at: datetime,
        next_try: datetime,
        etag: str | None = None,
        last_modified: str | None = None,
    ) -> None:
        """The feed answered and had nothing new; with validators when it sent its body again."""
        with self._writing() as db:
            feed = feeds.feed_id(db, url)
            feeds.record_success(db, feed, at=at, next_try=next_try)
            if etag is not None or last_modified is not None:
                feeds.record_validators(
                    db, feed, etag=etag or "", last_modified=last_modified or ""
                )

    def record_failure(
        self,
        url: FeedUrl,
        *,
        at: datetime,
        problem: str,
        next_try: datetime,
        not_before: datetime | None = None,
        pause: bool = False,
    ) -> None:
        """The feed could not be had; `pause` when it is gone for good.

        `not_before` is set where the server itself asked to wait.
        """
        with self._writing() as db:
            feeds.record_failure(
                db,
                url,
                at=at,
                problem=problem,
                next_try=next_try,
                not_before=not_before,
                pause=pause,
            )

    def set_paused(self, url: FeedUrl, paused: bool) -> None:
        """Leave the feed out of refreshes, or take it up again."""
        with self._writing() as db:
            feeds.set_paused(db, url, paused)

    def name_outlets(self, outlets: Mapping[FeedUrl, str]) -> None:
        """Show the articles of these feeds under these names, the stored ones too."""
        with self._writing() as db:
            feeds.name_outlets(db, outlets)

    def articles_per_week(self, now: datetime) -> Mapping[FeedUrl, float]:
        """How many articles each feed brings in a week; a feed that never brought any is left out.

        Those are counted that are not older than four weeks, by the earlier of published and first
        seen. They are taken to be of four weeks, or of the time since the oldest stored article of
        the feed where that is shorter, but of a day at least.
        """
        with self._database.reading() as db:
            return feeds.articles_per_week(db, now)

    def move_feed(self, old: FeedUrl, new: FeedUrl) -> None:
        """Know the feed by its new address from now on, with its articles, marks and health.

        Where the new address is known already, what is only at the old one joins it, and marks
        that an article has at either count.
        """
        with self._writing() as db:
            feeds.move(db, old, new)

    # Articles

    def articles(
        self, *, feeds: Collection[FeedUrl], since: datetime | None
    ) -> tuple[Article, ...]:
        """The articles of these feeds, newest first.

        `since` compares the earlier of published and first seen; bundled articles are always in.
        """
        with self._database.reading() as db:
            found = articles.articles(db, feeds, since)
        return tuple(map(self._pending.on, found)) if self._pending else found

    def newest(
        self,
        *,
        feeds: Collection[FeedUrl],
        since: datetime | None = None,
        unread_only: bool = False,
        limit: int = 50,
        after: ArticleId | None = None,
    ) -> tuple[Article, ...]:
        """A page of the articles of these feeds, newest first: the first, or what is `after` one.

        `since` compares the earlier of published and first seen.
        """
        with self._database.reading() as db:
            found = articles.page(
                db, feeds, since=since, unread_only=unread_only, limit=limit, after=after
            )
        shown = map(self._pending.on, found)
        return tuple(article for article in shown if not (unread_only and article.read))

    def article(self, id: ArticleId) -> Article | None:
        """One article; None when there is none of that id."""
        with self._database.reading() as db:
            found = articles.article(db, id)
        return found and self._pending.on(found)

    def mark_read(self, ids: Iterable[ArticleId], read: bool) -> None:
        """Mark articles read or unread, durably.

        Raises StoreError when that cannot be saved now. Unless another process is the one that
        writes, the marks count all the same, and are saved with whatever is saved next.
        """
        self._mark(Marks(read=dict.fromkeys(ids, read)))

    def star(self, ids: Iterable[ArticleId], starred: bool) -> None:
        """Star articles, or take the star away; as `mark_read`."""
        self._mark(Marks(starred=dict.fromkeys(ids, starred)))

    def edits(self, id: ArticleId) -> tuple[Edit, ...]:
        """What its outlet changed in the article since it was first met, the oldest first."""
        with self._database.reading() as db:
            return edits.edits(db, id)

    def edited_at(self, ids: Collection[ArticleId]) -> Mapping[ArticleId, datetime]:
        """When each of these articles was edited last; those that never were are left out."""
        with self._database.reading() as db:
            return edits.edited_at(db, ids)

    def articles_without_page(
        self, feeds: Collection[FeedUrl], *, since: datetime, at: datetime, limit: int
    ) -> tuple[Article, ...]:
        """The newest articles of these feeds whose web page is still to be asked for.

        `since` compares when they were first seen; a page that could not be had is asked for again
        a few times, an hour apart.
        """
        with self._database.reading() as db:
            return pages.untried(db, feeds, since, at, limit)

    def save_page(
        self, article: Article, paragraphs: Collection[Paragraph], *, at: datetime
    ) -> None:
        """Show the text of the article's web page, until the feed's own text changes.

        Nothing is done where that is another than `article` has.
        """
        with self._writing() as db:
            pages.save(db, article, paragraphs, at)

    def record_page_problem(
        self, id: ArticleId, problem: str, *, at: datetime, is_final: bool
    ) -> None:
        """Keep why the page's text is not shown; a final one is not asked for again."""
        with self._writing() as db:
            pages.save_problem(db, id, problem, at, is_final=is_final)

    def pages(self, ids: Collection[ArticleId]) -> Mapping[ArticleId, Page]:
        """What came of the web pages of these articles; those never asked for are left out."""
        with self._database.reading() as db:
            return pages.pages(db, ids)

    def analyses(
        self, ids: Collection[ArticleId], version: str
    ) -> Mapping[ArticleId, ArticleAnalysis]:
        """The stored analyses of these articles that this version made of their present text."""
        with self._database.reading() as db:
            return articles.analyses(db, ids, version)

    def sketches(
        self, *, feeds: Collection[FeedUrl], since: datetime, version: str
    ) -> Mapping[ArticleId, bytes]:
        """What the analysed articles of these feeds are compared by, in the order they came in.

        `since` compares the earlier of published and first seen.
        """
        with self._database.reading() as db:
            return articles.sketches(db, feeds, since, version)

    def save_analyses(
        self,
        analyses: Iterable[ArticleAnalysis],
        version: str,
        *,
        made_of: Iterable[Article] = (),
    ) -> None:
        """Keep analyses; an article has one at a time.

        With `made_of`, the articles they were made of, one whose text a refresh has changed
        meanwhile is not kept. Where another process writes, none is.
        """
        if self.read_only:
            return
        texts = {article.id: article for article in made_of}
        with self._writing() as db:
            articles.save_analyses(db, analyses, version, texts)

    # Search

    def naming(
        self, names: Collection[str], *, feeds: Collection[FeedUrl], limit: int
    ) -> tuple[Article, ...]:
        """The newest articles of these feeds that hold all the words of one of the names.

        The words may stand anywhere in an article.
        """
        with self._database.reading() as db:
            rows = search.holding(db, names, feeds=feeds, limit=limit)
            found = articles.in_rows(db, rows)
        return tuple(map(self._pending.on, found))

    def search(
        self,
        query: str,
        *,
        feeds: Collection[FeedUrl] | None = None,
        since: datetime | None = None,
        unread_only: bool = False,
        among: Collection[ArticleId] | None = None,
        limit: int = 50,
    ) -> tuple[SearchHit, ...]:
        """The articles that hold every word, newest first; the last word may be only begun.

        Any text is a query, and one without words finds nothing. Words in "quotes" must stand
        together.
        """
        with self._database.reading() as db:
            hits = search.search(
                db,
                query,
                feeds=feeds,
                since=since,
                unread_only=unread_only,
                among=among,
                limit=limit,
            )
        return self._pending.on_hits(hits, unread_only=unread_only)
