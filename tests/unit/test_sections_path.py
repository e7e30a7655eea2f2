import itertools

import pytest

from briefing.analysis.sequence import best_path


def worth(path, scores, stays):
    going_on = sum(
        stay[now]
        for before, now, stay in zip(path, path[1:], stays[1:], strict=False)
        if before == now
    )
    return sum(score[state] for score, state in zip(scores, path, strict=True)) + going_on


def test_no_steps_have_no_path():
    assert best_path([], []) == ()


def test_where_there_is_one_state_it_has_every_step():
    assert best_path([[1], [0], [1]], [[-5]] * 3) == (0, 0, 0)


def test_a_step_that_says_nothing_goes_on_as_before():
    scores = [[2, 0, 1], [0, 0, 1], [2, 0, 1]]
    assert best_path(scores, [[2, 2, 0]] * 3) == (0, 0, 0)
    assert best_path(scores, [[0, 0, 0]] * 3) == (0, 2, 0)


@pytest.mark.parametrize("seed", range(20))
def test_no_path_is_worth_more(seed):
    def number(*place):
        return hash((seed, *place)) % 17 / 4 - 1

    steps, states = range(5), range(3)
    scores = [[number(0, step, state) for state in states] for step in steps]
    stays = [[number(1, step, state) for state in states] for step in steps]
    found = worth(best_path(scores, stays), scores, stays)
    every = itertools.product(states, repeat=len(steps))
    assert found == pytest.approx(max(worth(path, scores, stays) for path in every))
