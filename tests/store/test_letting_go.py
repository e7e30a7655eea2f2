"""Old articles are let go of where the reader said how long to keep: known again, and as read."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from stored import AT, FEED, Save, document, entry, paragraphs

from briefing.addresses import BUNDLED_FEEDS
from briefing.analysis.article import analyse
from briefing.model import (
    Article,
    ArticleId,
    Correction,
    Entry,
    FeedUrl,
    ShownSentence,
    StoryGroup,
    StoryId,
    StoryMerge,
)
from briefing.store import Store, retention

LATER = AT + timedelta(days=40)
KEEP_FROM = LATER - timedelta(days=30)


def tidy(
    store: Store, keep_from: datetime | None = KEEP_FROM, followed: Collection[FeedUrl] = (FEED,)
) -> int:
    """Everything that is to do; how many articles went."""
    went = 0
    while (
        n := store.tidy(keep_from=keep_from, analysed_from=keep_from, followed=followed)
    ) is not None:
        went += n
    return went


def articles(store: Store, feed: FeedUrl = FEED) -> dict[str, Article]:
    return {article.title: article for article in store.articles(feeds=[feed], since=None)}


FERRY = entry("Ferry sinks", guid="ferry-2024-12-07", url="https://x.org/ferry", text="At sea.")
NEWS = entry("Something else", guid="else-2025-01-16", text="On land.")


@pytest.fixture
def ferry(store: Store, save: Save) -> ArticleId:
    """An article that is too old to keep and left its feed."""
    save(FERRY)
    save(NEWS, at=LATER)
    return articles(store)["Ferry sinks"].id


def test_it_is_gone_with_all_that_was_kept_of_it(
    store: Store, save: Save, ferry: ArticleId
) -> None:
    save(replace(FERRY, paragraphs=paragraphs("At sea, at night.")))
    save(NEWS, at=LATER)
    old = articles(store)["Ferry sinks"]
    store.save_analyses([analyse(old)], "1")
    store.save_page(old, paragraphs("At sea, at night, in a storm."), at=AT)
    store.save_shown([ShownSentence(article=ferry, key=1, facts=(2,))], at=AT)

    assert tidy(store) == 1

    assert list(articles(store)) == ["Something else"]
    assert store.article(ferry) is None
    for words in ("ferry", "sea", "storm"):
        assert store.search(words) == ()
    assert store.edits(ferry) == ()
    assert store.pages([ferry]) == {}
    assert store.shown([ferry]) == ()
    assert store.analyses([ferry], "1") == {}
    assert store.feed_records()[FEED].articles == 1
    assert tidy(store) == 0


@pytest.mark.parametrize("is_read", [True, False])
def test_one_that_its_feed_brings_back_is_as_read_as_it_was_and_no_news(
    store: Store, save: Save, ferry: ArticleId, is_read: bool
) -> None:
    store.mark_read([ferry], is_read)
    tidy(store)
    saved = save(FERRY, NEWS, at=LATER)

    assert (saved.new, saved.changed) == (0, 0)
    back = articles(store)["Ferry sinks"]
    assert (back.id, back.read, back.first_seen) == (ferry, is_read, AT)
    assert (back.url, back.paragraphs) == (FERRY.url, FERRY.paragraphs)
    assert [hit.article for hit in store.search("ferry sea")] == [ferry]
    assert store.edits(ferry) == ()
    # Its feed holds it again.
    assert tidy(store) == 0


def test_it_can_be_marked_while_it_is_gone(store: Store, save: Save, ferry: ArticleId) -> None:
    tidy(store)
    store.mark_read([ferry], True)
    save(FERRY, at=LATER)
    assert articles(store)["Ferry sinks"].read


@pytest.mark.parametrize(
    "again",
    [
        replace(FERRY, guid="another"),
        replace(FERRY, url="http://www.x.org/ferry?utm_source=rss"),
        replace(FERRY, title="Ferry sinks, 12 dead"),
        replace(FERRY, paragraphs=paragraphs("Off the coast.")),
    ],
    ids=["guid", "link", "title", "text"],
)
def test_it_is_known_with_something_changed(
    store: Store, save: Save, ferry: ArticleId, again: Entry
) -> None:
    store.mark_read([ferry], True)
    tidy(store)
    assert save(again, at=LATER).new == 0
    back = articles(store)[again.title]
    assert (back.id, back.read, back.paragraphs) == (ferry, True, again.paragraphs)
    # What came back is brought up to date like any other.
    assert save(replace(again, title="Raised"), at=LATER).changed == 1
    assert len(store.search("raised")) == 1


def test_a_short_guid_may_be_given_to_another_article_then(store: Store, save: Save) -> None:
    save(entry("Flood in the valley", guid="item-1", url="https://x.org/flood"))
    save(NEWS, at=LATER)
    assert tidy(store) == 1
    assert save(entry("Parliament votes", guid="item-1", url="https://x.org/vote")).new == 1


def test_without_a_guid_it_is_known_by_its_link_or_its_words(store: Store, save: Save) -> None:
    linked, plain = entry("Linked", url="https://x.org/1"), entry("Plain", text="Nothing more.")
    save(linked, plain)
    save(NEWS, at=LATER)
    assert tidy(store) == 2
    assert save(linked, plain, at=LATER).new == 0


def test_what_the_reader_holds_on_to_stays(store: Store, save: Save) -> None:
    titles = ("Starred", "Moved", "Kept apart", "The other", "Read", "Unread")
    save(*(entry(title, guid=f"https://x.org/{title}") for title in titles))
    save(NEWS, at=LATER)
    found = articles(store)
    store.star([found["Starred"].id], True)
    store.mark_read([found["Read"].id], True)
    moved = Correction(article=found["Moved"].id, paragraph=0, section="Homs")
    store.save_correction(moved, at=AT)
    pair = (found["Kept apart"].id, found["The other"].id)
    store.save_wish(pair, apart=True, at=AT)

    assert tidy(store) == 2
    assert sorted(articles(store)) == sorted({*titles, NEWS.title} - {"Read", "Unread"})

    store.star([found["Starred"].id], False)
    store.forget_correction(moved)
    store.forget_wish(pair, apart=True)
    assert tidy(store) == 4


def test_nothing_goes_without_a_word_of_the_reader(store: Store, ferry: ArticleId) -> None:
    assert tidy(store, keep_from=None) == 0
    assert store.article(ferry)


def test_what_its_feed_still_holds_stays_however_old(store: Store, save: Save) -> None:
    save(FERRY)
    save(FERRY, NEWS, at=LATER)
    store.record_unchanged(FEED, at=LATER, next_try=LATER)
    assert tidy(store) == 0
    store.record_failure(FEED, at=LATER, problem="no answer", next_try=LATER)
    assert tidy(store) == 0
    # Nobody asks a feed any more that is not in feeds.toml.
    assert tidy(store, followed=()) == 1


def test_a_feed_that_is_empty_for_once_lets_nothing_go(store: Store, save: Save) -> None:
    save(FERRY)
    save(at=LATER)
    assert tidy(store) == 0
    save(NEWS, at=LATER)
    assert tidy(store) == 1


def test_what_a_feed_that_broke_off_may_still_hold_stays(store: Store, save: Save) -> None:
    save(FERRY)
    cut = replace(document(NEWS), is_cut=True)
    store.record_document(FEED, cut, outlet="X", at=LATER, next_try=LATER)
    assert tidy(store) == 0
    save(NEWS, at=LATER)
    assert tidy(store) == 1


def test_what_came_in_lately_stays_however_long_ago_it_was_published(
    store: Store, save: Save
) -> None:
    save(replace(FERRY, published=AT - timedelta(days=900)), at=LATER)
    save(NEWS, at=LATER)
    assert tidy(store) == 0


def test_what_came_with_the_program_stays(store: Store, save: Save) -> None:
    bundled = FeedUrl(next(iter(BUNDLED_FEEDS)))
    save(FERRY, feed=bundled)
    store.save_analyses([analyse(articles(store, bundled)["Ferry sinks"])], "1")
    save(NEWS, feed=bundled, at=LATER)
    assert tidy(store, followed=[bundled]) == 0
    assert store.analyses([articles(store, bundled)["Ferry sinks"].id], "1")


def test_one_step_is_small(store: Store, save: Save) -> None:
    save(*(entry(f"News {n}", guid=f"tag:{n}") for n in range(retention.AT_ONCE + 20)))
    save(NEWS, at=LATER)
    steps = [store.tidy(keep_from=KEEP_FROM, analysed_from=None, followed=[FEED]) for _ in range(3)]
    assert steps == [retention.AT_ONCE, 20, None]


def test_a_story_goes_with_the_last_of_its_articles(store: Store, save: Save) -> None:
    one, two = entry("One", guid="https://x.org/1"), entry("Two", guid="https://x.org/2")
    save(one, two)
    save(two, NEWS, at=LATER)
    found = articles(store)
    ids = (found["One"].id, found["Two"].id)
    merge = StoryMerge(gone=StoryId(ids[1]), into=StoryId(ids[0]))
    told = StoryGroup(id=StoryId(ids[0]), articles=ids)
    store.save_grouping([told], [merge], [], at=AT)

    assert tidy(store) == 1
    assert store.stories(ids) == (told,)
    save(NEWS, at=LATER)
    assert tidy(store) == 1
    assert store.stories() == ()
    assert store.story_changes(StoryId(ids[0])) == ()


def test_analyses_of_what_is_old_go_before_their_articles(
    store: Store, save: Save, ferry: ArticleId
) -> None:
    found = articles(store)
    store.save_analyses([analyse(article) for article in found.values()], "1")
    assert store.tidy(keep_from=None, analysed_from=KEEP_FROM, followed=[FEED]) == 0
    assert store.tidy(keep_from=None, analysed_from=KEEP_FROM, followed=[FEED]) is None
    ids = [article.id for article in found.values()]
    assert list(store.analyses(ids, "1")) == [found[NEWS.title].id]
    assert store.article(ferry)


def test_an_analysis_that_comes_too_late_is_not_kept(store: Store, ferry: ArticleId) -> None:
    old = articles(store)["Ferry sinks"]
    tidy(store)
    store.save_analyses([analyse(old)], "1")
    store.record_page_problem(ferry, "no answer", at=LATER, is_final=True)
    store.save_page(old, paragraphs("More."), at=LATER)
    assert store.analyses([ferry], "1") == {}
    assert store.pages([ferry]) == {}


def test_an_edition_is_made_of_something_else_then(store: Store, ferry: ArticleId) -> None:
    before = store.contents(feeds=[FEED], since=None)
    assert store.article(ferry)
    tidy(store)
    assert store.contents(feeds=[FEED], since=None) != before


def test_after_years_it_is_not_known_any_more(store: Store, save: Save, ferry: ArticleId) -> None:
    tidy(store)
    much_later = AT + retention.REMEMBERED
    tidy(store, keep_from=much_later - timedelta(days=1))
    assert save(FERRY, NEWS, at=LATER).new == 0
    save(NEWS, at=LATER)
    tidy(store, keep_from=much_later + timedelta(days=1))
    tidy(store, keep_from=much_later + timedelta(days=1))
    assert save(FERRY, NEWS, at=LATER).new == 1
