"""The player: `python -m interview_tui.audio.playback.player`, driven through its stdin, reporting on its stdout.

A process of its own, so that a loudspeaker's driver that hangs never hangs a screen or a recorder: whoever started it
ends it and starts another. It writes nothing to the disk and leaves as soon as its stdin ends.
"""

import os
import queue
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from interview_tui.audio.playback.loudspeaker import Loudspeaker, NoLoudspeaker
from interview_tui.audio.playback.messages import (
    ORDER,
    Choose,
    GoTo,
    Hear,
    Load,
    Order,
    Pace,
    Pause,
    Play,
    PlayerState,
    Report,
    Side,
    Trouble,
)
from interview_tui.audio.playback.playable import MemorySound, Playable, one_side, playable
from interview_tui.audio.playback.process import STUCK
from interview_tui.audio.playback.stretch import Stretch
from interview_tui.audio.storage.wav import SoundFormat
from interview_tui.problem import Problem

STUCK_SECONDS = 2.0
HEARTBEAT_SECONDS = 0.5
_TURN_SECONDS = 0.02
_REPORT_SECONDS = 0.1
_PIECE_SECONDS = 0.25
_AHEAD_SECONDS = 0.75
"""Sound that is ready beforehand: a busy machine may keep this process waiting for so long."""
_GROWTH_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class _Stretched:
    """From frame `start` of what the loudspeaker was given: the recording from second `at`, at `speed`."""

    start: int
    at: float
    speed: float


