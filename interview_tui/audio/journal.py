"""What the recorder has to say in the timeline. A full disk keeps it waiting, in order; nothing is dropped."""

from collections import deque
from pathlib import Path

from interview_tui.interview.events import AnyEvent
from interview_tui.interview.timeline import Timeline
from interview_tui.problem import Problem


class Journal:
    """Events on their way to `timeline.jsonl`."""

    def __init__(self, interview_folder: Path) -> None:
        self._timeline = Timeline(interview_folder / "timeline.jsonl")
        self._waiting: deque[AnyEvent] = deque()
        self.damaged = False
        """Somebody has spoilt the file: no reason to stop recording, and nothing more can be written."""

    @property
    def waiting(self) -> bool:
        return bool(self._waiting)

    def add(self, event: AnyEvent) -> None:
        """Write `event` now, or after those that wait already."""
        self._waiting.append(event)
        self.write()

    def write(self) -> None:
        """Append what is waiting; a full disk leaves it for the next time."""
        try:
            while self._waiting:
                self._timeline.append(self._waiting[0])
                self._waiting.popleft()
        except OSError:
            return
        except Problem:
            self.damaged = True
