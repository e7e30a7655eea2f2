"""The tables, as numbered migrations: number n takes a file of version n-1 to version n.

A migration that has been released is never edited; a change of the tables is a new one at the end.
Each is a list of single statements, run in order inside one transaction.
"""

from collections.abc import Sequence

APPLICATION_ID = 0x42726669
"""Marks the file as ours in its header ("Brfi")."""

Migration = Sequence[str]

_FIRST: Migration = (
    """
    CREATE TABLE meta (
        key TEXT PRIMARY KEY,
        value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE feed (
        id INTEGER PRIMARY KEY,
        url TEXT NOT NULL UNIQUE,
        title TEXT NOT NULL DEFAULT '',
        outlet TEXT NOT NULL DEFAULT '',
        etag TEXT NOT NULL DEFAULT '',
        last_modified TEXT NOT NULL DEFAULT '',
        body_hash TEXT NOT NULL DEFAULT '',
        moved_to TEXT NOT NULL DEFAULT '',
        last_ok INTEGER,
        last_try INTEGER,
        next_try INTEGER,
        not_before INTEGER,
        problem TEXT,
        failures INTEGER NOT NULL DEFAULT 0,
        paused INTEGER NOT NULL DEFAULT 0 CHECK (paused IN (0, 1))
    ) STRICT
    """,
    # Keys are 64-bit hashes (identity.py); `sorted_at` is the earlier of published and first_seen.
    """
    CREATE TABLE article (
        id INTEGER PRIMARY KEY,
        word TEXT NOT NULL UNIQUE,
        feed INTEGER NOT NULL REFERENCES feed (id),
        guid_key INTEGER,
        link_key INTEGER,
        title_key INTEGER NOT NULL,
        text_key INTEGER NOT NULL,
        title TEXT NOT NULL,
        url TEXT NOT NULL,
        author TEXT NOT NULL,
        language TEXT NOT NULL,
        published INTEGER,
        first_seen INTEGER NOT NULL,
        sorted_at INTEGER NOT NULL,
        read INTEGER NOT NULL DEFAULT 0 CHECK (read IN (0, 1)),
        starred INTEGER NOT NULL DEFAULT 0 CHECK (starred IN (0, 1))
    ) STRICT
    """,
    "CREATE INDEX article_by_guid ON article (feed, guid_key)",
    "CREATE INDEX article_by_link ON article (feed, link_key)",
    "CREATE INDEX article_by_time ON article (feed, sorted_at)",
    # Apart from `article`, so that lists and searches need not wade through the texts.
    """
    CREATE TABLE article_text (
        article INTEGER PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
        body BLOB NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE analysis (
        article INTEGER PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
        version TEXT NOT NULL,
        body BLOB NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE edition (
        id INTEGER PRIMARY KEY,
        made_at INTEGER NOT NULL,
        body BLOB NOT NULL
    ) STRICT
    """,
    # The words come folded and split by words.py, so the plainest tokenizer is the right one.
    """
    CREATE VIRTUAL TABLE article_words USING fts5 (
        title, body, content='', detail=column, tokenize='ascii'
    )
    """,
)

_EDITS: Migration = (
    """
    CREATE TABLE edit (
        id INTEGER PRIMARY KEY,
        article INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
        at INTEGER NOT NULL,
        body BLOB NOT NULL
    ) STRICT
    """,
    "CREATE INDEX edit_by_article ON edit (article, at)",
)

# Of articles whose web page was asked for. `own` is the text of the feed while `article_text` holds
# that of the page, and `text_key` is then of what is held; both are empty where the page gave none.
_PAGES: Migration = (
    """
    CREATE TABLE page (
        article INTEGER PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
        tried_at INTEGER NOT NULL,
        tries INTEGER NOT NULL DEFAULT 1,
        problem TEXT NOT NULL DEFAULT '',
        is_final INTEGER NOT NULL CHECK (is_final IN (0, 1)),
        own BLOB,
        text_key INTEGER
    ) STRICT
    """,
)

