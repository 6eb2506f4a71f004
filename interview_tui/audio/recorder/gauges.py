"""What the recorder says of itself: level, faults, room on the disk. Reads the tracks and changes nothing."""

from typing import get_args

from interview_tui.audio.hearing.meter import SILENT_DBFS
from interview_tui.audio.recorder.awake import Awake
from interview_tui.audio.recorder.journal import Journal
from interview_tui.audio.recorder.messages import Fault, RecorderState, RecorderStatus
from interview_tui.audio.recorder.track import Track
from interview_tui.audio.recorder.tryout import TestRecording
from interview_tui.audio.storage.disk import minutes_left

LOW_DISK_MINUTES = 30
_SLOW_LOOK_SECONDS = 5.0
"""Between two looks at what takes milliseconds and changes slowly."""
_ORDER = get_args(Fault)


class Gauges:
    """Those of one recorder; `second` is the backup microphone's track."""

    def __init__(
        self, main: Track, second: Track | None, journal: Journal, test: TestRecording, awake: Awake | None
    ) -> None:
        self._main, self._second = main, second
        self._journal, self._test, self._awake = journal, test, awake
        self._looked = float("-inf")
        self._disk_minutes: float | None = None
        self._drift_ppm: float | None = None

    @property
    def second_bytes(self) -> int:
        """What a second of all tracks takes on the disk."""
        return sum(track.format.second_bytes for track in (self._main, self._second) if track is not None)

    def read(self, state: RecorderState, now: float) -> RecorderStatus:
        """As of `now` (`time.monotonic()`)."""
        main, second, source = self._main, self._second, self._main.source
        if now - self._looked >= _SLOW_LOOK_SECONDS:
            self._looked = now
            self._disk_minutes = self._minutes_of_disk()
            self._drift_ppm = main.drift_ppm()
        faults = self._faults(now)
        peaks = main.peaks_dbfs(now)
        return RecorderStatus(
            state=state,
            seconds=main.seconds,
            source_seconds=self._source_seconds(),
            monotonic=now,
            speed=source.speed,
            running=main.running(now),
            source_ended=source.ended,
            device=source.device,
            rate=main.format.rate,
            channels=main.format.channels,
            peak_dbfs=max(peaks),
            peaks_dbfs=peaks,
            second_device=second.source.device if second is not None else "",
            second_running=second.running(now) if second is not None else False,
            second_peak_dbfs=max(second.peaks_dbfs(now)) if second is not None else SILENT_DBFS,
            lost_seconds=round(main.lost_seconds, 3),
            drift_ppm=self._drift_ppm,
            sleep_inhibited=self._awake is not None and self._awake.held,
            spare=str(main.spare) if "on_spare" in faults else "",
            trying_out=self._test.phase,
            faults=tuple(sorted(faults, key=_ORDER.index)),
            minutes_of_disk=self._disk_minutes,
            refused=self._test.problem,
        )

    def _source_seconds(self) -> float:
        main, held = self._main, self._main.source.held_at()
        if held is not None and held[0] == main.heard_frames:
            return held[1]  # exactly what was asked for, so that `source_seconds >= wanted` comes true
        return main.heard_frames / main.format.rate

    def _faults(self, now: float) -> set[Fault]:
        main, second = self._main, self._second
        faults = set(main.faults(now))
        if second is not None and (not second.running(now) or "only_zeros" in second.faults(now)):
            faults.add("second_gone")
        events_wait = self._journal.disk_refuses
        if main.refused or (events_wait and not self._journal.safe):
            faults.add("disk_full")
        elif main.on_spare or events_wait:
            faults.add("on_spare")
        elif self._disk_minutes is not None and self._disk_minutes < LOW_DISK_MINUTES:
            faults.add("disk_low")
        return faults

    def _minutes_of_disk(self) -> float | None:
        """How long the disk that is written to lasts for all tracks together."""
        main = self._main
        place = main.spare if main.on_spare else None
        minutes = minutes_left(place or main.recording.folder, main.format.rate, main.format.channels)
        return None if minutes is None else minutes * main.format.second_bytes / self.second_bytes
