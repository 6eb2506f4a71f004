"""A talk with key presses aligned with the guide: what was learned of talks without them, and what the presses say.

Both are evidence in one sum (`weights.py`): how likely the words alone make each place count as three numbers, and
beside them stand those of `pressing.py`.
"""

import numpy as np

from interview_tui.linking.features import Features
from interview_tui.linking.named import Named
from interview_tui.linking.pressing import Pressed
from interview_tui.linking.settling import PlaceWeights

Numbers = np.ndarray
_ELSEWHERE = 30.0
"""Nats against a talk's beginning in a place whose press comes later than one may press: it does not happen."""


def with_keys(found: Features, keys: Pressed, counts: PlaceWeights) -> Features:
    """What the words say as one number each of being, opening, order and first, beside what the presses say."""
    current = np.zeros(len(found.first.values))
    current[keys.current[0]] = 1.0
    elsewhere = keys.near.any(axis=0) & ~keys.near[0] & (current == 0)
    first = found.first.weighed(counts.first) - _ELSEWHERE * elsewhere
    return Features(
        _beside(found.being.weighed(counts.being), keys.being),
        _beside(found.opening.weighed(counts.opening), keys.opening),
        Named(("words",), found.order.weighed(counts.order)[..., None]),
        Named(("words", "current"), np.stack([first, current], axis=-1)),
    )


def _beside(words: Numbers, keys: Named) -> Named:
    return Named(("words", *keys.names), np.concatenate([words[..., None], keys.values], axis=-1))
