"""The guide's order as an expectation, not as a rule: shares of 1 for what follows on what."""

from collections.abc import Sequence

import numpy as np

from interview_tui.linking.places import Place

_SKIPPED, _SKIPPED_MORE, _BACK, _FAR = 0.9, 0.6, 0.2, 0.05
"""Against the next question: one later, each one more, one earlier, and the least of any."""
_SAME_THEME = 1.5
_BACK_TO_SCRIPT, _ANOTHER_SCRIPT, _TOO_EARLY_END = 0.01, 0.3, 0.06


def order(places: Sequence[Place]) -> np.ndarray:
    """How likely each place (row) is followed by each. The last place is nowhere: before all others, and after them."""
    size = len(places)
    questions = [i for i, place in enumerate(places) if place.question_id is not None]
    first, last = (questions[0], questions[-1]) if questions else (size, -1)
    result = np.zeros((size, size))
    for i in range(size):
        for j in range(size):
            if i != j:
                before, after = (-1 if i == size - 1 else i), (last + 1 if j == size - 1 else j)
                result[i, j] = _follows(places, before, after, first, last)
    shares: np.ndarray = result / np.maximum(result.sum(axis=1, keepdims=True), 1e-9)
    return shares


def _follows(places: Sequence[Place], i: int, j: int, first: int, last: int) -> float:
    """How likely against the next question. `first` and `last` are questions; what lies outside them is script."""
    if j < first:
        return _ANOTHER_SCRIPT if i < first else _BACK_TO_SCRIPT
    if j > last:
        return 1.0 if i >= last else _TOO_EARLY_END
    ahead = j - max(i, first - 1)
    if ahead == 1:
        return 1.0
    weight = _SKIPPED * _SKIPPED_MORE ** (ahead - 2) if ahead > 0 else _BACK * 0.9 ** (-ahead - 1)
    same = i >= 0 and places[i].section_id == places[j].section_id
    return max(weight, _FAR) * (_SAME_THEME if same else 1.0)
