"""The recorder as a machine: a source, a state, a writer. It is driven by one thread, `turn` by `turn`.

What may be lost or kept, and why not:
- Sound before `start`, in a pause or off the record passes through the level meter and is gone: no list holds it.
- A command counts from the moment it came in. Sound that came before belongs to the old state, wherever it waits.
- The reply to a command, and its event, come after the sound before it is on the disk.
- A full disk: sound waits in memory, events wait in order; both are tried again every second.
"""

import time
from collections import deque
from pathlib import Path
from typing import assert_never

from interview_tui.audio import messages as m
from interview_tui.audio.gaps import Gap, GapFinder
from interview_tui.audio.meter import SILENT_DBFS, Meter
from interview_tui.audio.recording import Recording
from interview_tui.audio.ring import Block
from interview_tui.audio.sources import Source
from interview_tui.audio.tryout import TestRecording
from interview_tui.audio.wav import SoundFormat
from interview_tui.audio.writer import SoundWriter
from interview_tui.interview.events import (
    AnyEvent,
    GapDetected,
    OffTheRecord,
    Paused,
    RecordingStarted,
    Resumed,
    Stopped,
)
from interview_tui.interview.timeline import Timeline
from interview_tui.language import _
from interview_tui.problem import Problem, reason

FLUSH_SECONDS = 0.5
"""With a slow turn and a busy disk on top, a crash costs a second at most."""
_FLUSH_BYTES = 4_000_000
"""A file source at full speed fills a second's worth of memory sooner than a second passes."""
PENDING_SECONDS = 600
"""How much sound waits in memory for a full disk, before new sound becomes a gap."""
STOP_SECONDS = 600
"""How long a stopped recorder waits for a full disk to take the rest."""
_DISK_CHECK_SECONDS = 5.0
LOW_DISK_MINUTES = 10


