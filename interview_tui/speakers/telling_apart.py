"""Voices told apart: how likely each of K voices speaks in each twentieth of a second. Needs numpy alone.

The voices are learned from the recording itself. It begins with a rough idea of which stretches are whose; from that
come a model of each voice and a likelihood of each step, a chain over the steps makes turns of it, and that is a better
idea of which stretches are whose. The models are two: of the network's voiceprints (who it is, given a second), and of
spectrum and pitch frame by frame (who it is now, once the voices of this room are known).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from interview_tui.speakers.features import Frames
from interview_tui.speakers.mixture import Mixture, trained
from interview_tui.speakers.shape import unit_root
from interview_tui.speakers.voiceprint import LONGEST, Prints

Array = np.ndarray[Any, Any]

STEP = 5
"""Frames in a step."""
STEPS = 20
"""Steps a second."""
_ROUNDS = 5
_LENGTHS = (LONGEST // 4 + 10, LONGEST // 2 + 20, LONGEST)
"""Frames up to which a print counts as short, middling or long: the network is the surer the more it has heard."""
_WEIGHTS = (0.2, 0.13, 0.1)
"""How much one step of a print of each length says: prints overlap, and neighbours say the same twice."""
_DIMENSIONS = 40
_SHRINK = 0.1
_PRIOR = 4.0
"""Prints' worth of belief that a voice is like all the others."""
_PURE = 0.8
"""A print counts for a voice from this share of its steps on."""
_FRAME_WEIGHT = 0.1
"""Frames a hundredth of a second apart are much alike."""
_PITCH_WEIGHT = 1.0
_ADAPT = 12.0
_SPEECH_SWITCH, _PAUSE_SWITCH = 0.004, 0.08
"""How likely the voice changes from one step to the next, within speech and in a pause."""


@dataclass(frozen=True)
class Heard:
    """A recording as voices are told apart by it."""

    frames: Frames
    prints: Prints
    active: Array
    """Frames in which somebody speaks."""
    weight: Array
    """How much a frame says, 0 to 1: loud and voiced ones most."""
    switch: Array
    """How likely the voice changes before each step."""
    shape: Array
    """Frames' cepstra, made level over the recording."""
    mixture: Mixture
    """Of all voices together."""
    responsible: Array
    """Frames × components, weighted."""
    likely: Array
    """Of each frame, under all voices together."""

    @property
    def steps(self) -> int:
        return len(self.frames) // STEP


def heard(frames: Frames, prints: Prints, active: Array, weight: Array) -> Heard:
    """Prepare what does not depend on whose voice is whose."""
    total = weight.sum() + 1e-9
    mean = (frames.cepstra * weight[:, None]).sum(axis=0) / total
    spread = np.sqrt((((frames.cepstra - mean) ** 2) * weight[:, None]).sum(axis=0) / total + 1e-6)
    shape = ((frames.cepstra - mean) / spread).astype(np.float32)
    mixture = trained(shape, weight)
    likely, responsible = mixture.likely(shape), mixture.responsible(shape, weight)
    speech = by_step(active.astype(np.float32)).mean(axis=1)
    switch = _SPEECH_SWITCH + (_PAUSE_SWITCH - _SPEECH_SWITCH) * (1 - speech)
    return Heard(frames, prints, active, weight, switch, shape, mixture, responsible, likely)


def by_step(values: Array) -> Array:
    """Frames → steps × frames of a step."""
    count = len(values) // STEP
    return values[: count * STEP].reshape(count, STEP, *values.shape[1:])


@dataclass(frozen=True)
class Apart:
    """Who speaks when."""

    likely: Array
    """Steps × voices, each row sums to 1."""
    evidence: float
    """How well the recording fits it: the higher the better, for the same recording."""


def told_apart(sound: Heard, begin: Array, hints: Array | None = None, rounds: int = _ROUNDS) -> Apart:
    """From a rough idea (`begin`: steps × voices, rows of zeros where there is none) to the voices.

    `hints`: what is known from elsewhere than the sound, steps × voices, as logarithms of likelihoods.
    """
    likely, evidence = begin, -np.inf
    for _round in range(rounds):
        scores = _print_scores(sound, likely) + _frame_scores(sound, likely)
        if hints is not None:
            scores = scores + hints
        likely, evidence = chain(scores, sound.switch)
    return Apart(likely, evidence)


