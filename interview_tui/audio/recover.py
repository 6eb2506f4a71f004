"""What is done for an interview whose recorder died: mend the files, say in the timeline where the sound ends, archive.

Everything here can be killed at any moment and done again.
"""

import os
from pathlib import Path

from filelock import Timeout

from interview_tui.audio.recording import Recording
from interview_tui.audio.runtime import recorder_lock, withdraw
from interview_tui.audio.wav import SoundFormat
from interview_tui.interview.events import AnyEvent, ConsentRefused, RecordingStarted, Stopped
from interview_tui.interview.timeline import Timeline


def recover(interview_folder: Path) -> bool:
    """Put the recording of this interview in order if no recorder lives for it; whether anything was to be done.

    Raises `Problem` if the archive cannot be made (the sound is then safe in its WAV files), `OSError` if the folder
    cannot be written. A study that may only be read is left as it is.
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
        to_archive = bool(recording.wavs)
        recording.archive()
        return interrupted or to_archive
    finally:
        lock.release()


def mend_for_recording(interview_folder: Path) -> bool:
    """Mend the files and end a recording that nobody ended; whether there was one. Call it holding the lock."""
    recording = Recording(interview_folder / "audio")
    timeline = Timeline(interview_folder / "timeline.jsonl")
    events = timeline.events()
    last = _last(events)
    started = next((e for e in reversed(events) if isinstance(e, RecordingStarted)), None)
    recording.repair(SoundFormat(started.rate, started.channels) if started is not None else None)
    if isinstance(last, ConsentRefused):
        recording.erase()  # refused, and the recorder died before it could
        return False
    if not isinstance(last, RecordingStarted):
        return False
    seconds = recording.seconds
    timeline.append(Stopped(at=seconds, seconds=seconds, interrupted=True))
    return True


def _last(events: list[AnyEvent]) -> AnyEvent | None:
    """The newest event that began or ended a recording."""
    return next((e for e in reversed(events) if isinstance(e, RecordingStarted | Stopped | ConsentRefused)), None)
