"""How likely each state is at each step, where going on in one is worth something.

The scores are logarithms of odds; all sequences of states are weighed at once (forward-backward).
"""

import math
from collections.abc import Sequence


def likely_states(
    scores: Sequence[Sequence[float]], stays: Sequence[Sequence[float]]
) -> list[list[float]]:
    """Return, for each step, the probability of each state.

    `scores[step][state]` is what a state is worth there, `stays[step][state]` what it is worth
    there to have been in it a step before.
    """
    return likely_with(scores, goings_on(stays))


def goings_on(stays: Sequence[Sequence[float]]) -> list[list[float]]:
    """Return the odds of staying, which do not change from one weighing to the next."""
    return [list(map(math.exp, each)) for each in stays]


def likely_with(
    scores: Sequence[Sequence[float]], goings_on: Sequence[Sequence[float]]
) -> list[list[float]]:
    """Return the same from the odds of staying."""
    if not scores:
        return []
    odds = [_odds(each) for each in scores]
    before = _whole(odds[0])
    forward = [before]
    for own, on in zip(odds[1:], goings_on[1:], strict=True):
        came = zip(own, before, on, strict=True)
        before = _whole([a * (1.0 - was + was * stay) for a, was, stay in came])
        forward.append(before)
    likely = [before]
    after = [1.0] * len(odds[0])
    for step in range(len(scores) - 1, 0, -1):
        ahead = [a * b for a, b in zip(odds[step], after, strict=True)]
        total = sum(ahead)
        after = _whole(
            [total - a + a * stay for a, stay in zip(ahead, goings_on[step], strict=True)]
        )
        likely.append(_whole([a * b for a, b in zip(forward[step - 1], after, strict=True)]))
    return likely[::-1]


def _odds(scores: Sequence[float]) -> list[float]:
    most = max(scores)
    return [math.exp(score - most) for score in scores]


def _whole(parts: Sequence[float]) -> list[float]:
    total = sum(parts)
    return [part / total for part in parts]
