"""Where too little was heard of voices there is nothing to tell from, and that is no fault."""

import numpy as np
import pytest

from interview_tui.speakers.shape import unit_root
from interview_tui.speakers.telling_apart import _print_likelihoods


def test_what_spreads_becomes_a_unit_spread() -> None:
    within = np.array([[4.0, 1.0], [1.0, 9.0]])
    root = unit_root(within, 0.0)
    assert root is not None
    np.testing.assert_allclose(root @ within @ root.T, np.eye(2), atol=1e-12)


def test_two_directions_of_which_one_was_never_heard_can_be_told_from() -> None:
    assert unit_root(np.diag([1.0, 0.0]), 0.1) is not None


@pytest.mark.parametrize("within", [np.zeros((3, 3)), np.full((3, 3), np.nan)], ids=["no extent", "not known"])
def test_nothing_to_tell_from(within: np.ndarray) -> None:
    assert unit_root(within, 0.1) is None


def test_one_stretch_of_one_voice_alone_says_nothing_about_anybody() -> None:
    """A recording that was cut short after the first words."""
    vectors = np.random.default_rng(1).normal(size=(6, 8))
    shares = np.array([[1.0, 0.0]] + [[0.1, 0.1]] * 5)
    assert not _print_likelihoods(vectors, shares).any()
