"""What a worker made ready is stored as the document itself would have been."""

import pickle
from datetime import timedelta
from pathlib import Path

import pytest
from stored import AT, FEED, SOON, document, entry, paragraphs

from briefing.model import Entry, FeedDocument
from briefing.store import Arrived, Saved, Store
from briefing.store.arrivals import arrived, as_plain, from_plain

ENTRIES = (
    entry("Ferry runs again", guid="1", url="https://news.example/1", text="The SÜD line."),
    entry("Ferry runs again", guid="1", url="https://news.example/1", text="The SÜD line."),
    entry("", text=""),
    entry("Port opens", guid="2", url="https://news.example/2", text="", published=AT),
    entry("No link", text="Only a text, of which there is not much."),
)


def ready(held: FeedDocument, *, is_new: bool) -> Arrived:
    """The document as it comes out of a worker."""
    plain = as_plain(arrived(held, FEED, is_new=is_new))
    return from_plain(pickle.loads(pickle.dumps(plain)))  # noqa: S301 - our own


def save(store: Store, held: FeedDocument | Arrived, *, later: timedelta = timedelta()) -> Saved:
    return store.record_document(FEED, held, outlet="The Example", at=AT + later, next_try=SOON)


@pytest.mark.parametrize("is_new", [True, False])
def test_it_is_stored_as_the_document_is(tmp_path: Path, is_new: bool) -> None:
    held = document(*ENTRIES)
    with Store.open(tmp_path / "a.db") as one, Store.open(tmp_path / "b.db") as other:
        assert save(one, held) == save(other, ready(held, is_new=is_new)) == Saved(new=3)
        stored = [store.articles(feeds=[FEED], since=None) for store in (one, other)]
        found = [store.search("sud") for store in (one, other)]
    assert stored[0] == stored[1]
    assert found[0] == found[1] != ()


def test_what_changed_is_an_edit_all_the_same(tmp_path: Path) -> None:
    with Store.open(tmp_path / "a.db") as store:
        save(store, ready(document(*ENTRIES), is_new=True))
        [first, *_] = ENTRIES
        now = Entry(
            guid=first.guid, url=first.url, title=first.title, paragraphs=paragraphs("Two lines.")
        )
        for is_new in (False, True):
            again = save(store, ready(document(now), is_new=is_new), later=timedelta(hours=1))
            assert again == Saved(changed=0 if is_new else 1)
        [hit] = store.search("lines")
        assert len(store.edits(hit.article)) == 1
        assert store.search("sud") == ()


def test_it_tells_of_entries_that_hold_nothing() -> None:
    nothing = ready(document(entry("", text="")), is_new=True)
    assert (nothing.n_entries, nothing.arrivals) == (1, [])


@pytest.mark.parametrize("answer", [(), ("title", 1), ("title", 1, False, [("guid",)]), None])
def test_anything_else_is_refused(answer: object) -> None:
    with pytest.raises((TypeError, ValueError)):
        from_plain(answer)
