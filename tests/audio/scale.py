"""A sound of which every second tells its number by its pitch, written by other programs' codecs."""

from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path

import av
import numpy as np

from tests.audio.sounds import Pcm

SECONDS = 12
_LOWEST, _STEP = 300, 100
"""Hertz of second 0, and how much higher each next one is."""
CODECS = {
    "wav": ("pcm_s16le", 44_100), "aiff": ("pcm_s16be", 44_100), "flac": ("flac", 44_100),
    "mp3": ("libmp3lame", 44_100), "m4a": ("aac", 44_100), "mp4": ("aac", 48_000), "aac": ("aac", 44_100),
    "opus": ("libopus", 48_000), "mkv": ("libopus", 48_000), "webm": ("libopus", 48_000), "wma": ("wmav2", 44_100),
    "amr": ("libopencore_amrnb", 8000),
}  # fmt: skip
"""Ending → codec and rate."""
FRAME_SECONDS = {"mp3": 1152 / 44_100, "m4a": 1024 / 44_100, "mp4": 1024 / 48_000, "aac": 2048 / 44_100, "wma": 0.047,
                 "amr": 0.02, "opus": 0.02, "mkv": 0.02, "webm": 0.02}  # fmt: skip
"""How much longer or shorter than its sound a file may be: what its codec adds at the edges."""


def scale(seconds: float = SECONDS, rate: int = 44_100) -> Pcm:
    """A tone that is higher in each next second, and a little noise."""
    n = np.arange(round(seconds * rate))
    pitch = _LOWEST + _STEP * (n // rate)
    noise = np.random.default_rng(0).normal(0, 100, len(n))
    return (8000 * np.sin(2 * np.pi * pitch * n / rate) + noise).astype(np.int16)


def encoded(path: Path, samples: Pcm, *, rate: int | None = None, faststart: bool = True) -> Path:
    """`samples`, at the rate of CODECS unless told, as the ending of `path` says; an m4a has its table first."""
    codec, usual = CODECS[path.suffix[1:]]
    rate = rate or usual
    options = {"movflags": "faststart"} if faststart and path.suffix in (".m4a", ".mp4") else {}
    with av.open(str(path), "w", options=options) as file:
        stream = file.add_stream(codec, rate=rate, layout="mono", options={"b": "64000"} if codec == "wmav2" else {})
        context = stream.codec_context
        resampler = av.AudioResampler(format=context.format.name, layout="mono", rate=rate)
        for start in range(0, len(samples), 1024):
            frame = av.AudioFrame.from_ndarray(
                samples[start : start + 1024].reshape(1, -1), format="s16", layout="mono"
            )
            frame.sample_rate, frame.pts, frame.time_base = rate, start, Fraction(1, rate)
            for ready in resampler.resample(frame):
                file.mux(stream.encode(ready))
        file.mux(stream.encode(None))
    return path


def wrong_seconds(sound: Pcm, rate: int, missing: Iterable[tuple[float, float | None]]) -> list[int]:
    """Seconds that do not sound as they should, nor are silent where sound is said to be missing.

    Of each second the middle is looked at, so that a time may be wrong by a tenth of a second and no more.
    """
    wrong = []
    spans = [(start - 0.1, (end if end is not None else np.inf) + 0.1) for start, end in missing]
    for second in range(len(sound) // rate):
        for part in (0.1, 0.75):
            start = second + part
            piece = sound[round(start * rate) : round((start + 0.15) * rate)].astype(float)
            if any(lost < start + 0.15 and start < found for lost, found in spans):
                continue
            spectrum = np.abs(np.fft.rfft(piece * np.hanning(len(piece)), 4 * len(piece)))
            pitch = int(np.argmax(spectrum)) * rate / (4 * len(piece))
            if abs(pitch - (_LOWEST + _STEP * second)) > 15:
                wrong.append(second)
    return wrong
