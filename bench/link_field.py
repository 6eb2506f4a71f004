"""A chain field learned from talks: at each utterance a place; weights for being there, opening it, and the order.

Many talks at once, of one shape each: those that are shorter, or have fewer places, are filled up. Gradients are
worked out by hand, forward and backward.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from interview_tui.linking.features import Features

Numbers = np.ndarray
KINDS = ("being", "opening", "order", "first")
_NEVER = -1e4
"""Nats of a place that is not, or is wrong."""
_STEEPEST = 60.0
"""Nats by which one place may be better than another at one utterance."""
_UTTERANCES, _LONGEST = 100, 6
"""Talks are taken together whose length is in the same hundred of utterances; from the sixth on all."""
_WORTH = 40.0
"""A talk counts as much as so many utterances, where each one's own place is what is learned."""
_LEAST_RIGHT = 1e-3
_TINY = 1e-300


@dataclass(frozen=True)
class Case:
    """A talk to learn from."""

    guide: str
    condition: str
    weight: float
    """What it counts against the others."""
    found: Features
    right: Numbers
    """Utterances by places: how many of its words are right there."""
    allowed: Numbers
    """Which places are right for each utterance; at least one."""
    counted: Numbers
    """Words of each utterance that are counted."""
    questions: Numbers
    """Which places are a question."""
    sizes: Numbers
    """Words of each utterance."""
    gain: Numbers = field(default_factory=lambda: np.zeros(1))
    """Laid over the evidence, as `settling.Settled` says: places, and utterances by places."""
    stay: Numbers = field(default_factory=lambda: np.zeros((1, 1)))


@dataclass(frozen=True)
class _Batch:
    """Talks filled up to one shape. `tables`: for each of `KINDS`, the last axis is the features'."""

    tables: dict[str, Numbers]
    real: Numbers
    """Talks by places: it is one."""
    valid: Numbers
    """Talks by utterances: it is one."""
    allowed: Numbers
    weight: Numbers
    worth: Numbers
    """Talks by utterances: what each one's own place counts."""
    gain: Numbers
    stay: Numbers


@dataclass(frozen=True)
class _Paths:
    """Sums over all paths of each talk. `counts`: for each of `KINDS` but `first`, how often each score was used."""

    total: Numbers
    """Logarithm."""
    counts: dict[str, Numbers]


def fit(cases: Sequence[Case], shrink: float, rounds: int, each: float) -> Numbers:
    """One weight for each feature, all of `KINDS` on end.

    `shrink`: what a weight's square costs. `each`: 0 to 1, how much the right place of each utterance by itself
    counts against the right path as a whole.
    """
    from scipy.optimize import minimize  # type: ignore[import-untyped]

    batches = [_batch(some) for some in _alike_long(cases)]

    def cost(weights: Numbers) -> tuple[float, Numbers]:
        value, slope = 0.5 * shrink * float(weights @ weights), shrink * weights
        for batch in batches:
            more, steeper = _cost(weights, batch, each)
            value, slope = value + more, slope + steeper
        return value, slope

    size = sum(table.shape[-1] for table in batches[0].tables.values())
    found = minimize(cost, np.zeros(size), jac=True, method="L-BFGS-B", options={"maxiter": rounds})
    learned: Numbers = found.x
    return learned


def named_weights(found: Features, weights: Numbers) -> dict[str, dict[str, float]]:
    """For each of `KINDS`: feature → weight."""
    values = iter(weights.tolist())
    return {kind: {name: next(values) for name in getattr(found, kind).names} for kind in KINDS}


