"""What a voice is like, as a hundred numbers or more for a second or so of it, by a small network.

Which one: `networks.py`. Both hear 40 mel bands, as loud as they expect. Needs numpy, and torch when it is used.
Nothing is fetched.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from interview_tui.speakers.features import Frames
from interview_tui.speakers.networks import Network, network

Array = np.ndarray[Any, Any]

BANDS = 40
LONGEST = 160
"""Frames that the networks were trained with at most: 1.6 s."""
HOP = 40
"""Frames from one stretch to the next."""
_LOUDNESS = 1e-3
"""Mean square that the fetched network expects of a voice: -30 dB."""
_SOFT = 25.0
"""dB below the loudest frame under which nobody speaks."""
_TOGETHER = 128
"""Windows that go through the network at a time."""


@dataclass(frozen=True, slots=True)
class Prints:
    """Stretches of a recording, each with what its voice is like."""

    starts: Array
    """First frame."""
    ends: Array
    """Frame after the last."""
    vectors: Array
    """Stretches × numbers, of length 1."""


def prints(frames: Frames, runs: Sequence[tuple[int, int]], hop: int = HOP, by: Network | None = None) -> Prints:
    """The voice of each run of frames, and of stretches within it that begin every `hop` frames.

    Each is heard after 0.4, 0.8 and 1.6 s, as far as its run goes: one pass through the network gives all three.
    """
    ears = _ears(by or network())
    work: list[tuple[int, list[int]]] = []
    for first, after in runs:
        for start in range(first, max(first + 1, after - hop // 2), hop):
            longest = min(LONGEST, after - start)
            ends = sorted({length for length in (LONGEST // 4, LONGEST // 2) if length <= longest - 10} | {longest})
            work.append((start, ends))
    work.sort(key=lambda one: one[1][-1])
    starts: list[int] = []
    after_last: list[int] = []
    vectors: list[Array] = [ears.nothing]
    for first in range(0, len(work), _TOGETHER):
        some = work[first : first + _TOGETHER]
        windows = [window(frames, start, start + ends[-1]) for start, ends in some]
        vectors.append(ears.heard(windows, [ends for _start, ends in some]))
        for start, ends in some:
            starts += [start] * len(ends)
            after_last += [start + end for end in ends]
    return Prints(np.array(starts, dtype=int), np.array(after_last, dtype=int), np.concatenate(vectors))


def window(frames: Frames, start: int, end: int) -> Array:
    """As loud as the network expects: a voice far from the microphone is the same voice."""
    loud = frames.level[start:end]
    mean = np.mean(10 ** (loud[loud > loud.max() - _SOFT] / 10))
    scaled: Array = frames.bands[start:end].astype(np.float32) ** 4 * np.float32(_LOUDNESS / (mean + 1e-12))
    return scaled


def of_windows(windows: Sequence[Array], by: Network | None = None) -> Array:
    """What the voice of each window is like: windows × numbers."""
    ears = _ears(by or network())
    vectors: list[Array] = [ears.nothing]
    for first in range(0, len(windows), _TOGETHER):
        some = windows[first : first + _TOGETHER]
        vectors.append(ears.heard(some, [[len(one)] for one in some]))
    return np.concatenate(vectors)


@dataclass(frozen=True)
class _Ears:
    """A network that was loaded."""

    module: Any
    size: int
    own: bool

    @property
    def nothing(self) -> Array:
        return np.zeros((0, self.size), dtype=np.float32)

    def heard(self, windows: Sequence[Array], ends: Sequence[Sequence[int]]) -> Array:
        """Of windows of power, the voice up to each of its ends."""
        import torch

        batch = np.zeros((len(windows), max(len(window) for window in windows), BANDS), dtype=np.float32)
        for i, window in enumerate(windows):
            batch[i, : len(window)] = levelled(window**0.25) if self.own else window
        with torch.inference_mode():
            result: Array = self.module(torch.from_numpy(batch), ends).numpy()
        return result


def levelled(bands: Array) -> Array:
    """Windows (frames × bands, fourth root of power) as loud as the program's own network expects, around 0."""
    result: Array = bands / (bands.mean(axis=(-2, -1), keepdims=True) + 1e-6) - 1
    return result


@lru_cache(maxsize=2)
def _ears(which: Network) -> _Ears:
    """Raises `Problem` if the file is not that network."""
    import torch

    # So small a network gains nothing by more threads, and on a busy computer they wait for each other.
    torch.set_num_threads(1)
    if which.name == "own":
        from interview_tui.speakers.own_network import SIZE, load_own

        return _Ears(load_own(which.path), SIZE, own=True)
    from interview_tui.speakers.fetched_network import SIZE as FETCHED_SIZE
    from interview_tui.speakers.fetched_network import load_fetched

    return _Ears(load_fetched(which.path), FETCHED_SIZE, own=False)
