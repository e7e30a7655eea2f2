"""A smaller edition out of an edition: one section or one story of it, or only what is new."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from briefing.errors import BriefingError
from briefing.fold import fold
from briefing.model import ArticleId, BriefedArticle, Edition, Section, Story, StoryId

_WORD = re.compile(r"\w+")
_SOME = 8
"""How many of the stories that fit are named."""


def find_section(edition: Edition, wanted: str) -> Section:
    """The section of this name, or the only one that begins so, whatever the case and accents.

    Raises BriefingError, with the names there are, when none or several fit.
    """
    sought = fold(wanted)
    by_name = {fold(section.name): section for section in reversed(edition.sections)}
    if sought in by_name:
        return by_name[sought]
    fitting = [section for name, section in by_name.items() if name.startswith(sought)]
    if sought and len(fitting) == 1:
        return fitting[0]
    names = "; ".join(section.name for section in edition.sections)
    trouble = "fits several sections" if sought and fitting else "is no section"
    raise BriefingError(f"“{wanted}” {trouble} of this edition", f"the sections are: {names}")


def only_section(edition: Edition, section: Section) -> Edition:
    """The edition with that section alone, its stories, and the articles it draws on."""
    stories = _stories(edition, section.stories)
    drawn_on = {*section.articles, *(sentence.article for sentence in section.summary)}
    return replace(
        edition,
        sections=(section,),
        stories=stories,
        articles=_articles(edition, drawn_on | _held(stories)),
    )


def find_story(edition: Edition, wanted: str) -> Story:
    """The story of this id, or the only one whose headline holds these words.

    The words may be in any order, of any case and accents, and the last letters may be missing.
    Raises BriefingError, with some of those that fit, when none or several do.
    """
    sought = _words(wanted)
    fitting = [story for story in edition.stories if _speaks_of(story, sought)]
    of_id = [story for story in edition.stories if story.id == wanted]
    exact = [story for story in fitting if _words(story.headline) == sought]
    chosen = of_id or exact or fitting
    if len(chosen) == 1:
        return chosen[0]
    if not chosen:
        raise BriefingError(
            f"no story of this edition has “{wanted}” in its headline",
            "see briefing stories for the list",
        )
    some = "\n".join(f"  {story.id}  {story.headline}" for story in chosen[:_SOME])
    raise BriefingError(f"“{wanted}” fits {len(chosen)} stories", f"choose one by its id:\n{some}")


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text))


def _speaks_of(story: Story, sought: Sequence[str]) -> bool:
    words = _words(story.headline)
    return bool(sought) and all(any(word.startswith(w) for word in words) for w in sought)


def only_story(edition: Edition, story: Story) -> Edition:
    """The edition with that story alone, of no section, and its articles."""
    return replace(
        edition,
        sections=(),
        stories=(story,),
        articles=_articles(edition, _held([story])),
    )


def only_new(edition: Edition) -> Edition:
    """The edition with its new articles alone, and the sentences quoted from them.

    A story with a new article stays whole, with the older articles it tells of. Every section
    stays, so that one without news says so.
    """
    new = frozenset(article.id for article in edition.articles if article.new)
    stories = tuple(story for story in edition.stories if not new.isdisjoint(_held([story])))
    ids = frozenset(story.id for story in stories)
    return replace(
        edition,
        sections=tuple(_of_articles(section, new, ids) for section in edition.sections),
        stories=stories,
        articles=_articles(edition, new | _held(stories)),
    )


def _of_articles(
    section: Section, kept: Collection[ArticleId], stories: Collection[StoryId]
) -> Section:
    articles = tuple(id for id in section.articles if id in kept)
    return replace(
        section,
        summary=tuple(sentence for sentence in section.summary if sentence.article in kept),
        actors=section.actors if articles else (),
        articles=articles,
        stories=tuple(id for id in section.stories if id in stories),
    )


def _stories(edition: Edition, ids: Collection[StoryId]) -> tuple[Story, ...]:
    return tuple(story for story in edition.stories if story.id in ids)


def _held(stories: Iterable[Story]) -> frozenset[ArticleId]:
    """The articles of stories."""
    return frozenset(id for story in stories for id in (*story.articles, *story.asides))


def _articles(edition: Edition, ids: Collection[ArticleId]) -> tuple[BriefedArticle, ...]:
    return tuple(article for article in edition.articles if article.id in ids)
