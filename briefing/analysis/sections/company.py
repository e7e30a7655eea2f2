"""Who keeps company with which section: an actor found mainly there speaks for it elsewhere."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from briefing.analysis.sections.signs import Signs
from briefing.analysis.sections.weights import Features
from briefing.model import ActorKind

_DOUBT = 0.3
"""So many appearances elsewhere are supposed of every actor."""
_TOO_COMMON = 0.3
"""Who appears in more than this share of an article's paragraphs keeps company with no section."""

Likely = Sequence[Sequence[float]]
"""For each paragraph, how likely each state is."""


def company(signs: Sequence[Signs], likely: Likely) -> list[list[tuple[Features, str]]]:
    """Return, for each paragraph and state, what its actors say for it, and who says most."""
    where = _appearances(signs) if len(signs) > 2 else {}
    return [_of_paragraph(place, each, where, likely) for place, each in enumerate(signs)]


def _appearances(signs: Sequence[Signs]) -> Mapping[str, Sequence[int]]:
    """Return actor → the places of the paragraphs that name it; not for those nearly everywhere.

    The lead does not count: it names everybody.
    """
    where: defaultdict[str, list[int]] = defaultdict(list)
    for place, each in enumerate(signs):
        for actor in each.actors if place else ():
            where[actor].append(place)
    most = max(3.0, _TOO_COMMON * len(signs)) + 1
    in_lead = signs[0].actors
    return {
        actor: at
        for actor, at in where.items()
        if len(at) <= most and (len(at) > 1 or actor in in_lead)
    }


def _of_paragraph(
    place: int, signs: Signs, where: Mapping[str, Sequence[int]], likely: Likely
) -> list[tuple[Features, str]]:
    states = len(likely[place])
    found: list[Features] = [{} for _ in range(states)]
    first = [""] * states
    by_chance = 1 / states
    for actor in sorted(signs.actors.keys() & where.keys()):
        others = [likely[other] for other in where[actor] if other != place]
        of_all = len(others) + _DOUBT
        much = list(map(sum, zip(*others, strict=True)))
        least = by_chance * of_all
        for state in [state for state, of_state in enumerate(much) if of_state > least]:
            share = much[state] / of_all - by_chance
            own = found[state]
            said = _said(actor, signs, share, min([other[state] for other in others]))
            if said.get("known", 0.0) > own.get("known", 0.0):
                first[state] = actor
            for sign, worth in said.items():
                name = f"else.{sign}" if state == states - 1 else sign
                if worth > own.get(name, 0.0):
                    own[name] = worth
    return list(zip(found, first, strict=True))


def _said(actor: str, signs: Signs, share: float, least: float) -> Features:
    """Return what one actor says for a state with this share of its other appearances."""
    if signs.actors[actor] not in (ActorKind.PERSON, ActorKind.GROUP):
        return {"known_place": share}
    if actor not in signs.subjects:
        return {"known": share}
    return {"known": share, "known_subject": share, "known_only": least}
