"""What recurs in the Markdown export: escaped text, cited sentences, and the footnotes."""

import re
from collections.abc import Sequence

from briefing.export.parts import Library, dated, is_marked_new, library, one_line
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

_SPECIAL = re.compile(r"[\\`*_\[\]<>|~&$]|!$|#+$")
_AT_START = re.compile(r"^(?:([-+=#:])|(\d{1,9})([.)]))")
_BARE_LINK = re.compile(r"(?i)\b(https?|ftp)(?=://)|\b(www)(?=\.)")


def literal(text: str) -> str:
    """Foreign text on one line, escaped so that Markdown shows exactly its characters."""
    text = _SPECIAL.sub(r"\\\g<0>", one_line(text))
    text = _BARE_LINK.sub(lambda match: f"{match[0]}\\", text)
    return _AT_START.sub(lambda m: f"\\{m[1]}" if m[1] else f"{m[2]}\\{m[3]}", text)


class Notes:
    """The footnotes of one document: a number for each article, in the order they are met."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.articles: Library = library(edition)
        self._numbers: dict[ArticleId, int] = {}

    def sentence(self, sentence: CitedSentence) -> str:
        """A sentence with its footnote, and the word where it is new."""
        mark = "**new:** " if is_marked_new(sentence, self.edition) else ""
        return mark + self.quoted(sentence)

    def quoted(self, sentence: CitedSentence) -> str:
        """A sentence with its footnote."""
        number = self._numbers.setdefault(sentence.article, len(self._numbers) + 1)
        return f"{literal(sentence.text)}[^{number}]"

    def dispute(self, dispute: Dispute) -> list[str]:
        """What it is about, and each side with its source."""
        return [
            f"**Disputed:** {literal(dispute.about)} ({opposition(dispute)})",
            "\n".join(
                f"- {does}: {source(side)}: {self.quoted(side.sentence)}"
                for does, party in parties(dispute)
                for side in party
            ),
        ]

    def written(self) -> list[str]:
        """The block of footnotes, where there are some."""
        lines = [
            f"[^{number}]: {article_line(self.articles[id])}"
            for id, number in self._numbers.items()
        ]
        return ["\n".join(lines)] if lines else []


def source(claim: Claim) -> str:
    """Whose word it is, and what kind of source that is."""
    return f"**{literal(claim.source)}** ({claim.source_kind.value})"


def story_facts(story: Story, edition: Edition) -> list[str]:
    """What weighs, as a paragraph where there is any."""
    said = " · ".join(map(literal, facts(story, edition)))
    return [said] if said else []


def actors_line(actors: Sequence[Actor]) -> str:
    """The key actors, each with its kind."""
    return "**Key actors:** " + "; ".join(f"{literal(a.name)} ({a.kind.value})" for a in actors)


def article_line(article: BriefedArticle) -> str:
    """Its title, which is a link where it has a page, its outlet and date."""
    title = literal(article.title)
    if article.url.startswith(("http://", "https://")):
        title = f"[{title}](<{_destination(article.url)}>)"
    return f"{title}, {literal(article.outlet)}, {dated(article)}"


def _destination(url: str) -> str:
    """A URL that ends where its angle brackets do."""
    quoted = url.replace("<", "%3C").replace(">", "%3E").replace("\\", "%5C")
    return "".join(quoted.split()).replace("&", "&amp;")
