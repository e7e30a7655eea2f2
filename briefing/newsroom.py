"""What both the screen and the commands work with: the editions, the feeds, what the reader says.

The network and the analysis are imported by the methods that need them. Every method but the two
asynchronous ones may be called from any thread.
"""

from collections.abc import AsyncIterator, Collection, Iterable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from briefing import archive, clock, following, wishes
from briefing.archive import ActorSentence
from briefing.config import (
    Config,
    FeedConfig,
    RemovedFeed,
    append_feed,
    change_address,
    load_config,
    remove_feed,
    restore_feed,
)
from briefing.errors import ConfigError, StoreError
from briefing.following import ConfigChange
from briefing.model import (
    Actor,
    ArticleId,
    BriefedArticle,
    CitedSentence,
    Correction,
    FeedUrl,
    FoundFeed,
    StoryId,
)
from briefing.model.shelf import by_id
from briefing.paths import Paths
from briefing.press import Press
from briefing.query import parse_query
from briefing.store import Edit, SearchHit, Store
from briefing.wishes import WishUndo

if TYPE_CHECKING:
    from briefing.refresh import RefreshEvent


class Newsroom(Press):
    """One reader's feeds.toml and store, open together."""

    def __init__(self, paths: Paths, config: Config, store: Store) -> None:
        super().__init__(paths, config, store)
        self._config_mark = _mark(config.path)

    # Feeds

    def refresh(
        self, only: Collection[FeedUrl] | None = None, *, forced: bool = True
    ) -> "AsyncIterator[RefreshEvent]":
        """Fetch the feeds (all, or `only` these) into the store, telling of each as it comes."""
        from briefing.refresh import refresh

        return refresh(self.config, self.store, only=only, forced=forced)

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
        from briefing.edition import brief_article, brief_paragraphs

        if not (article := self.store.article(id)):
            return None
        [(_, found)] = self._analysed([article])
        edition = self._edition()
        shown = by_id(edition.articles).get(id) if edition else None
        paragraphs = brief_paragraphs(article, found, [None] * len(article.paragraphs))
        briefed = brief_article(article, found, paragraphs, new=False)
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
        shown = by_id(edition.stories).get(story) if edition else None
        return (*shown.articles, *shown.asides) if shown else ()

    def shown(self, sentences: Iterable[CitedSentence]) -> datetime:
        """Remember that the reader had the time to read these sentences of the last edition.

        What to give `unshown` is returned. Raises StoreError where it cannot be saved.
        """
        from briefing.analysis.stories.novelty import shown_sentence
        from briefing.analysis.text.inside import mentions_inside

        edition, at, sentences = self._edition(), clock.now(), tuple(sentences)
        articles = by_id(edition.articles) if edition else {}
        mentions = {
            (id, paragraph.index): paragraph.mentions
            for id in {sentence.article for sentence in sentences} & articles.keys()
            for paragraph in articles[id].paragraphs
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
        found = self.store.naming(names, feeds=self._feed_urls(), limit=archive.MOST_NAMING)
        articles = self._analysed(found, most=archive.MOST_ANALYSED)
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
