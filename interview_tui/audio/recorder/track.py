"""One microphone's way to the disk: source → level → gaps → files. The deck says what is kept and when.

Sound that is not kept (before the start, in a pause, off the record) passes the level meter and is gone.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from interview_tui.audio.hearing.meter import SILENT_DBFS, Meter
from interview_tui.audio.hearing.ring import Block
from interview_tui.audio.hearing.sources import Source
from interview_tui.audio.recorder.clock import ClockLog, NoteKind
from interview_tui.audio.recorder.gaps import Gap, GapFinder
from interview_tui.audio.recorder.messages import Fault
from interview_tui.audio.storage.recording import Recording
from interview_tui.audio.storage.reserve import Reserve
from interview_tui.audio.storage.wav import SoundFormat
from interview_tui.audio.storage.writer import SoundWriter
from interview_tui.interview.events import GapCause

PENDING_SECONDS = 600
"""How much sound waits in memory for a full disk, before new sound becomes a gap."""

_MOST_SILENCE = 16_000_000
"""Bytes in memory; more of it goes to the disk at once."""


@dataclass(frozen=True, slots=True)
class Filled:
    """Silence that was written where sound was lost; seconds of recording."""

    start: float
    end: float
    cause: GapCause

    @property
    def seconds(self) -> float:
        return self.end - self.start


def _nobody(_data: bytes) -> None:
    return


class Track:
    """`overhear` is given every block that comes in, kept or not. Driven by the deck's thread alone."""

    def __init__(
        self,
        recording: Recording,
        source: Source,
        *,
        reserve: Reserve | None = None,
        overhear: Callable[[bytes], None] = _nobody,
    ) -> None:
        self.recording = recording
        self.source = source
        self._reserve = reserve
        self.heard_frames = 0
        """Taken from the source since it was opened."""
        self.lost_seconds = 0.0
        self._overhear = overhear
        self._meter = Meter()
        self._clock: ClockLog | None = None
        self._faults: frozenset[Fault] = frozenset()
        self._writer: SoundWriter | None = None
        self._gaps: GapFinder | None = None
        self._frames_before = recording.frames
        self._unkept_frames = 0
        self._kept_from = 0.0
        self._was_down = False

    @property
    def format(self) -> SoundFormat:
        return self.source.format or SoundFormat()

    @property
    def seconds(self) -> float:
        """Length of the recording, on the disk or about to be."""
        added = self._writer.frames_added if self._writer is not None else 0
        return (self._frames_before + added) / self.format.rate

    def seconds_at(self, at: float) -> float:
        """Where in the recording that moment is, also if its sound is still to come, or its silence to be filled in."""
        missing = self._gaps.missing(at) if self._gaps is not None else 0.0
        return self.seconds + self._unkept_frames / self.format.rate + max(0.0, missing)

    @property
    def writing(self) -> bool:
        return self._writer is not None

    @property
    def pending_bytes(self) -> int:
        return self._writer.pending_bytes if self._writer is not None else 0

    @property
    def spare(self) -> Path | None:
        """Where sound goes when the study's disk takes none."""
        places = self.recording.places
        return places[1] if len(places) > 1 else None

    @property
    def on_spare(self) -> bool:
        """The last sound went to the spare place."""
        return self._writer is not None and self._writer.on_spare

    @property
    def refused(self) -> bool:
        """No disk took all of the last flush."""
        return self._writer is not None and self._writer.refused

    def begin(self, at: float) -> None:
        """Open files and keep what is heard from that moment (`time.monotonic()`). The source has a format."""
        format = self.format
        recording = self.recording
        self._writer = SoundWriter(recording.places, format, recording.next_number, self._reserve)
        self._gaps = None if self.source.is_file else GapFinder(format)
        self._clock = ClockLog(recording.diary, format.rate)
        self.note("started")
        self.go_on(at)

    def go_on(self, at: float) -> None:
        """Keep what is heard from that moment, after an interruption that nobody misses."""
        if self._gaps is not None:
            self._gaps.forget(at)
        if self._clock is not None:
            self._clock.new_stretch()
        self._kept_from, self._was_down = at, False

    def slept(self, seconds: float, now: float) -> list[Filled]:
        """The machine was suspended for so long: what follows is not joined to what came before; nothing is missing."""
        filled = self.settle()
        if self._gaps is not None:
            self._gaps.forget(now)
        if self._clock is not None:
            self._clock.slept(seconds)
        return filled

    def note(self, kind: NoteKind, **numbers: float) -> None:
        """For the diary, while there is a recording."""
        if self._clock is not None:
            self._clock.note(kind, **numbers)

    def fill_up(self, seconds: float) -> list[Filled]:
        """Silence up to that second of recording, for a track that begins later than the first one."""
        missing = round(seconds * self.format.rate) - round(self.seconds * self.format.rate)
        return [self._add_silence(missing, "device")] if missing > 0 else []

    def catch_up(self, until: float) -> None:
        """What was heard before that moment is in the ring afterwards."""
        self.source.catch_up(until)

    def take(self, now: float, until: float, *, keep: bool) -> list[Filled]:
        """Take what came until then out of the ring: to the files if it is to be kept, else nowhere."""
        blocks = self.source.ring.take(until)
        format = self.source.format
        if format is not None and blocks:
            for block in blocks:
                self._meter.add(block.data, format)
                self._overhear(block.data)
                self.heard_frames += len(block.data) // format.frame_bytes
            self.source.taken()
        if not keep or self._writer is None:
            return []
        self._was_down |= not self.source.running(now)
        if self._gaps is None:
            return self._keep_all(blocks)
        mine = [b for block in blocks if (b := self._after_the_key(block)).data]
        filled = self._keep_all(self._gaps.take(mine, now))
        if mine and self._clock is not None and not self._gaps.in_doubt:
            self._clock.look(round(self.seconds * self.format.rate), mine[-1].at)
        return filled

    def settle(self) -> list[Filled]:
        """Hold nothing back any more: what is kept is about to change."""
        return self._keep_all(self._gaps.settle()) if self._gaps is not None else []

    def break_off(self, at: float) -> list[Filled]:
        """Keep nothing that is heard after that moment. A microphone that is away just now has left a gap before it."""
        return self._keep_all(self._gaps.end(at)) if self._gaps is not None else []

    def flush(self) -> bool:
        """Whether everything kept is on the disk."""
        return self._writer.flush() if self._writer is not None else True

    def close(self) -> None:
        """End the files; what no disk takes is given up."""
        if self._writer is not None:
            self._writer.close()
            self._frames_before += self._writer.frames_written
            self._writer = None
        if self._clock is not None:
            self._clock.note("stopped")
            self._clock.close()

    def drop(self) -> None:
        """Let the files go and forget what memory holds: everything is being erased."""
        if self._writer is not None:
            self._writer.drop()
        if self._clock is not None:
            self._clock.abandon()
        self._writer = None
        self._frames_before = 0

    def running(self, now: float) -> bool:
        return self.source.running(now)

    def peaks_dbfs(self, now: float) -> tuple[float, ...]:
        """Of each channel: the loudest sample of the last quarter of a second."""
        if not self.running(now):
            return (SILENT_DBFS,) * self.format.channels
        return tuple(round(peak, 1) for peak in self._meter.peaks_dbfs)

    def drift_ppm(self) -> float | None:
        """The device's clock against the machine's; None before a minute. It costs milliseconds."""
        return self._clock.drift_ppm if self._clock is not None else None

    def faults(self, now: float) -> frozenset[Fault]:
        """What is wrong with the device and with what it delivers."""
        faults = self.source.faults(now)
        if self.running(now):
            faults |= self._meter.faults
        else:
            self._meter.forget()
        if self._clock is not None and faults != self._faults:
            self._clock.note_faults(self._faults, faults)
        self._faults = faults
        return faults

    def _after_the_key(self, block: Block) -> Block:
        """Without what a microphone had heard before `begin` or `go_on` and delivered later."""
        format = self.source.format
        if not self._kept_from or format is None:
            return block
        frames = len(block.data) // format.frame_bytes
        wanted = round((block.at - self._kept_from) * format.rate)
        if wanted >= frames:
            self._kept_from = 0.0
            return block
        if wanted <= 0:
            return Block(b"", block.at, block.lost)
        self._kept_from = 0.0
        return Block(block.data[-wanted * format.frame_bytes :], block.at, block.lost)

    def _keep_all(self, blocks: "list[Block] | list[Block | Gap]") -> list[Filled]:
        writer = self._writer
        filled: list[Filled] = []
        if writer is None:
            return filled
        for block in blocks:
            if isinstance(block, Gap):
                cause: GapCause = "device" if self._was_down else block.cause or "overrun"
                filled.append(self._add_silence(block.frames, cause))
                self._was_down = False
            elif writer.refused and writer.pending_seconds > PENDING_SECONDS:
                self._unkept_frames += len(block.data) // writer.format.frame_bytes
            else:
                if self._unkept_frames:
                    filled.append(self._add_silence(self._unkept_frames, "disk"))
                    self._unkept_frames = 0
                writer.add(block.data)
        return filled

    def _add_silence(self, frames: int, cause: GapCause) -> Filled:
        assert self._writer is not None
        start = self.seconds
        for done in range(0, frames, self._writer.format.rate * 60):  # hours of it have no place in memory
            self._writer.add(bytes(min(frames - done, self._writer.format.rate * 60) * self._writer.format.frame_bytes))
            if self._writer.pending_bytes > _MOST_SILENCE and not self._writer.refused:
                self._writer.flush()
        filled = Filled(start, self.seconds, cause)
        self.lost_seconds += filled.seconds
        if self._clock is not None:
            self._clock.new_stretch()
            self._clock.note("overrun" if cause == "overrun" else "gap", seconds=filled.seconds)
        return filled
