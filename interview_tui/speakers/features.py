"""What a voice sounds like, a hundred times a second: the shape of its spectrum and its pitch. Needs numpy.

The spectrum as 19 mel cepstra, without the one that is loudness: a voice is the same near the microphone and far from
it. They are made level over the recording by whoever uses them, since a room and a microphone colour all voices alike.
And as the 40 bands that the networks of `voiceprint.py` were trained with.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from interview_tui.audio.decoding.decode import RATE, Samples

Array = np.ndarray[Any, Any]

HOP = 160
"""Samples from one frame to the next."""
FRAMES = RATE / HOP
"""Frames a second."""
CEPSTRA = 19
_WINDOW = 400
_SIZE = 512
_BANDS = 40
"""As many for the cepstra as for the network."""
_LOW, _HIGH = 80.0, 7600.0
_PITCH_WINDOW = 320
"""At 8 kHz: 40 ms, three periods of the lowest voice."""
_PITCH_SIZE = 1024
_LOWEST, _HIGHEST = 65.0, 400.0
"""Hz."""
_PITCH_EVERY = 2
"""Frames from one pitch to the next: it moves slowly."""
_TOGETHER = 3000
"""Frames that are worked on at a time."""


@dataclass(frozen=True, slots=True)
class Frames:
    """A recording, frame by frame."""

    cepstra: Array
    """Frames × 19."""
    bands: Array
    """Frames × 40: the fourth root of the power in the mel bands of the network, which half the bits can hold."""
    level: Array
    """Loudness in dB, of full scale."""
    pitch: Array
    """Natural logarithm of Hz; only means something where `voiced` is high."""
    voiced: Array
    """How periodic the sound is, 0 to 1."""

    def __len__(self) -> int:
        return len(self.level)

    @property
    def seconds(self) -> float:
        return len(self) / FRAMES


def frames(blocks: Iterable[Samples]) -> Frames:
    """The features of a recording that comes in blocks of 16 kHz sound, in order and without gaps."""
    rest = np.zeros(_WINDOW // 2, dtype=np.float32)  # so that frame 0 is centred on the first sample
    parts: list[Frames] = []
    for block in blocks:
        sound = np.concatenate([rest, block])
        whole = _frames_in(len(sound)) // _PITCH_EVERY * _PITCH_EVERY
        parts += _parts(sound, whole)
        rest = sound[whole * HOP :]
    sound = np.concatenate([rest, np.zeros(_WINDOW + _PITCH_EVERY * HOP, dtype=np.float32)])
    parts += _parts(sound, _frames_in(len(sound)) // _PITCH_EVERY * _PITCH_EVERY)
    return Frames(*(np.concatenate([getattr(part, name) for part in parts]) for name in Frames.__slots__))


def _frames_in(samples: int) -> int:
    """How many frames, with the window of the pitch too."""
    return max(0, (samples - 2 * _PITCH_WINDOW) // HOP + 1)


def _parts(sound: Samples, count: int) -> list[Frames]:
    parts = []
    for first in range(0, count, _TOGETHER):
        some = min(_TOGETHER, count - first)
        parts.append(_frames(sound[first * HOP : (first + some - 1) * HOP + 2 * _PITCH_WINDOW], some))
    return parts


def _frames(sound: Samples, count: int) -> Frames:
    windows = np.lib.stride_tricks.sliding_window_view(sound, _WINDOW)[::HOP][:count]
    steep = windows - 0.97 * np.concatenate([windows[:, :1], windows[:, :-1]], axis=1)
    power = np.abs(np.fft.rfft(steep * np.hamming(_WINDOW).astype(np.float32), _SIZE)) ** 2
    bands = np.log(power @ _mel() + 1e-9)
    level = 10 * np.log10(np.mean(windows**2, axis=1) + 1e-10)
    pitch, voiced = _pitch(sound, count)
    plain = np.abs(np.fft.rfft(windows * _hann(), axis=1)) ** 2 @ network_mel()
    cepstra = (bands @ _cosines()).astype(np.float32)
    return Frames(cepstra, (plain**0.25).astype(np.float16), level.astype(np.float32), pitch, voiced)


def _pitch(sound: Samples, count: int) -> tuple[Array, Array]:
    """By the autocorrelation of a window, divided by that of the window itself."""
    half = (sound[:-1] + sound[1:])[::2] / 2
    windows = np.lib.stride_tricks.sliding_window_view(half, _PITCH_WINDOW)[:: HOP // 2 * _PITCH_EVERY]
    windows = windows[: (count + _PITCH_EVERY - 1) // _PITCH_EVERY]
    shape = np.hanning(_PITCH_WINDOW).astype(np.float32)
    centred = (windows - windows.mean(axis=1, keepdims=True)) * shape
    own = np.fft.irfft(np.abs(np.fft.rfft(shape, _PITCH_SIZE)) ** 2)
    alike = np.fft.irfft(np.abs(np.fft.rfft(centred, _PITCH_SIZE)) ** 2)
    shortest, longest = round(RATE / 2 / _HIGHEST), round(RATE / 2 / _LOWEST)
    lags = np.arange(shortest, longest + 1)
    score = alike[:, lags] / (alike[:, :1] + 1e-9) * (own[0] / own[lags])
    score -= 0.02 * np.log2(lags / shortest)  # of two periods that fit, the shorter: twice a period fits as well
    best = np.argmax(score, axis=1)
    voiced = np.clip(np.take_along_axis(score, best[:, None], axis=1)[:, 0], 0, 1)
    pitch = np.log(RATE / 2 / lags[best])
    return (
        np.repeat(pitch, _PITCH_EVERY)[:count].astype(np.float32),
        np.repeat(voiced, _PITCH_EVERY)[:count].astype(np.float32),
    )


@lru_cache(maxsize=1)
def _mel() -> Array:
    """Triangles on the mel scale: spectrum → bands."""

    def mel(hertz: Array | float) -> Any:
        return 2595 * np.log10(1 + np.asarray(hertz) / 700)

    edges = 700 * (10 ** (np.linspace(mel(_LOW), mel(_HIGH), _BANDS + 2) / 2595) - 1)
    hertz = np.arange(_SIZE // 2 + 1) * RATE / _SIZE
    return _triangles(edges, hertz).astype(np.float32)


@lru_cache(maxsize=1)
def _cosines() -> Array:
    """Bands → cepstra, from the second on."""
    number = np.arange(1, CEPSTRA + 1)
    band = np.arange(_BANDS)[:, None] + 0.5
    return (np.cos(np.pi * number * band / _BANDS) * np.sqrt(2 / _BANDS)).astype(np.float32)


@lru_cache(maxsize=1)
def _hann() -> Array:
    return (0.5 - 0.5 * np.cos(2 * np.pi * np.arange(_WINDOW) / _WINDOW)).astype(np.float32)


@lru_cache(maxsize=128)
def network_mel(tract: float = 1.0, bins: int = _WINDOW // 2 + 1) -> Array:
    """Spectrum → bands: triangles of equal area, even up to 1 kHz and by ratio above, as the networks were trained.

    `tract`: as if the vocal tract were so many times as long; then more `bins`, 40 Hz each, are needed.
    """
    knee, ratio = 15.0, np.log(6.4) / 27
    top = knee + np.log(RATE / 2 / 1000) / ratio
    places = np.linspace(0.0, top, _BANDS + 2)
    edges = np.where(places < knee, places * 200 / 3, 1000 * np.exp(ratio * (places - knee)))
    hertz = np.arange(bins) * RATE / _WINDOW / tract
    triangles = _triangles(edges, hertz) * 2 / (edges[2:] - edges[:-2])
    return triangles.astype(np.float32)


def _triangles(edges: Array, hertz: Array) -> Array:
    """Each from one edge over the next to the one after that."""
    rising = (hertz[:, None] - edges[:-2]) / (edges[1:-1] - edges[:-2])
    falling = (edges[2:] - hertz[:, None]) / (edges[2:] - edges[1:-1])
    shape: Array = np.maximum(0, np.minimum(rising, falling))
    return shape
