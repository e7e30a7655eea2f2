"""What stands for a name without being one: "the capital", "the city", "the Lebanese group".

Such words are resolved only to actors that a section is about; this is no general resolver.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from briefing.analysis.actors.key_actors import is_unnamed
from briefing.analysis.actors.states import state_named, state_with_capital
from briefing.analysis.sections.about import Hit
from briefing.analysis.text.stems import word_set
from briefing.fold import fold
from briefing.model import ActorKind, Article, ArticleAnalysis, Mention

_NOUNS: Mapping[ActorKind, str] = {
    ActorKind.PLACE: "city town village port province island district territory enclave "
    "county borough resort municipality",
    ActorKind.STATE: "country nation kingdom republic",
    ActorKind.GROUP: "group company firm party club team bank agency organisation organization "
    "lender insurer chain publisher broadcaster brewer operator start-up "
    "movement militia union airline carmaker automaker chipmaker retailer manufacturer giant "
    "alliance bloc side council university charity",
    ActorKind.PERSON: "president minister chancellor premier leader candidate senator governor "
    "mayor billionaire actor actress singer king queen pope prince general coach striker "
    "congressman congresswoman incumbent challenger founder defendant player sprinter cyclist "
    "midfielder defender goalkeeper driver lawyer author director politician scientist artist "
    "writer novelist activist journalist lawmaker",
}
KIND_OF_NOUN = {noun: kind for kind, nouns in _NOUNS.items() for noun in nouns.split()}
"""The common nouns that stand for an actor already named, with that actor's kind."""
_DEFINITE = re.compile(
    r"[Tt](?<!\w.)he (?:(?:(?P<modifier>[\w-]+) )?"
    r"(?P<noun>capital|" + "|".join(KIND_OF_NOUN) + r")\b(?! of\b|,? [A-Z]|-)"
    r"|(?P<age>\d+-year-old)\b)"
)
_CAPITAL_BEFORE = re.compile(r"\bcapital(?:,| city,?| city of)? $")
_CAPITAL_AFTER = re.compile(r",? (?:the|its|[A-Z]\w+(?:['’]s)?) (?:\w+ )?capital\b")
_BELONGING = re.compile(r"(?P<own>['’]s)?(?P<words>(?: [\w-]+){0,3}) ")
_CITIES = word_set("city town port resort municipality")
_NEAR = 10
"""So many names back, one may still be stood for."""
_LINKS = word_set(
    "and or but on in at with of to for by against from over than the a an has have had is "
    "are was were will would who which that"
)


def _belongs(text: str, state: Mention, actor: Mention) -> bool:
    """Whether `actor` follows `state` as its own: "Lebanon's Hezbollah", "Turkish leader X"."""
    gap = _BELONGING.fullmatch(text, state.end, actor.start)
    if gap is None or not (gap["own"] or text[state.start : state.end] != state.canonical):
        return False
    words = gap["words"].split()
    return not any(word in _LINKS or word.endswith("ed") for word in words)


