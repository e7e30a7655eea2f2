"""The lines that recur in the plain export."""

from collections.abc import Mapping

from briefing.export.parts import Library, dated, day, is_marked_new, one_line
from briefing.export.stories import facts, opposition, parties
from briefing.model import (
    Actor,
    ArticleId,
    BriefedArticle,
    CitedSentence,
    Claim,
    Dispute,
    Edition,
    Story,
)


def sentence_line(sentence: CitedSentence, edition: Edition, articles: Library) -> str:
    """ "new: [1] What it says. (BBC, 7 December 2024)"."""
    mark = "new: " if is_marked_new(sentence, edition) else ""
    return f"{mark}[{sentence.citation}] {quoted(sentence, articles)}"


def quoted(sentence: CitedSentence, articles: Library) -> str:
    """ "What it says. (BBC, 7 December 2024)"."""
    article = articles[sentence.article]
    return f"{one_line(sentence.text)} ({one_line(article.outlet)}, {day(article.published)})"


def actors_line(actors: tuple[Actor, ...]) -> str:
    """The key actors, each with its kind."""
    return "Key actors: " + "; ".join(f"{one_line(a.name)} ({a.kind.value})" for a in actors)


def article_line(article: BriefedArticle) -> str:
    """ "Title. Outlet, date, link"."""
    where = article.url or "no link"
    return f"{sentence_like(article.title)} {one_line(article.outlet)}, {dated(article)}, {where}"


def sentence_like(title: str) -> str:
    """A title, with a full stop where it ends in none."""
    title = one_line(title)
    return title if title.endswith((".", "?", "!", "…")) else f"{title}."


def story_lines(story: Story, edition: Edition) -> list[str]:
    """Its headline, and what weighs."""
    lines = [f"Story: {one_line(story.headline)}"]
    if said := facts(story, edition):
        lines.append(", ".join(map(one_line, said)))
    return lines


def dispute_lines(
    dispute: Dispute, articles: Library, numbers: Mapping[ArticleId, int]
) -> list[str]:
    """What it is about, and a line for each side with the number of its article."""
    lines = [f"Disputed: {one_line(dispute.about)} ({opposition(dispute)})"]
    for does, party in parties(dispute):
        for side in party:
            number = numbers[side.sentence.article]
            lines.append(f"{does}: {source(side)}: [{number}] {quoted(side.sentence, articles)}")
    return lines


def source(claim: Claim) -> str:
    """ "the governor (official)"."""
    return f"{one_line(claim.source)} ({claim.source_kind.value})"