class Playing:
    """Plays what it is told to. Everything here runs in one thread."""

    def __init__(self) -> None:
        self._orders: queue.Queue[tuple[Order, bytes]] = queue.Queue()
        self._speaker = Loudspeaker()
        self._sound: Playable | None = None
        self._state: PlayerState = "empty"
        self._trouble: Trouble = ""
        self._speed = 1.0
        self._side: Side = "both"
        self._position = 0.0
        """Where it is while it does not play."""
        self._stretched: list[_Stretched] = []
        self._stretch: Stretch | None = None
        self._next = 0
        """The first frame of the recording that has not been stretched."""
        self._all_given = False
        self._more_at = 0.0
        """Before that, a recording that grows is not looked at again."""
        self._n = 0
        self._reported = 0.0
        self._length = (0.0, 0.0)
        """Seconds of recording, and when they were looked up."""

    def run(self) -> None:
        """Never returns: the end of stdin ends the process."""
        threading.Thread(target=self._listen, name="orders", daemon=True).start()
        self._report()
        while True:
            try:
                order, data = self._orders.get(timeout=_TURN_SECONDS if self._state == "playing" else HEARTBEAT_SECONDS)
            except queue.Empty:
                pass
            else:
                self._n = order.n
                self._carry_out(order, data)
                self._report()
            now = time.monotonic()
            if self._state == "playing":
                self._go_on(now)
            if now - self._reported >= (_REPORT_SECONDS if self._state == "playing" else HEARTBEAT_SECONDS):
                self._report()

    def _listen(self) -> None:
        """Take orders; a driver may hang the other thread, but not the end of this process."""
        try:
            while line := sys.stdin.buffer.readline():
                order = ORDER.validate_json(line)
                data = sys.stdin.buffer.read(order.size) if isinstance(order, Hear) else b""
                self._orders.put((order, data))
        finally:
            os._exit(0)

    def _report(self) -> None:
        now = self._reported = time.monotonic()
        report = Report(
            n=self._n,
            state=self._state,
            position=round(self._place(now), 3),
            monotonic=now,
            length=self._seconds(now),
            channels=self._sound.channels if self._sound else 1,
            speed=self._speed,
            trouble=self._trouble,
        )
        sys.stdout.write(report.model_dump_json() + "\n")
        sys.stdout.flush()

    # Orders

    def _carry_out(self, order: Order, data: bytes) -> None:
        match order:
            case Load(path=path, at=at):
                self._load(lambda: playable(Path(path)), at)
            case Hear(rate=rate, channels=channels):
                self._load(lambda: MemorySound(data, SoundFormat(rate, channels)), 0.0)
            case Play(at=at):
                self._play(at)
            case Pause():
                self._halt("paused")
            case GoTo(at=at):
                self._go_to(at)
            case Pace(speed=speed):
                self._speed = speed
                self._stretch_anew()
            case Choose(side=side):
                self._side = side
                self._stretch_anew()

    def _load(self, open_it: Callable[[], Playable], at: float) -> None:
        self._halt("empty")
        self._sound, self._position, self._trouble, self._length = None, at, "", (0.0, 0.0)
        try:
            self._sound = open_it()
            self._state = "paused"
        except OSError:
            self._trouble = "unreadable"

    def _play(self, at: float) -> None:
        self._trouble, self._position = "", at
        if self._sound is None or not self._sound.frames:
            self._trouble = "unreadable" if self._sound is None else "no_sound"
            return
        if not self._speaker.open or self._speaker.gone:
            self._state = "opening"
            self._report()
            try:
                self._speaker.open_for(self._sound.rate)
            except NoLoudspeaker as no:
                self._state, self._trouble = "paused", no.trouble
                return
        self._state = "playing"
        self._stretched.clear()
        self._stretch_from(at)

    def _halt(self, state: PlayerState, trouble: Trouble = "") -> None:
        """Fall silent; the place stays where it was heard to be."""
        if self._state == "playing":
            self._position = self._place(time.monotonic())
        self._speaker.close()
        self._state, self._trouble = state, trouble

    def _go_to(self, at: float) -> None:
        self._position = at
        if self._state == "playing":
            self._stretched.clear()
            self._stretch_from(at)
        elif self._state == "ended":
            self._state = "paused"

    def _stretch_anew(self) -> None:
        """With another speed or side, from what has not been given to the loudspeaker yet."""
        if self._state == "playing":
            self._stretch_from(self._heard_at(self._speaker.drop()))

    def _stretch_from(self, at: float) -> None:
        assert self._sound is not None
        format = self._speaker.format
        self._stretched.append(_Stretched(self._speaker.drop(), at, self._speed))
        del self._stretched[:-8]
        self._stretch = Stretch(self._sound.rate, self._speed, format.rate, format.channels)
        self._next = max(0, round(at * self._sound.rate))
        self._all_given, self._more_at = False, 0.0

    # Playing

    def _go_on(self, now: float) -> None:
        """Give the loudspeaker more, and see whether it still takes it."""
        speaker = self._speaker
        if speaker.gone:
            self._halt("paused", "loudspeaker_gone")
            return
        if speaker.stuck_seconds(now) > STUCK_SECONDS:
            os._exit(STUCK)  # nothing here could close it
        try:
            self._give(now)
        except (OSError, Problem):
            self._halt("paused", "unreadable")
            return
        if self._all_given and not speaker.waiting_seconds and speaker.audible(now) >= speaker.handed:
            self._halt("ended")
            self._position = self._seconds(now)

    def _give(self, now: float) -> None:
        assert self._sound is not None
        assert self._stretch is not None
        piece = round(_PIECE_SECONDS * self._sound.rate)
        while now >= self._more_at and not self._all_given and self._speaker.waiting_seconds < _AHEAD_SECONDS:
            whole = self._sound.whole  # asked first: what is written in between is read in the next turn
            frames = self._sound.read(self._next, self._next + piece)
            if len(frames):
                self._next += len(frames)
                self._speaker.play(self._stretch.feed(one_side(frames, self._side)))
            elif whole:
                self._speaker.play(self._stretch.finish())
                self._all_given = True
            else:
                self._more_at = now + _PIECE_SECONDS

    def _place(self, now: float) -> float:
        """Seconds of recording: what can be heard now."""
        if self._state != "playing":
            return self._position
        return min(self._heard_at(self._speaker.audible(now)), max(self._length[0], self._stretched[-1].at))

    def _heard_at(self, frame: int) -> float:
        """The second of the recording that the loudspeaker was given as that frame."""
        stretched = self._stretched[0]
        for later in self._stretched[1:]:
            if later.start <= frame:
                stretched = later
        seconds = max(0, frame - stretched.start) / self._speaker.format.rate
        return stretched.at + seconds * stretched.speed

    def _seconds(self, now: float) -> float:
        """Length of the sound; one that grows is looked at once a second."""
        seconds, looked = self._length
        if self._sound is not None and (not looked or now - looked > _GROWTH_SECONDS):
            seconds = self._sound.frames / self._sound.rate
            self._length = (seconds, now)
        return seconds


if __name__ == "__main__":
    try:
        Playing().run()
    finally:
        os._exit(1)  # no thread is waited for: one of them reads, and an interpreter that ends would abort over it
