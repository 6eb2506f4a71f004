"""A talk aligned with its guide by weights that were learned (`weights.py`), and looked at as a whole.

Over the first alignment two things are laid that no single utterance shows: most questions are asked once, so one that
is asked nowhere is opened more readily and one that is asked often less; and no question takes a whole interview, nor
passes in a breath.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from interview_tui.linking import weights
from interview_tui.linking.alignment import Aligned, Evidence, align
from interview_tui.linking.features import Features

Numbers = np.ndarray
_ROUNDS = 6
_ASKED = 1.1
"""How often a question is asked, on average."""
_STEP, _LEAST, _MOST = 0.6, -2.0, 3.0
"""Of what opening a question gains by being asked nowhere or often: a round's step, and bounds in nats."""
_TIME_STEP, _TIME_MOST = 0.2, 1.0
"""Of what being in a question gains by its time: a round's step, and the most in nats for 100 words."""
_SHORTEST, _LONGEST = 0.4, 1.8
"""Of an even share of the talk: the time of a question that is not wondered at."""
_SOME = 0.05
"""Added where a logarithm is taken of what may be nothing."""


@dataclass(frozen=True)
class PlaceWeights:
    """How much what is seen of a talk counts, in nats; see `Features`."""

    being: Mapping[str, float]
    opening: Mapping[str, float]
    order: Mapping[str, float]
    first: Mapping[str, float]
    sharper: float = 1.0
    """What all of it counts against what is laid over the words: above 1 where most is known of the whole."""


WITHOUT_KEYS = PlaceWeights(weights.BEING, weights.OPENING, weights.ORDER, weights.FIRST, sharper=1.3)
WITH_KEYS = PlaceWeights(weights.KEYS_BEING, weights.KEYS_OPENING, weights.KEYS_ORDER, weights.KEYS_FIRST)


@dataclass(frozen=True)
class Settled:
    """How likely each place is at each utterance, and what has been laid over the evidence of the words."""

    likely: Numbers
    """Utterances by places; rows sum to 1."""
    gain: Numbers
    """For each place: what opening it gains, in nats."""
    stay: Numbers
    """Utterances by places: what being in it gains, in nats."""


def settle(found: Features, questions: Numbers, sizes: Numbers, counts: PlaceWeights) -> Settled:
    """`questions`: which places are one, at least one; `sizes`: words of each utterance, of which there is one."""
    talk = _Talk(found, questions, sizes, counts)
    weight = np.sqrt(sizes)[:, None] / 10
    even = 1 / questions.sum()
    gain, stay = np.zeros(len(questions)), np.zeros(len(questions))
    for _round in range(_ROUNDS):
        aligned = talk.aligned(gain, stay * weight)
        asked = aligned.opened[1:].sum(axis=0)
        gain = np.clip(gain + _STEP * np.log((_ASKED + _SOME) / (asked + _SOME)), _LEAST, _MOST) * questions
        time = (aligned.likely * sizes[:, None]).sum(axis=0) / max(1.0, sizes.sum()) / even
        off = np.log((np.clip(time, _SHORTEST, _LONGEST) + _SOME) / (time + _SOME))
        stay = np.clip(stay + _TIME_STEP * off, -_TIME_MOST, _TIME_MOST) * questions
    return Settled(talk.aligned(gain, stay * weight).likely, gain, stay * weight)


class _Talk:
    """What speaks for each place, as sums."""

    def __init__(self, found: Features, questions: Numbers, sizes: Numbers, counts: PlaceWeights) -> None:
        self.questions, self.sizes, self.sharper = questions, sizes, counts.sharper
        self.being, self.opening = found.being.weighed(counts.being), found.opening.weighed(counts.opening)
        self.going = np.exp(self.sharper * found.order.weighed(counts.order))
        np.fill_diagonal(self.going, 0.0)
        self.first = np.exp(self.sharper * found.first.weighed(counts.first))

    def aligned(self, gain: Numbers, stay: Numbers) -> Aligned:
        """With that laid over it; the talk's first utterance is where it begins, and opens nothing."""
        being, opening = self.sharper * (self.being + stay), self.sharper * (self.opening + gain)
        opening[0] = 0.0
        return align(Evidence(being, opening, self.going, self.first, self.sizes, self.questions))
