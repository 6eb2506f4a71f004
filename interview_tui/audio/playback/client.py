"""The screen's side of the player: play, pause, go to, faster, slower. Nothing here ever waits for a loudspeaker.

The process is started by the first `play`. What a person asked for is shown at once; what the player reports takes its
place as soon as it has heard of it.
"""

import queue
import threading
import time
from dataclasses import dataclass, replace
from pathlib import Path

from interview_tui.audio.playback.messages import (
    FASTEST,
    SLOWEST,
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
from interview_tui.audio.playback.process import STUCK, PlayerProcess
from interview_tui.audio.storage.recording import Recording
from interview_tui.audio.storage.wav import SoundFormat
from interview_tui.language import _
from interview_tui.problem import Problem

QUICK_DEATH_SECONDS = 2.0
"""One that dies so soon after its start is not started again unasked."""
SPEED_STEP = 0.1


@dataclass(frozen=True, slots=True)
class Playback:
    """How it stood at `monotonic`; `position_at` carries it on."""

    state: PlayerState = "empty"
    position: float = 0.0
    """Seconds of recording."""
    monotonic: float = 0.0
    length: float = 0.0
    channels: int = 1
    speed: float = 1.0
    side: Side = "both"
    trouble: Trouble = ""

    @property
    def sounding(self) -> bool:
        """It plays, or is about to."""
        return self.state in ("opening", "playing")

    def position_at(self, now: float) -> float:
        """What can be heard at that moment (`time.monotonic()`), in seconds of recording."""
        if self.state != "playing":
            return self.position
        on = self.position + min(max(0.0, now - self.monotonic), 1.0) * self.speed
        return min(on, max(self.length, self.position))

    @property
    def problem(self) -> Problem | None:
        """Why nothing is heard, with its cure."""
        return _problem(self.trouble) if self.trouble else None


@dataclass(frozen=True, slots=True)
class _Lost:
    process: PlayerProcess


class Player:
    """Every method may be called from any thread and returns at once.

    `resume_back`: seconds that `play` goes back after a pause, so that the ear finds the thread again; not where
    somebody has gone to another place meanwhile.
    """

    def __init__(self, *, resume_back: float = 0.0) -> None:
        self.resume_back = resume_back
        self._turn = threading.RLock()
        self._now = Playback()
        self._n = 0
        self._left_off = False
        """It was paused, and stands where it was then."""
        self._sound: tuple[Order, bytes] | None = None
        self._inbox: queue.Queue[tuple[Order, bytes] | _Lost | None] = queue.Queue()
        self._thread: threading.Thread | None = None
        self._process: PlayerProcess | None = None

    @property
    def now(self) -> Playback:
        """How it stands."""
        with self._turn:
            return self._now

    @property
    def position(self) -> float:
        """What can be heard this moment, in seconds of recording."""
        return self.now.position_at(time.monotonic())

    def load(self, path: Path, at: float = 0.0) -> None:
        """Get ready to play an interview's `audio` folder (or its `backup`), also one that grows, or a sound file."""
        length, channels = 0.0, 1
        if path.is_dir():
            recording = Recording(path)
            length, channels = recording.seconds, recording.channels
        with self._turn:
            self._take(Load(path=str(path), at=at), b"")
            self._show(state="paused", position=at, length=length, channels=channels, trouble="")

    def hear(self, data: bytes, format: SoundFormat) -> None:
        """Get ready to play sound that is in memory alone; it goes through a pipe and never to the disk."""
        with self._turn:
            self._take(Hear(size=len(data), rate=format.rate, channels=format.channels), data)
            length = len(data) / format.second_bytes
            self._show(state="paused", position=0.0, length=length, channels=format.channels, trouble="")

    def play(self, at: float | None = None) -> None:
        """Play from that second, else from where it is; from the beginning where it had come to its end."""
        with self._turn:
            if self._sound is None or (at is None and self._now.sounding):
                return
            if at is None:
                ended = self._now.state == "ended"
                at = 0.0 if ended else self._now.position - (self.resume_back if self._left_off else 0.0)
            at, self._left_off = self._inside(at), False
            state: PlayerState = "playing" if self._now.state == "playing" else "opening"
            self._show(state=state, position=at, trouble="")
            self._send(Play(at=at), launch=True)

    def pause(self) -> None:
        with self._turn:
            if self._now.sounding:
                self._show(state="paused", position=self.position, trouble="")
                self._left_off = True
                self._send(Pause())

    def toggle(self) -> None:
        """Play if it is silent, pause if it plays."""
        with self._turn:
            self.pause() if self._now.sounding else self.play()

    def go_to(self, at: float) -> None:
        """Be at that second; it goes on playing if it plays."""
        with self._turn:
            if self._sound is None:
                return
            at = self._inside(at)
            state: PlayerState = "paused" if self._now.state == "ended" else self._now.state
            self._left_off = False
            self._show(state=state, position=at)
            self._send(GoTo(at=at))

    def move(self, seconds: float) -> None:
        """Forward, or back if negative."""
        with self._turn:
            self.go_to(self.position + seconds)

    def set_speed(self, speed: float) -> None:
        """0.5 to 2.0; the pitch stays."""
        with self._turn:
            speed = min(FASTEST, max(SLOWEST, round(speed, 2)))
            self._show(position=self.position, speed=speed)
            self._send(Pace(speed=speed))

    def faster(self, steps: int = 1) -> None:
        """So many steps of a tenth; slower if negative."""
        with self._turn:
            self.set_speed(self._now.speed + steps * SPEED_STEP)

    def choose(self, side: Side) -> None:
        """What to hear of a recording with two channels."""
        with self._turn:
            self._show(position=self.position, side=side)
            self._send(Choose(side=side))

    def close(self) -> None:
        """Fall silent and end the process. Loading something begins anew."""
        with self._turn:
            self._show(state="empty", position=self.position)
            self._sound = None
            self._n += 1  # whatever is still reported is about what was
            if self._thread is not None:
                self._inbox.put(None)
                self._thread = None

    # Under `_turn`

    def _show(self, **changes: object) -> None:
        self._now = replace(self._now, monotonic=time.monotonic(), **changes)  # type: ignore[arg-type]

    def _take(self, order: Order, data: bytes) -> None:
        self._sound, self._left_off = (order, data), False
        self._send(order, data)

    def _inside(self, at: float) -> float:
        return min(max(0.0, at), self._now.length or at)

    def _send(self, order: Order, data: bytes = b"", *, launch: bool = False) -> None:
        """To the thread that talks to the process; only `launch` starts one, and that one is told everything."""
        self._n += 1
        if self._thread is None:
            if not launch:
                return
            self._inbox = queue.Queue()
            self._thread = threading.Thread(target=self._talk, args=(self._inbox,), name="player", daemon=True)
            self._thread.start()
        self._inbox.put((order.model_copy(update={"n": self._n}), data))

    # The thread that talks to the process

    def _talk(self, inbox: "queue.Queue[tuple[Order, bytes] | _Lost | None]") -> None:
        process: PlayerProcess | None = None
        while (message := inbox.get()) is not None:
            if isinstance(message, _Lost):
                if message.process is process:
                    process = None
                    self._mourn(message.process)
                continue
            order, data = message
            if process is None:
                if not isinstance(order, Play):
                    continue  # the next process is told how everything stands
                process = self._launch(inbox)
            process.write(order, data)
        if process is not None:
            process.end()

    def _launch(self, inbox: "queue.Queue[tuple[Order, bytes] | _Lost | None]") -> PlayerProcess:
        process = PlayerProcess()
        with self._turn:
            sound, now = self._sound, self._now
        threading.Thread(target=self._listen, args=(process, inbox), name="player's word", daemon=True).start()
        threading.Thread(target=process.watch, name="player's watch", daemon=True).start()
        if sound is not None:
            process.write(*sound)
            process.write(Pace(speed=now.speed))
            process.write(Choose(side=now.side))
        return process

    def _listen(self, process: PlayerProcess, inbox: "queue.Queue[tuple[Order, bytes] | _Lost | None]") -> None:
        assert process.popen.stdout is not None
        try:
            with process.popen.stdout as stdout:
                for line in stdout:
                    report = Report.model_validate_json(line)
                    process.heard(report)
                    with self._turn:
                        if report.n == self._n:  # it has heard of everything that was asked for
                            self._believe(report)
        finally:
            process.over.set()
            inbox.put(_Lost(process))

    def _believe(self, report: Report) -> None:
        self._now = replace(
            self._now,
            state=report.state,
            position=report.position,
            monotonic=report.monotonic,
            length=report.length,
            channels=report.channels,
            trouble=report.trouble or ("died" if self._now.trouble == "died" else ""),
        )

    def _mourn(self, process: PlayerProcess) -> None:
        """Say that it is gone, and go on where it was if that may help."""
        hung = process.popen.wait() == STUCK or process.hung
        quick = time.monotonic() - process.started < QUICK_DEATH_SECONDS
        process.end()
        with self._turn:
            if not self._now.sounding:
                return
            at = self.position
            if hung or quick:  # a driver that takes the player down with it is no better than one that hangs
                self._show(state="paused", position=at, trouble="hangs")
                return
            self._show(state="opening", position=at, trouble="died")
            self._send(Play(at=at), launch=True)


def _problem(trouble: Trouble) -> Problem:
    words: dict[Trouble, tuple[str, str]] = {
        "no_sound_system": (
            _("Nothing can be played: the sound library PortAudio is missing."),
            _("`interview-tui doctor` says how to install it."),
        ),
        "no_loudspeaker": (
            _("There is no loudspeaker to play on."),
            _("Plug one in or turn it on, then play again."),
        ),
        "loudspeaker_gone": (
            _("The loudspeaker has been unplugged."),
            _("Plug it in, or choose another in the system's settings, then play again."),
        ),
        "no_sound": (_("There is no sound here to play."), ""),
        "unreadable": (
            _("The sound cannot be read here."),
            _("Verify the recording: it says what is damaged."),
        ),
        "hangs": (
            _("The loudspeaker does not answer."),
            _("Play again: it is opened anew. If that does not help, choose another in the system's settings."),
        ),
        "died": (_("The player had stopped by itself, and was started again."), ""),
    }
    what, cure = words[trouble]
    return Problem(what, cure=cure)
