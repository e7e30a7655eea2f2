"""The text of an article's page: shown in place of the feed's, for as long as that stays."""

from datetime import timedelta

import pytest
from stored import AT, FEED, Save, entry, paragraphs

from briefing.analysis.article import analyse
from briefing.model import Article
from briefing.store import Store

FULL = paragraphs("The city fell at dawn.", "By noon the squares were full of people.")
URL = "https://news.example/homs"


@pytest.fixture
def article(store: Store, save: Save) -> Article:
    save(entry(url=URL, guid="1"))
    return the_article(store)


def the_article(store: Store) -> Article:
    [article] = store.articles(feeds=[FEED], since=None)
    return article


def waiting(store: Store, **after: int) -> int:
    """How many articles still wait for their page, so long after they came."""
    at = AT + timedelta(**after)
    since = AT - timedelta(days=1)
    return len(store.articles_without_page([FEED], since=since, at=at, limit=10))


def test_the_pages_text_is_shown_and_found(store: Store, article: Article) -> None:
    assert waiting(store) == 1
    store.save_page(article, FULL, at=AT)
    assert the_article(store).paragraphs == FULL
    assert len(store.search("squares")) == 1
    assert store.pages([article.id])[article.id].is_shown
    assert waiting(store, days=1) == 0


def test_it_stays_when_the_feed_says_the_same_again(
    store: Store, save: Save, article: Article
) -> None:
    store.save_page(article, FULL, at=AT)
    store.mark_read([article.id], True)
    assert save(entry(url=URL, guid="1")).changed == 0
    assert save(entry(url=URL, guid="1", text="")).changed == 0
    assert the_article(store).paragraphs == FULL
    assert the_article(store).read
    assert store.edits(article.id) == ()


def test_an_edit_in_the_feed_takes_it_back_until_the_page_is_asked_again(
    store: Store, save: Save, article: Article
) -> None:
    store.save_page(article, FULL, at=AT)
    assert save(entry(url=URL, guid="1", text="The city fell at noon.")).changed == 1
    assert the_article(store).paragraphs == paragraphs("The city fell at noon.")
    [edit] = store.edits(article.id)
    assert (edit.removed, edit.added) == (
        ("The city fell at dawn.",),
        ("The city fell at noon.",),
    )
    assert store.search("squares") == ()
    assert len(store.search("noon")) == 1
    assert waiting(store) == 1


def test_an_analysis_of_it_is_kept(store: Store, article: Article) -> None:
    store.save_page(article, FULL, at=AT)
    shown = the_article(store)
    store.save_analyses([analyse(article)], "1", made_of=[article])
    store.save_analyses([analyse(shown)], "2", made_of=[shown])
    assert list(store.analyses([article.id], "2")) == [article.id]


def test_a_page_of_an_article_that_changed_meanwhile_is_not_taken(
    store: Store, save: Save, article: Article
) -> None:
    save(entry(url=URL, guid="1", text="The city fell at noon."))
    store.save_page(article, FULL, at=AT)
    assert the_article(store).paragraphs == paragraphs("The city fell at noon.")


def test_why_there_is_none_is_kept(store: Store, article: Article) -> None:
    store.record_page_problem(article.id, "for subscribers", at=AT, is_final=True)
    page = store.pages([article.id])[article.id]
    assert (page.problem, page.is_shown) == ("for subscribers", False)
    assert the_article(store).paragraphs == article.paragraphs
    assert waiting(store, days=1) == 0


def test_one_that_could_not_be_had_is_asked_for_a_few_times_more(
    store: Store, article: Article
) -> None:
    asked = []
    for hour in range(6):
        asked.append(waiting(store, hours=hour, minutes=1))
        if asked[-1]:
            at = AT + timedelta(hours=hour, minutes=1)
            store.record_page_problem(article.id, "no answer", at=at, is_final=False)
    assert asked == [1, 1, 1, 0, 0, 0]


def test_what_has_no_page_or_is_old_is_not_asked_for(store: Store, save: Save) -> None:
    save(entry(guid="1"))
    assert waiting(store) == 0
    save(entry("Another", guid="2", url=URL))
    since = AT + timedelta(seconds=1)
    assert store.articles_without_page([FEED], since=since, at=since, limit=10) == ()
