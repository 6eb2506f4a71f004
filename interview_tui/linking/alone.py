"""A talk without key presses aligned with the guide, by what is said alone; the weights are learned (`weights.py`).

Over the first alignment two things are laid that no single utterance shows: most questions are asked once, so one that
is asked nowhere is opened more readily and one that is asked often less; and no question takes a whole interview, nor
passes in a breath.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from interview_tui.guide.model import Guide
from interview_tui.linking import weights
from interview_tui.linking.alignment import Aligned, Evidence, align
from interview_tui.linking.features import Features, features
from interview_tui.linking.likeness import Likeness
from interview_tui.linking.places import Place
from interview_tui.linking.utterances import Utterance

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
_SHARPER = 1.3
"""What is learned from each utterance counts this much when most is known of the whole."""
_SOME = 0.05
"""Added where a logarithm is taken of what may be nothing."""


@dataclass(frozen=True)
class PlaceWeights:
    """How much what is seen of a talk counts, in nats; see `Features`."""

    being: Mapping[str, float]
    opening: Mapping[str, float]
    order: Mapping[str, float]
    first: Mapping[str, float]


LEARNED = PlaceWeights(weights.BEING, weights.OPENING, weights.ORDER, weights.FIRST)


@dataclass(frozen=True)
class Settled:
    """How likely each place is at each utterance, and what has been laid over the evidence of the words."""

    likely: Numbers
    """Utterances by places; rows sum to 1."""
    gain: Numbers
    """For each place: what opening it gains, in nats."""
    stay: Numbers
    """Utterances by places: what being in it gains, in nats."""


def aligned_alone(guide: Guide, places: Sequence[Place], spoken: Sequence[Utterance], like: Likeness) -> Numbers:
    """Utterances by places: how likely; rows sum to 1. The last place is nowhere."""
    questions = np.array([place.question_id is not None for place in places])
    if not questions.any() or not spoken:
        return np.tile(np.eye(len(places))[-1], (len(spoken), 1))
    sizes = np.array([len(utterance.words) for utterance in spoken], dtype=float)
    return settle(features(guide, places, spoken, like), questions, sizes, LEARNED).likely


def settle(found: Features, questions: Numbers, sizes: Numbers, counts: PlaceWeights) -> Settled:
    """`questions`: which places are one; `sizes`: words of each utterance."""
    being, opening = found.being.weighed(counts.being), found.opening.weighed(counts.opening)
    going = np.exp(_SHARPER * found.order.weighed(counts.order))
    np.fill_diagonal(going, 0.0)
    first = np.exp(_SHARPER * found.first.weighed(counts.first))
    weight = np.sqrt(sizes)[:, None] / 10
    even = 1 / questions.sum()
    gain, stay = np.zeros(len(questions)), np.zeros(len(questions))
    for _round in range(_ROUNDS):
        aligned = _align(being + stay * weight, opening + gain, going, first)
        asked = aligned.opened[1:].sum(axis=0)
        gain = np.clip(gain + _STEP * np.log((_ASKED + _SOME) / (asked + _SOME)), _LEAST, _MOST) * questions
        time = (aligned.likely * sizes[:, None]).sum(axis=0) / max(1.0, sizes.sum()) / even
        off = np.log((np.clip(time, _SHORTEST, _LONGEST) + _SOME) / (time + _SOME))
        stay = np.clip(stay + _TIME_STEP * off, -_TIME_MOST, _TIME_MOST) * questions
    likely = _align(being + stay * weight, opening + gain, going, first).likely
    return Settled(likely, gain, stay * weight)


def _align(being: Numbers, opening: Numbers, going: Numbers, first: Numbers) -> Aligned:
    """`being` and `opening` in nats; the talk's first utterance is where it begins, and opens nothing."""
    stays = _SHARPER * being
    opens = stays + _SHARPER * opening
    opens[0] = stays[0]
    return align(Evidence(opens, stays, np.zeros_like(opens), going, first))
