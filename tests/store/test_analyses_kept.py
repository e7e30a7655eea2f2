"""An analysis comes back with all it found; one that cannot be read is as one never made."""

from datetime import date

import pytest
from stored import FEED, Save, entry

from briefing.model import (
    ActorKind,
    Article,
    ArticleAnalysis,
    FoundClaim,
    FoundDate,
    Mention,
    ParagraphAnalysis,
    SourceKind,
)
from briefing.store import Store


def claim(source: str, kind: SourceKind, actor: str | None, cue: str) -> FoundClaim:
    return FoundClaim(
        paragraph=1,
        start=0,
        end=40,
        source=source,
        source_kind=kind,
        actor=actor,
        cue=cue,
        source_start=25,
        source_end=33,
        content_start=0,
        content_end=23,
    )


def full(article: Article) -> ArticleAnalysis:
    return ArticleAnalysis(
        article=article.id,
        title_mentions=(Mention(start=0, end=6, kind=ActorKind.GROUP, canonical="rebels"),),
        paragraphs=(
            ParagraphAnalysis(index=0, sentences=(), mentions=()),
            ParagraphAnalysis(
                index=1,
                sentences=((0, 40), (41, 80)),
                mentions=tuple(
                    Mention(start=9 * n, end=9 * n + 5, kind=kind, canonical=f"Şêx {kind} 😀")
                    for n, kind in enumerate(ActorKind)
                ),
            ),
        ),
        claims=(
            *(claim("residents", kind, None, "said") for kind in SourceKind),
            claim("Şêx", SourceKind.NAMED, "Şêx person 😀", "according to"),
            claim("", SourceKind.MEDIA, "", ""),
        ),
        dates=(
            FoundDate(paragraph=1, start=0, end=40, day=date(2024, 12, 7), is_reported=True),
            FoundDate(paragraph=1, start=41, end=80, day=date(1, 1, 1), is_reported=False),
        ),
        sketch=bytes(range(256)),
    )


@pytest.fixture
def article(store: Store, save: Save) -> Article:
    save(entry())
    [only] = store.articles(feeds=[FEED], since=None)
    return only


def test_all_that_was_found_comes_back(store: Store, article: Article) -> None:
    store.save_analyses([full(article)], "1", made_of=[article])
    assert store.analyses([article.id], "1") == {article.id: full(article)}


def test_one_that_found_nothing_comes_back(store: Store, article: Article) -> None:
    empty = ArticleAnalysis(article=article.id, paragraphs=())
    store.save_analyses([empty], "1")
    assert store.analyses([article.id], "1") == {article.id: empty}


def stored_body(store: Store) -> bytes:
    with store._database.reading() as db:
        return bytes(db.execute("SELECT body FROM analysis").fetchone()[0])


def put(store: Store, body: bytes) -> None:
    with store._database.writing() as db:
        db.execute("UPDATE analysis SET body = ?", (body,))


def test_one_that_is_cut_anywhere_before_its_sketch_is_not_known(
    store: Store, article: Article
) -> None:
    store.save_analyses([full(article)], "1")
    body = stored_body(store)
    for end in range(0, len(body) - 256, 7):
        put(store, body[:end])
        assert store.analyses([article.id], "1") == {}
    put(store, body)
    assert store.analyses([article.id], "1") == {article.id: full(article)}


FORMER = "78daab568a562a2e49cc4c564a56d2510a28ca2c4b4db4d251d28da9050034f00529"
"""How bodies began in former versions: compressed, without a length before them."""


@pytest.mark.parametrize(
    "body", [b"junk", bytes.fromhex(FORMER), b"\0" * 40, b"\x05\0\0\0junk!"], ids=repr
)
def test_junk_in_its_place_is_not_known_and_a_new_one_takes_it(
    store: Store, article: Article, body: bytes
) -> None:
    store.save_analyses([full(article)], "1")
    put(store, body)
    assert store.analyses([article.id], "1") == {}
    store.save_analyses([full(article)], "1")
    assert store.analyses([article.id], "1") == {article.id: full(article)}


def test_one_unreadable_analysis_does_not_hide_the_others(store: Store, save: Save) -> None:
    save(entry("One", guid="1"), entry("Two", guid="2"))
    one, two = store.articles(feeds=[FEED], since=None)
    store.save_analyses([full(one), full(two)], "1")
    with store._database.writing() as db:
        db.execute(
            "UPDATE analysis SET body = x'00' WHERE article ="
            " (SELECT id FROM article WHERE word = ?)",
            (one.id,),
        )
    assert store.analyses([one.id, two.id], "1") == {two.id: full(two)}
