"""What Whisper says of one chunk, in seconds of recording. Pure."""

from collections.abc import Iterable, Mapping
from typing import Any

from interview_tui.transcription.engine import Heard
from interview_tui.transcription.segments import Word


def in_recording(segments: Iterable[Mapping[str, Any]], offset: float, seconds: float) -> Iterable[Heard]:
    """Whisper's segments in seconds of recording, in order, none reaching past its chunk, none empty.

    A segment has `text` and `words`, a word `word`, `start`, `end` and `probability`; times are seconds of the chunk,
    which begins at `offset` and is `seconds` long.
    """
    last = 0.0
    for segment in segments:
        words = []
        for word in segment["words"]:
            start = min(max(float(word["start"]), last), seconds)
            last = min(max(float(word["end"]), start), seconds)
            if text := word["word"].strip():
                words.append(
                    Word(
                        start=round(offset + start, 3),
                        end=round(offset + last, 3),
                        text=text,
                        probability=round(float(word["probability"]), 4),
                    )
                )
        if words:
            yield Heard(start=words[0].start, end=words[-1].end, text=segment["text"].strip(), words=tuple(words))
