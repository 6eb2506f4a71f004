"""The transcriber gives way: while an interview is recorded, nothing is as important as the recorder and the keys.

It runs at low priority anyway. Where that is not enough, the recorder has lost sound on the way (a gap whose cause is
`overrun` in the timeline), or the screen was late and says so by touching a file. Then the transcriber pauses after
each chunk for twice the time that the chunk took, a third of the machine at most, until all has been well for a while.
Only pauses: fewer threads would add numbers up in another order, and the same sound must give the same words.
"""

import time
from collections.abc import Callable
from pathlib import Path

from interview_tui.interview.events import GapDetected
from interview_tui.interview.timeline import Timeline
from interview_tui.problem import Problem
from interview_tui.transcription.transcript import ChunkLine

LATE_FILE = ".late"
"""In the interview's folder: touched by a screen that was late. Empty."""
CALM = 30.0
"""Seconds without trouble after which it works on as before."""
_SHARE = 2.0
"""Seconds of pause for a second of work."""
_LONGEST = 20.0
"""Seconds: the longest pause; a slow model would never be done."""


def say_late(interview_folder: Path) -> None:
    """The screen was late. A disk that is full, or can only be read, keeps nobody from working."""
    try:
        (interview_folder / LATE_FILE).touch(0o600)
    except OSError:
        return


class Trouble:
    """Whether recorder or screen are in trouble in one interview now."""

    def __init__(self, interview_folder: Path, clock: Callable[[], float] = time.time) -> None:
        self._late = interview_folder / LATE_FILE
        self._timeline = Timeline(interview_folder / "timeline.jsonl")
        self._clock = clock
        self._bytes, self._overruns = -1, 0
        self._overruns = self._count()
        self._overrun_at = -CALM

    def __call__(self) -> bool:
        now = self._clock()
        if (overruns := self._count()) > self._overruns:
            self._overruns, self._overrun_at = overruns, now
        try:
            late_at = self._late.stat().st_mtime
        except OSError:
            late_at = -CALM
        return 0 <= now - max(late_at, self._overrun_at) < CALM

    def _count(self) -> int:
        """How often the recorder has lost sound on the way; read again only when the log has grown."""
        path = self._timeline.path
        size = path.stat().st_size if path.exists() else 0
        if size == self._bytes:
            return self._overruns
        self._bytes = size
        try:
            events = self._timeline.events()
        except Problem:  # told where it is needed to understand the recording
            return self._overruns
        return sum(isinstance(event, GapDetected) and event.cause == "overrun" for event in events)


class GivingWay:
    """Pauses after a chunk while there is trouble; a transcript's writer calls it for each."""

    def __init__(self, trouble: Callable[[], bool], pause: Callable[[float], None]) -> None:
        """`pause` waits so many seconds, or looks whether the work is to end if there are none; it raises then."""
        self._trouble = trouble
        self._pause = pause

    def __call__(self, chunk: ChunkLine) -> None:
        self._pause(min(_LONGEST, _SHARE * chunk.took) if self._trouble() else 0.0)
