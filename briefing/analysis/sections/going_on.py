"""What in a paragraph speaks for Elsewhere, and for going on in the section of the one before."""

import math
import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from briefing.analysis.sections.about import Matcher
from briefing.analysis.sections.weights import Features
from briefing.model import ActorKind, Mention

_FIRST_WORDS = 60
_LONG, _LATE = 6, 0.85
_FAR = 9
"""Having met a section so many paragraphs ago is like never having met it."""
_LEANING = re.compile(
    r"[“\"'‘]?(?:He|She|They|It|His|Her|Their|Its|We|Both|Neither|Those|These|This|That)\b"
)
_OFFICES = re.compile(
    r"(?:In [A-Z]\w+, )?(?:[A-Z][\w.]+ )?"
    r"(?:President|Prime Minister|Chancellor|[A-Z][a-z]+ Minister)\b"
)
_AWAY = re.compile(
    r"(?:Others?|Another|Elsewhere|Meanwhile|Similar|Analysts|Scientists|Observers|Experts|"
    r"Economists)\b"
)
# Both begin with a set of characters, for which a text is searched many times as fast.
_WIDE = re.compile(
    r"[rgwi](?<!\w.)(?:(?<=r)egion(?:al)?|(?<=g)lobal(?:ly)?|(?<=w)orld(?:wide)?"
    r"|(?<=i)nternational(?:ly)?)\b"
)
_YEAR = re.compile(r"[12](?<!\w.)(?:(?<=1)9|(?<=2)0)\d\d\b")


@dataclass(slots=True, kw_only=True)
class Scene:
    """A paragraph as it comes in its article."""

    text: str
    place: int
    """Its number among the body paragraphs, of which there are `bodies`."""
    bodies: int
    actors: Sequence[Mention]
    opener: Mention | None
    """The actor near its beginning, where it does not begin with something known."""
    of_sections: Set[str]
    """The actors named that a section is about."""
    told: Set[int]
    """The sections named."""
    tells: bool
    """Whether it names a section, or says enough words of a topic."""
    seen: Set[str]
    """The actors named before."""
    in_title: Set[str]
    shares: bool
    """Whether it names an actor of the paragraph before who is not in the title."""
    alike: float
    """How much it has in common with the paragraph before."""
    last_met: Mapping[int, int]
    """Section → the place at which it was last spoken of."""
    is_aside: bool
    """Whether the article is about something else than any section."""
    lead_is_of_several: bool

    @property
    def has_known_opener(self) -> bool:
        """Whether it opens with an actor from further up."""
        return self.opener is not None and self.opener.canonical in self.seen

    @property
    def has_office(self) -> bool:
        """Whether it opens with an office: "President X"."""
        return _OFFICES.match(self.text) is not None

    @property
    def is_away(self) -> bool:
        """Whether its first word leads to something else."""
        return _AWAY.match(self.text) is not None


def leans(text: str) -> bool:
    """Whether a paragraph begins with a word for something in the one before ("He", "Their")."""
    return _LEANING.match(text) is not None


def of_elsewhere(scene: Scene) -> Features:
    """Return what speaks for Elsewhere: who is new here and belongs to no section."""
    signs = {
        "else": 1.0,
        "else.states": float(min(len(_new_states(scene)), 2)),
        "else.office": float(scene.has_office),
        "else.late": float(scene.place >= _LATE * scene.bodies and scene.bodies > _LONG),
        "else.away": float(scene.is_away),
        "else.aside": float(scene.is_aside),
    }
    if scene.told:
        return signs
    if scene.opener is not None:
        kind = "old" if scene.has_known_opener else f"new_{scene.opener.kind.value}"
        signs[f"else.{kind}"] = 1.0
    signs["else.year"] = float(_YEAR.search(scene.text) is not None)
    signs["else.wide"] = float(_WIDE.search(scene.text) is not None)
    signs["else.of_title"] = float(
        any(m.canonical in scene.in_title for m in scene.actors if m.start <= _FIRST_WORDS)
    )
    return signs


def _new_states(scene: Scene) -> Set[str]:
    """Return the states it brings in by their own names."""
    named = {
        mention.canonical
        for mention in scene.actors
        if mention.kind is ActorKind.STATE
        and scene.text[mention.start : mention.end] == mention.canonical
    }
    return named - scene.of_sections - scene.seen


def of_going_on(scene: Scene, matcher: Matcher, *, ends: bool) -> list[Features]:
    """Return what speaks, for each state, for going on in it from the paragraph before.

    Nothing does where the text comes to another topic (`ends`).
    """
    sections = range(len(matcher.names))
    if ends or not scene.place:
        return [{} for _ in range(len(sections) + 1)]
    leaning = float(leans(scene.text))
    quoting = float(scene.text[:1] in '“"')
    alike = 2 * min(scene.alike, 0.5)
    shared: Features = {
        "stay": 1.0,
        "stay.leans": leaning,
        "stay.quote": quoting,
        "stay.alike": alike,
        "stay.shares": float(scene.shares),
        "stay.plain": float(not scene.actors and not scene.tells),
        "stay.crowded": float(sum(m.canonical not in scene.seen for m in scene.actors) >= 3),
        "stay.tells": float(scene.tells),
        "stay.after_lead": float(scene.place == 1 and scene.lead_is_of_several),
        "stay.returns": float(scene.has_known_opener),
        "stay.away": float(scene.is_away),
        "stay.aside": float(scene.is_aside),
    }
    of_state = scene.has_office and not any(
        m.kind is ActorKind.STATE and m.start < _FIRST_WORDS for m in scene.actors
    )
    is_placed = (
        scene.opener is not None and scene.opener.kind is ActorKind.PLACE and not scene.tells
    )
    stays = []
    alike_sections: dict[tuple[float, ...], Features] = {}
    for section in sections:
        last = scene.last_met.get(section)
        own = (
            bool(scene.told) and section not in scene.told,
            of_state and section in matcher.states,
            is_placed and section in matcher.cities,
            section in matcher.topics and not leaning,
            _FAR if last is None else min(scene.place - last, _FAR),
            last is None,
        )
        signs = alike_sections.get(own)
        if signs is None:
            signs = alike_sections[own] = {**shared, **_of_section(*own)}
        stays.append(signs)
    of_else = {
        "stay_else": 1.0,
        "stay_else.leans": leaning,
        "stay_else.quote": quoting,
        "stay_else.alike": alike,
        "stay_else.tells": float(scene.tells),
    }
    return [*stays, of_else]


def _of_section(
    tells_other: float,
    of_state: float,
    other_place: float,
    topic: float,
    since: float,
    never: float,
) -> Features:
    return {
        "stay.tells_other": tells_other,
        "stay.of_state": of_state,
        "stay.other_place": other_place,
        "stay.topic": topic,
        "stay.since": math.log(since),
        "stay.never": never,
    }
