"""Full-text search over everything stored, and the index it needs."""

import json
import re
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from operator import itemgetter

from briefing.frozen import dataclass
from briefing.model import ArticleId, FeedUrl, Paragraph
from briefing.store.codec import moment, seconds, unpack_paragraphs
from briefing.store.values import SearchHit
from briefing.store.words import folded, spans

MAX_QUERY = 400
MAX_WORDS = 32
MAX_READ = 2000
"""How many articles are read to look for a phrase, newest first, before the search gives up."""
SNIPPET = 200

_LAST = 4
"""So many times as many as are asked for are looked at of those that came in last."""

_MATCHING = """
    SELECT article.id, article.sorted_at, article.first_seen
    FROM article_words CROSS JOIN article ON article.id = article_words.rowid
    WHERE article_words MATCH :words
      AND (:feeds IS NULL OR article.feed IN
           (SELECT feed.id FROM json_each(:feeds) JOIN feed ON feed.url = value))
      AND (:since IS NULL OR article.sorted_at >= :since)
      AND NOT (:unread_only AND article.read)
      AND (:among IS NULL OR article.word IN (SELECT value FROM json_each(:among)))
"""
_SHOWN = """
    SELECT article.word, article.title, coalesce(nullif(feed.outlet, ''), feed.title),
           coalesce(article.published, article.first_seen), article.read, article_text.body
    FROM article JOIN article_text ON article_text.article = article.id
    JOIN feed ON feed.id = article.feed
    WHERE article.id = ?
"""
_TERM = re.compile(r'"([^"]*)"?|(\S+)')


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """What must stand in an article: a word, or several in this order."""

    words: tuple[str, ...]
    is_prefix: bool = False
    """Whether the last word may go on."""

    def stands_in(self, text: str) -> bool:
        """Whether a folded text holds it."""
        end = "" if self.is_prefix else " "
        return f" {' '.join(self.words)}{end}" in f" {text} "

    def spans_in(self, words: list[tuple[str, int, int]]) -> Iterator[tuple[int, int]]:
        """Where it stands, given a text's words with their places."""
        size = len(self.words)
        for first, (word, start, _) in enumerate(words):
            # The first word decides nearly always.
            if self._matches(0, word) and first + size <= len(words):
                stretch = words[first : first + size]
                if all(self._matches(n, stretch[n][0]) for n in range(1, size)):
                    yield start, stretch[-1][2]

    def _matches(self, place: int, word: str) -> bool:
        if self.is_prefix and place == len(self.words) - 1:
            return word.startswith(self.words[place])
        return word == self.words[place]


def terms(query: str) -> tuple[Term, ...]:
    """What a search line asks for: words, "phrases in quotes", the last word only begun."""
    found: list[Term] = []
    n_words = 0
    for match in _TERM.finditer(query[:MAX_QUERY]):
        words = tuple(folded(match[1] if match[2] is None else match[2]).split())
        words = words[: MAX_WORDS - n_words]
        n_words += len(words)
        if words:
            found.append(Term(words=words, is_prefix=match[2] is not None))
    # Only the word being typed is open-ended.
    last = len(found) - 1
    return tuple(
        Term(words=term.words, is_prefix=term.is_prefix and index == last)
        for index, term in enumerate(found)
    )


def search(
    db: sqlite3.Connection,
    query: str,
    *,
    feeds: Collection[FeedUrl] | None,
    since: datetime | None,
    unread_only: bool,
    among: Collection[ArticleId] | None = None,
    limit: int,
) -> tuple[SearchHit, ...]:
    """The articles that hold every term, newest first. Any text is a valid query."""
    wanted = terms(query)
    if not wanted or limit <= 0:
        return ()
    phrases = [term for term in wanted if len(term.words) > 1]
    found = _found(
        db,
        limit=MAX_READ if phrases else limit,
        words=" ".join(map(_expression, wanted)),
        feeds=None if feeds is None else json.dumps(list(feeds)),
        since=None if since is None else seconds(since),
        unread_only=unread_only,
        among=None if among is None else json.dumps(list(among)),
    )
    hits: list[SearchHit] = []
    for id in found:
        word, title, outlet, published, read, body = db.execute(_SHOWN, (id,)).fetchone()
        paragraphs = unpack_paragraphs(body)
        if phrases and not _hold(title, paragraphs, phrases):
            continue
        snippet, matches = _snippet(title, paragraphs, wanted)
        hits.append(
            SearchHit(
                article=ArticleId(word),
                title=title,
                outlet=outlet,
                published=moment(published),
                snippet=snippet,
                matches=matches,
                read=bool(read),
            )
        )
        if len(hits) == limit:
            break
    return tuple(hits)


