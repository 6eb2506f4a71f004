"""The recorder as a machine: its tracks, a state, a journal. It is driven by one thread, `turn` by `turn`.

What may be lost or kept, and why not:
- Sound before `start`, in a pause or off the record passes through the level meter, which holds less than half a
  second of it in memory, and is gone.
- A command counts from the moment its key went down. Sound that came before belongs to the old state, wherever it
  waits.
- The reply to a command, and its event, come after the sound before it is on the disk.
- A full disk: sound waits in memory, events wait in order; both are tried again every second.
- The second microphone's track is a copy for the day when the first one fails. Nothing waits for it.
"""

import time
from collections.abc import Iterable
from pathlib import Path
from typing import Literal, assert_never

from interview_tui.audio.hearing.sources import Source
from interview_tui.audio.recorder import messages as m
from interview_tui.audio.recorder.awake import Awake
from interview_tui.audio.recorder.clock import NoteKind
from interview_tui.audio.recorder.gauges import Gauges
from interview_tui.audio.recorder.journal import Journal
from interview_tui.audio.recorder.sleep_watch import SleepWatch
from interview_tui.audio.recorder.track import Filled, Track
from interview_tui.audio.recorder.tryout import TestRecording
from interview_tui.audio.storage.recording import Recording
from interview_tui.audio.storage.reserve import Reserve
from interview_tui.audio.storage.spare import prepare_spare
from interview_tui.files import folder_inside
from interview_tui.interview.events import (
    GapDetected,
    OffTheRecord,
    Paused,
    RecordingStarted,
    Resumed,
    Slept,
    Stopped,
)
from interview_tui.language import _
from interview_tui.problem import Problem, reason

FLUSH_SECONDS = 0.5
"""With a slow turn and a busy disk on top, a crash costs a second at most."""
_FLUSH_BYTES = 4_000_000
"""A file source at full speed fills a second's worth of memory sooner than a second passes."""
_SECOND_AGAIN_SECONDS = 1.0
STOP_SECONDS = 600
"""How long a stopped recorder waits for a full disk to take the rest."""


