"""A feed that changes all it can from fetch to fetch: every story is one article, as it was marked.

The newsdesk below knows which entry is which story; the store has to find out. 12 desks by
default; 300 with BRIEFING_LONG=1, any number with BRIEFING_DESKS.
"""

import os
import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest
from stored import AT, document, paragraphs

from briefing.model import Article, Entry, FeedUrl
from briefing.store import Saved, Store

DESKS = int(os.environ.get("BRIEFING_DESKS") or (300 if os.environ.get("BRIEFING_LONG") else 12))
FETCHES = 12
SYLLABLES = [a + b for a in "bdfhjklmnpqrstvwxz" for b in "aeiou"]
PREFIXES = ("", "http://x.org/?p=", "item-")
TRACKING = ("", "", "?utm_source=rss", "?at_medium=RSS&ns_campaign=x", "?from=rss#xtor=RSS-3")


@dataclass
class Story:
    """Something that happened; what the feed says of it, and what the reader did with it."""

    number: int
    guid: str
    path: str
    title: str
    text: list[str]
    known_as: str = ""
    """The guid it was last printed under, when no other story had it; it can be told by that."""
    is_as_printed: bool = False
    """Whether its link and title are those of the last time."""
    is_read: bool = False
    is_starred: bool = False
    headlines: list[str] = field(default_factory=list)
    """Every title it was printed under, without doubles in a row."""


