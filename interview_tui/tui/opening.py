"""From what was filled in to an interview that can be held. Blocks for up to some seconds: call it in a thread."""

import os
import shutil
import threading
import time
from pathlib import Path

from interview_tui.audio.recorder.client import Recorder
from interview_tui.interview.record import InterviewRecord
from interview_tui.language import _
from interview_tui.problem import Problem, reason
from interview_tui.sitting import Sitting
from interview_tui.study import Interview, Settings, Study

NO_SOUND = ("no_sound_system", "no_device", "device_gone", "hangs")
"""Faults of a recorder that hears nothing at all."""

_FIRST_WORD = 6.0
"""Seconds until a recorder knows whether it hears anything."""
_LOOK = 0.05


def open_sitting(study: Study, record: InterviewRecord, *, source: Path | None, sound: bool) -> Sitting:
    """Make the interview's folder and, with `sound`, a recorder that listens. Nothing is recorded yet.

    Raises `Problem`, and leaves no folder behind, when the microphone has vanished since it was chosen.
    """
    try:
        interview = study.new_interview(record)
    except OSError as error:
        raise Problem(
            _("The interview could not be written: {reason}.").format(reason=reason(error)),
            cure=_("Make room on the disk, or see that you may write in the study's folder."),
        ) from error
    if not sound:
        return Sitting(interview, None)
    try:
        recorder = _listening(interview, source)
    except Problem:
        shutil.rmtree(interview.folder)  # nothing has happened in it: the timeline begins with the sitting
        raise
    return Sitting(interview, recorder)


def open_again(interview: Interview, *, source: Path | None) -> Sitting:
    """Go on with an interview that was broken off; a key starts the recording again.

    Where sound has been recorded, a microphone that is away is awaited: the screen says so, and what is noted
    meanwhile stands at the end of that sound. Where nothing has been, one goes on without a recorder. Raises `Problem`
    where there is sound and no recorder can be started.
    """
    recorded = interview.state().has_been_recorded
    if interview.record.rehearsed is not None and not recorded:
        return Sitting(interview, None)  # it was not to be recorded, and its clock is no microphone's
    try:
        recorder = launch_recorder(interview, source=source)
    except Problem:
        if recorded:
            raise
        return Sitting(interview, None)
    if not recorded and _deaf(recorder) is not None:
        recorder.leave()
        return Sitting(interview, None)
    return Sitting(interview, recorder)


def launch_recorder(interview: Interview, *, source: Path | None, default_device: bool = False) -> Recorder:
    """A recorder with the microphones of the interview's record and the settings of its study.

    `default_device`: the system's default microphone in the place of the chosen one, which is away. Raises `Problem`
    if it cannot start, or if the record is damaged.
    """
    record, settings = interview.record, interview.study.settings
    return Recorder.launch(
        interview.folder,
        source=source,
        device=None if default_device else record.device,
        channels=2 if record.microphones == "two_channels" else None,
        second_device=record.second_device if record.microphones == "two_devices" and source is None else None,
        planned_minutes=settings.minutes,
        spare=usable_spare(settings),
        grace=settings.grace_minutes * 60,
    )


def usable_spare(settings: Settings) -> Path | None:
    """The folder that the study names for a full disk, if it can be written to now; else None.

    A stick that was forgotten at home keeps nobody from recording: the user's cache folder then takes its place.
    """
    if settings.spare is None:
        return None
    folder = Path(settings.spare).expanduser()
    return folder if folder.is_dir() and os.access(folder, os.W_OK | os.X_OK) else None


def _listening(interview: Interview, source: Path | None) -> Recorder:
    recorder = launch_recorder(interview, source=source)
    if (problem := _deaf(recorder)) is not None:
        recorder.end_process()  # it has recorded nothing, and must not write into a folder that is being removed
        raise problem
    return recorder


def _deaf(recorder: Recorder) -> Problem | None:
    """Why this recorder hears nothing, if it does not. One that has just been started is given a moment."""
    waited = threading.Event()
    end = time.monotonic() + _FIRST_WORD
    status = recorder.status()
    while not (status.running or status.faults or status.source_ended) and time.monotonic() < end:
        waited.wait(_LOOK)
        status = recorder.status()
    faults = status.faults
    if "hangs" in faults:
        return Problem(
            _("The microphone does not answer."), cure=_("Unplug it and plug it in again, or choose another.")
        )
    if any(fault in NO_SOUND for fault in faults):
        return Problem(_("The microphone is not there any more."), cure=_("Plug it in again, or choose another."))
    return None
