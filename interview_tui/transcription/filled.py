"""What was heard when speech without words was tried again, laid between the words that were there. Pure.

Nothing that was there is changed. A segment with a hole that was filled comes in parts, so that all is read in order.
"""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from interview_tui.transcription.engine import Heard
from interview_tui.transcription.segments import Segment, cut, middle


class FilledLine(BaseModel):
    """A line of `transcript.jsonl`: a span of speech without words was heard again, alone. Seconds of recording."""

    model_config = ConfigDict(frozen=True)
    kind: Literal["filled"] = "filled"
    chunk: int
    """Number of the chunk it is in."""
    start: float
    """Of the speech that had no words."""
    end: float
    engine: str
    model: str
    settings: dict[str, Any] = {}
    """How the words were heard; of several tries the one that was taken, or the last."""
    took: float = 0.0
    """Seconds of work."""
    segments: tuple[Heard, ...] = ()
    """Words within the span; none where nothing was heard this time either."""


def with_filled(segments: Sequence[Segment], filled: Sequence[Segment]) -> list[Segment]:
    """All of them in order of time. Parts of a segment that was cut get `a`, `b` … after its id."""
    starts = sorted(one.start for one in filled)
    whole = [
        part
        for segment in segments
        for _number, part in cut(segment, [bisect_left(starts, middle(word)) for word in segment.words] or [0])
    ]
    return sorted([*whole, *filled], key=lambda one: one.start)
