"""What the reader said of stories and was shown of them is kept, and can be taken back."""

from pathlib import Path

from stored import AT, SOON

from briefing.model import ArticleId, Pair, ShownSentence, Wishes
from briefing.store import Store


def pair(one: str, other: str) -> Pair:
    return ArticleId(one), ArticleId(other)


def sentence(article: str, key: int, *facts: int) -> ShownSentence:
    return ShownSentence(article=ArticleId(article), key=key, facts=facts)


def shown(store: Store, *articles: str) -> set[ShownSentence]:
    found = store.shown([ArticleId(article) for article in articles])
    assert len(found) == len(set(found))
    return set(found)


def test_wishes_are_there_after_the_store_was_closed_in_order(path: Path) -> None:
    with Store.open(path) as store:
        assert store.wishes() == Wishes()
        store.save_wish(pair("z", "a"), apart=True, at=SOON)
        store.save_wish(pair("b", "c"), apart=False, at=SOON)
        store.save_wish(pair("a", "b"), apart=True, at=AT)
    with Store.open(path) as store:
        assert store.wishes() == Wishes(
            keep_apart=(pair("z", "a"), pair("a", "b")), keep_together=(pair("b", "c"),)
        )


def test_the_last_word_on_two_articles_counts_whichever_was_named_first(store: Store) -> None:
    store.save_wish(pair("a", "b"), apart=True, at=AT)
    store.save_wish(pair("b", "a"), apart=False, at=SOON)
    assert store.wishes() == Wishes(keep_together=(pair("b", "a"),))
    store.save_wish(pair("b", "a"), apart=True, at=SOON)
    assert store.wishes() == Wishes(keep_apart=(pair("b", "a"),))


def test_a_wish_can_be_taken_back_and_only_that_one(store: Store) -> None:
    store.save_wish(pair("a", "b"), apart=True, at=AT)
    store.save_wish(pair("a", "c"), apart=True, at=AT)
    store.forget_wish(pair("a", "b"), apart=False)
    store.forget_wish(pair("x", "y"), apart=True)
    assert len(store.wishes().keep_apart) == 2
    store.forget_wish(pair("b", "a"), apart=True)
    assert store.wishes() == Wishes(keep_apart=(pair("a", "c"),))


def test_what_was_shown_is_there_after_the_store_was_closed(path: Path) -> None:
    told = {sentence("a", -(2**63), 1, -1, 2**63 - 1), sentence("a", 7), sentence("b", 7, 0)}
    with Store.open(path) as store:
        store.save_shown(told, at=AT)
    with Store.open(path) as store:
        assert shown(store, "a", "b", "a", "unknown") == told
        assert shown(store, "b") == {sentence("b", 7, 0)}
        assert shown(store) == set()


def test_taking_back_takes_back_one_save_and_no_other(store: Store) -> None:
    first = store.save_shown([sentence("a", 1, 5)], at=AT)
    second = store.save_shown([sentence("a", 1, 6), sentence("a", 2)], at=AT)
    third = store.save_shown([sentence("a", 3)], at=AT)
    assert len({first, second, third}) == 3
    store.forget_shown(at=second)
    assert shown(store, "a") == {sentence("a", 1, 5), sentence("a", 3)}
    store.forget_shown(at=second)
    store.forget_shown(at=first)
    assert shown(store, "a") == {sentence("a", 3)}


def test_nothing_shown_is_nothing_kept(store: Store) -> None:
    store.forget_shown(at=store.save_shown([], at=AT))
    assert shown(store, "a") == set()
