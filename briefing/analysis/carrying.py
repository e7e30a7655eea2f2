"""Whether a paragraph that speaks of no section goes on about what the one before it said."""

import re
from collections import Counter

from briefing.analysis.key_actors import is_unnamed
from briefing.analysis.stems import word_set
from briefing.model import ActorKind, Article, ArticleAnalysis, Mention, ParagraphKind

_PRONOUN = re.compile(
    r"[“\"'‘]?(?:He|She|They|It|His|Her|Their|Its|We|Both|Neither|Those|These|This|That)\b"
)
_NAME = re.compile(r"(?<=[a-z,;:] )[A-Z][a-z]{2,}")
_NO_NAMES = word_set(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May "
    "June July August September October November December Mr Mrs Ms Dr Prime Minister Premier "
    "President Chancellor King Queen Governor Mayor Chairman Secretary General Director Senator "
    "Professor Judge Captain Sir Lord"
)
_SAYS = re.compile(
    r"\b(?:said|says|told|added|adds|wrote|warned|argued|noted|explained|tweeted|posted|according)"
    r"\b"
)
_OFFICE = re.compile(
    r"(?:^|[.,;“\"] ?|\b[a-z]+ )(?:[A-Z][a-z]+ )?"
    r"(?:Minister|Premier|President|Chancellor|King|Queen|Governor|Mayor|Chairman|Secretary) $"
)
_SCENE = re.compile(
    r"\b(?:in|at|near|outside|around|between|across)(?: the)?(?: [A-Z][\w’'-]+,?| and)* $"
)
_LIMIT = 3
"""So many paragraphs in a row may be carried without a sign that they still lean back."""


def leans_back(text: str) -> bool:
    """Whether a paragraph begins with a word for something in the one before it."""
    return _PRONOUN.match(text) is not None


class Carrier:
    """What is old and what is new in each paragraph of one article."""

    def __init__(self, article: Article, analysis: ArticleAnalysis) -> None:
        self._article = article
        self._analysis = analysis
        self._run: set[str] = set()
        self._carried = 0
        self._background = _background(article, analysis)

    def forget(self) -> None:
        """Start afresh, as under a heading."""
        self._run.clear()
        self._carried = 0

    def follow(self, position: int, *, same: bool, named: bool) -> None:
        """Take note of the paragraph just placed: in the `same` section, `named` or carried."""
        if not same:
            self._run.clear()
        self._run |= {m.canonical for m in self._analysis.paragraphs[position].mentions}
        self._carried = 0 if named or not same else self._carried + 1

    def carries(self, position: int, *, for_long: bool, of_city: bool) -> bool:
        """Whether the paragraph goes on about what the one before it said.

        `for_long` where a heading vouches for it: then any number may follow each other. `of_city`
        where that is about a city: then another place, even one where something happens, is new.
        """
        text = self._article.paragraphs[position].text
        mentions = self._analysis.paragraphs[position].mentions
        if leans_back(text):
            return True
        if (self._carried >= _LIMIT and not for_long) or self._names_unknown(text, mentions):
            return False
        return all(
            mention.canonical in self._background
            or mention.canonical in self._run
            or is_unnamed(mention.canonical, mention.kind)
            or _only_speaks(text, mention)
            or (not of_city and _is_scene(text, mention))
            for mention in mentions
        )

    def _names_unknown(self, text: str, mentions: tuple[Mention, ...]) -> bool:
        """Whether a capitalised word stands there that is no mention, no date and no title."""
        return any(
            match[0] not in _NO_NAMES
            and not any(m.start <= match.start() < m.end for m in mentions)
            and not _only_speaks_at(text, match.start(), match.end())
            for match in _NAME.finditer(text)
        )


def _background(article: Article, analysis: ArticleAnalysis) -> frozenset[str]:
    """Return the actors the whole article is about: naming them says nothing new."""
    spread: Counter[str] = Counter()
    n_bodies = 0
    for paragraph, found in zip(article.paragraphs, analysis.paragraphs, strict=True):
        if paragraph.kind is ParagraphKind.BODY:
            n_bodies += 1
            spread.update({mention.canonical for mention in found.mentions})
    title = {mention.canonical for mention in analysis.title_mentions}
    common = {name for name, count in spread.items() if count >= max(3, n_bodies / 4)}
    return frozenset(title | common)


def _is_scene(text: str, mention: Mention) -> bool:
    """Whether a place is only where something happens ("in X", "between X and Y")."""
    before = text[max(0, mention.start - 40) : mention.start]
    return mention.kind is ActorKind.PLACE and _SCENE.search(before) is not None


def _only_speaks(text: str, mention: Mention) -> bool:
    """Whether the actor is a person who is there only to say something, or holds an office.

    An office without a state or a party is of the one spoken of: "Prime Minister X" after Italy.
    """
    return mention.kind is ActorKind.PERSON and (
        _only_speaks_at(text, mention.start, mention.end)
        or _OFFICE.search(text[max(0, mention.start - 24) : mention.start]) is not None
    )


def _only_speaks_at(text: str, start: int, end: int) -> bool:
    """Whether a verb of saying stands just before or after the name, at the end of a sentence."""
    before = text[max(0, start - 14) : start]
    after = text[end : end + 40]
    return bool(_SAYS.search(before)) or bool(_SAYS.search(after) and "." in after)
