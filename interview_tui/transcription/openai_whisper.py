"""OpenAI's Whisper, several chunks at once. Imports torch: only the worker loads this module."""

import warnings
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
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
from interview_tui.transcription.checkpoint import not_a_model, read_openai
from interview_tui.transcription.devices import CPU, threads
from interview_tui.transcription.engine import LONGEST_CHUNK, RATE, Heard
from interview_tui.transcription.engine_names import OPENAI
from interview_tui.transcription.heard import in_recording
from interview_tui.transcription.layouts import SIZES

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
    return version(OPENAI)


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

    name = OPENAI

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
        if heads is not None and vars(network.dims) != vars(SIZES[heads]):
            raise not_a_model(weights if isinstance(weights, Path) else None)  # another one under this name
        if heads is not None and (dump := whisper._ALIGNMENT_HEADS.get(heads)):
            network.set_alignment_heads(dump)
        self._together = Together(network.to(device), getattr(torch, kind or numbers(device)), rest, prompt=prompt)

    def segments(self, samples: np.ndarray, offset: float) -> Sequence[Heard]:
        # One chunk alone is a recording that is followed, and its recorder and screen come first.
        return next(self._several([(samples, offset)], min(threads(), quickest_threads())))

    def several(self, chunks: Iterable[tuple[np.ndarray, float]]) -> Iterator[Sequence[Heard]]:
        return self._several(chunks, quickest_threads())

    def _several(self, chunks: Iterable[tuple[np.ndarray, float]], count: int) -> Iterator[Sequence[Heard]]:
        left = iter(chunks)
        torch.set_num_threads(count)
        while self.language is None:
            # What is spoken is known from the first chunk with words in it: until then, one at a time.
            chunk = next(left, None)
            if chunk is None:
                return
            found = self._found_out(*chunk)
            for heard in self._heard([chunk], found, count):
                self.language = found if heard else None
                yield heard
        yield from self._heard(left, self.language, count)

    def _found_out(self, samples: np.ndarray, offset: float) -> str:
        _check_length(samples)
        with torch.inference_mode():
            return self._together.language(samples)

    def _heard(
        self, chunks: Iterable[tuple[np.ndarray, float]], language: str, count: int
    ) -> Iterator[Sequence[Heard]]:
        taken: deque[tuple[float, float]] = deque()
        """Offset and seconds of the chunks that are on their way."""

        def seeded() -> Iterator[tuple[np.ndarray, int]]:
            for samples, offset in chunks:
                _check_length(samples)
                taken.append((offset, len(samples) / RATE))
                # A second try at a higher temperature draws lots; the place in the recording fixes how they fall.
                yield samples, round(offset * 1000)

        found = self._together.hear(seeded(), language, count)
        while True:
            with warnings.catch_warnings(action="ignore"), torch.inference_mode():
                sentences = next(found, None)
            if sentences is None:
                return
            yield list(in_recording([_segment(sentence) for sentence in sentences], *taken.popleft()))


def _check_length(samples: np.ndarray) -> None:
    if len(samples) > LONGEST_CHUNK * RATE:
        raise ValueError(f"{len(samples) / RATE:.1f} s is more than one window")


def _segment(sentence: Sentence) -> dict[str, Any]:
    words = [
        {"word": word.text, "start": word.start, "end": word.end, "probability": word.probability}
        for word in sentence.words
    ]
    return {"text": sentence.text, "words": words}
