"""A conditional random field on chains, fitted by penalised likelihood (used by fit_sections.py).

Going on in a state is worth something; all other changes of state are alike.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

PENALTY = 3.0
_NOTHING = 1e-7

Features = dict[str, float]
Weights = dict[str, float]


@dataclass(frozen=True)
class Chain:
    """The signs of each step and state, and which states are right."""

    scores: Sequence[Sequence[Features]]
    stays: Sequence[Sequence[Features]]
    right: Sequence[Sequence[bool]]
    counts: float


def worth_of(signs: Sequence[Sequence[Features]], weights: Weights) -> list[list[float]]:
    """Return what the signs of each paragraph and state are worth."""
    return [
        [sum(weights.get(sign, 0.0) * much for sign, much in state.items()) for state in each]
        for each in signs
    ]


def climb(
    chains: Sequence[Chain], weights: Weights, expected_weights: Weights, steps: int
) -> Weights:
    """Return the weights after so many steps uphill, each as long as it has gone well (Rprop)."""
    signs = {
        sign
        for chain in chains
        for row in (*chain.scores, *chain.stays)
        for state in row
        for sign in state
    }
    start = expected_weights | weights
    weights = {sign: start.get(sign, 0.0) for sign in sorted(signs | start.keys())}
    length = dict.fromkeys(weights, 0.2)
    before = dict.fromkeys(weights, 0.0)
    for _ in range(steps):
        slope = {
            s: -PENALTY * (weight - expected_weights.get(s, 0.0)) for s, weight in weights.items()
        }
        for chain in chains:
            _add_slope(slope, chain, weights)
        for sign, up in slope.items():
            turn = up * before[sign]
            if turn > 0:
                length[sign] = min(1.3 * length[sign], 1.0)
            elif turn < 0:
                length[sign] *= 0.5
                up = 0.0
            weights[sign] += math.copysign(length[sign], up) if up else 0.0
            before[sign] = up
    return weights


def _add_slope(slope: Weights, chain: Chain, weights: Weights) -> None:
    """Add how the likelihood of what is right in one chain grows with each weight."""
    own, on = worth_of(chain.scores, weights), worth_of(chain.stays, weights)
    free, free_on = expected(own, on, None)
    held, held_on = expected(own, on, chain.right)
    for place in range(len(own)):
        pairs = [(chain.scores[place], held[place], free[place])]
        if place:
            pairs.append((chain.stays[place], held_on[place], free_on[place]))
        for features, wish, now in pairs:
            for state, signs in enumerate(features):
                gain = chain.counts * (wish[state] - now[state])
                if abs(gain) > _NOTHING:
                    for sign, much in signs.items():
                        slope[sign] += gain * much


def expected(
    scores: Sequence[Sequence[float]],
    stays: Sequence[Sequence[float]],
    right: Sequence[Sequence[bool]] | None,
) -> tuple[list[list[float]], list[list[float]]]:
    """Return how likely each state is, and going on in it, among the allowed sequences."""
    odds = []
    for place, own in enumerate(scores):
        most = max(own)
        allowed = right[place] if right else [True] * len(own)
        odds.append([math.exp(s - most) * a for s, a in zip(own, allowed, strict=True)])
    goings_on = [[math.exp(stay) for stay in each] for each in stays]
    forward, totals = [], []
    for place, own in enumerate(odds):
        came = own
        if place:
            was = forward[-1]
            came = [o * (1 - w + w * s) for o, w, s in zip(own, was, goings_on[place], strict=True)]
        totals.append(sum(came))
        forward.append([each / totals[-1] for each in came])
    after = [1.0] * len(odds[0])
    likely, going_on = [forward[-1]], []
    for place in range(len(odds) - 1, 0, -1):
        ahead = [o * a / totals[place] for o, a in zip(odds[place], after, strict=True)]
        was = forward[place - 1]
        going_on.append([w * s * a for w, s, a in zip(was, goings_on[place], ahead, strict=True)])
        total = sum(ahead)
        after = [total - a + a * s for a, s in zip(ahead, goings_on[place], strict=True)]
        likely.append([w * a for w, a in zip(was, after, strict=True)])
    return likely[::-1], [[0.0] * len(odds[0]), *going_on[::-1]]
