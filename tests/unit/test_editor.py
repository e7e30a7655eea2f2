"""Editions of a store that goes on: a story keeps its name, its days and the reader's will."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from briefing import clock
from briefing.analysis import memo
from briefing.edition.stories import Stories
from briefing.editor import Editor
from briefing.model import Edition, Entry, FeedDocument, FeedUrl, Story
from briefing.newsroom import Newsroom
from briefing.sources.paragraphs import from_text

START = datetime(2026, 3, 2, 8, tzinfo=UTC)
CONFIG = """
[briefing]
refresh = "off"
window = "24h"
[[feeds]]
url = "https://courier.example/feed"
tags = ["north"]
[[feeds]]
url = "https://herald.example/feed"
tags = ["south"]
[[sections]]
name = "Ferries"
about = ["ferry"]
"""
COURIER = FeedUrl("https://courier.example/feed")
HERALD = FeedUrl("https://herald.example/feed")


@pytest.fixture
def newsroom(tmp_path: Path) -> Iterator[Newsroom]:
    config = tmp_path / "feeds.toml"
    config.write_text(CONFIG, "utf-8")
    with Newsroom.open(config=config, data_dir=tmp_path / "data") as newsroom:
        yield newsroom


def tell(newsroom: Newsroom, feed: FeedUrl, outlet: str, at: datetime, *told: str) -> None:
    """One more article of a feed: its title and its paragraphs."""
    title, *text = told
    entry = Entry(
        guid=title,
        url=f"https://{outlet.lower()}.example/{len(title)}",
        title=title,
        published=at,
        language="en",
        paragraphs=from_text("\n\n".join(text)),
    )
    newsroom.store.record_document(
        feed,
        FeedDocument(title=outlet, entries=(entry,)),
        outlet=outlet,
        at=at,
        next_try=at,
    )


def tell_many(newsroom: Newsroom, count: int, *, before: datetime) -> None:
    for number in range(count):
        town = f"Town {number}"
        tell(
            newsroom, HERALD, "Herald", before - timedelta(minutes=5 * (number + 1)),
            f"{town} opens its ferry harbour number {number}",
            f"The mayor of {town} opened a harbour for {number + 100} ferries, her office said.",
        )  # fmt: skip


def edition_at(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch, at: datetime) -> Edition:
    monkeypatch.setattr(clock, "now", lambda: at)
    return newsroom.make_edition()


def edition_by_another(newsroom: Newsroom, at: datetime) -> Edition:
    """As a process makes it that has just begun."""
    editor = Editor(newsroom.store)
    return editor.edition(newsroom.config, feeds=newsroom.feed_statuses(), at=at)


def configure(newsroom: Newsroom, change: tuple[str, str]) -> None:
    path = newsroom.config.path
    path.write_text(path.read_text("utf-8").replace(*change), "utf-8")
    assert newsroom.reload_config() is not None


SUNK = (
    "Ferry Aurora sinks off Karvik harbour",
    "The ferry Aurora sank off Karvik harbour early on Monday after hitting a reef, the coast"
    " guard said. Rescuers pulled 212 passengers from the sea.",
    "The coast guard said the Aurora had left Karvik at 5 a.m. with 240 people on board.",
)
HERALD_SUNK = (
    "Aurora ferry hits reef and sinks near Karvik",
    "A passenger ferry, the Aurora, hit a reef and sank near Karvik harbour on Monday. Captain"
    " Ines Holm told the Herald that rescuers had saved 212 passengers.",
    "The Aurora had 240 people on board, according to the coast guard in Karvik.",
)
INQUIRY = (
    "Aurora ferry hit reef off Karvik harbour in fog, coast guard says",
    "The ferry Aurora hit the reef off Karvik harbour in fog, the coast guard said on Tuesday."
    " Captain Ines Holm and 239 others were on board when the ferry sank. On Tuesday morning"
    " divers from Karvik reached the wreck at a depth of 60 metres.",
)


def story_of(edition: Edition, title: str) -> Story:
    article = next(a.id for a in edition.articles if a.title == title)
    return next(s for s in edition.stories if article in (*s.articles, *s.asides))


@pytest.fixture
def told(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> Edition:
    tell(newsroom, COURIER, "Courier", START, *SUNK)
    tell(newsroom, HERALD, "Herald", START + timedelta(minutes=40), *HERALD_SUNK)
    return edition_at(newsroom, monkeypatch, START + timedelta(hours=1))


def test_one_event_of_two_outlets_is_one_story(told: Edition):
    [story] = told.stories
    assert story.outlets == ("Herald", "Courier")
    assert len(story.origins) == 2
    assert {row.tag: row.outlets for row in story.coverage} == {
        "north": ("Courier",),
        "south": ("Herald",),
    }
    section = next(section for section in told.sections if section.name == "Ferries")
    assert section.stories == (story.id,)


def test_every_sentence_of_a_story_is_the_slice_it_cites(told: Edition):
    [story] = told.stories
    texts = {(a.id, p.index): p.text for a in told.articles for p in a.paragraphs}
    cited = [
        *story.brief,
        *(claim.sentence for claim in story.claims),
        *(entry.sentence for entry in story.timeline),
        *(sentence for row in story.coverage for sentence in row.alone),
    ]
    assert len(cited) >= 6
    for sentence in cited:
        assert (
            sentence.text
            == texts[sentence.article, sentence.paragraph][sentence.start : sentence.end]
        )
        assert story.articles[sentence.citation - 1] == sentence.article


def test_the_next_day_the_story_is_the_same_and_tells_its_first_day(
    newsroom: Newsroom, told: Edition, monkeypatch: pytest.MonkeyPatch
):
    [before] = told.stories
    tell(newsroom, HERALD, "Herald", START + timedelta(hours=26), *INQUIRY)
    later = edition_at(newsroom, monkeypatch, START + timedelta(hours=27))
    story = story_of(later, INQUIRY[0])
    assert story.id == before.id
    assert set(before.articles) < set(story.articles)
    assert [day.day.day for day in story.timeline] == sorted(d.day.day for d in story.timeline)
    assert {entry.day.day for entry in story.timeline} >= {2, 3}


def test_what_was_shown_is_folded_and_what_was_not_is_new(
    newsroom: Newsroom, told: Edition, monkeypatch: pytest.MonkeyPatch
):
    [before] = told.stories
    newsroom.shown(before.brief)
    again = edition_at(newsroom, monkeypatch, START + timedelta(hours=2))
    [story] = again.stories
    assert story.new < before.new
    assert story.folded > before.folded


def test_a_story_that_only_repeats_itself_has_nothing_new(
    newsroom: Newsroom, told: Edition, monkeypatch: pytest.MonkeyPatch
):
    newsroom.mark_read([article.id for article in told.articles], True)
    tell(
        newsroom, HERALD, "Herald", START + timedelta(hours=3),
        "Ferry Aurora sank near Karvik: what we know",
        "The ferry Aurora, with 240 people on board, sank off Karvik harbour after it hit a reef."
        " The coast guard rescued 212 passengers.",
    )  # fmt: skip
    later = edition_at(newsroom, monkeypatch, START + timedelta(hours=4))
    story = story_of(later, "Ferry Aurora sank near Karvik: what we know")
    assert len(story.articles) == 3
    assert story.new == 0


def test_an_undone_look_makes_it_new_again(
    newsroom: Newsroom, told: Edition, monkeypatch: pytest.MonkeyPatch
):
    [before] = told.stories
    newsroom.unshown(newsroom.shown(before.brief))
    [story] = edition_at(newsroom, monkeypatch, START + timedelta(hours=2)).stories
    assert story.new == before.new


def test_an_article_split_off_stays_out_and_comes_back_when_undone(
    newsroom: Newsroom, told: Edition, monkeypatch: pytest.MonkeyPatch
):
    [before] = told.stories
    undo = newsroom.split_off(before.id, before.articles[0])
    later = edition_at(newsroom, monkeypatch, START + timedelta(hours=2))
    assert sorted(len(story.articles) for story in later.stories) == [1, 1]
    again = edition_at(newsroom, monkeypatch, START + timedelta(hours=3))
    assert {story.id for story in again.stories} == {story.id for story in later.stories}
    newsroom.undo_wish(undo)
    [story] = edition_at(newsroom, monkeypatch, START + timedelta(hours=4)).stories
    assert set(story.articles) == set(before.articles)


def test_two_stories_the_reader_merges_are_one_until_undone(
    newsroom: Newsroom, told: Edition, monkeypatch: pytest.MonkeyPatch
):
    tell(
        newsroom, COURIER, "Courier", START + timedelta(hours=1),
        "Bakers in Odda win the bread prize",
        "Two bakers from Odda won the national bread prize on Monday with a loaf of rye.",
    )  # fmt: skip
    apart = edition_at(newsroom, monkeypatch, START + timedelta(hours=2))
    assert len(apart.stories) == 2
    undo = newsroom.merge_stories(apart.stories[0].id, apart.stories[1].id)
    [story] = edition_at(newsroom, monkeypatch, START + timedelta(hours=3)).stories
    assert len(story.articles) == 3
    assert any(each.is_wish for each in story.together)
    newsroom.undo_wish(undo)
    assert len(edition_at(newsroom, monkeypatch, START + timedelta(hours=4)).stories) == 2


def another(hours: int, feed: FeedUrl, outlet: str) -> Callable[[Newsroom, Edition], object]:
    return lambda newsroom, _: tell(
        newsroom, feed, outlet, START + timedelta(hours=hours - 1), *INQUIRY
    )


def set_to(before: str, after: str) -> Callable[[Newsroom, Edition], object]:
    return lambda newsroom, _: configure(newsroom, (before, after))


ALIASES = '[actors.aliases]\n"Coast Guard of Karvik" = ["coast guard", "Aurora"]\n'
CHANGES: tuple[tuple[int, Callable[[Newsroom, Edition], object]], ...] = (
    (6, lambda newsroom, told: newsroom.mark_read([told.articles[0].id], True)),
    (7, lambda newsroom, told: newsroom.shown(told.stories[0].brief[:1])),
    (8, another(8, HERALD, "Herald")),
    (9, lambda newsroom, told: newsroom.split_off(told.stories[0].id, told.articles[0].id)),
    (
        10,
        lambda newsroom, _: tell(newsroom, COURIER, "Courier", START, *SUNK[:2], "All are saved."),
    ),
    (11, lambda newsroom, told: newsroom.move(told.articles[0].id, 0, "Elsewhere")),
    (12, set_to("[[sections]]", f"{ALIASES}[[sections]]")),
    (13, set_to("[briefing]", '[briefing]\nsummary = "short"')),
    (14, set_to('tags = ["south"]', 'tags = ["east"]')),
    (15, set_to("[actors.aliases]", '[actors]\nwatch = ["Karvik"]\n[actors.aliases]')),
    (16, set_to('name = "Ferries"', 'name = "Harbours"')),
    (17, set_to('url = "https://herald.example/feed"', 'url = "https://no.example"')),
    (27, another(27, COURIER, "Courier")),
)
"""Hours after the start, and what happens then."""


def test_an_outlet_that_writes_its_own_report_in_place_of_a_wire_is_an_origin(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
):
    tell(newsroom, COURIER, "Courier", START, *SUNK)
    tell(newsroom, HERALD, "Herald", START + timedelta(minutes=40), *SUNK)
    at = START + timedelta(hours=1)
    [story] = edition_at(newsroom, monkeypatch, at).stories
    assert [origin.why for origin in story.origins] == ["the same text"]
    tell(newsroom, HERALD, "Herald", START + timedelta(minutes=40), SUNK[0], *HERALD_SUNK[1:])
    of_another_process = edition_by_another(newsroom, at)
    made = edition_at(newsroom, monkeypatch, at)
    [story] = made.stories
    assert [origin.name for origin in story.origins] == ["Herald", "Courier"]
    assert made == of_another_process


def test_what_the_last_edition_left_changes_nothing(
    newsroom: Newsroom, told: Edition, monkeypatch: pytest.MonkeyPatch
):
    for hours, change in CHANGES:
        before = newsroom.make_edition()
        assert newsroom.store.last_left() is not None
        change(newsroom, told)
        at = START + timedelta(hours=hours)
        monkeypatch.setattr(clock, "now", lambda at=at: at)
        of_another_process = edition_by_another(newsroom, at)
        made = edition_at(newsroom, monkeypatch, at)
        newsroom.store.save_edition(made)
        assert newsroom.store.last_left() is None
        anew = edition_by_another(newsroom, at)
        assert made == of_another_process == anew
        assert (made.stories, made.sections) != (before.stories, before.sections), hours


def test_found_sections_keep_their_order_in_another_process(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
):
    def tell_of(town: str, count: int, hours: int) -> None:
        for number in range(count):
            tell(
                newsroom, COURIER, "Courier", START + timedelta(hours=hours, minutes=number),
                f"{town} opens harbour number {10 * hours + number}",
                f"The mayor of {town} opened harbour {10 * hours + number}, her office said.",
            )  # fmt: skip

    configure(newsroom, (CONFIG[CONFIG.index("[[sections]]") :], ""))
    tell_of("Oslo", 4, 0)
    tell_of("Bergen", 3, 1)
    tell_of("Turku", 3, 1)
    edition_at(newsroom, monkeypatch, START + timedelta(hours=2))
    tell_of("Bergen", 2, 3)
    made = edition_by_another(newsroom, START + timedelta(hours=4))
    assert [section.name for section in made.sections[1:-1]] == ["Oslo", "Bergen", "Turku"]
    newsroom.store.save_edition(made)
    anew = edition_by_another(newsroom, START + timedelta(hours=4))
    assert [section.name for section in anew.sections[1:-1]] == ["Bergen", "Oslo", "Turku"]


def test_what_a_process_before_has_told_is_not_told_again(
    newsroom: Newsroom, told: Edition, monkeypatch: pytest.MonkeyPatch
):
    at = START + timedelta(hours=2)
    tell_many(newsroom, 6, before=at)
    before = edition_at(newsroom, monkeypatch, at)
    n_told = count()
    really = Stories._tell
    monkeypatch.setattr(Stories, "_tell", lambda *each: (next(n_told), really(*each))[1])
    assert edition_by_another(newsroom, at).stories == before.stories
    assert next(n_told) == 0
    tell(newsroom, HERALD, "Herald", at, *INQUIRY)
    made = edition_by_another(newsroom, at)
    assert next(n_told) == 2, "only the story that goes on"
    monkeypatch.setattr("briefing.editor._program", lambda: "of another day")
    assert edition_by_another(newsroom, at) == made
    assert next(n_told) == 3 + len(made.stories)


def test_one_edition_after_another_leaves_no_more_to_forget(
    newsroom: Newsroom, told: Edition, monkeypatch: pytest.MonkeyPatch
):
    before = len(memo._forgotten)
    edition_at(newsroom, monkeypatch, START + timedelta(hours=2))
    assert told.articles
    assert len(memo._forgotten) == before


def test_while_much_is_analysed_the_newest_is_shown(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("briefing.editor.MANY", 20)
    monkeypatch.setattr("briefing.editor.FIRST", 10)
    at = START + timedelta(hours=10)
    tell_many(newsroom, 40, before=at)
    monkeypatch.setattr(clock, "now", lambda: at)
    shown: list[Edition] = []
    whole = newsroom.make_edition(so_far=shown.append)
    [early] = shown
    assert 10 <= len(early.articles) < len(whole.articles) == 40
    newest = sorted(whole.articles, key=lambda article: article.published, reverse=True)
    assert {a.id for a in early.articles} == {a.id for a in newest[: len(early.articles)]}
    assert whole.sections[0].articles
    assert newsroom.last_edition() == whole


def test_what_is_on_the_page_does_not_go_while_it_is_analysed_anew(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("briefing.editor.MANY", 20)
    monkeypatch.setattr("briefing.editor.FIRST", 10)
    at = START + timedelta(hours=10)
    tell_many(newsroom, 40, before=at)
    edition_at(newsroom, monkeypatch, at)
    monkeypatch.setattr("briefing.editor.ANALYSER_VERSION", "of another day")
    shown: list[Edition] = []
    assert len(newsroom.make_edition(so_far=shown.append).articles) == 40
    assert not shown


def test_yesterday_s_edition_is_what_it_was(
    newsroom: Newsroom, told: Edition, monkeypatch: pytest.MonkeyPatch
):
    tell(newsroom, HERALD, "Herald", START + timedelta(hours=26), *INQUIRY)
    edition_at(newsroom, monkeypatch, START + timedelta(hours=27))
    today, yesterday = newsroom.edition_days()
    assert (today - yesterday).days == 1
    kept = newsroom.edition_on(yesterday)
    assert kept is not None
    assert kept.stories == told.stories
    assert [section.summary for section in kept.sections] == [
        section.summary for section in told.sections
    ]
    assert newsroom.edition_on(yesterday - timedelta(days=1)) is None


def test_every_article_is_in_just_one_story(told: Edition):
    everything = [id for story in told.stories for id in (*story.articles, *story.asides)]
    assert sorted(everything) == sorted(article.id for article in told.articles)


def test_an_edition_is_made_anew_only_where_something_changed(
    newsroom: Newsroom, told: Edition, monkeypatch: pytest.MonkeyPatch
):
    soon = START + timedelta(hours=1, minutes=20)
    monkeypatch.setattr(clock, "now", lambda: soon)
    assert newsroom.edition_now().made_at == told.made_at
    newsroom.mark_read([told.articles[0].id], True)
    assert newsroom.edition_now().made_at == soon
    assert newsroom.edition_now().made_at == soon
    monkeypatch.setattr(clock, "now", lambda: soon + timedelta(hours=1))
    assert newsroom.edition_now().made_at == soon + timedelta(hours=1)


def test_news_make_a_new_edition(
    newsroom: Newsroom, told: Edition, monkeypatch: pytest.MonkeyPatch
):
    soon = START + timedelta(hours=1, minutes=20)
    monkeypatch.setattr(clock, "now", lambda: soon)
    tell(newsroom, HERALD, "Herald", soon, *INQUIRY)
    assert any(article.title == INQUIRY[0] for article in newsroom.edition_now().articles)
