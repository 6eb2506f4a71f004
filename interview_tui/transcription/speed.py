"""How long this computer takes for ten seconds of talk: measured with models that are here, estimated for others."""

import platform
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from interview_tui.transcription.devices import threads
from interview_tui.transcription.engines import Choice, choose, engine_for
from interview_tui.transcription.layouts import SIZES, Dims
from interview_tui.transcription.models import Model
from interview_tui.transcription.remembered import remember, remembered

if TYPE_CHECKING:
    import numpy as np

_TOKENS = 40
"""In ten seconds of talk: 150 words a minute, one and a half tokens each."""
_FRAMES = 1500
"""Columns of a window within the network: it is always a whole one, however short the sound."""
_LONG = 15.0
"""Seconds after which one try is enough."""
_TRIED = SIZES["small"]
"""The size of the random network that is run for an estimate."""


@dataclass(frozen=True)
class Speed:
    """Seconds of work for ten seconds of talk by themselves. A long recording goes quicker: more is heard at once."""

    seconds: float
    measured: bool
    """With the model itself; else an estimate from its size."""


@dataclass(frozen=True)
class _Pace:
    """What this computer's processor does in a second, in the kind of number it is quickest with."""

    operations: float
    """Where much is calculated with each number: the encoder."""
    numbers: float
    """Where each is read for one calculation: the decoder."""


def measured(model: Model, sound: "np.ndarray", choice: Choice | None = None) -> Speed:
    """Let the model hear `sound` (ten seconds at 16 kHz), once; the next call remembers. Raises `Problem`."""
    choice = choice or choose(model)
    key = "|".join([_sum(model), choice.engine, choice.version, choice.device, _machine()])
    known = remembered()
    if key not in known:
        engine = engine_for(model, choice, "sv")
        seconds = _timed(lambda: engine.segments(sound, 0.0))
        if seconds < _LONG:  # the first time, some of it went into getting ready
            seconds = _timed(lambda: engine.segments(sound, 0.0))
        known[key] = round(seconds, 3)
        remember({key: known[key]})
    return Speed(known[key], True)


def measured_before(model: Model) -> Speed | None:
    """What `measured` remembers of the model on this computer, with whatever engine; None if it was never tried.

    Loads nothing: a screen asks.
    """
    begins, ends = f"{_sum(model)}|", f"|{_machine()}"
    known = [seconds for key, seconds in remembered().items() if key.startswith(begins) and key.endswith(ends)]
    return Speed(known[-1], True) if known else None


def _sum(model: Model) -> str:
    return model.sha256 or model.name


def estimated(dims: Dims) -> Speed:
    """What a network of that size would take on this computer's processor, from a random one run for a moment."""
    known = remembered()
    keys = f"operations|{_machine()}", f"numbers read|{_machine()}"
    if all(key in known for key in keys):
        pace = _Pace(*(known[key] for key in keys))
    else:
        pace = _paced()
        remember(dict(zip(keys, (pace.operations, pace.numbers), strict=True)))
    return Speed(_work(dims) / pace.operations + _read(dims) / pace.numbers, False)


def _block(size: int) -> float:
    """Operations of one layer of the encoder, or of what the decoder asks of the sound, over a window."""
    return _FRAMES * (24.0 * size**2 + 4.0 * _FRAMES * size)


def _work(dims: Dims) -> float:
    """Operations over a window: the encoder's layers, its two convolutions, and the sound for each decoder layer."""
    size = dims.n_audio_state
    folded = _FRAMES * (2 * 2 * 3 * dims.n_mels * size + 2 * 3 * size**2)
    asked = dims.n_text_layer * _FRAMES * 4.0 * size**2
    return dims.n_audio_layer * _block(size) + folded + asked


def _read(dims: Dims) -> float:
    """Numbers that are read for all tokens, one after another: the layers, the sound for each, and the vocabulary."""
    size = dims.n_text_state
    layer = 14 * size**2 + 2 * _FRAMES * size
    return float(_TOKENS * (dims.n_text_layer * layer + dims.n_vocab * size))


def _paced() -> _Pace:
    """A layer of the encoder on a window of noise, and a step over the vocabulary, all numbers drawn."""
    import torch
    from whisper.model import ResidualAttentionBlock

    from interview_tui.transcription.batched.processor import FLOAT32, numbers, quickest_threads

    size, kind = _TRIED.n_text_state, getattr(torch, numbers())
    torch.set_num_threads(min(threads(), quickest_threads()))
    layer = ResidualAttentionBlock(size, _TRIED.n_text_head).eval()
    words = torch.randn(_TRIED.n_vocab, size).to(kind)
    window, one = torch.randn(1, _FRAMES, size), torch.randn(1, size).to(kind)
    with torch.inference_mode(), torch.autocast("cpu", kind, enabled=numbers() != FLOAT32):
        layer(window)
        encoded = min(_timed(lambda: layer(window)) for _try in range(3))
        step = min(_timed(lambda: torch.nn.functional.linear(one, words)) for _try in range(5))
    return _Pace(_block(size) / encoded, _TRIED.n_vocab * size / step)


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return max(time.perf_counter() - began, 1e-6)


@cache
def _machine() -> str:
    return f"{platform.machine()}|{platform.processor()}|{platform.node()}|{threads()}"
