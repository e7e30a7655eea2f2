"""Why an article is in its story: what it shares with the others, as values and in plain words."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from briefing.analysis.stories.origins import is_same_text
from briefing.analysis.stories.sketch import Sketch
from briefing.analysis.stories.terms import is_common, words_of_name
from briefing.model import ArticleId, Pair

_MOST_ACTORS, _MOST_WORDS = 3, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """What one article shares with the others of its story."""

    actors: tuple[str, ...] = ()
    """The actors others name too, those that most of them name first."""
    words: tuple[str, ...] = ()
    """The other words they share, the most telling first, as they stand in this article."""
    after: timedelta | None = None
    """How long after the story's first article it was published; None where its feed is silent."""
    same_text: tuple[str, ...] = ()
    """The other outlets that carry the same text."""
    is_wish: bool = False
    """Whether the reader put it there."""


def reasons(
    sketches: Sequence[Sketch], keep_together: Collection[Pair] = ()
) -> Mapping[ArticleId, Reason]:
    """Return why each article of a story is in it; nothing for one that stands alone."""
    if len(sketches) < 2:
        return {}
    naming = Counter(part.name for sketch in sketches for part in sketch.actors)
    having = Counter(word for sketch in sketches for word in sketch.terms.words)
    first = min((sketch.published for sketch in sketches if sketch.is_dated), default=None)
    inside = {sketch.article for sketch in sketches}
    wished = {joined for stays, joined in keep_together if inside.issuperset((stays, joined))}
    return {
        sketch.article: Reason(
            actors=_shared_actors(sketch, naming),
            words=_shared_words(sketch, having),
            after=_after(sketch, first),
            same_text=_same_text(sketch, sketches),
            is_wish=sketch.article in wished,
        )
        for sketch in sketches
    }


def in_words(reason: Reason) -> str:
    """Return a reason as one line to read."""
    said = []
    if reason.is_wish:
        said.append("put here by you")
    if reason.same_text:
        said.append(f"the same text as in {_listed(reason.same_text)}")
    if reason.actors:
        said.append(f"names {_listed(reason.actors)} too")
    if reason.words:
        said.append("also speaks of " + _listed([f"“{word}”" for word in reason.words]))
    if reason.after is not None:
        said.append(f"{duration(reason.after)} after the first" if reason.after else "the first")
    return "; ".join(said)


def _shared_actors(sketch: Sketch, naming: Mapping[str, int]) -> tuple[str, ...]:
    shared = [part for part in sketch.actors if naming[part.name] > 1]
    shared.sort(key=lambda part: (-naming[part.name], part.role, part.name))
    return tuple(part.name for part in shared[:_MOST_ACTORS])


def _shared_words(sketch: Sketch, having: Mapping[str, int]) -> tuple[str, ...]:
    of_names = {word for part in sketch.actors for word in words_of_name(part.name, part.kind)}
    terms = sketch.terms
    shared = sorted(
        (is_common(word), -having[word] * weight, word, shown)
        for word, weight, shown in zip(terms.words, terms.weights, terms.shown, strict=True)
        if having[word] > 1 and word not in of_names
    )
    return tuple(shown for *_, shown in shared[:_MOST_WORDS])


def _after(sketch: Sketch, first: datetime | None) -> timedelta | None:
    return sketch.published - first if first is not None and sketch.is_dated else None


def _same_text(sketch: Sketch, sketches: Sequence[Sketch]) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(
            other.outlet
            for other in sketches
            if other.outlet != sketch.outlet and is_same_text(sketch.text, other.text)
        )
    )


def _listed(words: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def duration(time: timedelta) -> str:
    """Return a length of time as one word and its unit."""
    minutes = int(time.total_seconds() // 60)
    if minutes < 60:
        return f"{minutes} min"
    return f"{minutes // 60} h" if minutes < 48 * 60 else f"{minutes // 1440} d"
