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


Company = dict[int, tuple[Features, str]]
"""State → what actors say for it, and who of them says most; of most states none says anything."""


def company(signs: Sequence[Signs], likely: Likely) -> list[Company]:
    """Return, for each paragraph, for which states its actors speak."""
    where = _appearances(signs) if len(signs) > 2 else {}
    by_chance = 1 / len(likely[0]) if likely else 0.0
    above = [[state for state, much in enumerate(each) if much > by_chance] for each in likely]
    return [_of_paragraph(place, each, where, likely, above) for place, each in enumerate(signs)]


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
    place: int,
    signs: Signs,
    where: Mapping[str, Sequence[int]],
    likely: Likely,
    above: Sequence[Sequence[int]],
) -> Company:
    """Return the company of one paragraph; `above` are the states more likely than by chance."""
    states = len(likely[place])
    by_chance = 1 / states
    found: Company = {}
    for actor in sorted(signs.actors.keys() & where.keys()):
        others = [other for other in where[actor] if other != place]
        of_all = len(others) + _DOUBT
        for state in {state for other in others for state in above[other]}:
            much = [likely[other][state] for other in others]
            share = sum(much) / of_all - by_chance
            if share <= 0:
                continue
            own, first = found.get(state, ({}, ""))
            said = _said(actor, signs, share, min(much))
            if said.get("known", 0.0) > own.get("known", 0.0):
                first = actor
            for sign, worth in said.items():
                name = f"else.{sign}" if state == states - 1 else sign
                if worth > own.get(name, 0.0):
                    own[name] = worth
            found[state] = own, first
    return found


def _said(actor: str, signs: Signs, share: float, least: float) -> Features:
    """Return what one actor says for a state with this share of its other appearances."""
    if signs.actors[actor] not in (ActorKind.PERSON, ActorKind.GROUP):
        return {"known_place": share}
    if actor not in signs.subjects:
        return {"known": share}
    return {"known": share, "known_subject": share, "known_only": least}
