"""Which articles tell of one event, and what became of stories that grew together or parted."""

import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from briefing.model import ArticleId, StoryGroup, StoryId, StoryMerge, StorySplit
from briefing.store.codec import moment, packed, seconds, unpacked
from briefing.store.values import StoryChange

_GROUPS = "SELECT word, articles, asides FROM story"
_HOLDING = "SELECT DISTINCT story FROM json_each(?) JOIN story_article ON article = value"


def stories(
    db: sqlite3.Connection, articles: Collection[ArticleId] | None
) -> tuple[StoryGroup, ...]:
    """See the façade."""
    if articles is None:
        return _groups(db.execute(f"{_GROUPS} ORDER BY id"))
    return _holding(db, articles)


def story_of(
    db: sqlite3.Connection, articles: Collection[ArticleId]
) -> Mapping[ArticleId, StoryId]:
    """The story of each of these articles; those that are in none are left out."""
    rows = db.execute(
        "SELECT story_article.article, story.word FROM json_each(?) AS wanted"
        " JOIN story_article ON story_article.article = wanted.value"
        " JOIN story ON story.id = story_article.story",
        (json.dumps(list(articles)),),
    )
    return {ArticleId(article): StoryId(story) for article, story in rows}


def merged_into(db: sqlite3.Connection, story: StoryId) -> StoryId:
    """Where the story is found today: itself, unless it became part of another.

    Only merges later than the one before it are followed, so that there is always an end, also
    where an id was given out again.
    """
    after = 0
    while not db.execute("SELECT 1 FROM story WHERE word = ?", (story,)).fetchone():
        row = db.execute(
            "SELECT id, stays FROM story_merge WHERE gone = ? AND id > ? ORDER BY id DESC LIMIT 1",
            (story, after),
        ).fetchone()
        if row is None:
            break
        after, story = row[0], StoryId(row[1])
    return story


def changes(db: sqlite3.Connection, story: StoryId) -> tuple[StoryChange, ...]:
    """The merges and splits a story was part of, the first first."""
    rows = db.execute(
        "SELECT at, id, gone, stays, NULL FROM story_merge WHERE :story IN (gone, stays)"
        " UNION ALL SELECT at, id, origin, new, body FROM story_split WHERE :story IN (origin, new)"
        " ORDER BY 1, 2",
        {"story": story},
    )
    return tuple(
        StoryChange(at=moment(at), what=_change(StoryId(one), StoryId(other), body))
        for at, _, one, other, body in rows
    )


def save(
    db: sqlite3.Connection,
    groups: Iterable[StoryGroup],
    merges: Iterable[StoryMerge],
    splits: Iterable[StorySplit],
    at: datetime,
) -> None:
    """Bring the stored groups to what these are, and keep what happened to them."""
    wanted = {group.id: group for group in groups}
    merged, parted = tuple(merges), tuple(splits)
    named = [*wanted, *(merge.gone for merge in merged), *(split.new for split in parted)]
    before = _stored(db, named)
    changed = [group for id, group in wanted.items() if before.get(id) != _lists(group)]
    arriving = {article for group in changed for article in _everything(group)}
    left = [_without(group, arriving) for group in _holding(db, arriving) if group.id not in wanted]
    _write(db, [*changed, *(group for group in left if group.articles or group.asides)])
    emptied = {group.id for group in left if not (group.articles or group.asides)}
    _forget(db, emptied | {merge.gone for merge in merged} - wanted.keys())
    gone, come = before.keys() - wanted.keys(), wanted.keys() - before.keys()
    for merge in merged:
        _record_merge(db, merge, at, is_news=merge.gone in gone)
    for split in parted:
        _record_split(db, split, at, is_news=split.new in come)


def let_go(db: sqlite3.Connection, articles: Collection[ArticleId], before: datetime) -> None:
    """Let go of the stories of these articles that have no other, and of changes from before."""
    db.execute(
        f"DELETE FROM story WHERE id IN ({_HOLDING}) AND NOT EXISTS"  # noqa: S608 - our own
        " (SELECT 1 FROM story_article JOIN article ON article.word = story_article.article"
        " WHERE story_article.story = story.id AND article.let_go = 0)",
        (json.dumps(list(articles)),),
    )
    for table in ("story_merge", "story_split"):
        db.execute(f"DELETE FROM {table} WHERE at < ?", (seconds(before),))  # noqa: S608 - our own


