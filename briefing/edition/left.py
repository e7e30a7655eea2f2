"""What one process leaves to the next beside the edition it stored, so that it can go on from it.

Stories and texts are taken from the edition. What tells whether they still hold are numbers, and
where the paragraphs of an article stand is told without its text, so that this stays packed.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from briefing.analysis.sections.placer import Placement
from briefing.edition.kept import Kept, Quote
from briefing.model import ArticleId, Edition, StoryId, WantedSection


class Left(NamedTuple):
    """What JSON can say of what was kept."""

    places: Sequence[tuple[str, str] | None]
    """Section and why, each once; None for what is not body text."""
    found: Sequence[tuple[str, Sequence[str]]]
    """The sections that were found, and what each is about."""
    placed: Mapping[ArticleId, tuple[int, Sequence[int]]]
    """What an article's placements depend on, and the number of each in `places`."""
    texts: Mapping[ArticleId, int]
    stories: Mapping[StoryId, int]
    """What each depends on."""
    actors: Mapping[str, int]
    """What those of each section depend on, by its name."""
    summaries: Sequence[tuple[str, int, Sequence[Quote]]]
    """What was looked at for each section, by its name and what that depends on."""


def left(kept: Kept) -> Left:
    """What the last edition left."""
    places: dict[tuple[str, str] | None, int] = {}

    def number(placement: Placement | None) -> int:
        place = (placement.section, placement.why) if placement else None
        return places.setdefault(place, len(places))

    placed = {
        id: (depends_on, list(map(number, placements)))
        for (id, depends_on), placements in kept.placed.kept.now.items()
    }
    texts, stories = dict(iter(kept.paragraphs.now)), dict(iter(kept.stories.now))
    summaries = [(*key, quotes) for key, quotes in kept.summaries.now.items()]
    found = [(section.name, section.about) for section in kept.placed.found]
    return Left(list(places), found, placed, texts, stories, dict(iter(kept.actors.now)), summaries)


def taken_up(edition: Edition, left: Left) -> Kept:
    """What the process that made this edition had kept, as far as it left it."""
    kept = Kept()
    kept.placed.found = tuple(
        WantedSection(name=name, about=tuple(about)) for name, about in left.found
    )
    places = [each and Placement(section=each[0], why=each[1]) for each in left.places]
    kept.placed.kept.now.update(
        ((id, depends_on), tuple(places[number] for number in numbers))
        for id, (depends_on, numbers) in left.placed.items()
    )
    kept.paragraphs.now.update(
        ((each.id, left.texts[each.id]), each.paragraphs)
        for each in edition.articles
        if each.id in left.texts
    )
    kept.stories.now.update(
        ((each.id, left.stories[each.id]), each)
        for each in edition.stories
        if each.id in left.stories
    )
    kept.actors.now.update(
        ((each.name, left.actors[each.name]), each.actors)
        for each in edition.sections
        if each.name in left.actors
    )
    kept.summaries.now.update(
        ((name, depends_on), tuple(Quote(*each) for each in quotes))
        for name, depends_on, quotes in left.summaries
    )
    return kept
