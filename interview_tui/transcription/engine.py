"""What the worker asks of a speech recogniser, so that another one can take its place."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Protocol

from pydantic import BaseModel, ConfigDict

from interview_tui.transcription.segments import Word

if TYPE_CHECKING:
    import numpy as np

RATE = 16_000
"""Samples a second of everything an engine hears: mono float32 in [-1, 1]."""
LONGEST_CHUNK = 30.0
"""Seconds an engine hears at once: Whisper's window."""


class Heard(BaseModel):
    """A segment as the engine heard it; it gets its id from the transcript."""

    model_config = ConfigDict(frozen=True)
    start: float
    """Seconds of recording."""
    end: float
    text: str
    words: tuple[Word, ...] = ()
    speaker: str | None = None
    """As in `Segment`: of a transcript from elsewhere, which said who speaks. No engine knows it."""


class Engine(Protocol):
    """A speech recogniser with its model loaded."""

    name: str
    """As it stands in the transcript: `openai-whisper`."""
    model: str
    language: str | None
    """What is spoken, "sv" or "en"; None until the engine has found out for itself."""

    def segments(self, samples: "np.ndarray", offset: float) -> Sequence[Heard]:
        """What is said in `samples` (at most 30 s), in order, never overlapping; none where nothing is.

        `offset` is the place of the first sample in the recording, in seconds; the same samples at the same place
        always give the same answer, so that work which was broken off goes on as if it had not been.
        """
        ...

    def several(self, chunks: "Iterable[tuple[np.ndarray, float]]") -> "Iterator[Sequence[Heard]]":
        """What is said in each of several chunks (samples and offset): for each what `segments` gives for it alone.

        It is given as soon as it is known. The chunks are taken as they are needed, some before the first answer, and
        perhaps by another thread.
        """
        ...
