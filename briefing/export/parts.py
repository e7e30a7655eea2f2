"""What every export says the same way: dates, counts, and which articles a section draws on."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time

from briefing.model import (
    ArticleId,
    BriefedArticle,
    BriefedParagraph,
    CitedSentence,
    Edition,
    FeedState,
    FeedStatus,
    Section,
)

Library = Mapping[ArticleId, BriefedArticle]


def library(edition: Edition) -> Library:
    """The edition's articles by id."""
    return {article.id: article for article in edition.articles}


def cited(
    summary: Iterable[CitedSentence], articles: Library
) -> tuple[tuple[int, BriefedArticle], ...]:
    """The articles that sentences quote, each with its citation number, in that order."""
    numbers = {sentence.citation: sentence.article for sentence in summary}
    return tuple((number, articles[numbers[number]]) for number in sorted(numbers))


def texts(
    section: Section, articles: Library
) -> tuple[tuple[BriefedArticle, tuple[BriefedParagraph, ...]], ...]:
    """The paragraphs placed in the section, by article, the most relevant article first."""
    placed = (
        (articles[id], tuple(p for p in articles[id].paragraphs if p.section == section.name))
        for id in section.articles
    )
    return tuple((article, paragraphs) for article, paragraphs in placed if paragraphs)


def is_marked_new(sentence: CitedSentence, edition: Edition) -> bool:
    """Whether to say that the sentence is new: not on a first look, when everything is."""
    return sentence.new and edition.since is not None


def troubled(edition: Edition) -> tuple[FeedStatus, ...]:
    """The feeds whose last try went wrong."""
    return tuple(
        feed for feed in edition.feeds if feed.problem and feed.state is not FeedState.PAUSED
    )


def day(moment: datetime) -> str:
    """The day of a moment in words, "7 December 2024", in UTC."""
    return date_in_words(moment.astimezone(UTC))


def date_in_words(day: date) -> str:
    """A date in words, "7 December 2024"."""
    return f"{day.day} {day:%B %Y}"


def minute(moment: datetime) -> str:
    """A date and time in words, "7 December 2024, 14:05 UTC"."""
    return f"{day(moment)}, {moment.astimezone(UTC):%H:%M} UTC"


def when(moment: datetime) -> str:
    """A date, with its time unless it is midnight sharp: what a source that knows the day gives."""
    return day(moment) if moment.astimezone(UTC).time() == time(0) else minute(moment)


def dated(article: BriefedArticle) -> str:
    """When an article came out and was edited: "7 December 2024, 14:05 UTC, edited 16:20 UTC"."""
    at = article.edited_at
    if at is None:
        return when(article.published)
    is_same_day = day(at) == day(article.published)
    edited = f"{at.astimezone(UTC):%H:%M} UTC" if is_same_day else minute(at)
    return f"{when(article.published)}, edited {edited}"


def count(n: int, noun: str) -> str:
    """ "1 feed", "2 feeds"."""
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"


def tally(edition: Edition) -> str:
    """What the edition was made from, "14 feeds, 238 articles, 61 new since …"."""
    said = f"{count(len(edition.feeds), 'feed')}, {count(len(edition.articles), 'article')}"
    if edition.since is None:
        return said
    new = sum(article.new for article in edition.articles)
    return f"{said}, {new} new since {minute(edition.since)}"


def one_line(text: str) -> str:
    """The text with every run of white space, line breaks too, as one space."""
    return " ".join(text.split())