def holding(
    db: sqlite3.Connection, names: Collection[str], *, feeds: Collection[FeedUrl], limit: int
) -> list[int]:
    """The newest articles that hold all the words of one of the names, the newest first."""
    words = {tuple(folded(name).split()) for name in names} - {()}
    if not words:
        return []
    each = (" AND ".join(f'"{word}"' for word in name) for name in sorted(words))
    return _found(
        db,
        limit=limit,
        words=" OR ".join(f"({name})" for name in each),
        feeds=json.dumps(list(feeds)),
        since=None,
        unread_only=False,
        among=None,
    )


def _found(db: sqlite3.Connection, *, limit: int, **asked: object) -> list[int]:
    """The newest articles that are asked for, the newest first.

    Of all the hits of a common word it takes long to find the newest. Those that came in last are
    quickly found, and one that came in earlier was not published later than that.
    """
    n_last = limit * _LAST
    rows = db.execute(
        f"{_MATCHING} ORDER BY article_words.rowid DESC LIMIT :limit", {**asked, "limit": n_last}
    ).fetchall()
    best = sorted(rows, key=itemgetter(1, 0), reverse=True)[:limit]
    if len(rows) == n_last and best[-1][1] < rows[-1][2]:
        best = db.execute(
            f"{_MATCHING} ORDER BY article.sorted_at DESC, article.id DESC LIMIT :limit",
            {**asked, "limit": limit},
        ).fetchall()
    return [id for id, *_ in best]


def index(db: sqlite3.Connection, articles: Iterable[tuple[int, tuple[str, str]]]) -> None:
    """Put the words of articles into the index: each by its row, with what `indexed` made of it."""
    db.executemany(
        "INSERT INTO article_words (rowid, title, body) VALUES (?, ?, ?)",
        ((row, *words) for row, words in articles),
    )


def unindex(db: sqlite3.Connection, articles: Iterable[tuple[int, tuple[str, str]]]) -> None:
    """Take the words of articles out of the index; they must be the ones they went in with."""
    db.executemany(
        "INSERT INTO article_words (article_words, rowid, title, body) VALUES ('delete', ?, ?, ?)",
        ((row, *words) for row, words in articles),
    )


def _expression(term: Term) -> str:
    # Words are letters and digits only, so the quotes cannot be left.
    quoted = [f'"{word}"' for word in term.words]
    if term.is_prefix and len(term.words[-1]) > 1:
        quoted[-1] += "*"
    return " ".join(quoted)


def _hold(title: str, paragraphs: tuple[Paragraph, ...], phrases: list[Term]) -> bool:
    texts = [folded(title), *(folded(paragraph.text) for paragraph in paragraphs)]
    return all(any(phrase.stands_in(text) for text in texts) for phrase in phrases)


def _snippet(
    title: str, paragraphs: tuple[Paragraph, ...], wanted: tuple[Term, ...]
) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The paragraph with the most of what is wanted, cut around it, and where it stands."""
    best, most = title, 0
    for paragraph in paragraphs:
        text = folded(paragraph.text)
        count = sum(term.stands_in(text) for term in wanted)
        if count > most:
            best, most = paragraph.text, count
    words = spans(best)
    places = sorted({place for term in wanted for place in term.spans_in(words)})
    start, end = _window(best, places[0][0] if places else 0)
    return best[start:end], tuple(
        (first - start, last - start) for first, last in _apart(places) if last <= end
    )


def _window(text: str, place: int) -> tuple[int, int]:
    """A stretch of about `SNIPPET` characters around a place, from word to word."""
    if len(text) <= SNIPPET:
        return 0, len(text)
    start = max(0, min(place - SNIPPET // 3, len(text) - SNIPPET))
    if start:
        space = text.find(" ", start, place)
        start = space + 1 if space >= 0 else start
    end = min(len(text), start + SNIPPET)
    if end < len(text):
        space = text.rfind(" ", place + 1, end)
        end = space if space > place else end
    return start, end


def _apart(places: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The places without those that overlap an earlier one."""
    reached = 0
    for start, end in places:
        if start >= reached:
            yield start, end
            reached = end
