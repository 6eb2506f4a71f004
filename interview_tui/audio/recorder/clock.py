"""The recorder's diary `audio/clock.jsonl`: samples against the machine's clocks, and what happened meanwhile.

The time of a recording is its samples. Beside them stands once in ten seconds what the machine's clocks said, so that
one can tell afterwards how fast the sound card's clock ran, and where two recordings of the same talk meet. Between
those lines stand notes: gaps, faults, signals. Numbers and the words of `NoteKind` are all there is: nobody's name, no
device's name (it may hold a person's), nothing that was said.

    {"schema": 1, "rate": 16000}
    {"frames": 160000, "monotonic": 5123.441, "wall": 1790000000.2, "stretch": 0}
    {"note": "gap", "frames": 208000, "monotonic": 5126.42, "wall": 1790000003.2, "seconds": 0.7}
"""

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from interview_tui.audio.recorder.drift import Pair, drift_ppm
from interview_tui.audio.recorder.messages import Fault
from interview_tui.files import append_lines, read_lines

NoteKind = Literal[
    "started",
    "paused",
    "off_record",
    "resumed",
    "stopped",
    "gap",
    "overrun",
    "clock_set",
    "slept",
    "driver_attached",
    "driver_lost",
    "sigint",
    "sighup",
    "sigbreak",
    "sigterm",
    "sigcont",
    "reopened",
]
_LINE_SECONDS = 10
_STEP_SECONDS = 0.5
"""The clock on the wall is corrected a little all the time; so much at once, somebody has set it."""
_NOTES_AT_ONCE = 40
_NOTE_SECONDS = 12.0
"""A fault that comes and goes all the time may add a note so often: three hundred an hour."""
_WAITING_LINES = 500


