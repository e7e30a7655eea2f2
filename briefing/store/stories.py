"""Which articles tell of one event, and what became of stories that grew together or parted."""

import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from briefing.model import ArticleId, StoryGroup, StoryId, StoryMerge, StorySplit
from briefing.store.codec import packed, seconds

_MEMBERS = """
    SELECT story.word, story_article.article, story_article.is_aside
    FROM story JOIN story_article ON story_article.story = story.id
"""
_IN_ORDER = "ORDER BY story.id, story_article.is_aside, story_article.position"
_HOLDING = "SELECT story FROM story_article WHERE article IN (SELECT value FROM json_each(:held))"
_NAMED = "SELECT id FROM story WHERE word IN (SELECT value FROM json_each(:named))"


def stories(
    db: sqlite3.Connection, articles: Collection[ArticleId] | None
) -> tuple[StoryGroup, ...]:
    """See the façade."""
    if articles is None:
        return _groups(db, "")
    return _groups(db, f"WHERE story.id IN ({_HOLDING})", held=articles)


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


def save(
    db: sqlite3.Connection,
    groups: Iterable[StoryGroup],
    merges: Iterable[StoryMerge],
    splits: Iterable[StorySplit],
    at: datetime,
) -> None:
    """Bring the stored groups to what these are, and keep what happened to them."""
    wanted = {group.id: group for group in groups}
    merged = tuple(merges)
    articles = [a for group in wanted.values() for a in (*group.articles, *group.asides)]
    touched = {
        group.id: group
        for group in _groups(
            db,
            f"WHERE story.id IN ({_HOLDING} UNION {_NAMED})",
            held=articles,
            named=[*wanted, *(merge.gone for merge in merged)],
        )
    }
    changed = [group for id, group in wanted.items() if touched.get(id) != group]
    if changed:
        _replace(db, changed)
    _forget_empty(db, touched.keys() - wanted.keys(), {merge.gone for merge in merged})
    db.executemany(
        "INSERT INTO story_merge (at, gone, stays) VALUES (?, ?, ?)",
        [(seconds(at), merge.gone, merge.into) for merge in merged],
    )
    db.executemany(
        "INSERT INTO story_split (at, origin, new, body) VALUES (?, ?, ?, ?)",
        [(seconds(at), split.left, split.new, packed(split.articles)) for split in splits],
    )


def _groups(db: sqlite3.Connection, where: str, **words: Collection[str]) -> tuple[StoryGroup, ...]:
    found: dict[str, tuple[list[ArticleId], list[ArticleId]]] = {}
    for story, article, is_aside in db.execute(
        f"{_MEMBERS} {where} {_IN_ORDER}",
        {name: json.dumps(list(listed)) for name, listed in words.items()},
    ):
        found.setdefault(story, ([], []))[is_aside].append(article)
    return tuple(
        StoryGroup(id=StoryId(id), articles=tuple(reports), asides=tuple(asides))
        for id, (reports, asides) in found.items()
    )


def _replace(db: sqlite3.Connection, groups: Collection[StoryGroup]) -> None:
    """Write these groups anew; their articles leave whatever story they were in."""
    db.executemany(
        "INSERT INTO story (word) VALUES (?) ON CONFLICT (word) DO NOTHING",
        [(group.id,) for group in groups],
    )
    words = {
        "named": json.dumps([group.id for group in groups]),
        "held": json.dumps([a for group in groups for a in (*group.articles, *group.asides)]),
    }
    db.execute(
        f"DELETE FROM story_article WHERE story IN ({_NAMED})",  # noqa: S608 - a constant of ours
        words,
    )
    db.execute(
        "DELETE FROM story_article WHERE article IN (SELECT value FROM json_each(:held))", words
    )
    db.executemany(
        "INSERT INTO story_article (story, is_aside, position, article)"
        " SELECT id, ?, ?, ? FROM story WHERE word = ?",
        [
            (is_aside, position, article, group.id)
            for group in groups
            for is_aside, listed in enumerate((group.articles, group.asides))
            for position, article in enumerate(listed)
        ],
    )


def _forget_empty(
    db: sqlite3.Connection, left: Collection[StoryId], gone: Collection[StoryId]
) -> None:
    """Of stories that are not among the saved ones: those without articles, or merged, go."""
    db.executemany(
        "DELETE FROM story WHERE word = :word AND (:is_gone OR NOT EXISTS"
        " (SELECT 1 FROM story_article WHERE story = story.id))",
        [{"word": word, "is_gone": word in gone} for word in left],
    )
