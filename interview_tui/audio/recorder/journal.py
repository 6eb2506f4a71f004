"""What the recorder has to say in the timeline. A full disk keeps it waiting, in order; nothing is dropped.

What waits stands in the spare folder too, if there is one: then it outlives the recorder, and `recover` brings it home.
"""

from collections import deque
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from filelock import Timeout

from interview_tui.audio.storage.spare import EVENTS
from interview_tui.files import append_line
from interview_tui.interview.events import AnyEvent
from interview_tui.interview.timeline import Timeline
from interview_tui.problem import Problem

_LOCK_SECONDS = 0.1
"""A screen holds the timeline for as long as the disk takes for a line; no sound waits for one that froze over it."""


class Journal:
    """Events on their way to `timeline.jsonl`."""

    def __init__(self, interview_folder: Path) -> None:
        self.spare: Path | None = None
        """The spare folder, as soon as there is one."""
        self._timeline = Timeline(interview_folder / "timeline.jsonl", lock_seconds=_LOCK_SECONDS)
        self._waiting: deque[AnyEvent] = deque()
        self._in_spare = 0
        self._spare_used = False
        self._busy = False
        self.damaged = False
        """Somebody has spoilt the file: no reason to stop recording, and nothing more can be written."""

    @property
    def waiting(self) -> bool:
        """The study's disk has not taken everything."""
        return bool(self._waiting)

    @property
    def disk_refuses(self) -> bool:
        """It waits because of the disk, and not for a screen that froze over the file."""
        return self.waiting and not self._busy

    @property
    def safe(self) -> bool:
        """Whatever waits is on some disk."""
        return self._in_spare == len(self._waiting)

    def add(self, event: AnyEvent) -> None:
        """Write `event` now, or after those that wait already."""
        wall = datetime.now().astimezone().isoformat(timespec="milliseconds")
        self._waiting.append(event.model_copy(update={"wall": wall}))
        self.write()

    def write(self) -> None:
        """Append what is waiting; a full disk leaves it for the next time."""
        self._busy = False
        try:
            while self._waiting:
                self._timeline.append(self._waiting[0])
                self._waiting.popleft()
                self._in_spare = max(0, self._in_spare - 1)
        except OSError as error:
            self._busy = isinstance(error, Timeout)
            self._keep_in_spare()
            return
        except Problem:
            self.damaged = True
            self._keep_in_spare()
            return
        if self.spare is not None and self._spare_used:
            with suppress(OSError):  # found again, an event that stands in the timeline already counts once
                (self.spare / EVENTS).unlink(missing_ok=True)
                self._spare_used = False

    def _keep_in_spare(self) -> None:
        if self.spare is None:
            return
        try:
            for event in list(self._waiting)[self._in_spare :]:
                self._spare_used = True
                append_line(self.spare / EVENTS, event.model_dump(mode="json"))
                self._in_spare += 1
        except OSError:
            return  # no disk takes it: it waits in memory