def _print_scores(sound: Heard, likely: Array) -> Array:
    """Steps × voices: the mean over the prints that hold a step, for each length."""
    prints, lengths = sound.prints, sound.prints.ends - sound.prints.starts
    active = by_step(sound.active.astype(np.float32)).mean(axis=1)
    sums = np.concatenate([np.zeros((1, likely.shape[1])), np.cumsum(likely * active[:, None], axis=0)])
    first = np.minimum(prints.starts // STEP, sound.steps - 1)
    last = np.minimum(np.maximum(prints.ends // STEP, first + 1), sound.steps)
    shares = (sums[last] - sums[first]) / (last - first)[:, None]
    result = np.zeros(likely.shape)
    shortest = 0
    for longest, weight in zip(_LENGTHS, _WEIGHTS, strict=True):
        these = (lengths > shortest) & (lengths <= longest)
        shortest = longest
        if these.sum() < 2 * likely.shape[1]:
            continue
        scores = _print_likelihoods(prints.vectors[these], shares[these])
        result += weight * _spread(scores, first[these], last[these], sound.steps) * active[:, None]
    return result


def _print_likelihoods(vectors: Array, shares: Array) -> Array:
    """Of prints under each voice: one normal distribution each, all of one shape, in the directions that vary most."""
    pure = shares * (shares.max(axis=1, keepdims=True) > _PURE * np.maximum(shares.sum(axis=1, keepdims=True), 0.3))
    counts = pure.sum(axis=1)
    if not counts.sum():
        return np.zeros(shares.shape)
    centred = vectors - (vectors * counts[:, None]).sum(axis=0) / counts.sum()
    _size, directions = np.linalg.eigh(centred[counts > 0].T @ centred[counts > 0])
    places = centred @ directions[:, ::-1][:, :_DIMENSIONS]
    means = (pure.T @ places) / (pure.sum(axis=0)[:, None] + _PRIOR)
    within = (
        sum((places - mean).T @ ((places - mean) * share[:, None]) for mean, share in zip(means, pure.T, strict=True))
        / counts.sum()
    )
    root = unit_root(within, _SHRINK)
    if root is None:
        return np.zeros(shares.shape)
    far = np.stack([(((places - mean) @ root.T) ** 2).sum(axis=1) for mean in means], axis=1)
    result: Array = -0.5 * far + np.log(np.diag(root)).sum()
    return result


def _spread(scores: Array, first: Array, last: Array, steps: int) -> Array:
    """Each step's mean over the stretches that hold it; 0 where none does."""
    sums = np.zeros((steps + 1, scores.shape[1]))
    counts = np.zeros(steps + 1)
    np.add.at(sums, first, scores)
    np.add.at(sums, last, -scores)
    np.add.at(counts, first, 1)
    np.add.at(counts, last, -1)
    result: Array = np.cumsum(sums, axis=0)[:-1] / np.maximum(np.cumsum(counts)[:-1], 1)[:, None]
    return result


def _frame_scores(sound: Heard, likely: Array) -> Array:
    """Steps × voices: by spectrum and pitch, against all voices together."""
    shares = np.repeat(likely, STEP, axis=0)
    shares = np.concatenate([shares, np.repeat(shares[-1:], len(sound.weight) - len(shares), axis=0)])
    result = np.zeros(likely.shape)
    for voice in range(likely.shape[1]):
        share = shares[:, voice].astype(np.float32)
        own = sound.mixture.adapted(sound.shape, sound.responsible, share, _ADAPT)
        better = (own.likely(sound.shape) - sound.likely) * sound.weight
        better += _PITCH_WEIGHT * _pitch_scores(sound, share)
        result[:, voice] = _FRAME_WEIGHT * by_step(better).sum(axis=1)
    return result


def _pitch_scores(sound: Heard, share: Array) -> Array:
    """Of each frame: a voice keeps near its own pitch, but may be anywhere."""
    pitch = sound.frames.pitch
    clear = np.clip((sound.frames.voiced - 0.6) / 0.25, 0, 1) * sound.active
    weight = clear * share
    mean = (weight * pitch).sum() / (weight.sum() + 1e-9)
    spread = np.sqrt((weight * (pitch - mean) ** 2).sum() / (weight.sum() + 1e-9) + 0.08**2)
    near = np.log(0.85) - 0.5 * ((pitch - mean) / spread) ** 2 - np.log(spread)
    anywhere = np.log(0.15) - 0.5 * ((pitch - mean) / 0.6) ** 2 - np.log(0.6)
    result: Array = np.logaddexp(near, anywhere) * clear
    return result


def chain(scores: Array, switch: Array) -> tuple[Array, float]:
    """How likely each voice is at each step, given all steps; and the logarithm of how likely all of it is.

    Forward and backward over the steps: the voice stays, or (`switch`) becomes any other.
    """
    voices = scores.shape[1]
    if voices == 1:
        return np.ones(scores.shape), float(scores.sum())
    best = scores.max(axis=1)
    emitted = np.exp(scores - best[:, None]).tolist()  # plain numbers: an array of two costs ten times as much
    other = (switch / (voices - 1)).tolist()
    stays = (1 - switch - switch / (voices - 1)).tolist()
    forward, scale = [], []
    state = [1 / voices] * voices
    for now, stay, change in zip(emitted, stays, other, strict=True):
        state = [(one * stay + change) * heard for one, heard in zip(state, now, strict=True)]
        total = sum(state)
        state = [one / total for one in state]
        forward.append(state)
        scale.append(total)
    backward = []
    state = [1.0] * voices
    for now, stay, change in zip(reversed(emitted), reversed(stays), reversed(other), strict=True):
        backward.append(state)
        state = [one * heard for one, heard in zip(state, now, strict=True)]
        total = sum(state)
        state = [(one * stay + change * total) / total for one in state]
    both = np.array(forward) * np.array(backward[::-1])
    return both / both.sum(axis=1, keepdims=True), float(best.sum() + np.log(scale).sum())


def steps_of(spans: Sequence[tuple[float, float]], steps: int) -> Array:
    """Which steps have their middle in one of the spans (seconds)."""
    inside = np.zeros(steps, dtype=bool)
    for start, end in spans:
        inside[max(0, round(start * STEPS)) : max(0, round(end * STEPS))] = True
    return inside


def spans_of(inside: Array, shortest: float) -> list[tuple[float, float]]:
    """The stretches of steps that are true, in seconds, if they are long enough."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], inside.astype(np.int8), [0]])))
    spans = [(first / STEPS, after / STEPS) for first, after in edges.reshape(-1, 2).tolist()]
    return [(start, end) for start, end in spans if end - start >= shortest]
