"""openai-whisper's own `transcribe()` on a chunk: what the words of the engine are compared with."""

import math
import warnings
from typing import Any

import numpy as np
import torch
import whisper

RATE = 16_000


def stock_segments(
    model: "whisper.Whisper", samples: np.ndarray, offset: float, language: str | None, rest: float
) -> list[dict[str, Any]]:
    """The segments it gives for a window of 30 s with `samples` at its beginning and silence after them.

    What is left after a sentence is not heard again where it holds less than `rest` seconds of the chunk: there is but
    silence, in which `transcribe()` goes on to look for words until it finds some.
    """
    seconds = len(samples) / RATE
    full = np.zeros(30 * RATE, np.float32)
    full[: len(samples)] = samples
    windows = 0

    def decode(mel: torch.Tensor, options: whisper.DecodingOptions) -> whisper.DecodingResult:
        nonlocal windows
        windows += not options.temperature
        filled = torch.nonzero(mel.abs().sum(dim=0)).flatten()
        begins = 30 - (int(filled[-1]) + 1) / 100
        if windows > 1 and seconds - begins < rest:
            return whisper.DecodingResult(mel, language or "", no_speech_prob=1.0, avg_logprob=-math.inf)
        return whisper.decode(model, mel, options)

    model.decode = decode
    torch.manual_seed(round(offset * 1000))
    with warnings.catch_warnings(action="ignore"), torch.inference_mode():
        result = model.transcribe(
            full,
            language=language,
            verbose=None,
            fp16=False,
            condition_on_previous_text=False,
            word_timestamps=True,
        )
    return [segment for segment in result["segments"] if segment["words"]]
