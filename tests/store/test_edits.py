"""What an outlet edits is kept as history, and never brings an article back."""

from datetime import timedelta
from pathlib import Path

from stored import AT, FEED, Save, document, entry, paragraphs

from briefing.model import Entry, Paragraph, ParagraphKind
from briefing.store import Edit, Saved, Store
from briefing.store.edits import KEPT

LATER = AT + timedelta(hours=2)


def only(store: Store) -> Edit:
    [article] = store.articles(feeds=[FEED], since=None)
    [edit] = store.edits(article.id)
    return edit


def with_texts(*texts: str, title: str = "Rebels enter Homs") -> Entry:
    return Entry(guid="tag:1", url="", title=title, paragraphs=paragraphs(*texts))


def test_an_edited_headline_is_kept_with_the_old_one(store: Store, save: Save) -> None:
    save(entry("Homs falls", guid="tag:1"))
    assert save(entry("Homs has fallen", guid="tag:1"), at=LATER) == Saved(new=0, changed=1)
    assert only(store) == Edit(
        at=LATER, old_title="Homs falls", title="Homs has fallen", removed=(), added=()
    )


def test_an_edited_text_is_kept_with_the_paragraphs_that_changed(store: Store, save: Save) -> None:
    save(with_texts("One.", "Two people died.", "Three."))
    save(with_texts("One.", "Five people died.", "Three.", "Four."), at=LATER)
    edit = only(store)
    assert (edit.old_title, edit.title) == ("Rebels enter Homs", "Rebels enter Homs")
    assert edit.removed == ("Two people died.",)
    assert edit.added == ("Five people died.", "Four.")


def test_a_paragraph_that_is_there_twice_may_lose_one(store: Store, save: Save) -> None:
    save(with_texts("Again.", "Other.", "Again."))
    save(with_texts("Again.", "Other."), at=LATER)
    assert (only(store).removed, only(store).added) == (("Again.",), ())


def test_an_article_that_was_read_stays_read_and_is_not_new(store: Store, save: Save) -> None:
    save(entry("Homs falls", guid="tag:1"))
    [article] = store.articles(feeds=[FEED], since=None)
    store.mark_read([article.id], True)
    assert save(entry("Homs has fallen", guid="tag:1"), at=LATER).new == 0
    [edited] = store.articles(feeds=[FEED], since=None)
    assert (edited.id, edited.read, edited.first_seen) == (article.id, True, article.first_seen)


def test_what_only_looks_different_is_no_edit(store: Store, save: Save) -> None:
    first = with_texts("One. Two.", "A caption.")
    save(first)
    kinds = (ParagraphKind.BODY, ParagraphKind.BODY, ParagraphKind.CAPTION)
    texts = ("One.", "Two.", "A caption.")
    parted = tuple(
        Paragraph(index=n, kind=kind, text=text)
        for n, (kind, text) in enumerate(zip(kinds, texts, strict=True))
    )
    save(Entry(guid="tag:1", url="", title=first.title, paragraphs=parted), at=LATER)
    [article] = store.articles(feeds=[FEED], since=None)
    assert len(article.paragraphs) == 3
    assert store.edits(article.id) == ()


def test_the_same_again_and_no_text_are_no_edits(store: Store, save: Save) -> None:
    save(entry(guid="tag:1"))
    save(entry(guid="tag:1"), at=LATER)
    save(entry(guid="tag:1", text=""), at=LATER)
    [article] = store.articles(feeds=[FEED], since=None)
    assert store.edits(article.id) == ()
    assert store.edited_at([article.id]) == {}


def test_edits_come_in_order_and_the_newest_are_kept(store: Store, save: Save) -> None:
    for n in range(KEPT + 6):
        save(entry(f"Headline {n}", guid="tag:1"), at=AT + timedelta(minutes=n))
    [article] = store.articles(feeds=[FEED], since=None)
    edits = store.edits(article.id)
    assert [edit.title for edit in edits] == [f"Headline {n}" for n in range(6, KEPT + 6)]
    assert [edit.old_title for edit in edits] == [f"Headline {n}" for n in range(5, KEPT + 5)]
    assert store.edited_at([article.id]) == {article.id: AT + timedelta(minutes=KEPT + 5)}


def test_each_article_has_its_own(store: Store, save: Save) -> None:
    save(entry("One", guid="tag:1", text="One."), entry("Two", guid="tag:2", text="Two."))
    save(
        entry("One!", guid="tag:1", text="One."), entry("Two", guid="tag:2", text="Two."), at=LATER
    )
    two, one = sorted(store.articles(feeds=[FEED], since=None), key=lambda a: a.title, reverse=True)
    assert [edit.title for edit in store.edits(one.id)] == ["One!"]
    assert store.edits(two.id) == ()
    assert store.edited_at([one.id, two.id]) == {one.id: LATER}


def test_they_last(path: Path) -> None:
    for title in ("One", "Two"):
        with Store.open(path) as store:
            store.record_document(
                FEED, document(entry(title, guid="tag:1")), outlet="X", at=AT, next_try=AT
            )
    with Store.open(path) as store:
        assert only(store).old_title == "One"
