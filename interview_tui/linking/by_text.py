"""All that speaks for where each utterance belongs, put together, and the talk aligned by it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from interview_tui.guide.model import Guide
from interview_tui.linking.features import features
from interview_tui.linking.keyed import with_keys
from interview_tui.linking.likeness import likeness
from interview_tui.linking.places import Place
from interview_tui.linking.pressing import Pressed, Span, pressed
from interview_tui.linking.settling import WITH_KEYS, WITHOUT_KEYS, settle
from interview_tui.linking.terms import language_of
from interview_tui.linking.utterances import Utterance

Numbers = np.ndarray


@dataclass(frozen=True)
class Found:
    """Utterances by places."""

    likely: Numbers
    """How likely each place is; each row sums to 1."""
    answers: Numbers
    """How much each utterance speaks of each place, in nats."""
    pressed: Pressed | None
    """What the key presses say, if there are any."""


def aligned(
    guide: Guide, places: Sequence[Place], spoken: Sequence[Utterance], spans: Sequence[Span] | None = None
) -> Found:
    """`spans` is what was current when, by the keys. Nowhere is the last of `places`."""
    heard = language_of((word for utterance in spoken for word in utterance.words), guide.language)
    like = likeness(spoken, places, guide.language, heard)
    questions = np.array([place.question_id is not None for place in places])
    if not questions.any() or not spoken:
        return Found(np.tile(np.eye(len(places))[-1], (len(spoken), 1)), like.answers, None)
    found = features(guide, places, spoken, like)
    sizes = np.array([len(utterance.words) for utterance in spoken], dtype=float)
    if spans is None:
        return Found(settle(found, questions, sizes, WITHOUT_KEYS).likely, like.answers, None)
    keys = pressed(spans, spoken, ~questions)
    both = with_keys(found, keys, WITHOUT_KEYS)
    return Found(settle(both, questions, sizes, WITH_KEYS).likely, like.answers, keys)
