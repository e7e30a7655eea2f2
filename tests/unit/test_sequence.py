import itertools
import math
import random

import pytest

from briefing.analysis.sections.sequence import likely_states


def weighed(scores, stays):
    """Every path with its weight, one by one."""
    states = range(len(scores[0]))
    for path in itertools.product(states, repeat=len(scores)):
        worth = sum(score[state] for score, state in zip(scores, path, strict=True))
        for step in range(1, len(path)):
            if path[step] == path[step - 1]:
                worth += stays[step][path[step]]
        yield path, math.exp(worth)


def test_no_steps_have_no_states():
    assert likely_states([], []) == []


def test_where_there_is_one_state_it_is_certain():
    assert likely_states([[1.0], [0.0]], [[-5.0]] * 2) == [[1.0], [1.0]]


def test_a_step_that_says_nothing_goes_on_as_before():
    scores = [[4.0, 0.0, 1.0], [0.0, 0.0, 1.0], [4.0, 0.0, 1.0]]
    assert likely_states(scores, [[3.0, 3.0, 0.0]] * 3)[1][0] > 0.9
    assert likely_states(scores, [[0.0, 0.0, 0.0]] * 3)[1][2] > 0.5


@pytest.mark.parametrize("seed", range(20))
def test_it_is_the_share_of_all_paths_through_a_state(seed):
    numbers = random.Random(seed)
    scores = [[numbers.uniform(-2, 4) for _ in range(3)] for _ in range(5)]
    stays = [[numbers.uniform(-3, 4) for _ in range(3)] for _ in range(5)]
    paths = list(weighed(scores, stays))
    total = sum(weight for _, weight in paths)
    for step, each in enumerate(likely_states(scores, stays)):
        for state, likely in enumerate(each):
            through = sum(weight for path, weight in paths if path[step] == state)
            assert likely == pytest.approx(through / total)


def test_what_cannot_be_otherwise_breaks_nothing():
    scores = [[0.0, 900.0], [900.0, 0.0], [0.0, 0.0]]
    found = likely_states(scores, [[5.0, 5.0]] * 3)
    assert found[0][1] == pytest.approx(1)
    assert found[1][0] == pytest.approx(1)
    assert found[2][0] > 0.9
