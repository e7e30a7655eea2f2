"""What in a paragraph speaks for a section, for Elsewhere, and for going on as before.

The weights are those of a conditional random field, fitted on labelled articles and rounded; they
are logarithms of odds, so 0.7 doubles them. `Elsewhere` is the last state, after the sections.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefing.analysis.about import STRONG_SEED, Hit, Matcher
from briefing.analysis.key_actors import is_unnamed
from briefing.analysis.references import References
from briefing.analysis.stems import WORD, fold_word, stem
from briefing.model import (
    ActorKind,
    Article,
    ArticleAnalysis,
    Mention,
    ParagraphAnalysis,
    ParagraphKind,
)

_NAMED, _WORDED, _SUBJECT, _AGAIN = 3.3, 3.2, 2.4, 1.8
"""An actor of the section is named; a word of its `about` stands there; first in a sentence; the
logarithm of how often."""
_SEEDS, _TEASER_SEEDS, _MORE_SEEDS, _FIELD = 3.6, 4.8, 0.7, 0.7
"""The words of a usual topic, up to two strong ones and beyond; those near to the `about`."""
_STAND_IN = 2.1
"""“The city”, “the company” for a name before."""
_HEADING, _NEW_HEADING = 0.6, 2.6
"""It stands under a heading about the section; directly under it, besides."""
_TITLE, _TEASER_TITLE, _IN_PASSING = 1.4, 0.8, -0.7
"""The title above a lead; above a teaser, of what it says by itself; a name in a teaser that begins
no sentence."""

_ELSEWHERE = 2.8
_NEW_GROUP, _OTHER_STATES, _OLD_ACTOR = 1.9, 1.1, 0.6
"""While no section is named, the paragraph opens with a new group, or with an actor known
from elsewhere in the article; for each state (two at most) that it brings in."""
_OFFICE, _LATE = 1.8, 0.6
"""It opens with an office ("President X"); it is among the last in a long article."""

_STAY, _STAY_ELSEWHERE = 3.5, -0.1
_LEANS, _LEANS_ELSEWHERE = 1.2, 1.0
"""It begins with a word for something in the paragraph before ("He", "Their")."""
_CROWDED, _TELLS_ITSELF, _AFTER_LEAD = -0.5, -1.3, -1.2
"""It brings in three new actors or more; it names a section; it comes after a lead that
speaks of several."""
_RETURNS = -1.3
"""It opens with an actor known from before, who speaks for a section better."""
_OTHER_PLACE = -1.0
"""A paragraph that begins in another place does not go on about a city."""
_TOPIC = -1.0
"""A section known by the words of a usual topic alone needs them said again."""
_OF_THAT_STATE = 0.6
"""“Prime Minister X” without a state, where the section is about one."""

_OPENING, _FIRST_WORDS = 16, 60
_USUAL, _LONG = 0.25, 6
"""In an article of so many paragraphs, a section met in more than this share of them sets less
apart; by as much as the share is greater."""
_SHORT = 2
_LEANING = re.compile(
    r"[“\"'‘]?(?:He|She|They|It|His|Her|Their|Its|We|Both|Neither|Those|These|This|That)\b"
)
_OFFICES = re.compile(
    r"(?:In [A-Z]\w+, )?(?:[A-Z][\w.]+ )?"
    r"(?:President|Prime Minister|Chancellor|[A-Z][a-z]+ Minister)\b"
)


@dataclass(slots=True)
class Signs:
    """What one body paragraph says of each state; the last is Elsewhere."""

    index: int
    """The paragraph's number in its article."""
    scores: list[float]
    stays: list[float]
    hits: tuple[Hit, ...]
    """Also what stands in for a name."""
    actors: frozenset[str]
    subjects: frozenset[str]
    """The actors with which a sentence begins."""
    heading: str
    """The text of the heading above it, where that is about sections."""
    under: frozenset[int]
    """The sections that heading is about."""

    @property
    def named(self) -> dict[int, float]:
        """The sections it speaks of in its own words, and how much."""
        return {hit.section: self.scores[hit.section] for hit in self.hits}