class ClockLog:
    """Written by the recorder's one thread.

    Nothing here raises because of a disk: lines wait in memory, and if it lasts for hours the oldest go.
    """

    def __init__(
        self,
        path: Path,
        rate: int,
        *,
        monotonic: Callable[[], float] = time.monotonic,
        wall: Callable[[], float] = time.time,
    ) -> None:
        self._path, self._rate = path, rate
        self._monotonic, self._wall = monotonic, wall
        self._waiting: deque[dict[str, Any]] = deque([{"schema": 1, "rate": rate}], maxlen=_WAITING_LINES)
        self._pairs: list[Pair] = []
        self._best: Pair | None = None
        self._second: int | None = None
        self._frames = 0
        self._stretch = 0
        self._wall_base: float | None = None
        self._step_seen = False
        self._notes = float(_NOTES_AT_ONCE)
        self._noted = monotonic()
        self._left_out = 0
        self._open = True

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """The promptest pair of each ten seconds, oldest first."""
        return tuple(self._pairs)

    @property
    def drift_ppm(self) -> float | None:
        """As `drift_ppm(pairs, rate)`; it costs milliseconds, so ask once in ten seconds."""
        return drift_ppm(self._pairs, self._rate)

    def look(self, frames: int, at: float) -> None:
        """Call with every block or turn: so many frames had come at `at` (monotonic). Most calls do nothing."""
        self._frames = frames
        second = int(at)
        if not self._open or second == self._second:
            return
        if self._second is not None and second // _LINE_SECONDS != self._second // _LINE_SECONDS:
            self._keep_best()
        self._second = second
        pair = Pair(frames, at, self._wall() - (self._monotonic() - at), self._stretch)
        self._look_at_the_wall(pair)
        if self._best is None or self._lateness(pair) < self._lateness(self._best):
            self._best = pair

    def new_stretch(self) -> None:
        """What follows is not joined to what came before: a gap, a pause, a device opened anew, a sleep."""
        self._keep_best()
        self._stretch += 1
        self._second = None

    def slept(self, seconds: float) -> None:
        """The machine slept; its monotonic clock may have stood still, the one on the wall has not."""
        self.new_stretch()
        self._wall_base, self._step_seen = None, False
        self.note("slept", seconds=seconds)

    def note(self, kind: NoteKind, **numbers: float) -> None:
        """Something happened now. Only `kind` and numbers are kept."""
        self._note({"note": kind}, numbers)

    def note_faults(self, before: frozenset[Fault], now: frozenset[Fault]) -> None:
        """Which faults have come and which have gone."""
        for fault in sorted(now - before):
            self._note({"note": "fault", "fault": fault}, {})
        for fault in sorted(before - now):
            self._note({"note": "fault_over", "fault": fault}, {})

    def close(self) -> None:
        """Write what is waiting. Nothing is written afterwards, whatever is called."""
        if self._open:
            self._keep_best()
            self._write()
        self._open = False

    def abandon(self) -> None:
        """The recording is being erased: write nothing more."""
        self._open = False

    def _note(self, record: dict[str, Any], numbers: dict[str, float]) -> None:
        if not self._open:
            return
        now = self._monotonic()
        self._notes = min(_NOTES_AT_ONCE, self._notes + (now - self._noted) / _NOTE_SECONDS)
        self._noted = now
        if self._notes < 1:
            self._left_out += 1
            return
        self._notes -= 1
        record |= {"frames": self._frames, "monotonic": round(now, 3), "wall": round(self._wall(), 3)}
        record |= {name: round(float(value), 3) for name, value in numbers.items()}
        if self._left_out:
            record["left_out"] = self._left_out
            self._left_out = 0
        self._waiting.append(record)
        self._write()

    def _look_at_the_wall(self, pair: Pair) -> None:
        offset = pair.wall - pair.monotonic
        if self._wall_base is None:
            self._wall_base = offset
        step = offset - self._wall_base
        if abs(step) < _STEP_SECONDS:
            self._wall_base = offset
            self._step_seen = False
        elif not self._step_seen:
            self._step_seen = True  # a sleep looks the same until `slept` is called: wait a second
        else:
            self._step_seen = False
            self._wall_base = offset
            self.note("clock_set", by_seconds=step)

    def _lateness(self, pair: Pair) -> float:
        """A block is late by chance and never early: of several, the least late tells the clock best."""
        return pair.monotonic - pair.frames / self._rate

    def _keep_best(self) -> None:
        pair, self._best = self._best, None
        if pair is None or not self._open:
            return
        self._pairs.append(pair)
        record = {"frames": pair.frames, "monotonic": round(pair.monotonic, 4), "wall": round(pair.wall, 3)}
        self._waiting.append({**record, "stretch": pair.stretch})
        self._write()

    def _write(self) -> None:
        """Append what is waiting. No fsync: a power cut may cost the diary its last line, the sound must not wait."""
        try:
            append_lines(self._path, self._waiting, sync=False)
        except OSError:
            return  # tried again with the next line
        self._waiting.clear()


@dataclass(frozen=True, slots=True)
class Diary:
    """A `clock.jsonl` as it was read back."""

    rate: int
    pairs: tuple[Pair, ...]
    notes: tuple[dict[str, Any], ...]


def read_diary(path: Path) -> Diary:
    """What is on disk; of several recorders' parts the stretches are kept apart.

    Raises `OSError` if there is none, `ValueError` if it is no diary.
    """
    rate, first, stretch = 0, -1, -1
    pairs: list[Pair] = []
    notes: list[dict[str, Any]] = []
    try:
        for record in read_lines(path):
            if "schema" in record:
                rate, first = int(record["rate"]), stretch + 1
            elif "note" in record:
                notes.append(record)
            else:
                stretch = first + int(record["stretch"])
                pairs.append(Pair(int(record["frames"]), float(record["monotonic"]), float(record["wall"]), stretch))
    except (KeyError, TypeError) as error:
        raise ValueError("no diary of a recorder") from error
    if not rate:
        raise ValueError("no diary of a recorder")
    return Diary(rate, tuple(pairs), tuple(notes))
