"""OpenAI's Whisper, several chunks at once. Imports torch: only the worker loads this module."""

import warnings
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
import torch
import whisper

from interview_tui.transcription.batched import fallback
from interview_tui.transcription.batched.chunks import Together
from interview_tui.transcription.batched.processor import numbers, quickest_threads
from interview_tui.transcription.batched.sentences import Sentence
from interview_tui.transcription.checkpoint import read_openai
from interview_tui.transcription.devices import CPU, threads
from interview_tui.transcription.engine import LONGEST_CHUNK, RATE, Heard
from interview_tui.transcription.heard import in_recording

NAME = "openai-whisper"
OPTIONS: dict[str, Any] = {
    # A text heard wrong must not lead the next chunk astray; Whisper loops most often when it reads its own words.
    "condition_on_previous_text": False,
    "word_timestamps": True,
    "temperature": (0.0, *fallback.TEMPERATURES),
    "compression_ratio_threshold": fallback.MOST_COMPRESSION,
    "logprob_threshold": fallback.LEAST_LOGPROB,
    "no_speech_threshold": fallback.NO_SPEECH,
}
"""What decides the words, by the names that `whisper.transcribe()` gives it; stands in the transcript's header."""


def engine_version() -> str:
    return version("openai-whisper")


def options(device: str) -> dict[str, Any]:
    """What a transcript's header says of this engine on that device: all that decides words."""
    return {**OPTIONS, "device": device, "numbers": numbers(device)}


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
    """What openai-whisper's `transcribe()` hears in each chunk, several chunks at once, with times of the recording."""

    name = NAME

    def __init__(
        self,
        model: str,
        weights: Path | bytes,
        language: str | None,
        heads: str | None = None,
        rest: float = 1.0,
        *,
        device: str = CPU,
        kind: str | None = None,
        prompt: str = "",
    ) -> None:
        """`heads` names the official model whose attention heads give word times; None: the later half of all.

        `rest` is how many seconds after the last sentence of a chunk are not heard once more by themselves. `kind` of
        number: "float32" or "bfloat16"; None: what the device is quick at. `prompt` is text that Whisper takes for what
        was said before, in each window anew.
        """
        self.model = model
        self.language = language
        network = load_weights(weights)
        if heads is not None and (dump := whisper._ALIGNMENT_HEADS.get(heads)):
            network.set_alignment_heads(dump)
        self._together = Together(network.to(device), getattr(torch, kind or numbers(device)), rest, prompt=prompt)

    @property
    def batch(self) -> int:
        """How many chunks it likes at once: twice what it decodes together, so that none waits for the longest."""
        return 2 * self._together.places

    def segments(self, samples: np.ndarray, offset: float) -> Sequence[Heard]:
        return self.several([(samples, offset)])[0]

    def several(self, chunks: Sequence[tuple[np.ndarray, float]]) -> list[Sequence[Heard]]:
        for samples, _offset in chunks:
            if len(samples) > LONGEST_CHUNK * RATE:
                raise ValueError(f"{len(samples) / RATE:.1f} s is more than one window")
        # One chunk alone is a recording that is followed, and its recorder and screen come first.
        torch.set_num_threads(quickest_threads() if len(chunks) > 1 else min(threads(), quickest_threads()))
        result: list[Sequence[Heard]] = []
        with warnings.catch_warnings(action="ignore"), torch.inference_mode():
            while self.language is None and len(result) < len(chunks):
                # What is spoken is known from the first chunk with words in it: until then, one at a time.
                samples, offset = chunks[len(result)]
                found = self._together.language(samples)
                heard = self._heard([(samples, offset)], found)
                result += heard
                self.language = found if heard[0] else None
            return result + self._heard(chunks[len(result) :], self.language or "en")

    def _heard(self, chunks: Sequence[tuple[np.ndarray, float]], language: str) -> list[Sequence[Heard]]:
        # A second try at a higher temperature draws lots; the place in the recording fixes how they fall.
        found = self._together.hear([(samples, round(offset * 1000)) for samples, offset in chunks], language)
        return [
            list(in_recording([_segment(sentence) for sentence in sentences], offset, len(samples) / RATE))
            for sentences, (samples, offset) in zip(found, chunks, strict=True)
        ]


def _segment(sentence: Sentence) -> dict[str, Any]:
    words = [
        {"word": word.text, "start": word.start, "end": word.end, "probability": word.probability}
        for word in sentence.words
    ]
    return {"text": sentence.text, "words": words}
