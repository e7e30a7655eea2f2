"""Which stories matter most, and why, and by which of its headlines each is shown."""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from briefing.analysis.stories.article_forms import ArticleForm
from briefing.analysis.stories.origins import origins
from briefing.analysis.stories.sketch import Sketch
from briefing.analysis.stories.terms import is_common
from briefing.analysis.stories.tolls import (
    DEAD,
    Report,
    Tolls,
    is_overtaken,
    report,
    tolls,
)
from briefing.analysis.stories.why_grouped import duration
from briefing.fold import fold
from briefing.model import ArticleId, Origin, StoryId

ORIGINS = 1.0
"""For each doubling of the independent texts: what tells most whether something matters."""
OUTLETS = 0.3
"""For each doubling of the outlets, whoever wrote the text."""
WATCHED = 1.0
"""For each actor the reader watches, and of two at the most."""
GROWTH = 0.5
"""For each doubling of the origins that came in lately."""
NO_REPORT = 0.4
"""What a live page, an opinion, a round-up counts, beside which no report stands."""
HALF_LIFE = timedelta(hours=24)
"""A story that has had nothing new for so long counts half."""
LATELY = timedelta(hours=6)
LONG_AGO = timedelta(days=14)
"""From then on a story has a date and not an age."""

FIRST, OF_ONE_OUTLET = 5, 2
"""Among so many stories at the head of a section, no more than these are shown by one outlet."""

_COMMON = 0.3
"""What a word that is in all sorts of news tells of this."""
_LONG_TITLE = 14
_QUESTION, _DEAD, _INJURED = 0.5, 3.0, 1.5
"""What a title that asks says, and one that says how many are dead, or injured."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Importance:
    """How much a story matters, and by what."""

    story: StoryId
    headline: ArticleId
    """The article whose title tells the most."""
    outlet: str
    """The outlet of that article."""
    score: float
    reasons: tuple[str, ...]
    """In a few words each: "4 origins", "2 h", "Hezbollah"."""


def importance(
    story: StoryId,
    sketches: Sequence[Sketch],
    *,
    now: datetime,
    watched: Collection[str] = (),
    reports: Sequence[Report] | None = None,
) -> Importance:
    """Weigh a story by the sketches of its reports, of which there is at least one.

    `reports` are as for `headline`.
    """
    found = origins([sketch.text for sketch in sketches])
    n_outlets = len({sketch.outlet for sketch in sketches})
    updated = max(sketch.published for sketch in sketches)
    age = max(timedelta(), now - updated)
    names = _watched_in(sketches, watched)
    n_new = _n_new(found, sketches, now)
    is_reported = any(sketch.form is ArticleForm.NEWS for sketch in sketches)
    score = (
        ORIGINS * math.log2(1 + len(found))
        + OUTLETS * math.log2(1 + n_outlets)
        + WATCHED * min(2, len(names))
        + GROWTH * math.log2(1 + n_new)
    ) * 0.5 ** (age / HALF_LIFE)
    score *= 1.0 if is_reported else NO_REPORT
    is_growing = n_new > 1 and n_new < len(found)
    lead = headline(sketches, reports)
    return Importance(
        story=story,
        headline=lead.article,
        outlet=lead.outlet,
        score=score,
        reasons=(
            _counted(len(found), "origin"),
            *([_counted(n_outlets, "outlet")] if n_outlets != len(found) else []),
            *([f"{n_new} more in {duration(LATELY)}"] if is_growing else []),
            duration(age) if age < LONG_AGO else f"{updated.day} {updated:%b %Y}",
            *names,
        ),
    )


def in_order(stories: Iterable[Importance]) -> tuple[Importance, ...]:
    """Return the stories of a section, the most important first.

    Among the first five there are two of one outlet at the most, as long as there are others.
    """
    waiting = sorted(stories, key=lambda story: (-story.score, story.story))
    chosen: list[Importance] = []
    shown: Counter[str] = Counter()
    while waiting and len(chosen) < FIRST:
        free = (story for story in waiting if shown[story.outlet] < OF_ONE_OUTLET)
        best = next(free, waiting[0])
        waiting.remove(best)
        shown[best.outlet] += 1
        chosen.append(best)
    return (*chosen, *waiting)


def headline(sketches: Sequence[Sketch], reports: Sequence[Report] | None = None) -> Sketch:
    """Return the article whose own title says the most of what its story's articles speak of.

    A title with a toll that a later one of the `reports` has overtaken comes after all others.
    There is one of each article; where none are given, their titles are the reports.
    """
    if len(sketches) == 1:
        return sketches[0]
    if reports is None:
        reports = [report(sketch.published, sketch.title) for sketch in sketches]
    printed = {s.article: each.published for s, each in zip(sketches, reports, strict=True)}
    told = {sketch.article: tolls(sketch.title, sketch.published) for sketch in sketches}
    speaking = Counter(word for sketch in sketches for word in sketch.terms.words)
    return min(
        sketches,
        key=lambda sketch: (
            sketch.form is not ArticleForm.NEWS,
            is_overtaken(told[sketch.article], printed[sketch.article], reports),
            -_told(sketch, speaking) * _weight(told[sketch.article]),
            sketch.published,
            sketch.article,
        ),
    )


def _told(sketch: Sketch, speaking: Counter[str]) -> float:
    told = sum(
        (speaking[word] - 1) * (_COMMON if is_common(word) else 1.0)
        for word in sketch.terms.words
        if word in sketch.terms.titled
    )
    told *= min(1.0, _LONG_TITLE / max(1, len(sketch.title.split())))
    return told * _QUESTION if sketch.title.rstrip().endswith("?") else told


def _weight(told: Tolls) -> float:
    return _DEAD if DEAD in told else _INJURED if told else 1.0


def _watched_in(sketches: Sequence[Sketch], watched: Collection[str]) -> tuple[str, ...]:
    wanted = {fold(name) for name in watched}
    named = Counter(part.name for sketch in sketches for part in sketch.actors)
    return tuple(name for name, _ in named.most_common() if fold(name) in wanted)


def _n_new(found: Sequence[Origin], sketches: Sequence[Sketch], now: datetime) -> int:
    """Return how many origins had their first article lately."""
    published = {sketch.article: sketch.published for sketch in sketches}
    firsts = [min(published[article] for article in origin.articles) for origin in found]
    return sum(now - first <= LATELY for first in firsts)


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