class Deck:
    """One interview's recorder. `status` is true as of the last turn and may be read from any thread."""

    def __init__(self, interview_folder: Path, source: Source) -> None:
        self.recording = Recording(interview_folder / "audio")
        self.status = m.RecorderStatus()
        self._timeline = Timeline(interview_folder / "timeline.jsonl")
        self._unwritten: deque[AnyEvent] = deque()
        self._timeline_damaged = False
        self._source = source
        self._state: m.RecorderState = "listening"
        self._writer: SoundWriter | None = None
        self._meter = Meter()
        self._gaps: GapFinder | None = None
        self._test = TestRecording()
        self._base_frames = self.recording.frames
        self._unkept_frames = 0
        self._heard_frames = 0
        self._kept_from = 0.0
        self._silent_since = 0.0
        self._flushed = 0.0
        self._ending_since: float | None = None
        self._disk_checked = float("-inf")
        self._disk_minutes: float | None = None
        self._publish(time.monotonic())

    @property
    def state(self) -> m.RecorderState:
        return self._state

    @property
    def finished(self) -> bool:
        """Stopped or erased, and everything that could be written is on the disk."""
        return self._state in ("stopped", "erased") and self._ending_since is None

    def turn(self, now: float) -> None:
        """Take what has come, write what is due, look for faults."""
        self._take(now, until=now)
        held = self._source.held_at() is not None or self._source.ended
        writer = self._writer
        if writer is not None:
            due = now - self._flushed >= FLUSH_SECONDS
            if due or writer.pending_bytes > _FLUSH_BYTES or (held and writer.pending_bytes and not writer.refused):
                self._flush(now)
        if self._unwritten and now - self._flushed >= FLUSH_SECONDS:
            self._flush(now)
        if self._ending_since is not None:
            self._end(now)
        self._publish(now)

    def carry_out(self, command: m.Command, at: float) -> m.RecorderStatus:
        """Do what a driver asked at that moment (`time.monotonic()`), and say how it stands afterwards."""
        self._take_all(at)
        refused = self._do(command, at)
        self._publish(time.monotonic())
        return self.status.model_copy(update={"refused": refused or self.status.refused})

    def _do(self, command: m.Command, at: float) -> str:
        """Returns why not, in the user's language; "" when it is done."""
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
                if self._state != "listening" or self._source.format is None:
                    return _("A test recording can be made only before the recording, with a microphone that works.")
                self._test.begin(seconds, self._source.format)
            case m.HoldAt(seconds=seconds):
                self._source.hold(seconds)
            case m.SetSpeed(speed=speed):
                self._source.set_speed(speed)
            case m.UseDefault():
                if not self._source.use_default():
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
        format = self._source.format
        if format is None:
            return _("There is no microphone to record from. Plug one in, or choose another.")
        if (earlier := self.recording.format) not in (None, format):
            assert earlier is not None
            return _("The earlier part of this recording has {rate} samples a second: use the same microphone.").format(
                rate=earlier.rate
            )
        self._test.end()
        self._writer = SoundWriter(self.recording.folder, format, self.recording.next_number)
        self._gaps = None if self._source.is_file else GapFinder(format)
        self._state, self._kept_from, self._flushed = "recording", at, at
        self._log(RecordingStarted(at=self._seconds, rate=format.rate, channels=format.channels))
        return ""

    def _interrupt(self, state: m.RecorderState, at: float) -> str:
        if self._state == state:
            return ""
        if self._state not in ("recording", "paused", "off_record"):
            return _("Nothing is being recorded.")
        if self._state == "recording":
            self._flush(at)
            self._silent_since = self._clock(at)
        self._state = state
        self._log(Paused(at=self._seconds) if state == "paused" else OffTheRecord(at=self._seconds))
        return ""

    def _resume(self, at: float) -> str:
        if self._state == "recording":
            return ""
        if self._state not in ("paused", "off_record"):
            return _("Nothing is being recorded.")
        if self._gaps is not None:
            self._gaps.forget()
        self._state, self._kept_from = "recording", at
        self._log(Resumed(at=self._seconds, seconds=round(max(0.0, self._clock(at) - self._silent_since), 3)))
        return ""

    def stop(self, at: float) -> None:
        """End the recording at that moment. Where the disk is full it goes on trying, turn by turn."""
        if self._state in ("stopped", "erased"):
            return
        self._take_all(at)
        self._state = "stopped"
        self._test.end()
        self._source.close()
        self._ending_since = at
        self._end(at)

    def _end(self, now: float) -> None:
        if self._writer is not None:
            assert self._ending_since is not None
            in_vain = now - self._ending_since > STOP_SECONDS
            if not self._flush(now) and not in_vain:
                return
            self._writer.close()
            self._base_frames += self._writer.frames_written
            self._writer = None
            self._log(Stopped(at=self._seconds, seconds=self._seconds))
        if self._unwritten and not self._timeline_damaged and now - (self._ending_since or now) <= STOP_SECONDS:
            return
        self._ending_since = None

    def _erase(self) -> str:
        self._source.close()
        self._test.end()
        if self._writer is not None:
            self._writer.drop()
        self._writer = None
        self._ending_since = None
        self._base_frames = 0
        try:
            self.recording.erase()
        except OSError as error:
            self._state = "stopped"  # the mark of an erasure that was begun stays, and the next opening finishes it
            return _("The sound could not be deleted: {reason}.").format(reason=reason(error))
        self._state = "erased"
        return ""

    def save(self) -> None:
        """After a bug: what memory holds goes to the disk, whatever else is wrong."""
        if self._writer is not None:
            self._writer.close()

    def _take_all(self, at: float) -> None:
        """Take what came until then, and hold nothing back: the state is about to change."""
        self._take(at, until=at)
        if self._gaps is not None:
            self._keep_all(self._gaps.settle())

    def _take(self, now: float, until: float) -> None:
        """Take sound out of the ring: to the disk while recording, else nowhere."""
        blocks = self._source.ring.take(until)
        format = self._source.format
        if format is not None and blocks:
            for block in blocks:
                self._meter.add(block.data, format)
                self._test.add(block.data)
                self._heard_frames += len(block.data) // format.frame_bytes
            self._source.taken()
        if self._state != "recording":
            return
        if self._gaps is None:
            self._keep_all(blocks)
        else:
            self._keep_all(self._gaps.take([b for block in blocks if (b := self._after_the_key(block)).data], now))

    def _after_the_key(self, block: Block) -> Block:
        """Without what a microphone had heard before `start` or `resume` and delivered later."""
        format = self._source.format
        if not self._kept_from or format is None:
            return block
        frames = len(block.data) // format.frame_bytes
        wanted = round((block.at - self._kept_from) * format.rate)
        if wanted >= frames:
            self._kept_from = 0.0
            return block
        if wanted <= 0:
            return Block(b"", block.at)
        self._kept_from = 0.0
        return Block(block.data[-wanted * format.frame_bytes :], block.at)

    def _keep_all(self, blocks: "list[Block] | list[Block | Gap]") -> None:
        writer = self._writer
        if writer is None:
            return
        for block in blocks:
            if isinstance(block, Gap):
                self._add_silence(writer, block.frames)
            elif writer.refused and writer.pending_seconds > PENDING_SECONDS:
                self._unkept_frames += len(block.data) // writer.format.frame_bytes
            else:
                if self._unkept_frames:
                    self._add_silence(writer, self._unkept_frames)
                    self._unkept_frames = 0
                writer.add(block.data)

    def _add_silence(self, writer: SoundWriter, frames: int) -> None:
        start = self._seconds
        writer.add(bytes(frames * writer.format.frame_bytes))
        seconds = frames / writer.format.rate
        self._log(GapDetected(at=self._seconds, start=start, seconds=round(seconds, 3)))

    def _flush(self, now: float) -> bool:
        self._flushed = now
        done = self._writer.flush() if self._writer is not None else True
        self._write_events()
        return done

    def _log(self, event: AnyEvent) -> None:
        self._unwritten.append(event)
        self._write_events()

    def _write_events(self) -> None:
        """Append what is waiting, in order; a full disk leaves it for the next second."""
        try:
            while self._unwritten:
                self._timeline.append(self._unwritten[0])
                self._unwritten.popleft()
        except OSError:
            return
        except Problem:  # somebody has damaged the file: no reason to stop recording
            self._timeline_damaged = True

    @property
    def _format(self) -> SoundFormat:
        return self._source.format or SoundFormat()

    @property
    def _seconds(self) -> float:
        added = self._writer.frames_added if self._writer is not None else 0
        return (self._base_frames + added) / self._format.rate

    def _clock(self, now: float) -> float:
        """What an interruption is measured by: the file's own seconds, or those on the wall."""
        return self._heard_frames / self._format.rate if self._source.is_file else now

    def _faults(self, now: float) -> tuple[m.Fault, ...]:
        faults: set[m.Fault] = set(self._source.faults(now))
        running = self._source.running(now)
        if not running:
            self._meter.forget()
        elif self._meter.dead:
            faults.add("only_zeros")
        if now - self._disk_checked >= _DISK_CHECK_SECONDS:
            self._disk_checked = now
            self._disk_minutes = self.recording.minutes_of_disk(self._format)
        if (self._writer is not None and self._writer.refused) or self._unwritten:
            faults.add("disk_full")
        elif self._disk_minutes is not None and self._disk_minutes < LOW_DISK_MINUTES:
            faults.add("disk_low")
        return tuple(sorted(faults))

    def _publish(self, now: float) -> None:
        source, format = self._source, self._format
        held = source.held_at()
        heard = self._heard_frames / format.rate
        if held is not None and held[0] == self._heard_frames:
            heard = held[1]  # exactly what was asked for, so that `source_seconds >= wanted` comes true
        faults = self._faults(now)
        self.status = m.RecorderStatus(
            state=self._state,
            seconds=self._seconds,
            source_seconds=heard,
            monotonic=now,
            speed=source.speed,
            running=source.running(now),
            source_ended=source.ended,
            device=source.device,
            rate=format.rate,
            channels=format.channels,
            peak_dbfs=round(self._meter.peak_dbfs, 1) if source.running(now) else SILENT_DBFS,
            trying_out=self._test.phase,
            faults=faults,
            minutes_of_disk=self._disk_minutes,
            refused=self._test.problem,
        )
