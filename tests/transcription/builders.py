"""Small makers for transcripts, and an engine that says what it was given."""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from interview_tui.transcription.engine import RATE, Heard
from interview_tui.transcription.segments import Segment, Word
from interview_tui.transcription.transcript import ChunkLine, Header


class CountingEngine:
    """Hears one word in every chunk: how many samples it was given."""

    name = "counting"
    model = "none"
    language: str | None = "sv"

    def several(self, chunks: Iterable[tuple[np.ndarray, float]]) -> Iterator[Sequence[Heard]]:
        return (self.segments(*chunk) for chunk in chunks)

    def segments(self, samples: np.ndarray, offset: float) -> Sequence[Heard]:
        end = offset + len(samples) / RATE
        word = Word(start=offset, end=end, text=str(len(samples)))
        return [Heard(start=offset, end=end, text=word.text, words=(word,))]


def header(model: str = "none", notice: str = "") -> Header:
    return Header(engine="counting", model=model, language="sv", notice=notice)


def chunk(n: int, start: float, end: float, text: str = "", speech: bool = True, took: float = 0.0) -> ChunkLine:
    """Speech all through, with the words of `text` evenly over it."""
    heard = segment(text, start, end) if text else None
    return ChunkLine(
        n=n,
        start=start,
        end=end,
        speech=((start, end),) if speech else (),
        took=took,
        segments=(Heard(start=start, end=end, text=text, words=heard.words),) if heard else (),
    )


def segment(text: str, start: float, end: float, id: str = "0.0") -> Segment:
    texts = text.split()
    step = (end - start) / len(texts)
    words = tuple(Word(start=start + i * step, end=start + (i + 1) * step, text=t) for i, t in enumerate(texts))
    return Segment(id=id, start=start, end=end, text=text, words=words)


def loud_and_quiet(lengths: Sequence[float], seed: int = 0) -> np.ndarray:
    """Noise and silence by turns, silence first, each so many seconds: speech to `loud_spans`."""
    noise = np.random.default_rng(seed)
    parts = [
        noise.normal(0, 0.1 if i % 2 else 1e-4, round(seconds * RATE)).astype(np.float32)
        for i, seconds in enumerate(lengths)
    ]
    return np.concatenate(parts) if parts else np.empty(0, np.float32)


def loud_spans(samples: np.ndarray) -> list[tuple[float, float]]:
    """A detector for `loud_and_quiet`: where a tenth of a second is loud, as causal as the real one."""
    step = RATE // 10
    loud = [bool(np.abs(samples[i : i + step]).max() > 0.02) for i in range(0, len(samples), step)]
    spans: list[tuple[float, float]] = []
    for i, is_loud in enumerate(loud):
        start, end = i / 10, min((i + 1) / 10, len(samples) / RATE)
        if is_loud and spans and start - spans[-1][1] < 0.25:
            spans[-1] = (spans[-1][0], end)
        elif is_loud:
            spans.append((start, end))
    return spans
