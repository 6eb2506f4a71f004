"""Utterances to places of the guide, all at once: dynamic programming forward and backward. Numbers in, numbers out.

A path is a row of stretches, each in one place. A stretch gains what the talk says for its place (`being`), for a
beginning of it there (`opening`) and what the guide's order says for that question now (`order`), and it costs the
more the further it is from an even share of the talk: a question is seldom done with in a breath, and seldom takes half
an interview. What is returned is not the best path
but how likely each place is at each utterance over all paths.
"""

from dataclasses import dataclass

import numpy as np

Numbers = np.ndarray
UNEVEN = 0.8
"""Nats for a question's stretch that is e times as long, or as short, as an even share of the talk; by the square."""
_BEGINNINGS = 300
"""Utterances at which a stretch may begin; in a longer talk those that look like it most."""
_LEAST = 1e-300


@dataclass(frozen=True)
class Evidence:
    """What speaks for and against each place, at each utterance, as logarithms."""

    being: Numbers
    """Utterances by places: of being in the place."""
    opening: Numbers
    """The same: of a stretch's beginning there, besides; 0 for the first utterance."""
    order: Numbers
    """Places by places, rows from: how likely the one follows on the other; 0 on the diagonal."""
    first: Numbers
    """How likely the talk begins in each place."""
    sizes: Numbers
    """Words of each utterance."""
    questions: Numbers
    """Which places are a question; others last as long as they like."""


@dataclass(frozen=True)
class Aligned:
    """How likely each place is."""

    likely: Numbers
    """Utterances by places; each row sums to 1."""
    opened: Numbers
    """How likely the place is opened there."""


def align(evidence: Evidence) -> Aligned:
    """Forward and backward over the stretches."""
    starts = _beginnings(evidence.opening)
    summed = _Blocks(evidence, starts)
    enters, after = summed.forward()
    likely, opened = summed.backward(enters, after)
    size, places = evidence.being.shape
    at = np.searchsorted(starts, np.arange(size), side="right") - 1
    everywhere = np.zeros((size, places))
    everywhere[starts] = opened
    return Aligned(likely[at], everywhere)


def _beginnings(opening: Numbers) -> Numbers:
    """Numbers of the utterances at which a stretch may begin."""
    size = len(opening)
    if size <= _BEGINNINGS:
        return np.arange(size)
    best = np.argsort(-opening.max(axis=1), kind="stable")[:_BEGINNINGS]
    return np.unique(np.append(best, 0))


class _Blocks:
    """Utterances that stand between two possible beginnings, taken together."""

    def __init__(self, evidence: Evidence, starts: Numbers) -> None:
        self.opening, self.order = evidence.opening[starts], evidence.order
        self.size, self.places = self.opening.shape
        being = np.add.reduceat(evidence.being, starts, axis=0)
        self.before = np.vstack([np.zeros(self.places), np.cumsum(being, axis=0)])
        words = np.concatenate([[0.0], np.cumsum(np.add.reduceat(evidence.sizes, starts))])
        even = max(1.0, words[-1] / max(1, evidence.questions.sum()))
        lasts = np.maximum(words[None, 1:] - words[:-1, None], 1.0) / even
        cost = -UNEVEN * np.log(lasts) ** 2
        self.lasting = cost[:, :, None] * evidence.questions
        self.first = np.log(evidence.first + _LEAST)

    def forward(self) -> tuple[Numbers, Numbers]:
        """For each block and place, as logarithms: all paths up to a stretch's beginning, and up to one's end."""
        enters, after = np.empty((self.size, self.places)), np.empty((self.size, self.places))
        for i in range(self.size):
            if i:
                top = after[i - 1].max()
                enters[i] = _log(np.exp(after[i - 1] - top) @ self.order) + top + self.opening[i]
            else:
                enters[i] = self.first + self.opening[i]
            after[i] = _sum(enters[: i + 1] - self.before[: i + 1] + self.lasting[: i + 1, i]) + self.before[i + 1]
        return enters, after

    def backward(self, enters: Numbers, after: Numbers) -> tuple[Numbers, Numbers]:
        """Blocks by places: how likely each place is there, and how likely it is opened there."""
        whole = float(_sum(after[-1][:, None])[0])
        later = np.zeros((self.size, self.places))
        likely, opened = np.zeros((self.size, self.places)), np.empty((self.size, self.places))
        for i in range(self.size - 1, -1, -1):
            ends = self.before[i + 1 :] - self.before[i] + self.lasting[i, i:] + later[i:]
            top = ends.max(axis=0)
            shares = np.exp(ends - top)
            total = shares.sum(axis=0)
            stretch = np.log(total) + top
            opened[i] = np.exp(np.minimum(enters[i] + stretch - whole, 0.0))
            likely[i:] += np.cumsum((shares / total)[::-1], axis=0)[::-1] * opened[i]
            if i:
                begun = self.opening[i] + stretch
                top = begun.max()
                later[i - 1] = _log(self.order @ np.exp(begun - top)) + top
        return likely / np.maximum(likely.sum(axis=1, keepdims=True), _LEAST), opened


def _log(values: Numbers) -> Numbers:
    logarithms: Numbers = np.log(values + _LEAST)
    return logarithms


def _sum(logarithms: Numbers) -> Numbers:
    """Of what the logarithms of stand in a column, the logarithm of the sum."""
    top = logarithms.max(axis=0)
    result: Numbers = np.log(np.exp(logarithms - top).sum(axis=0)) + top
    return result