def _alike_long(cases: Sequence[Case]) -> list[list[Case]]:
    groups: dict[int, list[Case]] = {}
    for case in cases:
        groups.setdefault(min(len(case.right) // _UTTERANCES, _LONGEST), []).append(case)
    return [groups[key] for key in sorted(groups)]


def _batch(cases: Sequence[Case]) -> _Batch:
    talks, size = len(cases), max(len(case.right) for case in cases)
    places = max(case.right.shape[1] for case in cases)
    shapes = {"being": (size, places), "opening": (size, places), "order": (places, places), "first": (places,)}
    tables = {
        kind: np.zeros((talks, *shapes[kind], len(getattr(cases[0].found, kind).names)), np.float32) for kind in KINDS
    }
    real, valid = np.zeros((talks, places), bool), np.zeros((talks, size), bool)
    allowed = np.ones((talks, size, places), bool)
    worth = np.zeros((talks, size))
    gain, stay = np.zeros((talks, places)), np.zeros((talks, size, places))
    for talk, case in enumerate(cases):
        n, p = case.right.shape
        for kind in KINDS:
            values = getattr(case.found, kind).values
            tables[kind][(talk, *(slice(length) for length in values.shape[:-1]))] = values
        real[talk, :p], valid[talk, :n] = True, True
        allowed[talk, :n] = False
        allowed[talk, :n, :p] = case.allowed
        worth[talk, :n] = _WORTH * case.counted / case.counted.sum()
        gain[talk, :p], stay[talk, :n, :p] = case.gain, case.stay
    return _Batch(tables, real, valid, allowed, np.array([case.weight for case in cases]), worth, gain, stay)


def _cost(weights: Numbers, batch: _Batch, each: float) -> tuple[float, Numbers]:
    """What is wrong with the weights, and by how much more if each were a little larger."""
    scores, at = {}, 0
    for kind, table in batch.tables.items():
        own = weights[at : at + table.shape[-1]].astype(np.float32)
        scores[kind], at = (table @ own).astype(float), at + table.shape[-1]
    scores["opening"] += batch.gain[:, None]
    scores["being"] += batch.stay
    everything, right = _paths(scores, batch), _paths(scores, batch, batch.allowed)
    value = (1 - each) * (batch.weight * (everything.total - right.total)).sum()
    more = {kind: (1 - each) * (everything.counts[kind] - right.counts[kind]) for kind in right.counts}
    if each:
        likelihood, slope = _each_by_itself(scores, batch, everything.counts["being"])
        value -= each * (batch.weight * likelihood).sum()
        more = {kind: more[kind] - each * slope[kind] for kind in more}
    more["first"] = more["being"][:, 0]
    slopes = []
    for kind, table in batch.tables.items():
        weighed = more[kind] * batch.weight.reshape(-1, *[1] * (more[kind].ndim - 1))
        slopes.append(np.tensordot(weighed.astype(np.float32), table, more[kind].ndim))
    return float(value), np.concatenate(slopes).astype(float)


def _each_by_itself(scores: dict[str, Numbers], batch: _Batch, likely: Numbers) -> tuple[Numbers, dict[str, Numbers]]:
    """Each talk's log likelihood of the right place at each utterance, and its slopes.

    A slope is how all counts change when the scores change a little towards what is right: two more runs.
    """
    allowed = batch.allowed & batch.real[:, None]
    right = np.maximum(np.where(allowed, likely, 0).sum(axis=2), _LEAST_RIGHT)
    value = (batch.worth * np.log(right) * batch.valid).sum(axis=1)
    towards = np.where(allowed, (batch.worth * batch.valid / right)[..., None], 0.0)
    little = 1e-4 / max(1.0, float(np.abs(towards).max()))
    up = _paths(scores | {"being": scores["being"] + little * towards}, batch).counts
    down = _paths(scores | {"being": scores["being"] - little * towards}, batch).counts
    return value, {kind: (up[kind] - down[kind]) / (2 * little) for kind in up}


def _paths(scores: dict[str, Numbers], batch: _Batch, allowed: Numbers | None = None) -> _Paths:
    """Forward and backward; over the allowed places only, if they are given."""
    being = scores["being"] if allowed is None else np.where(allowed, scores["being"], _NEVER)
    being = np.where(batch.real[:, None], being, _NEVER)
    talks, size, places = being.shape
    goes = np.exp(np.minimum(scores["order"], 30)) * batch.real[:, :, None] * batch.real[:, None, :]
    goes[:, np.arange(places), np.arange(places)] = 0
    top = np.where(batch.valid, (being + np.maximum(scores["opening"], 0)).max(axis=2), 0)
    possible = being > _NEVER + 100
    stays = np.where(possible, np.exp(np.clip(being - top[..., None], -_STEEPEST, 0)), 0)
    opens = np.where(possible, np.exp(np.clip(being + scores["opening"] - top[..., None], -_STEEPEST, 0)), 0)
    stays[~batch.valid], opens[~batch.valid] = 1, 0
    forward, entered = np.empty((talks, size, places)), np.zeros((talks, size, places))
    scale = np.empty((talks, size, 1))
    state = np.exp(scores["first"]) * batch.real * stays[:, 0]
    for i in range(size):
        if i:
            entered[:, i] = np.matmul(state[:, None, :], goes)[:, 0] * opens[:, i]
            state = entered[:, i] + state * stays[:, i]
        scale[:, i] = state.sum(axis=1, keepdims=True) + _TINY
        state = forward[:, i] = state / scale[:, i]
        entered[:, i] /= scale[:, i]
    backward = np.ones((talks, places))
    likely, opened = np.empty((talks, size, places)), np.empty((talks, size, places))
    reached = np.zeros((talks, size, places))
    for i in range(size - 1, -1, -1):
        likely[:, i], opened[:, i] = forward[:, i] * backward, entered[:, i] * backward
        if i:
            reached[:, i] = opens[:, i] * backward / scale[:, i]
            backward = np.matmul(goes, reached[:, i, :, None])[:, :, 0] + stays[:, i] * backward / scale[:, i]
    likely[~batch.valid], opened[~batch.valid] = 0, 0
    went = goes * np.matmul(forward[:, :-1].transpose(0, 2, 1), reached[:, 1:])
    return _Paths((np.log(scale[..., 0]) + top).sum(axis=1), {"being": likely, "opening": opened, "order": went})
