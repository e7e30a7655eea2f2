"""What in a paragraph speaks for a section, for Elsewhere, and for going on as before.

Every sign has a name and says how much of it there is; what that is worth stands in `weights`.
`Elsewhere` is the last state, after the sections.
"""

import math
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from briefing.analysis.actors.key_actors import is_unnamed
from briefing.analysis.actors.references import References
from briefing.analysis.sections.about import STRONG_SEED, Hit, Matcher
from briefing.analysis.sections.boundaries import in_common_with_next, new_topics, terms
from briefing.analysis.sections.going_on import Scene, leans, of_elsewhere, of_going_on
from briefing.analysis.sections.weights import Features
from briefing.analysis.text.stems import root, words_of
from briefing.model import (
    ActorKind,
    Article,
    ArticleAnalysis,
    Mention,
    ParagraphAnalysis,
    ParagraphKind,
)

_OPENING, _FIRST_WORDS = 16, 60
_first = itemgetter(0)
_USUAL, _LONG = 0.25, 6
"""In an article of so many paragraphs, a section met in more than this share of them sets less
apart; by as much as the share is greater."""
_HARDLY = 0.34
"""An article in which fewer paragraphs speak of any section, its title and its lead of none, is
about something else."""
_TEASER = 2
"""An article of so few paragraphs is the beginning of one."""
_OF_TITLE = 0.8
"""What a teaser's title says counts this much of what its text says."""


@dataclass(slots=True, kw_only=True)
class Signs:
    """What one body paragraph says of each state; the last is Elsewhere."""

    index: int
    """The paragraph's number in its article."""
    scores: list[Features]
    """For each state, what the paragraph says for it."""
    stays: list[Features] = field(default_factory=list)
    """For each state, what it says for having been in it a paragraph before."""
    hits: tuple[Hit, ...]
    """Also what stands in for a name."""
    actors: Mapping[str, ActorKind]
    subjects: frozenset[str]
    """The actors with which a sentence begins."""
    heading: str
    """The text of the heading above it, where that is about sections."""
    under: frozenset[int]
    """The sections that heading is about."""


