"""OpenAI's Whisper on the processor. Imports torch: only the worker loads this module."""

import math
import warnings
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
import torch
import whisper
from whisper.audio import FRAMES_PER_SECOND
from whisper.tokenizer import LANGUAGES

from interview_tui.transcription.checkpoint import read_openai
from interview_tui.transcription.devices import threads
from interview_tui.transcription.engine import LONGEST_CHUNK, RATE, Heard
from interview_tui.transcription.heard import in_recording

NAME = "openai-whisper"
OPTIONS: dict[str, Any] = {
    # A text heard wrong must not lead the next chunk astray; Whisper loops most often when it reads its own words.
    "condition_on_previous_text": False,
    "word_timestamps": True,
    "temperature": (0.0, 0.2, 0.4, 0.6, 0.8, 1.0),
    "compression_ratio_threshold": 2.4,
    "logprob_threshold": -1.0,
    "no_speech_threshold": 0.6,
}
"""What `transcribe()` is told; stands in the transcript's header."""


def engine_version() -> str:
    return version("openai-whisper")


def load_weights(weights: Path | bytes) -> "whisper.Whisper":
    """The network in a checkpoint. Raises `Problem` if it is cut short, or not one of openai-whisper's."""
    checkpoint = read_openai(weights)
    model = whisper.Whisper(whisper.ModelDimensions(**vars(checkpoint.dims)))
    model.load_state_dict(dict(checkpoint.tensors))
    if checkpoint.heads:
        looking = torch.zeros(checkpoint.dims.n_text_layer, checkpoint.dims.n_text_head, dtype=torch.bool)
        for layer, head in checkpoint.heads:
            looking[layer, head] = True
        model.register_buffer("alignment_heads", looking.to_sparse(), persistent=False)
    return model.eval()


class OpenAIWhisper:
    """The stock `transcribe()` on one chunk at a time, with times of the recording."""

    name = NAME

    def __init__(
        self, model: str, weights: Path | bytes, language: str | None, heads: str | None = None, rest: float = 1.0
    ) -> None:
        """`heads` names the official model whose attention heads give word times; None: the later half of all.

        `rest` is how many seconds after the last sentence of a chunk are not heard once more by themselves.
        """
        self.model = model
        self.language = language
        torch.set_num_threads(threads())
        self._whisper = load_weights(weights)
        if heads is not None and (dump := whisper._ALIGNMENT_HEADS.get(heads)):
            self._whisper.set_alignment_heads(dump)
        self._rest = rest
        self._windows, self._seconds = 0, 0.0
        self._whisper.decode = self._decode

    def segments(self, samples: np.ndarray, offset: float) -> Sequence[Heard]:
        if len(samples) > LONGEST_CHUNK * RATE:
            raise ValueError(f"{len(samples) / RATE:.1f} s is more than one window")
        # A second try at a higher temperature draws lots; the place in the recording fixes how they fall.
        torch.manual_seed(round(offset * 1000))
        self._windows, self._seconds = 0, len(samples) / RATE
        # A full window, as Whisper was taught: on a shorter one `transcribe()` puts the mean of all sounds after the
        # end instead of silence, and a small model finds words in it (one sentence in four was said twice).
        window = np.zeros(int(LONGEST_CHUNK * RATE), np.float32)
        window[: len(samples)] = samples
        with warnings.catch_warnings(), torch.inference_mode():
            warnings.simplefilter("ignore")  # about triton and half precision, of no use to anyone here
            result = self._whisper.transcribe(window, language=self.language, verbose=None, fp16=False, **OPTIONS)
        if self.language is None and result["segments"] and result["language"] in LANGUAGES:
            self.language = result["language"]
        return list(in_recording(result["segments"], offset, self._seconds))

    def _decode(self, mel: torch.Tensor, options: whisper.DecodingOptions) -> whisper.DecodingResult:
        """`transcribe()` hears what is left after the last sentence as a window of its own. A chunk ends in silence, so
        what is left is that silence: six tries to find words in it, and in the end invented ones. It is skipped.
        """
        self._windows += not options.temperature  # the first try of each window is at zero
        if self._windows > 1 and self._seconds - (LONGEST_CHUNK - _sounding_seconds(mel)) < self._rest:
            return whisper.DecodingResult(
                audio_features=mel, language=options.language or "", no_speech_prob=1.0, avg_logprob=-math.inf
            )
        return whisper.decode(self._whisper, mel, options)


def _sounding_seconds(mel: torch.Tensor) -> float:
    """How much of the full window is in this one: its end. The rest is filled with exact zeros, as no sound is."""
    columns = torch.nonzero(mel.abs().sum(dim=0)).flatten()
    return (int(columns[-1]) + 1) / FRAMES_PER_SECOND if len(columns) else 0.0
