"""One person under a full name in one article and a bare surname in another."""

from collections import defaultdict
from collections.abc import Mapping

from briefing.fold import fold

_CLEARLY = 3
"""Who is named so many times as often as any namesake is the one a bare surname means."""


def full_names(counts: Mapping[str, int]) -> dict[str, str]:
    """Return bare surname → full name, for the people in `counts` (name → mentions).

    A surname that several people bear as prominently belongs to none of them.
    """
    bearers: defaultdict[str, list[str]] = defaultdict(list)
    for name in counts:
        words = name.split()
        if len(words) > 1:
            bearers[fold(words[-1])].append(name)
    joined = {}
    for name in counts:
        full = sorted(bearers.get(fold(name), ()), key=lambda name: (-counts[name], name))
        if len(full) == 1 or (len(full) > 1 and counts[full[0]] >= _CLEARLY * counts[full[1]]):
            joined[name] = full[0]
    return joined