class References:
    """The names an article has used so far, and what may stand for them further on."""

    def __init__(self, article: Article, analysis: ArticleAnalysis) -> None:
        self._capitals: set[str] = set()
        self._state_of: dict[str, str] = {}
        self._last: list[Hit] = []
        texts = [(article.title, analysis.title_mentions)]
        texts += [
            (paragraph.text, found.mentions)
            for paragraph, found in zip(article.paragraphs, analysis.paragraphs, strict=True)
        ]
        for text, mentions in texts:
            self._learn(text, mentions)

    def _learn(self, text: str, mentions: Sequence[Mention]) -> None:
        for mention in mentions if "capital" in text else ():
            if _CAPITAL_BEFORE.search(text, 0, mention.start) or _CAPITAL_AFTER.match(
                text, mention.end
            ):
                self._capitals.add(mention.canonical)
        for state, actor in pairwise(mentions):
            if (
                state.kind is ActorKind.STATE
                and actor.kind in (ActorKind.PERSON, ActorKind.GROUP)
                and not is_unnamed(actor.canonical, actor.kind)
                and _belongs(text, state, actor)
            ):
                self._state_of.setdefault(actor.canonical, state.canonical)

    def note(self, hits: Sequence[Hit]) -> None:
        """Remember what was named, to be stood for later."""
        self._last += [hit for hit in hits if hit.kind is not None]

    def forget(self) -> None:
        """What was named belongs to another topic and is stood for no more."""
        self._last.clear()

    def stand_ins(self, text: str, mentions: Sequence[Mention], hits: Sequence[Hit]) -> list[Hit]:
        """Return what the paragraph says of sections in other words than their names."""
        found: list[Hit] = []
        if not (self._last or any(hit.kind is not None for hit in hits)):
            return found
        for match in _DEFINITE.finditer(text):
            if any(text[m.end : match.start()] == ", " for m in mentions):
                continue  # "Luzon, the main island" says who Luzon is
            if match["noun"] in ("bank", "side") and (
                text[max(0, match.start() - 3) : match.start()].lower() == "on "
                or match["modifier"] == "other"
            ):
                continue  # of a river, of a dispute
            meant = self._meant(match, mentions, hits)
            if meant is not None:
                found.append(replace(meant, start=match.start(), end=match.end(), said=match[0]))
        return found

    def _meant(
        self, match: re.Match[str], mentions: Sequence[Mention], hits: Sequence[Hit]
    ) -> Hit | None:
        """Return the named actor that "the …" stands for, if a section is about it."""
        named = [*self._last, *(h for h in hits if h.kind is not None and h.start < match.start())]
        noun = match["noun"]
        if noun == "capital":
            return next((hit for hit in reversed(named) if self._is_capital(hit)), None)
        kind = ActorKind.PERSON if match["age"] else KIND_OF_NOUN[noun]
        starts = {hit.start for hit in hits}
        if any(
            m.kind is kind and m.end < match.start() and m.start not in starts for m in mentions
        ):
            return None  # one that no section is about stands nearer
        nation = self._nation(match, mentions)
        if nation:
            of_nation = [hit for hit in named if self._state_of.get(hit.canonical) == nation]
            named = [hit for hit in of_nation if _may_be(hit, kind)] or [
                hit for hit in named[-_NEAR:] if hit.canonical not in self._state_of
            ]
        elif match["modifier"] and match["modifier"][0].isupper():
            return None
        is_wide = kind is ActorKind.PLACE and noun not in _CITIES
        return next(
            (
                hit
                for hit in reversed(named[-_NEAR:])
                if _may_be(hit, kind) and not (is_wide and state_with_capital(hit.canonical))
            ),
            None,
        )

    def _is_capital(self, hit: Hit) -> bool:
        if self._capitals:
            return hit.canonical in self._capitals
        return hit.kind is ActorKind.PLACE and bool(state_with_capital(hit.canonical))

    def _nation(self, match: re.Match[str], mentions: Sequence[Mention]) -> str:
        if match["modifier"] is None:
            return ""
        start = match.start("modifier")
        return next(
            (m.canonical for m in mentions if m.start == start and m.kind is ActorKind.STATE), ""
        )


def _may_be(hit: Hit, kind: ActorKind) -> bool:
    """Whether the actor is of this kind.

    One bare word is easily judged a person and is a firm; a capital may stand for its country.
    """
    return (
        hit.kind is kind
        or (kind is ActorKind.GROUP and hit.kind is ActorKind.PERSON and " " not in hit.canonical)
        or (kind is ActorKind.STATE and bool(state_named(hit.term)))
    )


def reason(hit: Hit, text: str) -> str:
    """Return why `hit` puts a paragraph into its section, in a few words."""
    surface = hit.said or text[hit.start : hit.end]
    if fold(surface) == fold(hit.term):
        return f"about {hit.term}"
    if hit.said[:4].lower() == "the ":
        return f"“{hit.said}” is {hit.canonical or hit.term}"
    if hit.kind is None and not hit.said:
        return f"speaks of “{surface}”"
    return f"names {surface} ({hit.term})"
