"""What the reader moved to another section is kept, the last move of each."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from stored import AT

from briefing.model import ArticleId, Correction
from briefing.store import Store

MOVED = Correction(
    article=ArticleId("a1"),
    paragraph=2,
    section="Damascus",
    text="The road was closed.",
    actors=("Hezbollah",),
    words=("road",),
)
WHOLE = Correction(article=ArticleId("a1"), section="Elsewhere")


def test_moves_are_there_after_the_store_was_closed(path: Path) -> None:
    with Store.open(path) as store:
        store.save_correction(WHOLE, at=AT)
        store.save_correction(MOVED, at=AT + timedelta(minutes=1))
    with Store.open(path) as store:
        assert store.corrections() == (WHOLE, MOVED)


def test_only_the_last_move_of_a_paragraph_counts(store: Store) -> None:
    store.save_correction(MOVED, at=AT)
    again = replace(MOVED, section="Battle for Homs")
    store.save_correction(again, at=AT)
    assert store.corrections() == (again,)


def test_a_move_can_be_taken_back(store: Store) -> None:
    store.save_correction(WHOLE, at=AT)
    store.save_correction(MOVED, at=AT)
    store.forget_correction(MOVED)
    assert store.corrections() == (WHOLE,)
