"""All that speaks for where each utterance belongs, put together, and the talk aligned by it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from interview_tui.guide.model import Guide
from interview_tui.linking.alignment import Evidence, align
from interview_tui.linking.alone import aligned_alone
from interview_tui.linking.asking import greets
from interview_tui.linking.likeness import likeness
from interview_tui.linking.order import order
from interview_tui.linking.places import Place
from interview_tui.linking.pressing import Pressed, Span, pressed
from interview_tui.linking.roles import interviewer
from interview_tui.linking.switching import switching
from interview_tui.linking.terms import language_of
from interview_tui.linking.utterances import Utterance

Numbers = np.ndarray
ASKED, ANSWERED = 1.3, 0.4
"""How much the likeness of an interviewer's and of a participant's words counts."""
OPENS, STAYS, ANSWERS = (-3.0, 18.0), (-2.5, 8.0), (-2.0, 2.0)
"""Nats that one utterance may say, at least and at most."""
SCRIPT, GREETING = -0.2, 1.4
"""Nats: what every utterance costs in a script or nowhere, and what greeting, consent and thanks speak for it."""
ORDER_WITH_KEYS = 0.6
"""How much the guide's order counts where there are keys, 0 to 1."""


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
    if spans is None:
        return Found(aligned_alone(guide, places, spoken, like), like.answers, None)
    asker = interviewer(spoken, like.opens.max(axis=1), heard)
    odds = switching(spoken, asker, heard)
    by_asker, by_others = asker[:, None], 1 - asker[:, None]
    answers = by_others * np.clip(ANSWERED * like.answers, *ANSWERS)
    opens = by_asker * np.clip(ASKED * like.opens, *OPENS) + answers
    stays = by_asker * np.clip(ASKED * like.stays, *STAYS) + answers
    scripts = np.array([place.question_id is None for place in places])
    greeting = GREETING * np.array([greets(utterance.words, heard) for utterance in spoken])[:, None]
    stays[:, scripts] = np.minimum(stays[:, scripts], 0.0) + SCRIPT + greeting
    opens[:, scripts] += greeting
    opens += _leading(opens - stays, asker)
    keys = pressed(spans, spoken, odds, scripts)
    return Found(align(_with_keys(opens, stays, order(places), keys)).likely, like.answers, keys)


def _with_keys(opens: Numbers, stays: Numbers, follows: Numbers, keys: Pressed) -> Evidence:
    """With the presses: a switch near its press costs little, one without a press much."""
    follows = follows**ORDER_WITH_KEYS
    follows = follows / np.maximum(follows.max(axis=1, keepdims=True), 1e-9)
    starts = np.exp(keys.enters[0])
    starts[keys.current[0]] = 1.0
    return Evidence(opens + keys.stays, stays + keys.stays, keys.enters, follows, starts)


def _leading(gain: Numbers, asker: Numbers) -> Numbers:
    """What an utterance that leads up to the question gains from it: the border stands where the turn to it begins."""
    result = np.zeros_like(gain)
    for i in range(len(gain) - 2, -1, -1):
        if asker[i] >= 0.5 and asker[i + 1] >= 0.5:
            result[i] = np.maximum(result[i + 1], np.maximum(gain[i + 1], 0.0))
    return result
