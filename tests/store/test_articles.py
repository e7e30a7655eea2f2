"""What goes in comes out: articles, marks, health, analyses, editions."""

import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from subprocess import run

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from stored import AT, FEED, SOON, Save, document, entry, paragraphs

from briefing.model import (
    ActorKind,
    Article,
    ArticleAnalysis,
    ArticleId,
    BriefedArticle,
    BriefedParagraph,
    Edition,
    Entry,
    FeedUrl,
    Mention,
    Paragraph,
    ParagraphAnalysis,
    ParagraphKind,
)
from briefing.store import Saved, Store

BUNDLED = FeedUrl("bundled:syria-2024-12-07")


def only(store: Store, feed: FeedUrl = FEED) -> Article:
    [article] = store.articles(feeds=[feed], since=None)
    return article


def test_an_article_comes_back_as_the_feed_gave_it(store: Store, save: Save) -> None:
    kinds = tuple(
        Paragraph(index=index, kind=kind, text=f"Ein Absatz: “Şêx” {kind} 😀\n{index}")
        for index, kind in enumerate(ParagraphKind)
    )
    given_entry = Entry(
        guid="tag:1",
        url="https://x.org/a?b=1",
        title="Türkiye’s “move”",
        author="Ana",
        published=AT - timedelta(hours=1),
        language="en-gb",
        paragraphs=kinds,
    )
    save(given_entry)

    article = only(store)
    assert article == Article(
        id=article.id,
        feed=FEED,
        title="Türkiye’s “move”",
        url="https://x.org/a?b=1",
        outlet="The Example",
        author="Ana",
        published=AT - timedelta(hours=1),
        first_seen=AT,
        language="en-gb",
        paragraphs=kinds,
    )
    assert store.article(article.id) == article
    assert store.article(ArticleId("nosuch")) is None


def test_articles_come_newest_first_and_never_before_they_were_seen(
    store: Store, save: Save
) -> None:
    save(
        entry("Tomorrow", guid="t1", published=AT + timedelta(days=1)),
        entry("Undated", guid="t2"),
        entry("An hour ago", guid="t3", published=AT - timedelta(hours=1)),
        entry("Last year", guid="t4", published=AT - timedelta(days=365)),
    )
    save(entry("Later", guid="t5", published=AT), at=AT + timedelta(hours=2))

    titles = [article.title for article in store.articles(feeds=[FEED], since=None)]
    assert set(titles[:3]) == {"Tomorrow", "Undated", "Later"}
    assert titles[3:] == ["An hour ago", "Last year"]
    recent = store.articles(feeds=[FEED], since=AT - timedelta(hours=2))
    assert {article.title for article in recent} == {*titles} - {"Last year"}


def test_entries_without_dates_keep_the_feeds_order(store: Store, save: Save) -> None:
    save(*(entry(f"{n}", guid=f"tag:{n}") for n in range(9)))
    assert [a.title for a in store.articles(feeds=[FEED], since=None)] == list("012345678")


@pytest.mark.parametrize("year", [1, 1901, 1970, 2038, 9999])
def test_any_year_a_feed_may_claim_is_kept(store: Store, save: Save, year: int) -> None:
    moment = datetime(year, 6, 1, tzinfo=UTC)
    save(entry(published=moment))
    assert only(store).published == moment


def test_only_the_feeds_asked_for_and_bundled_ones_of_any_age(store: Store, save: Save) -> None:
    other = FeedUrl("https://other.example/rss")
    save(entry("Here", guid="t1", published=AT))
    save(entry("There", guid="t2", published=AT), feed=other)
    save(entry("Long ago", guid="t3", published=AT - timedelta(days=700)), feed=BUNDLED)

    found = store.articles(feeds=[FEED, BUNDLED], since=AT - timedelta(hours=48))
    assert [article.title for article in found] == ["Here", "Long ago"]
    assert store.articles(feeds=[], since=None) == ()


def test_marks_are_set_and_taken_away(store: Store, save: Save) -> None:
    save(entry())
    article = only(store)
    store.mark_read([article.id, ArticleId("nosuch")], True)
    store.star([article.id], True)
    assert (only(store).read, only(store).starred) == (True, True)
    store.mark_read([article.id], False)
    store.star([article.id], False)
    assert (only(store).read, only(store).starred) == (False, False)


