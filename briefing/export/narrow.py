"""A smaller edition out of an edition: one section of it, or only what is new."""

from collections.abc import Collection
from dataclasses import replace

from briefing.errors import BriefingError
from briefing.fold import fold
from briefing.model import ArticleId, Edition, Section


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
    """The edition with that section alone and the articles it draws on."""
    drawn_on = {*section.articles, *(sentence.article for sentence in section.summary)}
    return replace(
        edition,
        sections=(section,),
        articles=tuple(article for article in edition.articles if article.id in drawn_on),
    )


def only_new(edition: Edition) -> Edition:
    """The edition with its new articles alone, and the sentences quoted from them.

    Every section stays, so that one without news says so.
    """
    new = frozenset(article.id for article in edition.articles if article.new)
    return replace(
        edition,
        sections=tuple(_of_articles(section, new) for section in edition.sections),
        articles=tuple(article for article in edition.articles if article.id in new),
    )


def _of_articles(section: Section, kept: Collection[ArticleId]) -> Section:
    articles = tuple(id for id in section.articles if id in kept)
    return replace(
        section,
        summary=tuple(sentence for sentence in section.summary if sentence.article in kept),
        actors=section.actors if articles else (),
        articles=articles,
    )
