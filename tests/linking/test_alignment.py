"""Alignment sums over all paths, and a question's share of the talk counts."""

from itertools import groupby, product

import numpy as np
import pytest

from interview_tui.linking import alignment
from interview_tui.linking.alignment import Evidence, align

Numbers = np.ndarray


def evidence(size: int, places: int, seed: int) -> Evidence:
    """By chance; the last place is no question."""
    dice = np.random.default_rng(seed)
    opening = dice.normal(size=(size, places))
    opening[0] = 0.0
    order = dice.random((places, places))
    np.fill_diagonal(order, 0.0)
    questions = np.arange(places) < places - 1
    sizes = dice.integers(1, 30, size).astype(float)
    return Evidence(dice.normal(size=(size, places)), opening, order, dice.random(places), sizes, questions)


def weight_of(path: tuple[int, ...], given: Evidence) -> float:
    """What one path weighs against others: the definition, stretch by stretch."""
    even = given.sizes.sum() / given.questions.sum()
    total, before = 0.0, -1
    for place, run in groupby(range(len(path)), key=lambda i: path[i]):
        stretch = list(run)
        total += given.being[stretch, place].sum() + given.opening[stretch[0], place]
        total += float(np.log(given.first[place] if before < 0 else given.order[before, place]))
        if given.questions[place]:
            total -= alignment.UNEVEN * float(np.log(given.sizes[stretch].sum() / even)) ** 2
        before = place
    return float(np.exp(total))


@pytest.mark.parametrize("seed", range(4))
def test_how_likely_a_place_is_is_summed_over_every_path(seed: int) -> None:
    given = evidence(6, 3, seed)
    likely, opened, whole = np.zeros((6, 3)), np.zeros((6, 3)), 0.0
    for path in product(range(3), repeat=6):
        weight = weight_of(path, given)
        whole += weight
        for i, place in enumerate(path):
            likely[i, place] += weight
            opened[i, place] += weight * (i == 0 or path[i - 1] != place)
    found = align(given)
    assert found.likely == pytest.approx(likely / whole)
    assert found.opened == pytest.approx(opened / whole)


def test_where_the_words_say_nothing_each_question_has_its_share_of_the_talk() -> None:
    size, places = 90, 4
    nothing = np.zeros((size, places))
    opening = np.full((size, places), -3.0)
    opening[0] = 0.0
    order = np.eye(places, k=1)
    first = np.array([1.0, 0, 0, 0])
    questions = np.array([True, True, True, False])
    found = align(Evidence(nothing, opening, order, first, np.full(size, 8.0), questions))
    assert [int(found.likely[i].argmax()) for i in (5, 45, 85)] == [0, 1, 2]


def test_a_talk_of_many_hours_is_aligned_too_and_begins_where_it_looks_most_like_it() -> None:
    size, places = 1500, 3
    being = np.zeros((size, places))
    being[:700, 0] = being[700:, 1] = 0.5
    opening = np.full((size, places), -6.0)
    opening[0], opening[700] = 0.0, 2.0
    order = np.ones((places, places)) - np.eye(places)
    questions = np.array([True, True, False])
    found = align(Evidence(being, opening, order, np.ones(places), np.full(size, 8.0), questions))
    assert found.likely.shape == (size, places)
    assert found.likely.sum(axis=1) == pytest.approx(np.ones(size))
    assert (found.likely[:700].argmax(axis=1) == 0).all()
    assert (found.likely[700:].argmax(axis=1) == 1).all()
