"""The words last transcribed, read again only when the worker has added some."""

from pathlib import Path

from interview_tui.problem import Problem
from interview_tui.transcription.transcript import read_transcript

_ENOUGH = 200
"""Characters: more than two lines hold."""


class WordsSoFar:
    """Looks at one interview's transcript while it grows."""

    def __init__(self, transcript: Path) -> None:
        self._path = transcript
        self._bytes = -1
        self._last: tuple[float, str] | None = None

    def last(self) -> tuple[float, str] | None:
        """When the last words were said (seconds of recording) and what they were; None before the first."""
        try:
            size = self._path.stat().st_size
        except FileNotFoundError:  # not begun, or erased just now
            size = 0
        if size != self._bytes:
            self._bytes = size
            self._last = self._read() if size else None
        return self._last

    def _read(self) -> tuple[float, str] | None:
        try:
            transcript = read_transcript(self._path)
        except Problem:  # told where the transcript is opened; nothing to say in the middle of an interview
            return None
        text, at = "", 0.0
        for segment in reversed(transcript.segments if transcript else ()):
            if len(text) + len(segment.text) > _ENOUGH and text:
                break
            text, at = f"{segment.text.strip()} {text}".strip(), segment.start
        return (at, text) if text else None
