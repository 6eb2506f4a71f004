"""Who asks: how likely it is of each utterance that the interviewer says it."""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from interview_tui.linking.asking import acknowledges, asks, follows_up, prompts, turns_to, you_and_me
from interview_tui.linking.utterances import INTERVIEWERS, Utterance

_TOLD = 0.97
"""How sure a label is."""
_GOES_ON, _NEW_SEGMENT = 0.9, 0.62
"""How likely the next utterance has the same speaker: within a segment, and in the next one."""


def interviewer(utterances: Sequence[Utterance], like_guide: np.ndarray, language: str) -> np.ndarray:
    """For each utterance. `like_guide`: how like it is to the question it is most like, in nats."""
    odds = np.array([_odds(u, float(like), language) for u, like in zip(utterances, like_guide, strict=True)])
    labels = {utterance.speaker for utterance in utterances if utterance.speaker is not None}
    asking = set(INTERVIEWERS) & labels or _who_asks(utterances, odds, labels)
    told = np.log(_TOLD / (1 - _TOLD))
    for i, utterance in enumerate(utterances):
        if utterance.speaker is not None and asking:
            odds[i] = told if utterance.speaker in asking else -told
    return _smoothed(utterances, odds)


def _odds(utterance: Utterance, like: float, language: str) -> float:
    """What the words alone say, as a logarithm of odds."""
    words, text = utterance.words, utterance.text
    you, me = you_and_me(words, language)
    acknowledging = acknowledges(words, language)
    odds = -2.0
    odds += 2.8 if "?" in text else 0.3 * asks(words, text, language)
    odds += 0.6 * prompts(words, language) + 1.5 * turns_to(words, language) + 0.6 * follows_up(words, text, language)
    odds += 1.1 * min(you, 2) - 0.4 * min(me, 3)
    odds += 2.0 * acknowledging + 0.5 * (len(words) <= 4 and not acknowledging)
    odds -= 0.09 * max(0, min(len(words), 30) - 8)
    return odds + 0.45 * min(max(like - 1, 0.0), 6.0)


def _who_asks(utterances: Sequence[Utterance], odds: np.ndarray, labels: set[str]) -> set[str]:
    """The label whose words look most like an interviewer's, if there are two labels or more."""
    if len(labels) < 2:
        return set()
    by_label: dict[str, list[float]] = defaultdict(list)
    for utterance, value in zip(utterances, odds, strict=True):
        if utterance.speaker is not None:
            by_label[utterance.speaker].append(float(value))
    return {max(sorted(by_label), key=lambda label: sum(by_label[label]) / (len(by_label[label]) + 2))}


def _smoothed(utterances: Sequence[Utterance], odds: np.ndarray) -> np.ndarray:
    """Forward and backward over two roles."""
    size = len(odds)
    if not size:
        return odds
    likely = 1 / (1 + np.exp(-odds))
    emitted = np.stack([1 - likely, likely], axis=1)
    same = [0.5] + [
        (_GOES_ON if not after.first else _NEW_SEGMENT) if after.speaker is None else 0.5 for after in utterances[1:]
    ]
    forward = np.empty((size, 2))
    state = np.array([0.5, 0.5])
    for i in range(size):
        moved = state * same[i] + state[::-1] * (1 - same[i])
        state = moved * emitted[i]
        state = state / state.sum()
        forward[i] = state
    backward = np.ones(2)
    result = np.empty(size)
    for i in range(size - 1, -1, -1):
        both = forward[i] * backward
        result[i] = both[1] / both.sum()
        follows = emitted[i] * backward
        backward = follows * same[i] + follows[::-1] * (1 - same[i])
        backward = backward / backward.sum()
    return result
