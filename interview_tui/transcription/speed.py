"""How long this computer takes for ten seconds of talk: measured with models that are here, estimated for others."""

import json
import platform
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from interview_tui.files import private_folder, write_whole
from interview_tui.transcription.devices import threads
from interview_tui.transcription.engines import Choice, choose, engine_for
from interview_tui.transcription.layouts import SIZES, Dims
from interview_tui.transcription.models import Model

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
    """What this computer does in a second, in 32-bit floats."""

    operations: float
    """Where much is calculated with each number: the encoder."""
    bytes: float
    """Where each number is read for one calculation: the decoder."""


def measured(model: Model, sound: "np.ndarray", choice: Choice | None = None) -> Speed:
    """Let the model hear `sound` (ten seconds at 16 kHz), once; the next call remembers. Raises `Problem`."""
    choice = choice or choose(model)
    key = "|".join([model.sha256 or model.name, choice.engine, choice.version, choice.device, _machine()])
    known = _remembered()
    if key not in known:
        engine = engine_for(model, choice, "sv")
        seconds = _timed(lambda: engine.segments(sound, 0.0))
        if seconds < _LONG:  # the first time, some of it went into getting ready
            seconds = _timed(lambda: engine.segments(sound, 0.0))
        known = {**_remembered(), key: round(seconds, 3)}
        _remember(known)
    return Speed(known[key], True)


def estimated(dims: Dims) -> Speed:
    """What a network of that size would take on this computer's processor, from a random one run for a moment."""
    known = _remembered()
    keys = f"operations|{_machine()}", f"bytes|{_machine()}"
    if not all(key in known for key in keys):
        pace = _paced()
        known |= dict(zip(keys, (pace.operations, pace.bytes), strict=True))
        _remember(known)
    pace = _Pace(*(known[key] for key in keys))
    return Speed(_work(dims) / pace.operations + _read(dims) / pace.bytes, False)


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
    """Bytes that are read for all tokens, one after another: the layers, the sound for each, and the vocabulary."""
    size = dims.n_text_state
    layer = 14 * size**2 + 2 * _FRAMES * size
    return 4.0 * _TOKENS * (dims.n_text_layer * layer + dims.n_vocab * size)


def _paced() -> _Pace:
    """One layer of each kind, with random numbers, on a window of noise."""
    import torch
    from whisper.model import ResidualAttentionBlock

    size, heads = _TRIED.n_text_state, _TRIED.n_text_head
    torch.set_num_threads(threads())
    layer = ResidualAttentionBlock(size, heads).eval()
    words = torch.randn(_TRIED.n_vocab, size)
    with torch.inference_mode():
        window, one = torch.randn(1, _FRAMES, size), torch.randn(1, 1, size)
        quickest = min(_timed(lambda: layer(window)) for _try in range(3))
        # A step of the decoder: the layer's numbers are read for one column, and the vocabulary's.
        step = min(_timed(lambda: (layer(one), one @ words.T)) for _try in range(5))
    return _Pace(_block(size) / quickest, 4.0 * (12 * size**2 + _TRIED.n_vocab * size) / step)


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return max(time.perf_counter() - began, 1e-6)


@cache
def _machine() -> str:
    return f"{platform.machine()}|{platform.processor()}|{platform.node()}|{threads()}"


def _file() -> Path:
    from platformdirs import user_cache_path

    return user_cache_path("interview-tui", appauthor=False) / "speed.json"


def _remembered() -> dict[str, float]:
    try:
        return {str(key): float(value) for key, value in json.loads(_file().read_text(encoding="utf-8")).items()}
    except (OSError, ValueError, AttributeError):
        return {}


def _remember(known: dict[str, float]) -> None:
    try:
        private_folder(_file().parent)
        write_whole(_file(), json.dumps(known, indent=2) + "\n")
    except OSError:  # a full or read-only disk: it is measured again next time
        return
