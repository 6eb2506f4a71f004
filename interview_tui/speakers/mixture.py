"""A mixture of normal distributions: all sounds of a recording, and how one voice makes them. Needs numpy alone."""

from dataclasses import dataclass
from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]

_COMPONENTS = 32
_ROUNDS = 8
_SAMPLE = 30_000
"""Frames it is learned from: five minutes, spread over the recording."""
_TOGETHER = 20_000
"""Sounds that are worked on at a time."""
_LEAST_SPREAD = 0.05
"""Of the variance of all sounds."""


def logsum(scores: Array) -> Array:
    """The logarithm of the sum over the last axis of what the scores are logarithms of."""
    best = scores.max(axis=-1, keepdims=True)
    result: Array = (best + np.log(np.exp(scores - best).sum(axis=-1, keepdims=True)))[..., 0]
    return result


@dataclass(frozen=True)
class Mixture:
    """Components with a mean each and a variance for each dimension."""

    shares: Array
    means: Array
    variances: Array

    def scores(self, sounds: Array) -> Array:
        """Sounds × components: logarithms of likelihoods, but for a constant."""
        narrow = 1 / self.variances
        fixed = np.log(self.shares) - 0.5 * (np.log(self.variances) + self.means**2 * narrow).sum(axis=1)
        result: Array = (fixed - 0.5 * sounds**2 @ narrow.T + sounds @ (self.means * narrow).T).astype(np.float32)
        return result

    def likely(self, sounds: Array) -> Array:
        """The logarithm of each sound's likelihood, but for a constant."""
        parts = [logsum(self.scores(sounds[i : i + _TOGETHER])) for i in range(0, len(sounds), _TOGETHER)]
        return np.concatenate(parts) if parts else np.zeros(0, dtype=np.float32)

    def responsible(self, sounds: Array, weight: Array) -> Array:
        """Sounds × components: how likely each sound is each component's, times its weight."""
        result = np.empty((len(sounds), len(self.shares)), dtype=np.float32)
        for i in range(0, len(sounds), _TOGETHER):
            scores = self.scores(sounds[i : i + _TOGETHER])
            result[i : i + _TOGETHER] = np.exp(scores - logsum(scores)[:, None]) * weight[i : i + _TOGETHER, None]
        return result

    def adapted(self, sounds: Array, responsible: Array, share: Array, inertia: float) -> "Mixture":
        """The mixture of one voice: the means move to its sounds, the further the more of them there are.

        `share`: how likely each sound is the voice's.
        """
        counts = (responsible.T @ share)[:, None]
        means = (responsible.T @ (sounds * share[:, None]) + inertia * self.means) / (counts + inertia)
        return Mixture(self.shares, means, self.variances)


def trained(sounds: Array, weight: Array) -> Mixture:
    """A mixture of all sounds, the same each time. `weight`: how much each counts."""
    chance = np.random.default_rng(0)
    if not weight.sum():
        weight = np.ones(len(weight))
    some = sounds[chance.choice(len(sounds), min(len(sounds), _SAMPLE), p=weight / weight.sum())]
    means = some[chance.choice(len(some), _COMPONENTS, replace=len(some) < _COMPONENTS)]
    least = _LEAST_SPREAD * some.var(axis=0) + 1e-6
    mixture = Mixture(np.full(_COMPONENTS, 1 / _COMPONENTS), means, np.tile(some.var(axis=0) + 1e-6, (_COMPONENTS, 1)))
    for _round in range(_ROUNDS):
        scores = mixture.scores(some)
        responsible = np.exp(scores - logsum(scores)[:, None])
        counts = responsible.sum(axis=0) + 1e-3
        means = (responsible.T @ some) / counts[:, None]
        variances = np.maximum((responsible.T @ some**2) / counts[:, None] - means**2, least)
        mixture = Mixture(counts / counts.sum(), means.astype(np.float32), variances.astype(np.float32))
    return mixture
