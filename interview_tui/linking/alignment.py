"""Utterances to places of the guide, all at once: dynamic programming forward and backward. Numbers in, numbers out.

A path is in one place at each utterance. It stays, or it switches; a switch costs what the talk says against a new
question beginning there (`switching`) and what the guide's order says against that question now (`order`), and gains
what the words say for it (`opens`). What is returned is not the best path but how likely each place is at each
utterance over all paths.
"""

from dataclasses import dataclass

import numpy as np

Numbers = np.ndarray
_LEAST = 1e-30


@dataclass(frozen=True)
class Evidence:
    """What speaks for and against each place, at each utterance, as logarithms."""

    opens: Numbers
    """Utterances by places: gained by switching to the place here."""
    stays: Numbers
    """Gained by being in it already."""
    switches: Numbers
    """Utterances by places: gained by switching at all, if it is to this place."""
    order: Numbers
    """Places by places, rows from: how likely the one follows on the other, as shares of 1."""
    first: Numbers
    """How likely the talk begins in each place."""


@dataclass(frozen=True)
class Aligned:
    """How likely each place is."""

    likely: Numbers
    """Utterances by places; each row sums to 1."""
    opened: Numbers
    """How likely the place is opened there."""


def align(evidence: Evidence) -> Aligned:
    """Forward and backward."""
    size, places = evidence.opens.shape
    enters_log = evidence.switches + evidence.opens
    stays_log = evidence.stays
    top = np.maximum(enters_log.max(axis=1), stays_log.max(axis=1))[:, None] if places else enters_log
    enters, stays = np.exp(enters_log - top), np.exp(stays_log - top)
    forward = np.empty((size, places))
    entered = np.empty((size, places))
    state = evidence.first
    for i in range(size):
        by_switch = (state @ evidence.order) * enters[i] if i else state * np.exp(evidence.opens[0] - top[0])
        state = by_switch + (state * stays[i] if i else 0.0)
        scale = 1 / max(float(state.sum()), _LEAST)
        state = state * scale + _LEAST
        forward[i], entered[i] = state, by_switch * scale
    backward = np.ones(places)
    likely = np.empty((size, places))
    opened = np.empty((size, places))
    for i in range(size - 1, -1, -1):
        both = forward[i] * backward
        total = max(float(both.sum()), _LEAST)
        likely[i], opened[i] = both / total, entered[i] * backward / total
        backward = evidence.order @ (enters[i] * backward) + stays[i] * backward
        backward = backward / max(float(backward.max()), _LEAST)
    return Aligned(likely, opened)
