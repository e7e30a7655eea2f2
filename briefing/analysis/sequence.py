"""The most likely sequence of states, where going on in one is worth something (Viterbi)."""

from collections.abc import Sequence


def best_path(
    scores: Sequence[Sequence[float]], stays: Sequence[Sequence[float]]
) -> tuple[int, ...]:
    """Return the state of each step, so that the sum of what they are worth is greatest.

    `scores[step][state]` is what a state is worth there, `stays[step][state]` what it is worth
    there to have been in it a step before. Of equals, the later state wins.
    """
    if not scores:
        return ()
    states = range(len(scores[0]))
    reached = list(scores[0])
    backs: list[list[int]] = []
    for score, stay in zip(scores[1:], stays[1:], strict=True):
        order = sorted(states, key=lambda state: (-reached[state], -state))
        best, second = order[0], order[-1] if len(order) < 2 else order[1]
        back = []
        for state in states:
            other = second if state == best else best
            back.append(state if reached[state] + stay[state] >= reached[other] else other)
        reached = [
            score[state] + reached[back[state]] + (stay[state] if back[state] == state else 0.0)
            for state in states
        ]
        backs.append(back)
    path = [max(states, key=lambda state: (reached[state], state))]
    for back in reversed(backs):
        path.append(back[path[-1]])
    return tuple(reversed(path))
