"""What is done for an interview whose recorder died: mend the files, say in the timeline where the sound ends, archive.

Everything here can be killed at any moment and done again.
"""

import os
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from filelock import Timeout
from pydantic import ValidationError

from interview_tui.audio.recorder.runtime import recorder_lock, withdraw
from interview_tui.audio.storage.recording import BACKUP, Recording
from interview_tui.audio.storage.spare import EVENTS, spares, tidy_spares
from interview_tui.audio.storage.wav import SoundFormat
from interview_tui.files import BrokenLine, read_lines
from interview_tui.interview.events import EVENT, AnyEvent, ConsentRefused, RecordingStarted, Stopped
from interview_tui.interview.record import read_record, update_record
from interview_tui.interview.timeline import Timeline
from interview_tui.problem import Problem

_SAMPLE = 0.0005
"""Seconds; two lengths that differ by less are the same."""


def recover(interview_folder: Path) -> bool:
    """Put the recording of this interview in order if no recorder lives for it; whether anything was to be done.

    Raises `Problem` if the archive cannot be made or a part of the sound is on a disk that is away (all that is here
    is then safe in its WAV files), `OSError` if the folder cannot be written. A study that may only be read is left
    as it is.
    """
    audio = interview_folder / "audio"
    if not audio.is_dir() or not os.access(audio, os.W_OK):
        return False
    lock = recorder_lock(audio)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        return False
    try:
        withdraw(audio)
        interrupted = mend_for_recording(interview_folder)
        recording = Recording(audio)
        to_archive = bool(recording.wavs or recording.backup.wavs)
        break_seals(interview_folder)
        try:
            recording.archive()
        finally:
            recording.backup.archive()
        return interrupted or to_archive
    finally:
        lock.release()


def break_seals(interview_folder: Path) -> None:
    """Take the archives that are about to take in more sound out of the interview's record. Call it holding the lock.

    Killed before the new ones are sealed, the next opening sees by that which are not. A record that cannot be read or
    written keeps nothing from being archived.
    """
    recording = Recording(interview_folder / "audio")
    growing = {"audio/recording.flac"} if recording.wavs else set()
    if recording.backup.wavs:
        growing.add(f"audio/{BACKUP}/recording.flac")
    if not growing:
        return
    with suppress(Problem):
        seals = read_record(interview_folder).audio
        kept = tuple(seal for seal in seals if seal.file not in growing)
        if kept != seals:
            update_record(interview_folder, audio=kept)


def mend_for_recording(interview_folder: Path) -> bool:
    """Mend the files and end a recording that nobody ended; whether there was one. Call it holding the lock."""
    audio = interview_folder / "audio"
    recording = Recording(audio)
    timeline = Timeline(interview_folder / "timeline.jsonl")
    take_up_events(audio, timeline)
    events = timeline.events()
    last = _last(events)
    started = next((e for e in reversed(events) if isinstance(e, RecordingStarted)), None)
    recording.repair(SoundFormat(started.rate, started.channels) if started is not None else None)
    if isinstance(last, ConsentRefused):
        recording.erase()  # refused, and the recorder died before it could
        return False
    seconds = recording.seconds
    # The end that was noted while a spare folder was away came too early.
    too_early = isinstance(last, Stopped) and last.interrupted and seconds > last.seconds + _SAMPLE
    if not isinstance(last, RecordingStarted) and not too_early:
        return False
    timeline.append(Stopped(at=seconds, seconds=seconds, interrupted=True, wall=_last_written(recording)))
    return True


def _last_written(recording: Recording) -> str:
    """When the sound ended, by the clock on the wall; "" if no file tells."""
    try:
        newest = max((path.stat().st_mtime for path in recording.wavs), default=None)
    except OSError:
        return ""
    if newest is None:
        return ""
    return datetime.fromtimestamp(newest).astimezone().isoformat(timespec="milliseconds")


def take_up_events(audio_folder: Path, timeline: Timeline) -> int:
    """Append to the timeline what waits for it in the spare folders, each event once; how many there were.

    An event is known again by its wall clock, so it must have that when it is written to the spare folder. Raises
    `OSError` where the timeline takes none; they then wait on.
    """
    waiting = [spare.folder / EVENTS for spare in spares(audio_folder) if (spare.folder / EVENTS).exists()]
    if not waiting:
        return 0
    known = {_without_number(event) for event in timeline.events()}
    taken = 0
    for path in waiting:
        for event in _events_in(path):
            if _without_number(event) not in known:
                timeline.append(event)
                taken += 1
        path.unlink()
    tidy_spares(audio_folder)
    return taken


def _events_in(path: Path) -> list[AnyEvent]:
    """What can be read of it: the recorder wrote it in its last moments, on a disk that may have failed, too."""
    events: list[AnyEvent] = []
    try:
        for record in read_lines(path):
            if "schema" not in record:
                events.append(EVENT.validate_python(record))
    except (BrokenLine, ValidationError):
        return events
    return events


def _without_number(event: AnyEvent) -> AnyEvent:
    return event.model_copy(update={"n": 0})


def _last(events: list[AnyEvent]) -> AnyEvent | None:
    """The newest event that began or ended a recording."""
    return next((e for e in reversed(events) if isinstance(e, RecordingStarted | Stopped | ConsentRefused)), None)