class Newsdesk:
    """Prints its stories as feeds in the wild do."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.stories: list[Story] = []
        self.done: Counter[str] = Counter()
        """How often each trick was played."""
        self._numbers = count(1)

    def words(self, n: int) -> str:
        pick = self.chance.choice
        return " ".join("".join(pick(SYLLABLES) for _ in range(3)) for _ in range(n))

    def new_story(self) -> Story:
        number = next(self._numbers)
        guid = f"{self.chance.choice(PREFIXES)}{5000 + number}"
        title = self.words(6).capitalize()
        text = [f"Story-{number}. {self.words(25)}", self.words(20)]
        story = Story(number=number, guid=guid, path=f"/{number}/a.html", title=title, text=text)
        if self.stories and self.chance.random() < 0.15:
            # What is short, and of a story of before, is given to this one.
            before = self.chance.choice(self.stories)
            if before.guid.startswith("item-"):
                self.done["guid given out again"] += 1
                story.guid = before.guid
        self.stories.append(story)
        return story

    def fetch(self) -> list[Entry]:
        """What the feed holds now: some old stories in any order, and a few new ones."""
        old = [story for story in self.stories if self.chance.random() < 0.7]
        self.done["left out for a while"] += len(self.stories) - len(old)
        new = [self.new_story() for _ in range(self.chance.randint(0, 4))]
        printed = old + new
        guids = Counter(story.guid for story in printed)
        for story in old:
            is_alone = guids[story.guid] == 1
            self.change(story, has_proof=is_alone and story.known_as == story.guid)
        guids = Counter(story.guid for story in printed)
        entries = [self.entry(story, is_alone=guids[story.guid] == 1) for story in printed]
        if entries and self.chance.random() < 0.3:
            self.done["an entry twice"] += 1
            entries.append(self.chance.choice(entries))
        self.chance.shuffle(entries)
        return entries

    def change(self, story: Story, *, has_proof: bool) -> None:
        """Play a trick on a story; only a small one where its guid proves nothing."""
        tricks = ["none", "text", "title in capitals", "guid"]
        if has_proof:
            tricks += ["title", "link", "title and link"]
        trick = self.chance.choice(tricks)
        self.done[trick] += 1
        match trick:
            case "text":
                story.text[1] = self.words(20)
            case "title in capitals":
                story.title = story.title.upper()
            case "guid":
                story.guid = f"{story.number}-{self.chance.randrange(10**9)}"
        if trick in ("title", "title and link"):
            story.title = f"{story.title} {self.words(1)}"
            story.is_as_printed = False
        if trick in ("link", "title and link"):
            story.path = f"/{story.number}/{self.chance.randrange(10**6)}.html"
            story.is_as_printed = False

    def entry(self, story: Story, *, is_alone: bool) -> Entry:
        """The story as this fetch spells it."""
        pick = self.chance.choice
        is_new = not story.headlines
        if is_new or story.headlines[-1] != story.title:
            story.headlines.append(story.title)
        guid = story.guid.replace("http:", pick(("http:", "https:")))
        # Without a guid there must be the link and the title to know it by.
        if self.chance.random() < 0.1 and (is_new or story.is_as_printed):
            self.done["without its guid"] += 1
            guid = ""
        elif is_alone:
            story.known_as = story.guid
        story.is_as_printed = True
        site = f"{pick(('http', 'https'))}://{pick(('', 'www.'))}x.org"
        at = AT + timedelta(hours=self.chance.randrange(5000))
        return Entry(
            guid=guid,
            url=f"{site}{story.path}{pick(('', '/'))}{pick(TRACKING)}",
            title=story.title,
            published=pick((None, at)),
            paragraphs=paragraphs(*story.text),
        )


def number_of(article: Article) -> int:
    """Which story an article is."""
    return int(article.paragraphs[0].text.split(".")[0].removeprefix("Story-"))


@pytest.mark.parametrize("seed", range(DESKS))
def test_every_story_stays_one_article_as_it_was_marked(tmp_path: Path, seed: int) -> None:
    desk = Newsdesk(seed)
    feed = FeedUrl("http://desk.example/feed")
    with Store.open(tmp_path / "briefing.db") as store:
        for fetch in range(FETCHES):
            n_before = len(desk.stories)
            entries = desk.fetch()
            feed = moved(store, feed, desk.chance)
            at = AT + timedelta(hours=fetch)
            saved = store.record_document(feed, document(*entries), outlet="X", at=at, next_try=at)
            assert saved.new == len(desk.stories) - n_before
            check(store, feed, desk)
            mark(store, feed, desk)
    assert desk.done["guid"]
    assert desk.done["title and link"]


def check(store: Store, feed: FeedUrl, desk: Newsdesk) -> None:
    articles = {number_of(a): a for a in store.articles(feeds=[feed], since=None)}
    assert len(articles) == len(store.articles(feeds=[feed], since=None))
    assert sorted(articles) == [story.number for story in desk.stories]
    for story in desk.stories:
        article = articles[story.number]
        assert (article.read, article.starred) == (story.is_read, story.is_starred)
        assert article.title == story.headlines[-1]
        edits = store.edits(article.id)
        assert [e.title for e in edits if e.title != e.old_title] == story.headlines[1:]


def mark(store: Store, feed: FeedUrl, desk: Newsdesk) -> None:
    """What the reader does between two fetches."""
    ids = {number_of(a): a.id for a in store.articles(feeds=[feed], since=None)}
    some = [story for story in desk.stories if desk.chance.random() < 0.3]
    for story in some[::2]:
        story.is_read = not story.is_read
    for story in some[1::2]:
        story.is_starred = True
    for is_read in (True, False):
        store.mark_read(
            [ids[story.number] for story in some[::2] if story.is_read == is_read], is_read
        )
    store.star([ids[story.number] for story in some[1::2]], True)


def moved(store: Store, feed: FeedUrl, chance: random.Random) -> FeedUrl:
    """The address the feed has from now on."""
    match chance.randrange(6):
        case 0:
            return FeedUrl(chance.choice(("http", "https")) + "://" + feed.partition("://")[2])
        case 1:
            new = FeedUrl(f"https://desk{chance.randrange(10**6)}.example/feed")
            store.move_feed(feed, new)
            return new
        case _:
            return feed


def test_a_short_guid_given_to_another_article_hides_neither(tmp_path: Path) -> None:
    """What a feed calls "item-1" today may be another article tomorrow."""
    feed = FeedUrl("https://desk.example/feed")
    first = Entry(
        guid="item-1",
        url="https://x.org/flood",
        title="Flood in the valley",
        paragraphs=paragraphs("The river rose in the night."),
    )
    second = Entry(
        guid="item-1",
        url="https://x.org/vote",
        title="Parliament passes budget",
        paragraphs=paragraphs("Members agreed after long debates."),
    )
    with Store.open(tmp_path / "briefing.db") as store:

        def take_in(*entries: Entry) -> Saved:
            return store.record_document(feed, document(*entries), outlet="X", at=AT, next_try=AT)

        assert take_in(first) == Saved(new=1)
        [known] = store.articles(feeds=[feed], since=None)
        store.mark_read([known.id], True)
        assert take_in(second) == Saved(new=1)
        for again in ((first,), (second,), (first, second)):
            assert take_in(*again) == Saved()
        found = {a.title: a.read for a in store.articles(feeds=[feed], since=None)}
        assert found == {"Flood in the valley": True, "Parliament passes budget": False}