# Not tied to `article`: what the reader moved teaches after the article is gone. `paragraph` is -1
# where all of it was moved.
_CORRECTIONS: Migration = (
    """
    CREATE TABLE correction (
        article TEXT NOT NULL,
        paragraph INTEGER NOT NULL,
        at INTEGER NOT NULL,
        section TEXT NOT NULL,
        body BLOB NOT NULL,
        PRIMARY KEY (article, paragraph)
    ) STRICT, WITHOUT ROWID
    """,
)

# Articles are named by their words and not tied to `article`: a story keeps its id and its other
# reports when one is gone, and what the reader said or was shown holds when an article comes back.
_STORIES: Migration = (
    # In the order they were opened; the words of the reports, and of what stands beside them, in
    # order and with a space between. `story_article` finds the story by the word.
    """
    CREATE TABLE story (
        id INTEGER PRIMARY KEY,
        word TEXT NOT NULL UNIQUE,
        articles TEXT NOT NULL,
        asides TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE story_article (
        article TEXT PRIMARY KEY,
        story INTEGER NOT NULL REFERENCES story (id) ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX story_article_by_story ON story_article (story)",
    # `gone` became part of `stays`.
    """
    CREATE TABLE story_merge (
        id INTEGER PRIMARY KEY,
        at INTEGER NOT NULL,
        gone TEXT NOT NULL,
        stays TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX story_merge_by_gone ON story_merge (gone)",
    # `new` was made of articles of `origin`; the body lists them.
    """
    CREATE TABLE story_split (
        id INTEGER PRIMARY KEY,
        at INTEGER NOT NULL,
        origin TEXT NOT NULL,
        new TEXT NOT NULL,
        body BLOB NOT NULL
    ) STRICT
    """,
    # What the reader said of two articles, one word of it for each two, whichever comes first.
    """
    CREATE TABLE wish (
        id INTEGER PRIMARY KEY,
        at INTEGER NOT NULL,
        article TEXT NOT NULL,
        other TEXT NOT NULL,
        is_apart INTEGER NOT NULL CHECK (is_apart IN (0, 1))
    ) STRICT
    """,
    "CREATE UNIQUE INDEX wish_by_pair ON wish (min(article, other), max(article, other))",
    # Sentences the reader was shown; `at` is in microseconds and the same for all of one save.
    """
    CREATE TABLE shown (
        article TEXT NOT NULL,
        key INTEGER NOT NULL,
        at INTEGER NOT NULL,
        facts BLOB NOT NULL,
        PRIMARY KEY (article, key)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX shown_by_time ON shown (at)",
)

# Of an article that was let go its row stays, without title and address, to know it by. `holds` are
# the articles of a feed's last body, a JSON list of rows; NULL where none was read since.
_KEEPING: Migration = (
    "ALTER TABLE article ADD COLUMN let_go INTEGER NOT NULL DEFAULT 0 CHECK (let_go IN (0, 1))",
    "ALTER TABLE feed ADD COLUMN holds TEXT",
    "DROP INDEX article_by_time",
    # With `let_go`, without which SQLite would look at each row before counting it.
    "CREATE INDEX article_by_time ON article (feed, sorted_at, let_go) WHERE let_go = 0",
    "CREATE INDEX article_let_go ON article (first_seen) WHERE let_go = 1",
)

MIGRATIONS: tuple[Migration, ...] = (_FIRST, _EDITS, _PAGES, _CORRECTIONS, _STORIES, _KEEPING)

BEFORE_ALL: Migration = ("PRAGMA auto_vacuum = INCREMENTAL",)
"""What a new file is begun with, and an old one could only be given by writing all of it anew.

Where it was not, the room of what is let go is filled again, and never given back.
"""

WHEN_NEW: Migration = (
    # Half as large, and faster to fill, without the columns that nobody asks it for.
    "DROP TABLE article_words",
    """
    CREATE VIRTUAL TABLE article_words USING fts5 (
        title, body, content='', detail=none, columnsize=0, tokenize='ascii'
    )
    """,
    # Where two parts of it are of a size, they may be made one when there is time.
    "INSERT INTO article_words (article_words, rank) VALUES ('usermerge', 2)",
)
"""What becomes of the empty tables of a new file, and would take long with those of an old one."""
