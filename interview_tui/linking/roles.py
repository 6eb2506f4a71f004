"""Who asks: how likely it is of each utterance that the interviewer says it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from interview_tui.linking import weights
from interview_tui.linking.asking_roles import role_features
from interview_tui.linking.utterances import INTERVIEWERS, Utterance

_TOLD = 3.5
"""How sure a label is: logarithm of odds."""
_STEEPEST = 20.0
"""Nats that a change of speaker may gain or cost."""


@dataclass(frozen=True)
class RoleWeights:
    """How much what is seen of an utterance counts, in nats."""

    said: Mapping[str, float]
    """For the interviewer's saying it."""
    changes: Mapping[str, float]
    """For another's saying it than the one before."""
    back: float
    """For the change from the interviewer to a participant, above the change to her."""
    first: float
    """For the interviewer's saying the first one."""


LEARNED = RoleWeights(weights.ROLE, weights.ROLE_CHANGES, weights.ROLE_BACK, weights.ROLE_FIRST)


def interviewer(
    utterances: Sequence[Utterance], like_guide: np.ndarray, language: str, counts: RoleWeights = LEARNED
) -> np.ndarray:
    """For each utterance, 0 to 1. `like_guide`: how like it is to the question it is most like, in nats."""
    if not utterances:
        return np.zeros(0)
    said, changing = role_features(utterances, like_guide.tolist(), language)
    odds, changes = said.weighed(counts.said), changing.weighed(counts.changes)
    labels = {utterance.speaker for utterance in utterances if utterance.speaker is not None}
    asking = set(INTERVIEWERS) & labels
    if len(labels) > 1 and not asking:
        asking = _who_asks(utterances, _likely(odds, changes, counts), labels)
    for i, utterance in enumerate(utterances):
        if utterance.speaker is not None and asking:
            odds[i] = _TOLD if utterance.speaker in asking else -_TOLD
            changes[i] = min(changes[i], 0.0) if i and utterances[i - 1].speaker == utterance.speaker else 0.0
    return _likely(odds, changes, counts)


def _who_asks(utterances: Sequence[Utterance], likely: np.ndarray, labels: set[str]) -> set[str]:
    """The label whose words look most like an interviewer's."""
    by_label: dict[str, list[float]] = defaultdict(list)
    for utterance, value in zip(utterances, likely, strict=True):
        if utterance.speaker is not None:
            by_label[utterance.speaker].append(float(value))
    return {max(sorted(by_label), key=lambda label: sum(by_label[label]) / (len(by_label[label]) + 2))}


def _likely(odds: np.ndarray, changes: np.ndarray, counts: RoleWeights) -> np.ndarray:
    """Forward and backward over two roles, not asking and asking: how likely the second."""
    size = len(odds)
    says = np.stack([np.zeros(size), odds], axis=1)
    says = np.exp(says - says.max(axis=1, keepdims=True))
    goes = np.exp(np.clip(changes, -_STEEPEST, _STEEPEST))
    back = float(np.exp(counts.back))
    forward = np.empty((size, 2))
    state = np.array([1.0, np.exp(counts.first)]) * says[0]
    forward[0] = state / state.sum()
    for i in range(1, size):
        no, yes = forward[i - 1]
        state = np.array([no + yes * back * goes[i], yes + no * goes[i]]) * says[i]
        forward[i] = state / state.sum()
    backward = np.ones(2)
    result = np.empty(size)
    for i in range(size - 1, -1, -1):
        both = forward[i] * backward
        result[i] = both[1] / both.sum()
        no, yes = backward * says[i]
        backward = np.array([no + yes * goes[i], yes + no * back * goes[i]])
        backward = backward / backward.sum()
    return result
