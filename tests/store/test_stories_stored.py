"""Which articles tell of one event is kept, with what became of stories that met or parted."""

from datetime import timedelta
from pathlib import Path

import pytest
from stored import AT, SOON

from briefing.model import ArticleId, StoryGroup, StoryId, StoryMerge, StorySplit
from briefing.store import Store, StoryChange

LATER = AT + timedelta(hours=2)


def ids(words: str) -> tuple[ArticleId, ...]:
    return tuple(map(ArticleId, words.split()))


def group(id: str, articles: str, asides: str = "") -> StoryGroup:
    return StoryGroup(id=StoryId(id), articles=ids(articles), asides=ids(asides))


def merge(gone: str, into: str) -> StoryMerge:
    return StoryMerge(gone=StoryId(gone), into=StoryId(into))


def split(left: str, new: str, articles: str) -> StorySplit:
    return StorySplit(left=StoryId(left), new=StoryId(new), articles=ids(articles))


HOMS, TALKS, FERRY = group("sh1", "h1 h2", "h9"), group("st1", "t1"), group("sf1", "f1 f2 f3")


@pytest.fixture
def kept(store: Store) -> Store:
    """A store with three stories."""
    store.save_grouping([HOMS, TALKS, FERRY], [], [], at=AT)
    return store


def test_stories_are_there_after_the_store_was_closed(path: Path) -> None:
    with Store.open(path) as store:
        assert store.stories() == ()
        store.save_grouping([HOMS, TALKS, FERRY], [], [], at=AT)
    with Store.open(path) as store:
        assert store.stories() == (HOMS, TALKS, FERRY)


def test_whole_stories_come_in_the_order_they_were_opened(kept: Store) -> None:
    assert kept.stories(ids("f2 h9 unknown")) == (HOMS, FERRY)
    assert kept.stories([]) == ()
    assert kept.stories(ids("unknown")) == ()


def test_each_article_knows_its_story(kept: Store) -> None:
    assert kept.story_of(ids("h9 f1 unknown")) == {"h9": "sh1", "f1": "sf1"}


def test_a_story_grows_and_keeps_its_place_among_the_others(kept: Store) -> None:
    grown = group("sh1", "h1 h2 h3", "h9 h8")
    new = group("sn1", "n1")
    kept.save_grouping([grown, new], [], [], at=SOON)
    assert kept.stories() == (grown, TALKS, FERRY, new)
    assert kept.story_of(ids("h3 h8 n1")) == {"h3": "sh1", "h8": "sh1", "n1": "sn1"}


def test_an_aside_may_become_a_report_and_the_order_another(kept: Store) -> None:
    turned = group("sh1", "h2 h9 h1")
    kept.save_grouping([turned], [], [], at=SOON)
    assert kept.stories(ids("h9")) == (turned,)


def test_articles_leave_the_story_they_were_in_even_where_that_is_not_named(kept: Store) -> None:
    kept.save_grouping([group("sn1", "f3 h9 t1")], [], [], at=SOON)
    assert kept.stories() == (
        group("sh1", "h1 h2"),
        group("sf1", "f1 f2"),
        group("sn1", "f3 h9 t1"),
    )
    assert kept.story_of(ids("t1")) == {"t1": "sn1"}


def test_an_article_that_left_every_story_is_in_none(kept: Store) -> None:
    kept.save_grouping([group("sf1", "f1 f2")], [], [], at=SOON)
    assert kept.story_of(ids("f3")) == {}


def test_of_two_stories_that_met_the_one_that_is_gone_leads_to_the_other(kept: Store) -> None:
    kept.save_grouping([group("sh1", "h1 h2 t1", "h9")], [merge("st1", "sh1")], [], at=SOON)
    assert [story.id for story in kept.stories()] == ["sh1", "sf1"]
    assert kept.merged_into(StoryId("st1")) == "sh1"
    assert kept.merged_into(StoryId("sh1")) == "sh1"
    assert kept.merged_into(StoryId("never seen")) == "never seen"
    assert kept.story_changes(StoryId("st1")) == (StoryChange(at=SOON, what=merge("st1", "sh1")),)


def test_merges_are_followed_one_after_the_other(kept: Store) -> None:
    kept.save_grouping([group("sh1", "h1 h2 t1", "h9")], [merge("st1", "sh1")], [], at=SOON)
    kept.save_grouping(
        [group("sf1", "f1 f2 f3 h1 h2 t1", "h9")], [merge("sh1", "sf1")], [], at=LATER
    )
    assert kept.merged_into(StoryId("st1")) == "sf1"
    assert len(kept.stories()) == 1


def test_a_story_that_was_gone_and_is_there_again_leads_to_itself(kept: Store) -> None:
    met, parted = merge("st1", "sh1"), split("sh1", "st1", "t1")
    kept.save_grouping([group("sh1", "h1 h2 t1", "h9")], [met], [], at=SOON)
    kept.save_grouping([HOMS, TALKS], [met], [parted], at=LATER)
    assert kept.merged_into(StoryId("st1")) == "st1"
    assert kept.stories() == (HOMS, FERRY, TALKS)
    assert kept.story_changes(StoryId("st1")) == (
        StoryChange(at=SOON, what=met),
        StoryChange(at=LATER, what=parted),
    )


def test_stories_that_swallow_each_other_in_turn_do_not_lead_in_a_circle(kept: Store) -> None:
    kept.save_grouping([group("sf1", "f1 f2 f3 t1")], [merge("st1", "sf1")], [], at=AT)
    kept.save_grouping([group("sf1", "f1 f2 f3"), TALKS], [], [split("sf1", "st1", "t1")], at=SOON)
    kept.save_grouping([group("st1", "t1 f1 f2 f3")], [merge("sf1", "st1")], [], at=LATER)
    assert kept.merged_into(StoryId("sf1")) == "st1"
    kept.save_grouping([group("sx1", "t1 f1 f2 f3")], [], [], at=LATER)
    assert kept.merged_into(StoryId("st1")) == "st1"


def test_what_is_told_again_is_kept_once_with_its_first_moment(kept: Store) -> None:
    grown = [group("sh1", "h1 h2 t1"), group("sh9", "h9")]
    told = ([merge("st1", "sh1")], [split("sh1", "sh9", "h9")])
    for at in (AT, SOON, LATER):
        kept.save_grouping(grown, *told, at=at)
    assert [change.at for change in kept.story_changes(StoryId("sh1"))] == [AT, AT]


def test_a_merge_that_happens_again_is_kept_again(kept: Store) -> None:
    met = merge("st1", "sh1")
    together, apart = [group("sh1", "h1 h2 t1", "h9")], [HOMS, TALKS]
    kept.save_grouping(together, [met], [], at=AT)
    kept.save_grouping(apart, [met], [split("sh1", "st1", "t1")], at=SOON)
    kept.save_grouping(together, [met], [split("sh1", "st1", "t1")], at=LATER)
    assert [change.at for change in kept.story_changes(StoryId("st1"))] == [AT, SOON, LATER]
    assert kept.merged_into(StoryId("st1")) == "sh1"


def test_nothing_is_written_where_nothing_changed(kept: Store) -> None:
    with kept._database.reading() as db:
        before = db.total_changes
    kept.save_grouping([HOMS, TALKS, FERRY], [], [], at=SOON)
    with kept._database.reading() as db:
        assert db.total_changes == before