class SignReader:
    """Reads one article from its title to its last paragraph."""

    def __init__(self, article: Article, analysis: ArticleAnalysis, matcher: Matcher) -> None:
        self._article = article
        self._analysis = analysis
        self._matcher = matcher
        self._hits: Mapping[int, Sequence[Hit]] = {
            p.index: matcher.hits(p.text, analysis.paragraphs[p.index].mentions)
            for p in article.paragraphs
            if p.kind is ParagraphKind.BODY
        }
        self._title = matcher.hits(article.title, analysis.title_mentions)

    def speaks_of_none(self) -> bool:
        """Whether nothing in the article names what any section is about.

        Then there is nothing that could be carried on either, and most articles of many feeds are
        so.
        """
        of_headings = (
            self._matcher.sections_of_heading(p.text, self._analysis.paragraphs[p.index].mentions)
            for p in self._article.paragraphs
            if p.kind is ParagraphKind.HEADING
        )
        return not (self._title or any(self._hits.values()) or any(of_headings))

    def _prepare(self) -> None:
        article, analysis = self._article, self._analysis
        self._references = References(article, analysis)
        self._bodies = [*self._hits]
        self._is_teaser = len(self._bodies) <= _TEASER
        self._telling = self._how_telling()
        self._is_aside = self._tells_of_something_else()
        self._in_title = frozenset(m.canonical for m in analysis.title_mentions)
        self._topics = new_topics(article, analysis)
        bodies = self._bodies if len(self._bodies) > 1 else ()
        counted = [
            terms(article.paragraphs[i].text, analysis.paragraphs[i].mentions) for i in bodies
        ]
        self._common = in_common_with_next(counted)
        self._seen = set(self._in_title)
        self._before: frozenset[str] = frozenset()
        self._last_met: dict[int, int] = {}
        self._heading = ""
        self._under: frozenset[int] = frozenset()
        self._is_new_heading = False
        self._lead_is_of_several = False

    def read(self) -> list[Signs]:
        """Return the signs of each body paragraph, in order."""
        self._prepare()
        self._references.note(self._title)
        read: list[Signs] = []
        for paragraph in self._article.paragraphs:
            if paragraph.kind is ParagraphKind.HEADING:
                self._enter_heading(paragraph.index)
            elif paragraph.kind is ParagraphKind.BODY:
                read.append(self._signs(paragraph.index, len(read)))
        return read

    def _how_telling(self) -> Mapping[int, float]:
        spread = Counter(
            section for hits in self._hits.values() for section in {hit.section for hit in hits}
        )
        if len(self._bodies) < _LONG:
            return defaultdict(lambda: 1.0)
        return {
            section: 1 - max(0.0, count / len(self._bodies) - _USUAL)
            for section, count in spread.items()
        }

    def _tells_of_something_else(self) -> bool:
        if len(self._bodies) < _LONG or self._title or self._hits[self._bodies[0]]:
            return False
        return sum(map(bool, self._hits.values())) < _HARDLY * len(self._bodies)

    def _enter_heading(self, index: int) -> None:
        text = self._article.paragraphs[index].text
        mentions = self._analysis.paragraphs[index].mentions
        self._under = self._matcher.sections_of_heading(text, mentions)
        self._heading = text if self._under else ""
        self._is_new_heading = True
        self._references.note(self._matcher.hits(text, mentions))
        self._seen |= {mention.canonical for mention in mentions}

    def _signs(self, index: int, place: int) -> Signs:
        if index in self._topics:
            self._references.forget()
            if not self._is_new_heading:
                self._heading, self._under = "", frozenset()
        text = self._article.paragraphs[index].text
        found = self._analysis.paragraphs[index]
        named = self._hits[index]
        stand_ins = self._references.stand_ins(text, found.mentions, named)
        hits = [*named, *(hit for hit in stand_ins if hit.is_certain)]
        stand_ins = [hit for hit in stand_ins if not hit.is_certain]
        self._references.note(named)
        actors = [m for m in found.mentions if not is_unnamed(m.canonical, m.kind)]
        signs = Signs(
            index=index,
            scores=self._own_words(text, found, hits),
            hits=(*hits, *stand_ins),
            actors={m.canonical: m.kind for m in actors},
            subjects=frozenset([m.canonical for m in actors if _opens(m.start, found)]),
            heading=self._heading,
            under=self._under,
        )
        for section in {hit.section for hit in stand_ins}:
            signs.scores[section]["stand_in"] = 1.0
        for section in self._under:
            signs.scores[section]["heading"] = 1.0
            signs.scores[section]["new_heading"] = float(self._is_new_heading)
        if self._is_teaser:
            self._add_title_of_teaser(signs)
        elif place == 0:
            self._add_title(signs)
            self._lead_is_of_several = len({hit.section for hit in signs.hits}) > 1
        begins_old = leans(text) or any(hit.start < _OPENING for hit in stand_ins)
        scene = self._scene(text, place, actors, hits, begins_old=begins_old)
        signs.scores.append(of_elsewhere(scene))
        ends = self._is_new_heading or index in self._topics
        signs.stays = of_going_on(scene, self._matcher, ends=ends)
        self._leave(signs, place)
        return signs

    def _scene(
        self,
        text: str,
        place: int,
        actors: Sequence[Mention],
        hits: Sequence[Hit],
        *,
        begins_old: bool,
    ) -> Scene:
        told = frozenset(hit.section for hit in hits if not hit.is_seed)
        seeds = max(self._seeds(text, hits).values(), default=0.0)
        return Scene(
            text=text,
            place=place,
            bodies=len(self._bodies),
            actors=actors,
            opener=None if begins_old else self._opener(text, actors),
            of_sections=frozenset(hit.canonical for hit in hits),
            told=told,
            tells=bool(told) or seeds >= 2 * STRONG_SEED,
            seen=self._seen,
            in_title=self._in_title,
            shares=any(m.canonical in self._before - self._in_title for m in actors),
            alike=self._common[place - 1] if place else 0.0,
            last_met=self._last_met,
            is_aside=self._is_aside,
            lead_is_of_several=self._lead_is_of_several,
        )

    def _leave(self, signs: Signs, place: int) -> None:
        self._before = frozenset(signs.actors)
        self._seen |= self._before
        self._is_new_heading = False
        for hit in signs.hits:
            self._last_met[hit.section] = place

    def _own_words(
        self, text: str, found: ParagraphAnalysis, hits: Sequence[Hit]
    ) -> list[Features]:
        """Return what the paragraph's own words say for each section."""
        scores: list[Features] = [{} for _ in self._matcher.names]
        names = [hit for hit in hits if not hit.is_seed]
        for section in {hit.section for hit in names}:
            of_section = [hit for hit in names if hit.section == section]
            telling = self._telling[section]
            opens = any(_opens(hit.start, found) for hit in of_section)
            scores[section] = {
                "named": telling * max((h.weight for h in of_section if h.kind), default=0.0),
                "worded": telling * max((h.weight for h in of_section if not h.kind), default=0.0),
                "again": telling * math.log(len(of_section)),
                "subject": telling * opens,
                "in_passing": telling * (self._is_teaser and not opens),
            }
        for section, worth in self._seeds(text, hits).items():
            sign = "teaser_seeds" if self._is_teaser else "seeds"
            scores[section][sign] = min(worth, 2 * STRONG_SEED)
            scores[section]["more_seeds"] = max(0.0, min(worth, 2.0) - 2 * STRONG_SEED)
        near = self._matcher.fields
        stems = set(map(root, words_of(text))) if near else set()
        for section, words in near.items():
            if stems & words:
                scores[section]["field"] = min(len(stems & words), 4) / 2
        return scores

    def _seeds(self, text: str, hits: Sequence[Hit]) -> Mapping[int, float]:
        """Return what the words of usual topics are worth, in a teaser with those of its title.

        A weak word said in both says no more than once.
        """
        worth: defaultdict[int, float] = defaultdict(float)
        said = set()
        titles = self._title if self._is_teaser else ()
        for source, found in ((text, hits), (self._article.title, titles)):
            for hit in found:
                word = (hit.section, root(source[hit.start : hit.end]))
                if hit.is_seed and (hit.weight == STRONG_SEED or word not in said):
                    worth[hit.section] += hit.weight
                    said.add(word)
        return worth

    def _add_title(self, signs: Signs) -> None:
        for section in {hit.section for hit in self._title}:
            weights = [h.weight for h in self._title if h.section == section and not h.is_seed]
            signs.scores[section]["title"] = min(sum(weights), 1.5)

    def _add_title_of_teaser(self, signs: Signs) -> None:
        whole = ParagraphAnalysis(index=0, sentences=((0, len(self._article.title)),), mentions=())
        names = [hit for hit in self._title if not hit.is_seed]
        for section, of_title in enumerate(self._own_words("", whole, names)):
            own = signs.scores[section]
            for sign in ("named", "worded", "again", "subject", "in_passing"):
                if sign in of_title:
                    own[sign] = own.get(sign, 0.0) + _OF_TITLE * of_title[sign]

    def _opener(self, text: str, actors: Sequence[Mention]) -> Mention | None:
        """Return the first actor, where it stands near the beginning and not in a quotation."""
        if text[:1] in '“"':
            return None
        for mention in actors:
            if mention.canonical not in self._in_title:
                return mention if mention.start <= _FIRST_WORDS else None
        return None


def _opens(start: int, found: ParagraphAnalysis) -> bool:
    """Whether a sentence begins with what starts there, or nearly so."""
    last = bisect_right(found.sentences, start, key=_first) - 1
    if last < 0:
        return False
    first, end = found.sentences[last]
    return start <= min(first + _OPENING, end)
