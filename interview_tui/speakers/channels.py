"""Two people with a channel each: who is louder in whose channel. Needs numpy alone.

A microphone hears the other person too, more softly: by how much is learned from the recording. Where both channels are
louder than that explains, both speak.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

from interview_tui.speakers.activity import around, louder_than_around
from interview_tui.speakers.by_text import Asking
from interview_tui.speakers.telling_apart import STEPS, by_step, chain, spans_of

Array = np.ndarray[Any, Any]

_LEAST_APART = 6.0
"""dB between one person alone and the other alone, left against right; less may be one microphone with two channels."""
_LEAST_TOLD = 3.0
"""The same where the record says that each channel has its person."""
_LEAST_SHARE = 0.03
"""Of the talk; who says less is not known to have a channel."""
_CLEAR = 1.0
"""The two ways must be apart by this many spreads."""
_EVEN = 9
"""Frames."""
_SWITCH, _PAUSE_SWITCH = 0.02, 0.1
_SAYS = 0.5
"""How much a step says: neighbours say nearly the same."""
_NEAR_OWN = 12.0
"""dB below somebody's usual loudness in his own channel at which he still speaks."""
_OVER_LEAK = 4.0
"""dB by which a channel is louder than what leaks into it when its person speaks, too."""
_BOTH_COSTS = 1.5
_UNLIKELY = -8.0
"""No twentieth of a second says more against anything: a plosive is loud in both channels."""
_SHORTEST_OVERLAP = 0.25
"""Seconds."""
_AGAINST = 5.0
"""Nats of words that say the channels are the other way round, where the record says who has which."""


@dataclass(frozen=True)
class ByChannel:
    """Who speaks when, by the channels."""

    likely: Array
    """Steps × 2: the interviewer, the participant."""
    active: Array
    """Frames."""
    overlaps: list[tuple[float, float]]
    certain: bool
    """Whether words or the record say which of the two is the interviewer."""


def apart(levels: Array, asked: Asking | None, told: bool) -> ByChannel | None:
    """None if the channels do not hold a person each. `told`: the record says they do, the interviewer left."""
    even = np.stack([_even(levels[:, i]) for i in range(2)], axis=1)
    floors = np.stack([around(even[:, i], 5) for i in range(2)], axis=1)
    active = louder_than_around(even[:, 0]) | louder_than_around(even[:, 1])
    if not active.any():
        return None
    difference = even[:, 0] - even[:, 1]
    left, right, spread = _two_ways(difference[active])
    enough = min(np.mean(difference[active] > (left + right) / 2), np.mean(difference[active] < (left + right) / 2))
    far = left - right
    if far < (_LEAST_TOLD if told else _LEAST_APART) or (
        not told and (enough < _LEAST_SHARE or far < 2 * _CLEAR * spread)
    ):
        return None
    both = _both_speak(even, floors, active, left, right)
    speech = by_step(active.astype(float)).mean(axis=1)
    place = by_step(difference).mean(axis=1)
    alone = np.stack([-0.5 * ((place - way) / spread) ** 2 - np.log(spread) for way in (left, right)], axis=1)
    # Further out than a person alone is that person all the more.
    alone[:, 0] = np.where(place > left, -np.log(spread), alone[:, 0])
    alone[:, 1] = np.where(place < right, -np.log(spread), alone[:, 1])
    crossed = np.where(by_step(both.astype(float)).mean(axis=1) > 0.5, -np.log(spread) - _BOTH_COSTS, _UNLIKELY)
    scores = _SAYS * np.column_stack([np.maximum(alone, _UNLIKELY), crossed]) * speech[:, None]
    likely, _evidence = chain(scores, _SWITCH + (_PAUSE_SWITCH - _SWITCH) * (1 - speech))
    overlapped = spans_of((likely[:, 2] > 0.5) & (speech > 0.5), _SHORTEST_OVERLAP)
    nearer = (place > (left + right) / 2).astype(float)
    two = np.stack([likely[:, 0] + likely[:, 2] * nearer, likely[:, 1] + likely[:, 2] * (1 - nearer)], axis=1)
    turned, certain = _turned(two, asked, told)
    return ByChannel(two[:, ::-1] if turned else two, active, overlapped, certain)


def _even(level: Array) -> Array:
    """Loudness over some hundredths of a second: two who speak at a time are seldom loud in the very same one."""
    power = np.convolve(10 ** (level / 10), np.ones(_EVEN) / _EVEN, "same")
    result: Array = 10 * np.log10(power + 1e-10)
    return result


def _two_ways(difference: Array) -> tuple[float, float, float]:
    """(left against right when the left one speaks alone, when the right one does, spread): two normal distributions.

    Both have one shape.
    """
    high, low = np.percentile(difference, 90), np.percentile(difference, 10)
    spread = max(2.0, (high - low) / 4)
    for _round in range(30):
        nearer = 1 / (1 + np.exp(np.clip(-(high - low) * (difference - (high + low) / 2) / spread**2, -50, 50)))
        high = (nearer * difference).sum() / (nearer.sum() + 1e-9)
        low = ((1 - nearer) * difference).sum() / ((1 - nearer).sum() + 1e-9)
        off = nearer * (difference - high) ** 2 + (1 - nearer) * (difference - low) ** 2
        spread = float(np.sqrt(off.mean() + 1.0))
    return float(high), float(low), spread


def _both_speak(even: Array, floors: Array, active: Array, left: float, right: float) -> Array:
    """Frames in which each channel is louder than what leaks into it, and about as loud as its person is."""
    difference = even[:, 0] - even[:, 1]
    middle = (left + right) / 2
    result = active.copy()
    for own, other, gap, alone in ((0, 1, right, difference > middle), (1, 0, -left, difference < middle)):
        mine = even[active & alone, own]
        usual = np.median(mine) if len(mine) else np.inf
        leaked = even[:, other] + gap
        result &= (even[:, own] > usual - _NEAR_OWN) & (even[:, own] > leaked + _OVER_LEAK)
        result &= even[:, own] > floors[:, own] + _OVER_LEAK
    return result


def _turned(likely: Array, asked: Asking | None, told: bool) -> tuple[bool, bool]:
    """(whether the interviewer is on the right, whether that is known)."""
    if asked is None or not len(asked.starts):
        return False, told
    odds = np.log(np.clip(asked.likely, 0.02, 0.98) / np.clip(1 - asked.likely, 0.02, 0.98))
    left = 0.0
    for start, end, one in zip(asked.starts, asked.ends, odds, strict=True):
        first = min(len(likely) - 1, max(0, round(start * STEPS)))
        some = likely[first : max(first + 1, round(end * STEPS))]
        left += one * float((some[:, 0] - some[:, 1]).mean())
    return (left < -_AGAINST if told else left < 0), True
