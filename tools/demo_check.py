"""How well a model hears a demo recording: words in order, and words under the question they were said to."""

import difflib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np

from interview_tui.audio.hearing.vad import speech_spans
from interview_tui.transcription.chunks import Cutting, next_chunk
from tools.espeak import RATE

Timed = tuple[float, float, str]
"""Start and end in seconds, word in lower case."""
Transcribe = Callable[[np.ndarray], list[Timed]]


@dataclass(frozen=True)
class Condition:
    """One way a recording can reach the model."""

    offset: float = 0.0
    """Seconds of near-silence before it, as when a player is started after a recorder."""
    resampled: bool = False
    """Through 48 kHz and back."""
    at_least: float | None = None
    """Length in seconds from which on the worker ends a chunk at a silence; None is the model's own blind windows."""

    def __str__(self) -> str:
        way = "blind windows" if self.at_least is None else f"chunks of {self.at_least:g} s or more"
        return f"{way}, {self.offset:g} s late{', by 48 kHz' if self.resampled else ''}"


@dataclass(frozen=True)
class Heard:
    """What was recognised of the words that were said."""

    said: int
    right: int
    invented: int
    """Words in the transcript that nobody said there."""
    in_place: int
    """Recognised words whose middle lies under the right question."""
    lost: tuple[int, ...]
    """Indices of the said words that were not recognised, and of those beside an invented one."""

    @property
    def share(self) -> float:
        return self.right / self.said

    @property
    def placed(self) -> float:
        return self.in_place / max(1, self.right)


def hear(model: Any, language: str, samples: np.ndarray, condition: Condition, seed: int = 0) -> list[Timed]:
    """The words a model hears, with times in seconds of `samples`."""
    import torch

    torch.manual_seed(seed)  # the temperature fallback draws
    noise = np.random.default_rng(seed).normal(0, 2e-4, int(condition.offset * RATE)).astype(np.float32)
    audio = np.concatenate([noise, samples])
    if condition.resampled:
        from scipy.signal import resample_poly

        audio = resample_poly(resample_poly(audio, 3, 1), 1, 3).astype(np.float32)
    words: list[Timed] = []
    for start, end in [(0, len(audio))] if condition.at_least is None else _sounds(audio, condition.at_least):
        result = model.transcribe(
            audio[start:end],
            language=language,
            fp16=False,
            condition_on_previous_text=False,
            word_timestamps=True,
        )
        for segment in result["segments"]:
            for word in segment["words"]:
                at = start / RATE - condition.offset
                words += [(word["start"] + at, word["end"] + at, w) for w in plain(word["word"])]
    return words


def windows_heard(model: Any, language: str, samples: np.ndarray, spans: list[tuple[float, float]]) -> list[list[str]]:
    """The words heard in each span of at most 30 s (seconds from-to), all decoded at once: quick, without times."""
    import torch
    import whisper

    pieces = [torch.from_numpy(samples[int(start * RATE) : int(end * RATE)].copy()) for start, end in spans]
    mels = torch.stack([whisper.log_mel_spectrogram(whisper.pad_or_trim(piece)) for piece in pieces])
    options = whisper.DecodingOptions(language=language, fp16=False, temperature=0.0)
    return [plain(result.text) for result in whisper.decode(model, mels, options)]


def words_lost(said: list[str], heard: list[str]) -> set[int]:
    """Indices of the said words that were not recognised, and of those beside an invented one."""
    lost: set[int] = set()
    for kind, a, b, _, _ in difflib.SequenceMatcher(None, said, heard, autojunk=False).get_opcodes():
        if kind != "equal":
            lost |= set(range(a, b)) or {min(a, len(said) - 1)}
    return lost


def compare(said: list[Timed], heard: list[Timed], question_at: Callable[[float], str | None]) -> Heard:
    """`question_at` gives the question (or script) that is current at a second."""
    wanted, got = [w for *_, w in said], [w for *_, w in heard]
    right = in_place = invented = 0
    for kind, a, b, c, d in difflib.SequenceMatcher(None, wanted, got, autojunk=False).get_opcodes():
        if kind == "equal":
            right += b - a
            in_place += sum(
                question_at(sum(said[a + k][:2]) / 2) == question_at(sum(heard[c + k][:2]) / 2) for k in range(b - a)
            )
        else:
            invented += max(0, (d - c) - (b - a))
    return Heard(len(said), right, invented, in_place, tuple(sorted(words_lost(wanted, got))))


def plain(text: str) -> list[str]:
    """Its words in lower case, without punctuation."""
    return re.findall(r"\w+", text.lower())


def _sounds(audio: np.ndarray, at_least: float) -> Iterable[tuple[int, int]]:
    """Samples from-to that the worker would let its engine hear."""
    cutting, start, length = Cutting(at_least=at_least), 0.0, len(audio) / RATE
    spans = speech_spans(audio)  # once: the detector takes longer than the model

    def find_speech(samples: np.ndarray) -> list[tuple[float, float]]:
        reach = len(samples) / RATE
        shifted = ((max(0.0, span.start - start), min(reach, span.end - start)) for span in spans)
        return [(first, last) for first, last in shifted if last > first]

    while length - start > 0.002:
        until = min(length, start + cutting.window)
        piece = audio[round(start * RATE) : round(until * RATE)]
        chunk = next_chunk(piece, start, find_speech, cutting, ended=until == length)
        assert chunk is not None, "the whole recording is there"
        if chunk.sound:
            yield round(chunk.sound[0] * RATE), round(chunk.sound[1] * RATE)
        start = chunk.end
