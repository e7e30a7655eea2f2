"""Which of several people of one surname a bare surname means, where it stands."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from briefing.model import ActorKind

from .names import Name

_RELATIVE = re.compile(
    r"\b(?:father|mother|wife|husband|son|daughter|brother|sister|widow|uncle|aunt|cousin|nephew|"
    r"niece|grandfather|grandson|predecessor|late),? $"
)


def told_apart(
    names: Sequence[Name], kinds: Mapping[str, ActorKind | None], texts: Sequence[str]
) -> dict[tuple[int, int], str]:
    """(text number, start) of a bare surname that several people bear → the full form it means.

    It means somebody named before: the one named in its own text, else the one who comes first in
    the article by mentions and is not just somebody's relative.
    """
    bearers = _bearers(kinds)
    if not bearers:
        return {}
    counts = Counter(name.form for name in names)
    met: list[tuple[int, str]] = []
    relatives: set[str] = set()
    found: dict[tuple[int, int], str] = {}
    for name in sorted(names, key=lambda name: (name.text_number, name.start)):
        form, number = name.form, name.text_number
        if form in bearers and kinds.get(form) is ActorKind.PERSON:
            chosen = _chosen(bearers[form], met, number, relatives, counts)
            if chosen:
                found[number, name.start] = chosen
        elif " " in form and kinds.get(form) is ActorKind.PERSON:
            if not any(form == other for _, other in met) and _RELATIVE.search(
                texts[number], max(0, name.start - 24), name.start
            ):
                relatives.add(form)
            met.append((number, form))
    return found


def _chosen(
    bearers: Sequence[str],
    met: Sequence[tuple[int, str]],
    number: int,
    relatives: set[str],
    counts: Counter[str],
) -> str:
    """The one meant in text `number`; empty where none has been named before."""
    here = {form for place, form in met if place == number and form in bearers}
    if len(here) == 1:
        return here.pop()
    before = {form: None for _, form in met if form in bearers}
    return min(before, key=lambda form: (form in relatives, -counts[form]), default="")


def _bearers(kinds: Mapping[str, ActorKind | None]) -> dict[str, list[str]]:
    """Surname → the full forms of its bearers, where there are several."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for form, kind in kinds.items():
        if kind is ActorKind.PERSON and " " in form:
            found[form.rpartition(" ")[2]].append(form)
    return {
        surname: forms
        for surname, forms in found.items()
        if surname in kinds and len({form.partition(" ")[0] for form in forms}) > 1
    }
