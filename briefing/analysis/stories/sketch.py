"""What of one article counts when articles are compared: computed once, cheap to keep."""

import json
import struct
import zlib
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import IntEnum
from sys import intern
from typing import Any, NamedTuple

from briefing.analysis.stories.article_forms import ArticleForm, form_of
from briefing.analysis.stories.origins import Text, text_of
from briefing.analysis.stories.terms import Terms, plain_words, terms
from briefing.model import ActorKind, Article, ArticleAnalysis, ArticleId, ParagraphKind

SKETCH_VERSION = 3
"""Goes up whenever the same article may give another sketch, so that stored ones are made anew."""
_LEAD_CHARACTERS = 300
_HUNDREDTHS = 100
_LENGTH = struct.Struct("<I")
_KINDS = {kind.value: kind for kind in ActorKind}


class Role(IntEnum):
    """How far to the front of an article an actor first stands; the smaller, the further."""

    TITLE = 0
    LEAD = 1
    TEXT = 2


_ROLES = {role.value: role for role in Role}


class Part(NamedTuple):
    """An actor of an article and the role it plays there."""

    name: str
    kind: ActorKind
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """One article as it is compared with others."""

    article: ArticleId
    title: str
    outlet: str
    published: datetime
    is_dated: bool
    """Whether its feed says when it was published; else it is when it was met."""
    form: ArticleForm
    terms: Terms
    actors: tuple[Part, ...]
    """In order of their first mention, the title's first; without the outlet itself."""
    text: Text


def sketch(article: Article, analysis: ArticleAnalysis) -> Sketch:
    """Return what of an article counts when it is compared."""
    return Sketch(
        article=article.id,
        title=article.title,
        outlet=article.outlet,
        published=article.published,
        is_dated=article.published != article.first_seen,
        form=form_of(article),
        terms=terms(article, analysis),
        actors=_parts(article, analysis),
        text=text_of(article),
    )


def to_blob(sketch: Sketch) -> bytes:
    """Return a sketch as the store keeps it; `from_blob` brings it back."""
    words = sketch.terms
    record = [
        SKETCH_VERSION,
        sketch.article,
        sketch.title,
        sketch.outlet,
        sketch.published.timestamp(),
        sketch.is_dated,
        sketch.form,
        words.words,
        [round(_HUNDREDTHS * weight) for weight in words.weights],
        words.shown,
        [at for at, word in enumerate(words.words) if word in words.titled],
        [at for at, word in enumerate(words.words) if word in words.foreign],
        [part.name for part in sketch.actors],
        [part.kind for part in sketch.actors],
        [part.role for part in sketch.actors],
        sketch.text.agency,
    ]
    text = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
    head = zlib.compress(text.encode("utf-8", "surrogatepass"))
    return _LENGTH.pack(len(head)) + head + sketch.text.runs


def from_blob(blob: bytes) -> Sketch | None:
    """Return the sketch `to_blob` packed, or None where another version or none is in it."""
    try:
        (length,) = _LENGTH.unpack_from(blob)
        at = _LENGTH.size + length
        record = json.loads(
            zlib.decompress(blob[_LENGTH.size : at]).decode("utf-8", "surrogatepass")
        )
        return _from_record(record, blob[at:]) if record[0] == SKETCH_VERSION else None
    except (struct.error, zlib.error, ValueError, TypeError, LookupError, OverflowError):
        return None


def _from_record(record: list[Any], runs: bytes) -> Sketch:
    _, article, title, outlet, published, is_dated, form, *columns, agency = record
    words, weights, shown, titled, foreign, names, kinds, roles = columns
    # A word of many articles is one string: there are thousands of sketches in memory.
    outlet, words = intern(outlet), tuple(map(intern, words))
    return Sketch(
        article=article,
        title=title,
        outlet=outlet,
        published=datetime.fromtimestamp(published, UTC),
        is_dated=is_dated,
        form=ArticleForm(form),
        terms=Terms(
            words=words,
            weights=tuple([weight / _HUNDREDTHS for weight in weights]),
            shown=tuple(map(intern, shown)),
            titled=frozenset([words[at] for at in titled]),
            foreign=frozenset([words[at] for at in foreign]),
        ),
        actors=tuple(
            [
                Part(intern(name), _KINDS[kind], _ROLES[role])
                for name, kind, role in zip(names, kinds, roles, strict=True)
            ]
        ),
        text=Text(article=article, outlet=outlet, runs=runs, agency=agency),
    )


def _parts(article: Article, analysis: ArticleAnalysis) -> tuple[Part, ...]:
    parts: dict[str, Part] = {}
    for mention in analysis.title_mentions:
        parts.setdefault(mention.canonical, Part(mention.canonical, mention.kind, Role.TITLE))
    before = 0
    for paragraph, found in zip(article.paragraphs, analysis.paragraphs, strict=True):
        if paragraph.kind is not ParagraphKind.BODY:
            continue
        for mention in found.mentions:
            role = Role.LEAD if before + mention.end <= _LEAD_CHARACTERS else Role.TEXT
            parts.setdefault(mention.canonical, Part(mention.canonical, mention.kind, role))
        before += len(paragraph.text)
    own = set(plain_words(article.outlet))
    return tuple(
        part
        for part in parts.values()
        if not part.name.islower()
        and not (part.kind is ActorKind.GROUP and own.issuperset(plain_words(part.name)))
    )