class SignReader:
    """Reads one article from its title to its last paragraph."""

    def __init__(self, article: Article, analysis: ArticleAnalysis, matcher: Matcher) -> None:
        self._article = article
        self._analysis = analysis
        self._matcher = matcher
        self._references = References(article, analysis, matcher)
        self._bodies = [p.index for p in article.paragraphs if p.kind is ParagraphKind.BODY]
        self._hits = {
            index: matcher.hits(article.paragraphs[index].text, analysis.paragraphs[index].mentions)
            for index in self._bodies
        }
        self._title = matcher.hits(article.title, analysis.title_mentions)
        self._is_teaser = len(self._bodies) <= _SHORT
        self._telling = self._how_telling()
        self._in_title = frozenset(m.canonical for m in analysis.title_mentions)
        self._seen = set(self._in_title)
        self._heading = ""
        self._under: frozenset[int] = frozenset()
        self._is_new_heading = False
        self._lead_is_of_several = False

    def read(self) -> list[Signs]:
        """Return the signs of each body paragraph, in order."""
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

    def _enter_heading(self, index: int) -> None:
        text = self._article.paragraphs[index].text
        mentions = self._analysis.paragraphs[index].mentions
        self._under = self._matcher.sections_of_heading(text, mentions)
        self._heading = text if self._under else ""
        self._is_new_heading = True
        self._references.note(self._matcher.hits(text, mentions))
        self._seen |= {mention.canonical for mention in mentions}

    def _signs(self, index: int, place: int) -> Signs:
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
            scores=self._scores(text, found, hits),
            stays=[],
            hits=(*hits, *stand_ins),
            actors=frozenset(m.canonical for m in actors),
            subjects=frozenset(m.canonical for m in actors if _opens(m.start, found)),
            heading=self._heading,
            under=self._under,
        )
        for section in {hit.section for hit in stand_ins}:
            signs.scores[section] += _STAND_IN
        for section in self._under:
            signs.scores[section] += _HEADING + _NEW_HEADING * self._is_new_heading
        if place == 0 or self._is_teaser:
            self._add_title(signs)
        begins_old = _LEANING.match(text) or any(hit.start < _OPENING for hit in stand_ins)
        opener = None if begins_old else self._opener(text, actors)
        signs.scores.append(self._elsewhere(text, place, actors, opener, hits))
        if place == 0:
            self._lead_is_of_several = len(signs.named) > 1
        signs.stays = self._stays(text, place, actors, opener, hits)
        self._seen |= signs.actors
        self._is_new_heading = False
        return signs

    def _scores(self, text: str, found: ParagraphAnalysis, hits: Sequence[Hit]) -> list[float]:
        """Return what the paragraph's own words say for each section."""
        scores = [0.0] * len(self._matcher.names)
        names = [hit for hit in hits if not hit.is_seed]
        for section in {hit.section for hit in names}:
            of_section = [hit for hit in names if hit.section == section]
            score = _NAMED * max((h.weight for h in of_section if h.kind), default=0.0)
            score += _WORDED * max((h.weight for h in of_section if not h.kind), default=0.0)
            score += _AGAIN * math.log(len(of_section))
            opens = any(_opens(hit.start, found) for hit in of_section)
            score += _SUBJECT * opens + _IN_PASSING * (self._is_teaser and not opens)
            scores[section] += score * self._telling[section]
        for section, worth in self._seeds(text, hits).items():
            scores[section] += (_TEASER_SEEDS if self._is_teaser else _SEEDS) * min(
                worth, 2 * STRONG_SEED
            )
            scores[section] += _MORE_SEEDS * max(0.0, min(worth, 2.0) - 2 * STRONG_SEED)
        fields = self._matcher.fields
        stems = {stem(fold_word(word)) for word in WORD.findall(text)} if fields else set()
        for section, field in fields.items():
            scores[section] += _FIELD * min(len(stems & field), 4) / 2
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
                word = (hit.section, stem(fold_word(source[hit.start : hit.end])))
                if hit.is_seed and (hit.weight == STRONG_SEED or word not in said):
                    worth[hit.section] += hit.weight
                    said.add(word)
        return worth

    def _add_title(self, signs: Signs) -> None:
        if self._is_teaser:
            whole = ParagraphAnalysis(
                index=0, sentences=((0, len(self._article.title)),), mentions=()
            )
            names = [hit for hit in self._title if not hit.is_seed]
            for section, score in enumerate(self._scores("", whole, names)):
                signs.scores[section] += _TEASER_TITLE * score
            return
        for section in {hit.section for hit in self._title}:
            weights = [h.weight for h in self._title if h.section == section and not h.is_seed]
            signs.scores[section] += _TITLE * min(sum(weights), 1.5)

    def _opener(self, text: str, actors: Sequence[Mention]) -> Mention | None:
        """Return the first actor, where it stands near the beginning and not in a quotation."""
        if text[:1] in '“"':
            return None
        for mention in actors:
            if mention.canonical not in self._in_title:
                return mention if mention.start <= _FIRST_WORDS else None
        return None

    def _elsewhere(
        self,
        text: str,
        place: int,
        actors: Sequence[Mention],
        opener: Mention | None,
        hits: Sequence[Hit],
    ) -> float:
        """Return what speaks for Elsewhere: who is new here and belongs to no section."""
        score = _ELSEWHERE
        n_bodies = len(self._bodies)
        if opener is not None and all(hit.is_seed for hit in hits):
            if opener.canonical in self._seen:
                score += _OLD_ACTOR
            elif opener.kind is ActorKind.GROUP:
                score += _NEW_GROUP
        of_sections = {hit.canonical for hit in hits}
        others = {
            mention.canonical
            for mention in actors
            if mention.kind is ActorKind.STATE
            and text[mention.start : mention.end] == mention.canonical
        }
        score += _OTHER_STATES * min(len(others - of_sections - self._seen), 2)
        score += _OFFICE * bool(_OFFICES.match(text))
        return score + _LATE * (place >= 0.85 * n_bodies and n_bodies > _LONG)

    def _stays(
        self,
        text: str,
        place: int,
        actors: Sequence[Mention],
        opener: Mention | None,
        hits: Sequence[Hit],
    ) -> list[float]:
        """Return what it is worth, for each state, to go on in it from the paragraph before."""
        sections = len(self._matcher.names)
        if self._is_new_heading:
            return [0.0] * (sections + 1)
        leans = _LEANING.match(text) is not None
        stay = _STAY + _LEANS * leans
        stay += _CROWDED * (sum(m.canonical not in self._seen for m in actors) >= 3)
        tells = any(not hit.is_seed for hit in hits)
        tells = tells or max(self._seeds(text, hits).values(), default=0) >= 2 * STRONG_SEED
        stay += _TELLS_ITSELF * tells + _AFTER_LEAD * (place == 1 and self._lead_is_of_several)
        stay += _RETURNS * (opener is not None and opener.canonical in self._seen)
        of_state = _OFFICES.match(text) and not any(
            m.kind is ActorKind.STATE and m.start < _FIRST_WORDS for m in actors
        )
        elsewhere = opener is not None and opener.kind is ActorKind.PLACE and not tells
        return [
            stay
            + _OF_THAT_STATE * bool(of_state and section in self._matcher.states)
            + _OTHER_PLACE * (elsewhere and section in self._matcher.cities)
            + _TOPIC * (section in self._matcher.topics and not leans)
            for section in range(sections)
        ] + [_STAY_ELSEWHERE + _LEANS_ELSEWHERE * leans]


def _opens(start: int, found: ParagraphAnalysis) -> bool:
    """Whether a sentence begins with what starts there, or nearly so."""
    return any(first <= start <= min(first + _OPENING, end) for first, end in found.sentences)