def test_an_edit_is_counted_and_a_new_date_is_not(save: Save) -> None:
    first = entry(guid="tag:1", published=AT)
    assert save(first) == Saved(new=1, changed=0)
    assert save(entry(guid="tag:1", published=SOON)) == Saved(new=0, changed=0)
    assert save(entry(guid="tag:1", text="The city fell at noon.")) == Saved(new=0, changed=1)


def test_an_entry_that_comes_without_its_text_keeps_the_one_it_had(
    store: Store, save: Save
) -> None:
    save(entry(guid="tag:1"))
    assert save(entry("Homs has fallen", guid="tag:1", text="")).changed == 1
    assert only(store).title == "Homs has fallen"
    assert only(store).paragraphs == paragraphs("The city fell at dawn.")
    assert save(entry("Homs has fallen", guid="tag:1", text="")).changed == 0


def test_the_outlet_can_be_renamed_and_reaches_stored_articles(store: Store, save: Save) -> None:
    save(entry())
    store.name_outlets({FEED: "Another Name"})
    assert only(store).outlet == "Another Name"


def test_a_feeds_health_is_remembered(store: Store, save: Save) -> None:
    assert store.feed_records() == {}
    save(entry())
    store.record_failure(FEED, at=SOON, problem="no answer", next_try=SOON, not_before=SOON)
    store.record_failure(FEED, at=SOON, problem="still none", next_try=SOON)
    record = store.feed_records()[FEED]
    assert (record.problem, record.failures, record.last_ok) == ("still none", 2, AT)
    assert (record.articles, record.title, record.not_before) == (1, "The Example", None)

    store.record_unchanged(FEED, at=SOON, next_try=SOON, etag="e2", last_modified="m2")
    record = store.feed_records()[FEED]
    assert (record.problem, record.failures, record.last_ok) == (None, 0, SOON)
    assert (record.etag, record.last_modified) == ("e2", "m2")


def test_a_paused_feed_stays_paused_until_it_is_taken_up_again(store: Store, save: Save) -> None:
    store.set_paused(FEED, True)
    save(entry())
    assert store.feed_records()[FEED].paused
    store.set_paused(FEED, False)
    record = store.feed_records()[FEED]
    assert not record.paused
    assert record.next_try is None


def analysis(article: Article, canonical: str = "Homs") -> ArticleAnalysis:
    return ArticleAnalysis(
        article=article.id,
        title_mentions=(Mention(start=0, end=6, kind=ActorKind.GROUP, canonical="rebels"),),
        paragraphs=(
            ParagraphAnalysis(
                index=0,
                sentences=((0, 22),),
                mentions=(
                    Mention(start=0, end=8, kind=ActorKind.PLACE, canonical=canonical),
                    Mention(start=9, end=13, kind=ActorKind.PERSON, canonical="Ana"),
                ),
            ),
        ),
        is_english=False,
    )


def test_an_analysis_comes_back_for_its_version_only(store: Store, save: Save) -> None:
    save(entry())
    article = only(store)
    store.save_analyses([analysis(article)], "1")
    assert store.analyses([article.id], "1") == {article.id: analysis(article)}
    assert store.analyses([article.id], "2") == {}

    store.save_analyses([analysis(article, "Hama")], "2")
    assert store.analyses([article.id], "2") == {article.id: analysis(article, "Hama")}
    assert store.analyses([], "2") == {}


def test_an_edited_article_needs_a_new_analysis(store: Store, save: Save) -> None:
    save(entry(guid="tag:1"))
    before = only(store)
    store.save_analyses([analysis(before)], "1")
    save(entry(guid="tag:1", text="Another text."))
    assert store.analyses([before.id], "1") == {}

    # Made of the old text, finished after the edit.
    store.save_analyses([analysis(before)], "1", made_of=[before])
    assert store.analyses([before.id], "1") == {}
    after = only(store)
    store.save_analyses([analysis(after)], "1", made_of=[after])
    assert list(store.analyses([after.id], "1")) == [after.id]


def edition(made_at: datetime, *articles: Article) -> Edition:
    return Edition(
        made_at=made_at,
        since=None,
        feeds=(),
        sections=(),
        articles=tuple(
            BriefedArticle(
                id=article.id,
                feed=article.feed,
                title=article.title,
                url=article.url,
                outlet=article.outlet,
                published=article.published,
                read=article.read,
                starred=article.starred,
                new=True,
                paragraphs=(
                    BriefedParagraph(
                        index=0, kind=ParagraphKind.BODY, text="The city fell.", section="Homs"
                    ),
                ),
            )
            for article in articles
        ),
    )


