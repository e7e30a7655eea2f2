"""How an edition lies in its column: the first page can be read without the rest."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest

from briefing.edition_json import to_json
from briefing.model import (
    ArticleId,
    BriefedArticle,
    BriefedParagraph,
    CitedSentence,
    Edition,
    FeedUrl,
    ParagraphKind,
    Section,
    SectionKind,
    Story,
    StoryId,
)
from briefing.model.shelf import Shelf, by_id
from briefing.store import edition_body
from briefing.store.codec import UNREADABLE, packed
from briefing.store.edition_body import Packer, unpack_edition, unpack_left


def pack_edition(edition: Edition) -> bytes:
    return Packer().pack(edition)


AT = datetime(2024, 12, 7, 12, tzinfo=UTC)


def article(number: int) -> BriefedArticle:
    text = f"The bridge {number} was closed on Saturday."
    return BriefedArticle(
        id=ArticleId(f"a{number}"),
        feed=FeedUrl("https://wire.example/feed"),
        title=f"Bridge {number} closed",
        url=f"https://wire.example/{number}",
        outlet="Wire",
        published=AT - timedelta(minutes=number),
        read=False,
        starred=False,
        new=number % 2 == 0,
        paragraphs=(
            BriefedParagraph(index=0, kind=ParagraphKind.BODY, text=text, section="North"),
        ),
    )


def sentence(number: int) -> CitedSentence:
    text = article(number).paragraphs[0].text
    return CitedSentence(
        text=text,
        article=ArticleId(f"a{number}"),
        paragraph=0,
        start=0,
        end=len(text),
        citation=1,
        new=number % 2 == 0,
    )


def story(number: int) -> Story:
    return Story(
        id=StoryId(f"s{number}"),
        headline=f"Bridge {number} closed",
        headline_article=ArticleId(f"a{number}"),
        articles=(ArticleId(f"a{number}"),),
        asides=(),
        origins=(),
        outlets=("Wire",),
        updated=AT,
        brief=(sentence(number),),
        actors=(),
        claims=(),
        disputes=(),
        timeline=(),
        coverage=(),
        together=(),
        score=1.0,
        reasons=(),
        new=number % 2,
        folded=0,
    )


def section(name: str, kind: SectionKind, numbers: range) -> Section:
    return Section(
        name=name,
        kind=kind,
        summary=(sentence(numbers[0]),),
        actors=(),
        articles=tuple(ArticleId(f"a{number}") for number in numbers),
        stories=tuple(StoryId(f"s{number}") for number in numbers),
    )


EDITION = Edition(
    made_at=AT,
    since=AT - timedelta(hours=1),
    feeds=(),
    sections=(
        section("Front page", SectionKind.FRONT, range(2)),
        section("North", SectionKind.FOUND, range(9)),
    ),
    articles=tuple(map(article, range(10))),
    stories=tuple(map(story, range(10))),
)


def test_what_is_packed_is_unpacked() -> None:
    read = unpack_edition(pack_edition(EDITION))
    assert read == EDITION
    assert to_json(read) == to_json(EDITION)
    assert pack_edition(read) == pack_edition(EDITION)
    assert unpack_edition(pack_edition(replace(EDITION, articles=(), stories=(), sections=())))


def test_one_edition_after_another_is_packed_as_each_by_itself() -> None:
    packer = Packer()
    other = replace(EDITION.articles[3], paragraphs=EDITION.articles[4].paragraphs)
    later = replace(
        EDITION,
        articles=(article(11), *EDITION.articles[:3], other, *EDITION.articles[4:]),
        stories=(replace(EDITION.stories[0], together=()), *EDITION.stories[1:8], story(9)),
    )
    for edition in (EDITION, later, EDITION, EDITION):
        assert packer.pack(edition) == pack_edition(edition)


def test_what_is_left_beside_it_is_read_where_every_piece_is_sound() -> None:
    left = {"a1": [17, 2**63], "stories": {}}
    body = Packer().pack(EDITION, left)
    assert unpack_edition(body) == EDITION
    assert unpack_left(body) == left
    assert unpack_left(pack_edition(EDITION)) is None
    text = body.index(packed(to_json(EDITION)["articles"][4]["paragraphs"]))
    for at in (text + 9, len(body) - 3):
        damaged = body[:at] + bytes([body[at] ^ 0x55]) + body[at + 1 :]
        try:
            assert unpack_left(damaged) is None
        except UNREADABLE:
            assert at > text + 9
        assert len(unpack_edition(damaged).articles) == 10


def test_what_was_stored_is_not_unpacked_to_be_stored_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read = unpack_edition(pack_edition(EDITION))
    stories, articles = tuple(read.stories), tuple(read.articles)
    again = replace(
        read,
        stories=(*stories[:4], replace(stories[4], claims=()), *stories[5:]),
        articles=(article(10), *articles[1:]),
    )
    monkeypatch.setattr(edition_body, "unpacked", lambda part: pytest.fail("unpacked"))
    body = Packer().pack(replace(again, stories=stories))
    monkeypatch.undo()
    assert body == pack_edition(replace(EDITION, articles=(article(10), *EDITION.articles[1:])))
    assert unpack_edition(Packer().pack(again)) == again


def test_what_is_new_is_known_without_looking_at_the_stories() -> None:
    read = unpack_edition(pack_edition(EDITION))
    assert [section.new for section in read.sections] == [1, 5]
    assert [read.n_new_in(section) for section in EDITION.sections] == [1, 5]
    assert (read.new, EDITION.new, read.n_new, EDITION.n_new) == (5, None, 5, 5)
    assert replace(EDITION, since=None).n_new_in(EDITION.sections[0]) == 0


def test_the_first_page_is_read_without_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    n_unpacked = count()
    really = edition_body.unpacked
    body = pack_edition(EDITION)
    monkeypatch.setattr(edition_body, "unpacked", lambda part: (next(n_unpacked), really(part))[1])
    read = unpack_edition(body)
    stories, articles = by_id(read.stories), by_id(read.articles)
    first = read.sections[0]
    assert [stories[id].headline for id in first.stories] == ["Bridge 0 closed", "Bridge 1 closed"]
    assert [articles[id].published for id in first.articles] == [
        AT - timedelta(minutes=number) for number in range(2)
    ]
    assert next(n_unpacked) == 2, "the head, and the chunk of the first section"
    assert articles[ArticleId("a0")].paragraphs[0].text == sentence(0).text
    assert articles[ArticleId("a8")].title == "Bridge 8 closed"
    assert next(n_unpacked) == 5, "one text, and the chunk of the second section"


def test_the_version_before_is_read() -> None:
    document = to_json(EDITION)
    parts = [packed(article.pop("paragraphs")) for article in document["articles"]]
    names = ("claims", "timeline", "coverage", "together")
    parts += [packed([story.pop(name) for name in names]) for story in document["stories"]]
    head = packed([document, [len(part) for part in parts]])
    body = b"".join((b"parts", len(head).to_bytes(4, "little"), head, *parts))
    assert unpack_edition(body) == EDITION
    assert unpack_edition(packed(to_json(EDITION))) == EDITION


def test_where_the_head_or_a_section_is_damaged_nothing_is_read() -> None:
    body = pack_edition(EDITION)
    texts = len(body) - sum(
        len(packed(part))
        for document in (to_json(EDITION),)
        for part in (
            *(article["paragraphs"] for article in document["articles"]),
            *([[], [], [], []] for _ in document["stories"]),
        )
    )
    for at in range(0, texts, 7):
        damaged = body[:at] + bytes([body[at] ^ 0x55]) + body[at + 1 :]
        with pytest.raises(UNREADABLE):
            unpack_edition(damaged)
    with pytest.raises(UNREADABLE):
        unpack_edition(body[: texts - 1])
    damaged = body[:texts] + bytes([body[texts] ^ 0x55]) + body[texts + 1 :]
    assert list(unpack_edition(damaged).articles[0].paragraphs) == []


def test_one_thing_of_a_shelf_is_changed_without_making_the_others() -> None:
    read = unpack_edition(pack_edition(EDITION)).articles
    assert isinstance(read, Shelf)
    shelf = read.changed("a3", lambda each: replace(each, read=True))
    assert [each.id for each in shelf if each.read] == ["a3"]
    assert not any(each.read for each in read)
    assert shelf.changed("unknown", lambda each: replace(each, read=True)) == shelf
    assert (shelf[-1].id, [each.id for each in shelf[1:3]]) == ("a9", ["a1", "a2"])
    with pytest.raises(IndexError):
        shelf[10]
    assert "a3" in shelf.by_id
    assert "a10" not in shelf.by_id
    assert len(shelf.by_id) == len(shelf) == 10
