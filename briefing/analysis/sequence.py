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
    reached = list(scores[0])
    backs: list[list[int]] = []
    for score, stay in zip(scores[1:], stays[1:], strict=True):
        states = range(len(score))
        best = max(states, key=lambda state: (reached[state], state))
        back = [
            state if reached[state] + stay[state] >= reached[best] else best for state in states
        ]
        reached = [
            score[state] + max(reached[state] + stay[state], reached[best]) for state in states
        ]
        backs.append(back)
    path = [max(range(len(reached)), key=lambda state: (reached[state], state))]
    for back in reversed(backs):
        path.append(back[path[-1]])
    return tuple(reversed(path))