def test_the_last_edition_comes_back_whole(store: Store, save: Save) -> None:
    assert store.last_edition() is None
    save(entry())
    for hours in range(5):
        store.save_edition(edition(AT + timedelta(hours=hours), only(store)))
    assert store.last_edition() == edition(AT + timedelta(hours=4), only(store))


def test_the_last_edition_knows_what_was_read_since(store: Store, save: Save) -> None:
    save(entry())
    article = only(store)
    store.save_edition(edition(AT, article))
    store.mark_read([article.id], True)
    store.star([article.id], True)
    last = store.last_edition()
    assert last is not None
    assert [(a.read, a.starred) for a in last.articles] == [(True, True)]
    store.mark_read([article.id], False)
    last = store.last_edition()
    assert last is not None
    assert [(a.read, a.starred) for a in last.articles] == [(False, True)]


@pytest.mark.parametrize("body", [b"", b"junk", b"x\x9c\x03\x00\x00\x00\x00\x01"])
def test_an_edition_that_cannot_be_read_is_as_none(store: Store, body: bytes) -> None:
    store.save_edition(edition(AT))
    with store._database.writing() as db:
        db.execute("UPDATE edition SET body = ?", (body,))
    assert store.last_edition() is None


def test_when_the_reader_looked_is_remembered(path: Path) -> None:
    with Store.open(path) as store:
        assert store.looked_at() is None
        store.set_looked_at(AT)
        store.set_looked_at(SOON)
    with Store.open(path) as store:
        assert store.looked_at() == SOON


def test_threads_share_one_store(store: Store, save: Save) -> None:
    """One writes feeds, one marks, one searches and reads, all at once; nothing is lost."""
    save(*(entry(f"Old {n}", guid=f"old:{n}") for n in range(30)))
    ids = [article.id for article in store.articles(feeds=[FEED], since=None)]

    def write() -> None:
        for n in range(25):
            save(entry(f"New {n}", guid=f"new:{n}"))

    def mark() -> None:
        for id in ids:
            store.mark_read([id], True)

    def read() -> None:
        for _ in range(60):
            store.search("ne")
            store.articles(feeds=[FEED], since=None)

    with ThreadPoolExecutor() as threads:
        for done in [threads.submit(work) for work in (write, mark, read)]:
            done.result()

    articles = store.articles(feeds=[FEED], since=None)
    assert len(articles) == 55
    assert {article.id for article in articles if article.read} == set(ids)


def test_the_last_edition_loads_neither_network_nor_analysis(path: Path) -> None:
    Store.open(path).close()
    code = (
        "import sys; from pathlib import Path; from briefing.store import Store\n"
        f"with Store.open(Path({str(path)!r})) as store: store.last_edition()\n"
        "print(*sorted(name for name in sys.modules if name.split('.')[0] in"
        " ('httpx', 'feedparser', 'asyncio', 'textual', 'tomlkit')"
        " or name.startswith(('briefing.analysis', 'briefing.sources'))))"
    )
    done = run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=80)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    title=TEXT,
    texts=st.lists(st.tuples(st.sampled_from(list(ParagraphKind)), TEXT), max_size=6),
)
def test_any_text_comes_back_to_the_letter(
    tmp_path_factory: pytest.TempPathFactory, title: str, texts: list[tuple[ParagraphKind, str]]
) -> None:
    given_paragraphs = tuple(
        Paragraph(index=index, kind=kind, text=text) for index, (kind, text) in enumerate(texts)
    )
    with Store.open(tmp_path_factory.mktemp("db") / "briefing.db") as store:
        store.record_document(
            FEED,
            document(Entry(guid="tag:1", url="", title=title, paragraphs=given_paragraphs)),
            outlet="X",
            at=AT,
            next_try=AT,
        )
        article = only(store)
    assert (article.title, article.paragraphs) == (title, given_paragraphs)


def test_a_window_is_read_by_its_index_however_much_is_stored(store: Store, save: Save) -> None:
    save(*(entry(f"{n}", guid=f"tag:{n}", published=AT - timedelta(days=n)) for n in range(50)))
    plan: list[str] = []
    with store._database.reading() as db:
        db.set_trace_callback(plan.append)
        store.articles(feeds=[FEED], since=AT)
        db.set_trace_callback(None)
        steps = " ".join(row[3] for row in db.execute(f"EXPLAIN QUERY PLAN {plan[0]}"))
    assert "article_by_time (feed=? AND sorted_at>?)" in steps