class Deck:
    """One interview's recorder. `status` is true as of the last turn and may be read from any thread."""

    def __init__(
        self,
        interview_folder: Path,
        source: Source,
        second: Source | None = None,
        *,
        awake: Awake | None = None,
        spare: Path | None = None,
        has_spare: bool = False,
        sleep_watch: SleepWatch | None = None,
    ) -> None:
        self.recording = Recording(interview_folder / "audio")
        self.reserve = Reserve(self.recording.folder)
        self.status = m.RecorderStatus()
        self._test = TestRecording()
        self._main = Track(self.recording, source, reserve=self.reserve, overhear=self._test.add)
        self._second = None if second is None else Track(self.recording.backup, second, reserve=self.reserve)
        self._journal = Journal(interview_folder)
        self._spare, self._has_spare = spare, has_spare
        self._awake = awake
        self._sleep_watch = sleep_watch or SleepWatch()
        self._state: m.RecorderState = "listening"
        self._silent_since = 0.0
        self._flushed = 0.0
        self._second_again = float("-inf")
        self._ending_since: float | None = None
        self._interrupted = False
        self.gauges = Gauges(self._main, self._second, self._journal, self._test, awake)
        self._publish(time.monotonic())

    @property
    def state(self) -> m.RecorderState:
        return self._state

    @property
    def finished(self) -> bool:
        """Stopped or erased, and everything that could be written is on the disk."""
        return self._state in ("stopped", "erased") and self._ending_since is None

    @property
    def recordings(self) -> list[Recording]:
        """What is archived at the end, the most important first."""
        return [track.recording for track in self._tracks()]

    def turn(self, now: float) -> None:
        """Take what has come, write what is due, look for faults."""
        self._look_for_sleep(now)
        self._begin_second(now)
        self._take(now, until=now)
        source = self._main.source
        held = source.held_at() is not None or source.ended
        pending = self._main.pending_bytes
        due = now - self._flushed >= FLUSH_SECONDS
        sound = self._main.writing and (due or pending > _FLUSH_BYTES or (held and pending and not self._main.refused))
        if sound or (self._journal.waiting and due):
            self._flush(now)
        if self._ending_since is not None:
            self._end(now)
        elif self._main.writing:
            self.reserve.breathe(now)
        self._publish(now)

    def note(self, kind: NoteKind) -> None:
        """For the diary of the recording, if there is one."""
        self._main.note(kind)

    def carry_out(self, command: m.Command, at: float) -> m.RecorderStatus:
        """Do what a driver asked at that moment (`time.monotonic()`), and say how it stands afterwards."""
        self._take_all(at)
        refused = self._do(command, at)
        self._publish(time.monotonic())
        return self.status.model_copy(update={"refused": refused or self.status.refused})

    def _do(self, command: m.Command, at: float) -> str:
        """Returns why not, in the user's language; "" when it is done."""
        source = self._main.source
        match command:
            case m.Ask():
                return ""
            case m.Start():
                return self._start(at)
            case m.Pause():
                return self._interrupt("paused", at)
            case m.GoOffTheRecord():
                return self._interrupt("off_record", at)
            case m.Resume():
                return self._resume(at)
            case m.Stop():
                self.stop(at)
            case m.Erase():
                return self._erase()
            case m.Leave():
                if self._state in ("recording", "paused", "off_record"):
                    return _("A recording is going on: stop it first.")
                self.stop(at)
            case m.TryOut(seconds=seconds):
                if self._state != "listening" or source.format is None:
                    return _("A test recording can be made only before the recording, with a microphone that works.")
                self._test.begin(seconds, source.format)
            case m.HoldAt(seconds=seconds):
                source.hold(seconds)
            case m.SetSpeed(speed=speed):
                source.set_speed(speed)
            case m.UseDefault():
                if not source.use_default():
                    return _("The chosen microphone works.")
            case _:
                assert_never(command)
        return ""

    def _start(self, at: float) -> str:
        if self._state == "recording":
            return ""
        if self._state in ("stopped", "erased"):
            return _("The recording has ended.")
        if self._state != "listening":
            return _("The recording is interrupted: resume it.")
        format = self._main.source.format
        if format is None:
            return _("There is no microphone to record from. Plug one in, or choose another.")
        if (earlier := self.recording.format) not in (None, format):
            assert earlier is not None
            return _("The earlier part of this recording has {rate} samples a second: use the same microphone.").format(
                rate=earlier.rate
            )
        self._test.end()
        self._prepare_spare(self.recording)
        self._journal.spare = self._main.spare
        self._main.begin(at)
        self._state, self._flushed = "recording", at
        if self._awake is not None:
            self._awake.hold()
        self._journal.add(RecordingStarted(at=self._main.seconds, rate=format.rate, channels=format.channels))
        self._begin_second(at)
        return ""

    def _prepare_spare(self, recording: Recording) -> None:
        """The one that was chosen, or, if that is away, the usual one: now, because a full disk takes no note of it."""
        if not self._has_spare:
            return
        try:
            prepare_spare(recording.folder, self._spare)
        except Problem:
            prepare_spare(recording.folder)

    def _begin_second(self, at: float) -> None:
        """Its microphone may have been found later than the first one."""
        second = self._second
        if self._state != "recording" or second is None or second.writing or second.source.format is None:
            return
        if at < self._second_again:
            return
        try:
            if second.recording.format in (None, second.source.format):
                folder_inside(second.recording.folder)
                self._prepare_spare(second.recording)
                second.begin(at)
                second.fill_up(self._main.seconds_at(at))
        except OSError:  # its folder cannot be made or read: nothing of that may reach the first one
            self._second_again = at + _SECOND_AGAIN_SECONDS

    def _interrupt(self, state: Literal["paused", "off_record"], at: float) -> str:
        if self._state == state:
            return ""
        if self._state not in ("recording", "paused", "off_record"):
            return _("Nothing is being recorded.")
        if self._state == "recording":
            self._break_off(at)
            self._flush(at)
            self._silent_since = self._clock(at)
        self._state = state
        place = self._main.seconds
        self._journal.add(Paused(at=place) if state == "paused" else OffTheRecord(at=place))
        self.note(state)
        return ""

    def _resume(self, at: float) -> str:
        if self._state == "recording":
            return ""
        if self._state not in ("paused", "off_record"):
            return _("Nothing is being recorded.")
        for track in self._tracks():
            track.go_on(at)
        self._state = "recording"
        seconds = round(max(0.0, self._clock(at) - self._silent_since), 3)
        self._journal.add(Resumed(at=self._main.seconds, seconds=seconds))
        self.note("resumed")
        return ""

    def stop(self, at: float, *, interrupted: bool = False) -> None:
        """End the recording at that moment. Where the disk is full it goes on trying, turn by turn.

        Not where the interview's folder was moved away and what waits stands in the spare folder: nobody could open the
        interview where it lies now while this one lives, and its next opening brings that home.

        `interrupted`: nobody asked for it, and the interview may go on with another recorder.
        """
        if self._state in ("stopped", "erased"):
            return
        self._take_all(at)
        if self._state == "recording":
            self._break_off(at)
        self._state, self._interrupted = "stopped", interrupted
        self._test.end()
        for track in self._tracks():
            track.source.close()
        if self._awake is not None:
            self._awake.release()
        self._ending_since = at
        self._end(at)

    def _end(self, now: float) -> None:
        assert self._ending_since is not None
        in_vain = now - self._ending_since > STOP_SECONDS
        if self._main.writing:
            if not self._flush(now) and not in_vain:
                return
            for track in self._tracks():
                track.close()
            seconds = self._main.seconds
            self._journal.add(Stopped(at=seconds, seconds=seconds, interrupted=self._interrupted))
        moved = self._journal.safe and not self.recording.folder.is_dir()
        if self._journal.waiting and not self._journal.damaged and not (moved or in_vain):
            return
        self._ending_since = None

    def _erase(self) -> str:
        self._test.end()
        for track in self._tracks():
            track.source.close()
            track.drop()
        if self._awake is not None:
            self._awake.release()
        self._ending_since = None
        try:
            self.recording.erase()
        except OSError as error:
            self._state = "stopped"  # the mark of an erasure that was begun stays, and the next opening finishes it
            return _("The sound could not be deleted: {reason}.").format(reason=reason(error))
        self._state = "erased"
        return ""

    def save(self) -> None:
        """After a bug: what memory holds goes to the disk, whatever else is wrong."""
        for track in self._tracks():
            track.close()
        self._journal.write()

    def _look_for_sleep(self, now: float) -> None:
        slept = self._sleep_watch.look()
        if not slept or self._state != "recording":
            return
        # Where `time.monotonic` goes on in sleep (Windows), what was heard before it would stand far before the rest.
        self._take(now, until=now - slept / 2)
        self._note_gaps(self._main.slept(slept, now))
        if self._second is not None:
            self._second.slept(slept, now)
        self._journal.add(Slept(at=self._main.seconds, seconds=round(slept, 3)))

    def _tracks(self) -> list[Track]:
        return [self._main] if self._second is None else [self._main, self._second]

    def _take_all(self, at: float) -> None:
        """Take what came until then, and hold nothing back: the state is about to change."""
        for track in self._tracks():
            track.catch_up(at)
        self._take(at, until=at)
        self._note_gaps(self._main.settle())
        if self._second is not None:
            self._second.settle()

    def _break_off(self, at: float) -> None:
        self._note_gaps(self._main.break_off(at))
        if self._second is not None:
            self._second.break_off(at)

    def _take(self, now: float, until: float) -> None:
        keep = self._state == "recording"
        self._note_gaps(self._main.take(now, until, keep=keep))
        if self._second is not None:
            self._second.take(now, until, keep=keep)

    def _note_gaps(self, gaps: Iterable[Filled]) -> None:
        for gap in gaps:
            self._journal.add(GapDetected(at=gap.end, start=gap.start, seconds=round(gap.seconds, 3), cause=gap.cause))

    def _flush(self, now: float) -> bool:
        """Whether the first track is on the disk; the second is written after it."""
        self._flushed = now
        done = self._main.flush()
        self._journal.write()
        if self._second is not None:
            self._second.flush()
        return done

    def _clock(self, now: float) -> float:
        """What an interruption is measured by: the file's own seconds, or those on the wall."""
        return self._main.heard_frames / self._main.format.rate if self._main.source.is_file else now

    def _publish(self, now: float) -> None:
        self.status = self.gauges.read(self._state, now)
