"""Where two speak at a time, in one channel: it sounds like two of the voices laid on each other. Needs numpy alone.

What that sounds like is made from the recording itself: stretches in which surely one speaks are added to stretches in
which surely another does. No overlap has to have been heard before.
"""

from collections.abc import Sequence
from itertools import combinations
from typing import Any

import numpy as np

from interview_tui.speakers.features import Frames
from interview_tui.speakers.mixture import logsum
from interview_tui.speakers.shape import unit_root
from interview_tui.speakers.telling_apart import STEP, spans_of
from interview_tui.speakers.voiceprint import window

Array = np.ndarray[Any, Any]

_LENGTH = 40
"""Frames that are looked at: 0.4 s."""
_EVERY = 20
"""Frames from one look to the next."""
_SURE = 0.97
"""A voice's own stretches are those where it is at least so likely all the time."""
_EXAMPLES = 200
"""Of each voice, and of each two."""
_FEWEST = 20
"""With fewer stretches of a voice nobody can say how it sounds together with another."""
_LOUDER = 6.0
"""dB by which one of two may be louder than the other."""
_DIMENSIONS = 60
_SHRINK = 0.1
_BEYOND = 2.5
"""How far above what single voices reach, in spreads of theirs: few looks at one voice are so far."""
_FLOOR = 1e-7
"""Power of a band that cannot be heard."""
_SHORTEST = 0.3
"""Seconds; a laugh is shorter."""


def overlaps(frames: Frames, active: Array, likely: Array) -> list[tuple[float, float]]:
    """Stretches in seconds. `active`: frames; `likely`: steps × voices."""
    starts = np.arange(0, len(likely) * STEP - _LENGTH, _EVERY)
    speech = np.concatenate([[0], np.cumsum(active)])
    starts = starts[speech[starts + _LENGTH] - speech[starts] > 0.8 * _LENGTH]
    if not len(starts):
        return []
    least = np.min([likely[starts // STEP + i] for i in range(_LENGTH // STEP)], axis=0)
    chance = np.random.default_rng(0)
    alone = [starts[least[:, voice] > _SURE] for voice in range(likely.shape[1])]
    alone = [chance.choice(own, _EXAMPLES) for own in alone if len(own) >= _FEWEST]
    if len(alone) < 2:
        return []
    examples = [_looks([window(frames, start, start + _LENGTH) for start in own]) for own in alone]
    examples += [_together(frames, one, other, chance) for one, other in combinations(alone, 2)]
    looks = _looks([window(frames, start, start + _LENGTH) for start in starts])
    scores = _two_rather_than_one(looks, examples, len(alone))
    usual, high = np.percentile(scores, [50, 84])
    marked = scores > max(0.0, usual + _BEYOND * (high - usual))
    inside = np.zeros(len(likely), dtype=bool)
    for start in starts[marked]:
        inside[
            (start + _LENGTH // 2 - _EVERY // 2 - STEP) // STEP : (start + _LENGTH // 2 + _EVERY // 2 + STEP) // STEP
        ] = 1
    return spans_of(inside, _SHORTEST)


def _together(frames: Frames, one: Array, other: Array, chance: np.random.Generator) -> Array:
    windows = []
    for first, second in zip(one, chance.permutation(other), strict=True):
        share = 1 / (1 + 10 ** (chance.uniform(-_LOUDER, _LOUDER) / 10))
        both = share * window(frames, first, first + _LENGTH) + (1 - share) * window(frames, second, second + _LENGTH)
        windows.append(both.astype(np.float32))
    return _looks(windows)


def _looks(windows: Sequence[Array]) -> Array:
    """Of each window the mean, the spread and the unrest of its 40 bands.

    A network of voices is the wrong one to ask: it has learned not to hear who talks behind.
    """
    bands = np.log(np.stack(windows) + _FLOOR)
    bands -= bands.mean(axis=(1, 2), keepdims=True)
    unrest = np.abs(np.diff(bands, axis=1)).mean(axis=1)
    return np.concatenate([bands.mean(axis=1), bands.std(axis=1), unrest], axis=1)


def _two_rather_than_one(looks: Array, examples: list[Array], voices: int) -> Array:
    """For each look the logarithm of how much likelier two voices are than one; the first examples are of one."""
    together = np.concatenate(examples)
    mean = together.mean(axis=0)
    _size, directions = np.linalg.eigh(np.cov((together - mean).T))
    directions = directions[:, ::-1][:, :_DIMENSIONS]
    placed = [(some - mean) @ directions for some in examples]
    within = np.asarray(sum(np.cov(some.T) for some in placed)) / len(placed)
    root = unit_root(within, _SHRINK)
    if root is None:
        return np.zeros(len(looks))
    places = (looks - mean) @ directions
    far = np.stack([(((places - some.mean(axis=0)) @ root.T) ** 2).sum(axis=1) for some in placed], axis=1)
    result: Array = logsum(-0.5 * far[:, voices:]) - logsum(-0.5 * far[:, :voices])
    return result
