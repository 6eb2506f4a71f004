"""What a voice is like, as 256 numbers for a second or so of it: a small network trained on thousands of people.

The weights are those of Resemblyzer's voice encoder (Apache License 2.0, `voiceprint.LICENSE`), rounded to 16 bits:
three layers of LSTM over 40 mel bands. Needs numpy, and torch when it is used. Nothing is fetched.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from interview_tui.speakers.features import Frames

Array = np.ndarray[Any, Any]

WEIGHTS = Path(__file__).with_name("voiceprint.npz")
BANDS = 40
LONGEST = 160
"""Frames that the network was trained with: 1.6 s."""
HOP = 40
"""Frames from one stretch to the next."""
_LOUDNESS = 1e-3
"""Mean square that the network expects of a voice: -30 dB."""
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
    """Stretches × 256, of length 1."""


def prints(frames: Frames, runs: Sequence[tuple[int, int]], hop: int = HOP) -> Prints:
    """The voice of each run of frames, and of stretches within it that begin every `hop` frames.

    Each is heard after 0.4, 0.8 and 1.6 s, as far as its run goes: one pass through the network gives all three.
    """
    work: list[tuple[int, list[int]]] = []
    for first, after in runs:
        for start in range(first, max(first + 1, after - hop // 2), hop):
            longest = min(LONGEST, after - start)
            ends = sorted({length for length in (LONGEST // 4, LONGEST // 2) if length <= longest - 10} | {longest})
            work.append((start, ends))
    work.sort(key=lambda one: one[1][-1])
    starts: list[int] = []
    after_last: list[int] = []
    vectors: list[Array] = [np.zeros((0, 256), dtype=np.float32)]
    for first in range(0, len(work), _TOGETHER):
        some = work[first : first + _TOGETHER]
        windows = [window(frames, start, start + ends[-1]) for start, ends in some]
        vectors += _through(windows, [ends for _start, ends in some])
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


def of_windows(windows: Sequence[Array]) -> Array:
    """What the voice of each window is like: windows × 256."""
    vectors: list[Array] = [np.zeros((0, 256), dtype=np.float32)]
    for first in range(0, len(windows), _TOGETHER):
        some = windows[first : first + _TOGETHER]
        vectors += _through(some, [[len(one)] for one in some])
    return np.concatenate(vectors)


def _through(windows: Sequence[Array], ends: Sequence[Sequence[int]]) -> list[Array]:
    import torch

    longest = max(len(window) for window in windows)
    batch = np.zeros((len(windows), longest, BANDS), dtype=np.float32)
    for i, window in enumerate(windows):
        batch[i, : len(window)] = window
    lstm, linear = _network()
    with torch.inference_mode():
        states, _last = lstm(torch.from_numpy(batch))
        picked = torch.stack([states[i, end - 1] for i, some in enumerate(ends) for end in some])
        vectors = torch.relu(linear(picked))
        vectors = vectors / (vectors.norm(dim=1, keepdim=True) + 1e-9)
    return [vectors.numpy()]


@lru_cache(maxsize=1)
def _network() -> tuple[Any, Any]:
    import torch

    torch.set_num_threads(
        1
    )  # so small a network gains nothing by more, and on a busy computer they wait for each other
    with np.load(WEIGHTS, allow_pickle=False) as held:
        weights = {name: torch.from_numpy(held[name].astype(np.float32)) for name in held.files}
    lstm = torch.nn.LSTM(BANDS, 256, 3, batch_first=True)
    lstm.load_state_dict({name.removeprefix("lstm."): value for name, value in weights.items() if "lstm." in name})
    linear = torch.nn.Linear(256, 256)
    linear.load_state_dict(
        {name.removeprefix("linear."): value for name, value in weights.items() if "linear." in name}
    )
    return lstm.eval(), linear.eval()
