"""One word for two actors of an article, told apart at each mention by what stands around it.

Karin Lindqvist may lead Lindqvist AB, and Rosa Lima may sit in Lima.
"""

from collections.abc import Mapping, Sequence

from briefing.analysis.lexicon import Lexicon, Sort
from briefing.model import ActorKind

from . import cues
from .evidence import GROUP, PERSON, PLACE
from .kinds import KIND_OF_SORT, surname_of
from .names import Name
from .surroundings import of_context

Sense = tuple[ActorKind, str]
"""A kind, and the form whose canonical name the mention has."""

_LANDS = frozenset((Sort.CAPITAL, Sort.STATE, Sort.REGION, Sort.PLACE))
_CLEAR = 2.0
"""Points of one mention that tell a firm or a place apart from the person of its name."""


def senses(
    names: Sequence[Name],
    kinds: Mapping[str, ActorKind | None],
    texts: Sequence[str],
    lexicon: Lexicon,
) -> dict[tuple[int, int], Sense]:
    """(text number, start) → the sense of a mention whose form is two actors' name."""
    bearers = _bearers(kinds)
    mentions: dict[str, list[Name]] = {}
    for name in names:
        if name.form in bearers and not name.is_known:
            mentions.setdefault(name.form, []).append(name)
    found: dict[tuple[int, int], Sense] = {}
    for form, named in mentions.items():
        told = [_told(name, texts[name.text_number], lexicon) for name in named]
        rival = _rival(form, named[0], told, kinds, lexicon)
        is_person = kinds.get(form) is ActorKind.PERSON
        is_weak = rival is not None and rival[0] is ActorKind.PLACE and named[0].entry is None
        if rival is None or (is_weak and not is_person):
            continue
        bearer: Sense = (ActorKind.PERSON, bearers[form])
        balance = sum(kind is not None for kind in told) - 2 * told.count(ActorKind.PERSON)
        usual = rival if balance > 0 or (balance == 0 and not is_person) else bearer
        if is_weak:
            usual = bearer
        for name, kind in zip(named, told, strict=True):
            sense = usual if kind is None else bearer if kind is ActorKind.PERSON else rival
            found[name.text_number, name.start] = sense
    return found


def _bearers(kinds: Mapping[str, ActorKind | None]) -> dict[str, str]:
    """Surname → the first person of the article named in full with it."""
    found: dict[str, str] = {}
    for form, kind in kinds.items():
        words = form.split(" ")
        if kind is ActorKind.PERSON and len(words) > 1:
            for part in (words[-1], surname_of(words)):
                if part != form:
                    found.setdefault(part, form)
    return found


def _told(name: Name, text: str, lexicon: Lexicon) -> ActorKind | None:
    """What the words around one mention say it is; None where they say little."""
    points = of_context(name, text, lexicon)
    best = max((PERSON, GROUP, PLACE), key=points.__getitem__)
    if points[best] < (_CLEAR if best == GROUP else 0.8):
        return None
    return {PERSON: ActorKind.PERSON, GROUP: ActorKind.GROUP, PLACE: ActorKind.PLACE}[best]


def _rival(
    form: str,
    name: Name,
    told: Sequence[ActorKind | None],
    kinds: Mapping[str, ActorKind | None],
    lexicon: Lexicon,
) -> Sense | None:
    """The other actor of the name: a firm of the article, or what the lists know."""
    for end in cues.FIRM_ENDS:
        if kinds.get(f"{form} {end}") is ActorKind.GROUP:
            return ActorKind.GROUP, f"{form} {end}"
    if name.entry and name.entry.sort in (*_LANDS, Sort.GROUP):
        return KIND_OF_SORT[name.entry.sort], form
    if lexicon.is_city(form) and ActorKind.PLACE in told:
        return ActorKind.PLACE, form
    return (ActorKind.GROUP, form) if told.count(ActorKind.GROUP) > 1 else None
