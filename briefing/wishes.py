"""What the reader says of which articles tell of one event, and taking it back."""

from collections.abc import Collection
from datetime import datetime

from briefing.frozen import dataclass
from briefing.model import ArticleId, Pair, StoryGroup
from briefing.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class WishUndo:
    """What one wish changed in the store."""

    pair: Pair
    is_apart: bool
    in_the_way: tuple[Pair, ...] = ()
    """The pairs that were kept apart before it, and no longer are."""
    before: tuple[StoryGroup, ...] = ()
    """The stories as they were."""


def keep_apart(store: Store, stays: ArticleId, leaves: ArticleId, *, at: datetime) -> WishUndo:
    """Keep an article out of the story of another."""
    before = store.stories((stays, leaves))
    store.save_wish((stays, leaves), apart=True, at=at)
    return WishUndo(pair=(stays, leaves), is_apart=True, before=before)


def keep_together(
    store: Store, ours: Collection[ArticleId], theirs: Collection[ArticleId], *, at: datetime
) -> WishUndo:
    """Make one story of the articles of two, whatever was wished before."""
    before = store.stories((*ours, *theirs))
    in_the_way = tuple(
        pair for pair in store.wishes().keep_apart if {*pair} & {*ours} and {*pair} & {*theirs}
    )
    for pair in in_the_way:
        store.forget_wish(pair, apart=True)
    pair = next(iter(ours)), next(iter(theirs))
    store.save_wish(pair, apart=False, at=at)
    return WishUndo(pair=pair, is_apart=False, in_the_way=in_the_way, before=before)


def take_back(store: Store, undo: WishUndo, *, at: datetime) -> None:
    """Leave the wishes and the stories as they were; what joined one since is grouped anew."""
    store.forget_wish(undo.pair, apart=undo.is_apart)
    for pair in undo.in_the_way:
        store.save_wish(pair, apart=True, at=at)
    store.save_grouping(undo.before, (), (), at=at)