def _record_merge(
    db: sqlite3.Connection, merge: StoryMerge, at: datetime, *, is_news: bool
) -> None:
    """Keep a merge; one that is kept already only where it has happened again."""
    db.execute(
        "INSERT INTO story_merge (at, gone, stays) SELECT :at, :gone, :stays WHERE :is_news"
        " OR NOT EXISTS (SELECT 1 FROM story_merge WHERE gone = :gone AND stays = :stays)",
        {"at": seconds(at), "gone": merge.gone, "stays": merge.into, "is_news": is_news},
    )


def _record_split(
    db: sqlite3.Connection, split: StorySplit, at: datetime, *, is_news: bool
) -> None:
    """Keep a split, as `_record_merge`."""
    db.execute(
        "INSERT INTO story_split (at, origin, new, body) SELECT :at, :left, :new, :body"
        " WHERE :is_news"
        " OR NOT EXISTS (SELECT 1 FROM story_split WHERE new = :new AND origin = :left)",
        {
            "at": seconds(at),
            "left": split.left,
            "new": split.new,
            "body": packed(split.articles),
            "is_news": is_news,
        },
    )


def _change(one: StoryId, other: StoryId, body: bytes | None) -> StoryMerge | StorySplit:
    if body is None:
        return StoryMerge(gone=one, into=other)
    return StorySplit(left=one, new=other, articles=tuple(map(ArticleId, unpacked(body))))


def _holding(db: sqlite3.Connection, articles: Collection[ArticleId]) -> tuple[StoryGroup, ...]:
    return _groups(
        db.execute(f"{_GROUPS} WHERE id IN ({_HOLDING}) ORDER BY id", (json.dumps(list(articles)),))
    )


def _stored(db: sqlite3.Connection, words: Collection[StoryId]) -> dict[StoryId, tuple[str, str]]:
    """The stories of these ids as `_lists`."""
    rows = db.execute(
        "SELECT story.word, articles, asides FROM json_each(?) JOIN story ON story.word = value",
        (json.dumps(list(words)),),
    )
    return {StoryId(word): (articles, asides) for word, articles, asides in rows}


def _lists(group: StoryGroup) -> tuple[str, str]:
    return " ".join(group.articles), " ".join(group.asides)


def _groups(rows: Iterable[tuple[str, str, str]]) -> tuple[StoryGroup, ...]:
    return tuple(
        StoryGroup(
            id=StoryId(word),
            articles=tuple(map(ArticleId, articles.split())),
            asides=tuple(map(ArticleId, asides.split())),
        )
        for word, articles, asides in rows
    )


def _everything(group: StoryGroup) -> tuple[ArticleId, ...]:
    return (*group.articles, *group.asides)


def _without(group: StoryGroup, articles: Collection[ArticleId]) -> StoryGroup:
    return StoryGroup(
        id=group.id,
        articles=tuple(article for article in group.articles if article not in articles),
        asides=tuple(article for article in group.asides if article not in articles),
    )


def _write(db: sqlite3.Connection, groups: Collection[StoryGroup]) -> None:
    """Write these groups; a story there was before keeps its place in the order."""
    db.executemany(
        "INSERT INTO story (word, articles, asides) VALUES (?, ?, ?) ON CONFLICT (word)"
        " DO UPDATE SET articles = excluded.articles, asides = excluded.asides",
        [(group.id, *_lists(group)) for group in groups],
    )
    ids = [(group.id,) for group in groups]
    db.executemany(
        "DELETE FROM story_article WHERE story = (SELECT id FROM story WHERE word = ?)", ids
    )
    db.executemany(
        "INSERT OR REPLACE INTO story_article (article, story)"
        " SELECT ?, id FROM story WHERE word = ?",
        [(article, group.id) for group in groups for article in _everything(group)],
    )


def _forget(db: sqlite3.Connection, words: Collection[StoryId]) -> None:
    db.executemany("DELETE FROM story WHERE word = ?", [(word,) for word in words])
