"""Where somebody speaks, frame by frame, by how loud it is against what is heard around it. Needs numpy alone.

The detector of `audio.hearing.vad` would need three minutes for an hour; where there is a transcript, what it says of
speech is taken into account, too.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np

from interview_tui.speakers.features import FRAMES, Frames

Array = np.ndarray[Any, Any]

_AROUND = 15.0
"""Seconds on both sides within which the quietest and the loudest are looked for: a room changes, a gain changes."""
_EVERY = 5.0
_SHARE = 0.3
_LEAST = 4.0
"""Speech is at least so many dB above the quietest, and at least this share of the way to the loudest."""
_BREATH = 10
"""Frames of silence that do not end a run: the closure of a p or a t."""
_SHORTEST = 10
"""Frames; less is a click."""


def activity(frames: Frames, speech: Sequence[tuple[float, float]] | None = None) -> tuple[Array, Array]:
    """(frames in which somebody speaks, how much each says of the voice: 0 to 1, loud and voiced ones most).

    `speech`: stretches outside of which nobody speaks (seconds), if that is known.
    """
    low, high = around(frames.level, 5), around(frames.level, 95)
    active = louder_than_around(np.convolve(frames.level, np.ones(5) / 5, "same"))
    if speech is not None:
        inside = np.zeros(len(active), dtype=bool)
        for start, end in speech:
            inside[round(start * FRAMES) : round(end * FRAMES)] = True
        active &= inside
    loud = np.clip((frames.level - low) / np.maximum(high - low, 6), 0, 1)
    voiced = 0.25 + 0.75 * np.clip((frames.voiced - 0.3) / 0.4, 0, 1)
    return active, (loud * voiced * active).astype(np.float32)


def louder_than_around(level: Array) -> Array:
    """Frames that stand out from the quietest around them."""
    low, high = around(level, 5), around(level, 95)
    result: Array = level > low + np.maximum(_LEAST, _SHARE * (high - low))
    return result


def runs(active: Array) -> list[tuple[int, int]]:
    """Stretches of frames without a pause: (first, after the last)."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], active.astype(np.int8), [0]])))
    joined: list[tuple[int, int]] = []
    for first, after in edges.reshape(-1, 2).tolist():
        if joined and first - joined[-1][1] < _BREATH:
            joined[-1] = (joined[-1][0], after)
        else:
            joined.append((first, after))
    return [(first, after) for first, after in joined if after - first >= _SHORTEST]


def around(level: Array, percent: float) -> Array:
    """A percentile of what is heard around each frame."""
    step, reach = round(_EVERY * FRAMES), round(_AROUND * FRAMES)
    places = np.arange(0, max(1, len(level)), step)
    values = [np.percentile(level[max(0, place - reach) : place + reach], percent) for place in places]
    return np.interp(np.arange(len(level)), places, values)
